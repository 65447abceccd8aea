/** What falls due by time: retries, expiry, deliveries. */
import type { Clock } from '@babelmesh/protocol';
import type { Change } from './change.js';
import { type AlarmKind, deliveryKey, parseAlarmKey } from './keys.js';
import { endPause, readJob } from './lease.js';
import { wake } from './outbox.js';
import type { DeliveryRecord } from './records.js';
import { end, forgetDelivery, type Retention, tellGivenUp } from './settle.js';

/** Node's timers cannot wait longer than this. */
const LONGEST_MS = 3_600_000;

/** Knows when the next alarm is due and calls once for it. */
export class AlarmTimer {
  readonly #clock: Clock;
  readonly #nowQ: () => number;
  readonly #ring: () => void;
  #nextQ = Number.POSITIVE_INFINITY;
  #armedQ = Number.POSITIVE_INFINITY;
  /** Before this no alarm stands: what was there is gone, and need not be walked over again. */
  #floorQ = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, nowQ: () => number, ring: () => void) {
    this.#clock = clock;
    this.#nowQ = nowQ;
    this.#ring = ring;
  }

  get isDue(): boolean {
    return this.#nextQ <= this.#nowQ();
  }

  /** An alarm that no longer stands rings in vain: cheaper than looking for the next one. */
  wakeAt(atQ: number): void {
    this.#nextQ = Math.min(this.#nextQ, atQ);
    this.#floorQ = Math.min(this.#floorQ, atQ);
    if (this.#nextQ < this.#armedQ) this.#arm();
  }

  /** One at this time was looked at and left where it is. */
  keep(atQ: number): void {
    this.#floorQ = Math.min(this.#floorQ, atQ);
  }

  /** Forgets what it knows; everything is to be looked at again. */
  reset(): void {
    this.take(0);
  }

  /**
   * Alarms up to now are about to be looked up and done. Returns the time from which on; those set
   * from here on are noted for the next time.
   */
  take(nowQ: number): number {
    const fromQ = this.#floorQ;
    this.#floorQ = nowQ;
    this.#nextQ = Number.POSITIVE_INFINITY;
    this.stop();
    return fromQ;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#armedQ = Number.POSITIVE_INFINITY;
  }

  #arm(): void {
    this.stop();
    this.#armedQ = this.#nextQ;
    this.#cancel = this.#clock.schedule(Math.min(LONGEST_MS, Math.max(0, this.#nextQ - this.#nowQ())), () => {
      this.stop();
      if (this.isDue) this.#ring();
      else this.#arm();
    });
  }
}

/** Does what an alarm is for, if it still stands, and removes it. */
export function ringAlarm(change: Change, key: string, retention: Retention): void {
  const { at, kind, id } = parseAlarmKey(key);
  if (change.tx.get(key) === undefined) return;
  change.tx.del(key);
  const stored = readJob(change, id);
  if (!stored) return;
  const { job, state } = stored;
  const delivery = change.tx.get<DeliveryRecord>(deliveryKey(id));
  const handlers: Record<AlarmKind, () => void> = {
    retry() {
      if (state.state === 'queued' && state.retryQ === at) endPause(change, id, stored);
    },
    expire() {
      if (state.state === 'queued' || state.state === 'leased') {
        end(change, id, job, state, { state: 'expired' }, retention);
      }
    },
    deliver() {
      if (delivery?.notBeforeQ === at) wake(change, id, job, delivery);
    },
    'forget-delivery'() {
      if (!delivery) return;
      forgetDelivery(change, id, job, delivery);
      if (!delivery.isGivenUp) tellGivenUp(change, id, job, at);
    },
  };
  handlers[kind]?.();
}
