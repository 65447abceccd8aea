import { isDeepStrictEqual } from 'node:util';
import type { Core } from './core.js';
import { entriesOf, faultOf, jobIdOf, mayBeDelivered } from './entries.js';
import {
  ALARM,
  DELIVERY,
  deliveryKey,
  JOB,
  jobKey,
  LEASE,
  OUTBOX,
  PURGE,
  READY,
  range,
  requesterKey,
  SLOT,
  stateKey,
} from './keys.js';
import type { LiveLeases } from './live-leases.js';
import type { DeliveryRecord, JobRecord, ReadyRecord, RequesterRecord, StateRecord } from './records.js';

/** Entries of each range looked at in one pass, so that a pass costs the same at any backlog. */
const AT_A_TIME = 256;

const RANGES = [LEASE, DELIVERY, OUTBOX, READY, SLOT, ALARM, PURGE, JOB];

/** Looks for what no correct change leaves behind, a part of every range at a time. */
export class Reconciler {
  readonly #core: Core;
  readonly #leases: LiveLeases;
  readonly #cursors = new Map<string, string>();

  constructor(core: Core, leases: LiveLeases) {
    this.#core = core;
    this.#leases = leases;
  }

  /** Leased jobs nobody holds, and the first fault found in the indexes. */
  async pass(): Promise<{ unowned: string[]; fault: string | undefined }> {
    const unowned: string[] = [];
    let fault: string | undefined;
    for (const prefix of RANGES) {
      for (const [key, value] of await this.#next(prefix)) {
        // What changed since it was read is judged next time.
        if (!isDeepStrictEqual(this.#core.journal.get(key), value)) continue;
        fault ??= this.#judge(prefix, key, value);
        const id = key.slice(LEASE.length);
        if (prefix === LEASE && !this.#leases.has(id)) unowned.push(id);
      }
    }
    return { unowned, fault };
  }

  async #next(prefix: string): Promise<[string, unknown][]> {
    const { gte, lt } = range(prefix);
    const from = this.#cursors.get(prefix) ?? gte;
    const entries: [string, unknown][] = [];
    for await (const entry of this.#core.journal.entries({ gte: from, lt, limit: AT_A_TIME })) {
      entries.push(entry);
    }
    const last = entries.at(-1)?.[0];
    if (last === undefined || entries.length < AT_A_TIME) this.#cursors.delete(prefix);
    else this.#cursors.set(prefix, `${last}\0`);
    return entries;
  }

  #judge(prefix: string, key: string, value: unknown): string | undefined {
    switch (prefix) {
      case JOB:
        return this.#judgeJob(key.slice(JOB.length));
      case READY: {
        const { requester, priority } = value as ReadyRecord;
        const record = this.#core.journal.get<RequesterRecord>(requesterKey(requester));
        return record?.lines[priority]?.ready?.key === key ? undefined : `${key} belongs to no line`;
      }
      case DELIVERY: {
        const state = this.#core.journal.get<StateRecord>(stateKey(key.slice(DELIVERY.length)));
        return mayBeDelivered(state, value as DeliveryRecord) ? undefined : `${key} has nothing to deliver`;
      }
      default: {
        const entries = this.#entriesOf(jobIdOf(key, value));
        return isDeepStrictEqual(entries?.get(key), value) ? undefined : `no record stands behind ${key}`;
      }
    }
  }

  #judgeJob(id: string): string | undefined {
    const state = this.#core.journal.get<StateRecord>(stateKey(id));
    const fault = state ? faultOf(state) : 'has no state';
    if (fault) return `job ${id} ${fault}`;
    for (const [key, value] of this.#entriesOf(id) ?? []) {
      if (!isDeepStrictEqual(this.#core.journal.get(key), value)) return `job ${id} has no entry ${key}`;
    }
    return undefined;
  }

  #entriesOf(id: string): Map<string, unknown> | undefined {
    const { journal } = this.#core;
    const job = journal.get<JobRecord>(jobKey(id));
    const state = journal.get<StateRecord>(stateKey(id));
    const delivery = journal.get<DeliveryRecord>(deliveryKey(id));
    return job && state && entriesOf({ id, job, state, delivery });
  }
}
