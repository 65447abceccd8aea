import type { Priority, ReplyTo, TranslationRequest } from '@babelmesh/protocol';
import type { Intake } from '../inlet/intake.js';
import type { Sender } from '../inlet/senders.js';
import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { TEXT_MESSAGE_APP } from '../policy.js';
import type { Detector } from '../ports.js';
import { requesterId } from '../requester.js';
import type { People, Person } from './people.js';
import { errorReplyText, noLanguageReply, type Reader, say } from './replies.js';
import { FALLBACK, WORDS, wordsIn } from './words/tables.js';

export interface DeskOptions {
  readonly intake: Intake;
  readonly people: People;
  readonly detector: Detector | undefined;
}

/** A text to translate, and where the translation goes. */
export interface Order
  extends Pick<TranslationRequest, 'text' | 'source' | 'target' | 'otherwise' | 'expected'> {
  readonly priority: Priority;
  readonly replyTo: Omit<Extract<ReplyTo, { inlet: 'radio' }>, 'inlet' | 'form'>;
  /** The same key of the same requester is the same order. */
  readonly key: string;
  /** A refusal is told to nobody. */
  readonly isQuiet?: boolean;
}

/** On a channel the talk goes on: a translation that comes later is in the way. */
const OPEN_LIFETIME_MS = 15 * 60_000;
/** A guess at somebody's language is followed from here on. */
const SURE = 0.8;

/** What all that people with a stock app can do has in common: who they are, words to them, and orders. */
export class Desk {
  readonly intake: Intake;
  readonly people: People;
  readonly detector: Detector | undefined;

  constructor({ intake, people, detector }: DeskOptions) {
    this.intake = intake;
    this.people = people;
    this.detector = detector;
  }

  get targets(): readonly string[] {
    return [...this.intake.languages().targets];
  }

  person(packet: ReceivedPacket): Person {
    return this.people.get(requesterId(packet));
  }

  /** The words for the sender: in the language they set, or else in the one they write, where that is plain. */
  reader(packet: ReceivedPacket, text?: string): Reader {
    const language = this.person(packet).language ?? this.#guess(text) ?? FALLBACK;
    return { words: wordsIn(language), language: language in WORDS ? language : FALLBACK };
  }

  /** In which language the sender is told what becomes of an order; English is not named. */
  told(packet: ReceivedPacket, text?: string): { language?: string } {
    const { language } = this.reader(packet, text);
    return language === FALLBACK ? {} : { language };
  }

  /** Whether a text is in a language already, as far as that is plain. */
  isIn(text: string, language: string): boolean {
    const [best] = this.detector?.detect(text) ?? [];
    return best !== undefined && best.language === language && best.confidence >= SURE;
  }

  #guess(text: string | undefined): string | undefined {
    const [best] = (text !== undefined && this.detector?.detect(text)) || [];
    return best && best.confidence >= SURE && best.language in WORDS ? best.language : undefined;
  }

  /** Takes an order and gives its job's id; where it is refused the sender is told why, in few bytes. */
  async order(order: Order, packet: ReceivedPacket, sender: Sender): Promise<string | undefined> {
    const { clock, policy } = this.intake.options;
    const { text, source, target, otherwise, expected, priority, replyTo, key, isQuiet = false } = order;
    const isOpen = replyTo.to === BROADCAST && priority !== 'emergency';
    const lifetimeMs = isOpen
      ? Math.min(OPEN_LIFETIME_MS, policy.requestLifetimeMs)
      : policy.requestLifetimeMs;
    try {
      const jobId = await this.intake.submit(
        {
          text,
          source,
          target,
          ...(otherwise !== undefined && { otherwise }),
          ...(expected && { expected }),
          priority,
          replyTo: { inlet: 'radio', form: 'text', ...replyTo },
          idempotencyKey: key,
          expiresAt: clock.now() + lifetimeMs,
        },
        packet,
      );
      sender.remember({ jobId });
      return jobId;
    } catch (error) {
      const reason = this.intake.reason(error, packet);
      if (isQuiet) return undefined;
      const { words } = this.reader(packet, text);
      const isUrgent = priority === 'emergency';
      this.say(`error ${packet.id}`, packet, errorReplyText(words, reason, target), isUrgent);
      return undefined;
    }
  }

  /** The sender may not ask now: says so, where that is not known to them. */
  limit(packet: ReceivedPacket, { isQuiet }: { readonly isQuiet: boolean }): void {
    const limit = this.intake.limit(packet);
    if (limit && !isQuiet) this.say('limit', packet, errorReplyText(this.reader(packet).words, limit));
  }

  /** Ignores what a machine may have sent. A person is told, with what to do: nothing else would tell them. */
  suspect(
    reason: 'loop' | 'repeated',
    packet: ReceivedPacket,
    sender: Sender,
    values: { readonly to?: string } = {},
  ): void {
    this.intake.ignore(reason, packet);
    if (!sender.mayTellReason()) return;
    const { words } = this.reader(packet);
    this.say(`error ${packet.id}`, packet, say(words, reason === 'loop' ? 'alike' : 'again', values));
  }

  noLanguage(name: string, packet: ReceivedPacket): void {
    this.say('hint', packet, noLanguageReply(this.reader(packet).words, name, this.targets));
  }

  refuse(error: unknown, packet: ReceivedPacket): void {
    const reason = this.intake.reason(error, packet);
    this.say('status', packet, errorReplyText(this.reader(packet).words, reason));
  }

  /** To the sender, threaded. The newest of a topic takes the place of what still waits. */
  say(topic: string, { from, channel, id }: ReceivedPacket, text: string, isUrgent = false): void {
    // Without an ACK it is one transmission instead of up to three, and who misses help or a status asks again. But who
    // never confirms anything stays a stranger.
    const isStranger = this.intake.options.transmitter.acquaintances.isStranger(from);
    const wantAck = isUrgent || isStranger || topic.startsWith('error');
    const payload = new TextEncoder().encode(text);
    const packet = { to: from, channel, portnum: TEXT_MESSAGE_APP, payload, replyId: id, wantAck };
    this.intake.options.notices.post(`${from} text ${topic}`, packet, isUrgent ? 'emergency' : 'normal');
  }

  /** To somebody who has not just written. `onEnd` is told whether they confirmed it. */
  tell(
    topic: string,
    { to, channel }: { readonly to: number; readonly channel: number },
    text: string,
    onEnd?: (hasArrived: boolean) => void,
  ): void {
    const payload = new TextEncoder().encode(text);
    const packet = { to, channel, portnum: TEXT_MESSAGE_APP, payload, wantAck: true };
    this.intake.options.notices.post(`${to} told ${topic}`, packet, 'normal', onEnd);
  }
}
