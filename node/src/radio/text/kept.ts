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
  /** Unused for longer, an entry is gone. Wall time, since it holds over restarts. */
  readonly lifetimeMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Use is written down in steps of this share of the lifetime: a memory card wears out. */
const STEPS = 10;

interface Entry<Value> {
  readonly value: Value;
  readonly usedAt: number;
}

/** A bounded map that outlasts a restart: reads are from memory, writes go to the shelf one behind the other. */
export class Kept<Value> {
  readonly #options: KeptOptions<Value>;
  readonly #schema: z.ZodType<{ value: Value; usedAt: number }>;
  /** Used longest ago first. */
  readonly #entries = new Map<string, Entry<Value>>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: KeptOptions<Value>) {
    this.#options = options;
    this.#schema = z.object({ value: options.schema, usedAt: z.number() });
  }

  /** Takes up what an earlier run kept; what cannot be read is left out. */
  async open(): Promise<void> {
    const { shelf, clock, logger } = this.#options;
    if (!shelf) return;
    const found: [string, Entry<Value>][] = [];
    try {
      for await (const [key, text] of shelf.entries()) {
        const entry = this.#schema.safeParse(parse(text)).data;
        // The clock of a board without a battery may have been ahead.
        if (entry) found.push([key, { ...entry, usedAt: Math.min(entry.usedAt, clock.now()) }]);
        else this.#write(() => shelf.delete(key));
      }
    } catch (error) {
      logger.warn({ error }, 'What was kept for people on the radio could not be read.');
    }
    found.sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [key, entry] of found) this.#entries.set(key, entry);
    this.#makeRoom();
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Counts as use. */
  get(key: string): Value | undefined {
    const entry = this.#live(key);
    if (!entry) return undefined;
    const { clock, lifetimeMs } = this.#options;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (clock.now() - entry.usedAt > lifetimeMs / STEPS) this.set(key, entry.value);
    return entry.value;
  }

  set(key: string, value: Value): void {
    const entry = { value, usedAt: this.#options.clock.now() };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const { shelf } = this.#options;
    if (shelf) this.#write(() => shelf.put(key, JSON.stringify(entry)));
    this.#makeRoom();
  }

  delete(key: string): void {
    const { shelf } = this.#options;
    if (this.#entries.delete(key) && shelf) this.#write(() => shelf.delete(key));
  }

  /** All that are not too old. */
  *entries(): Generator<readonly [string, Value]> {
    for (const key of [...this.#entries.keys()]) {
      const entry = this.#live(key);
      if (entry) yield [key, entry.value];
    }
  }

  /** Resolves when all is on the shelf. */
  async written(): Promise<void> {
    await this.#writing;
  }

  #live(key: string): Entry<Value> | undefined {
    const entry = this.#entries.get(key);
    if (!entry || this.#options.clock.now() - entry.usedAt <= this.#options.lifetimeMs) return entry;
    this.delete(key);
    return undefined;
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
