import type { Clock } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { OutgoingPacket, ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import type { HeardMessages } from './heard.js';
import { readText } from './plain-text.js';
import { type Gist, gist, resembles } from './resemblance.js';

const WINDOW_MS = 600_000;
/** Translations compared with, on each channel. */
const RECENT = 16;
/** An answer to our translation of an answer. */
const MACHINE_DEPTH = 2;
/** People may say again what was just said for so many messages in a row. */
const ALIKE_IN_A_ROW = 5;
/** Several machines may speak at once: what was just said is as many translations. */
const JUST_NOW = 2;
/** By chance a person may be taken for a machine once. */
const SUSPICIOUS_TIMES = 2;
const MOST_ANSWERS = 8;
const REMEMBERED = 500;

/** A translation of ours. */
interface Retold {
  /** Monotonic. */
  readonly at: number;
  readonly author: number;
  readonly sourceId: number;
  readonly source: Gist;
  readonly said: Gist;
  /** See `Talk`. */
  readonly depth: number;
  /** Of its packets; none while the radio has not told it. */
  readonly ids: Set<number>;
}

/** What goes on on a channel. */
interface Talk {
  retold: Retold[];
  /** Who spoke last, and what of it were answers to us, since somebody else spoke. */
  run: { readonly from: number; readonly answers: Gist[] };
  /** Messages in a row that say what was just said. */
  alikeInARow: number;
}

/**
 * Tells on a channel whoever translates our translations, however slowly and in whatever words. A person who answers a
 * translation says something new, and answers somebody else's words; a machine
 * - says again what somebody else has just said (as the source of our translation, or as the translation), and then once
 *   more what it said itself, nobody else having spoken; or
 * - answers, as its thread tells, our translation of what was an answer of its own.
 */
export class BackTranslations {
  readonly #clock: Clock;
  readonly #heard: HeardMessages;
  readonly #talks = new Map<number, Talk>();
  /** Of messages that were answers to us, by sender and id: how many answers they stand on, themselves included. */
  readonly #depths = new LRUCache<string, number>({ max: REMEMBERED });
  /** By channel and sender: how often they were caught, and when last (monotonic). */
  readonly #caught = new LRUCache<string, { readonly times: number; readonly at: number }>({
    max: REMEMBERED,
  });

  constructor(clock: Clock, heard: HeardMessages) {
    this.#clock = clock;
    this.#heard = heard;
  }

  /** A packet of ours goes out, or has gone out under an id. */
  said({ to, channel, payload, replyId = 0 }: OutgoingPacket, id?: number): void {
    const source = this.#heard.get(replyId);
    if (to !== BROADCAST || !source) return;
    const talk = this.#talk(channel);
    const known = talk.retold.find(({ sourceId, author }) => sourceId === replyId && author === source.from);
    if (id !== undefined) known?.ids.add(id);
    if (known) return;
    const said = gist(readText(payload));
    const depth = this.#depths.get(`${source.from} ${replyId}`) ?? 0;
    talk.retold.push({
      at: this.#clock.monotonic(),
      author: source.from,
      sourceId: replyId,
      source: gist(source.text),
      said,
      depth,
      ids: new Set(id === undefined ? [] : [id]),
    });
    talk.retold = talk.retold.slice(-RECENT);
    // A machine may answer in either language.
    if (depth > 0 && talk.run.from === source.from) talk.run.answers.push(said);
  }

  /** Whether the message is one that must not be translated. Counts it as the last word. */
  isMachine(packet: Pick<ReceivedPacket, 'from' | 'channel' | 'id' | 'replyId'>, text: string): boolean {
    const { from, channel, id } = packet;
    const talk = this.#talk(channel);
    if (talk.run.from !== from) talk.run = { from, answers: [] };
    const words = gist(text);
    const saysAgain = ({ source, said }: Retold) => resembles(words, source) || resembles(words, said);
    const repeatsOthers = talk.retold.some((each) => each.author !== from && saysAgain(each));
    const repeatsItself = talk.run.answers.some((answer) => resembles(words, answer));
    const depth = this.#depth(packet, talk, repeatsOthers);
    talk.alikeInARow = talk.retold.slice(-JUST_NOW).some(saysAgain) ? talk.alikeInARow + 1 : 0;
    if (depth > 0) {
      this.#depths.set(`${from} ${id}`, depth);
      talk.run.answers.push(words);
      talk.run.answers.splice(0, talk.run.answers.length - MOST_ANSWERS);
    }
    const isCaught = depth >= MACHINE_DEPTH || (repeatsOthers && repeatsItself);
    const isSuspect = this.#suspect(`${channel} ${from}`, isCaught);
    return isCaught || (depth > 0 && isSuspect) || talk.alikeInARow > ALIKE_IN_A_ROW;
  }

  /** Whether somebody has been caught too often of late. */
  #suspect(key: string, isCaught: boolean): boolean {
    const now = this.#clock.monotonic();
    const last = this.#caught.get(key);
    const before = last && now - last.at < WINDOW_MS ? last.times : 0;
    if (isCaught) this.#caught.set(key, { times: before + 1, at: now });
    return before >= SUSPICIOUS_TIMES;
  }

  /** On how many answers to us the message stands, itself included; 0 where it is none. */
  #depth(
    { from, replyId }: Pick<ReceivedPacket, 'from' | 'replyId'>,
    talk: Talk,
    repeatsOthers: boolean,
  ): number {
    const answered = this.#answered(replyId, talk);
    if (answered?.author === from) return answered.depth + 1;
    return answered || repeatsOthers ? 1 : 0;
  }

  /** The translation a message is threaded to. */
  #answered(replyId: number, { retold }: Talk): Retold | undefined {
    if (replyId === 0) return undefined;
    const known = retold.find(({ ids }) => ids.has(replyId));
    if (known || this.#heard.get(replyId)) return known;
    // Nobody's that we know: of ours, perhaps, which the radio still transmits.
    return retold.findLast(({ ids }) => ids.size === 0);
  }

  #talk(channel: number): Talk {
    const talk = this.#talks.get(channel) ?? { retold: [], run: { from: 0, answers: [] }, alikeInARow: 0 };
    this.#talks.set(channel, talk);
    const since = this.#clock.monotonic() - WINDOW_MS;
    talk.retold = talk.retold.filter(({ at }) => at > since);
    return talk;
  }
}
