import {
  type AdmittedRequest,
  BabelmeshError,
  type Delivery,
  type ErrorCode,
  type Inlet,
  isSettled,
  type Job,
  type JobEvent,
  type Lease,
  type Outcome,
  type Priority,
  type Progress,
  type QueueStatus,
  type TranslationResult,
} from '@babelmesh/protocol';
import { accept } from './accept.js';
import { Core } from './core.js';
import {
  EVENT,
  eventKey,
  jobKey,
  OUTBOX,
  READY,
  range,
  requesterKey,
  resultKey,
  slotKey,
  stateKey,
  textKey,
} from './keys.js';
import {
  appendProgress,
  assertLeased,
  giveBack,
  leaseFrom,
  leaseOutOfTurn,
  type Return,
  readJob,
  readLeased,
  readProgress,
} from './lease.js';
import { LiveLeases } from './live-leases.js';
import type { JobQueueOptions } from './options.js';
import { complete, defer, dueDelivery, giveUp } from './outbox.js';
import { ReadyWindow } from './ready-window.js';
import {
  type JobRecord,
  type ReadyRecord,
  type RequesterRecord,
  type StateRecord,
  toJob,
} from './records.js';
import { restart } from './restart.js';
import { countServed } from './service-rate.js';
import { end } from './settle.js';
import { corruptError } from './store-errors.js';
import { Upkeep } from './upkeep.js';
import { waitingTimeMs } from './waiting-time.js';

/**
 * Jobs on LevelDB. Every method that changes something is one transaction: it sees and changes
 * everything in one turn of the event loop and resolves when that is written.
 */
export class JobQueue {
  readonly #core: Core;
  readonly #window: ReadyWindow;
  readonly #leases: LiveLeases;
  readonly #upkeep: Upkeep;
  #filling: Promise<void> | undefined;

  private constructor(core: Core, window: ReadyWindow, leases: LiveLeases, upkeep: Upkeep) {
    this.#core = core;
    this.#window = window;
    this.#leases = leases;
    this.#upkeep = upkeep;
  }

  static async open(options: JobQueueOptions): Promise<JobQueue> {
    const window = new ReadyWindow();
    const leases = new LiveLeases();
    const upkeep = new Upkeep(options, leases);
    const core = await Core.open(options, { [READY]: window, ...upkeep.observers });
    const queue = new JobQueue(core, window, leases, upkeep);
    await core.start(async () => {
      // A reading of the old store must not end in the new window.
      await queue.#filling?.catch(() => undefined);
      window.reset();
      await upkeep.load(core);
      await queue.#fill();
      leases.renewAll(core.time.now());
    });
    return queue;
  }

  // Submitting

  /**
   * Stores all or none, and resolves when they are on disk. Throws `overloaded`, `disk_full`,
   * `idempotency_conflict`.
   */
  async submit(requests: readonly AdmittedRequest[]): Promise<readonly Job[]> {
    this.#core.assertAccepting();
    const isEmergency = requests.every(({ priority }) => priority === 'emergency');
    await this.#core.options.freeSpace?.assertRoom({ isEmergency });
    await this.#begin();
    const { value, stored } = this.#core.change(
      (change) => requests.map((request) => accept(change, request, this.#core.options.limits)),
      { sync: true },
    );
    await stored;
    return value;
  }

  /** Runs a failed job again. Throws `job_not_found`, `job_settled`, `job_expired`. */
  async restart(id: string): Promise<Job> {
    this.#core.assertAccepting();
    const { value, stored } = this.#core.change(
      (change) => {
        const { job, state } = restart(change, id);
        return toJob(id, job, state, change.tx.get<string>(textKey(id)) ?? '', change.time);
      },
      { sync: true },
    );
    await stored;
    return value;
  }

  // Working

