import type { Clock } from '@babelmesh/protocol';

/** Who is not here by then was cancelled. */
const EXPECTED_MS = 600_000;

/** Jobs that were let in and are still in the queue, before their first attempt or between two. */
export class Expected {
  readonly #clock: Clock;
  /** By id, since when; the newest last. */
  readonly #since = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    const oldest = this.#clock.monotonic() - EXPECTED_MS;
    for (const [id, since] of this.#since) {
      if (since >= oldest) break;
      this.#since.delete(id);
    }
    return this.#since.size;
  }

  add(id: string): void {
    this.#since.delete(id);
    this.#since.set(id, this.#clock.monotonic());
  }

  delete(id: string): void {
    this.#since.delete(id);
  }
}
