import { expect, it } from 'vitest';
import { babelmesh, temporaryFolder } from './node-process.js';

const send = async (address: string) =>
  babelmesh(['send', '--node', '!deadbeef', '--to', 'es', '--timeout', '1', 'hello'], {
    env: {
      BABELMESH_RADIO_LINK: 'tcp',
      BABELMESH_RADIO_ADDRESS: address,
      BABELMESH_DATA: await temporaryFolder(),
    },
  });

it.each(['radio.local:99999', 'radio.local:', 'a:b', '[::1'])(
  'refuses %s for a radio’s address',
  async (address) => {
    const { code, stderr } = await send(address);
    expect(code).toBe(78);
    expect(stderr).toContain(address);
  },
);

it.each(['::1', '[::1]', '[::1]:4403'])('takes %s for an IPv6 address', async (address) => {
  const { code, stderr } = await send(address);
  expect(code).toBe(69);
  expect(stderr).toContain('tcp [::1]:4403');
});
