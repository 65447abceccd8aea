import {
  BabelmeshError,
  type Clock,
  type Lease,
  type Logger,
  type Outcome,
  type Priority,
  type TranslatedSegment,
  toBabelmeshError,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { assemble } from './assemble.js';
import { Heartbeat } from './heartbeat.js';
import type { LeaseQueue, SegmentedText, Translator } from './ports.js';

export interface DispatcherOptions {
  readonly queue: LeaseQueue;
  readonly translator: Translator;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this dispatcher in its leases. */
  readonly owner?: string;
  /** Jobs worked on at once. More than the engine's workers, so that short jobs share a batch. */
  readonly slots?: number;
  /** Segments between two stores of a job's progress, and so what a crash repeats at most. */
  readonly sliceSegments?: number;
  readonly leaseMs?: number;
}

/** Characters of text kept cut while their jobs wait for the next slice. */
const KEPT_CUT = 4_000_000;

/** Takes leases, has the engine translate them slice by slice, and settles them. */
export class Dispatcher {
  readonly #queue: LeaseQueue;
  readonly #translator: Translator;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #owner: string;
  readonly #slots: number;
  readonly #sliceSegments: number;
  readonly #leaseMs: number;

  readonly #running = new Set<Promise<void>>();
  readonly #heartbeats = new Set<Heartbeat>();
  /** Of jobs that gave way, by id: cutting a long text takes as long as a slice. */
  readonly #cut = new LRUCache<string, SegmentedText>({ maxSize: KEPT_CUT });
  #stopping = false;
  #filling: Promise<void> | undefined;
  #refill = false;
  #unsubscribe: (() => void) | undefined;

  constructor({
    queue,
    translator,
    clock,
    logger,
    owner = 'local',
    slots = 8,
    sliceSegments = 8,
    leaseMs = 30_000,
  }: DispatcherOptions) {
    this.#queue = queue;
    this.#translator = translator;
    this.#clock = clock;
    this.#logger = logger;
    this.#owner = owner;
    this.#slots = slots;
    this.#sliceSegments = sliceSegments;
    this.#leaseMs = leaseMs;
  }

  start(): void {
    this.#unsubscribe = this.#queue.onReady(() => this.#fill());
    this.#fill();
  }

  /** Takes no new leases, lets current slices finish, and after `graceMs` hands back what still runs. */
  async stop({ graceMs = 4_000 }: { graceMs?: number } = {}): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe?.();
    const cancel = this.#clock.schedule(graceMs, () => this.#hurry());
    // A lease may be on its way: its job belongs to those that are waited for.
    await this.#filling;
    await Promise.all(this.#running);
    cancel();
  }

  /** Takes leases until the slots are full or nothing waits. One pass at a time; calls meanwhile ask for another. */
  #fill(): void {
    if (this.#stopping) return;
    this.#refill = true;
    this.#filling ??= this.#takeLeases();
  }

  async #takeLeases(): Promise<void> {
    try {
      while (this.#refill && !this.#stopping) {
        this.#refill = false;
        for (let lease = await this.#take(); lease; lease = await this.#take()) this.#launch(lease);
      }
    } catch (error) {
      this.#logger.error({ error }, 'no lease could be taken from the queue');
      if (!this.#stopping) this.#clock.schedule(1_000, () => this.#fill());
    } finally {
      // In the same step as the last look at `#refill`, so that no call falls between.
      this.#filling = undefined;
    }
  }

  /** A lease for a free slot. As many slots again are kept for emergencies, which wait for nobody. */
  async #take(): Promise<Lease | undefined> {
    if (this.#stopping) return undefined;
    const grant = { owner: this.#owner, durationMs: this.#leaseMs };
    if (this.#running.size < this.#slots) return this.#queue.lease(grant);
    if (this.#running.size < 2 * this.#slots && this.#queue.counts().waiting.emergency > 0) {
      return this.#queue.lease({ ...grant, onlyEmergency: true });
    }
    return undefined;
  }

  #launch(lease: Lease): void {
    const run = this.#work(lease)
      .catch((error) => this.#logger.error({ error, jobId: lease.job.id }, 'a job could not be put back'))
      .finally(() => {
        this.#running.delete(run);
        this.#fill();
      });
    this.#running.add(run);
  }

  async #work(first: Lease): Promise<void> {
    const heartbeat = new Heartbeat(this.#queue, this.#clock, first, this.#leaseMs);
    this.#heartbeats.add(heartbeat);
    try {
      const outcome = await this.#translate(heartbeat);
      if (outcome) await this.#queue.settle(await heartbeat.stop(), outcome);
      else await this.#queue.release(await heartbeat.stop());
    } catch (thrown) {
      await this.#giveUp(await heartbeat.stop(), thrown);
    } finally {
      this.#heartbeats.delete(heartbeat);
    }
  }

  #hurry(): void {
    for (const heartbeat of this.#heartbeats) {
      heartbeat.end(
        new BabelmeshError('shutting_down', 'The node is stopping; the job goes on after the next start.'),
      );
    }
  }

  /** The outcome, or undefined where the job should go back because others wait or the node stops. */
  async #translate(heartbeat: Heartbeat): Promise<Outcome | undefined> {
    const { ended: signal } = heartbeat;
    const { id, request } = heartbeat.lease.job;
    const { text, from, target, priority } = request;
    const segmented = this.#cut.get(id) ?? this.#translator.segment(text, from, target);
    this.#cut.delete(id);
    const stored = heartbeat.lease.progress;
    const done: TranslatedSegment[] = stored?.plan === segmented.plan ? [...stored.segments] : [];
    const total = segmented.segments.length;

    while (done.length < total) {
      const slice = segmented.segments.slice(done.length, done.length + this.#sliceSegments);
      done.push(...(await this.#translator.translate(slice, { source: from, target, priority, signal })));
      if (done.length === total) break;
      await heartbeat.save({ plan: segmented.plan, totalSegments: total, segments: done });
      if (!this.#stopping && !this.#othersWait(priority)) continue;
      this.#cut.set(id, segmented, { size: text.length });
      return undefined;
    }
    const { directions } = this.#translator;
    return { result: assemble(segmented, done, { source: from, target, directions }), totalSegments: total };
  }

  /** Whether somebody may go first: with a slot free nobody needs to wait, and emergencies wait for their like only. */
  #othersWait(priority: Priority): boolean {
    if (this.#running.size < this.#slots) return false;
    const { waiting } = this.#queue.counts();
    if (priority === 'emergency') return waiting.emergency > 0;
    return Object.values(waiting).some((count) => count > 0);
  }

  async #giveUp(lease: Lease, thrown: unknown): Promise<void> {
    const error = toBabelmeshError(thrown);
    const jobId = lease.job.id;
    if (error.code === 'lease_lost') {
      this.#logger.info({ jobId }, 'the lease ended before the work: cancelled, expired or lapsed');
      return;
    }
    if (error.code === 'internal')
      this.#logger.error({ error: thrown, jobId }, 'a translation failed unexpectedly');
    const failure = { code: error.code, message: error.message };
    try {
      if (error.code === 'shutting_down') await this.#queue.release(lease);
      // What is not the request's own fault may pass: a worker that died, a disk that was full.
      else if (error.status >= 500) await this.#queue.release(lease, failure);
      else await this.#queue.settle(lease, { failure });
    } catch (second) {
      if (toBabelmeshError(second).code !== 'lease_lost') throw second;
    }
  }
}
