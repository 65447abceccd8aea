import { BabelmeshError, type Logger, type Priority } from '@babelmesh/protocol';
import type { DeviceChoice } from '../decode/device.js';
import type { Decoded } from '../decode/model-decoder.js';
import { type Task, Waiting } from './waiting.js';
import { type BatchResult, WorkerThread, type WorkerThreadOptions } from './worker-thread.js';

/** Texts handed to a worker at once by default: enough to hide the hand-over, few enough for an emergency to wait. */
const BATCH_SIZE = 8;
/** A text is run again after this many failures less one; then it is given up. */
const MOST_FAILURES = 2;
/** After a worker beyond the first could not start, or had to be ended, none is started for so long. */
const GROW_AGAIN_MS = 60_000;
/** Where no worker starts at all it is tried again after these pauses: the first, doubled each time up to the most. */
const START_AGAIN_MS = { first: 1_000, most: 60_000 };
/** Models of 20 MB that a worker has open at most: the first, and one beyond it, which is to take 40 MB. */
const MOST_OPEN = { first: 4, further: 2 };
/** A worker that has had its batch for so long is no longer counted on by an emergency. */
const STUCK_MS = 5_000;

export interface PoolOptions extends WorkerThreadOptions {
  readonly workers: number;
  /** Texts handed to a worker at once. Default 8. */
  readonly batchSize?: number | undefined;
  /** Whether there may be one worker more for an emergency that all others keep waiting. Default: yes. */
  readonly spare?: boolean | undefined;
  readonly logger: Logger;
  /** A worker beyond the first that had nothing to do for so long is ended: each takes about 40 MB. */
  readonly idleMs: number;
  /** Whether workers beyond the first may run just now. Default: yes. */
  readonly mayGrow?: (() => boolean) | undefined;
  readonly onBatch?: ((texts: readonly string[], result: BatchResult, model: number) => void) | undefined;
}

export interface PoolRequest {
  readonly model: number;
  readonly prefixId: number;
  readonly text: string;
  readonly priority: Priority;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Worker threads and the texts that wait for one. Only a worker that is ready is given texts. One that is lost is replaced
 * and its texts run again.
 */
export class Pool {
  readonly #options: PoolOptions;
  readonly #waiting = new Waiting();
  /** Those that are ready, the first started first. */
  readonly #ready = new Set<WorkerThread>();
  /** Of these, those that rest, with the way to stop the time that ends them. */
  readonly #idle = new Map<WorkerThread, () => void>();
  /** And those that work, with the monotonic time since when. */
  readonly #busy = new Map<WorkerThread, number>();
  #starting: WorkerThread | undefined;
  /** By the monotonic clock: before it no worker beyond the first is started. */
  #growAgainAt = Number.NEGATIVE_INFINITY;
  /** Since no worker starts: the last pause, and the way out of one. */
  #pauseMs = 0;
  #cancelPause: (() => void) | undefined;
  /** Set while an emergency waits for workers that may be stuck. */
  #cancelLook: (() => void) | undefined;
  #closed = false;

