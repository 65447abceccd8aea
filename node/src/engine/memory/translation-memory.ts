import type { Clock, Logger } from '@babelmesh/protocol';
import { adapt, formOf, lowered, type Made } from './form.js';
import type { MemoryStore, Operation } from './store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer segments are not kept: they hardly ever come again. In UTF-16 units. */
const LONGEST_TEXT = 1_000;

export interface MemoryOptions {
  readonly store: MemoryStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What was used least recently goes first beyond either bound, and what was not used for so long. */
  readonly maxEntries?: number;
  readonly maxBytes?: number;
  readonly retentionMs?: number;
}

/** Which model, between which languages. */
export interface Way {
  /** All that decides what a text becomes: models with their versions. */
  readonly model: string;
  readonly source: string;
  readonly target: string;
}

export interface Remembered {
  readonly text: string;
  readonly confidence?: number;
}

interface Entry extends Made {
  readonly confidence?: number;
  /** Grows with every use that is noted. */
  readonly seq: number;
  readonly usedAt: number;
}

/**
 * Translations made before, on disk. `e` keys hold the entries, `u` keys their order of use. A repeat is answered
 * by one read; its use is noted only now and then, to spare memory cards. A store that fails makes the node slower,
 * never wrong: it is logged once, and the models go on.
 */
export class TranslationMemory {
  readonly #store: MemoryStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #bounds: { readonly maxEntries: number; readonly maxBytes: number; readonly retentionMs: number };
  /** Being written, and read from here until they are. */
  readonly #pending = new Map<string, Entry>();
  #entries = 0;
  #bytes = 0;
  #seq = 0;
  #work: Promise<void> = Promise.resolve();
  #failed = false;
  #closed = false;
  #cancelSweep = () => {};

  private constructor({ store, clock, logger, ...bounds }: Required<MemoryOptions>) {
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
    this.#bounds = bounds;
  }

  /** Counts what there is, and forgets what is too old. */
  static async open({
    maxEntries = 20_000,
    maxBytes = 16 * 1024 * 1024,
    retentionMs = 30 * DAY_MS,
    ...rest
  }: MemoryOptions): Promise<TranslationMemory> {
    const memory = new TranslationMemory({ maxEntries, maxBytes, retentionMs, ...rest });
    try {
      await memory.#count();
    } catch (error) {
      // Files may open and break off where they are read, after a power cut.
      rest.logger.warn({ reason: String(error) }, 'The translation memory is damaged and begins anew');
      await rest.store.reset();
      await memory.#count();
    }
    memory.#sweepLater();
    return memory;
  }

  get size(): number {
    return this.#entries;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What the text, or one that differs in white space, a full stop or capitals, became before. */
  get(text: string, way: Way): Remembered | undefined {
    if (this.#closed || text.length > LONGEST_TEXT) return undefined;
    const { source, target } = way;
    const found = this.#find(text, text, way);
    if (found) return found;
    const lower = lowered(text, source);
    const quiet = lower === undefined ? undefined : this.#find(lower, lower, way);
    return quiet && { ...quiet, text: quiet.text.toLocaleUpperCase(target) };
  }

  /** Only what carries no warning is to be remembered. Returns at once; the write goes on behind. */
  put(text: string, way: Way, { text: made, confidence }: Remembered): void {
    if (this.#closed || this.#failed || text.length > LONGEST_TEXT || made.length > 4 * LONGEST_TEXT) return;
    this.#write(entryKey(text, way), {
      source: text,
      text: made,
      ...(confidence !== undefined && { confidence }),
    });
  }

  /** Resolves when all is written. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelSweep();
    await this.idle();
    await this.#store.close();
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    for (let work: Promise<void> | undefined; work !== this.#work; ) {
      work = this.#work;
      await work;
    }
  }

  async #count(): Promise<void> {
    [this.#entries, this.#bytes] = [0, 0];
    for await (const [key, value] of this.#store.iterator(ALL_USES)) {
      const use = readUse(key, value);
      this.#entries++;
      this.#bytes += use.bytes;
      this.#seq = use.seq;
    }
    await this.#sweep();
  }

  #find(text: string, asked: string, way: Way): Remembered | undefined {
    const key = entryKey(text, way);
    const entry = this.#read(key);
    const answer = entry && adapt(entry, asked, way.target);
    if (!entry || answer === undefined) return undefined;
    const behind = this.#seq - entry.seq;
    if (behind >= this.#bounds.maxEntries / 8 || this.#clock.now() - entry.usedAt > DAY_MS)
      this.#write(key, entry);
    const { confidence } = entry;
    return { text: answer, ...(confidence !== undefined && { confidence }) };
  }

  #read(key: string): Entry | undefined {
    const pending = this.#pending.get(key);
    if (pending) return pending;
    try {
      const value = this.#store.getSync(key);
      return value === undefined ? undefined : readEntry(value);
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #write(key: string, { source, text, confidence }: Omit<Entry, 'seq' | 'usedAt'>): void {
    const old = this.#read(key);
    const made = { source, text, ...(confidence !== undefined && { confidence }) };
    const entry: Entry = { ...made, seq: ++this.#seq, usedAt: this.#clock.now() };
    const value = JSON.stringify(entry);
    const bytes = sizeOf(key, value);
    const operations: Operation[] = [
      { type: 'put', key, value },
      { type: 'put', key: useKey(entry.seq), value: `${entry.usedAt} ${bytes} ${key}` },
    ];
    if (old) operations.push({ type: 'del', key: useKey(old.seq) });
    const grown = bytes - (old ? sizeOf(key, JSON.stringify(old)) : 0);
    this.#pending.set(key, entry);
    this.#after(async () => {
      try {
        await this.#store.batch(operations);
        this.#entries += old ? 0 : 1;
        this.#bytes += grown;
      } finally {
        if (this.#pending.get(key) === entry) this.#pending.delete(key);
      }
      if (this.#entries > this.#bounds.maxEntries || this.#bytes > this.#bounds.maxBytes) await this.#sweep();
    });
  }

  /** One write after the other, so that an entry's uses are told in order. */
  #after(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => this.#fail(error));
  }

