import type { Operation, Store } from '../store.js';

export type Weather =
  /** Writes succeed. */
  | 'fine'
  /** The next write is refused and nothing of it is stored. */
  | 'refuse'
  /** The next write is stored, and reported as failed. */
  | 'store-and-fail';

/**
 * A disk for tests that obeys LevelDB's promises and no more: batches are atomic and ordered, and
 * what was not flushed may be gone, last first, after a power cut.
 */
export class SimulatedDisk {
  weather: Weather = 'fine';
  /** Called with each write before it happens; what it returns is waited for. */
  beforeWrite: (() => Promise<void> | void) | undefined;
  /** Called with the first key of each range before it is read. */
  beforeRead: ((gte: string) => void) | undefined;
  readonly #batches: { readonly operations: readonly Operation[]; readonly sync: boolean }[] = [];
  /** What was there before the batches. */
  #base: ReadonlyMap<string, string> = new Map();
  #entries = new Map<string, string>();
  #sorted: string[] | undefined;
  #opened = 0;

  /** A store on what the disk holds; those opened before stop working. */
  open = async (): Promise<Store> => {
    const opened = ++this.#opened;
    // Opening flushes: LevelDB writes what it finds in its log to a table first.
    this.#base = new Map(this.#entries);
    this.#batches.length = 0;
    const assertOpen = () => {
      if (opened !== this.#opened) throw new Error('Database is not open');
    };
    return {
      getSync: (key) => {
        assertOpen();
        return this.#entries.get(key);
      },
      batch: async (operations, { sync }) => {
        await this.beforeWrite?.();
        assertOpen();
        const { weather } = this;
        if (weather !== 'fine') this.weather = 'fine';
        if (weather === 'refuse') throw new Error('IO error: No space left on device');
        this.#batches.push({ operations, sync });
        this.#apply(operations);
        if (weather === 'store-and-fail') throw new Error('IO error: Input/output error');
      },
      iterator: ({ gte, lt, limit = Number.POSITIVE_INFINITY }) => {
        assertOpen();
        this.beforeRead?.(gte);
        return this.#range(gte, lt, limit);
      },
      close: async () => {
        if (opened === this.#opened) this.#opened++;
      },
    };
  };

  /**
   * The disk as it is found after a power cut: of the writes since the last flush only a share (0 to
   * 1) is kept. Whoever still runs on this one is a ghost and harms nobody.
   */
  afterPowerCut(share: number): SimulatedDisk {
    const flushed = this.#batches.findLastIndex(({ sync }) => sync) + 1;
    const kept = flushed + Math.floor((this.#batches.length - flushed) * share);
    const after = new SimulatedDisk();
    after.#entries = new Map(this.#base);
    for (const { operations } of this.#batches.slice(0, kept)) after.#apply(operations);
    after.#base = new Map(after.#entries);
    return after;
  }

  /**
   * Changes what is on the disk behind everyone's back: to another value, to nothing (null), or not
   * at all (undefined). Returns how many entries were changed.
   */
  tamper(change: (key: string, value: string) => string | null | undefined): number {
    let changed = 0;
    for (const [key, value] of [...this.#entries]) {
      const next = change(key, value);
      if (next === undefined) continue;
      changed++;
      if (next === null) this.#entries.delete(key);
      else this.#entries.set(key, next);
    }
    this.#sorted = undefined;
    this.#base = new Map(this.#entries);
    this.#batches.length = 0;
    return changed;
  }

  /** Another disk with the same content. */
  copy(): SimulatedDisk {
    const copy = new SimulatedDisk();
    copy.#base = new Map(this.#entries);
    copy.#entries = new Map(this.#entries);
    return copy;
  }

  #apply(operations: readonly Operation[]): void {
    for (const operation of operations) {
      const { key } = operation;
      if (operation.type === 'put') {
        if (!this.#entries.has(key)) this.#sorted = undefined;
        this.#entries.set(key, operation.value);
      } else if (this.#entries.delete(key)) this.#sorted = undefined;
    }
  }

  async *#range(gte: string, lt: string, limit: number): AsyncGenerator<[string, string]> {
    this.#sorted ??= [...this.#entries.keys()].sort();
    const snapshot: [string, string][] = [];
    for (const key of this.#sorted) {
      if (key < gte) continue;
      if (key >= lt || snapshot.length >= limit) break;
      snapshot.push([key, this.#entries.get(key) ?? '']);
    }
    yield* snapshot;
  }
}
