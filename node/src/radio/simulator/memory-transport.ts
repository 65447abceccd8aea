import { nodeId } from '../link/node-database.js';
import { type ByteTransport, TransportListeners } from '../link/transport.js';
import type { ClientConnection } from './client-port.js';
import type { SimulatedNode } from './simulated-node.js';

/** A link's way to a simulated node in the same process. */
export class MemoryTransport extends TransportListeners implements ByteTransport {
  readonly via: string;
  readonly needsWake = false;
  readonly singleClient = true;
  readonly #node: SimulatedNode;
  #connection: ClientConnection | undefined;

  constructor(node: SimulatedNode) {
    super();
    this.#node = node;
    this.via = `simulated ${nodeId(node.num)}`;
  }

  async open(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#node.isOn) throw new Error('The simulated node is switched off.');
    const connection = this.#node.clientPort.connect({
      write: (bytes) => {
        if (this.#connection === connection) this.data(bytes);
      },
      close: () => {
        if (this.#connection !== connection) return;
        this.#connection = undefined;
        this.closed({ reason: 'The radio closed the connection.', byPeer: true });
      },
    });
    this.#connection = connection;
  }

  write(bytes: Uint8Array): void {
    this.#connection?.onBytes(bytes);
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.onGone();
  }
}
