import { createHash } from 'node:crypto';
import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
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

/** Answers nobody waits for yet: of questions that were asked before a restart. */
const KEPT_ANSWERS = 64;
/** Nodes that cannot read compressed texts. */
const KEPT_NODES = 64;

export interface Answer {
  readonly result: ResultMessage;
  /** Who gave it: a node asked earlier, perhaps. */
  readonly from: number;
}

type Waiting = (answer: ResultMessage | ErrorMessage, from: number) => void;

/** Passes a job on to another node over the radio, and waits for the answer. */
export class PassOn {
  readonly #options: PassOnOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #early = new LRUCache<number, Answer>({ max: KEPT_ANSWERS });
  readonly #plain = new LRUCache<number, true>({ max: KEPT_NODES });

  constructor(options: PassOnOptions) {
    this.#options = options;
  }

  /** Of a node that may be asked. False where nobody waits for it, now at least. */
  receive({ from, message }: HeardMessage): boolean {
    if ((message.kind !== 'result' && message.kind !== 'error') || message.token === undefined) return false;
    const waiting = this.#waiting.get(message.token);
    if (waiting) waiting(message, from);
    else if (message.kind === 'result') this.#early.set(message.token, { result: message, from });
    return waiting !== undefined;
  }

  /** Whether the request goes in one packet: what takes more is not worth the airtime of two nodes. */
  fits(request: AdmittedRequest): boolean {
    const { radio, isCompact, timeoutMs } = this.#options;
    return radio.fits(questionOf(request, 0xffffffff, timeoutMs, isCompact));
  }

  /** What an earlier question of this job, before a restart perhaps, was answered. */
  earlier(job: Job): Answer | undefined {
    for (const token of tokensOf(job)) {
      const answer = this.#early.get(token);
      if (answer) return answer;
    }
    return undefined;
  }

  /**
   * Rejects with the code the node answered, with `not_acknowledged` or `radio_timeout` where it did not, or with the
   * signal's reason. An answer to an earlier question of the same job is as good.
   */
  async ask(job: Job, peer: number, signal: AbortSignal): Promise<Answer> {
    const { clock } = this.#options;
    const { expiresAt = Number.POSITIVE_INFINITY } = job.request;
    const timeoutMs = Math.max(1, Math.min(this.#options.timeoutMs, expiresAt - clock.now()));
    const over = new AbortController();
    const late = new BabelmeshError('radio_timeout', `${nodeId(peer)} did not answer in time.`);
    const cancel = clock.schedule(timeoutMs, () => over.abort(late));
    const any = AbortSignal.any([signal, over.signal]);
    const tokens = tokensOf(job);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const fail = () => reject(any.reason);
        if (any.aborted) return fail();
        any.addEventListener('abort', fail, { once: true });
        const send = (isCompact: boolean) => {
          const question = questionOf(job.request, tokens[0] ?? 0, timeoutMs, isCompact);
          this.#options.radio
            .send(peer, question, { priority: job.request.priority, signal: any })
            .catch(reject);
        };
        for (const token of tokens) {
          this.#waiting.set(token, (answer, from) => {
            if (answer.kind === 'result') return resolve({ result: answer, from });
            // What others refused earlier is known.
            if (from !== peer || token !== tokens[0]) return;
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
      for (const token of tokens) this.#waiting.delete(token);
      // Ends what is still being sent.
      over.abort(late);
    }
  }

  #isCompactFor(peer: number): boolean {
    return this.#options.isCompact && !this.#plain.has(peer);
  }
}

/**
 * One token for each attempt, the newest first. The same after a restart, so that a question is known again, and
 * an answer to any of them finds its job.
 */
function tokensOf({ id, attempts }: Job): readonly number[] {
  const newest = Math.max(1, attempts);
  return Array.from({ length: newest }, (_, n) =>
    createHash('sha256')
      .update(`${id} ${newest - n}`)
      .digest()
      .readUInt32BE(),
  );
}

function questionOf(
  { text, from, target, priority, passes = 0 }: AdmittedRequest,
  token: number,
  timeoutMs: number,
  isCompact: boolean,
): RequestMessage {
  return {
    kind: 'request',
    token,
    source: from,
    target,
    text,
    priority,
    expiresInS: Math.max(1, Math.ceil(timeoutMs / 1000)),
    passes: passes + 1,
    ...(isCompact && { compact: true }),
  };
}

function refusalOf({ code, retryAfterS }: ErrorMessage, peer: number): BabelmeshError {
  return new BabelmeshError(code, `${nodeId(peer)} refused: ${code}.`, {
    ...(retryAfterS !== undefined && { retryAfterMs: retryAfterS * 1000 }),
  });
}
