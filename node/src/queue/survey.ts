import { COUNTERS_KEY, range } from './keys.js';
import { type Counters, noCounters } from './records.js';
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

/** A store looked through for faults: what is found is noted, and mended if that is asked for. */
export class Survey {
  /** The sums over what is there, counted on the way. */
  readonly counters: Counters;
  readonly storedCounters: Counters;
  readonly #store: Store;
  readonly #repair: boolean;
  readonly #findings: Finding[] = [];
  readonly #found: Partial<Record<FindingKind, number>> = {};
  /** Mended but not written yet; undefined for a deleted key. */
  readonly #staged = new Map<string, string | undefined>();
  jobs = 0;

  constructor(store: Store, repair: boolean) {
    this.#store = store;
    this.#repair = repair;
    this.storedCounters = this.get<Counters>(COUNTERS_KEY) ?? noCounters({ at: 0, wall: 0 });
    const { jobSeq, eventSeq, eventSeqReserved, turn, virtualQ, time, served } = this.storedCounters;
    this.counters = {
      ...noCounters(time),
      jobSeq,
      eventSeq,
      ...(eventSeqReserved !== undefined && { eventSeqReserved }),
      turn,
      virtualQ,
      served,
    };
  }

  report(): QueueReport {
    return {
      jobs: this.jobs,
      deliveries: this.counters.deliveries,
      findings: this.#findings,
      found: this.#found,
      repaired: this.#repair,
    };
  }

  find(kind: FindingKind, key: string, message: string): void {
    this.#found[kind] = (this.#found[kind] ?? 0) + 1;
    if (this.#findings.length < FINDINGS_KEPT) this.#findings.push({ kind, key, message });
  }

  /** What was there when the step began; mended values are seen by `get` at once, here after `flush`. */
  async *entries<T>(prefix: string): AsyncGenerator<[string, T]> {
    for await (const [key, value] of this.#store.iterator(range(prefix))) {
      const parsed = this.#parse<T>(key, value);
      if (parsed !== undefined) yield [key, parsed];
      if (this.#staged.size >= OPERATIONS_PER_WRITE) await this.flush();
    }
  }

  get<T>(key: string): T | undefined {
    const value = this.#read(key);
    return value === undefined ? undefined : this.#parse<T>(key, value);
  }

  /** True where exactly this is stored. Compares what is written: records are always written alike. */
  holds(key: string, value: unknown): boolean {
    return this.#read(key) === JSON.stringify(value);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  async isEmpty(prefix: string): Promise<boolean> {
    for await (const _entry of this.#store.iterator({ ...range(prefix), limit: 1 })) return false;
    return true;
  }

  put(key: string, value: unknown): void {
    this.#staged.set(key, JSON.stringify(value));
  }

  del(key: string): void {
    this.#staged.set(key, undefined);
  }

  async flush(): Promise<void> {
    const operations = [...this.#staged].map(
      ([key, value]): Operation => (value === undefined ? { type: 'del', key } : { type: 'put', key, value }),
    );
    this.#staged.clear();
    if (this.#repair && operations.length > 0) await this.#store.batch(operations, { sync: true });
  }

  #read(key: string): string | undefined {
    return this.#staged.has(key) ? this.#staged.get(key) : this.#store.getSync(key);
  }

  #parse<T>(key: string, value: string): T | undefined {
    try {
      const parsed: unknown = JSON.parse(value);
      if (parsed !== null) return parsed as T;
    } catch {
      // Told below.
    }
    this.find('unreadable', key, `What is stored under ${key} cannot be read.`);
    this.del(key);
    return undefined;
  }
}
