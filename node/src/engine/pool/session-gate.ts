/** The bit that says closed; the others count the calls under way. */
const CLOSED = 1 << 30;

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

  /** Worker: runs a native call, beside others if need be. Throws where the gate is closed. */
  async inside<T>(call: () => Promise<T>): Promise<T> {
    try {
      if (Atomics.add(this.#state, 0, 1) & CLOSED) throw new Error('the worker is being ended');
      return await call();
    } finally {
      Atomics.sub(this.#state, 0, 1);
    }
  }

  /** Main thread: no call begins after this. True where none is under way: the worker may be ended now. */
  close(): boolean {
    return (Atomics.or(this.#state, 0, CLOSED) & ~CLOSED) === 0;
  }
}
