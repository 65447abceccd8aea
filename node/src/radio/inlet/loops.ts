import { createHash } from 'node:crypto';
import type { Clock } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { OutgoingPacket, ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';

/** Words that come back within this time are an echo. */
const ECHO_MS = 120_000;
/** Shorter ones are no echo. */
const ECHO_BYTES = 4;
/** What is no longer people say themselves ("thank you" to who has just thanked them), though not on and on. */
const SHORT_CHARACTERS = 24;
const SHORT_ECHOES = 2;
/** Nobody reads an answer and types one in less. */
const MACHINE_MS = 3_000;
/** Each relay takes a packet's airtime, and about as long until the channel is free. */
const WAIT_SHARE = 2;
/** Header, envelope, encryption. */
const ENVELOPE_BYTES = 40;
/** What is quoted whole, and is long enough to be no chance. */
const QUOTED_CHARACTERS = 8;
/** A person may do it once. */
const MACHINE_ANSWERS = 1;
/** To somebody else, through us: people who know each other's last words are quick, two answering machines for ever. */
const MACHINE_ANSWERS_IN_TALK = 8;
const REMEMBERED = 1_000;

/** A person, too, may send back what they were told, to see what it says; but nothing at a machine's speed. */
export type Loop = 'echo' | 'quick_answers';

interface Partner {
  /** Monotonic time at which our last packet to it had gone out. */
  readonly saidAt: number;
  /** What we said. */
  readonly words: string;
  /** Of the packet, where it may not have arrived yet. */
  readonly unconfirmedBytes: number;
  /** Its answers in a row at a machine's speed. */
  readonly quickAnswers: number;
}

/**
 * Notices when what comes in was called forth by what went out: a bot that echoes, or a translator that answers
 * answers. Without an answer of ours, it falls silent.
 */
export class LoopGuard {
  readonly #clock: Clock;
  readonly #airtimeMs: (packetBytes: number) => number;
  readonly #said = new LRUCache<string, number>({ max: REMEMBERED });
  readonly #partners = new LRUCache<number, Partner>({ max: REMEMBERED });
  /** By sender, how many messages in a row were what we had said. */
  readonly #echoes = new LRUCache<number, number>({ max: REMEMBERED });

  /** `airtimeMs` of a packet with so many bytes. */
  constructor(clock: Clock, airtimeMs: (packetBytes: number) => number) {
    this.#clock = clock;
    this.#airtimeMs = airtimeMs;
  }

  /** A packet of ours goes out, has gone out, or was confirmed by its receiver. */
  said({ to, portnum, payload }: OutgoingPacket, { isConfirmed = false } = {}): void {
    const now = this.#clock.monotonic();
    this.#said.set(wordsKey(to, portnum, payload), now);
    const { quickAnswers = 0 } = this.#partners.get(to) ?? {};
    this.#partners.set(to, {
      saidAt: now,
      words: new TextDecoder().decode(payload),
      unconfirmedBytes: isConfirmed ? 0 : payload.length,
      quickAnswers,
    });
  }

  /**
   * How this packet is part of a loop; undefined where it is not. `answersUs`: it is threaded to a packet of ours.
   * `isTalking`: whether it is for somebody else.
   */
  loop(packet: ReceivedPacket, answersUs: boolean, isTalking = () => false): Loop | undefined {
    if (this.#isEchoed(packet)) return 'echo';
    // On a channel nobody is given the benefit of the doubt: everybody would hear the loop.
    if (packet.to === BROADCAST) {
      return this.#isQuickAnswer(BROADCAST, packet, answersUs) ? 'quick_answers' : undefined;
    }
    const partner = this.#partners.get(packet.from);
    if (!partner) return undefined;
    const quickAnswers = this.#isQuickAnswer(packet.from, packet, answersUs) ? partner.quickAnswers + 1 : 0;
    this.#partners.set(packet.from, { ...partner, quickAnswers });
    if (quickAnswers <= MACHINE_ANSWERS) return undefined;
    return quickAnswers > MACHINE_ANSWERS_IN_TALK || !isTalking() ? 'quick_answers' : undefined;
  }

  /** Whether it is an echo that no person would be. Counts it. */
  #isEchoed(packet: ReceivedPacket): boolean {
    const { from, to, payload, replyId } = packet;
    const echoes = this.#isEcho(packet) ? (this.#echoes.get(from) ?? 0) + 1 : 0;
    this.#echoes.set(from, echoes);
    // Another translator on the channel says the same as we do, threaded to what both translate.
    const mayBeSaid = isShort(payload) && (to !== BROADCAST || replyId === 0);
    return echoes > (mayBeSaid ? SHORT_ECHOES : 0);
  }

  #isEcho({ from, portnum, payload }: ReceivedPacket): boolean {
    if (payload.length < ECHO_BYTES) return false;
    return [from, BROADCAST].some((to) => {
      const saidAt = this.#said.get(wordsKey(to, portnum, payload));
      return saidAt !== undefined && this.#clock.monotonic() - saidAt < ECHO_MS;
    });
  }

  #isQuickAnswer(partner: number, { payload, hops = 0 }: ReceivedPacket, answersUs: boolean): boolean {
    const { saidAt, words, unconfirmedBytes = 0 } = this.#partners.get(partner) ?? {};
    if (saidAt === undefined || words === undefined) return false;
    const bytesOnTheWay = unconfirmedBytes > 0 ? [unconfirmedBytes, payload.length] : [payload.length];
    const airtimeMs = bytesOnTheWay.reduce((sum, bytes) => sum + this.#airtimeMs(bytes + ENVELOPE_BYTES), 0);
    const onTheWayMs = (hops + 1) * WAIT_SHARE * airtimeMs;
    if (this.#clock.monotonic() - saidAt >= MACHINE_MS + onTheWayMs) return false;
    const quotes = words.length >= QUOTED_CHARACTERS && new TextDecoder().decode(payload).includes(words);
    return answersUs || quotes;
  }
}

function isShort(payload: Uint8Array): boolean {
  return [...new TextDecoder().decode(payload)].length <= SHORT_CHARACTERS;
}

function wordsKey(to: number, portnum: number, payload: Uint8Array): string {
  return `${to} ${portnum} ${createHash('sha256').update(payload).digest('base64')}`;
}
