import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SerialTransport } from './serial-transport.js';
import { TcpTransport } from './tcp-transport.js';
import type { TransportClosed } from './transport.js';

let server: Server | undefined;

async function listening(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  server = createServer(onConnection as never);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const never = new AbortController().signal;
const closed = (transport: TcpTransport) =>
  new Promise<TransportClosed>((resolve) => transport.onClose(resolve));

afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

describe('TCP', () => {
  it('names itself, IPv6 too, and the usual port', () => {
    expect(new TcpTransport({ host: '192.0.2.1' }).via).toBe('tcp 192.0.2.1:4403');
    expect(new TcpTransport({ host: 'fd00::1', port: 1 }).via).toBe('tcp [fd00::1]:1');
  });

  it('says what to look for where nobody answers', async () => {
    const port = await listening(() => {});
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    await expect(new TcpTransport({ host: '127.0.0.1', port }).open(never)).rejects.toThrow(
      `Nothing answers at tcp 127.0.0.1:${port}`,
    );
  });

  it('does not open for one who has already gone', async () => {
    const stop = AbortSignal.abort(new Error('gone'));
    await expect(new TcpTransport({ host: '127.0.0.1' }).open(stop)).rejects.toThrow('gone');
  });

  it('stops waiting when told', async () => {
    // Documentation addresses (RFC 5737) answer nobody.
    const stop = new AbortController();
    const opening = new TcpTransport({ host: '192.0.2.1' }).open(stop.signal);
    stop.abort(new Error('enough'));
    await expect(opening).rejects.toThrow();
  });

  it('tells a close in good order from a break', async () => {
    const endings = [(end: () => void) => end(), (_end: () => void, reset: () => void) => reset()];
    const port = await listening((socket) => {
      socket.on('error', () => {});
      socket.on('data', () =>
        endings.shift()?.(
          () => socket.end(),
          () => socket.resetAndDestroy(),
        ),
      );
    });
    for (const byPeer of [true, false]) {
      const transport = new TcpTransport({ host: '127.0.0.1', port });
      await transport.open(never);
      const ended = closed(transport);
      transport.write(Uint8Array.of(1));
      expect((await ended).byPeer).toBe(byPeer);
    }
  });

  it('delivers what was written before its own close, and tells nobody of that close', async () => {
    const heard: number[] = [];
    let onEnd: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      onEnd = resolve;
    });
    const port = await listening((socket) => {
      socket.on('data', (bytes) => heard.push(...bytes));
      socket.on('end', () => {
        socket.end();
        onEnd();
      });
    });
    const transport = new TcpTransport({ host: '127.0.0.1', port });
    await transport.open(never);
    let told = 0;
    transport.onClose(() => told++);
    transport.write(Uint8Array.of(1, 2, 3));
    await transport.close();
    await ended;
    expect(heard).toEqual([1, 2, 3]);
    expect(told).toBe(0);
    transport.write(Uint8Array.of(4));
  });
});

describe('serial', () => {
  it('says what to look for where there is no device', async () => {
    const transport = new SerialTransport({ path: '/dev/ttyNoSuchRadio' });
    await expect(transport.open(never)).rejects.toThrow('There is no device /dev/ttyNoSuchRadio');
    await transport.close();
  });

  it('does not open for one who has already gone', async () => {
    const stop = AbortSignal.abort(new Error('gone'));
    await expect(new SerialTransport({ path: '/dev/null' }).open(stop)).rejects.toThrow('gone');
  });

  it('says so where the file is no serial line', async () => {
    await expect(new SerialTransport({ path: '/dev/null' }).open(never)).rejects.toThrow('cannot be opened');
  });
});
