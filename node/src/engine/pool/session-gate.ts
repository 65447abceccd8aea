const OPEN = 0;
const INSIDE = 1;
const CLOSED = 2;
const CLOSED_INSIDE = 3;

/**
 * Tells when a worker thread may be ended. Ended inside a native call of ONNX Runtime it would take the whole
 * process down (the binding throws through a terminating isolate), so the worker passes this gate around
 * each call, and the main thread closes it first. Memory is shared by both.
 */
export class SessionGate {
  readonly buffer: SharedArrayBuffer;
  readonly #state: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.buffer = buffer;
    this.#state = new Int32Array(buffer);
  }

  /** Worker: runs a native call. Throws where the gate is closed. */
  async inside<T>(call: () => Promise<T>): Promise<T> {
    if (Atomics.compareExchange(this.#state, 0, OPEN, INSIDE) !== OPEN)
      throw new Error('the worker is being ended');
    try {
      return await call();
    } finally {
      const was = Atomics.compareExchange(this.#state, 0, INSIDE, OPEN);
      if (was === CLOSED_INSIDE) Atomics.store(this.#state, 0, CLOSED);
    }
  }

  /** Main thread: no call begins after this. True where none is under way: the worker may be ended now. */
  close(): boolean {
    for (;;) {
      const state = Atomics.load(this.#state, 0);
      if (state === CLOSED) return true;
      if (state === CLOSED_INSIDE) return false;
      const closed = state === OPEN ? CLOSED : CLOSED_INSIDE;
      if (Atomics.compareExchange(this.#state, 0, state, closed) === state) return closed === CLOSED;
    }
  }
}
