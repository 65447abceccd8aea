/**
 * Verifies every invariant of a store and, if asked to, mends it. What a job is, its records tell;
 * every index entry, line and counter follows from them and can be made anew.
 */
import { isDeepStrictEqual } from 'node:util';
import { isSettled, PRIORITIES, type Priority } from '@babelmesh/protocol';
import { entriesOf, faultOf, type JobRecords, jobIdOf } from './entries.js';
import {
  ALARM,
  COUNTERS_KEY,
  DELIVERY,
  deliveryKey,
  EVENT,
  IDEMPOTENCY,
  JOB,
  jobKey,
  LEASE,
  OUTBOX,
  PURGE,
  READY,
  REQUESTER,
  RESULT,
  range,
  requesterKey,
  resultKey,
  SLICE,
  SLOT,
  STATE,
  sliceKey,
  stateKey,
  TEXT,
  textKey,
} from './keys.js';
import { MIDDLE, nextPlace } from './lines.js';
import {
  bytesOf,
  type Counters,
  type DeliveryRecord,
  type JobRecord,
  type Line,
  noCounters,
  type RequesterRecord,
  type StateRecord,
} from './records.js';
import { without } from './settle.js';
import type { Operation, Store } from './store.js';

export type FindingKind =
  /** A job that cannot be made whole: what was asked or the answer is gone. */
  | 'job_lost'
  /** A job that was made whole again from what is left of it. */
  | 'job_mended'
  /** Records that belong to no job. */
  | 'orphan'
  /** An index entry that is missing, or that no record stands behind. */
  | 'entry_missing'
  | 'entry_stale'
  /** A requester's line or place in the order that does not fit its jobs. */
  | 'line_wrong'
  | 'counter_wrong'
  | 'unreadable';

export interface Finding {
  readonly kind: FindingKind;
  readonly key: string;
  readonly message: string;
}

export interface QueueReport {
  readonly jobs: number;
  readonly deliveries: number;
  /** The first hundred; `found` counts all. */
  readonly findings: readonly Finding[];
  readonly found: Readonly<Partial<Record<FindingKind, number>>>;
  readonly repaired: boolean;
}

const FINDINGS_KEPT = 100;
const OPERATIONS_PER_WRITE = 1_000;

export async function checkStore(store: Store, { repair = false } = {}): Promise<QueueReport> {
  const check = new Check(store, repair);
  await check.run();
  return check.report();
}

class Check {
  readonly #store: Store;
  readonly #repair: boolean;
  readonly #findings: Finding[] = [];
  readonly #found: Partial<Record<FindingKind, number>> = {};
  readonly #counters: Counters;
  readonly #storedCounters: Counters;
  /** Mended but not written yet; undefined for a deleted key. */
  readonly #staged = new Map<string, string | undefined>();
  #jobs = 0;

  constructor(store: Store, repair: boolean) {
    this.#store = store;
    this.#repair = repair;
    this.#storedCounters = this.#get<Counters>(COUNTERS_KEY) ?? noCounters({ at: 0, wall: 0 });
    const { jobSeq, eventSeq, turn, virtualQ, time, served } = this.#storedCounters;
    this.#counters = { ...noCounters(time), jobSeq, eventSeq, turn, virtualQ, served };
  }

  /** Each step relies on what the ones before have mended. */
  async run(): Promise<void> {
    for (const step of [
      () => this.#checkJobs(),
      () => this.#checkOrphans(),
      () => this.#checkDeliveries(),
      () => this.#checkEntriesOfJobs(),
      () => this.#checkJobsOfEntries(),
      () => this.#checkLines(),
      () => this.#checkReady(),
      () => this.#checkEvents(),
      () => this.#checkCounters(),
    ]) {
      await step();
      await this.#flush();
    }
  }

  report(): QueueReport {
    return {
      jobs: this.#jobs,
      deliveries: this.#counters.deliveries,
      findings: this.#findings,
      found: this.#found,
      repaired: this.#repair,
    };
  }

