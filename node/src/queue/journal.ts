/**
 * Transactions on the store, many per write. A transaction runs in one turn of the event loop, sees
 * everything before it, written or not, and is staged whole or not at all. While one group of
 * transactions is on its way to the disk the next gathers; each group is one atomic batch, so what
 * is on disk is always all of them up to some point.
 */
import type { Clock } from '@babelmesh/protocol';
import type { Operation, Store } from './store.js';
import { toStoreError } from './store-errors.js';

export interface Transaction {
  /** The value is shared: never change it, put another. */
  get<T>(key: string): T | undefined;
  put(key: string, value: unknown): void;
  del(key: string): void;
  /** Has the write of this transaction flushed to the disk. */
  flush(): void;
  /** Called once this transaction is stored. */
  afterCommit(callback: () => void): void;
}

/** Told of every staged change to the keys of a prefix, in order. */
export interface RangeObserver {
  put(key: string, value: unknown): void;
  del(key: string): void;
}

export interface GroupMeasurement {
  readonly transactions: number;
  readonly operations: number;
  readonly sync: boolean;
  readonly durationMs: number;
}

export interface JournalOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly observers?: Readonly<Record<string, RangeObserver>>;
  readonly onGroup?: (measurement: GroupMeasurement) => void;
  /**
   * A write failed: nothing staged is kept, and nothing is accepted until `resume`. Gives the error
   * that those who wait are told.
   */
  readonly onFailure: (error: unknown) => Error;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  readonly callbacks: readonly (() => void)[];
}

class Group {
  readonly changes = new Map<string, unknown>();
  readonly waiters: Waiter[] = [];
  sync = false;
}

/** `undefined` in the maps stands for a deleted key. */
class Staging implements Transaction {
  readonly changes = new Map<string, unknown>();
  readonly callbacks: (() => void)[] = [];
  sync = false;
  readonly #read: (key: string) => unknown;

  constructor(read: (key: string) => unknown) {
    this.#read = read;
  }

  get<T>(key: string): T | undefined {
    return (this.changes.has(key) ? this.changes.get(key) : this.#read(key)) as T | undefined;
  }

  put(key: string, value: unknown): void {
    this.changes.set(key, value);
  }

  del(key: string): void {
    this.changes.set(key, undefined);
  }

  flush(): void {
    this.sync = true;
  }

  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }
}

export class Journal {
  readonly #clock: Clock;
  readonly #observers: Readonly<Record<string, RangeObserver>>;
  readonly #onGroup: ((measurement: GroupMeasurement) => void) | undefined;
  readonly #onFailure: (error: unknown) => Error;
  #store: Store;
  #pending = new Group();
  #inFlight: Group | undefined;
  #writing: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor({ store, clock, observers = {}, onGroup, onFailure }: JournalOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#observers = observers;
    this.#onGroup = onGroup;
    this.#onFailure = onFailure;
  }

  /** As the last transaction left it. */
  get<T>(key: string): T | undefined {
    return this.#read(key) as T | undefined;
  }

  /** As it is on disk. */
  stored<T>(key: string): T | undefined {
    try {
      const value = this.#store.getSync(key);
      return value === undefined ? undefined : (JSON.parse(value) as T);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** Entries on disk, as of this call. */
  async *entries<T>(bounds: { gte: string; lt: string; limit?: number }): AsyncGenerator<[string, T]> {
    try {
      for await (const [key, value] of this.#store.iterator(bounds)) yield [key, JSON.parse(value) as T];
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /**
   * Runs and stages a transaction at once; `stored` resolves when it is written (and with `sync`,
   * flushed to the disk). What the function throws is thrown here, with nothing staged.
   */
  transact<T>(run: (tx: Transaction) => T, { sync = false } = {}): { value: T; stored: Promise<void> } {
    if (this.#failure !== undefined) throw this.#failure;
    const staging = new Staging((key) => this.#read(key));
    const value = run(staging);
    for (const [key, change] of staging.changes) {
      this.#pending.changes.set(key, change);
      const observer = this.#observers[key.slice(0, 2)];
      if (change === undefined) observer?.del(key);
      else observer?.put(key, change);
    }
    if (sync || staging.sync) this.#pending.sync = true;
    const { waiters } = this.#pending;
    const stored = new Promise<void>((resolve, reject) => {
      waiters.push({ resolve, reject, callbacks: staging.callbacks });
    });
    // Not everyone waits; a failure is told to those who do, and to the owner.
    stored.catch(() => undefined);
    this.#writing ??= this.#write();
    return { value, stored };
  }

  /** Resolves when everything staged before this call is written. */
  async barrier(): Promise<void> {
    await this.transact(() => undefined).stored;
  }

  /** Goes on after a failure with a store opened anew. */
  resume(store: Store): void {
    this.#store = store;
    this.#failure = undefined;
  }

  /** Resolves when nothing is on its way to the disk. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #read(key: string): unknown {
    if (this.#pending.changes.has(key)) return this.#pending.changes.get(key);
    if (this.#inFlight?.changes.has(key)) return this.#inFlight.changes.get(key);
    return this.stored(key);
  }

  async #write(): Promise<void> {
    // Everything that is submitted in this turn of the event loop shares the first write.
    await new Promise(setImmediate);
    while (this.#pending.waiters.length > 0) {
      const group = this.#pending;
      this.#pending = new Group();
      this.#inFlight = group;
      const startedAt = this.#clock.monotonic();
      try {
        if (group.changes.size > 0) await this.#store.batch(operations(group.changes), { sync: group.sync });
      } catch (error) {
        this.#fail(error, group);
        break;
      }
      this.#inFlight = undefined;
      this.#onGroup?.({
        transactions: group.waiters.length,
        operations: group.changes.size,
        sync: group.sync,
        durationMs: this.#clock.monotonic() - startedAt,
      });
      for (const waiter of group.waiters) {
        for (const callback of waiter.callbacks) callback();
        waiter.resolve();
      }
      // Those who waited act now, so that what they do next gathers in one group too.
      await new Promise(setImmediate);
    }
    this.#writing = undefined;
  }

  #fail(error: unknown, group: Group): void {
    const waiters = [...group.waiters, ...this.#pending.waiters];
    this.#inFlight = undefined;
    this.#pending = new Group();
    this.#failure = this.#onFailure(error);
    for (const waiter of waiters) waiter.reject(this.#failure);
  }
}

function operations(changes: ReadonlyMap<string, unknown>): Operation[] {
  const list: Operation[] = [];
  for (const [key, value] of changes) {
    if (value === undefined) list.push({ type: 'del', key });
    else list.push({ type: 'put', key, value: JSON.stringify(value) });
  }
  return list;
}
