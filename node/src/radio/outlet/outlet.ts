import type { Clock, Delivery, Inlet as InletName, Logger } from '@babelmesh/protocol';
import type { Transmitter } from '../airtime/transmitter.js';
import type { RadioLink } from '../link/link.js';
import type { Outbox } from '../ports.js';
import { type Courier, type Obstacle, RETRY_MS } from './courier.js';
import { nameOf } from './progress.js';
import type { Absence, Reachability } from './reachability.js';
import { Rounds } from './rounds.js';
import { mayShareAPacket, receiverOf } from './shipment.js';

export interface OutletOptions {
  readonly link: RadioLink;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transmitter: Transmitter;
  readonly reachability: Reachability;
  readonly courier: Courier;
}

/** Why a result is not on the air now. */
export type WaitReason = Absence | Obstacle['reason'] | 'in_flight' | 'in_line' | 'link_down';

const INLET: InletName = 'radio';
/** Deliveries looked at, at first: emergencies come first, so none is ever beyond. */
const LOOK_AHEAD = 64;
/** Several receivers are served at once, so that one out of range does not hold up the rest. */
const AT_ONCE = 3;
/** Results for one receiver that may share a packet. */
const COMPANIONS = 8;

interface Flight {
  readonly to: number;
  readonly jobs: ReadonlySet<string>;
  done: Promise<void>;
}

/** Decides which result goes out next: each as soon as the channel and its receiver allow. */
export class Outlet {
  readonly #options: OutletOptions;
  readonly #flights = new Set<Flight>();
  readonly #stop = new AbortController();
  readonly #rounds = new Rounds(() => this.#look());
  #unsubscribe: (() => void)[] = [];
  #wakeAt = Number.POSITIVE_INFINITY;
  #cancelWake = () => {};
  /** Deliveries that ended since the outbox was last asked: its answer may still name them. */
  readonly #ended = new Set<string>();

  constructor(options: OutletOptions) {
    this.#options = options;
  }

  start(): void {
    const { outbox, link } = this.#options;
    this.#unsubscribe = [
      outbox.onDelivery(() => this.wake()),
      link.onState(({ phase }) => {
        if (phase === 'ready') this.wake();
      }),
    ];
    this.wake();
  }

  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#cancelWake();
    this.#stop.abort();
    await this.#rounds.idle();
    await Promise.all([...this.#flights].map(({ done }) => done));
  }

  /** Looks for due deliveries now. */
  wake(): void {
    if (!this.#stop.signal.aborted) this.#rounds.wake();
  }

  /** Why a delivery that is due is not on the air, and in how many ms it is looked at again, where that is known. */
  explain(delivery: Delivery): { readonly reason: WaitReason; readonly inMs?: number } {
    const { link, reachability, clock, transmitter, courier } = this.#options;
    if (this.#isInFlight(delivery.jobId)) return { reason: 'in_flight' };
    if (link.state.phase !== 'ready') return { reason: transmitter.hasRegion ? 'link_down' : 'region_unset' };
    const to = receiverOf(delivery);
    const absence = reachability.absence(to);
    const waitMs = reachability.waitMs(to, delivery.priority);
    if (absence && waitMs > 0) return { reason: absence, ...(Number.isFinite(waitMs) && { inMs: waitMs }) };
    const obstacle = courier.obstacle(delivery);
    if (!obstacle) return { reason: 'in_line' };
    return { reason: obstacle.reason, inMs: obstacle.until - clock.monotonic() };
  }

  async #look(): Promise<void> {
    const { link, transmitter, outbox, logger } = this.#options;
    // The link tells when that changes.
    if (this.#stop.signal.aborted || link.state.phase !== 'ready' || !transmitter.hasRegion) return;
    try {
      // Many may wait for one receiver: those of others stand behind them.
      for (let limit = LOOK_AHEAD; ; limit *= 4) {
        this.#ended.clear();
        const due = await outbox.due(INLET, limit);
        for (const delivery of due) if (this.#mayStart(delivery)) this.#begin(delivery, due);
        if (due.length < limit || this.#flights.size >= AT_ONCE) return;
      }
    } catch (error) {
      logger.error({ error }, 'The outbox could not be read.');
      this.#wakeIn(RETRY_MS);
    }
  }

  #mayStart(delivery: Delivery): boolean {
    if (this.#stop.signal.aborted || !this.#isFree(delivery.jobId)) return false;
    const to = receiverOf(delivery);
    const waitMs = this.#options.reachability.waitMs(to, delivery.priority);
    if (waitMs > 0) {
      this.#wakeIn(waitMs);
      return false;
    }
    const { courier, clock } = this.#options;
    // What is held for its own sake must not stand in the way of others.
    const obstacle = courier.obstacle(delivery);
    if (obstacle?.isOwn) {
      this.#wakeIn(obstacle.until - clock.monotonic());
      return false;
    }
    if (delivery.priority === 'emergency') return true;
    return this.#flights.size < AT_ONCE && ![...this.#flights].some((other) => other.to === to);
  }

  #begin(delivery: Delivery, due: readonly Delivery[]): void {
    const { courier, logger } = this.#options;
    const { jobId } = delivery;
    const companions = due
      .filter((other) => mayShareAPacket(delivery, other) && this.#isFree(other.jobId))
      .filter((other) => !courier.progress.peek(nameOf(other))?.conveyance?.acknowledged)
      .slice(0, COMPANIONS);
    const jobs = new Set([jobId, ...companions.map((other) => other.jobId)]);
    const flight: Flight = { to: receiverOf(delivery), jobs, done: Promise.resolve() };
    this.#flights.add(flight);
    flight.done = courier
      .deliver(delivery, companions, this.#stop.signal)
      .catch((error) => {
        if (this.#stop.signal.aborted) return;
        logger.error({ jobId, error }, 'A result could not be delivered over the radio.');
        return RETRY_MS;
      })
      .then((heldMs) => {
        this.#flights.delete(flight);
        for (const job of jobs) this.#ended.add(job);
        if (heldMs === undefined) this.wake();
        else this.#wakeIn(heldMs);
      });
  }

  #isFree(jobId: string): boolean {
    return !this.#isInFlight(jobId) && !this.#ended.has(jobId);
  }

  #isInFlight(jobId: string): boolean {
    return [...this.#flights].some(({ jobs }) => jobs.has(jobId));
  }

  /** What is held is seen again by every look: one timer, for the earliest wish. */
  #wakeIn(ms: number): void {
    const at = this.#options.clock.monotonic() + ms;
    if (at >= this.#wakeAt || this.#stop.signal.aborted) return;
    this.#cancelWake();
    this.#wakeAt = at;
    this.#cancelWake = this.#options.clock.schedule(ms, () => {
      this.#wakeAt = Number.POSITIVE_INFINITY;
      this.wake();
    });
  }
}
