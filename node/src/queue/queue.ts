import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
  type Delivery,
  type ErrorCode,
  type Inlet,
  isSettled,
  type Job,
  type JobEvent,
  type Lease,
  type Logger,
  type Outcome,
  type Progress,
  type QueueStatus,
  type TranslationResult,
} from '@babelmesh/protocol';
import { accept } from './accept.js';
import { AlarmTimer, ringAlarm } from './alarms.js';
import { Change } from './change.js';
import { Journal } from './journal.js';
import {
  ALARM,
  COUNTERS_KEY,
  EVENT,
  eventKey,
  jobKey,
  LEASE,
  OUTBOX,
  parseAlarmKey,
  READY,
  range,
  resultKey,
  stateKey,
  textKey,
} from './keys.js';
import {
  appendProgress,
  assertLeased,
  giveBack,
  leaseFrom,
  type Retrying,
  type Return,
  readJob,
  readLeased,
} from './lease.js';
import type { QueueLimits } from './limits.js';
import { Listeners } from './listeners.js';
import { complete, defer, dueDelivery } from './outbox.js';
import { QueueTime } from './queue-time.js';
import { ReadyWindow } from './ready-window.js';
import { type Counters, type JobRecord, noCounters, type StateRecord, toJob } from './records.js';
import { countServed } from './service-rate.js';
import { end, type Retention } from './settle.js';
import { type Store, toStoreError } from './store.js';

export interface JobQueueOptions {
  readonly clock: Clock;
  readonly logger?: Logger | undefined;
  readonly limits: QueueLimits;
  readonly retrying: Retrying;
  readonly retention: Retention;
  /** Events kept for those who come back. */
  readonly keepEvents: number;
  /** Opens the store: at the start, and again after a write failed. */
  readonly open: () => Promise<Store>;
  readonly closed: () => Promise<void>;
}

interface LiveLease {
  readonly fence: number;
  expiresQ: number;
}

/** Alarms handled in one write. */
const ALARMS_PER_WRITE = 256;
/** How long to wait before the store is opened again after it failed. */
const REOPEN_MS = 2_000;

/**
 * Jobs on LevelDB. Every method that changes something is one transaction: it sees and changes
 * everything in one turn of the event loop and resolves when that is written.
 */
export class JobQueue {
  readonly #options: JobQueueOptions;
  readonly #events: Listeners<JobEvent>;
  readonly #ready: Listeners<void>;
  readonly #deliveries: Listeners<void>;
  readonly #window = new ReadyWindow();
  readonly #leases = new Map<string, LiveLease>();
  readonly #alarms: AlarmTimer;
  #store: Store;
  #journal: Journal;
  #time: QueueTime;
  #filling: Promise<void> | undefined;
  #sweeping: Promise<void> | undefined;
  #state: 'open' | 'failed' | 'closing' | 'closed' = 'open';
  /** When the last job was settled or, after idleness, when work began. */
  #busySinceQ: number | undefined;
  #firstEvent = 1;
  #failure: unknown;