  async lease({
    owner,
    durationMs,
    onlyEmergency = false,
  }: {
    owner: string;
    durationMs: number;
    onlyEmergency?: boolean;
  }): Promise<Lease | undefined> {
    for (let mended = 0; ; ) {
      if (this.#core.isClosing) return undefined;
      await this.#begin();
      const first = this.#window.first(onlyEmergency);
      if (first === 'none') return undefined;
      if (first === 'unknown') {
        await this.#fill();
        continue;
      }
      const { value: lease } = this.#core.change((change) =>
        leaseFrom(change, first.entry, owner, durationMs, (stored) => this.#leases.nextFence(stored)),
      );
      if (lease) {
        // Work begins at once: should this write be lost, the job still waits.
        this.#track(lease, durationMs);
        return lease;
      }
      if (mended++ === 2) throw corruptError('');
      await this.#core.mend(`nothing stands behind ${first.key}`);
    }
  }

  /** This job, before its turn; undefined where it does not wait in its line. For work that is done elsewhere. */
  async leaseOutOfTurn(
    id: string,
    { owner, durationMs }: { owner: string; durationMs: number },
  ): Promise<Lease | undefined> {
    await this.#begin();
    const { value: lease } = this.#core.change((change) =>
      leaseOutOfTurn(change, id, owner, durationMs, (stored) => this.#leases.nextFence(stored)),
    );
    if (lease) this.#track(lease, durationMs);
    return lease;
  }

  /** Somebody else does the work under this lease: its time says nothing of how quick this node is. */
  passOn(lease: Lease): void {
    this.#leases.passOn(lease.job.id);
  }

  /**
   * Tells when the job expires by the wall clock as it is now. Waits for no disk, unless the lease or the job is at its
   * end: a disk that pauses must not cost those their leases who go on.
   */
  async renew(lease: Lease, durationMs: number): Promise<Lease> {
    const { journal, time } = this.#core;
    const { id, request } = lease.job;
    this.#core.assertWorking();
    const { expiresQ = Number.POSITIVE_INFINITY } = journal.get<JobRecord>(jobKey(id)) ?? {};
    const nowQ = time.now();
    if (expiresQ <= nowQ || !this.#leases.isLive(id, lease.fence, nowQ)) await this.#begin();
    const { job, state } = readLeased({ tx: journal }, lease);
    return this.#track({ ...lease, job: toJob(id, job, state, request.text, time) }, durationMs);
  }

  async saveProgress(lease: Lease, progress: Progress, durationMs: number): Promise<Lease> {
    await this.#begin();
    const { stored } = this.#core.change((change) =>
      appendProgress(change, lease.job.id, readLeased(change, lease), progress),
    );
    const renewed = this.#track(lease, durationMs);
    await stored;
    const { totalSegments, segments } = progress;
    return { ...renewed, job: { ...lease.job, totalSegments, doneSegments: segments.length } };
  }

  /** What earlier leases of the job stored. Reads all of it: meant for those who do not have it yet. */
  async progress(lease: Lease): Promise<Progress | undefined> {
    await this.#begin();
    assertLeased(this.#core.journal, lease);
    return readProgress(this.#core.journal, lease.job.id);
  }

  async settle(lease: Lease, outcome: Outcome): Promise<Job> {
    await this.#begin();
    const { id, request } = lease.job;
    const { value, stored } = this.#core.change(
      (change) => {
        const { job, state } = readLeased(change, lease);
        if (!this.#leases.isElsewhere(id)) {
          countServed(change.counters, job.request.work, this.#leases.busyMs(change.nowQ));
        }
        const ending =
          'result' in outcome
            ? { state: 'done' as const, ...outcome }
            : { state: 'failed' as const, failure: outcome.failure };
        const ended = end(change, id, job, state, ending, this.#core.options.retention);
        return toJob(id, job, ended, request.text, change.time);
      },
      // What a power cut takes of a result that is only read is worked out once more; an answer that
      // goes out by itself would go out twice.
      { sync: request.replyTo.inlet !== 'http' },
    );
    if (!this.#leases.isElsewhere(id)) this.#leases.markSettled(this.#core.time.now());
    this.#upkeep.noteSettled();
    // Until then the lease is live: a write that fails must not cost it, nor the job an attempt.
    await stored;
    this.#leases.drop(id, lease.fence);
    return value;
  }

  async release(lease: Lease, failure?: { code: string; message: string }): Promise<void> {
    await this.#begin();
    const why: Return = failure
      ? { because: 'failure', failure: { code: failure.code as ErrorCode, message: failure.message } }
      : { because: 'yield' };
    const { retrying, retention } = this.#core.options;
    const { stored } = this.#core.change((change) => {
      giveBack(change, lease.job.id, readLeased(change, lease), why, { ...retrying, ...retention });
    });
    await stored;
    this.#leases.drop(lease.job.id, lease.fence);
  }

  onReady(listener: () => void): () => void {
    return this.#core.ready.add(listener);
  }

  // Looking

  /** As it is written: seen by nobody before a kill of the process could no longer take it back. */
  async get(id: string): Promise<Job | undefined> {
    await this.#begin();
    const { journal, time } = this.#core;
    const job = journal.stored<JobRecord>(jobKey(id));
    const state = journal.stored<StateRecord>(stateKey(id));
    const text = journal.stored<string>(textKey(id));
    return job && state && text !== undefined ? toJob(id, job, state, text, time) : undefined;
  }

  async result(id: string): Promise<TranslationResult | undefined> {
    this.#core.assertWorking();
    return this.#core.journal.stored<TranslationResult>(resultKey(id));
  }

  /** How long a waiting job is likely to wait yet; undefined for one that does not wait. */
  async waitingTimeMs(id: string): Promise<number | undefined> {
    await this.#begin();
    const { journal, counters, time } = this.#core;
    const job = journal.stored<JobRecord>(jobKey(id));
    const state = journal.stored<StateRecord>(stateKey(id));
    return job && state && waitingTimeMs(journal, counters, job, state, time.now(), this.#leases.elsewhere);
  }

  async cancel(id: string): Promise<Job> {
    await this.#begin();
    const { value, stored } = this.#core.change(
      (change) => {
        const found = readJob(change, id);
        if (!found) throw new BabelmeshError('job_not_found', `There is no job ${id}.`);
        const { job, state } = found;
        if (isSettled(state.state))
          throw new BabelmeshError('job_settled', `Job ${id} is ${state.state} already.`);
        const ended = end(change, id, job, state, { state: 'cancelled' }, this.#core.options.retention);
        const text = change.tx.get<string>(textKey(id)) ?? '';
        return { job: toJob(id, job, ended, text, change.time), fence: state.fence };
      },
      { sync: true },
    );
    await stored;
    this.#leases.drop(id, value.fence);
    return value.job;
  }

  onEvent(listener: (event: JobEvent) => void): () => void {
    return this.#core.events.add(listener);
  }

  /** Kept events after this one, oldest first, for those who were away. */
  async eventsAfter(seq: number, { limit = 1_000 } = {}): Promise<readonly JobEvent[]> {
    this.#core.assertWorking();
    const events: JobEvent[] = [];
    const bounds = { gte: eventKey(seq + 1), lt: range(EVENT).lt, limit };
    for await (const [, event] of this.#core.journal.entries<JobEvent>(bounds)) events.push(event);
    return events;
  }

  /** No event from `first` to `last` is forgotten; numbers of between may be unused (see `Change.finish`). */
  get keptEvents(): { first: number; last: number } {
    return this.#core.keptEvents;
  }

  /** Kept counters: the same cost at any backlog. */
  counts(): QueueStatus {
    const { waiting, running, deliveries } = this.#core.counters;
    return { waiting: { ...waiting }, running, deliveries };
  }

  /**
   * How long the oldest job of each priority has waited, in ms. Looks at the fronts of the first
   * thousand lines: meant for metrics.
   */
  async oldestWaitingMs(): Promise<Readonly<Partial<Record<Priority, number>>>> {
    await this.#begin();
    const { journal, time } = this.#core;
    const oldest: Partial<Record<Priority, number>> = {};
    for await (const [, { requester, priority }] of journal.entries<ReadyRecord>({
      ...range(READY),
      limit: 1_000,
    })) {
      const line = journal.get<RequesterRecord>(requesterKey(requester))?.lines[priority];
      const id = line && journal.get<string>(slotKey(requester, priority, line.first));
      const job = id === undefined ? undefined : journal.get<JobRecord>(jobKey(id));
      if (job) oldest[priority] = Math.max(oldest[priority] ?? 0, time.now() - job.enqueuedQ);
    }
    return oldest;
  }

  /** Why nothing is accepted at the moment; undefined when all is well. */
  get problem(): BabelmeshError | undefined {
    return this.#core.problem ?? this.#core.options.freeSpace?.problem;
  }

  // Delivering

  async due(inlet: Inlet, limit: number): Promise<readonly Delivery[]> {
    await this.#begin();
    const { journal, time } = this.#core;
    const found: Delivery[] = [];
    if (limit <= 0) return found;
    for await (const [, id] of journal.entries<string>(range(`${OUTBOX}${inlet}/`))) {
      const delivery = dueDelivery(journal, id, time);
      if (delivery && found.push(delivery) === limit) break;
    }
    return found;
  }

  async complete(jobId: string): Promise<void> {
    await this.#begin();
    await this.#core.change((change) => complete(change, jobId), { sync: true }).stored;
  }

  /** It cannot be brought to its receiver: only that is offered from now on, once and to people. */
  async giveUp(jobId: string): Promise<void> {
    await this.#begin();
    await this.#core.change((change) => giveUp(change, jobId), { sync: true }).stored;
  }

  async defer(jobId: string, notBefore: number): Promise<void> {
    await this.#begin();
    const { time } = this.#core;
    await this.#core.change((change) => defer(change, jobId, time.fromWall(notBefore))).stored;
  }

  onDelivery(listener: () => void): () => void {
    return this.#core.deliveries.add(listener);
  }

  // Life

  /** Does everything whose time has come. Timers call for it; calling it more often does no harm. */
  sweep(): Promise<void> {
    return this.#upkeep.sweep();
  }

  /** Looks for faults, as it does every minute by itself, and mends what it finds. */
  reconcile(): Promise<void> {
    return this.#upkeep.reconcile();
  }

  /** Resolves when everything done so far is written, and seen by `get`. */
  flush(): Promise<void> {
    return this.#core.journal.barrier();
  }

  /** Hands running jobs back, writes what is staged, and closes the store. */
  async close(): Promise<void> {
    await this.#core.close(async () => {
      await this.#upkeep.stop();
      await this.#filling;
      await this.#upkeep.takeBack(this.#leases.ids, { because: 'shutdown' });
    });
    await this.#upkeep.stop();
  }

  // Inside

  async #begin(): Promise<void> {
    this.#core.assertWorking();
    await this.#upkeep.catchUp();
  }

  #track(lease: Lease, durationMs: number): Lease {
    const { time, options } = this.#core;
    const nowQ = time.now();
    this.#leases.track(lease.job.id, lease.fence, nowQ, durationMs);
    this.#upkeep.expectLapse(nowQ + durationMs);
    return { ...lease, expiresAt: options.clock.now() + durationMs };
  }

  async #fill(): Promise<void> {
    this.#filling ??= this.#window.fill(this.#core.journal).finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
  }
}
