/** Chance that can be had again: the same seed, the same bytes (mulberry32). */
export class Chance {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  uint32() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** 0 … `count` − 1. */
  below(count) {
    return Math.floor((this.uint32() / 2 ** 32) * count);
  }

  oneOf(items) {
    return items[this.below(items.length)];
  }

  bytes(length) {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}

/** The chance of the n-th input of a run. */
export function chanceOf(seed, n) {
  return new Chance(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n + 1, 0xc2b2ae35));
}
