import { createServer, type Socket } from 'node:net';
import { MESHTASTIC_TCP_PORT } from '../link/tcp-transport.js';
import type { ClientPort } from './client-port.js';

export interface SimulatedServer {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Opens a simulated node's client port over TCP, as a node on the network does. Port 0 takes a free one. */
export function listenTcp(
  clientPort: ClientPort,
  {
    host = '127.0.0.1',
    port = MESHTASTIC_TCP_PORT,
  }: { host?: string | undefined; port?: number | undefined } = {},
): Promise<SimulatedServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    const connection = clientPort.connect({
      write: (bytes) => {
        if (socket.writable) socket.write(bytes);
      },
      close: () => socket.end(),
    });
    socket.on('data', (bytes) => connection.onBytes(bytes));
    // A broken connection ends with 'close' too.
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      connection.onGone();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve({
        host,
        port: typeof address === 'object' && address ? address.port : port,
        close: () =>
          new Promise((closed) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}
