import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { flagAnswered } from '../policy.js';
import { addressed } from './addressed.js';
import { Channels } from './channels.js';
import type { Desk } from './desk.js';
import { DirectMessages } from './direct.js';
import { withoutSos } from './emergency-call.js';
import type { HeardMessages } from './heard.js';
import { Interpreter } from './interpreter.js';
import type { TextMemory } from './memory.js';
import { hasWords, readText } from './plain-text.js';
import { isOwnWords } from './replies.js';
import { Tapbacks } from './tapbacks.js';

/** Messages of people with a stock app, each to those who deal with its kind. */
export class TextRequests {
  readonly #desk: Desk;
  readonly #direct: DirectMessages;
  readonly #tapbacks: Tapbacks;
  readonly #channels: Channels;
  readonly #heard: HeardMessages;

  constructor(desk: Desk, memory: TextMemory) {
    this.#desk = desk;
    this.#heard = memory.heard;
    this.#tapbacks = new Tapbacks(desk, memory.heard);
    this.#channels = new Channels(desk, memory);
    this.#direct = new DirectMessages(desk, new Interpreter(desk, memory), memory.rests);
  }

  /** Takes what the node has just said itself. */
  suspect(packet: ReceivedPacket): void {
    const text = readText(packet.payload);
    if (packet.to === BROADCAST || isOwnWords(text)) this.#desk.intake.ignore('loop', packet);
    else this.#direct.suspect(text, packet);
  }

  /** Whether it is said to somebody else, in a talk. */
  isTalking(packet: ReceivedPacket): boolean {
    return packet.to !== BROADCAST && this.#direct.isTalking(readText(packet.payload), packet);
  }

  async receive(packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    const isPrivate = packet.to !== BROADCAST;
    if (isPrivate) intake.options.onAsked?.(packet.from);
    const flag = flagAnswered(packet, intake.options.policy);
    if (flag !== undefined) return this.#tapbacks.receive(flag, packet);
    const text = readText(packet.payload);
    if (isOwnWords(text)) return intake.ignore('own_words', packet);
    if (!isPrivate) return this.#channels.receive(text, packet);
    // An answer to a packet that neither we nor its sender sent is none to us: it is for the phone on our radio, or from
    // another bot. We only ever send answers, so two of us cannot keep each other talking.
    const { from, replyId } = packet;
    const isCorrection = hasWords(text) && this.#heard.isToOneself(packet);
    // Their own messages people know longer than we do, and an emergency must not depend on that.
    const isForUs =
      withoutSos(text) !== undefined || addressed(text, intake.options.link.state.self) !== undefined;
    const isAnswer = replyId !== 0 && !isCorrection && !isForUs;
    if (isAnswer && !intake.options.transmitter.mayBeAnsweringUs(from, replyId)) {
      return intake.ignore('answer_to_others', packet);
    }
    return this.#direct.receive(text, packet);
  }
}
