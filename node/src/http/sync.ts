import {
  BabelmeshError,
  isSettled,
  type Job,
  type TranslationRequest,
  type TranslationResult,
} from '@babelmesh/protocol';
import type { Base } from './endpoint.js';
import type { Admission, Jobs } from './ports.js';
import { JobsError } from './problem.js';

export interface WaitOptions {
  /** The client went away. */
  readonly signal: AbortSignal;
  /** The server stops. */
  readonly closing: AbortSignal | undefined;
  /** The client can come back for the jobs: they go on without it. */
  readonly keep: boolean;
}

/** Why waiting ended before all jobs were settled. */
type Interruption = 'timeout' | 'disconnected' | 'closing';

/**
 * Submits requests and waits until all their jobs are settled.
 *
 * Throws what admission throws; `overloaded` before anything is stored; the failure of the first
 * job that failed; `timeout` and `shutting_down` with the ids of the jobs, which go on. When the
 * client disconnects its open jobs are cancelled, unless `keep`.
 */
export async function translateNow(
  requests: readonly TranslationRequest[],
  { admission, jobs, base }: { admission: Admission; jobs: Jobs; base: Base },
  { signal, closing, keep }: WaitOptions,
): Promise<readonly TranslationResult[]> {
  const { clock, limits, load } = base;
  if (closing?.aborted) throw shuttingDown();
  const leave = load.wait();
  const settled = new Set<string>();
  let wake = () => {};
  // Before the jobs exist: a change between submitting and listening cannot slip through.
  const stopListening = jobs.onEvent(({ jobId, state }) => {
    if (!isSettled(state)) return;
    settled.add(jobId);
    wake();
  });
  try {
    const submitted = await admission.submit(requests);
    const open = new Set(submitted.filter((job) => !isSettled(job.state)).map((job) => job.id));
    const forget = () => {
      for (const id of settled) open.delete(id);
      settled.clear();
    };
    const interruption = await new Promise<Interruption | undefined>((resolve) => {
      const stops = new AbortController();
      const finish = (value: Interruption | undefined) => {
        stops.abort();
        resolve(value);
      };
      wake = () => {
        forget();
        if (open.size === 0) finish(undefined);
      };
      const limit = (delayMs: number, value: Interruption) => {
        const cancel = clock.schedule(delayMs, () => finish(value));
        stops.signal.addEventListener('abort', cancel);
      };
      limit(limits.waitMs, 'timeout');
      onAbort(signal, stops.signal, () => finish('disconnected'));
      onAbort(closing, stops.signal, () => limit(limits.graceMs, 'closing'));
      wake();
    });
    wake = () => {};
    const ids = [...new Set(submitted.map((job) => job.id))];
    if (interruption === 'disconnected' && !keep) await cancelAll(open, base, jobs);
    if (interruption) throw interrupted(interruption, ids, limits.waitMs);
    return await Promise.all(submitted.map((job) => resultOf(job.id, jobs, ids)));
  } finally {
    stopListening();
    leave();
  }
}

/** Calls back once when `signal` is or becomes aborted, until `until` is. */
function onAbort(signal: AbortSignal | undefined, until: AbortSignal, callback: () => void): void {
  if (signal?.aborted) callback();
  else signal?.addEventListener('abort', callback, { once: true, signal: until });
}

async function cancelAll(ids: Iterable<string>, { logger }: Base, jobs: Jobs): Promise<void> {
  for (const id of ids) {
    await jobs.cancel(id).catch((error: unknown) => {
      const expected =
        error instanceof BabelmeshError && ['job_settled', 'job_not_found'].includes(error.code);
      if (!expected) logger.warn({ err: error, jobId: id }, 'could not cancel the job of a client that left');
    });
  }
}

function interrupted(interruption: Interruption, ids: readonly string[], waitMs: number): BabelmeshError {
  const remedy = 'The jobs go on: ask for them at /v1/jobs/{id}/result.';
  switch (interruption) {
    case 'timeout':
      return new JobsError('timeout', `The translation took longer than ${waitMs / 1_000} s.`, ids, remedy);
    case 'closing':
      return new JobsError('shutting_down', 'The node is being stopped.', ids, remedy);
    case 'disconnected':
      return new JobsError('job_cancelled', 'The client left before the translation was done.', ids);
  }
}

export function shuttingDown(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The node is being stopped.');
}

/** The result of a settled job; otherwise throws why there is none. */
export async function resultOf(id: string, jobs: Jobs, ids?: readonly string[]): Promise<TranslationResult> {
  const result = await jobs.result(id);
  if (result) return result;
  const error = withoutResult(id, await jobs.get(id));
  if (!ids || ids.length < 2) throw error;
  throw new JobsError(error.code, error.message, ids, error.remedy);
}

function withoutResult(id: string, job: Job | undefined): BabelmeshError {
  switch (job?.state) {
    case undefined:
      return new BabelmeshError('job_not_found', `There is no job ${id}.`, {
        remedy: 'Results are kept for a while only; send the text again.',
      });
    case 'failed':
      return new BabelmeshError(job.failure?.code ?? 'internal', job.failure?.message ?? 'The job failed.');
    case 'cancelled':
      return new BabelmeshError('job_cancelled', `Job ${id} was cancelled.`);
    case 'expired':
      return new BabelmeshError('job_expired', `Job ${id} expired before it was done.`);
    case 'done':
      return new BabelmeshError('job_expired', `The result of job ${id} is no longer kept.`);
    default:
      return new BabelmeshError('job_not_done', `Job ${id} is not done yet.`, {
        remedy: 'Ask again, or follow its events.',
        retryAfterMs: 1_000,
      });
  }
}
