export interface BackoffOptions {
  readonly firstMs?: number;
  readonly maxMs?: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Exponential backoff with jitter: half of each wait is fixed, half is chance. */
export class Backoff {
  readonly #firstMs: number;
  readonly #maxMs: number;
  readonly #random: () => number;
  #attempt = 0;

  constructor({ firstMs = 1_000, maxMs = 60_000, random }: BackoffOptions) {
    this.#firstMs = firstMs;
    this.#maxMs = maxMs;
    this.#random = random;
  }

  nextMs(): number {
    const ceiling = Math.min(this.#maxMs, this.#firstMs * 2 ** this.#attempt);
    if (ceiling < this.#maxMs) this.#attempt++;
    return ceiling / 2 + (ceiling / 2) * this.#random();
  }

  reset(): void {
    this.#attempt = 0;
  }
}
