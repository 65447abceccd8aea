import { Worker } from 'node:worker_threads';
import { BabelmeshError, type Clock } from '@babelmesh/protocol';
import type { DeviceChoice } from '../decode/device.js';
import type { Decoded } from '../decode/model-decoder.js';
import type { Batch, WorkerReport, WorkerStart } from './messages.js';

/** What a batch gave. */
export interface BatchResult {
  readonly outputs: readonly Decoded[];
  readonly ms: number;
  readonly sessionMs: number;
}

export interface WorkerThreadOptions {
  readonly workerUrl: URL;
  readonly start: WorkerStart;
  readonly clock: Clock;
  readonly startDeadlineMs: number;
  readonly batchDeadlineMs: number;
}

/** One worker thread. It runs one batch at a time; once it fails, hangs or exits it is done for. */
export class WorkerThread {
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #batchDeadlineMs: number;
  readonly #ready: Promise<DeviceChoice>;
  #nextId = 1;
  #pending:
    | { id: number; resolve: (result: BatchResult) => void; reject: (error: Error) => void }
    | undefined;
  #dead: Error | undefined;
  #die: (error: Error) => void = () => {};

  constructor({ workerUrl, start, clock, startDeadlineMs, batchDeadlineMs }: WorkerThreadOptions) {
    this.#clock = clock;
    this.#batchDeadlineMs = batchDeadlineMs;
    // A debugger's or a test runner's flags are the main thread's alone.
    this.#worker = new Worker(workerUrl, { workerData: start, name: 'babelmesh-engine', execArgv: [] });
    this.#ready = new Promise((resolve, reject) => {
      const cancel = clock.schedule(startDeadlineMs, () =>
        this.#die(new Error(`the worker did not start within ${startDeadlineMs} ms`)),
      );
      this.#die = (error) => {
        if (this.#dead) return;
        this.#dead = error;
        cancel();
        reject(error);
        this.#pending?.reject(error);
        this.#pending = undefined;
        // Not awaited: a thread stuck in native code ends only when that returns.
        void this.#worker.terminate();
      };
      this.#worker.on('message', (report: WorkerReport) => {
        if (report.kind === 'ready') {
          cancel();
          resolve({ device: report.device, reason: report.reason });
        } else if (report.kind === 'broken') {
          this.#die(new BabelmeshError(report.code, report.message, { remedy: report.remedy }));
        } else {
          this.#settle(report);
        }
      });
    });
    this.#ready.catch(() => {});
    this.#worker.on('error', (error) => this.#die(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('messageerror', (error) => this.#die(error));
    this.#worker.on('exit', (code) => this.#die(new Error(`the worker exited with ${code}`)));
  }

  /** Resolves when the models are open; rejects with why not. */
  get ready(): Promise<DeviceChoice> {
    return this.#ready;
  }

  /** True when it can take no more work. */
  get dead(): boolean {
    return this.#dead !== undefined;
  }

  /** Rejects where the batch fails, and where the worker crashes or does not answer in time. */
  async run(batch: Omit<Batch, 'id'>): Promise<BatchResult> {
    await this.#ready;
    if (this.#dead) throw this.#dead;
    if (this.#pending) throw new Error('the worker has a batch already');
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.schedule(this.#batchDeadlineMs, () =>
        this.#die(new Error(`the worker did not answer within ${this.#batchDeadlineMs} ms`)),
      );
      this.#pending = {
        id,
        resolve: (result) => {
          cancel();
          resolve(result);
        },
        reject: (error) => {
          cancel();
          reject(error);
        },
      };
      this.#worker.postMessage({ ...batch, id } satisfies Batch);
    });
  }

  async close(): Promise<void> {
    const ended = this.#worker.terminate();
    this.#die(new BabelmeshError('shutting_down', 'The engine is closing.'));
    await ended;
  }

  #settle(report: Extract<WorkerReport, { kind: 'done' | 'failed' }>): void {
    const pending = this.#pending;
    if (pending?.id !== report.id) return;
    this.#pending = undefined;
    if (report.kind === 'done') pending.resolve(report);
    else pending.reject(new Error(report.message));
  }
}
