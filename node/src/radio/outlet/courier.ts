import {
  type Clock,
  type Delivery,
  isUnderKey,
  type Logger,
  type TextCodec,
  toBabelmeshError,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { Held, Transmitter } from '../airtime/transmitter.js';
import type { Transfers } from '../cbor/transfers.js';
import { indexOf } from '../link/channels.js';
import type { OutgoingPacket, RadioLink, SendOutcome } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import { BROADCAST } from '../link/sizes.js';
import type { Jobs, Outbox } from '../ports.js';
import { isAsker, requesterId } from '../requester.js';
import { isUnknownKey, mayTryAgain, NO_INTERFACE, TOO_LARGE } from './outcomes.js';
import { nameOf, ProgressLog } from './progress.js';
import type { Reachability } from './reachability.js';
import { isWorthSaying } from './render.js';
import { pack, receiverOf, type Shipment } from './shipment.js';

export interface CourierOptions {
  readonly link: RadioLink;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transmitter: Transmitter;
  readonly reachability: Reachability;
  readonly transfers: Transfers;
  /** Most messages a text answer is cut into. */
  readonly maxParts: number;
  /** Told what did not fit the parts of an answer, and for whom it is, as a requester is named. */
  readonly onRest?: (reader: string, rest: string) => void;
  /** For results of requests that came compressed. */
  readonly codec?: TextCodec;
  /** A key is unknown: the node should be asked who it is. */
  readonly onUnknownKey?: (node: number, channel: number) => void;
  /** Called once for a result whose receiver must be heard first, before it is tried again. */
  readonly onNotReached?: (delivery: Delivery) => void;
  /** Called when the receiver confirmed after all what it had not: the delivery goes on. */
  readonly onLateAck?: () => void;
  /** Called when something changed that should outlast a restart. */
  readonly onProgress?: () => void;
}

/** Why a result will not be delivered. Stable: metrics count by it. */
export type LossReason = 'not_confirmed' | 'too_large' | 'no_room' | 'refused';

/** What stood in a delivery's way at its last try. */
export interface Obstacle {
  readonly reason: Held['reason'] | 'channel_gone' | 'key_changed' | 'link_down';
  /** Monotonic. */
  readonly until: number;
  /** It stands in nobody else's way. */
  readonly isOwn: boolean;
}

/** After a broken link, or where the radio is switched off. */
export const RETRY_MS = 120_000;
/** Whether the channel or the key is there again is looked up in memory. */
const LOOK_AGAIN_MS = 60_000;
/** Retries stand back behind first tries for so long. */
const RETRY_YIELDS_MS = 3_600_000;
const SOON_MS = 100;
const REMEMBERED = 500;

/** Brings one delivery on its way, as far as it gets now, and deals with how that ends. */
export class Courier {
  readonly #options: CourierOptions;
  readonly progress = new ProgressLog();
  /** Results given up, by reason. */
  readonly lost = new Map<LossReason, number>();
  readonly #obstacles = new LRUCache<string, Obstacle>({ max: REMEMBERED });

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** What is still in the way of a delivery; undefined where nothing is known of that. */
  obstacle(delivery: Delivery): Obstacle | undefined {
    const now = this.#options.clock.monotonic();
    const known = [this.#kindOf(delivery), nameOf(delivery)].map(
      (name) => name && this.#obstacles.peek(name),
    );
    return known.find(
      (obstacle): obstacle is Obstacle => typeof obstacle === 'object' && obstacle.until > now,
    );
  }

  /**
   * Sends what is missing, with as many companions as share its packet. Resolves with milliseconds until the channel
   * is free, or undefined where others may go on at once.
   */
  async deliver(
    delivery: Delivery,
    companions: readonly Delivery[],
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const { reachability, transmitter, onProgress = () => {} } = this.#options;
    const shipment = await this.#load(delivery, companions);
    if (!shipment) return undefined;
    const { deliveries, conveyance, to } = shipment;
    if (to === BROADCAST && this.#channelNow(delivery) === undefined)
      return this.#waitFor('channel_gone', LOOK_AGAIN_MS, deliveries);
    const key = this.#keyOfAsker(delivery);
    if (key === 'changed') return this.#waitFor('key_changed', LOOK_AGAIN_MS, deliveries);
    const before = conveyance.acknowledged;
    let outcome: 'arrived' | SendOutcome | Held;
    try {
      outcome = await conveyance.run((packet, arrived = () => {}) => {
        const isRetry = conveyance.acknowledged === before && this.#yields(delivery);
        const onLateAck = () => {
          arrived();
          this.#arrivedLate(shipment);
        };
        const addressed = { ...packet, ...this.#address(packet, delivery), ...(key && { publicKey: key }) };
        return transmitter.send(addressed, delivery.priority, { signal, isRetry, onLateAck });
      }, signal);
    } catch (error) {
      return this.#broken(error, deliveries, signal);
    }
    if (outcome === 'arrived' || conveyance.acknowledged > before) {
      reachability.reached(to);
      // Of a transfer, the receiver's program.
      transmitter.acquaintances.confirmed(to);
      for (const one of deliveries) this.progress.gotOn(nameOf(one), conveyance);
    }
    try {
      if (outcome === 'arrived') return await this.#complete(deliveries);
      if (outcome.kind === 'held') return this.#held(outcome, deliveries);
      return await this.#failed(shipment, outcome);
    } finally {
      onProgress();
    }
  }

  /** The index of its channel, which may have been moved since it was asked for; undefined where there is none now. */
  #channelNow({ replyTo }: Delivery): number | undefined {
    return replyTo.inlet === 'radio' ? indexOf(this.#options.link.state, replyTo) : undefined;
  }

  /** The key the request came under, where the answer goes to who asked; whether the radio has another one by now. */
  #keyOfAsker(delivery: Delivery): Uint8Array | 'changed' | undefined {
    const { requester } = delivery;
    const to = receiverOf(delivery);
    const known = this.#options.link.state.nodes.get(to)?.publicKey;
    if (!known || !isUnderKey(requester) || !isAsker(to, requester)) return undefined;
    return requester.id === requesterId({ from: to, pkiEncrypted: true, publicKey: known })
      ? known
      : 'changed';
  }

  /** To one receiver it can go without its channel, under a key. */
  #address({ needsKey = false }: OutgoingPacket, delivery: Delivery) {
    const channel = this.#channelNow(delivery);
    return channel === undefined ? { channel: 0, needsKey: true } : { channel, needsKey };
  }

  /** Nothing of it was on the air, and it stands in nobody else's way. */
  #waitFor(reason: Obstacle['reason'], ms: number, deliveries: readonly Delivery[]): undefined {
    const until = this.#options.clock.monotonic() + ms;
    for (const one of deliveries) this.#obstacles.set(nameOf(one), { reason, until, isOwn: true });
    return undefined;
  }

  #arrivedLate({ to, deliveries, conveyance }: Shipment): void {
    const { reachability, onLateAck = () => {}, onProgress = () => {} } = this.#options;
    reachability.reached(to);
    for (const one of deliveries) {
      // Else it has ended, or is conveyed anew.
      const isConveyed = this.progress.peek(nameOf(one))?.conveyance === conveyance;
      if (isConveyed) this.progress.gotOn(nameOf(one), conveyance);
    }
    onProgress();
    onLateAck();
  }

  async #load(delivery: Delivery, companions: readonly Delivery[]): Promise<Shipment | undefined> {
    const { jobs, transmitter, transfers, maxParts, onRest, codec } = this.#options;
    if (!isWorthSaying(delivery) || this.#mayHaveArrived(delivery)) return this.#complete([delivery]);
    const name = nameOf(delivery);
    const { conveyance } = this.progress.get(name);
    // One packet that did not arrive is made anew: others may share it by now.
    if (conveyance && (conveyance.packets > 1 || conveyance.acknowledged > 0)) {
      return { to: receiverOf(delivery), deliveries: [delivery], conveyance };
    }
    const shipment = await pack(delivery, companions, {
      maxParts,
      ...(onRest && { onRest }),
      ...(codec && { codec }),
      transfers,
      maxPayloadBytes: (packet) => transmitter.maxPayloadBytes(packet, delivery.priority),
      sourceAsked: async (id) => (await jobs.get(id))?.request.source,
    });
    if (!shipment) {
      await this.#giveUp([delivery], 'no_room');
      return undefined;
    }
    if (shipment.deliveries.length === 1) this.progress.begin(name, shipment.conveyance);
    return shipment;
  }

  /** Of an answer that went out nobody is told that nothing came of it: most of what was not confirmed is there. */
  #mayHaveArrived({ jobId, replyTo, isGivenUp }: Delivery): boolean {
    const isForAuthor = replyTo.inlet === 'radio' && replyTo.author === undefined;
    const { tries = 0, conveyance, kept } = this.progress.peek(jobId) ?? {};
    const { acknowledged = 0 } = conveyance ?? kept ?? {};
    return isGivenUp === true && isForAuthor && tries + acknowledged > 0;
  }

  /** What was sent already stands back behind what was not, for a while; an emergency never, what is given up always. */
  #yields(delivery: Delivery): boolean {
    if (delivery.isGivenUp) return true;
    if (delivery.priority === 'emergency') return false;
    const { tries, failedAt = 0 } = this.progress.get(nameOf(delivery));
    return tries > 0 && this.#options.clock.monotonic() - failedAt < RETRY_YIELDS_MS;
  }

  /** Names what may only have a part of the airtime together. */
  #kindOf(delivery: Delivery): string | undefined {
    if (delivery.isGivenUp) return 'given up';
    if (!this.#options.transmitter.acquaintances.isStranger(receiverOf(delivery))) return undefined;
    return delivery.priority === 'emergency' ? 'strangers, urgent' : 'strangers';
  }

  #held({ reason, retryAfterMs }: Held, deliveries: readonly Delivery[]): number | undefined {
    const until = this.#options.clock.monotonic() + retryAfterMs;
    const isOwn =
      reason === 'fair_share' ||
      reason === 'strangers' ||
      (reason === 'budget' && deliveries.some((one) => this.#yields(one)));
    for (const one of deliveries) {
      // Many of a kind may wait, and what holds one for that holds all.
      const isOfKind = reason === 'strangers' || (reason === 'budget' && one.isGivenUp);
      this.#obstacles.set((isOfKind && this.#kindOf(one)) || nameOf(one), { reason, until, isOwn });
      // Cut for another preset or budget than the radio has now: once more from the start.
      if (reason === 'packet_exceeds_budget') this.progress.forget(nameOf(one));
    }
    if (isOwn) return undefined;
    return reason === 'packet_exceeds_budget' ? SOON_MS : retryAfterMs;
  }

  async #complete(deliveries: readonly Delivery[]): Promise<undefined> {
    for (const delivery of deliveries) {
      await this.#options.outbox.complete(delivery.jobId);
      this.progress.forget(delivery.jobId);
      this.progress.forget(nameOf(delivery));
    }
  }

  /** The packet did not get to the radio. */
  async #broken(
    error: unknown,
    deliveries: readonly Delivery[],
    signal: AbortSignal,
  ): Promise<number | undefined> {
    if (signal.aborted) return undefined;
    const { code, message } = toBabelmeshError(error);
    // It is offered again, and the link says when it is ready.
    if (code === 'radio_unavailable') return RETRY_MS;
    if (code === 'internal') throw error;
    return this.#giveUp(deliveries, code === 'packet_too_large' ? 'too_large' : 'refused', message);
  }

  /** It is kept until it expires; when the receiver is worth a try again is for `Reachability` to say. */
  async #failed({ to, deliveries, conveyance }: Shipment, outcome: SendOutcome): Promise<undefined> {
    const { link, reachability, onUnknownKey = () => {} } = this.#options;
    const routingError = outcome.kind === 'refused' ? outcome.routingError : undefined;
    if (routingError === TOO_LARGE) {
      return this.#giveUp(deliveries, 'too_large', 'the radio says a packet of it is too large');
    }
    if (routingError === NO_INTERFACE) return this.#waitFor('link_down', RETRY_MS, deliveries);
    const lacksKey = isUnknownKey(routingError);
    reachability.failed(to, { lacksKey, radioHeardAt: link.state.nodes.get(to)?.radioHeardAt });
    const [first] = deliveries;
    if (lacksKey && first?.replyTo.inlet === 'radio') onUnknownKey(to, first.replyTo.channel);
    const hopeless = deliveries.filter((delivery) => {
      const progress = this.progress.get(nameOf(delivery));
      progress.conveyance = conveyance;
      progress.failedAt ??= this.#options.clock.monotonic();
      return !mayTryAgain(++progress.tries, to, delivery);
    });
    if (reachability.waitMs(to) === Number.POSITIVE_INFINITY) {
      for (const delivery of deliveries) this.#tellNotReached(delivery);
    }
    return this.#giveUp(hopeless, 'not_confirmed', routingError && `error ${routingError}`);
  }

  #tellNotReached(delivery: Delivery): void {
    const progress = this.progress.get(nameOf(delivery));
    if (!progress.isTold) this.#options.onNotReached?.(delivery);
    progress.isTold = true;
  }

  async #giveUp(
    deliveries: readonly Delivery[],
    loss: LossReason,
    reason: string | number = loss,
  ): Promise<undefined> {
    for (const delivery of deliveries) {
      if (delivery.isGivenUp) {
        await this.#complete([delivery]);
        continue;
      }
      const { jobId, replyTo } = delivery;
      this.lost.set(loss, (this.lost.get(loss) ?? 0) + 1);
      const to = nodeId(receiverOf(delivery));
      this.#options.logger.warn({ jobId, to, reason }, 'A result is undeliverable.');
      await this.#options.outbox.giveUp(jobId);
      // How often it was tried tells whether there is anything to be told.
      if (replyTo.inlet !== 'radio' || replyTo.form !== 'text') this.progress.forget(jobId);
    }
  }
}