  private constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Starts the first worker and resolves when its models are open; the others start when there is work. */
  static async open(
    options: PoolOptions,
    signal?: AbortSignal,
  ): Promise<{ pool: Pool; choice: DeviceChoice }> {
    const pool = new Pool(options);
    const first = pool.#start();
    const abort = () => void pool.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return { pool, choice: await first.ready };
    } catch (error) {
      await pool.close();
      signal?.throwIfAborted();
      if (error instanceof BabelmeshError) throw error;
      throw new BabelmeshError('engine_failed', 'The translation engine did not start.', { cause: error });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /**
   * Rejects with the signal's reason, `shutting_down`, why the model does not open, or `engine_failed` after two lost
   * attempts or where no worker has started for two minutes.
   */
  run({ model, prefixId, text, priority, signal }: PoolRequest): Promise<Decoded> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#closed) return Promise.reject(closing());
    return new Promise((resolve, reject) => {
      const settle = () => {
        task.settled = true;
        signal?.removeEventListener('abort', abort);
      };
      const task: Task = {
        model,
        prefixId,
        text,
        priority,
        failures: 0,
        settled: false,
        resolve: (decoded) => {
          settle();
          resolve(decoded);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      const abort = () => task.reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.add(task);
      // After the caller has handed in the rest of its texts: they may share the batch.
      queueMicrotask(() => this.#dispatch());
    });
  }

  /** Ends the workers; what waits or runs is rejected with `shutting_down`. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelLook?.();
    this.#cancelPause?.();
    for (const task of this.#waiting.drain()) task.reject(closing());
    for (const cancel of this.#idle.values()) cancel();
    await Promise.all([...this.#ready, this.#starting].map((worker) => worker?.close()));
  }

  /** Gives what waits to the workers that rest; where there are too few, another is started beside. */
  #dispatch(): void {
    while (!this.#closed && !this.#waiting.isEmpty) {
      const worker = this.#wake();
      if (!worker) {
        this.#grow();
        return;
      }
      const batch = this.#waiting.take(this.#options.batchSize ?? BATCH_SIZE);
      const [first] = batch;
      if (first) void this.#serve(worker, first, batch);
    }
  }

  #grow(): void {
    if (this.#starting || this.#cancelPause) return;
    if (this.#hasPlace()) this.#start();
    else if (this.#waiting.hasEmergency) this.#lookAgain();
  }

  /** The worker takes its part as soon as it is ready. */
  #start(): WorkerThread {
    const worker = new WorkerThread(
      this.#options,
      this.#ready.size === 0 ? MOST_OPEN.first : MOST_OPEN.further,
    );
    this.#starting = worker;
    worker.ready.then(
      () => {
        this.#starting = undefined;
        this.#pauseMs = 0;
        this.#ready.add(worker);
        this.#rest(worker);
        this.#dispatch();
      },
      (error) => {
        this.#starting = undefined;
        this.#unstarted(error);
      },
    );
    return worker;
  }

  #unstarted(error: unknown): void {
    if (this.#closed) return;
    if (this.#ready.size > 0) this.#goOnWithoutMore(error);
    else if (!this.#waiting.isEmpty) this.#startLater(error);
  }

  /** What keeps workers from starting may pass, and must not cost everything that waits its attempts. */
  #startLater(error: unknown): void {
    const { logger, clock } = this.#options;
    const { first, most } = START_AGAIN_MS;
    logger.error(
      { reason: reasonOf(error) },
      'No worker of the engine starts; what is to be translated waits',
    );
    if (this.#pauseMs === most) {
      for (const task of this.#waiting.take(BATCH_SIZE)) task.reject(notStarting(error));
    }
    this.#pauseMs = Math.min(most, Math.max(first, 2 * this.#pauseMs));
    this.#cancelPause = clock.schedule(this.#pauseMs, () => {
      this.#cancelPause = undefined;
      this.#dispatch();
    });
  }

  async #serve(worker: WorkerThread, first: Task, batch: readonly Task[]): Promise<void> {
    const texts = batch.map((task) => task.text);
    this.#busy.set(worker, this.#options.clock.monotonic());
    try {
      const result = await worker.run({ model: first.model, prefixId: first.prefixId, texts });
      batch.forEach((task, i) => {
        const output = result.outputs[i];
        if (output) task.resolve(output);
        else task.reject(new BabelmeshError('engine_failed', 'The translation engine gave no answer.'));
      });
      this.#options.onBatch?.(texts, result, first.model);
    } catch (error) {
      if (error instanceof BabelmeshError && this.#isSurplus(worker) && !this.#closed) {
        // Another may have the model open.
        this.#goOnWithoutMore(error);
        this.#waiting.putBack(batch);
        this.#end(worker);
      } else this.#lost(batch, error);
    }
    this.#busy.delete(worker);
    if (worker.dead) this.#ready.delete(worker);
    else if (this.#isOneTooMany(worker)) this.#end(worker);
    else this.#rest(worker);
    this.#dispatch();
  }

  #rest(worker: WorkerThread): void {
    if (this.#ready.size < 2) {
      this.#idle.set(worker, () => {});
      return;
    }
    const cancel = this.#options.clock.schedule(this.#options.idleMs, () => {
      if (this.#ready.size > 1) this.#end(worker);
    });
    this.#idle.set(worker, cancel);
  }

  #end(worker: WorkerThread): void {
    this.#idle.delete(worker);
    this.#ready.delete(worker);
    void worker.close();
  }

