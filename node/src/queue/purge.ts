/** Forgetting settled jobs, by age and by what they take. */
import type { Change } from './change.js';
import type { Core } from './core.js';
import {
  deliveryKey,
  fromTime,
  idempotencyKey,
  jobKey,
  PURGE,
  parsePurgeKey,
  purgeKey,
  range,
  requesterId,
  requesterKey,
  resultKey,
  stateKey,
  textKey,
} from './keys.js';
import { readJob, type StoredJob } from './lease.js';
import { isIdle } from './lines.js';
import { bytesOf, type DeliveryRecord, type IdempotencyRecord, type RequesterRecord } from './records.js';

/** Jobs forgotten in one write. */
const AT_A_TIME = 128;

export interface Purged {
  /** Something went, and more may go at once. */
  readonly again: boolean;
  /** The time of the first that was left, in queue time. */
  readonly leftQ: number;
}

/** Forgets the first of those that may go, none of which is older than `fromQ`. */
export async function purgeSome(core: Core, fromQ: number): Promise<Purged> {
  const nowQ = core.time.now();
  const keys: string[] = [];
  let leftQ = Number.POSITIVE_INFINITY;
  let over = core.counters.settledBytes - core.options.retention.maxSettledBytes;
  const bounds = { ...range(PURGE), gte: fromTime(PURGE, fromQ), limit: AT_A_TIME + 1 };
  for await (const [key, bytes] of core.journal.entries<number>(bounds)) {
    const { at } = parsePurgeKey(key);
    if ((at > nowQ && over <= 0) || keys.length === AT_A_TIME) {
      leftQ = at;
      break;
    }
    over -= bytes;
    keys.push(key);
  }
  if (keys.length === 0) return { again: false, leftQ };
  const { value: stuck, stored } = core.change((change) => keys.filter((key) => !purge(change, key)));
  await stored;
  for (const key of stuck) leftQ = Math.min(leftQ, parsePurgeKey(key).at);
  return { again: keys.length === AT_A_TIME && stuck.length < keys.length, leftQ };
}

/** True where it could go, or wait until later. */
function purge(change: Change, key: string): boolean {
  const { at, id } = parsePurgeKey(key);
  const stored = readJob(change, id);
  if (change.tx.get(key) === undefined || stored?.state.purgeQ !== at) return false;
  const delivery = change.tx.get<DeliveryRecord>(deliveryKey(id));
  if (!delivery) forget(change, id, stored);
  else if (at > delivery.expiresQ) return false;
  else postpone(change, id, stored, delivery.expiresQ + 1);
  return true;
}

/** A delivery needs the result: it goes first. */
function postpone(change: Change, id: string, { job, state }: StoredJob, purgeQ: number): void {
  change.tx.del(purgeKey(state.purgeQ ?? 0, id));
  change.tx.put(purgeKey(purgeQ, id), bytesOf(job, state));
  change.tx.put(stateKey(id), { ...state, purgeQ });
}

/** Removes all that is known of a settled job. */
function forget(change: Change, id: string, { job, state }: StoredJob): void {
  const { tx, counters } = change;
  const { requester, idempotencyKey: key } = job.request;
  tx.del(jobKey(id));
  tx.del(textKey(id));
  tx.del(stateKey(id));
  tx.del(resultKey(id));
  tx.del(purgeKey(state.purgeQ ?? 0, id));
  counters.settled--;
  counters.settledBytes -= bytesOf(job, state);
  if (key !== undefined) {
    const entry = idempotencyKey(requester, key);
    if (tx.get<IdempotencyRecord>(entry)?.id === id) tx.del(entry);
  }
  const requesterAt = requesterKey(requesterId(requester));
  const record = tx.get<RequesterRecord>(requesterAt);
  if (record && isIdle(change, record)) tx.del(requesterAt);
}
