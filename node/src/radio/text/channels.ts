import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { addressed } from './addressed.js';
import type { BackTranslations } from './back-translations.js';
import { type Command, isEmergency, isMarked, parseCommand } from './commands.js';
import type { Desk, Order } from './desk.js';
import { withoutSos } from './emergency-call.js';
import { type HeardMessages, mayRead } from './heard.js';
import type { TextMemory } from './memory.js';
import type { ChannelPace } from './pace.js';
import { hasWords } from './plain-text.js';
import * as replies from './replies.js';

/** A request in the open, and whether it names the node. */
interface Request {
  readonly command: Command;
  readonly isAddressed: boolean;
}

/** Channels the operator allows: requests in the open, and channels on which everything is translated. */
export class Channels {
  readonly #desk: Desk;
  readonly #heard: HeardMessages;
  readonly #pace: ChannelPace;
  readonly #backTranslations: BackTranslations;

  constructor(
    desk: Desk,
    { heard, pace, backTranslations }: Pick<TextMemory, 'heard' | 'pace' | 'backTranslations'>,
  ) {
    this.#desk = desk;
    this.#heard = heard;
    this.#pace = pace;
    this.#backTranslations = backTranslations;
  }

  async receive(text: string, packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    const { policy, transmitter } = intake.options;
    const request = policy.channels.includes(packet.channel) ? this.#request(text) : undefined;
    const languages = policy.interpreterChannels.find(({ channel }) => channel === packet.channel)?.languages;
    // The answer to somebody else's message is none to us: it may be another bot's.
    const isAnswer =
      packet.replyId !== 0 &&
      !transmitter.mayBeAnsweringUs(packet.from, packet.replyId) &&
      !this.#heard.isToOneself(packet);
    if (request && (request.isAddressed || !isAnswer)) return this.#obey(request, text, packet);
    // What is marked is for another bot.
    if (languages && !isMarked(text, this.#command(text))) return this.#interpret(text, languages, packet);
    intake.ignore(isAnswer ? 'answer_to_others' : 'not_for_us', packet);
  }

  #request(text: string): Request | undefined {
    const { link } = this.#desk.intake.options;
    const rest = addressed(text, link.state.self);
    const command = this.#command(rest === undefined ? text : `!${rest}`);
    if (rest === undefined && !isMarked(text, command)) return undefined;
    return { command, isAddressed: rest !== undefined };
  }

  #command(text: string): Command {
    return parseCommand(text, this.#desk.intake.languages());
  }

  /** On a channel nothing but a translation is said; whoever named the node gets more as a direct message. */
  async #obey({ command, isAddressed }: Request, text: string, packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    const sender = intake.sender(packet);
    const asked = this.#asked(command, packet);
    const reason = isAddressed && !asked ? this.#reason(command, packet) : undefined;
    if (!asked && reason === undefined) return intake.ignore('not_a_question', packet);
    const urgent = isEmergency(command) && sender.mayAskUrgently();
    if (!urgent && sender.repeats(`${packet.replyId} ${text}`)) return intake.ignore('repeated', packet);
    if (!urgent && !sender.mayAsk()) return this.#desk.limit(packet, { isQuiet: true });
    if (!asked) return this.#desk.say(command.kind, packet, reason ?? '', urgent);
    const { from, channel, id } = packet;
    const replyTo = { to: BROADCAST, channel, replyId: id };
    const order = { ...asked, priority: urgent ? 'emergency' : 'normal', key: `packet ${id}` } as const;
    if (!isAddressed) {
      await this.#desk.order({ ...order, replyTo, isQuiet: true }, packet, sender);
      return;
    }
    const told = { author: { to: from, replyId: id }, ...this.#desk.told(packet, asked.text) };
    await this.#desk.order({ ...order, replyTo: { ...replyTo, ...told } }, packet, sender);
  }

  /** What its author is told who gets no translation; undefined where none was asked for. */
  #reason(command: Command, packet: ReceivedPacket): string | undefined {
    const { targets } = this.#desk;
    const reader = this.#desk.reader(packet);
    const { words } = reader;
    switch (command.kind) {
      case 'help':
        return replies.helpReply(reader, targets);
      case 'translate':
        return replies.say(words, 'noText');
      case 'no_text':
        return packet.replyId === 0
          ? replies.say(words, 'addText', { to: command.target })
          : replies.say(words, 'notHeard');
      case 'no_language':
        return replies.noLanguageReply(words, command.name, targets);
      case 'sos':
        return replies.sosReply(this.#desk.reader(packet, command.text), targets);
      default:
        return undefined;
    }
  }

  /** The text of the request, or of the message it is threaded to: `@BM es` asks for that one. */
  #asked(command: Command, packet: ReceivedPacket): Pick<Order, 'text' | 'source' | 'target'> | undefined {
    if (command.kind === 'translate') {
      const { text, source, target } = command;
      return hasWords(text) ? { text, source, target } : undefined;
    }
    if (command.kind !== 'no_text') return undefined;
    const message = this.#heard.get(packet.replyId);
    if (!message || !mayRead(packet, message)) return undefined;
    if (replies.isOwnWords(message.text) || !hasWords(message.text)) return undefined;
    return { text: message.text, source: 'auto', target: command.target };
  }

  async #interpret(
    text: string,
    languages: readonly [string, string],
    packet: ReceivedPacket,
  ): Promise<void> {
    const { intake } = this.#desk;
    // Each counts it.
    const isMachine = [this.#pace.isMachine(packet), this.#backTranslations.isMachine(packet, text)];
    if (isMachine.includes(true)) return intake.ignore('loop', packet);
    if (!hasWords(text)) return intake.ignore('nothing_to_translate', packet);
    const sender = intake.sender(packet);
    const urgent = withoutSos(text) !== undefined && sender.mayAskUrgently();
    if (!urgent && sender.repeats(text)) return intake.ignore('repeated', packet);
    if (!urgent && !sender.mayAsk()) return this.#desk.limit(packet, { isQuiet: true });
    const [target, otherwise] = languages;
    const { channel, id } = packet;
    const replyTo = { to: BROADCAST, channel, replyId: id };
    const priority = urgent ? 'emergency' : 'normal';
    const order = { text, source: 'auto', target, otherwise, priority, replyTo } as const;
    const rest = { expected: [...languages], key: `packet ${id}`, isQuiet: true };
    await this.#desk.order({ ...order, ...rest }, packet, sender);
  }
}
