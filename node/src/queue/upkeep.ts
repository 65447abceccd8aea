import { AlarmTimer, ringAlarm } from './alarms.js';
import type { Core } from './core.js';
import type { RangeObserver } from './journal.js';
import { ALARM, fromTime, LEASE, PURGE, parseAlarmKey, parsePurgeKey, range, stateKey } from './keys.js';
import { giveBack, type Return, readJob } from './lease.js';
import type { LiveLeases } from './live-leases.js';
import type { JobQueueOptions } from './options.js';
import { purgeSome } from './purge.js';
import { Reconciler } from './reconcile.js';
import type { StateRecord } from './records.js';

/** Alarms handled in one write. */
const AT_A_TIME = 256;
const RECONCILE_EVERY_MS = 60_000;
const PURGE_AGAIN_MS = 60_000;
/** After what is due could not be done. */
const AGAIN_MS = 1_000;

/** Does what falls due: alarms, lapsed leases, forgetting, and a look for faults every minute. */
export class Upkeep {
  readonly observers: Readonly<Record<string, RangeObserver>>;
  readonly #leases: LiveLeases;
  readonly #alarms: AlarmTimer;
  readonly #purges: AlarmTimer;
  #core: Core | undefined;
  #reconciler: Reconciler | undefined;
  #passing: Promise<void> | undefined;
  #purging: Promise<void> | undefined;
  #cancelReconcile: (() => void) | undefined;

