import { Backoff } from './backoff.js';
import type { SessionEnd } from './session.js';

const AFTER_FAILURE = { firstMs: 1_000, maxMs: 60_000 };
/** Coming back at once would only throw the other client out, which then comes back at once. */
const AFTER_TAKEOVER = { firstMs: 60_000, maxMs: 15 * 60_000 };
/** A connection that held this long was no fight. */
const SETTLED_MS = 5 * 60_000;

/** How long to wait before connecting again. */
export class ReconnectPolicy {
  readonly #afterFailure: Backoff;
  readonly #afterTakeover: Backoff;

  /** `random` is uniform in [0, 1). */
  constructor(random: () => number) {
    this.#afterFailure = new Backoff({ ...AFTER_FAILURE, random });
    this.#afterTakeover = new Backoff({ ...AFTER_TAKEOVER, random });
  }

  /** `readyForMs` is how long the connection was of use, 0 where it never was. */
  nextMs(end: SessionEnd, readyForMs: number): number {
    if (readyForMs > 0) this.#afterFailure.reset();
    if (readyForMs > SETTLED_MS) this.#afterTakeover.reset();
    return (end.takenOver ? this.#afterTakeover : this.#afterFailure).nextMs();
  }
}
