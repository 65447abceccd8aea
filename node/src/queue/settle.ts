/** The end of a job, and what goes with it: result, delivery, the clearing of everything else. */
import { type Failure, isSettled, type TranslationResult } from '@babelmesh/protocol';
import type { Change } from './change.js';
import { deliveryKey, leaseKey, outboxKey, purgeKey, resultKey, sliceKey } from './keys.js';
import { leave } from './lines.js';
import {
  bytesOf,
  type DeliveryRecord,
  deliveryPriority,
  type JobRecord,
  type StateRecord,
} from './records.js';

/** That nothing came of a request is told for so long after its time was over: then nobody thinks of it any more. */
const GIVEN_UP_TOLD_MS = 6 * 3_600_000;

export interface Retention {
  /** How long a settled job, its result and its idempotency key are kept. */
  readonly retentionMs: number;
  /** Text that settled jobs and their results may take; beyond it the oldest go first. */
  readonly maxSettledBytes: number;
  /** How long a delivery is tried where the request names no end. */
  readonly deliveryTtlMs: number;
}

export type Ending =
  | {
      readonly state: 'done';
      readonly result: Omit<TranslationResult, 'jobId'>;
      readonly totalSegments?: number;
    }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'cancelled' | 'expired' };

/** Ends an open job in one change. Results and failures go back by radio and peer, and who expired is told so; the rest is silent. */
export function end(
  change: Change,
  id: string,
  job: JobRecord,
  from: StateRecord,
  ending: Ending,
  { retentionMs, deliveryTtlMs }: Retention,
): StateRecord {
  stopWaitingOrRunning(change, id, job, from);
  for (let slice = 0; slice < from.slices; slice++) change.tx.del(sliceKey(id, slice));
  change.clearAlarm(job.expiresQ, 'expire', id);
  const purgeQ = change.nowQ + retentionMs;
  const { failure: _earlier, ...rest } = without(from);
  const state: StateRecord = {
    ...rest,
    state: ending.state,
    slices: 0,
    settledAt: change.wallNow,
    purgeQ,
    ...(ending.state === 'failed' && { failure: ending.failure }),
    ...(ending.state === 'done' && {
      ...allDone(ending.totalSegments ?? from.totalSegments),
      resultBytes: Buffer.byteLength(ending.result.text),
    }),
  };
  const bytes = bytesOf(job, state);
  change.tx.put(purgeKey(purgeQ, id), bytes);
  change.counters.settled++;
  change.counters.settledBytes += bytes;
  change.announcements.measurements.push({
    kind: 'settled',
    priority: job.request.priority,
    state: ending.state,
    attempts: from.attempts,
    ...(from.leasedQ !== undefined && { serviceMs: change.nowQ - from.leasedQ }),
  });
  change.moveJob(id, job, from.state, state);
  if (ending.state === 'done') change.tx.put(resultKey(id), { jobId: id, ...ending.result });
  if (ending.state === 'done' || ending.state === 'failed') {
    deliver(change, id, job, job.expiresQ ?? change.nowQ + deliveryTtlMs);
  }
  if (ending.state === 'expired') tellGivenUp(change, id, job, job.expiresQ ?? change.nowQ);
  return state;
}

const allDone = (totalSegments: number) => ({ totalSegments, doneSegments: totalSegments });

/** Takes a job off the waiting line, the retry alarm or its lease, whichever it is on. */
function stopWaitingOrRunning(change: Change, id: string, job: JobRecord, state: StateRecord): void {
  if (isSettled(state.state)) return;
  if (state.state === 'leased') {
    change.tx.del(leaseKey(id));
    change.counters.running--;
    return;
  }
  change.countWaiting(job, -1);
  if (state.slot !== undefined) leave(change, job, state.slot);
  change.clearAlarm(state.retryQ, 'retry', id);
}

/** The record without what only holds while a job waits or runs. */
export function without({
  slot: _slot,
  retryQ: _retryQ,
  owner: _owner,
  leasedQ: _leasedQ,
  place: _place,
  charge: _charge,
  ...rest
}: StateRecord): Omit<StateRecord, 'slot' | 'retryQ' | 'owner' | 'leasedQ' | 'place' | 'charge'> {
  return rest;
}

/** Puts what a job came to on its way back, where its inlet asks for it. */
export function deliver(
  change: Change,
  id: string,
  job: JobRecord,
  expiresQ: number,
  kind: Pick<DeliveryRecord, 'isGivenUp'> = {},
): void {
  const { inlet } = job.request.replyTo;
  if (inlet === 'http') return;
  const turn = ++change.counters.turn;
  const record: DeliveryRecord = { inlet, turn, createdAt: change.wallNow, attempts: 0, expiresQ, ...kind };
  change.tx.put(deliveryKey(id), record);
  change.tx.put(outboxKey(inlet, deliveryPriority(job, record), turn), id);
  change.setAlarm(expiresQ, 'forget-delivery', id);
  change.counters.deliveries++;
  change.announcements.delivery = true;
}

/** A person waits and would never hear of it. Programs know the time of their requests themselves. */
export function tellGivenUp(change: Change, id: string, job: JobRecord, overQ: number): void {
  const { replyTo } = job.request;
  const untilQ = overQ + GIVEN_UP_TOLD_MS;
  if (replyTo.inlet !== 'radio' || replyTo.form !== 'text' || untilQ <= change.nowQ) return;
  deliver(change, id, job, untilQ, { isGivenUp: true });
}

/** Takes a delivery off the outbox for good. */
export function forgetDelivery(change: Change, id: string, job: JobRecord, delivery: DeliveryRecord): void {
  change.tx.del(deliveryKey(id));
  if (delivery.notBeforeQ === undefined) {
    change.tx.del(outboxKey(delivery.inlet, deliveryPriority(job, delivery), delivery.turn));
  }
  change.clearAlarm(delivery.notBeforeQ, 'deliver', id);
  change.clearAlarm(delivery.expiresQ, 'forget-delivery', id);
  change.counters.deliveries--;
}
