import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
  type Direction,
  type Job,
  type Lease,
  type Logger,
  type TranslationResult,
} from '@babelmesh/protocol';
import { Expected } from './expected.js';
import { Heartbeat } from './heartbeat.js';
import { type Held, HeldJobs } from './held-jobs.js';
import type { Elsewhere, LeaseQueue, OutOfTurnQueue, Reviewer, Translator } from './ports.js';
import { Settling } from './settling.js';

export interface RemoteLaneOptions {
  readonly queue: LeaseQueue & OutOfTurnQueue;
  /** What is translated here, and who looks at what is translated elsewhere. */
  readonly translator: Pick<Translator, 'directions' | 'isPhrase'> & Reviewer;
  readonly elsewhere: Elsewhere;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly owner?: string;
  /** Jobs under way at once; emergencies have as many places of their own. */
  readonly places?: number;
  /** Jobs that wait for a place at most; further requests are refused. */
  readonly mostWaiting?: number;
  /** A newcomer that would wait longer here is done elsewhere, where somebody has little to do. Default never. */
  readonly overflowAfterMs?: number;
  readonly leaseMs?: number;
}

type Translated = Omit<TranslationResult, 'jobId'>;

/** When a full lane may have room again. */
const ROOM_AGAIN_MS = 120_000;

/**
 * Jobs that other nodes do. They are ordinary jobs of the queue, with leases, attempts and expiry, and take no place
 * of those that are done here.
 */
export class RemoteLane {
  readonly #queue: LeaseQueue & OutOfTurnQueue;
  readonly #translator: Pick<Translator, 'directions' | 'isPhrase'> & Reviewer;
  readonly #elsewhere: Elsewhere;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #grant: { readonly owner: string; readonly durationMs: number };
  readonly #places: number;
  readonly #mostWaiting: number;
  readonly #overflowAfterMs: number;
  readonly #settling: Settling;
  readonly #hurry = new AbortController();
  readonly #held: HeldJobs;
  readonly #expected: Expected;
  readonly #running = new Set<Promise<void>>();
  readonly #unsubscribe: () => void;
  #cancelFill: () => void = () => {};
  #fillAt = Number.POSITIVE_INFINITY;
  #stopping = false;

  constructor({
    queue,
    translator,
    elsewhere,
    clock,
    logger,
    owner = 'peers',
    places = 2,
    mostWaiting = 32,
    overflowAfterMs = Number.POSITIVE_INFINITY,
    leaseMs = 30_000,
  }: RemoteLaneOptions) {
    this.#queue = queue;
    this.#translator = translator;
    this.#elsewhere = elsewhere;
    this.#clock = clock;
    this.#held = new HeldJobs(places);
    this.#expected = new Expected(clock);
    this.#logger = logger;
    this.#grant = { owner, durationMs: leaseMs };
    this.#places = places;
    this.#mostWaiting = mostWaiting;
    this.#overflowAfterMs = overflowAfterMs;
    const isStopping = () => this.#stopping;
    this.#settling = new Settling({ queue, clock, logger, hurry: this.#hurry.signal, isStopping });
    this.#unsubscribe = elsewhere.onChange(() => this.#fill());
  }

  /** What is translated elsewhere and not here. */
  get directions(): readonly Direction[] {
    return this.#elsewhere.directions.filter((direction) => !this.#isOwn(direction.source, direction.target));
  }

  /** Asks others, where nobody is known to have the direction and that was not done lately. */
  lookFor(source: string, target: string): Promise<void> {
    return this.#elsewhere.lookFor(source, target);
  }

