import { BabelmeshError, type Logger, type Priority } from '@babelmesh/protocol';
import type { DeviceChoice } from '../decode/device.js';
import type { Decoded } from '../decode/model-decoder.js';
import { type Task, Waiting } from './waiting.js';
import { type BatchResult, WorkerThread, type WorkerThreadOptions } from './worker-thread.js';

/** Texts handed to a worker at once: enough to hide the hand-over, few enough for an emergency to wait. */
const BATCH_SIZE = 8;
/** A text is run again after this many failures less one; then it is given up. */
const MOST_FAILURES = 2;
/** After a worker beyond the first could not start, none is started for so long. */
const GROW_AGAIN_MS = 60_000;

export interface PoolOptions extends WorkerThreadOptions {
  readonly workers: number;
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

/** Worker threads and the texts that wait for one. A worker that is lost is replaced and its texts run again. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #waiting = new Waiting();
  /** Workers that rest, with the way to stop the time that ends them. */
  readonly #idle = new Map<WorkerThread, () => void>();
  readonly #all = new Set<WorkerThread>();
  /** By the monotonic clock: before it no worker beyond the first is started. */
  #growAgainAt = Number.NEGATIVE_INFINITY;
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
      const choice = await first.ready;
      pool.#rest(first);
      return { pool, choice };
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
   * attempts.
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
    for (const task of this.#waiting.drain()) task.reject(closing());
    for (const cancel of this.#idle.values()) cancel();
    await Promise.all([...this.#all].map((worker) => worker.close()));
  }

  #start(): WorkerThread {
    const worker = new WorkerThread(this.#options);
    this.#all.add(worker);
    return worker;
  }

  #dispatch(): void {
    while (!this.#closed) {
      if (this.#idle.size === 0 && !this.#hasPlace()) return;
      const batch = this.#waiting.take(BATCH_SIZE);
      const [first] = batch;
      if (!first) return;
      void this.#serve(this.#wake() ?? this.#start(), first, batch);
    }
  }

  async #serve(worker: WorkerThread, first: Task, batch: readonly Task[]): Promise<void> {
    const texts = batch.map((task) => task.text);
    try {
      const result = await worker.run({ model: first.model, prefixId: first.prefixId, texts });
      batch.forEach((task, i) => {
        const output = result.outputs[i];
        if (output) task.resolve(output);
        else task.reject(new BabelmeshError('engine_failed', 'The translation engine gave no answer.'));
      });
      this.#options.onBatch?.(texts, result, first.model);
    } catch (error) {
      this.#lost(worker, batch, error);
    }
    if (worker.dead) this.#all.delete(worker);
    else if (this.#all.size > 1 && !this.#mayGrow()) this.#endSurplus(worker);
    else this.#rest(worker);
    this.#dispatch();
  }

  #rest(worker: WorkerThread): void {
    if (this.#all.size < 2) {
      this.#idle.set(worker, () => {});
      return;
    }
    const cancel = this.#options.clock.schedule(this.#options.idleMs, () => {
      if (this.#all.size > 1) this.#endSurplus(worker);
    });
    this.#idle.set(worker, cancel);
  }

  #endSurplus(worker: WorkerThread): void {
    this.#idle.delete(worker);
    this.#all.delete(worker);
    void worker.close();
  }

  /** The one that was started first has served, and has most models open. */
  #isSurplus(worker: WorkerThread): boolean {
    const [oldest] = this.#all;
    return worker !== oldest;
  }

  #hasPlace(): boolean {
    if (this.#all.size === 0) return true;
    const { workers, clock } = this.#options;
    return this.#all.size < workers && clock.monotonic() >= this.#growAgainAt && this.#mayGrow();
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
    this.#all.delete(worker);
    return this.#wake();
  }

  #lost(worker: WorkerThread, batch: readonly Task[], error: unknown): void {
    if (this.#closed) {
      for (const task of batch) task.reject(closing());
      return;
    }
    const { logger, clock } = this.#options;
    const reason = error instanceof Error ? error.message : String(error);
    const unopened = error instanceof BabelmeshError;
    if ((unopened || !worker.started) && this.#isSurplus(worker)) {
      // No fault of the texts, and another worker may have the model open.
      logger.warn({ reason }, 'A further worker of the engine does not open; the others go on');
      this.#growAgainAt = clock.monotonic() + GROW_AGAIN_MS;
      this.#waiting.putBack(batch);
      this.#endSurplus(worker);
      return;
    }
    logger.warn({ texts: batch.length, reason }, 'A batch of the engine was lost');
    if (unopened && worker.started) {
      // It would not open for the same text again.
      for (const task of batch) task.reject(error);
      return;
    }
    const again: Task[] = [];
    for (const task of batch) {
      if (task.settled) continue;
      task.failures++;
      if (task.failures < MOST_FAILURES) again.push(task);
      else task.reject(givenUp(error));
    }
    this.#waiting.putBack(again);
  }
}

function givenUp(cause: unknown): BabelmeshError {
  // No worker starts any more.
  if (cause instanceof BabelmeshError && cause.remedy !== undefined)
    return new BabelmeshError('engine_failed', cause.message, { remedy: cause.remedy, cause });
  const message = 'The translation engine failed twice on this text.';
  return new BabelmeshError('engine_failed', message, { cause });
}

function closing(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The engine is closing.');
}
