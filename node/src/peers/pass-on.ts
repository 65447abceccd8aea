import { createHash } from 'node:crypto';
import {
  type AdmittedRequest,
  type BabelmeshError,
  type Clock,
  delay,
  type ErrorMessage,
  isUnderKey,
  type Job,
  type RequestMessage,
  type ResultMessage,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { fitsOnlyCompressed, lateOf, NotSent, refusalOf, shareSpent } from './failures.js';
import type { HeardMessage, PeerRadio, SendOptions } from './ports.js';

export interface PassOnOptions {
  readonly radio: PeerRadio;
  readonly clock: Clock;
  /** For the work and the answer, from when the question has left. */
  readonly timeoutMs: number;
  /** Texts are sent compressed. */
  readonly isCompact: boolean;
}

/** Of one question. The pause where nobody confirmed it, and where its answer is long in coming. */
const MOST_SENDS = 3;
const RESEND_MS = 45_000;
const REMIND_MS = 150_000;
/** An answer that comes after the last attempt is worthless, but one between two attempts is not. */
const LIFETIME_MS = 3_600_000;
/** A question that could not be sent for so long is taken up anew. */
const LONGEST_WAIT_MS = 24 * 3_600_000;
/** The queue ends what has expired; until it does, the question is not begun again and again. */
const LEAST_WAIT_MS = 5_000;
/** Answers nobody waits for yet: of questions that were asked before a restart. */
const KEPT_ANSWERS = 64;
/** Nodes that cannot read compressed texts. */
const KEPT_NODES = 64;

export interface Answer {
  readonly result: ResultMessage;
  /** Who gave it: a node asked earlier, perhaps. */
  readonly from: number;
}

export interface AskOptions {
  /** Nodes that were asked before. */
  readonly others: readonly number[];
  /** How long the radio may take to send the question. Default: as long as the answer is worth something. */
  readonly sendWithinMs?: number;
  readonly signal: AbortSignal;
}

/** A job with another node. */
export interface Passed {
  readonly jobId: string;
  readonly peer: number;
  /** The question has left. */
  isSent: boolean;
}

type Waiting = (answer: ResultMessage | ErrorMessage) => void;

/** Passes a job on to another node over the radio, and waits for the answer. */
export class PassOn {
  readonly #options: PassOnOptions;
  /** By who may answer, and the token. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #passed = new Set<Passed>();
  readonly #early = new LRUCache<string, ResultMessage>({ max: KEPT_ANSWERS });
  readonly #plain = new LRUCache<number, true>({ max: KEPT_NODES });

  constructor(options: PassOnOptions) {
    this.#options = options;
  }

  get passed(): readonly Passed[] {
    return [...this.#passed];
  }

  /** Of a node that may be asked. False where nobody waits for it, now at least. */
  receive({ from, message }: HeardMessage): boolean {
    if ((message.kind !== 'result' && message.kind !== 'error') || message.token === undefined) return false;
    const key = keyOf(from, message.token);
    const waiting = this.#waiting.get(key);
    if (waiting) waiting(message);
    else if (message.kind === 'result') this.#early.set(key, message);
    return waiting !== undefined;
  }

  /** Whether the request goes in one packet: what takes more is not worth the airtime of two nodes. */
  fits(request: AdmittedRequest): boolean {
    const { radio, isCompact } = this.#options;
    return radio.fits(questionOf(request, 0xffffffff, LIFETIME_MS, isCompact));
  }

  /** What one of these nodes answered before anybody waited for it: to a question from before a restart, perhaps. */
  earlier({ id }: Job, peers: readonly number[]): Answer | undefined {
    for (const peer of peers) {
      const result = this.#early.get(keyOf(peer, tokenOf(id, peer)));
      if (result) return { result, from: peer };
    }
    return undefined;
  }

  /**
   * Rejects with the code the node answered, with `not_acknowledged` or `radio_timeout` where it did not, with `NotSent`,
   * or with the signal's reason. A late answer of one of the `others` that were asked before is as good.
   */
  async ask(
    job: Job,
    peer: number,
    { others, sendWithinMs = LONGEST_WAIT_MS, signal }: AskOptions,
  ): Promise<Answer> {
    const { radio, clock, timeoutMs } = this.#options;
    // The wall clock may be set while it waits.
    const { expiresAt = Number.POSITIVE_INFINITY } = job.request;
    const expiresInMs = expiresAt - clock.now();
    const askedAt = clock.monotonic();
    const leftMs = () => Math.max(0, askedAt + expiresInMs - clock.monotonic());
    const lifetimeMs = Math.min(LIFETIME_MS, leftMs());
    const over = new AbortController();
    const any = AbortSignal.any([signal, over.signal]);
    let cancel = () => {};
    const endIn = (ms: number, reason: BabelmeshError) => {
      cancel();
      cancel = clock.schedule(ms, () => over.abort(reason));
    };
    let sending = new AbortController();
    const passed: Passed = { jobId: job.id, peer, isSent: false };
    this.#passed.add(passed);
    const nodes = [peer, ...others];
    const keyFor = (node: number) => keyOf(node, tokenOf(job.id, node));
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const fail = () => reject(any.reason);
        if (any.aborted) return fail();
        any.addEventListener('abort', fail, { once: true });
        const send = (isCompact: boolean) => {
          sending.abort();
          sending = new AbortController();
          const { signal: replaced } = sending;
          const question = questionOf(job.request, tokenOf(job.id, peer), lifetimeMs, isCompact);
          if (this.#options.isCompact && !isCompact && !radio.fits(question)) {
            return reject(fitsOnlyCompressed(peer));
          }
          passed.isSent = false;
          // The radio may be away or out of airtime: that is no fault of the peer's.
          endIn(Math.max(LEAST_WAIT_MS, Math.min(sendWithinMs, leftMs())), new NotSent(peer));
          const onSent = () => {
            if (passed.isSent || replaced.aborted) return;
            passed.isSent = true;
            endIn(Math.min(timeoutMs, leftMs()), lateOf(peer));
          };
          const failed = (error: unknown) => {
            if (!replaced.aborted) reject(passed.isSent ? error : new NotSent(peer, error));
          };
          const onShareSpent = (retryAfterMs: number) => {
            if (!passed.isSent) failed(shareSpent(peer, retryAfterMs));
          };
          const { priority } = question;
          const signal = AbortSignal.any([any, replaced]);
          const needsKey = isUnderKey(job.request.requester);
          this.#send(peer, question, { priority, signal, needsKey, onSent, onShareSpent }).catch(failed);
        };
        let isPlain = !this.#isCompactFor(peer);
        for (const node of nodes) {
          this.#waiting.set(keyFor(node), (answer) => {
            if (answer.kind === 'result') return resolve({ result: answer, from: node });
            // What others refuse is no reason to stop waiting for this one.
            if (node !== peer) return;
            if (answer.code !== 'unsupported_version' || !this.#options.isCompact) {
              return reject(refusalOf(answer, peer));
            }
            // To the compressed question once more: the plain one is on its way.
            if (isPlain) return;
            isPlain = true;
            this.#plain.set(peer, true);
            send(false);
          });
        }
        send(!isPlain);
      });
    } finally {
      cancel();
      this.#passed.delete(passed);
      for (const node of nodes) this.#waiting.delete(keyFor(node));
      // Ends what is still being sent.
      sending.abort();
    }
  }

  /** Once more, and again: it has the same token, so it is done once, and its answer may be what got lost. */
  async #send(peer: number, question: RequestMessage, options: SendOptions): Promise<void> {
    const { radio, clock } = this.#options;
    for (let sent = 1; sent <= MOST_SENDS; sent++) {
      const isConfirmed = await radio.send(peer, question, { ...options, isRetry: sent > 1 });
      await delay(clock, isConfirmed ? REMIND_MS : RESEND_MS * sent, options.signal);
    }
  }

  #isCompactFor(peer: number): boolean {
    return this.#options.isCompact && !this.#plain.has(peer);
  }
}

/** The same for every attempt, after a restart too: a node that was asked before knows the question again. */
function tokenOf(jobId: string, peer: number): number {
  return createHash('sha256').update(`${jobId} ${peer}`).digest().readUInt32BE();
}

function keyOf(from: number, token: number): string {
  return `${from} ${token}`;
}

function questionOf(
  { text, from, target, priority, passes = 0 }: AdmittedRequest,
  token: number,
  lifetimeMs: number,
  isCompact: boolean,
): RequestMessage {
  return {
    kind: 'request',
    token,
    source: from,
    target,
    text,
    priority,
    expiresInS: Math.max(1, Math.ceil(lifetimeMs / 1000)),
    passes: passes + 1,
    ...(isCompact && { compact: true }),
  };
}
