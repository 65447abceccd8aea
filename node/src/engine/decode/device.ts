/** What the operator asks for. */
export const DEVICES = ['auto', 'cpu', 'cuda'] as const;
export type Device = (typeof DEVICES)[number];

/** The device asked for by name does not open: the configuration is wrong, not the model. */
export class DeviceUnavailable extends Error {
  override readonly name = 'DeviceUnavailable';
}

/** What a session runs on, and why where that is not obvious. */
export interface DeviceChoice {
  readonly device: 'cpu' | 'cuda';
  readonly reason: string;
}

/**
 * Opens with the wanted device. `auto` takes CUDA where ONNX Runtime lists it and it opens (being listed
 * is not enough: the package lists CUDA without bringing its library), else the CPU, and says why.
 * Asked for `cuda` by name, a failure to open it is thrown as {@link DeviceUnavailable}.
 */
export async function openOnDevice<T>(
  wanted: Device,
  listed: readonly string[],
  open: (device: 'cpu' | 'cuda') => Promise<T>,
): Promise<{ readonly opened: T } & DeviceChoice> {
  if (wanted === 'cpu') return { opened: await open('cpu'), device: 'cpu', reason: 'configured' };
  if (wanted === 'cuda') return { opened: await openCuda(open), device: 'cuda', reason: 'configured' };
  if (!listed.includes('cuda')) {
    return { opened: await open('cpu'), device: 'cpu', reason: 'ONNX Runtime has no CUDA here' };
  }
  try {
    return { opened: await open('cuda'), device: 'cuda', reason: 'ONNX Runtime lists CUDA' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { opened: await open('cpu'), device: 'cpu', reason: `CUDA does not open: ${why}` };
  }
}

async function openCuda<T>(open: (device: 'cuda') => Promise<T>): Promise<T> {
  try {
    return await open('cuda');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DeviceUnavailable(`CUDA does not open: ${why}`, { cause });
  }
}
