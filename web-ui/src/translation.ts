import type { Clock, JobState, Priority, TranslationResult } from '@babelmesh/protocol';
import { type ReadonlySignal, signal } from '@preact/signals';
import { type Api, ApiError, type FailureCode, type JobView, type Problem } from './api.js';
import { backoffMs } from './backoff.js';
import { pause } from './clock.js';
import type { Live } from './live.js';
import { retry } from './retry.js';

export interface Order {
  readonly text: string;
  readonly source: string;
  readonly target: string;
  readonly priority: Priority;
}

/** What it takes to go on with an order after a reload. */
export interface Pending {
  readonly order: Order;
  readonly idempotencyKey: string;
  /** Once the node has told it. */
  readonly job?: JobView;
}

export type TranslationState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending'; readonly order: Order }
  | { readonly phase: 'working'; readonly order: Order; readonly job: JobView }
  | {
      readonly phase: 'done';
      readonly order: Order;
      readonly job: JobView;
      readonly result: TranslationResult;
    }
  | { readonly phase: 'failed'; readonly order: Order; readonly problem: Problem }
  | { readonly phase: 'cancelled'; readonly order: Order };

/** One translation at a time, from the button to the text. */
export interface Translation {
  readonly state: ReadonlySignal<TranslationState>;
  /** Resolves when the translation is there, failed or cancelled; never rejects. */
  start(order: Order): Promise<void>;
  /** The same for an order of before a reload: it is not submitted twice. */
  resume(pending: Pending): Promise<void>;
  /** Takes the job out of the node's queue. */
  cancel(): void;
  /** Forgets the last translation. */
  clear(): void;
}

export interface TranslationOptions {
  readonly api: Pick<Api, 'submit' | 'job' | 'result' | 'cancel'>;
  /** Tells every change of a job that the page hears of, as `Live` does. */
  readonly onJob: Live['onJob'];
  readonly clock: Clock;
  /** A new idempotency key. */
  readonly newKey: () => string;
  /** Told what to go on with after a reload; undefined where there is nothing. */
  readonly keep: (pending: Pending | undefined) => void;
  readonly random?: () => number;
}

const SUBMIT_TRIES = 3;

export function createTranslation({
  api,
  onJob,
  clock,
  newKey,
  keep,
  random = Math.random,
}: TranslationOptions): Translation {
  const state = signal<TranslationState>({ phase: 'idle' });
  let current = new AbortController();

  /** The same key each time: an answer lost on the way does not make a second job. */
  const submit = ({ order, idempotencyKey }: Pending, signal: AbortSignal): Promise<JobView> => {
    const submission = { ...order, idempotencyKey };
    const isWorthwhile = (error: unknown, tries: number) => isUnreachable(error) && tries < SUBMIT_TRIES;
    // Not aborted itself: what was cancelled on its way has to be taken back once it has come through.
    return retry(() => api.submit(submission), { clock, random, signal, isWorthwhile });
  };

  /** Follows a job until it is settled: hears of it where the node is followed, and asks now and then in any case. */
  const settle = async (order: Order, submitted: JobView, stop: AbortSignal): Promise<JobView> => {
    let job = submitted;
    let heard = 0;
    let waiting = new AbortController();
    const endWait = () => waiting.abort();
    const update = (next: JobView) => {
      job = next;
      if (!stop.aborted) state.value = { phase: 'working', order, job };
    };
    const unlisten = onJob((event) => {
      if (!event) return endWait();
      if (!job.id.startsWith(event.jobId)) return;
      const { state, priority, doneSegments: done, totalSegments: total } = event;
      heard++;
      update({ id: job.id, state, priority, progress: { done, total } });
      if (isSettled(state)) endWait();
    });
    stop.addEventListener('abort', endWait);
    update(job);
    try {
      for (let attempt = 1; !isSettled(job.state) && !stop.aborted; attempt++) {
        waiting = new AbortController();
        const heardBefore = heard;
        try {
          const seen = await api.job(job.id, stop);
          // What was heard meanwhile is newer.
          if (heard === heardBefore) update(seen);
        } catch (error) {
          if (!isSettled(job.state) && !stop.aborted && !passes(error)) throw error;
        }
        if (!isSettled(job.state)) await pause(clock, backoffMs(attempt, random), waiting.signal);
      }
    } finally {
      unlisten();
      stop.removeEventListener('abort', endWait);
    }
    return job;
  };

  /** The result of a job that is done, or else the reason why there is none. */
  const read = ({ id, state }: JobView, signal: AbortSignal): Promise<TranslationResult> => {
    // What sounds of the moment may be the reason of a job that failed, and stays.
    const isWorthwhile = state === 'done' ? passes : isUnreachable;
    return retry(() => api.result(id, signal), { clock, random, signal, isWorthwhile });
  };

  /** Without a translation: there is nothing to go on with. */
  const end = (next: TranslationState) => {
    keep(undefined);
    state.value = next;
  };

  /** A job that is done meanwhile, or a node out of reach: there is nothing left for the person to do. */
  const withdraw = ({ id }: JobView) => {
    api.cancel(id).catch(() => {});
  };

  const carryOut = async (pending: Pending) => {
    current.abort();
    current = new AbortController();
    const { signal: stop } = current;
    const { order } = pending;
    keep(pending);
    state.value = { phase: 'sending', order };
    try {
      const submitted = pending.job ?? (await submit(pending, stop));
      if (stop.aborted) return withdraw(submitted);
      keep({ ...pending, job: submitted });
      const job = await settle(order, submitted, stop);
      const result = job.state === 'cancelled' ? undefined : await read(job, stop);
      if (stop.aborted) return;
      if (result) state.value = { phase: 'done', order, job, result };
      else end({ phase: 'cancelled', order });
    } catch (error) {
      if (!stop.aborted) end({ phase: 'failed', order, problem: problemOf(error) });
    }
  };

  return {
    state,
    start: (order) => carryOut({ order, idempotencyKey: newKey() }),
    resume: carryOut,
    cancel() {
      const { value } = state;
      if (value.phase !== 'sending' && value.phase !== 'working') return;
      current.abort();
      end({ phase: 'cancelled', order: value.order });
      if (value.phase === 'working') withdraw(value.job);
    },
    clear() {
      current.abort();
      end({ phase: 'idle' });
    },
  };
}

function isSettled(state: JobState): boolean {
  return state !== 'queued' && state !== 'leased';
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unreachable';
}

const PASSING: readonly FailureCode[] = [
  'unreachable',
  'overloaded',
  'rate_limited',
  'shutting_down',
  'timeout',
];

/** A failure of the moment, which says nothing about the job. */
function passes(error: unknown): boolean {
  return error instanceof ApiError && PASSING.includes(error.code);
}

function problemOf(error: unknown): Problem {
  return error instanceof ApiError ? error : new ApiError('unreadable');
}
