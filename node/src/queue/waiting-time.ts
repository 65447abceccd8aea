import { PRIORITIES } from '@babelmesh/protocol';
import type { Transaction } from './journal.js';
import { requesterId, requesterKey } from './keys.js';
import { SLACK_MS } from './lines.js';
import type { Counters, JobRecord, RequesterRecord, StateRecord } from './records.js';
import { timeToServe } from './service-rate.js';

/**
 * How long a waiting job is likely to wait yet, in ms: all more urgent work, the jobs before it in
 * its own line, and as much of every other line of its priority as shares the node with those. Costs
 * the same at any backlog, so other lines count with their average length. `elsewhere`: running jobs that others do.
 */
export function waitingTimeMs(
  tx: Pick<Transaction, 'get'>,
  counters: Counters,
  job: JobRecord,
  state: StateRecord,
  nowQ: number,
  elsewhere = 0,
): number | undefined {
  if (state.state !== 'queued') return undefined;
  const { priority, requester } = job.request;
  const { waiting, waitingWork } = counters;
  const ahead = { jobs: Math.max(0, counters.running - elsewhere), work: 0 };
  for (const other of PRIORITIES) {
    if (SLACK_MS[other] >= SLACK_MS[priority]) break;
    ahead.jobs += waiting[other];
    ahead.work += waitingWork[other];
  }
  const line = tx.get<RequesterRecord>(requesterKey(requesterId(requester)))?.lines[priority];
  const beforeOwn = state.slot === undefined || !line ? 0 : Math.min(state.slot - line.first, line.count - 1);
  const othersWaiting = waiting[priority] - (line?.count ?? 1);
  const otherLines = counters.readyLines[priority] - (line?.ready ? 1 : 0);
  // Of those at the same position in their lines, half go before.
  const fromOthers = otherLines <= 0 ? 0 : otherLines * Math.min(othersWaiting / otherLines, beforeOwn + 0.5);
  const ofPriority = beforeOwn + fromOthers;
  ahead.jobs += ofPriority;
  ahead.work += (ofPriority * waitingWork[priority]) / Math.max(1, waiting[priority]);
  const pauseMs = state.retryQ === undefined ? 0 : Math.max(0, state.retryQ - nowQ);
  return Math.round(pauseMs + timeToServe(counters, ahead));
}
