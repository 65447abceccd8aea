/** How a transport's connection ended, when it was not by our own `close`. */
export interface TransportClosed {
  /** A sentence for a person. */
  readonly reason: string;
  /** True where the other side ended it in good order, as a node does when another client takes its place. */
  readonly byPeer: boolean;
}

/** Bytes to and from one Meshtastic node. May be opened again after it has closed. */
export interface ByteTransport {
  /** How the node is reached, for people. */
  readonly via: string;
  /** A serial node may sleep and may hold half a frame of an older client: 32 × C3 wakes and flushes it. */
  readonly needsWake: boolean;
  /** The node keeps one client here; a newcomer closes the older one. */
  readonly singleClient: boolean;
  /** Resolves when bytes can flow; rejects with an error that says what to do. */
  open(signal: AbortSignal): Promise<void>;
  /** Resolves when what was written has left and the way is closed. Never rejects. */
  close(): Promise<void>;
  /** Never throws: a failed write shows as a close. */
  write(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): () => void;
  /** Called once per connection, and not for our own `close`. */
  onClose(listener: (closed: TransportClosed) => void): () => void;
}

/** The listeners of a transport, for implementations. */
export class TransportListeners {
  readonly #data = new Set<(bytes: Uint8Array) => void>();
  readonly #closed = new Set<(closed: TransportClosed) => void>();

  onData(listener: (bytes: Uint8Array) => void): () => void {
    this.#data.add(listener);
    return () => this.#data.delete(listener);
  }

  onClose(listener: (closed: TransportClosed) => void): () => void {
    this.#closed.add(listener);
    return () => this.#closed.delete(listener);
  }

  data(bytes: Uint8Array): void {
    for (const listener of [...this.#data]) listener(bytes);
  }

  closed(closed: TransportClosed): void {
    for (const listener of [...this.#closed]) listener(closed);
  }
}
