import { BabelmeshError, type JobEvent } from '@babelmesh/protocol';
import { Change } from './change.js';
import { checkStore } from './check.js';
import { type GroupMeasurement, Journal, type RangeObserver } from './journal.js';
import { COUNTERS_KEY, EVENT, eventKey, range } from './keys.js';
import { Listeners } from './listeners.js';
import type { JobQueueOptions } from './options.js';
import { QueueTime } from './queue-time.js';
import { type Counters, noCounters } from './records.js';
import type { Store } from './store.js';
import { corruptError, toStoreError } from './store-errors.js';

/** How long to wait before the store is opened again after that failed. */
const REOPEN_MS = 2_000;
/** What is written without a flush is flushed within this time, so that a power cut takes no more. */
const FLUSH_WITHIN_MS = 200;

/** Store, journal, time and listeners, and what becomes of them when a write fails. */
export class Core {
  readonly options: JobQueueOptions;
  readonly events: Listeners<JobEvent>;
  readonly ready: Listeners<void>;
  readonly deliveries: Listeners<void>;
  readonly journal: Journal;
  readonly time: QueueTime;
  #store: Store;
  #state: 'opening' | 'open' | 'failed' | 'closing' | 'closed' = 'opening';
  #failure: BabelmeshError | undefined;
  /** Builds what is kept in memory from the store. */
  #load: () => Promise<void> = async () => undefined;
  #firstEvent = 1;
  /** The last event that listeners were told. */
  #lastTold: number;
  #cancelReopen: (() => void) | undefined;
  /** Set while something is written that is not flushed. */
  #cancelFlush: (() => void) | undefined;

  private constructor(
    options: JobQueueOptions,
    store: Store,
    observers: Readonly<Record<string, RangeObserver>>,
  ) {
    const { clock, machine, logger } = options;
    this.options = options;
    this.events = new Listeners(logger);
    this.ready = new Listeners(logger);
    this.deliveries = new Listeners(logger);
    this.#store = store;
    this.journal = new Journal({
      store,
      clock,
      observers,
      onFailure: (error) => this.#fail(toStoreError(error)),
      onGroup: (group) => this.#noteWritten(group),
    });
    const counters = this.journal.stored<Counters>(COUNTERS_KEY);
    this.time = new QueueTime(clock, counters?.time, machine);
    this.#lastTold = counters?.eventSeq ?? 0;
  }

  static async open(
    options: JobQueueOptions,
    observers: Readonly<Record<string, RangeObserver>>,
  ): Promise<Core> {
    const store = await options.open();
    try {
      return new Core(options, store, observers);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async start(load: () => Promise<void>): Promise<void> {
    this.#load = load;
    try {
      await this.#skipReservedEvents();
      await this.#reload();
    } catch (error) {
      await this.#store.close();
      throw toStoreError(error);
    }
    this.#state = 'open';
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get isClosing(): boolean {
    return this.#state === 'closing' || this.#state === 'closed';
  }

  /** Why nothing can be stored or read at the moment. */
  get problem(): BabelmeshError | undefined {
    return this.#state === 'failed' ? this.#failure : undefined;
  }

  assertWorking(): void {
    if (this.#state === 'failed' && this.#failure) throw this.#failure;
    if (this.#state === 'closed') throw shuttingDown();
  }

  assertAccepting(): void {
    if (this.isClosing) throw shuttingDown();
    this.assertWorking();
  }

  get counters(): Counters {
    return this.journal.get<Counters>(COUNTERS_KEY) ?? noCounters(this.time.mark());
  }

  get keptEvents(): { first: number; last: number } {
    return { first: this.#firstEvent, last: this.counters.eventSeq };
  }

  /** One transaction; see `Journal.transact`. Those who hear of it hear in the order of the changes. */
  change<T>(run: (change: Change) => T, options?: { sync: boolean }): { value: T; stored: Promise<void> } {
    this.assertWorking();
    return this.#transact(run, options);
  }

  /** While the store is loaded, nobody else may change anything. */
  changeWhileLoading(run: (change: Change) => void): Promise<void> {
    return this.#transact(run, { sync: true }).stored;
  }

  /** Finds and mends every fault of the store; what came of it is logged. */
  async mend(reason: string): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'failed';
    this.#failure = corruptError('');
    const { logger } = this.options;
    logger?.error({ reason }, 'The queue’s indexes are at fault; they are made anew.');
    try {
      await this.journal.idle();
      const { found, findings } = await checkStore(this.#store, { repair: true });
      logger?.warn({ found, findings }, 'The queue’s indexes were mended.');
      await this.#reload();
      this.#resume();
    } catch (error) {
      // The queue was closed meanwhile: nothing is opened again.
      if (this.isClosing) return;
      this.#state = 'open';
      this.#fail(toStoreError(error));
    }
  }

  /** Writes the time down where somebody set the wall clock since the last write. */
  async keepTime(): Promise<void> {
    if (this.time.isOvertaken(this.counters.time)) await this.#flush();
  }

  /** Writes what is staged, closes the store. `before` runs while changes are still taken. */
  async close(before: () => Promise<void>): Promise<void> {
    if (this.isClosing) return;
    const wasOpen = this.#state === 'open';
    this.#state = 'closing';
    this.#cancelReopen?.();
    try {
      if (wasOpen) await before();
      if (wasOpen) await this.keepTime();
      if (wasOpen) await this.#freeReservedEvents();
      await this.journal.idle();
    } finally {
      this.#state = 'closed';
      await this.#store.close();
      await this.options.closed();
    }
  }

  #transact<T>(run: (change: Change) => T, options?: { sync: boolean }): { value: T; stored: Promise<void> } {
    return this.journal.transact((tx) => {
      const change = new Change(tx, this.time);
      const value = run(change);
      this.#forgetOldEvents(change);
      change.finish();
      const { events, ready, delivery, measurements } = change.announcements;
      // Work may begin while its job is still on its way to the disk: its result goes after it.
      if (ready) queueMicrotask(() => this.ready.emit());
      tx.afterCommit(() => {
        for (const event of events) this.#tell(event);
        if (delivery) this.deliveries.emit();
        for (const measurement of measurements) this.options.measure?.(measurement);
      });
      return value;
    }, options);
  }

  #noteWritten(group: GroupMeasurement): void {
    this.options.measure?.({ kind: 'write', ...group });
    if (group.operations === 0) return;
    if (group.sync) this.#forgetFlush();
    else {
      this.#cancelFlush ??= this.options.clock.schedule(FLUSH_WITHIN_MS, () => {
        if (this.isOpen) this.#flush().catch(() => undefined);
      });
    }
  }

  /** Writes the counters again: LevelDB flushes nothing without a write. */
  #flush(): Promise<void> {
    return this.#transact((change) => void change.counters, { sync: true }).stored;
  }

  /**
   * The last process may have told events up to what it had reserved, and a power cut may have taken them: their
   * numbers are not given to others.
   */
  async #skipReservedEvents(): Promise<void> {
    const { eventSeq, eventSeqReserved = 0 } = this.counters;
    if (eventSeqReserved <= eventSeq) return;
    await this.changeWhileLoading(({ counters }) => {
      counters.eventSeq = eventSeqReserved;
    });
  }

