import { type Block, cut } from './block.js';
import { MAX_PAYLOADS, repairPayload } from './erasure.js';
import { LossEstimate } from './loss.js';
import { type Report, writeFragment, writeQuery } from './packets.js';
import { chanceOfEnough, packetsToSend } from './plan.js';

export interface TransferSenderOptions {
  readonly message: Uint8Array;
  readonly maxPacketBytes: number;
  /** A byte, random, so that reports for an earlier run are not taken for answers to this one. */
  readonly firstAsk: number;
  /** Of this receiver, over all transfers. */
  readonly loss?: LossEstimate;
  /** Milliseconds from the end of a packet until its answer should have come. */
  readonly answerMs?: number;
  /** Most packets before the receiver is asked. */
  readonly window?: number;
  /** Questions without an answer before the receiver counts as out of reach. */
  readonly maxQuestions?: number;
  /** What a question, or its answer, costs in fragments: airtime, and the time it takes. */
  readonly signalShare?: number;
}

/** What to do next. `arrived`, `refused` and `silent` end a run; after `silent` the next one asks first. */
export type SenderAction =
  | { readonly kind: 'send'; readonly packet: Uint8Array }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'arrived' | 'refused' | 'silent' };

/** A round that may be enough leaves gaps in which the receiver can say so, from this chance on. */
const WORTH_LISTENING = 0.1;
/** Fragments that ask a receiver which never answered. */
const QUESTIONS_TO_STRANGERS = 2;
/** Packets an unanswered question stands for, one of which was lost: the question or its answer. */
const UNANSWERED_SENT = 1.4;
/** For each payload: a receiver that still is not content never will be. */
const MOST_PACKETS = 16;
/** Waits for an answer double up to this many times the first. */
const LONGEST_WAIT = 4;

/**
 * One transfer, from the side that has the message. It does nothing by itself: `next` tells what to do, `sent` and
 * `reported` what happened. Times are of one monotonic clock, in ms.
 */
export class TransferSender {
  readonly #block: Block;
  readonly #options: Required<Omit<TransferSenderOptions, 'message' | 'maxPacketBytes' | 'firstAsk'>>;
  /** Indices the receiver has. */
  #received: ReadonlySet<number> = new Set();
  #session: number | undefined;
  #ask: number;
  /** Questions since the last fragment: an answer to any of them tells what there is. */
  readonly #asks = new Set<number>();
  /** Indices to send before the receiver is asked. */
  #round: number[] = [];
  /** Sent since the last report, in order. */
  #underway: number[] = [];
  /** Repair indices that were used: each is new as long as there are any. */
  #nextRepair: number;
  #questions = 0;
  /** When there was something the receiver may answer, last. */
  #sentAt = Number.NEGATIVE_INFINITY;
  #end: 'arrived' | 'refused' | undefined;
  /** Packets since the transfer, or its last run, began. */
  #packets = 0;

  constructor({
    message,
    maxPacketBytes,
    firstAsk,
    loss = new LossEstimate(),
    answerMs = 10_000,
    window = 16,
    maxQuestions = 8,
    signalShare = 0.45,
  }: TransferSenderOptions) {
    this.#block = cut(message, maxPacketBytes);
    this.#options = { loss, answerMs, window, maxQuestions, signalShare };
    this.#ask = firstAsk & 255;
    this.#nextRepair = this.count;
    this.#plan();
  }

  get id(): number {
    return this.#block.id;
  }

  /** Payloads of the message. */
  get count(): number {
    return this.#block.payloads.length;
  }

  /** Payloads the receiver is known to have, at most `count`. */
  get received(): number {
    return this.#end === 'arrived' ? this.count : Math.min(this.count, this.#received.size);
  }

