import type { Clock, Logger } from '@babelmesh/protocol';
import type { QueueLimits } from './limits.js';
import { JobQueue, type JobQueueOptions } from './queue.js';
import { disown, openStore } from './store.js';

export interface QueueOptions extends Partial<QueueLimits> {
  /** Made where it is missing. One process at a time. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger?: Logger;
  /** Attempts of a job that may fail or lapse before it fails for good. */
  readonly maxAttempts?: number;
  /** Attempts that may end with the death of the process. */
  readonly maxCrashes?: number;
  /** Pause before another attempt: the first, doubled each time up to the most, and half of it random. */
  readonly backoffMs?: { readonly first: number; readonly most: number };
  /** How long settled jobs, results and idempotency keys are kept. */
  readonly retentionMs?: number;
  /** How long a delivery is offered where its request names no end. */
  readonly deliveryTtlMs?: number;
  readonly keepEvents?: number;
  readonly random?: () => number;
}

const HOUR_MS = 3_600_000;

/** Any store, for tests; `openQueue` for everyone else. */
export function openQueueOn(
  { open, closed = async () => undefined }: Pick<JobQueueOptions, 'open'> & Partial<JobQueueOptions>,
  {
    clock,
    logger,
    maxWaiting = 200_000,
    maxWaitingPerRequester = 20_000,
    maxWaitingBytes = 256 * 1024 * 1024,
    maxAttempts = 5,
    maxCrashes = 20,
    backoffMs = { first: 1_000, most: 60_000 },
    retentionMs = 24 * HOUR_MS,
    deliveryTtlMs = 24 * HOUR_MS,
    keepEvents = 10_000,
    random = Math.random,
  }: Omit<QueueOptions, 'folder'>,
): Promise<JobQueue> {
  return JobQueue.open({
    clock,
    logger,
    limits: { maxWaiting, maxWaitingPerRequester, maxWaitingBytes },
    retrying: { maxAttempts, maxCrashes, backoffMs, random },
    retention: { retentionMs, deliveryTtlMs },
    keepEvents,
    open,
    closed,
  });
}

/**
 * Opens the queue of a data folder. Throws `store_locked`, `store_read_only`, `store_version`,
 * `store_corrupt` or `store_failed`, each with what to do about it.
 */
export function openQueue({ folder, ...options }: QueueOptions): Promise<JobQueue> {
  return openQueueOn({ open: () => openStore(folder), closed: () => disown(folder) }, options);
}
