import { createConnection, type Socket } from 'node:net';
import { type ByteTransport, TransportListeners } from './transport.js';

export const MESHTASTIC_TCP_PORT = 4403;

const FLUSH_MS = 500;

export interface TcpTransportOptions {
  readonly host: string;
  readonly port?: number;
}

/** A node reached over the network. */
export class TcpTransport extends TransportListeners implements ByteTransport {
  readonly via: string;
  readonly needsWake = false;
  readonly singleClient = true;
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;

  constructor({ host, port = MESHTASTIC_TCP_PORT }: TcpTransportOptions) {
    super();
    this.#host = host;
    this.#port = port;
    this.via = `tcp ${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  open(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const socket = createConnection({ host: this.#host, port: this.#port });
      const abort = () => socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
      const failed = (error: NodeJS.ErrnoException) => {
        signal.removeEventListener('abort', abort);
        reject(new Error(explain(error, this.via), { cause: error }));
      };
      signal.addEventListener('abort', abort, { once: true });
      socket.setNoDelay(true);
      socket.once('error', failed);
      socket.once('close', () => reject(signal.reason));
      socket.once('connect', () => {
        signal.removeEventListener('abort', abort);
        socket.removeListener('error', failed);
        this.#socket = socket;
        this.#listen(socket);
        resolve();
      });
    });
  }

  write(bytes: Uint8Array): void {
    this.#socket?.write(bytes);
  }

  close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket || socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      // The peer reads our goodbye and closes too; one that does not must not hold us.
      const giveUp = setTimeout(() => socket.destroy(), FLUSH_MS);
      socket.once('close', () => {
        clearTimeout(giveUp);
        resolve();
      });
      socket.end();
    });
  }

  #listen(socket: Socket): void {
    let failure: NodeJS.ErrnoException | undefined;
    let endedByPeer = false;
    socket.on('data', (bytes) => {
      if (this.#socket === socket) this.data(bytes);
    });
    socket.on('end', () => {
      endedByPeer = true;
    });
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.closed({
        reason: failure ? explain(failure, this.via) : 'The radio closed the connection.',
        byPeer: endedByPeer && !failure,
      });
    });
  }
}

function explain(error: NodeJS.ErrnoException, via: string): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return `Nothing answers at ${via}: is the node’s Wi-Fi or Ethernet on, and is it the right address?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name in ${via} is not known: use the node’s IP address.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `There is no way to ${via}: is the node switched on and in the same network?`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `The connection to ${via} broke.`;
    case undefined:
      return error.message;
    default:
      return `The connection to ${via} failed: ${error.message}.`;
  }
}
