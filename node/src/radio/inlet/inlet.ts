import { CborRequests } from '../cbor/requests.js';
import type { ReceivedPacket } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import type { SeenPackets } from '../link/seen-packets.js';
import { type IgnoreReason, ignoreReason, mayCallForAnswer, TEXT_MESSAGE_APP } from '../policy.js';
import type { Detector } from '../ports.js';
import { Desk } from '../text/desk.js';
import type { TextMemory } from '../text/memory.js';
import { readText } from '../text/plain-text.js';
import { TextRequests } from '../text/requests.js';
import { Intake, type IntakeOptions } from './intake.js';
import type { LoopGuard } from './loops.js';

interface Guards {
  /** Over restarts too: who records a packet may send it again next week. */
  readonly seen: SeenPackets;
  readonly loops: LoopGuard;
  readonly text: TextMemory;
}

export interface InletOptions extends IntakeOptions, Guards {
  readonly detector: Detector | undefined;
}

/** Packets in, requests out to admission; what cannot become a request is answered in few bytes or ignored. */
export class Inlet {
  readonly #intake: Intake;
  readonly #guards: Guards;
  readonly #text: TextRequests;
  readonly #cbor: CborRequests;
  readonly #working = new Set<Promise<void>>();

  constructor({ seen, loops, text, detector, ...options }: InletOptions) {
    this.#guards = { seen, loops, text };
    this.#intake = new Intake(options);
    const desk = new Desk({ intake: this.#intake, people: text.people, detector });
    this.#text = new TextRequests(desk, text);
    this.#cbor = new CborRequests(this.#intake);
  }

  /** How many packets were not answered, by reason. */
  get ignored(): ReadonlyMap<IgnoreReason, number> {
    return this.#intake.ignored;
  }

  /** Whether the packet is one to remember: it was for us, and is dealt with from here. */
  receive(packet: ReceivedPacket): boolean {
    const { link, logger, policy, transmitter, traffic } = this.#intake.options;
    const { seen, loops, text } = this.#guards;
    const self = link.state.self?.num;
    if (self === undefined) return false;
    const reason = ignoreReason(packet, self, policy);
    const { id, from, to, channel, portnum, isTapback } = packet;
    if (portnum === TEXT_MESSAGE_APP && !isTapback && (reason === undefined || reason === 'not_for_us')) {
      text.heard.add({ id, from, to, channel, text: readText(packet.payload) });
    }
    if (reason) return this.#ignore(reason, packet);
    if (!seen.isNew(packet)) return this.#ignore('replayed', packet);
    const answersUs = packet.replyId !== 0 && transmitter.mayBeAnsweringUs(packet.from, packet.replyId);
    const isText = portnum === TEXT_MESSAGE_APP;
    const loop = mayCallForAnswer(packet)
      ? loops.loop(packet, answersUs, () => isText && this.#text.isTalking(packet))
      : undefined;
    if (loop === 'echo' && isText) {
      this.#text.suspect(packet);
      return false;
    }
    if (loop) return this.#ignore('loop', packet);
    traffic.took(packet);
    const requests = isText ? this.#text : this.#cbor;
    const work = requests
      .receive(packet)
      .catch((error) =>
        logger.error({ from: nodeId(packet.from), error }, 'A radio packet could not be dealt with.'),
      )
      .finally(() => this.#working.delete(work));
    this.#working.add(work);
    return true;
  }

  #ignore(reason: IgnoreReason, packet: ReceivedPacket): false {
    this.#intake.ignore(reason, packet);
    return false;
  }

  /** Resolves when everything received so far is dealt with. */
  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }
}