  async #checkJobs(): Promise<void> {
    for await (const [key, job] of this.#entries<JobRecord>(JOB)) {
      const id = key.slice(JOB.length);
      this.#counters.jobSeq = Math.max(this.#counters.jobSeq, job.seq);
      const state = this.#get<StateRecord>(stateKey(id));
      if (this.#get<string>(textKey(id)) === undefined) {
        this.#find('job_lost', key, `The text of job ${id} is gone.`);
        this.#put(textKey(id), '');
        if (state && !isSettled(state.state)) {
          this.#put(stateKey(id), ended(state, this.#counters.time.at, 'The text of the request was lost.'));
        }
      }
      const fault = state ? faultOf(state) : 'has no state';
      if (!state || fault) {
        this.#find('job_mended', key, `Job ${id} ${fault}.`);
        this.#put(stateKey(id), this.#mended(id, job, state));
      } else if (state.state === 'done' && this.#get(resultKey(id)) === undefined) {
        this.#find('job_lost', key, `The result of job ${id} is gone; it is translated anew.`);
        this.#put(stateKey(id), this.#mended(id, job, undefined));
      } else this.#checkSlices(id, state);
    }
  }

  #checkSlices(id: string, state: StateRecord): void {
    for (let slice = 0; slice < state.slices; slice++) {
      if (this.#get(sliceKey(id, slice)) !== undefined) continue;
      this.#find('job_mended', stateKey(id), `Stored progress of job ${id} is gone; it begins anew.`);
      this.#put(stateKey(id), { ...state, slices: 0, doneSegments: 0 });
      return;
    }
  }

  /** A state for a job that has none or a wrong one: done if it has a result, else waiting. */
  #mended(id: string, job: JobRecord, state: StateRecord | undefined): StateRecord {
    const base: StateRecord = {
      attempts: state?.attempts ?? 0,
      failures: 0,
      crashes: 0,
      fence: (state?.fence ?? 0) + 1,
      doneSegments: 0,
      totalSegments: 0,
      slices: 0,
      state: 'queued',
    };
    if (this.#get(resultKey(id)) === undefined) return { ...base, slot: lateSlot(job) };
    return { ...base, state: 'done', settledAt: job.enqueuedAt, purgeQ: this.#counters.time.at };
  }

  async #checkOrphans(): Promise<void> {
    for (const prefix of [STATE, TEXT, RESULT, SLICE]) {
      for await (const [key] of this.#entries(prefix)) {
        const [, id = '', slice] = key.split('/');
        if (this.#read(jobKey(id)) === undefined) {
          const kind = prefix === SLICE || prefix === RESULT ? 'orphan' : 'job_lost';
          this.#find(kind, key, `There is no job ${id}, but ${key} is kept of it.`);
          this.#del(key);
        } else if (
          slice !== undefined &&
          Number(slice) >= (this.#get<StateRecord>(stateKey(id))?.slices ?? 0)
        ) {
          this.#find('orphan', key, `Job ${id} has no slice ${slice}.`);
          this.#del(key);
        }
      }
    }
  }

  async #checkDeliveries(): Promise<void> {
    for await (const [key, delivery] of this.#entries<DeliveryRecord>(DELIVERY)) {
      const id = key.slice(DELIVERY.length);
      const state = this.#get<StateRecord>(stateKey(id))?.state;
      if (state === 'done' || state === 'failed') {
        this.#counters.deliveries++;
        this.#counters.turn = Math.max(this.#counters.turn, delivery.turn);
      } else {
        this.#find('orphan', key, `A delivery of job ${id} is kept, but there is nothing to deliver.`);
        this.#del(key);
      }
    }
  }

  async #checkEntriesOfJobs(): Promise<void> {
    for await (const [key] of this.#entries(JOB)) {
      const records = this.#records(key.slice(JOB.length));
      if (!records) continue;
      this.#count(records);
      for (const [entry, value] of entriesOf(records)) {
        const stored = this.#get(entry);
        if (isDeepStrictEqual(stored, value)) continue;
        if (entry.startsWith(SLOT) && stored !== undefined) {
          this.#find('line_wrong', entry, `Two jobs stand at one position; ${records.id} goes to the end.`);
          this.#put(stateKey(records.id), { ...records.state, slot: lateSlot(records.job) });
          const moved = { ...records, state: { ...records.state, slot: lateSlot(records.job) } };
          for (const [slot, id] of entriesOf(moved)) if (slot.startsWith(SLOT)) this.#put(slot, id);
          continue;
        }
        this.#find('entry_missing', entry, `Job ${records.id} has no entry ${entry}.`);
        this.#put(entry, value);
      }
    }
  }

  async #checkJobsOfEntries(): Promise<void> {
    for (const prefix of [SLOT, LEASE, ALARM, PURGE, IDEMPOTENCY, OUTBOX]) {
      for await (const [key, value] of this.#entries(prefix)) {
        const records = this.#records(jobIdOf(key, value));
        if (records && isDeepStrictEqual(entriesOf(records).get(key), value)) continue;
        this.#find('entry_stale', key, `No record stands behind the entry ${key}.`);
        this.#del(key);
      }
    }
  }

  /** Positions come in order, so one line is looked at at a time. */
  async #checkLines(): Promise<void> {
    let at: { path: string; first: number; last: number; count: number } | undefined;
    for await (const [key, id] of this.#entries<string>(SLOT)) {
      const path = key.slice(SLOT.length, key.lastIndexOf('/'));
      const position = Number(key.slice(key.lastIndexOf('/') + 1));
      if (at?.path !== path) {
        if (at) this.#checkLine(at);
        at = { path, first: position, last: position, count: 0 };
        this.#checkRequester(path, id);
      }
      at.last = position;
      at.count++;
    }
    if (at) this.#checkLine(at);
    await this.#flush();
    for await (const [key, record] of this.#entries<RequesterRecord>(REQUESTER)) {
      for (const priority of PRIORITIES) {
        const line = record.lines[priority];
        if (!line || (line.count === 0 && !line.ready)) continue;
        const path = `${key.slice(REQUESTER.length)}/${priority}`;
        if (await this.#isEmpty(`${SLOT}${path}/`))
          this.#checkLine({ path, first: MIDDLE, last: MIDDLE - 1, count: 0 });
      }
    }
  }

  /** A requester without a record gets one from a job that waits in its line. */
  #checkRequester(path: string, id: string): void {
    const [requester = ''] = path.split('/');
    const known = this.#get<RequesterRecord>(requesterKey(requester));
    const job = this.#get<JobRecord>(jobKey(id));
    if (known || !job) return;
    this.#find('line_wrong', requesterKey(requester), 'A requester with waiting jobs has no record.');
    this.#put(requesterKey(requester), { requester: job.request.requester, lines: {} });
  }

  #checkLine({
    path,
    first,
    last,
    count,
  }: {
    path: string;
    first: number;
    last: number;
    count: number;
  }): void {
    const [requester = '', name = ''] = path.split('/');
    const priority = name as Priority;
    const key = requesterKey(requester);
    const record = this.#get<RequesterRecord>(key);
    if (!record) return;
    const line = record.lines[priority];
    const isRight =
      line?.count === count &&
      (line.ready !== undefined) === count > 0 &&
      // An empty line may stand anywhere; the last positions of a line may be gaps.
      (count === 0 || (line.first === first && line.last >= last));
    if (isRight) return;
    this.#find(
      'line_wrong',
      key,
      `The ${name} line of ${record.requester.id} does not fit its ${count} jobs.`,
    );
    const finishQ = line?.finishQ ?? 0;
    const now = { nowQ: this.#counters.time.at, counters: this.#counters };
    const ready = count > 0 ? (line?.ready ?? nextPlace(now, priority, finishQ)) : undefined;
    const mended: Line = { first, last, count, finishQ, ...(ready && { ready }) };
    this.#put(key, { ...record, lines: { ...record.lines, [priority]: mended } });
  }

  async #checkReady(): Promise<void> {
    for await (const [key, record] of this.#entries<RequesterRecord>(REQUESTER)) {
      const requester = key.slice(REQUESTER.length);
      for (const priority of PRIORITIES) {
        const ready = record.lines[priority]?.ready;
        if (!ready) continue;
        this.#counters.readyLines[priority]++;
        this.#counters.turn = Math.max(this.#counters.turn, Number(ready.key.split('/')[3]));
        if (isDeepStrictEqual(this.#get(ready.key), { requester, priority })) continue;
        this.#find(
          'entry_missing',
          ready.key,
          `The ${priority} line of ${record.requester.id} has no place.`,
        );
        this.#put(ready.key, { requester, priority });
      }
    }
    await this.#flush();
    for await (const [key, entry] of this.#entries<{ requester: string; priority: Priority }>(READY)) {
      const record = this.#get<RequesterRecord>(requesterKey(entry.requester));
      if (record?.lines[entry.priority]?.ready?.key === key) continue;
      this.#find('entry_stale', key, 'A place in the order belongs to no line.');
      this.#del(key);
    }
  }

  async #checkEvents(): Promise<void> {
    for await (const [key] of this.#entries(EVENT)) {
      this.#counters.eventSeq = Math.max(this.#counters.eventSeq, Number(key.slice(EVENT.length)));
    }
  }

  #checkCounters(): void {
    if (isDeepStrictEqual(this.#storedCounters, this.#counters)) return;
    this.#find('counter_wrong', COUNTERS_KEY, 'The kept sums differ from what is there.');
    this.#put(COUNTERS_KEY, this.#counters);
  }

  #count({ job, state }: JobRecords): void {
    this.#jobs++;
    if (state.state === 'queued') {
      const { priority, work } = job.request;
      this.#counters.waiting[priority]++;
      this.#counters.waitingWork[priority] += Math.ceil(work);
      this.#counters.waitingBytes += job.textBytes;
    } else if (state.state === 'leased') this.#counters.running++;
    else {
      this.#counters.settled++;
      this.#counters.settledBytes += bytesOf(job, state);
    }
  }

  #records(id: string): JobRecords | undefined {
    const job = this.#get<JobRecord>(jobKey(id));
    const state = this.#get<StateRecord>(stateKey(id));
    const text = this.#get<string>(textKey(id));
    if (!job || !state || text === undefined) return undefined;
    return { id, job, state, text, delivery: this.#get<DeliveryRecord>(deliveryKey(id)) };
  }

  #find(kind: FindingKind, key: string, message: string): void {
    this.#found[kind] = (this.#found[kind] ?? 0) + 1;
    if (this.#findings.length < FINDINGS_KEPT) this.#findings.push({ kind, key, message });
  }

  async *#entries<T>(prefix: string): AsyncGenerator<[string, T]> {
    for await (const [key, value] of this.#store.iterator(range(prefix))) {
      const parsed = this.#parse<T>(key, value);
      if (parsed !== undefined) yield [key, parsed];
      if (this.#staged.size >= OPERATIONS_PER_WRITE) await this.#flush();
    }
  }

  #get<T>(key: string): T | undefined {
    const value = this.#read(key);
    return value === undefined ? undefined : this.#parse<T>(key, value);
  }

  #read(key: string): string | undefined {
    return this.#staged.has(key) ? this.#staged.get(key) : this.#store.getSync(key);
  }

  #parse<T>(key: string, value: string): T | undefined {
    try {
      return JSON.parse(value) as T;
    } catch {
      this.#find('unreadable', key, `What is stored under ${key} cannot be read.`);
      this.#del(key);
      return undefined;
    }
  }

  async #isEmpty(prefix: string): Promise<boolean> {
    for await (const _entry of this.#store.iterator({ ...range(prefix), limit: 1 })) return false;
    return true;
  }

  #put(key: string, value: unknown): void {
    this.#staged.set(key, JSON.stringify(value));
  }

  #del(key: string): void {
    this.#staged.set(key, undefined);
  }

  async #flush(): Promise<void> {
    const operations = [...this.#staged].map(
      ([key, value]): Operation => (value === undefined ? { type: 'del', key } : { type: 'put', key, value }),
    );
    this.#staged.clear();
    if (this.#repair && operations.length > 0) await this.#store.batch(operations, { sync: true });
  }
}

/** A failed state for an open job that cannot be run. */
function ended(state: StateRecord, nowQ: number, message: string): StateRecord {
  return {
    ...without(state),
    state: 'failed',
    slices: 0,
    purgeQ: nowQ,
    failure: { code: 'store_corrupt', message },
  };
}

/** Behind every position that jobs take by themselves. */
const lateSlot = ({ seq }: JobRecord) => MIDDLE + 1e12 + seq;
