import { LRUCache } from 'lru-cache';

const REMEMBERED = 4_096;

/** (sender, packet id) pairs, so that a packet handed over twice is told once. */
export class SeenPackets {
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED });

  /** True the first time. Packets without an id cannot be told apart and always count as new. */
  isNew({ from, id }: { readonly from: number; readonly id: number }): boolean {
    if (id === 0) return true;
    const key = `${from}:${id}`;
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, true);
    return true;
  }

  clear(): void {
    this.#seen.clear();
  }
}
