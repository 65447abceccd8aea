import { z } from 'zod';
import { type Keeping, Kept } from './kept.js';

const HOUR_MS = 3_600_000;
/** Whoever was declined does not ask the same person again for so long. */
const DECLINED_MS = 24 * HOUR_MS;
const CALLS_PER_HOUR = 4;
/** Nobody can be declined more often in a day. */
const MOST_DECLINED = CALLS_PER_HOUR * 24;
const MOST = 2_000;

/** Ages in ms when this was written down: the wall clock may be set meanwhile. */
const Calls = z.object({
  /** Of the calls of the last hour. */
  calls: z.array(z.number()),
  /** Node numbers of those who declined. */
  declined: z.array(z.object({ num: z.number().int().nonnegative(), ageMs: z.number() })),
});
type Calls = z.infer<typeof Calls>;

/** Who called, and who declined: so that nobody is asked again and again, over restarts too. */
export class CallLog {
  /** By the caller's requester id. */
  readonly kept: Kept<Calls>;

  constructor({ store, clock, logger }: Keeping) {
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
    const { calls, declined } = this.#of(callerId);
    const isDeclined = declined.some(({ num }) => num === called);
    const may = !isDeclined && calls.length < CALLS_PER_HOUR;
    this.kept.set(callerId, { calls: may ? [...calls, 0] : calls, declined });
    return may;
  }

  declined(callerId: string, called: number): void {
    const { calls, declined } = this.#of(callerId);
    const others = declined.filter(({ num }) => num !== called).slice(1 - MOST_DECLINED);
    this.kept.set(callerId, { calls, declined: [...others, { num: called, ageMs: 0 }] });
  }

  /** What still counts. */
  #of(callerId: string): Calls {
    const entry = this.kept.peek(callerId);
    if (!entry) return { calls: [], declined: [] };
    const { value, idleMs } = entry;
    return {
      calls: value.calls.map((ageMs) => ageMs + idleMs).filter((ageMs) => ageMs < HOUR_MS),
      declined: value.declined
        .map(({ num, ageMs }) => ({ num, ageMs: ageMs + idleMs }))
        .filter(({ ageMs }) => ageMs < DECLINED_MS),
    };
  }
}
