import { CborRequests } from './cbor-requests.js';
import { Intake, type IntakeOptions } from './intake.js';
import type { ReceivedPacket } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { type IgnoreReason, ignoreReason, TEXT_MESSAGE_APP } from './policy.js';
import { TextRequests } from './text/requests.js';

/** Packets in, requests out to admission; what cannot become a request is answered in few bytes or ignored. */
export class Inlet {
  readonly #intake: Intake;
  readonly #text: TextRequests;
  readonly #cbor: CborRequests;
  readonly #working = new Set<Promise<void>>();

  constructor(options: IntakeOptions) {
    this.#intake = new Intake(options);
    this.#text = new TextRequests(this.#intake);
    this.#cbor = new CborRequests(this.#intake);
  }

  /** How many packets were not answered, by reason. */
  get ignored(): ReadonlyMap<IgnoreReason, number> {
    return this.#intake.ignored;
  }

  receive(packet: ReceivedPacket): void {
    const { link, logger, policy } = this.#intake.options;
    const self = link.state.self?.num;
    if (self === undefined) return;
    const reason = ignoreReason(packet, self, policy);
    if (reason) {
      this.#intake.ignore(reason, packet);
      return;
    }
    const requests = packet.portnum === TEXT_MESSAGE_APP ? this.#text : this.#cbor;
    const work = requests
      .receive(packet)
      .catch((error) =>
        logger.error({ from: nodeId(packet.from), error }, 'A radio packet could not be dealt with.'),
      )
      .finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  /** Resolves when everything received so far is dealt with. */
  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }
}
