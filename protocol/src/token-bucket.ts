import type { Clock } from './clock.js';

export interface TokenBucketOptions {
  readonly clock: Clock;
  /** Tokens it holds, and starts with. */
  readonly capacity: number;
  /** In this time an empty bucket is full again. */
  readonly refillMs: number;
}

/** Lets `capacity` through at once, and as many per `refillMs` in the long run. */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #refillMs: number;
  #tokens: number;
  #asOf: number;

  constructor({ clock, capacity, refillMs }: TokenBucketOptions) {
    this.#clock = clock;
    this.#capacity = capacity;
    this.#refillMs = refillMs;
    this.#tokens = capacity;
    this.#asOf = clock.monotonic();
  }

  /** Takes a token where there is one. */
  take(): boolean {
    this.#refill();
    // Thirds of a token add up to a little less than one.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until the next token. */
  get nextInMs(): number {
    this.#refill();
    if (this.#capacity <= 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.ceil(((1 - this.#tokens) * this.#refillMs) / this.#capacity));
  }

  #refill(): void {
    const now = this.#clock.monotonic();
    const gained = ((now - this.#asOf) * this.#capacity) / this.#refillMs;
    this.#tokens = Math.min(this.#capacity, this.#tokens + gained);
    this.#asOf = now;
  }
}
