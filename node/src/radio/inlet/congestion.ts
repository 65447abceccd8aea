import { BabelmeshError } from '@babelmesh/protocol';
import type { Acquaintances } from '../airtime/acquaintances.js';
import type { AirtimeGovernor } from '../airtime/governor.js';
import type { Outbox } from '../ports.js';

const HOUR_MS = 3_600_000;
/** Answers that may wait for one node. */
const MOST_FOR_ONE = 6;
/** So many of them stand before those of others; the rest is held by the node's fair share. */
const IN_THE_WAY = 2;
/** Nobody is promised an answer that comes later than this. */
const LONGEST_WAIT_MS = HOUR_MS;
/** A text of some 40 characters, as a threaded direct message. */
const USUAL_PACKET_BYTES = 80;
const LOOKED_AT = 1_000;

export interface CongestionOptions {
  readonly outbox: Outbox;
  readonly governor: AirtimeGovernor;
  readonly acquaintances: Acquaintances;
}

/** Whether there is airtime for one more answer. What is accepted must be able to go out. */
export class Congestion {
  readonly #outbox: Outbox;
  readonly #governor: AirtimeGovernor;
  readonly #acquaintances: Acquaintances;

  constructor({ outbox, governor, acquaintances }: CongestionOptions) {
    this.#acquaintances = acquaintances;
    this.#outbox = outbox;
    this.#governor = governor;
  }

  /** Throws `overloaded` where an answer to this node would have to wait too long. */
  async check(node: number): Promise<void> {
    const due = await this.#outbox.due('radio', LOOKED_AT);
    const waiting = new Map<number, number>();
    for (const { replyTo, isGivenUp } of due) {
      if (replyTo.inlet === 'radio' && !isGivenUp)
        waiting.set(replyTo.to, (waiting.get(replyTo.to) ?? 0) + 1);
    }
    const own = waiting.get(node) ?? 0;
    // However many strangers wait, they keep nobody else waiting.
    const isStranger = this.#acquaintances.isStranger(node);
    const inTheWay = [...waiting]
      .filter(([other]) => isStranger || !this.#acquaintances.isStranger(other))
      .reduce((sum, [, count]) => sum + Math.min(count, IN_THE_WAY), 0);
    const waitMs = this.#waitMs(inTheWay);
    if (own < MOST_FOR_ONE && waitMs <= LONGEST_WAIT_MS) return;
    const retryAfterMs = Math.max(this.#waitMs(own), waitMs - LONGEST_WAIT_MS, 60_000);
    throw new BabelmeshError('overloaded', 'There is no airtime for more answers.', { retryAfterMs });
  }

  /** How long so many answers take, by the airtime the node allows itself. */
  #waitMs(answers: number): number {
    const allowanceMs = this.#governor.budgetMs - this.#governor.emergencyReserveMs;
    // A radio that is away or not set up says nothing of how long it will take.
    if (allowanceMs <= 0) return 0;
    return (
      (answers * this.#governor.costMs({ packetBytes: USUAL_PACKET_BYTES, wantAck: true }) * HOUR_MS) /
      allowanceMs
    );
  }
}
