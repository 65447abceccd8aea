import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { requesterId } from '../requester.js';
import { addressed } from './addressed.js';
import { isMarked, parseCommand } from './commands.js';
import type { Desk } from './desk.js';
import { type HeardMessage, type HeardMessages, mayRead } from './heard.js';
import { hasWords } from './plain-text.js';
import * as replies from './replies.js';
import { SingleOrders } from './single-orders.js';

/** Whoever sets the same flag again after this long has not got the answer. */
const FRESH_MS = 600_000;
/** Marks of parts and of doubt before our own translations. */
const MARKS = /^(\(\d\/\d\) )?(\(\?\) )?/u;

/**
 * Flags set on messages: the translation comes to whoever set it, or where the operator allows it to the channel, once
 * for all who set the same flag on the same message.
 */
export class Tapbacks {
  readonly #desk: Desk;
  readonly #heard: HeardMessages;
  readonly #orders: SingleOrders;

  constructor(desk: Desk, heard: HeardMessages) {
    this.#desk = desk;
    this.#heard = heard;
    const { intake } = desk;
    this.#orders = new SingleOrders({ clock: intake.options.clock, job: (id) => intake.job(id) });
  }

  async receive(language: string, packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    const onChannel = packet.to === BROADCAST;
    const message = this.#heard.get(packet.replyId);
    const text = message && mayRead(packet, message) ? this.#words(message) : undefined;
    // Perhaps another node knows it. And most flags on a channel mean something else than us.
    const isTarget = this.#isTarget(language, text);
    if (onChannel && (text === undefined || !isTarget)) {
      return intake.ignore('not_a_question', packet);
    }
    const sender = intake.sender(packet);
    if (!sender.mayAsk()) return this.#desk.limit(packet, { isQuiet: onChannel });
    const { words } = this.#desk.reader(packet);
    if (!message || text === undefined) {
      return this.#desk.say('tapback', packet, replies.say(words, 'notHeard'));
    }
    if (!isTarget) {
      const reply = replies.noLanguageReply(words, replies.endonym(language), this.#desk.targets);
      return this.#desk.say('tapback', packet, reply);
    }
    const { policy } = intake.options;
    const answersChannel = onChannel && policy.tapbackChannels.includes(packet.channel);
    if (this.#desk.isIn(text, language)) {
      if (onChannel) return intake.ignore('nothing_to_translate', packet);
      return this.#desk.say('tapback', packet, replies.alreadyReply(words, language));
    }
    const to = answersChannel ? BROADCAST : packet.from;
    const what = `${message.id} ${language}`;
    const who = answersChannel ? `channel ${packet.channel}` : requesterId(packet);
    const order = {
      text,
      source: 'auto',
      target: language,
      priority: 'normal',
      replyTo: { to, channel: packet.channel, replyId: message.id, ...this.#desk.told(packet) },
      // Of this packet: who flags a message again, where nothing came, shall not get what failed once more.
      key: `flag ${what} ${packet.id}`,
      isQuiet: onChannel,
    } as const;
    const freshMs = answersChannel ? Number.POSITIVE_INFINITY : FRESH_MS;
    const isPlaced = await this.#orders.place(`${who} ${what}`, freshMs, () =>
      this.#desk.order(order, packet, sender),
    );
    if (!isPlaced) intake.ignore('repeated', packet);
  }

  /** Whether a model translates into the language, or the text is a vetted phrase. */
  #isTarget(language: string, text = ''): boolean {
    const { phrases } = this.#desk.intake.options.directions;
    return this.#desk.targets.includes(language) || (phrases?.isPhrase(text, 'auto', language) ?? false);
  }

  /** What there is to translate: without our marks, and of a request to us the text alone. */
  #words({ text: said, from, to }: HeardMessage): string | undefined {
    if (said.startsWith('~ ')) return undefined;
    const { intake } = this.#desk;
    const { self } = intake.options.link.state;
    const text = said.replace(MARKS, '');
    const named = addressed(text, self);
    // What people say to one another is no request, nor is what we said: `es urgente` on a channel is Spanish.
    const command = parseCommand(named === undefined ? text : `!${named}`, intake.languages());
    const isToUs = to === self?.num || named !== undefined || isMarked(text, command);
    const isRequest = from !== self?.num && isToUs && command.kind === 'translate';
    const words = isRequest ? command.text : (named ?? text);
    if (!hasWords(words)) return undefined;
    return isRequest && command.emergency ? `SOS: ${words}` : words;
  }
}
