import { describe, expect, it } from 'vitest';
import { DeviceUnavailable, openOnDevice } from './device.js';

const works = async (device: string) => device;
const noCuda = async (device: string) => {
  if (device === 'cuda') throw new Error('no library');
  return device;
};

describe('openOnDevice', () => {
  it('takes CUDA where it is listed and opens', async () => {
    expect(await openOnDevice('auto', ['cpu', 'cuda'], works)).toMatchObject({
      opened: 'cuda',
      device: 'cuda',
    });
  });

  it('takes the CPU else, and says why', async () => {
    expect(await openOnDevice('auto', ['cpu'], works)).toMatchObject({
      opened: 'cpu',
      device: 'cpu',
      reason: 'ONNX Runtime has no CUDA here',
    });
    expect(await openOnDevice('auto', ['cpu', 'cuda'], noCuda)).toMatchObject({
      opened: 'cpu',
      reason: 'CUDA does not open: no library',
    });
    expect(await openOnDevice('cpu', ['cpu', 'cuda'], works)).toMatchObject({ opened: 'cpu' });
  });

  it('fails where CUDA is asked for by name and does not open', async () => {
    await expect(openOnDevice('cuda', ['cpu', 'cuda'], noCuda)).rejects.toThrow(DeviceUnavailable);
  });
});
