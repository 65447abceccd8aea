import type { Clock, Logger } from '@babelmesh/protocol';
import { z } from 'zod';
import type { PeopleStore, Shelf } from '../ports.js';

/** What everything that is kept for people needs. */
export interface Keeping {
  /** Without it, a restart forgets all. */
  readonly store: PeopleStore | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface KeptOptions<Value> {
  /** Without it, a restart forgets all. */
  readonly shelf: Shelf | undefined;
  readonly schema: z.ZodType<Value>;
  /** Entries; the one used longest ago makes room. */
  readonly most: number;
  /** Unused for longer, an entry is gone. */
  readonly lifetimeMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Use is written down in steps of this share of the lifetime: a memory card wears out. */
const STEPS = 10;

interface Entry<Value> {
  readonly value: Value;
  /** Monotonic. */
  readonly usedAt: number;
}

export interface Idle<Value> {
  readonly value: Value;
  /** Since it was last used, as far as that is written down. */
  readonly idleMs: number;
}

/**
 * A bounded map that outlasts a restart: reads are from memory, writes go to the shelf one behind the other. The wall
 * clock of a board without a battery may be set at any time: it tells how old an entry is at the start only, then the
 * monotonic clock does.
 */
export class Kept<Value> {
  readonly #options: KeptOptions<Value>;
  readonly #schema: z.ZodType<{ value: Value; usedAt: number }>;
  /** Used longest ago first. */
  readonly #entries = new Map<string, Entry<Value>>();
  #writing: Promise<void> = Promise.resolve();
  /** The wall time at monotonic 0, by which the entries are on the shelf. */
  #wallOrigin: number;

  constructor(options: KeptOptions<Value>) {
    this.#options = options;
    this.#wallOrigin = wallOrigin(options.clock);
    this.#schema = z.object({ value: options.schema, usedAt: z.number() });
  }

  /** Takes up what an earlier run kept; what cannot be read is left out. */
  async open(): Promise<void> {
    const { shelf, clock, logger } = this.#options;
    if (!shelf) return;
    const found: [string, { value: Value; usedAt: number }][] = [];
    try {
      for await (const [key, text] of shelf.entries()) {
        const entry = this.#schema.safeParse(parse(text)).data;
        if (entry) found.push([key, entry]);
        else this.#write(() => shelf.delete(key));
      }
    } catch (error) {
      logger.warn({ error }, 'What was kept for people on the radio could not be read.');
    }
    found.sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [key, { value, usedAt }] of found) {
      // Where the clock went back, how long ago that was is not known.
      const idleMs = Math.max(0, clock.now() - usedAt);
      this.#entries.set(key, { value, usedAt: clock.monotonic() - idleMs });
    }
    this.#makeRoom();
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Counts as use. */
  get(key: string): Value | undefined {
    const entry = this.#live(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#idleMs(entry) > this.#options.lifetimeMs / STEPS) this.set(key, entry.value);
    return entry.value;
  }

  /** Does not count as use. */
  peek(key: string): Idle<Value> | undefined {
    const entry = this.#live(key);
    return entry && { value: entry.value, idleMs: this.#idleMs(entry) };
  }

  set(key: string, value: Value): void {
    const entry = { value, usedAt: this.#options.clock.monotonic() };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#put(key, entry);
    this.#makeRoom();
  }

  delete(key: string): void {
    const { shelf } = this.#options;
    if (this.#entries.delete(key) && shelf) this.#write(() => shelf.delete(key));
  }

  /** All that are not too old. Does not count as use. */
  *entries(): Generator<readonly [string, Idle<Value>]> {
    for (const key of [...this.#entries.keys()]) {
      const entry = this.peek(key);
      if (entry) yield [key, entry];
    }
  }

  /** Resolves when all is on the shelf. */
  async written(): Promise<void> {
    this.#followWall();
    await this.#writing;
  }

  #live(key: string): Entry<Value> | undefined {
    this.#followWall();
    const entry = this.#entries.get(key);
    if (!entry || this.#idleMs(entry) <= this.#options.lifetimeMs) return entry;
    this.delete(key);
    return undefined;
  }

  #idleMs({ usedAt }: Entry<Value>): number {
    return this.#options.clock.monotonic() - usedAt;
  }

  /** The wall clock was set: what was written by it before would have another age after a restart. */
  #followWall(): void {
    const { clock, lifetimeMs } = this.#options;
    const origin = wallOrigin(clock);
    if (Math.abs(origin - this.#wallOrigin) <= lifetimeMs / STEPS) return;
    this.#wallOrigin = origin;
    for (const [key, entry] of this.#entries) this.#put(key, entry);
  }

  #put(key: string, { value, usedAt }: Entry<Value>): void {
    const { shelf, clock } = this.#options;
    const text = JSON.stringify({ value, usedAt: wallOrigin(clock) + usedAt });
    if (shelf) this.#write(() => shelf.put(key, text));
  }

  #makeRoom(): void {
    const { most } = this.#options;
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= most) return;
      this.delete(key);
    }
  }

  #write(write: () => Promise<void>): void {
    const { logger } = this.#options;
    this.#writing = this.#writing
      .then(write)
      .catch((error) => logger.warn({ error }, 'Something for people on the radio could not be kept.'));
  }
}

/** Wall time at monotonic 0: as long as nobody sets the wall clock, always the same. */
function wallOrigin(clock: Clock): number {
  return clock.now() - clock.monotonic();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