  /** All that was told is on the disk with this, so the numbers go on where they are. */
  async #freeReservedEvents(): Promise<void> {
    const { eventSeq, eventSeqReserved = 0 } = this.counters;
    if (!this.#cancelFlush && eventSeqReserved <= eventSeq) return;
    const free = ({ counters }: Change) => {
      counters.eventSeqReserved = counters.eventSeq;
    };
    await this.#transact(free, { sync: true }).stored;
  }

  #tell(event: JobEvent): void {
    this.#lastTold = event.seq;
    this.events.emit(event);
  }

  /** A write may have been stored although it was said to have failed: what it did was never told. */
  async #tellWhatIsStored(): Promise<void> {
    const bounds = { gte: eventKey(this.#lastTold + 1), lt: range(EVENT).lt };
    for await (const [, event] of this.journal.entries<JobEvent>(bounds)) this.#tell(event);
  }

  #forgetFlush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
  }

  #forgetOldEvents(change: Change): void {
    const last = change.announcements.events.at(-1)?.seq;
    if (last === undefined) return;
    for (; this.#firstEvent <= last - this.options.keepEvents; this.#firstEvent++) {
      change.tx.del(eventKey(this.#firstEvent));
    }
  }

  async #reload(): Promise<void> {
    await this.#tellWhatIsStored();
    this.#firstEvent = 1;
    for await (const [key] of this.journal.entries({ ...range(EVENT), limit: 1 })) {
      this.#firstEvent = Number(key.slice(EVENT.length));
    }
    await this.#load();
  }

  #resume(): void {
    if (this.#state !== 'failed') return;
    this.#state = 'open';
    this.#failure = undefined;
    this.ready.emit();
    this.deliveries.emit();
  }

  /** Nothing of what was staged is kept: the store on disk is the truth, and is read anew. */
  #fail(error: BabelmeshError): BabelmeshError {
    this.options.logger?.error({ err: error }, 'The queue could not write; it opens its store again.');
    this.#forgetFlush();
    if (this.#state === 'open') {
      this.#state = 'failed';
      this.#failure = error;
      this.#reopenIn(0);
    }
    return error;
  }

  #reopenIn(ms: number): void {
    this.#cancelReopen = this.options.clock.schedule(ms, () => void this.#reopen());
  }

  async #reopen(): Promise<void> {
    try {
      await this.#store.close();
      const store = await this.options.open();
      if (this.#state !== 'failed') return await store.close();
      this.#store = store;
      this.journal.resume(store);
      await this.#reload();
      this.#resume();
    } catch (error) {
      this.#failure = toStoreError(error);
      this.options.logger?.error({ err: error }, 'The queue’s store could not be opened again.');
      if (this.#state === 'failed') this.#reopenIn(REOPEN_MS);
    }
  }
}

function shuttingDown(): BabelmeshError {
  return new BabelmeshError('shutting_down', 'The node is stopping.', { retryAfterMs: 5_000 });
}