  /** Whether others have to do it. What others passed on to this node stays here, and so do vetted phrases. */
  concerns({
    text,
    from,
    target,
    passes,
  }: Pick<AdmittedRequest, 'text' | 'from' | 'target' | 'passes'>): boolean {
    if (passes !== undefined || from === target || this.#isOwn(from, target)) return false;
    return !this.#translator.isPhrase(text, from, target);
  }

  /**
   * Throws where this cannot be passed on: `text_too_long`, `overloaded`, `unsupported_pair`. `together`: how many come
   * with it.
   */
  check(request: AdmittedRequest, together = 0): void {
    this.#elsewhere.check(request);
    const known = this.#held.size + this.#expected.size + together;
    if (request.priority !== 'emergency' && known >= this.#places + this.#mostWaiting) throw full();
  }

  /**
   * Takes over a lease, and sees to its end. However many are here: who was accepted stays so. Those of an earlier run
   * come back one after the other, and count from then on.
   */
  take(lease: Lease): void {
    this.#queue.passOn(lease);
    this.#expected.delete(lease.job.id);
    const heartbeat = new Heartbeat(this.#queue, this.#clock, lease, this.#grant.durationMs);
    const held: Held = { job: lease.job, heartbeat, isUnderWay: false };
    this.#held.add(held);
    const whileWaiting = () => {
      if (!held.isUnderWay) this.#run(held, () => Promise.reject(heartbeat.ended.reason));
    };
    heartbeat.ended.addEventListener('abort', whileWaiting, { once: true });
    if (this.#stopping) heartbeat.end(shuttingDown());
    // Those before it have been looked at.
    else if (this.#held.hasPlace(held)) this.#fillIn(this.#begin(held));
  }

  /** A new job: where it would wait long here and somebody else has little to do, that one gets it. */
  async offer(job: Job): Promise<void> {
    if (this.concerns(job.request)) {
      // The dispatcher may have been quicker.
      if (job.state === 'queued' && !this.#held.has(job.id)) this.#expected.add(job.id);
      return;
    }
    try {
      if (!(await this.#suits(job))) return;
      const lease = await this.#queue.leaseOutOfTurn(job.id, this.#grant);
      if (lease) this.take(lease);
    } catch (error) {
      this.#logger.warn({ error, jobId: job.id }, 'a job could not be offered to others');
    }
  }

  /** Hands everything back to the queue. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelFill();
    this.#unsubscribe();
    this.#hurry.abort(shuttingDown());
    for (const { heartbeat } of this.#held.all) heartbeat.end(shuttingDown());
    await Promise.all(this.#running);
  }

  async #suits({ id, state, attempts, request }: Job): Promise<boolean> {
    const { priority, from, target, passes } = request;
    const isMeant = priority === 'high' || priority === 'normal';
    if (!isMeant || state !== 'queued' || attempts > 0 || passes !== undefined || from === target)
      return false;
    if (this.#stopping || this.#held.size >= this.#places) return false;
    if (((await this.#queue.waitingTimeMs(id)) ?? 0) <= this.#overflowAfterMs) return false;
    return this.#held.size < this.#places && this.#elsewhere.hasSpare(request);
  }

  #isOwn(source: string, target: string): boolean {
    return this.#translator.directions.some((d) => d.source === source && d.target === target);
  }

  /** Begins what may begin, the most urgent and then the oldest first. */
  #fill(): void {
    this.#cancelFill();
    this.#fillAt = Number.POSITIVE_INFINITY;
    if (this.#stopping) return;
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const held of this.#held.next()) soonestMs = Math.min(soonestMs, this.#begin(held));
    this.#fillIn(soonestMs);
  }

  /** Begins a job, or tells in how long it may begin. */
  #begin(held: Held): number {
    const inMs = this.#elsewhere.readyInMs(held.job);
    if (inMs > 0) return inMs;
    this.#run(held, () => this.#translate(held));
    return Number.POSITIVE_INFINITY;
  }

  #fillIn(ms: number): void {
    const at = this.#clock.monotonic() + ms;
    if (at >= this.#fillAt) return;
    this.#cancelFill();
    this.#fillAt = at;
    this.#cancelFill = this.#clock.schedule(ms, () => this.#fill());
  }

  #run(held: Held, work: () => Promise<void>): void {
    this.#held.begin(held);
    const { heartbeat, job } = held;
    const done = work()
      .catch((thrown) => this.#giveUp(held, thrown))
      .finally(async () => {
        this.#held.end(held);
        await heartbeat.stop();
        this.#fill();
      });
    this.#keep(done, job);
  }

  #keep(work: Promise<void>, { id: jobId }: Job): void {
    const run = work
      .catch((error) => this.#logger.error({ error, jobId }, 'a job could not be put back'))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** A job that is tried again keeps its place among those let in. */
  async #giveUp(held: Held, thrown: unknown): Promise<void> {
    const { job, heartbeat } = held;
    this.#held.end(held);
    // Before it is back in the queue, where the dispatcher may take it at once.
    if (this.concerns(job.request)) this.#expected.add(job.id);
    try {
      await this.#settling.giveUp(heartbeat.lease, thrown);
    } finally {
      if (!(await this.#isQueued(job))) this.#expected.delete(job.id);
    }
  }

  async #isQueued({ id }: Job): Promise<boolean> {
    if (this.#stopping) return false;
    return (await this.#queue.waitingTimeMs(id)) !== undefined;
  }

  async #translate({ heartbeat }: Held): Promise<void> {
    // What was cancelled while it waited costs no airtime; and the wall clock may have been set.
    const { job } = await this.#queue.renew(heartbeat.lease, this.#grant.durationMs);
    const result = this.#reviewed(job, await this.#elsewhere.translate(job, heartbeat.ended));
    await this.#settling.onDisk(() => this.#queue.settle(heartbeat.lease, { result, totalSegments: 1 }));
  }

  /** Whatever model and guard the other has: with the warnings it would have here. */
  #reviewed({ request }: Job, result: Translated): Translated {
    const { source, target } = result;
    const { text, warnings } = this.#translator.review(request.text, result.text, { source, target });
    return { ...result, text, warnings: [...new Set([...result.warnings, ...warnings])] };
  }
}

function full(): BabelmeshError {
  return new BabelmeshError('overloaded', 'Too many requests wait for other nodes.', {
    remedy: 'Try again in a few minutes.',
    retryAfterMs: ROOM_AGAIN_MS,
  });
}

function shuttingDown(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The node is stopping; the job goes on after the next start.');
}
