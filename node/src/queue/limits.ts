import { BabelmeshError, PRIORITIES, type Priority } from '@babelmesh/protocol';
import type { Counters } from './records.js';
import { timeToServe } from './service-rate.js';

export interface QueueLimits {
  /** Jobs waiting in all, and of one requester. */
  readonly maxWaiting: number;
  readonly maxWaitingPerRequester: number;
  /** Text of all waiting jobs. */
  readonly maxWaitingBytes: number;
}

/** The share of each limit that a priority may fill: bulk is refused first, emergency last. */
const SHARE: Readonly<Record<Priority, number>> = { bulk: 0.7, normal: 0.85, high: 0.95, emergency: 1 };

const RETRY_AFTER_MS = { least: 1_000, most: 3_600_000 };

/** All priorities together. */
export const sumOf = (values: Readonly<Record<Priority, number>>) =>
  PRIORITIES.reduce((total, priority) => total + values[priority], 0);

/** Throws `overloaded` where one more job of this priority and size would go over a limit. */
export function assertRoom(
  counters: Counters,
  limits: QueueLimits,
  job: { priority: Priority; textBytes: number; waitingOfRequester: number },
): void {
  const share = SHARE[job.priority];
  const waiting = sumOf(counters.waiting);
  const over = Math.max(
    excess(waiting, 1, limits.maxWaiting * share),
    excess(counters.waitingBytes, job.textBytes, limits.maxWaitingBytes * share),
  );
  const overOwn = excess(job.waitingOfRequester, 1, limits.maxWaitingPerRequester * share);
  if (over === 0 && overOwn === 0) return;
  const part = Math.max(over, (overOwn * job.waitingOfRequester) / Math.max(1, waiting));
  const ms = timeToServe(counters, { jobs: part * waiting, work: part * sumOf(counters.waitingWork) });
  throw new BabelmeshError(
    'overloaded',
    over > 0
      ? `The queue has no room for more ${job.priority} requests now: ${waiting} wait already.`
      : `${job.waitingOfRequester} of your requests wait already; no more are taken before some are done.`,
    {
      remedy: 'Try again later.',
      retryAfterMs: Math.round(Math.min(RETRY_AFTER_MS.most, Math.max(RETRY_AFTER_MS.least, ms))),
    },
  );
}

/** The share of what waits that must go before one more fits; 0 where it fits, as it always does where nothing waits. */
function excess(waiting: number, more: number, limit: number): number {
  return Math.max(0, waiting + more - Math.max(limit, more)) / Math.max(1, waiting);
}
