import type { Clock, Logger, MachineTime } from '@babelmesh/protocol';
import { FreeSpace, freeBytesOf } from './free-space.js';
import type { QueueLimits } from './limits.js';
import type { Measure } from './measurements.js';
import type { JobQueueOptions } from './options.js';
import { JobQueue } from './queue.js';
import { disown, openStore } from './store.js';

export interface QueueOptions extends Partial<QueueLimits> {
  /** Made where it is missing. One process at a time. */
  readonly folder: string;
  readonly clock: Clock;
  /** As it is now. Without it, a restart counts by the wall clock alone. */
  readonly machine?: MachineTime;
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
  /** Text of settled jobs and their results, in bytes; beyond it the oldest are forgotten. */
  readonly maxSettledBytes?: number;
  readonly keepEvents?: number;
  /** Nothing is accepted while the disk has less left than this; emergencies are down to half of it. */
  readonly minFreeBytes?: number;
  /** Told of every write, start, end and lapse. */
  readonly measure?: Measure;
  readonly random?: () => number;
}

const HOUR_MS = 3_600_000;

/** Any store, for tests; `openQueue` for everyone else. */
export function openQueueOn(
  {
    open,
    closed = async () => undefined,
    freeBytes,
  }: Pick<JobQueueOptions, 'open'> & { closed?: () => Promise<void>; freeBytes?: () => Promise<number> },
  {
    clock,
    machine,
    logger,
    maxWaiting = 200_000,
    maxWaitingPerRequester = 20_000,
    maxWaitingBytes = 256 * 1024 * 1024,
    maxAttempts = 5,
    maxCrashes = 20,
    backoffMs = { first: 1_000, most: 60_000 },
    retentionMs = 24 * HOUR_MS,
    deliveryTtlMs = 24 * HOUR_MS,
    maxSettledBytes = 256 * 1024 * 1024,
    keepEvents = 10_000,
    minFreeBytes = 64 * 1024 * 1024,
    measure,
    random = Math.random,
  }: Omit<QueueOptions, 'folder'>,
): Promise<JobQueue> {
  return JobQueue.open({
    clock,
    machine,
    logger,
    limits: { maxWaiting, maxWaitingPerRequester, maxWaitingBytes },
    retrying: { maxAttempts, maxCrashes, backoffMs, random },
    retention: { retentionMs, deliveryTtlMs, maxSettledBytes },
    keepEvents,
    measure,
    freeSpace: freeBytes && new FreeSpace({ clock, reserveBytes: minFreeBytes, read: freeBytes }),
    open,
    closed,
  });
}

/**
 * Opens the queue of a data folder. Throws `store_locked`, `store_read_only`, `store_version`,
 * `store_corrupt` or `store_failed`, each with what to do about it.
 */
export function openQueue({ folder, ...options }: QueueOptions): Promise<JobQueue> {
  return openQueueOn(
    {
      open: () => openStore(folder),
      closed: () => disown(folder),
      freeBytes: () => freeBytesOf(folder),
    },
    options,
  );
}
