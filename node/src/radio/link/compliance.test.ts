import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, it } from 'vitest';
import { createSimulatedMesh } from '../simulator/simulated-mesh.js';
import { describeLinkCompliance, type FarEnd } from './compliance.js';
import { SerialTransport } from './serial-transport.js';
import { BROADCAST } from './sizes.js';
import { TcpTransport } from './tcp-transport.js';
import { openPty, type Pty } from './testing/pty.js';
import { readRecordedSession } from './testing/recorded-session.js';
import { ReplayRadio } from './testing/replay-radio.js';

/** The nodes of the recording. */
const SELF = 0xcc000011;
const PEER = 0xcc000012;
const THIRD = 0xcc000013;

const session = readRecordedSession();

describeLinkCompliance('simulated mesh', async (): Promise<FarEnd> => {
  const clock = new ManualClock();
  const mesh = createSimulatedMesh({
    clock,
    // The third node hears nobody, so that no relay answers in place of the peer.
    nodes: [{ num: SELF }, { num: PEER }, { num: THIRD, x: 100_000 }],
  });
  const self = mesh.node(SELF);
  return {
    clock,
    transport: mesh.connect(SELF),
    self: SELF,
    peer: PEER,
    isReal: false,
    inject: (bytes) => self.clientPort.raw(bytes),
    peerSends: ({ text, isBroadcast = false, ...options }) =>
      mesh.node(PEER).sendText(isBroadcast ? BROADCAST : SELF, text, options).id,
    refuseNextPacket: (routingError) => self.failNextClientPacket(routingError),
    silencePeer: () => mesh.node(PEER).switchOn(false),
    vanish: async (lastBytes) => {
      self.clientPort.raw(lastBytes);
      self.switchOn(false);
    },
    comeBack: async () => self.switchOn(true),
    close: () => mesh.close(),
  };
});

describeLinkCompliance('TCP, recorded radio', async (): Promise<FarEnd> => {
  const clock = new ManualClock();
  const radio = new ReplayRadio({ clock, session });
  let socket: Socket | undefined;
  const server = createServer((accepted) => {
    socket = accepted;
    accepted.setNoDelay(true);
    accepted.on('error', () => {});
    accepted.on('data', (bytes) => radio.onBytes(bytes));
    radio.connect((bytes) => accepted.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    clock,
    transport: new TcpTransport({ host: '127.0.0.1', port }),
    self: SELF,
    peer: PEER,
    isReal: true,
    inject: (bytes) => socket?.write(bytes),
    peerSends: (message) => radio.peerSends(message),
    refuseNextPacket: (routingError) => radio.refuseNextPacket(routingError),
    silencePeer: () => radio.silencePeer(),
    vanish: async (lastBytes) => {
      socket?.end(lastBytes);
    },
    comeBack: async () => {},
    close: async () => {
      socket?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
});

const probe = await openPty();
await probe?.hangUp();

if (probe) {
  describeLinkCompliance('serial, recorded radio on a pseudo-terminal', async (): Promise<FarEnd> => {
    const clock = new ManualClock();
    const radio = new ReplayRadio({ clock, session });
    const folder = await mkdtemp(join(tmpdir(), 'babelmesh-pty-'));
    const path = join(folder, 'ttyUSB0');
    let pty: Pty | undefined;
    const plugIn = async () => {
      pty = await openPty();
      if (!pty) throw new Error('no pseudo-terminal');
      pty.onData((bytes) => radio.onBytes(bytes));
      radio.connect((bytes) => pty?.write(bytes));
      await rm(path, { force: true });
      await symlink(pty.path, path);
    };
    await plugIn();
    return {
      clock,
      transport: new SerialTransport({ path }),
      self: SELF,
      peer: PEER,
      isReal: true,
      inject: (bytes) => pty?.write(bytes),
      peerSends: (message) => radio.peerSends(message),
      refuseNextPacket: (routingError) => radio.refuseNextPacket(routingError),
      silencePeer: () => radio.silencePeer(),
      vanish: async (lastBytes) => {
        pty?.write(lastBytes);
        await pty?.hangUp();
      },
      comeBack: plugIn,
      close: async () => {
        await pty?.hangUp();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
} else {
  const why = 'no program here makes a pseudo-terminal; install one with `apt-get install socat`';
  console.warn(`SKIPPED: the radio link over serial: ${why}`);
  describe('radio link: serial, recorded radio on a pseudo-terminal', () => {
    it.skip(`SKIPPED: ${why}`, () => {});
  });
}
