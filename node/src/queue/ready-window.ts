import type { Journal, RangeObserver } from './journal.js';
import { isEmergencyReady, READY, range } from './keys.js';
import type { ReadyRecord } from './records.js';

/** Entries held in memory, at most; half of them are read at a time. */
const CAPACITY = 1024;

/**
 * The front of the ready range in memory, so that the next job is known without a read and without
 * walking over deleted entries. It is a view: every entry is in the store too, and it is read anew
 * after a restart.
 */
export class ReadyWindow implements RangeObserver {
  readonly #entries = new Map<string, ReadyRecord>();
  /** Keys of the entries, ascending. */
  readonly #keys: string[] = [];
  /** From here on entries are in the store only; undefined where memory holds all. */
  #bound: string | undefined = READY;
  /** Changes beyond the bound made while a read is under way. */
  #meanwhile: Map<string, ReadyRecord | undefined> | undefined;

  put(key: string, value: unknown): void {
    const entry = value as ReadyRecord;
    if (this.#bound !== undefined && key >= this.#bound) this.#meanwhile?.set(key, entry);
    else this.#insert(key, entry);
  }

  del(key: string): void {
    if (this.#bound !== undefined && key >= this.#bound) this.#meanwhile?.set(key, undefined);
    else this.#remove(key);
  }

  /** The first entry; `unknown` where it must be read first. */
  first(onlyEmergency = false): { key: string; entry: ReadyRecord } | 'none' | 'unknown' {
    const key = this.#keys[0];
    if (key === undefined) return this.#bound === undefined ? 'none' : 'unknown';
    if (onlyEmergency && !isEmergencyReady(key)) return 'none';
    const entry = this.#entries.get(key);
    return entry ? { key, entry } : 'none';
  }

  /** Reads the next entries beyond the bound. One call at a time. */
  async fill(journal: Journal): Promise<void> {
    const from = this.#bound;
    if (from === undefined) return;
    const meanwhile = new Map<string, ReadyRecord | undefined>();
    this.#meanwhile = meanwhile;
    try {
      // What was staged before this call is in the store after it; what comes later is in `meanwhile`.
      await journal.barrier();
      const read = new Map<string, ReadyRecord>();
      const limit = CAPACITY / 2;
      let last = from;
      for await (const [key, entry] of journal.entries<ReadyRecord>({ ...range(READY), gte: from, limit })) {
        read.set(key, entry);
        last = key;
      }
      this.#bound = read.size < limit ? undefined : `${last}~`;
      for (const [key, entry] of meanwhile) {
        if (entry === undefined) read.delete(key);
        else if (this.#bound === undefined || key < this.#bound) read.set(key, entry);
      }
      for (const [key, entry] of read) this.#insert(key, entry);
    } finally {
      this.#meanwhile = undefined;
    }
  }

  /** Forgets all, as at the start. */
  reset(): void {
    this.#entries.clear();
    this.#keys.length = 0;
    this.#bound = READY;
    this.#meanwhile = undefined;
  }

  #insert(key: string, entry: ReadyRecord): void {
    if (!this.#entries.has(key)) this.#keys.splice(this.#position(key), 0, key);
    this.#entries.set(key, entry);
    // While a read is under way its bound must stand: what it reads joins on to it.
    if (this.#keys.length > CAPACITY && !this.#meanwhile) {
      for (const dropped of this.#keys.splice(CAPACITY / 2)) {
        this.#entries.delete(dropped);
        if (this.#bound === undefined || dropped < this.#bound) this.#bound = dropped;
      }
    }
  }

  #remove(key: string): void {
    if (!this.#entries.delete(key)) return;
    this.#keys.splice(this.#position(key), 1);
  }

  /** Where the key stands or would stand. */
  #position(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