  /** The one that was started first has served, and has most models open. */
  #isSurplus(worker: WorkerThread): boolean {
    const [oldest] = this.#ready;
    return worker !== oldest;
  }

  #isOneTooMany(worker: WorkerThread): boolean {
    const others = [...this.#ready].filter((other) => other !== worker);
    // It is all there is to go on with.
    if (others.every((other) => this.#isStuck(other))) return false;
    if (!this.#mayGrow()) {
      // It took what the board lacks now, and would take it again.
      this.#growAgainAt = this.#options.clock.monotonic() + GROW_AGAIN_MS;
      return true;
    }
    return others.length >= this.#options.workers;
  }

  #hasPlace(): boolean {
    const { size } = this.#ready;
    if (size === 0) return true;
    const { workers, clock } = this.#options;
    const isWanted = size < workers || (size === workers && this.#needsSpare());
    return isWanted && clock.monotonic() >= this.#growAgainAt && this.#mayGrow();
  }

  #needsSpare(): boolean {
    const { spare = true } = this.#options;
    return spare && this.#waiting.hasEmergency && [...this.#ready].every((worker) => this.#isStuck(worker));
  }

  #isStuck(worker: WorkerThread): boolean {
    const since = this.#busy.get(worker);
    return since !== undefined && this.#options.clock.monotonic() - since >= STUCK_MS;
  }

  /** When all workers may be stuck. */
  #lookAgain(): void {
    const { clock } = this.#options;
    const inMs = Math.max(...this.#busy.values()) + STUCK_MS - clock.monotonic();
    this.#cancelLook ??= clock.schedule(inMs > 0 ? inMs : STUCK_MS, () => {
      this.#cancelLook = undefined;
      this.#dispatch();
    });
  }

  #mayGrow(): boolean {
    return this.#options.mayGrow?.() ?? true;
  }

  /** The worker that rested last: the others may come to their end. */
  #wake(): WorkerThread | undefined {
    const rested = [...this.#idle].at(-1);
    if (!rested) return undefined;
    const [worker, cancel] = rested;
    cancel();
    this.#idle.delete(worker);
    if (!worker.dead) return worker;
    this.#ready.delete(worker);
    return this.#wake();
  }

  /** It is no fault of the texts. */
  #goOnWithoutMore(error: unknown): void {
    const { logger, clock } = this.#options;
    logger.warn(
      { reason: reasonOf(error) },
      'A further worker of the engine does not open; the others go on',
    );
    this.#growAgainAt = clock.monotonic() + GROW_AGAIN_MS;
  }

  #lost(batch: readonly Task[], error: unknown): void {
    if (this.#closed) {
      for (const task of batch) task.reject(closing());
      return;
    }
    this.#options.logger.warn(
      { texts: batch.length, reason: reasonOf(error) },
      'A batch of the engine was lost',
    );
    if (error instanceof BabelmeshError) {
      // It would not open for the same text again.
      for (const task of batch) task.reject(error);
      return;
    }
    const again: Task[] = [];
    for (const task of batch) {
      if (task.settled) continue;
      task.failures++;
      if (task.failures < MOST_FAILURES) again.push(task);
      else task.reject(failedTwice(error));
    }
    this.#waiting.putBack(again);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failedTwice(cause: unknown): BabelmeshError {
  const message = 'The translation engine failed twice on this text.';
  return new BabelmeshError('engine_failed', message, { cause });
}

function notStarting(cause: unknown): BabelmeshError {
  if (!(cause instanceof BabelmeshError))
    return new BabelmeshError('engine_failed', 'The translation engine does not start.', { cause });
  const { message, remedy } = cause;
  return new BabelmeshError('engine_failed', message, { ...(remedy && { remedy }), cause });
}

function closing(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The engine is closing.');
}
