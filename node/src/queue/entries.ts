import { isSettled } from '@babelmesh/protocol';
import { contentDigest } from './accept.js';
import {
  ALARM,
  alarmKey,
  IDEMPOTENCY,
  idempotencyKey,
  LEASE,
  leaseKey,
  outboxKey,
  PURGE,
  parseAlarmKey,
  parsePurgeKey,
  purgeKey,
  requesterId,
  slotKey,
} from './keys.js';
import {
  bytesOf,
  type DeliveryRecord,
  deliveryPriority,
  type IdempotencyRecord,
  type JobRecord,
  type StateRecord,
} from './records.js';

/** All that is stored of one job, index entries aside. */
export interface JobRecords {
  readonly id: string;
  readonly job: JobRecord;
  readonly state: StateRecord;
  /** Needed for the idempotency entry only, which is left out without it. */
  readonly text?: string | undefined;
  readonly delivery?: DeliveryRecord | undefined;
}

/** Every index entry that a job in this state has: these and no others. */
export function entriesOf({ id, job, state, text, delivery }: JobRecords): Map<string, unknown> {
  const { request } = job;
  const entries = new Map<string, unknown>();
  if (request.idempotencyKey !== undefined && text !== undefined) {
    const content = contentDigest({ ...request, text });
    entries.set(idempotencyKey(request.requester, request.idempotencyKey), { id, content });
  }
  if (state.state === 'queued' && state.slot !== undefined) {
    entries.set(slotKey(requesterId(request.requester), request.priority, state.slot), id);
  }
  if (state.state === 'queued' && state.retryQ !== undefined) {
    entries.set(alarmKey(state.retryQ, 'retry', id), 1);
  }
  if (state.state === 'leased') entries.set(leaseKey(id), state.fence);
  if (!isSettled(state.state) && job.expiresQ !== undefined) {
    entries.set(alarmKey(job.expiresQ, 'expire', id), 1);
  }
  if (isSettled(state.state) && state.purgeQ !== undefined) {
    entries.set(purgeKey(state.purgeQ, id), bytesOf(job, state));
  }
  if (delivery) {
    entries.set(alarmKey(delivery.expiresQ, 'forget-delivery', id), 1);
    if (delivery.notBeforeQ !== undefined) entries.set(alarmKey(delivery.notBeforeQ, 'deliver', id), 1);
    else entries.set(outboxKey(delivery.inlet, deliveryPriority(job, delivery), delivery.turn), id);
  }
  return entries;
}

/** The job an index entry speaks of. */
export function jobIdOf(key: string, value: unknown): string {
  if (key.startsWith(ALARM)) return parseAlarmKey(key).id;
  if (key.startsWith(PURGE)) return parsePurgeKey(key).id;
  if (key.startsWith(LEASE)) return key.slice(LEASE.length);
  if (key.startsWith(IDEMPOTENCY)) return (value as IdempotencyRecord).id;
  return String(value);
}

/** Whether a job in this state may have this delivery: an outcome, or that there was none in time. */
export function mayBeDelivered(state: StateRecord | undefined, { isGivenUp }: DeliveryRecord): boolean {
  if (!state) return false;
  return (
    state.state === 'done' || state.state === 'failed' || (isGivenUp === true && state.state === 'expired')
  );
}

/** What is wrong with a state by itself, as the end of a sentence. */
export function faultOf({ state, slot, retryQ, owner, purgeQ }: StateRecord): string | undefined {
  if (state === 'queued') {
    return (slot === undefined) === (retryQ === undefined) ? 'waits in no place or in two' : undefined;
  }
  if (state === 'leased') return owner === undefined ? 'is leased to nobody' : undefined;
  return purgeQ === undefined ? 'is settled but would never be forgotten' : undefined;
}