  constructor({ clock }: JobQueueOptions, leases: LiveLeases) {
    this.#leases = leases;
    const nowQ = () => this.#core?.time.now() ?? 0;
    this.#alarms = new AlarmTimer(clock, nowQ, () => this.#quietly(this.#pass()));
    this.#purges = new AlarmTimer(clock, nowQ, () => this.#quietly(this.#purge()));
    this.observers = {
      [ALARM]: { put: (key) => this.#alarms.wakeAt(parseAlarmKey(key).at), del() {} },
      [PURGE]: { put: (key) => this.#purges.wakeAt(parsePurgeKey(key).at), del() {} },
    };
  }

  /** At the start, and after the store was opened again. */
  async load(core: Core): Promise<void> {
    this.#core = core;
    this.#reconciler = new Reconciler(core, this.#leases);
    this.#alarms.reset();
    this.#purges.reset();
    this.#leases.dropEnded((id) => core.journal.get<StateRecord>(stateKey(id)));
    const unowned: string[] = [];
    for await (const [key] of core.journal.entries(range(LEASE))) {
      const id = key.slice(LEASE.length);
      if (!this.#leases.has(id)) unowned.push(id);
    }
    if (unowned.length > 0) {
      await core.changeWhileLoading((change) => {
        giveBackAll(change, unowned, { because: 'crash' }, core);
      });
    }
    // The first passes find out when the next are due.
    this.#alarms.wakeAt(core.time.now());
    this.#purges.wakeAt(core.time.now());
    this.#reconcileIn(0);
  }

  /** A lease ends at this queue time if nobody renews it. */
  expectLapse(atQ: number): void {
    this.#alarms.wakeAt(atQ);
  }

  /** To be called when a job was settled. */
  noteSettled(): void {
    const { core } = this;
    if (core.counters.settledBytes > core.options.retention.maxSettledBytes) this.#quietly(this.#purge());
  }

  /**
   * What is due by now is done before anything else is looked at, timers or not. Of very many due
   * things only the first are waited for.
   */
  async catchUp(): Promise<void> {
    // A pass under way began earlier: more may have fallen due since.
    if (this.#passing) await this.#passing;
    if (this.#alarms.isDue) await this.#pass();
  }

  /** Does all that is due. */
  async sweep(): Promise<void> {
    do await this.#pass();
    while (this.#alarms.isDue && this.core.isOpen);
    await this.#purge();
  }

  async takeBack(ids: readonly string[], why: Return): Promise<void> {
    if (ids.length === 0) return;
    const { value: fences, stored } = this.core.change((change) => giveBackAll(change, ids, why, this.core), {
      sync: true,
    });
    // Should the write fail, they are still held.
    await stored;
    for (const [id, fence] of fences) this.#leases.drop(id, fence);
  }

  /** One look for faults. What it finds is mended. */
  async reconcile(): Promise<void> {
    const { core } = this;
    if (!core.isOpen) return;
    await core.keepTime();
    const found = await this.#reconciler?.pass();
    if (!found || !core.isOpen) return;
    await this.takeBack(
      found.unowned.filter((id) => !this.#leases.has(id)),
      { because: 'crash' },
    );
    if (found.fault) await core.mend(found.fault);
  }

  async stop(): Promise<void> {
    this.#alarms.stop();
    this.#purges.stop();
    this.#cancelReconcile?.();
    await Promise.allSettled([this.#passing, this.#purging]);
    this.#alarms.stop();
    this.#purges.stop();
  }

  get core(): Core {
    if (!this.#core) throw new Error('The queue is not loaded yet.');
    return this.#core;
  }

  async #pass(): Promise<void> {
    this.#passing ??= this.#ringAlarms().finally(() => {
      this.#passing = undefined;
    });
    await this.#passing;
  }

  /** The first of what is due; the timer rings again for the rest. */
  async #ringAlarms(): Promise<void> {
    const { core } = this;
    if (!core.isOpen) return;
    await this.takeBack(this.#leases.lapsed(core.time.now()), {
      because: 'failure',
      failure: { code: 'timeout', message: 'The worker did not answer in time.' },
    });
    // From here on new alarms wake the timer; those before are on disk after the barrier.
    const nowQ = core.time.now();
    const fromQ = this.#alarms.take(nowQ);
    this.#alarms.wakeAt(this.#leases.nextEndQ);
    try {
      await this.#ringFrom(fromQ, nowQ);
    } catch (error) {
      // What was not done stays due; after a pause, so that a disk that fails is not asked without end.
      this.#alarms.keep(fromQ);
      this.#alarms.wakeAt(nowQ + AGAIN_MS);
      throw error;
    }
  }

  async #ringFrom(fromQ: number, nowQ: number): Promise<void> {
    const { core } = this;
    await core.journal.barrier();
    const keys: string[] = [];
    const bounds = { ...range(ALARM), gte: fromTime(ALARM, fromQ), limit: AT_A_TIME };
    for await (const [key] of core.journal.entries(bounds)) {
      const { at } = parseAlarmKey(key);
      if (at > nowQ) {
        this.#alarms.wakeAt(at);
        break;
      }
      keys.push(key);
    }
    if (keys.length === 0) return;
    const written = keys.map((key) => this.#ring(key));
    this.#leases.dropEnded((id) => core.journal.get<StateRecord>(stateKey(id)));
    await Promise.all(written);
    // There may be more, and the next one is not known.
    const last = keys.at(-1);
    if (last && keys.length === AT_A_TIME) this.#alarms.wakeAt(parseAlarmKey(last).at);
  }

  /** A transaction of its own, in the same write as the others: one that cannot be done spoils no other. */
  #ring(key: string): Promise<void> {
    const { core } = this;
    try {
      return core.change((change) => ringAlarm(change, key, core.options.retention)).stored;
    } catch (error) {
      if (!core.isOpen) throw error;
      core.options.logger?.error({ err: error, key }, 'One of the things that were due cannot be done.');
      return Promise.resolve();
    }
  }

  async #purge(): Promise<void> {
    this.#purging ??= this.#purgeAll().finally(() => {
      this.#purging = undefined;
    });
    await this.#purging;
  }

  async #purgeAll(): Promise<void> {
    const { core } = this;
    while (core.isOpen) {
      const fromQ = this.#purges.take(core.time.now());
      await core.journal.barrier();
      const { again, leftQ } = await purgeSome(core, fromQ);
      this.#purges.keep(leftQ);
      if (again) continue;
      // One that is due and was left waits for its delivery.
      this.#purges.wakeAt(leftQ > core.time.now() ? leftQ : core.time.now() + PURGE_AGAIN_MS);
      return;
    }
  }

  #reconcileIn(ms: number): void {
    const { clock } = this.core.options;
    this.#cancelReconcile?.();
    this.#cancelReconcile = clock.schedule(ms, () => {
      this.#reconcileIn(RECONCILE_EVERY_MS);
      this.#quietly(this.reconcile());
    });
  }

  #quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (this.core.isClosing) return;
      this.core.options.logger?.error({ err: error }, 'The queue could not do what was due.');
    });
  }
}

/** The fences of the leases that are over, by job. */
function giveBackAll(
  change: Parameters<typeof giveBack>[0],
  ids: readonly string[],
  why: Return,
  { options: { retrying, retention } }: Core,
): Map<string, number> {
  const fences = new Map<string, number>();
  // The last first: each goes before those that wait, so the first ends up in front.
  for (const id of ids.toSorted().reverse()) {
    const found = readJob(change, id);
    if (found) fences.set(id, found.state.fence);
    if (found?.state.state !== 'leased') continue;
    giveBack(change, id, found, why, { ...retrying, ...retention });
    if (why.because === 'shutdown') continue;
    change.announcements.measurements.push({ kind: 'lapsed', priority: found.job.request.priority });
  }
  return fences;
}
