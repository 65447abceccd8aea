import { type Clock, TokenBucket } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { RadioPolicy } from '../policy.js';

const MINUTE_MS = 60_000;
const LIMIT_NOTICE_INTERVAL_MS = 5 * MINUTE_MS;
/** After a pause as long as this the same is asked anew, but not for ever: a machine may take its time. */
const REPEAT_PAUSE_MS = 10 * MINUTE_MS;
const REPEATED_WITHIN_MS = 12 * 60 * MINUTE_MS;
/** A person sends a message again when the answer did not come; a machine goes on. */
const SAME_TEXT_AT_MOST = 2;
const SAME_TEXT_WITH_PAUSES = 4;
/** Yes, and yes again, to what the other asks. */
const SAME_TEXT_IN_TALK = 8;
/** Why a machine is not answered is told in so many messages: one that answers them must come to an end too. */
const REASONS_TOLD = 3;
const REASONS_TOLD_WITHIN_MS = 12 * 60 * MINUTE_MS;
const REMEMBERED = 9;
const MAX_SENDERS = 1000;

/** A request a sender may ask about later. */
export interface OwnRequest {
  readonly jobId: string;
  /** Of a CBOR request. */
  readonly token?: number;
}

/** What the node remembers of one sender, in memory. */
export class Sender {
  readonly #clock: Clock;
  readonly #requests: TokenBucket;
  readonly #emergencies: TokenBucket;
  #limitToldAt = Number.NEGATIVE_INFINITY;
  readonly #reasons: TokenBucket;
  #saidAt = Number.NEGATIVE_INFINITY;
  /** What was said last, repetitions aside, each with whether a long pause was before it. */
  #texts: { text: string; at: number; isAfterPause: boolean }[] = [];
  #jobs: OwnRequest[] = [];

  constructor(clock: Clock, { requestsPerMinute, emergenciesPerHour }: RadioPolicy) {
    this.#clock = clock;
    this.#requests = new TokenBucket({ clock, capacity: requestsPerMinute, refillMs: MINUTE_MS });
    this.#emergencies = new TokenBucket({ clock, capacity: emergenciesPerHour, refillMs: 60 * MINUTE_MS });
    this.#reasons = new TokenBucket({ clock, capacity: REASONS_TOLD, refillMs: REASONS_TOLD_WITHIN_MS });
  }

  /** Whether one more message may be dealt with. */
  mayAsk(): boolean {
    return this.#requests.take();
  }

  mayAskUrgently(): boolean {
    return this.#emergencies.take();
  }

  get mayAskInMs(): number {
    return this.#requests.nextInMs;
  }

  /** That there is a limit: true the first time in five minutes. */
  mayTellLimit(): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#limitToldAt < LIMIT_NOTICE_INTERVAL_MS) return false;
    this.#limitToldAt = now;
    return true;
  }

  /** Whether they may be told why something is not answered, as it may come from a machine. */
  mayTellReason(): boolean {
    return this.#reasons.take();
  }

  /**
   * True where the same words come for the third time without a long pause, or for the fifth with, and nothing new was
   * said since the last: people say no to one question after the other. To each other they may say it more often.
   */
  repeats(text: string, { isTalking = false } = {}): boolean {
    const at = this.#clock.monotonic();
    const isAfterPause = at - this.#saidAt >= REPEAT_PAUSE_MS;
    this.#saidAt = at;
    this.#texts = this.#texts.filter((one) => at - one.at < REPEATED_WITHIN_MS).slice(-REMEMBERED);
    const said = this.#texts.map((one) => one.text);
    const pause = this.#texts.findLastIndex((one) => one.isAfterPause);
    const saidAtOnce = isAfterPause ? [] : said.slice(Math.max(0, pause));
    const [atOnce, withPauses] = isTalking
      ? [SAME_TEXT_IN_TALK, SAME_TEXT_IN_TALK]
      : [SAME_TEXT_AT_MOST, SAME_TEXT_WITH_PAUSES];
    if (isOnlyRepeated(text, saidAtOnce, atOnce) || isOnlyRepeated(text, said, withPauses)) return true;
    this.#texts.push({ text, at, isAfterPause });
    return false;
  }

  remember(request: OwnRequest): void {
    this.#jobs = [request, ...this.#jobs.filter(({ jobId }) => jobId !== request.jobId)].slice(0, REMEMBERED);
  }

  /** The n-th newest, from 1. */
  nth(n: number): OwnRequest | undefined {
    return this.#jobs[n - 1];
  }

  byToken(token: number): OwnRequest | undefined {
    return this.#jobs.find((request) => request.token === token);
  }
}

/** Whether a text was said so often before, and nothing for the first time since. */
function isOnlyRepeated(text: string, said: readonly string[], atMost: number): boolean {
  if (said.filter((earlier) => earlier === text).length < atMost) return false;
  const last = said.lastIndexOf(text);
  return !said.some((other, i) => i > last && said.indexOf(other) === i);
}

/** The senders heard of last, by requester id. */
export class Senders {
  readonly #clock: Clock;
  readonly #policy: RadioPolicy;
  readonly #known = new LRUCache<string, Sender>({ max: MAX_SENDERS });

  constructor(clock: Clock, policy: RadioPolicy) {
    this.#clock = clock;
    this.#policy = policy;
  }

  get(requesterId: string): Sender {
    const known = this.#known.get(requesterId);
    if (known) return known;
    const sender = new Sender(this.#clock, this.#policy);
    this.#known.set(requesterId, sender);
    return sender;
  }
}