  /** Asks what the receiver has before it sends anything: after a pause, or when an earlier run had begun. */
  resume(): void {
    if (this.#end) return;
    this.#round = [];
    this.#underway = [];
    this.#questions = 0;
    this.#packets = 0;
    this.#sentAt = Number.NEGATIVE_INFINITY;
  }

  /** The same until something happens or the time has come. */
  next(now: number): SenderAction {
    if (this.#end) return { kind: this.#end };
    const waitUntil = this.#waitUntil();
    const [index] = this.#round;
    if (now < waitUntil) return { kind: 'wait', until: waitUntil };
    const isSilent = index === undefined && this.#questions >= this.#options.maxQuestions;
    if (isSilent || this.#packets >= MOST_PACKETS * this.count) {
      this.resume();
      return { kind: 'silent' };
    }
    if (index === undefined && this.#likelyLacks) this.#round = [this.#freshIndex([])];
    return { kind: 'send', packet: this.#packet() };
  }

  /** What `next` gave was sent, and is off the air. */
  sent(now: number): void {
    this.#sentAt = now;
    this.#packets++;
    if (this.#asks.size > 0) {
      this.#options.loss.observe(UNANSWERED_SENT, 1);
      this.#questions++;
    }
    const index = this.#round.shift();
    if (index !== undefined) {
      this.#asks.clear();
      this.#underway.push(index);
      this.#nextRepair = Math.max(this.#nextRepair, index + 1);
    }
    if (this.#round.length > 0) return;
    this.#ask = this.#nextAsk();
    this.#asks.add(this.#ask);
  }

  /** A report of the receiver came; not while a packet is being sent. Those of other transfers are passed over. */
  reported({ id, state, session, ask, received }: Report): void {
    if (id !== this.id || this.#end) return;
    const answers = this.#round.length === 0 && this.#asks.has(ask);
    if (state === 'refused') {
      this.#end = 'refused';
      return;
    }
    if (this.#session !== undefined && session !== this.#session && state !== 'complete') {
      // It began anew: unless this is an old report, from before that.
      if (!answers) return;
      this.#received = new Set();
    }
    this.#session = session;
    this.#received = new Set([...this.#received, ...received]);
    if (state === 'complete') {
      if (received.size > 0) this.#learn(false);
      this.#end = 'arrived';
    } else if (answers) {
      this.#options.loss.observe(this.#questions > 0 ? 2 : 1, 0);
      this.#learn(true);
      this.#plan();
    }
  }

  /** Whether another fragment is more likely to be of use than a question is to be cheaper. */
  get #likelyLacks(): boolean {
    const { loss, signalShare } = this.#options;
    // Whoever was never heard may be out of reach: that is cheaper to find out with questions.
    const isStranger = this.#session === undefined && this.#questions >= QUESTIONS_TO_STRANGERS;
    if (this.#underway.length === 0 || isStranger) return false;
    const chance = chanceOfEnough(this.#underway.length, this.#missing, loss.rate);
    // That nothing was heard is likelier where there was less to tell.
    const whole = chance / (2 - loss.rate);
    return whole / (whole + 1 - chance) < signalShare;
  }

  /** What arrived of the packets under way; those behind the last that did may be yet to come, unless `all` are heard. */
  #learn(all: boolean): void {
    const last = this.#underway.findLastIndex((index) => this.#received.has(index));
    const known = all ? this.#underway : this.#underway.slice(0, last + 1);
    const lost = known.filter((index) => !this.#received.has(index)).length;
    this.#options.loss.observe(known.length, lost);
    this.#underway = [];
  }

  /** The next round: what is missing of the message, then repair in proportion to the loss. */
  #plan(): void {
    const { loss, window, signalShare } = this.#options;
    const packets = packetsToSend({ missing: this.#missing, lossRate: loss.rate, signalShare, window });
    const data = Array.from({ length: this.count }, (_, i) => i).filter((i) => !this.#received.has(i));
    const chosen = data.slice(0, Math.min(packets, this.#missing));
    while (chosen.length < packets) chosen.push(this.#freshIndex(chosen));
    this.#round = chosen;
    this.#questions = 0;
    this.#asks.clear();
  }

  /** Of a repair payload that was never sent; once all were, of one that the receiver lacks. */
  #freshIndex(chosen: readonly number[]): number {
    const isFree = (index: number) => !this.#received.has(index) && !chosen.includes(index);
    for (let index = this.#nextRepair; index < MAX_PAYLOADS; index++) if (isFree(index)) return index;
    for (let index = 0; index < MAX_PAYLOADS; index++) if (isFree(index)) return index;
    return 0;
  }

  get #missing(): number {
    return Math.max(1, this.count - this.#received.size);
  }

  #waitUntil(): number {
    const { answerMs, loss } = this.#options;
    if (this.#round.length > 0) {
      const chance = chanceOfEnough(this.#underway.length, this.#missing, loss.rate);
      return chance < WORTH_LISTENING ? Number.NEGATIVE_INFINITY : this.#sentAt + answerMs;
    }
    return this.#sentAt + answerMs * Math.min(LONGEST_WAIT, 2 ** Math.max(0, this.#questions - 1));
  }

  #packet(): Uint8Array {
    const { id, count } = this;
    const [index, ...later] = this.#round;
    if (index === undefined) return writeQuery({ kind: 'query', id, ask: this.#nextAsk() });
    const ask = later.length === 0 ? { ask: this.#nextAsk() } : {};
    const payload = this.#payload(index);
    return writeFragment({ kind: 'fragment', id, index, count, payload, ...ask });
  }

  #payload(index: number): Uint8Array {
    const { payloads } = this.#block;
    return payloads[index] ?? repairPayload(payloads, index);
  }

  /** 0 stands for none. */
  #nextAsk(): number {
    return (this.#ask % 255) + 1;
  }
}
