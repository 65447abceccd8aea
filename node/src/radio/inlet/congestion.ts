import { BabelmeshError, type Delivery, type Priority } from '@babelmesh/protocol';
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
/** Nor any at all that comes later than this. */
const LONGEST_EMERGENCY_WAIT_MS = 6 * HOUR_MS;
/** A text of some 40 characters, as a threaded direct message. */
const USUAL_PACKET = { packetBytes: 80, wantAck: true };
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

  /** Throws `overloaded` where an answer to this node would have to wait too long. Emergencies wait as long as it takes. */
  async check(node: number, priority: Priority): Promise<void> {
    const isStranger = this.#acquaintances.isStranger(node);
    const isUrgent = priority === 'emergency';
    if (isUrgent && !isStranger) return;
    const due = await this.#outbox.due('radio', LOOKED_AT);
    if (isUrgent) this.#checkStrangersEmergency(due);
    else this.#checkRequest(node, isStranger, due);
  }

  /** Of numbers nobody listens at there may be many, and their answers would be kept for nothing. */
  #checkStrangersEmergency(due: readonly Delivery[]): void {
    const { length } = due.filter((one) => one.priority === 'emergency' && this.#isForStranger(one));
    const waitMs = this.#governor.strangersWaitMs(length, USUAL_PACKET, 'emergency');
    if (waitMs > LONGEST_EMERGENCY_WAIT_MS) throw overloaded(waitMs - LONGEST_EMERGENCY_WAIT_MS);
  }

  #checkRequest(node: number, isStranger: boolean, due: readonly Delivery[]): void {
    const waiting = new Map<number, number>();
    for (const { replyTo, isGivenUp } of due) {
      if (replyTo.inlet === 'radio' && !isGivenUp)
        waiting.set(replyTo.to, (waiting.get(replyTo.to) ?? 0) + 1);
    }
    const own = waiting.get(node) ?? 0;
    const strangers = inTheWay(waiting, (other) => this.#acquaintances.isStranger(other));
    const known = inTheWay(waiting, (other) => !this.#acquaintances.isStranger(other));
    // However many strangers wait, they keep nobody else waiting.
    const waitMs = isStranger
      ? Math.max(
          this.#waitMs(known + strangers),
          this.#governor.strangersWaitMs(strangers, USUAL_PACKET, 'normal'),
        )
      : this.#waitMs(known);
    if (own < MOST_FOR_ONE && waitMs <= LONGEST_WAIT_MS) return;
    throw overloaded(Math.max(this.#waitMs(own), waitMs - LONGEST_WAIT_MS, 60_000));
  }

  #isForStranger({ replyTo }: Delivery): boolean {
    return replyTo.inlet === 'radio' && this.#acquaintances.isStranger(replyTo.to);
  }

  /** How long so many answers take, by the airtime the node allows itself. */
  #waitMs(answers: number): number {
    const allowanceMs = this.#governor.budgetMs - this.#governor.emergencyReserveMs;
    // A radio that is away or not set up says nothing of how long it will take.
    if (allowanceMs <= 0) return 0;
    return (answers * this.#governor.costMs(USUAL_PACKET) * HOUR_MS) / allowanceMs;
  }
}

/** How many answers stand before one more, of those that wait for the nodes that are meant. */
function inTheWay(waiting: ReadonlyMap<number, number>, isMeant: (node: number) => boolean): number {
  const counts = [...waiting].flatMap(([node, count]) =>
    isMeant(node) ? [Math.min(count, IN_THE_WAY)] : [],
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function overloaded(retryAfterMs: number): BabelmeshError {
  return new BabelmeshError('overloaded', 'There is no airtime for more answers.', { retryAfterMs });
}