  /** Takes out what is too old, and of the rest what was used least recently, down to a little below the bounds. */
  async #sweep(): Promise<void> {
    const { maxEntries, maxBytes, retentionMs } = this.#bounds;
    const full = this.#entries > maxEntries || this.#bytes > maxBytes;
    const [entries, bytes] = full ? [maxEntries * 0.99, maxBytes * 0.99] : [maxEntries, maxBytes];
    const tooOld = this.#clock.now() - retentionMs;
    const operations: Operation[] = [];
    let [gone, freed] = [0, 0];
    for await (const [key, value] of this.#store.iterator(ALL_USES)) {
      const use = readUse(key, value);
      const over = this.#entries - gone > entries || this.#bytes - freed > bytes;
      if (!over && use.usedAt >= tooOld) break;
      // Used again meanwhile: the write under way takes this use out.
      if ((this.#read(use.entry)?.seq ?? use.seq) !== use.seq) continue;
      operations.push({ type: 'del', key }, { type: 'del', key: use.entry });
      gone++;
      freed += use.bytes;
    }
    if (operations.length > 0) await this.#store.batch(operations);
    this.#entries -= gone;
    this.#bytes -= freed;
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#clock.schedule(HOUR_MS, () => {
      this.#after(async () => {
        await this.#sweep();
        // The disk is well again.
        this.#failed = false;
      });
      this.#sweepLater();
    });
  }

  #fail(error: unknown): void {
    if (!this.#failed) {
      this.#logger.error(
        { reason: String(error) },
        'The translation memory failed; the node goes on without it',
      );
    }
    this.#failed = true;
  }
}

const ALL_USES = { gte: 'u', lt: 'v' };

const useKey = (seq: number) => `u${seq.toString(36).padStart(11, '0')}`;

function entryKey(text: string, { model, source, target }: Way): string {
  return ['e', model, source, target, formOf(text, source)].join('\u0000');
}

function readUse(key: string, value: string) {
  const [usedAt = '', bytes = ''] = value.split(' ', 2);
  const entry = value.slice(usedAt.length + bytes.length + 2);
  return { seq: Number.parseInt(key.slice(1), 36), usedAt: Number(usedAt), bytes: Number(bytes), entry };
}

/** Undefined where it is no entry: then it is made again. */
function readEntry(value: string): Entry | undefined {
  try {
    const entry = JSON.parse(value) as Partial<Entry>;
    const { source, text, seq, usedAt } = entry;
    const fits =
      typeof source === 'string' &&
      typeof text === 'string' &&
      typeof seq === 'number' &&
      typeof usedAt === 'number';
    return fits ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function sizeOf(key: string, value: string): number {
  // The key stands in the order of use too.
  return 2 * Buffer.byteLength(key) + Buffer.byteLength(value);
}
