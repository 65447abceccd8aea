import { LRUCache } from 'lru-cache';

const REMEMBERED = 4_096;

/** (sender, packet id) pairs, so that a packet handed over twice is told once. */
export class SeenPackets {
  readonly #seen: LRUCache<string, true>;

  constructor({ remembered = REMEMBERED } = {}) {
    this.#seen = new LRUCache({ max: remembered });
  }

  /** True the first time. Packets without an id cannot be told apart and always count as new. */
  isNew({ from, id }: { readonly from: number; readonly id: number }): boolean {
    if (id === 0) return true;
    const key = `${from}:${id}`;
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, true);
    return true;
  }

  /** Newest first, for keeping over a restart. */
  snapshot(): readonly string[] {
    return [...this.#seen.keys()];
  }

  restore(seen: readonly string[]): void {
    for (const key of seen.toReversed()) this.#seen.set(key, true);
  }

  clear(): void {
    this.#seen.clear();
  }
}
