import { createHash } from 'node:crypto';
import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
  delay,
  type ErrorMessage,
  type Job,
  type RequestMessage,
  type ResultMessage,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { nodeId } from './node-id.js';
import type { HeardMessage, PeerRadio } from './ports.js';

export interface PassOnOptions {
  readonly radio: PeerRadio;
  readonly clock: Clock;
  /** For everything: airtime for the question, the work, the answer. */
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
/** Answers nobody waits for yet: of questions that were asked before a restart. */
const KEPT_ANSWERS = 64;
/** Nodes that cannot read compressed texts. */
const KEPT_NODES = 64;

export interface Answer {
  readonly result: ResultMessage;
  /** Who gave it: a node asked earlier, perhaps. */
  readonly from: number;
}

type Waiting = (answer: ResultMessage | ErrorMessage) => void;

/** Passes a job on to another node over the radio, and waits for the answer. */
export class PassOn {
  readonly #options: PassOnOptions;
  /** By who may answer, and the token. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #early = new LRUCache<string, ResultMessage>({ max: KEPT_ANSWERS });
  readonly #plain = new LRUCache<number, true>({ max: KEPT_NODES });

  constructor(options: PassOnOptions) {
    this.#options = options;
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
   * Rejects with the code the node answered, with `not_acknowledged` or `radio_timeout` where it did not, or with the
   * signal's reason. A late answer of one of the `others` that were asked before is as good.
   */
  async ask(job: Job, peer: number, others: readonly number[], signal: AbortSignal): Promise<Answer> {
    const { clock } = this.#options;
    const leftMs = (job.request.expiresAt ?? Number.POSITIVE_INFINITY) - clock.now();
    const over = new AbortController();
    const late = new BabelmeshError('radio_timeout', `${nodeId(peer)} did not answer in time.`);
    const cancel = clock.schedule(Math.max(1, Math.min(this.#options.timeoutMs, leftMs)), () =>
      over.abort(late),
    );
    const any = AbortSignal.any([signal, over.signal]);
    const nodes = [peer, ...others];
    const keyFor = (node: number) => keyOf(node, tokenOf(job.id, node));
    const lifetimeMs = Math.min(LIFETIME_MS, leftMs);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const fail = () => reject(any.reason);
        if (any.aborted) return fail();
        any.addEventListener('abort', fail, { once: true });
        const send = (isCompact: boolean) => {
          const question = questionOf(job.request, tokenOf(job.id, peer), lifetimeMs, isCompact);
          this.#send(peer, question, any).catch(reject);
        };
        for (const node of nodes) {
          this.#waiting.set(keyFor(node), (answer) => {
            if (answer.kind === 'result') return resolve({ result: answer, from: node });
            // What others refuse is no reason to stop waiting for this one.
            if (node !== peer) return;
            const mayBePlain = answer.code === 'unsupported_version' && this.#isCompactFor(peer);
            if (!mayBePlain) return reject(refusalOf(answer, peer));
            this.#plain.set(peer, true);
            send(false);
          });
        }
        send(this.#isCompactFor(peer));
      });
    } finally {
      cancel();
      for (const node of nodes) this.#waiting.delete(keyFor(node));
      // Ends what is still being sent.
      over.abort(late);
    }
  }

  /** Once more, and again: it has the same token, so it is done once, and its answer may be what got lost. */
  async #send(peer: number, question: RequestMessage, signal: AbortSignal): Promise<void> {
    const { radio, clock } = this.#options;
    const { priority } = question;
    for (let sent = 1; sent <= MOST_SENDS; sent++) {
      const isConfirmed = await radio.send(peer, question, { priority, signal });
      await delay(clock, isConfirmed ? REMIND_MS : RESEND_MS * sent, signal);
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

function refusalOf({ code, retryAfterS }: ErrorMessage, peer: number): BabelmeshError {
  return new BabelmeshError(code, `${nodeId(peer)} refused: ${code}.`, {
    ...(retryAfterS !== undefined && { retryAfterMs: retryAfterS * 1000 }),
  });
}
