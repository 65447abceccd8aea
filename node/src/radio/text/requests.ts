import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { isMarked, parseCommand } from './commands.js';
import type { Conversations } from './conversations.js';
import type { Desk } from './desk.js';
import { DirectMessages } from './direct.js';
import { askedByFlag } from './flags.js';
import type { HeardMessages } from './heard.js';
import { Interpreter } from './interpreter.js';
import { hasWords, readText } from './plain-text.js';
import { isOwnWords } from './replies.js';
import { Tapbacks } from './tapbacks.js';

/** Messages of people with a stock app, each to those who deal with its kind. */
export class TextRequests {
  readonly #desk: Desk;
  readonly #direct: DirectMessages;
  readonly #tapbacks: Tapbacks;

  constructor(desk: Desk, { heard, conversations }: { heard: HeardMessages; conversations: Conversations }) {
    this.#desk = desk;
    this.#tapbacks = new Tapbacks(desk, heard);
    this.#direct = new DirectMessages(desk, new Interpreter(desk, conversations));
  }

  async receive(packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    const flag = askedByFlag(packet);
    if (flag !== undefined) return this.#tapbacks.receive(flag, packet);
    const text = readText(packet.payload);
    if (isOwnWords(text)) return intake.ignore('own_words', packet);
    // An answer to a packet that we did not send is none to us: it is for the phone on our radio, or from another
    // bot. We only ever send answers, so two of us cannot keep each other talking.
    if (packet.replyId !== 0 && !intake.options.transmitter.mayBeAnsweringUs(packet.from, packet.replyId)) {
      return intake.ignore('answer_to_others', packet);
    }
    if (packet.to !== BROADCAST) return this.#direct.receive(text, packet);
    return this.#onChannel(text, packet);
  }

  async #onChannel(text: string, packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    if (!isMarked(text)) return intake.ignore('not_for_us', packet);
    const command = parseCommand(text, intake.languages());
    // On a channel nothing but a request is answered.
    if (command.kind !== 'translate' || !hasWords(command.text)) {
      return intake.ignore('not_a_question', packet);
    }
    const sender = intake.sender(packet);
    const urgent = command.emergency && sender.mayAskUrgently();
    if (!urgent && sender.repeats(text)) return intake.ignore('repeated', packet);
    if (!urgent && !sender.mayAsk()) return this.#desk.limit(packet, { isQuiet: true });
    const { source, target } = command;
    const { channel, id } = packet;
    const order = {
      text: command.text,
      source,
      target,
      priority: urgent ? 'emergency' : 'normal',
      replyTo: { to: BROADCAST, channel, replyId: id },
      key: `packet ${id}`,
      isQuiet: true,
    } as const;
    await this.#desk.order(order, packet, sender);
  }
}
