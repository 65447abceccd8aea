import type { Clock } from '@babelmesh/protocol';

export interface ServerSentEvent {
  readonly id?: number;
  readonly event: string;
  readonly data: unknown;
}

interface Options {
  readonly clock: Clock;
  readonly heartbeatMs: number;
  /** Events held for a slow reader; one more cuts it off, and it connects again. */
  readonly queuedEvents: number;
  /** Closes the reader's connection, whereupon the server cancels the stream. Without it the stream fails. */
  readonly disconnect?: (() => void) | undefined;
  /** Called once, when the stream has ended from either side. */
  readonly onEnd: () => void;
}

/** Server-sent events (WHATWG HTML, 9.2): what is sent leaves at once, memory is bounded. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #encoder = new TextEncoder();
  readonly #onEnd: () => void;
  readonly #disconnect: (() => void) | undefined;
  readonly #places: number;
  #onRoom = () => {};
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #stopHeartbeat = () => {};

  constructor({ clock, heartbeatMs, queuedEvents, disconnect, onEnd }: Options) {
    this.#onEnd = onEnd;
    this.#disconnect = disconnect;
    this.#places = queuedEvents;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#onRoom(),
        cancel: () => this.#finish(),
      },
      { highWaterMark: queuedEvents },
    );
    const beat = () => {
      this.#write(':\n\n');
      if (this.#controller) this.#stopHeartbeat = clock.schedule(heartbeatMs, beat);
    };
    // A first line opens the stream on the client's side before anything happens.
    beat();
  }

  get ended(): boolean {
    return this.#controller === undefined;
  }

  /**
   * How many events more would be held, as soon as that is at least half of what may be: the other half
   * is for those that come by themselves. 0 where the stream has ended.
   */
  async room(): Promise<number> {
    const half = Math.ceil(this.#places / 2);
    while (this.#controller && (this.#controller.desiredSize ?? 0) <= half) {
      await new Promise<void>((resolve) => {
        this.#onRoom = resolve;
      });
    }
    return this.#controller ? Math.max(1, Math.floor(this.#places / 2)) : 0;
  }

  send({ id, event, data }: ServerSentEvent): void {
    const head = id === undefined ? '' : `id: ${id}\n`;
    this.#write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    const controller = this.#controller;
    this.#finish();
    controller?.close();
  }

  #write(text: string): void {
    if (!this.#controller) return;
    this.#controller.enqueue(this.#encoder.encode(text));
    if ((this.#controller.desiredSize ?? 0) <= 0) this.#cutOff();
  }

  /** Closing instead would hold what is queued for as long as the reader sleeps; the server prints what fails. */
  #cutOff(): void {
    const controller = this.#controller;
    this.#finish();
    if (this.#disconnect) this.#disconnect();
    else controller?.error(new Error('The reader is too slow.'));
  }

  #finish(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#stopHeartbeat();
    this.#onEnd();
    this.#onRoom();
  }
}
