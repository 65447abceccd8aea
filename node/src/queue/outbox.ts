/** Results on their way back: each stays until its inlet completes it or it expires. */
import type { Delivery, Failure, TranslationResult } from '@babelmesh/protocol';
import type { Change } from './change.js';
import type { Transaction } from './journal.js';
import { deliveryKey, jobKey, outboxKey, resultKey, stateKey } from './keys.js';
import type { QueueTime } from './queue-time.js';
import { type DeliveryRecord, deliveryPriority, type JobRecord, type StateRecord } from './records.js';
import { forgetDelivery, tellGivenUp } from './settle.js';

/** What is told of a request nothing came of. */
const EXPIRED: Failure = { code: 'job_expired', message: 'The request was not done in time.' };

/** The delivery of a job where it is due; undefined where it is not or no longer. */
export function dueDelivery(tx: Pick<Transaction, 'get'>, id: string, time: QueueTime): Delivery | undefined {
  const delivery = tx.get<DeliveryRecord>(deliveryKey(id));
  const job = tx.get<JobRecord>(jobKey(id));
  const state = tx.get<StateRecord>(stateKey(id));
  if (!delivery || !job || !state || delivery.notBeforeQ !== undefined) return undefined;
  const outcome = outcomeOf(tx, id, state, delivery);
  if (!outcome) return undefined;
  return {
    jobId: id,
    requester: job.request.requester,
    replyTo: job.request.replyTo,
    priority: deliveryPriority(job, delivery),
    outcome,
    ...(delivery.isGivenUp && { isGivenUp: true }),
    createdAt: delivery.createdAt,
    attempts: delivery.attempts,
    notBefore: delivery.createdAt,
    expiresAt: time.toWall(delivery.expiresQ),
  };
}

function outcomeOf(
  tx: Pick<Transaction, 'get'>,
  id: string,
  { failure }: StateRecord,
  { isGivenUp }: DeliveryRecord,
): { result: TranslationResult } | { failure: Failure } | undefined {
  if (isGivenUp) return { failure: failure ?? EXPIRED };
  const result = tx.get<TranslationResult>(resultKey(id));
  if (result) return { result };
  return failure && { failure };
}

/** The receiver has it or never will. A delivery that is gone already is no error: it is what was asked for. */
export function complete(change: Change, id: string): void {
  const delivery = change.tx.get<DeliveryRecord>(deliveryKey(id));
  const job = change.tx.get<JobRecord>(jobKey(id));
  if (delivery && job) forgetDelivery(change, id, job, delivery);
}

/** The receiver will never have it, and is told so where it has not been. */
export function giveUp(change: Change, id: string): void {
  const delivery = change.tx.get<DeliveryRecord>(deliveryKey(id));
  const job = change.tx.get<JobRecord>(jobKey(id));
  if (!delivery || !job) return;
  forgetDelivery(change, id, job, delivery);
  if (!delivery.isGivenUp) tellGivenUp(change, id, job, change.nowQ);
}

/** Counts an attempt; the delivery rests until then. */
export function defer(change: Change, id: string, notBeforeQ: number): void {
  const delivery = change.tx.get<DeliveryRecord>(deliveryKey(id));
  const job = change.tx.get<JobRecord>(jobKey(id));
  if (!delivery || !job) return;
  const key = outboxKey(delivery.inlet, deliveryPriority(job, delivery), delivery.turn);
  change.clearAlarm(delivery.notBeforeQ, 'deliver', id);
  const { notBeforeQ: _earlier, ...rest } = delivery;
  const next = { ...rest, attempts: delivery.attempts + 1 };
  if (notBeforeQ <= change.nowQ) {
    change.tx.put(deliveryKey(id), next);
    change.tx.put(key, id);
    change.announcements.delivery = true;
    return;
  }
  change.tx.put(deliveryKey(id), { ...next, notBeforeQ });
  change.tx.del(key);
  change.setAlarm(notBeforeQ, 'deliver', id);
}

/** A deferred delivery's time has come. */
export function wake(change: Change, id: string, job: JobRecord, delivery: DeliveryRecord): void {
  const { notBeforeQ: _over, ...due } = delivery;
  change.tx.put(deliveryKey(id), due);
  change.tx.put(outboxKey(delivery.inlet, deliveryPriority(job, delivery), delivery.turn), id);
  change.announcements.delivery = true;
}