  private constructor(options: JobQueueOptions, store: Store) {
    const { clock, logger } = options;
    this.#options = options;
    this.#events = new Listeners(logger);
    this.#ready = new Listeners(logger);
    this.#deliveries = new Listeners(logger);
    this.#store = store;
    this.#time = new QueueTime(clock);
    this.#alarms = new AlarmTimer(
      clock,
      () => this.#time.now(),
      () => this.#sweepLater(),
    );
    this.#journal = new Journal({
      store,
      clock,
      observers: { [READY]: this.#window, [ALARM]: this.#alarms },
      onFailure: (error) => this.#fail(error),
    });
  }

  static async open(options: JobQueueOptions): Promise<JobQueue> {
    const store = await options.open();
    try {
      const queue = new JobQueue(options, store);
      queue.#time = new QueueTime(options.clock, queue.#journal.stored<Counters>(COUNTERS_KEY)?.time);
      await queue.#load();
      return queue;
    } catch (error) {
      await store.close();
      throw toStoreError(error);
    }
  }

  // Submitting

  async submit(requests: readonly AdmittedRequest[]): Promise<readonly Job[]> {
    this.#assertOpen();
    const { value, stored } = this.#change(
      (change) => requests.map((request) => accept(change, request, this.#options.limits)),
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
    for (;;) {
      if (this.#state === 'closing') return undefined;
      this.#assertWorking();
      await this.#catchUp();
      const first = this.#window.first(onlyEmergency);
      if (first === 'none') return undefined;
      if (first === 'unknown') {
        await this.#fill();
        continue;
      }
      const { value: lease } = this.#change((change) => {
        const leased = leaseFrom(change, first.entry, owner, durationMs);
        // An entry with nothing behind it must not stand in the way of the rest.
        if (!leased) change.tx.del(first.key);
        return leased;
      });
      if (lease) {
        // Work begins at once: should this write be lost, the job still waits.
        this.#track(lease, durationMs);
        this.#busySinceQ ??= this.#time.now();
        return lease;
      }
      this.#options.logger?.warn({ key: first.key }, 'A ready entry had no job behind it and was removed.');
    }
  }

  async renew(lease: Lease, durationMs: number): Promise<Lease> {
    this.#assertWorking();
    await this.#catchUp();
    assertLeased(this.#journal, lease);
    // Nothing is written: leases end with the process, whatever time is left on them.
    this.#track(lease, durationMs);
    return { ...lease, expiresAt: this.#options.clock.now() + durationMs };
  }

  async saveProgress(lease: Lease, progress: Progress, durationMs: number): Promise<Lease> {
    this.#assertWorking();
    await this.#catchUp();
    const { stored } = this.#change((change) =>
      appendProgress(change, lease.job.id, readLeased(change, lease), progress),
    );
    this.#track(lease, durationMs);
    await stored;
    const { totalSegments, segments } = progress;
    return {
      ...lease,
      job: { ...lease.job, totalSegments, doneSegments: segments.length },
      progress,
      expiresAt: this.#options.clock.now() + durationMs,
    };
  }

  async settle(lease: Lease, outcome: Outcome): Promise<Job> {
    this.#assertWorking();
    await this.#catchUp();
    const { id } = lease.job;
    // Not flushed, as no lease or progress is: a power cut here makes the node do the work once more.
    const { value, stored } = this.#change((change) => {
      const { job, state } = readLeased(change, lease);
      const now = change.nowQ;
      countServed(change.counters, job.request.work, now - (this.#busySinceQ ?? now));
      const ended = end(
        change,
        id,
        job,
        state,
        'result' in outcome
          ? { state: 'done', result: outcome.result }
          : { state: 'failed', failure: outcome.failure },
        this.#options.retention,
      );
      return toJob(id, job, ended, lease.job.request.text);
    });
    this.#leases.delete(id);
    this.#busySinceQ = this.#leases.size > 0 ? this.#time.now() : undefined;
    await stored;
    return value;
  }

  async release(lease: Lease, failure?: { code: string; message: string }): Promise<void> {
    this.#assertWorking();
    await this.#catchUp();
    const why: Return = failure
      ? { because: 'failure', failure: { code: failure.code as ErrorCode, message: failure.message } }
      : { because: 'yield' };
    const { stored } = this.#change((change) => {
      giveBack(change, lease.job.id, readLeased(change, lease), why, this.#giveBackOptions());
    });
    this.#leases.delete(lease.job.id);
    if (this.#leases.size === 0) this.#busySinceQ = undefined;
    await stored;
  }

  onReady(listener: () => void): () => void {
    return this.#ready.add(listener);
  }

  // Looking

  /** As it is on disk: what a person has been told stays true over a power cut. */
  async get(id: string): Promise<Job | undefined> {
    this.#assertWorking();
    await this.#catchUp();
    const job = this.#journal.stored<JobRecord>(jobKey(id));
    const state = this.#journal.stored<StateRecord>(stateKey(id));
    const text = this.#journal.stored<string>(textKey(id));
    return job && state && text !== undefined ? toJob(id, job, state, text) : undefined;
  }

  async result(id: string): Promise<TranslationResult | undefined> {
    this.#assertWorking();
    return this.#journal.stored<TranslationResult>(resultKey(id));
  }

  async cancel(id: string): Promise<Job> {
    this.#assertWorking();
    await this.#catchUp();
    const { value, stored } = this.#change(
      (change) => {
        const found = readJob(change, id);
        if (!found) throw new BabelmeshError('job_not_found', `There is no job ${id}.`);
        const { job, state } = found;
        if (isSettled(state.state)) {
          throw new BabelmeshError('job_settled', `Job ${id} is ${state.state} already.`);
        }
        const ended = end(change, id, job, state, { state: 'cancelled' }, this.#options.retention);
        return toJob(id, job, ended, change.tx.get<string>(textKey(id)) ?? '');
      },
      { sync: true },
    );
    this.#leases.delete(id);
    await stored;
    return value;
  }

  onEvent(listener: (event: JobEvent) => void): () => void {
    return this.#events.add(listener);
  }

  /** Kept counters: the same cost at any backlog. */
  counts(): QueueStatus {
    const { waiting, running, deliveries } = this.#counters();
    return { waiting: { ...waiting }, running, deliveries };
  }

  // Delivering

  async due(inlet: Inlet, limit: number): Promise<readonly Delivery[]> {
    this.#assertWorking();
    await this.#catchUp();
    const found: Delivery[] = [];
    if (limit <= 0) return found;
    for await (const [, id] of this.#journal.entries<string>(range(`${OUTBOX}${inlet}/`))) {
      const delivery = dueDelivery(this.#journal, id, this.#time);
      if (delivery && found.push(delivery) === limit) break;
    }
    return found;
  }

  async complete(jobId: string): Promise<void> {
    this.#assertWorking();
    await this.#change((change) => complete(change, jobId), { sync: true }).stored;
  }

  async defer(jobId: string, notBefore: number): Promise<void> {
    this.#assertWorking();
    await this.#change((change) => defer(change, jobId, this.#time.fromWall(notBefore))).stored;
  }

  onDelivery(listener: () => void): () => void {
    return this.#deliveries.add(listener);
  }

  // Time and life

  /** Does everything whose time has come. A timer calls it; calling it more often does no harm. */
  async sweep(): Promise<void> {
    do await this.#pass();
    while (this.#alarms.isDue && this.#state === 'open');
  }

  /** Hands running jobs back, writes what is staged, and closes the store. */
  async close(): Promise<void> {
    if (this.#state === 'closing' || this.#state === 'closed') return;
    const wasOpen = this.#state === 'open';
    this.#state = 'closing';
    this.#alarms.stop();
    await Promise.allSettled([this.#sweeping, this.#filling]);
    try {
      if (wasOpen) await this.#takeBack([...this.#leases.keys()], { because: 'shutdown' });
      await this.#journal.idle();
    } finally {
      this.#alarms.stop();
      this.#state = 'closed';
      await this.#store.close();
      await this.#options.closed();
    }
  }

  // Inside

  #change<T>(run: (change: Change) => T, options?: { sync: boolean }): { value: T; stored: Promise<void> } {
    return this.#journal.transact((tx) => {
      const change = new Change(tx, this.#time);
      const value = run(change);
      this.#forgetOldEvents(change);
      change.finish();
      const { events, ready, delivery } = change.announcements;
      // Work may begin while its job is still on its way to the disk: its result goes after it.
      if (ready) queueMicrotask(() => this.#ready.emit());
      tx.afterCommit(() => {
        for (const event of events) this.#events.emit(event);
        if (delivery) this.#deliveries.emit();
      });
      return value;
    }, options);
  }

  #forgetOldEvents(change: Change): void {
    const { events } = change.announcements;
    const last = events.at(-1)?.seq;
    if (last === undefined) return;
    for (; this.#firstEvent <= last - this.#options.keepEvents; this.#firstEvent++) {
      change.tx.del(eventKey(this.#firstEvent));
    }
  }

  #counters(): Counters {
    return this.#journal.get<Counters>(COUNTERS_KEY) ?? noCounters(this.#time.mark());
  }

  #giveBackOptions(): Retrying & Retention {
    return { ...this.#options.retrying, ...this.#options.retention };
  }

  #track({ job, fence }: Lease, durationMs: number): void {
    const expiresQ = this.#time.now() + durationMs;
    this.#leases.set(job.id, { fence, expiresQ });
    this.#alarms.wakeAt(expiresQ);
  }

  /**
   * What is due by now is done before anything else is looked at, timers or not. Of very many due
   * things only the first are waited for.
   */
  async #catchUp(): Promise<void> {
    if (this.#alarms.isDue || this.#sweeping) await this.#pass();
  }

  #sweepLater(): void {
    this.#pass().catch((error: unknown) => {
      this.#options.logger?.error({ err: error }, 'The queue could not do what was due.');
    });
  }

  async #pass(): Promise<void> {
    this.#sweeping ??= this.#ringAlarms().finally(() => {
      this.#sweeping = undefined;
    });
    await this.#sweeping;
  }

  /** The first of what is due; the timer rings again for the rest. */
  async #ringAlarms(): Promise<void> {
    if (this.#state !== 'open') return;
    await this.#lapse();
    // From here on new alarms wake the timer; those before are on disk after the barrier.
    this.#alarms.clear();
    for (const { expiresQ } of this.#leases.values()) this.#alarms.wakeAt(expiresQ);
    await this.#journal.barrier();
    const nowQ = this.#time.now();
    const keys: string[] = [];
    for await (const [key] of this.#journal.entries({ ...range(ALARM), limit: ALARMS_PER_WRITE })) {
      const { at } = parseAlarmKey(key);
      if (at > nowQ) {
        this.#alarms.wakeAt(at);
        break;
      }
      keys.push(key);
    }
    if (keys.length === 0) return;
    const { stored } = this.#change((change) => {
      for (const key of keys) ringAlarm(change, key, this.#options.retention);
    });
    this.#dropEndedLeases();
    await stored;
    // There may be more, and the next one is not known.
    if (keys.length < ALARMS_PER_WRITE) return;
    this.#alarms.wakeAt(nowQ);
  }

  /** Leases nobody renewed: the jobs go back, the attempt counted. */
  async #lapse(): Promise<void> {
    const nowQ = this.#time.now();
    const lapsed = [...this.#leases].filter(([, { expiresQ }]) => expiresQ <= nowQ).map(([id]) => id);
    if (lapsed.length === 0) return;
    await this.#takeBack(lapsed, {
      because: 'failure',
      failure: { code: 'timeout', message: 'The worker did not answer in time.' },
    });
  }

  async #takeBack(ids: readonly string[], why: Return): Promise<void> {
    if (ids.length === 0) return;
    const { stored } = this.#change(
      (change) => {
        // The last first: each goes before those that wait, so the first ends up in front.
        for (const id of ids.toSorted().reverse()) {
          const found = readJob(change, id);
          if (found?.state.state === 'leased') giveBack(change, id, found, why, this.#giveBackOptions());
        }
      },
      { sync: true },
    );
    for (const id of ids) this.#leases.delete(id);
    await stored;
  }

  #dropEndedLeases(): void {
    for (const [id, { fence }] of this.#leases) {
      const state = this.#journal.get<StateRecord>(stateKey(id));
      if (state?.state !== 'leased' || state.fence !== fence) this.#leases.delete(id);
    }
  }

  async #fill(): Promise<void> {
    this.#filling ??= this.#window.fill(this.#journal).finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
  }

  /** Builds what is kept in memory from the store, and takes back leases nobody holds. */
  async #load(): Promise<void> {
    this.#window.reset();
    this.#alarms.clear();
    this.#firstEvent = 1;
    for await (const [key] of this.#journal.entries({ ...range(EVENT), limit: 1 })) {
      this.#firstEvent = Number(key.slice(EVENT.length));
    }
    this.#dropEndedLeases();
    const orphans: string[] = [];
    for await (const [key] of this.#journal.entries(range(LEASE))) {
      const id = key.slice(LEASE.length);
      if (!this.#leases.has(id)) orphans.push(id);
    }
    await this.#takeBack(orphans, { because: 'crash' });
    await this.#fill();
    // The first pass finds out when the next alarm is due.
    this.#alarms.wakeAt(this.#time.now());
  }

  #assertWorking(): void {
    if (this.#state === 'failed') throw toStoreError(this.#failure);
    if (this.#state === 'closed') throw shuttingDown();
  }

  #assertOpen(): void {
    if (this.#state === 'closing') throw shuttingDown();
    this.#assertWorking();
  }

  /** Nothing of what was staged is kept: the store on disk is the truth, and is read anew. */
  #fail(error: unknown): Error {
    this.#options.logger?.error({ err: error }, 'The queue could not write; it opens its store again.');
    if (this.#state === 'open') {
      this.#state = 'failed';
      this.#failure = error;
      this.#alarms.stop();
      this.#options.clock.schedule(0, () => void this.#reopen());
    }
    return toStoreError(error);
  }

  async #reopen(): Promise<void> {
    if (this.#state !== 'failed') return;
    try {
      await this.#store.close();
      this.#store = await this.#options.open();
      this.#journal.resume(this.#store);
      await this.#load();
      this.#state = 'open';
      this.#ready.emit();
      this.#deliveries.emit();
    } catch (error) {
      this.#options.logger?.error({ err: error }, 'The queue’s store could not be opened again.');
      this.#options.clock.schedule(REOPEN_MS, () => void this.#reopen());
    }
  }
}

function shuttingDown(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The node is stopping.', { retryAfterMs: 5_000 });
}
