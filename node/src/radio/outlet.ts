import {
  type Clock,
  type Delivery,
  type Inlet as InletName,
  type Logger,
  toBabelmeshError,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { RadioLink, SendOutcome } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { BROADCAST } from './link/sizes.js';
import { isUnknownKey, mayTryAgain, TOO_LARGE } from './outcomes.js';
import type { Jobs, Outbox } from './ports.js';
import { ProgressLog } from './progress.js';
import type { Absence, Reachability } from './reachability.js';
import { Rounds } from './rounds.js';
import { pack, type Shipment } from './shipment.js';
import type { Held, Transmitter } from './transmitter.js';

export interface OutletOptions {
  readonly link: RadioLink;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transmitter: Transmitter;
  readonly reachability: Reachability;
  /** Most messages a text answer is cut into. */
  readonly maxParts: number;
  /** A key is unknown: the node should be asked who it is. */
  readonly onUnknownKey?: (node: number, channel: number) => void;
  /** Called when something changed that should outlast a restart. */
  readonly onProgress?: () => void;
}

/** Why a result is not on the air now. */
export type WaitReason = Absence | Held['reason'] | 'in_flight' | 'in_line' | 'link_down';

/** Why a result will not be delivered. Stable: metrics count by it. */
export type LossReason = 'not_confirmed' | 'too_large' | 'no_room' | 'refused';

const INLET: InletName = 'radio';
/** Deliveries looked at, at first: emergencies come first, so none is ever beyond. */
const LOOK_AHEAD = 64;
/** Several receivers are served at once, so that one out of range does not hold up the rest. */
const AT_ONCE = 3;
const RETRY_MS = 120_000;
const RETRY_YIELDS_MS = 3_600_000;
const SOON_MS = 100;
/** Results for one receiver that may share a packet. */
const COMPANIONS = 8;
const REMEMBERED = 500;

interface Flight {
  readonly to: number;
  readonly jobs: ReadonlySet<string>;
  done: Promise<void>;
}

/** What stood in a delivery's way when it was looked at last. */
interface Obstacle {
  readonly reason: WaitReason;
  /** Monotonic. */
  readonly until: number;
  /** It stands in nobody else's way. */
  readonly isOwn: boolean;
}

/** Brings results back to who asked, each as soon as the channel and its receiver allow. */
export class Outlet {
  readonly #options: OutletOptions;
  readonly progress = new ProgressLog();
  /** Results given up, by reason. */
  readonly lost = new Map<LossReason, number>();
  readonly #flights = new Set<Flight>();
  readonly #obstacles = new LRUCache<string, Obstacle>({ max: REMEMBERED });
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
  explain({ jobId, replyTo }: Delivery): { readonly reason: WaitReason; readonly inMs?: number } {
    const { link, reachability, clock, transmitter } = this.#options;
    if (this.#isInFlight(jobId)) return { reason: 'in_flight' };
    if (link.state.phase !== 'ready') return { reason: transmitter.hasRegion ? 'link_down' : 'region_unset' };
    const to = replyTo.inlet === 'radio' ? replyTo.to : BROADCAST;
    const absence = reachability.absence(to);
    const waitMs = reachability.waitMs(to);
    if (absence && waitMs > 0) return { reason: absence, ...(Number.isFinite(waitMs) && { inMs: waitMs }) };
    const obstacle = this.#obstacles.peek(jobId);
    const inMs = obstacle && obstacle.until - clock.monotonic();
    return obstacle && inMs && inMs > 0 ? { reason: obstacle.reason, inMs } : { reason: 'in_line' };
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

  #mayStart({ jobId, priority, replyTo }: Delivery): boolean {
    if (this.#stop.signal.aborted || this.#isInFlight(jobId) || this.#ended.has(jobId)) return false;
    const to = replyTo.inlet === 'radio' ? replyTo.to : BROADCAST;
    const waitMs = this.#options.reachability.waitMs(to);
    if (waitMs > 0) {
      if (Number.isFinite(waitMs)) this.#wakeIn(waitMs);
      return false;
    }
    if (priority === 'emergency') return true;
    // What is held for its own sake must not stand in the way of others.
    const obstacle = this.#obstacles.peek(jobId);
    const heldMs = obstacle?.isOwn ? obstacle.until - this.#options.clock.monotonic() : 0;
    if (heldMs > 0) {
      this.#wakeIn(heldMs);
      return false;
    }
    return this.#flights.size < AT_ONCE && ![...this.#flights].some((other) => other.to === to);
  }

  #begin(delivery: Delivery, due: readonly Delivery[]): void {
    const { jobId, replyTo } = delivery;
    const companions = due.filter((other) => this.#maySharePacket(delivery, other)).slice(0, COMPANIONS);
    const jobs = new Set([jobId, ...companions.map((other) => other.jobId)]);
    const to = replyTo.inlet === 'radio' ? replyTo.to : BROADCAST;
    const flight: Flight = { to, jobs, done: Promise.resolve() };
    this.#flights.add(flight);
    flight.done = this.#deliver(delivery, companions)
      .catch((error) => {
        if (this.#stop.signal.aborted) return;
        this.#options.logger.error({ jobId, error }, 'A result could not be delivered over the radio.');
        return RETRY_MS;
      })
      .then((heldMs) => {
        this.#flights.delete(flight);
        for (const job of jobs) this.#ended.add(job);
        if (heldMs === undefined) this.wake();
        else this.#wakeIn(heldMs);
      });
  }

  #maySharePacket(delivery: Delivery, other: Delivery): boolean {
    const [a, b] = [delivery.replyTo, other.replyTo];
    if (a.inlet !== 'radio' || b.inlet !== 'radio' || a.form !== 'cbor' || b.form !== 'cbor') return false;
    const areAlike = a.to === b.to && a.channel === b.channel;
    // An emergency is not made longer by what has time.
    const areAsUrgent = (delivery.priority === 'emergency') === (other.priority === 'emergency');
    const { jobId } = other;
    return (
      areAlike &&
      areAsUrgent &&
      jobId !== delivery.jobId &&
      !this.#isInFlight(jobId) &&
      !this.#ended.has(jobId) &&
      !this.progress.peek(jobId)?.conveyance?.acknowledged
    );
  }

  #isInFlight(jobId: string): boolean {
    return [...this.#flights].some(({ jobs }) => jobs.has(jobId));
  }

  /** Milliseconds until the next look where the channel is not free now, undefined where it is at once. */
  async #deliver(delivery: Delivery, companions: readonly Delivery[]): Promise<number | undefined> {
    const { reachability, transmitter, onProgress = () => {} } = this.#options;
    const shipment = await this.#load(delivery, companions);
    if (!shipment) return undefined;
    const { deliveries, conveyance, to } = shipment;
    const before = conveyance.acknowledged;
    const { signal } = this.#stop;
    let outcome: 'arrived' | SendOutcome | Held;
    try {
      outcome = await conveyance.run((packet) => {
        const isRetry = conveyance.acknowledged === before && this.#yields(delivery);
        return transmitter.send(packet, delivery.priority, { signal, isRetry });
      });
    } catch (error) {
      return this.#broken(error, deliveries);
    }
    const gotOn = outcome === 'arrived' || conveyance.acknowledged > before;
    if (gotOn) {
      reachability.reached(to);
      for (const { jobId } of deliveries) this.progress.get(jobId).tries = 0;
    }
    try {
      if (outcome === 'arrived') return await this.#complete(deliveries);
      if (outcome.kind === 'held') return this.#held(outcome, deliveries);
      return await this.#failed(shipment, outcome);
    } finally {
      onProgress();
    }
  }

  /** What was sent already stands back behind what was not, for a while. */
  #yields({ jobId, createdAt }: Delivery): boolean {
    const { tries } = this.progress.get(jobId);
    return tries > 0 && this.#options.clock.now() - createdAt < RETRY_YIELDS_MS;
  }

  async #load(delivery: Delivery, companions: readonly Delivery[]): Promise<Shipment | undefined> {
    const { jobs, transmitter, maxParts } = this.#options;
    const { jobId } = delivery;
    const { conveyance } = this.progress.get(jobId);
    const to = delivery.replyTo.inlet === 'radio' ? delivery.replyTo.to : BROADCAST;
    if (conveyance && conveyance.packets > 1) return { to, deliveries: [delivery], conveyance };
    const shipment = await pack(delivery, companions, {
      maxParts,
      maxPayloadBytes: (packet) => transmitter.maxPayloadBytes(packet, delivery.priority),
      sourceAsked: async (id) => (await jobs.get(id))?.request.source,
    });
    if (!shipment) {
      await this.#giveUp([delivery], 'no_room');
      return undefined;
    }
    if (shipment.deliveries.length === 1) this.progress.begin(jobId, shipment.conveyance);
    return shipment;
  }

  #held({ reason, retryAfterMs }: Held, deliveries: readonly Delivery[]): number | undefined {
    const until = this.#options.clock.monotonic() + retryAfterMs;
    const isOwn =
      reason === 'fair_share' || (reason === 'budget' && deliveries.some((one) => this.#yields(one)));
    for (const { jobId } of deliveries) {
      this.#obstacles.set(jobId, { reason, until, isOwn });
      // Cut for another preset or budget than the radio has now: once more from the start.
      if (reason === 'packet_exceeds_budget') this.progress.forget(jobId);
    }
    if (isOwn) return undefined;
    return reason === 'packet_exceeds_budget' ? SOON_MS : retryAfterMs;
  }

  async #complete(deliveries: readonly Delivery[]): Promise<undefined> {
    for (const { jobId } of deliveries) {
      await this.#options.outbox.complete(jobId);
      this.progress.forget(jobId);
    }
  }

  /** The packet did not get to the radio. */
  async #broken(error: unknown, deliveries: readonly Delivery[]): Promise<number | undefined> {
    if (this.#stop.signal.aborted) return undefined;
    const { code, message } = toBabelmeshError(error);
    // It is offered again, and the link says when it is ready.
    if (code === 'radio_unavailable') return RETRY_MS;
    if (code === 'internal') throw error;
    return this.#giveUp(deliveries, code === 'packet_too_large' ? 'too_large' : 'refused', message);
  }

  /** It is kept until it expires; when the receiver is worth a try again is for `Reachability` to say. */
  async #failed({ to, deliveries }: Shipment, outcome: SendOutcome): Promise<undefined> {
    const { reachability, onUnknownKey = () => {} } = this.#options;
    const routingError = outcome.kind === 'refused' ? outcome.routingError : undefined;
    if (routingError === TOO_LARGE) {
      return this.#giveUp(deliveries, 'too_large', 'the radio says a packet of it is too large');
    }
    const lacksKey = isUnknownKey(routingError);
    reachability.failed(to, { lacksKey });
    const [first] = deliveries;
    if (lacksKey && first?.replyTo.inlet === 'radio') onUnknownKey(to, first.replyTo.channel);
    const hopeless = deliveries.filter((delivery) => {
      const progress = this.progress.get(delivery.jobId);
      progress.tries++;
      return !mayTryAgain(progress.tries, to);
    });
    await this.#giveUp(hopeless, 'not_confirmed', routingError && `error ${routingError}`);
  }

  async #giveUp(
    deliveries: readonly Delivery[],
    loss: LossReason,
    reason: string | number = loss,
  ): Promise<undefined> {
    for (const { jobId, replyTo } of deliveries) {
      const to = replyTo.inlet === 'radio' ? nodeId(replyTo.to) : undefined;
      this.lost.set(loss, (this.lost.get(loss) ?? 0) + 1);
      this.#options.logger.warn({ jobId, to, reason }, 'A result is undeliverable.');
    }
    return this.#complete(deliveries);
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
