import type { Clock } from '@babelmesh/protocol';
import { z } from 'zod';
import { type Keeping, Kept } from './kept.js';

const HOUR_MS = 3_600_000;
/** Whoever was declined does not ask the same person again for so long. */
const DECLINED_MS = 24 * HOUR_MS;
const CALLS_PER_HOUR = 4;
/** Nobody can be declined more often in a day. */
const MOST_DECLINED = CALLS_PER_HOUR * 24;
const MOST = 2_000;

const Calls = z.object({
  /** Wall times of the calls of the last hour. */
  calledAt: z.array(z.number()),
  /** Node numbers of those who declined, and the wall time. */
  declined: z.array(z.object({ num: z.number().int().nonnegative(), at: z.number() })),
});
type Calls = z.infer<typeof Calls>;

/** Who called, and who declined: so that nobody is asked again and again, over restarts too. */
export class CallLog {
  /** By the caller's requester id. */
  readonly kept: Kept<Calls>;
  readonly #clock: Clock;

  constructor({ store, clock, logger }: Keeping) {
    this.#clock = clock;
    this.kept = new Kept({
      shelf: store?.shelf('calls'),
      schema: Calls,
      most: MOST,
      lifetimeMs: DECLINED_MS,
      clock,
      logger,
    });
  }

  /** Whether somebody may call a node now. Counts as a call. */
  mayCall(callerId: string, called: number): boolean {
    const { calledAt, declined } = this.#of(callerId);
    const isDeclined = declined.some(({ num }) => num === called);
    const may = !isDeclined && calledAt.length < CALLS_PER_HOUR;
    const calls = may ? [...calledAt, this.#clock.now()] : calledAt;
    this.kept.set(callerId, { calledAt: calls, declined });
    return may;
  }

  declined(callerId: string, called: number): void {
    const { calledAt, declined } = this.#of(callerId);
    const others = declined.filter(({ num }) => num !== called).slice(1 - MOST_DECLINED);
    this.kept.set(callerId, { calledAt, declined: [...others, { num: called, at: this.#clock.now() }] });
  }

  /** What still counts. */
  #of(callerId: string): Calls {
    const now = this.#clock.now();
    const { calledAt = [], declined = [] } = this.kept.get(callerId) ?? {};
    // The clock of a board without a battery may have been ahead.
    const until = (at: number) => Math.min(at, now);
    return {
      calledAt: calledAt.map(until).filter((at) => now - at < HOUR_MS),
      declined: declined
        .map(({ num, at }) => ({ num, at: until(at) }))
        .filter(({ at }) => now - at < DECLINED_MS),
    };
  }
}
