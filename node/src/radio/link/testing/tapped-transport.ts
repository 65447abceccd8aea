import type { Mesh } from '@meshtastic/protobufs';
import { FrameParser } from '../frames.js';
import { decodeFromRadio, decodeToRadio } from '../messages.js';
import { type ByteTransport, TransportListeners } from '../transport.js';

/** A transport that keeps what the link writes and tells of everything that happens on it. For tests. */
export class TappedTransport extends TransportListeners implements ByteTransport {
  readonly #inner: ByteTransport;
  readonly #activity = new Set<() => void>();
  /** Every byte written. */
  written = new Uint8Array(0);
  /** Every message written. */
  readonly messages: Mesh.ToRadio[] = [];
  /** Ids of the packets the radio has spoken of in a queueStatus. */
  readonly taken = new Set<number>();
  /** queueStatus messages the radio has sent. */
  statuses = 0;
  readonly #outgoing = new FrameParser({ onFrame: (payload) => this.messages.push(decodeToRadio(payload)) });
  readonly #incoming = new FrameParser({ onFrame: (payload) => this.#onFromRadio(payload) });

  constructor(inner: ByteTransport) {
    super();
    this.#inner = inner;
    inner.onData((bytes) => {
      this.data(bytes);
      this.#incoming.push(bytes);
      this.noteActivity();
    });
    inner.onClose((closed) => {
      this.closed(closed);
      this.noteActivity();
    });
  }

  get via(): string {
    return this.#inner.via;
  }

  get needsWake(): boolean {
    return this.#inner.needsWake;
  }

  get singleClient(): boolean {
    return this.#inner.singleClient;
  }

  get packets(): readonly Mesh.MeshPacket[] {
    return this.messages.flatMap(({ payloadVariant }) =>
      payloadVariant.case === 'packet' ? [payloadVariant.value] : [],
    );
  }

  open(signal: AbortSignal): Promise<void> {
    return this.#inner.open(signal).finally(() => this.noteActivity());
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  write(bytes: Uint8Array): void {
    this.written = Uint8Array.from([...this.written, ...bytes]);
    this.#outgoing.push(bytes);
    this.#inner.write(bytes);
  }

  /** Resolves when something has happened on the line and what follows from it has run. */
  async nextActivity(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#activity.add(resolve);
    });
    await new Promise((resolve) => setImmediate(resolve));
  }

  #onFromRadio(payload: Uint8Array): void {
    try {
      const { payloadVariant } = decodeFromRadio(payload);
      if (payloadVariant.case !== 'queueStatus') return;
      this.statuses++;
      this.taken.add(payloadVariant.value.meshPacketId);
    } catch {
      // Tests send frames that are no messages on purpose.
    }
  }

  /** Wakes who waits for activity. */
  noteActivity(): void {
    for (const resolve of this.#activity) resolve();
    this.#activity.clear();
  }
}
