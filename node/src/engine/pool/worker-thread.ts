import { Worker } from 'node:worker_threads';
import { BabelmeshError, type Clock } from '@babelmesh/protocol';
import type { DeviceChoice } from '../decode/device.js';
import type { Decoded } from '../decode/model-decoder.js';
import type { Batch, WorkerReport, WorkerStart } from './messages.js';
import { forbidTelemetry } from './no-telemetry.js';
import { SessionGate } from './session-gate.js';

/** What a batch gave. */
export interface BatchResult {
  readonly outputs: readonly Decoded[];
  readonly ms: number;
  readonly sessionMs: number;
}

export interface WorkerThreadOptions {
  readonly workerUrl: URL;
  readonly start: Omit<WorkerStart, 'gate' | 'mostOpen'>;
  readonly clock: Clock;
  readonly startDeadlineMs: number;
  readonly batchDeadlineMs: number;
}

/** How long closing waits for a native call before the thread is left to itself. */
const CLOSE_DEADLINE_MS = 10_000;

/** One worker thread. It runs one batch at a time; once it fails, hangs or exits it is done for. */
export class WorkerThread {
  /** Resolves when the models are open; rejects with why not. */
  readonly ready: Promise<DeviceChoice>;
  readonly #worker: Worker;
  readonly #gate = new SessionGate();
  readonly #clock: Clock;
  readonly #batchDeadlineMs: number;
  readonly #exited: Promise<void>;
  #nextId = 1;
  #pending:
    | { id: number; resolve: (result: BatchResult) => void; reject: (error: Error) => void }
    | undefined;
  #dead: Error | undefined;
  #failStart: (error: Error) => void = () => {};

  constructor(
    { workerUrl, start, clock, startDeadlineMs, batchDeadlineMs }: WorkerThreadOptions,
    mostOpen: number,
  ) {
    this.#clock = clock;
    this.#batchDeadlineMs = batchDeadlineMs;
    forbidTelemetry();
    this.#worker = new Worker(workerUrl, {
      name: 'babelmesh-engine',
      workerData: { ...start, mostOpen, gate: this.#gate.buffer } satisfies WorkerStart,
      // A debugger's or a test runner's flags are the main thread's alone.
      execArgv: [],
    });
    this.ready = new Promise((resolve, reject) => {
      const cancel = clock.schedule(startDeadlineMs, () =>
        this.#die(new Error(`the worker did not start within ${startDeadlineMs} ms`)),
      );
      this.#failStart = (error) => {
        cancel();
        reject(error);
      };
      this.#worker.on('message', (report: WorkerReport) => {
        // A native call has returned: where it was the last, it can be ended now.
        if (this.#dead) this.#end();
        else if (report.kind === 'broken' && report.id === undefined) this.#die(asError(report));
        else if (report.kind === 'ready') {
          cancel();
          resolve({ device: report.device, reason: report.reason });
        } else this.#settle(report);
      });
    });
    this.ready.catch(() => {});
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#die(new Error(`the worker exited with ${code}`));
        resolve();
      });
    });
    this.#worker.on('error', (error) => this.#die(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('messageerror', (error) => this.#die(error));
  }

  /** True when it can take no more work. */
  get dead(): boolean {
    return this.#dead !== undefined;
  }

  /**
   * Rejects where the batch fails, and where the worker crashes or does not answer in time; with a `BabelmeshError` where
   * the model does not open.
   */
  async run(batch: Omit<Batch, 'id'>): Promise<BatchResult> {
    await this.ready;
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

  /** Rejects the batch under way and resolves when the thread has ended. */
  async close(): Promise<void> {
    this.#die(new BabelmeshError('shutting_down', 'The engine is closing.'));
    let cancel = () => {};
    const tooLong = new Promise<void>((resolve) => {
      cancel = this.#clock.schedule(CLOSE_DEADLINE_MS, resolve);
    });
    await Promise.race([this.#exited, tooLong]);
    cancel();
  }

  #die(error: Error): void {
    if (this.#dead) return;
    this.#dead = error;
    this.#failStart(error);
    this.#pending?.reject(error);
    this.#pending = undefined;
    this.#end();
  }

  #end(): void {
    if (this.#gate.close()) void this.#worker.terminate();
    // Stuck in a native call, which nothing can end: it is left behind, and ended when it comes back.
    else this.#worker.unref();
  }

  #settle(report: Exclude<WorkerReport, { kind: 'ready' }>): void {
    const pending = this.#pending;
    if (!pending || pending.id !== report.id) return;
    this.#pending = undefined;
    if (report.kind === 'done') pending.resolve(report);
    else if (report.kind === 'broken') pending.reject(asError(report));
    else pending.reject(new Error(report.message));
  }
}

function asError({ code, message, remedy }: Extract<WorkerReport, { kind: 'broken' }>): BabelmeshError {
  return new BabelmeshError(code, message, { remedy });
}
