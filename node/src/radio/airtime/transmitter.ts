import type { Clock, Logger, Priority } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { LinkState, OutgoingPacket, RadioLink, SendOutcome } from '../link/link.js';
import { packetBytes } from '../link/sizes.js';
import { Acquaintances } from './acquaintances.js';
import type { AirtimeGovernor, ChannelReading, HoldReason, PacketShape } from './governor.js';

/** The governor did not let the packet go, or the radio did not for the time being. */
export interface Held {
  readonly kind: 'held';
  readonly reason: HoldReason;
  readonly retryAfterMs: number;
}

export interface TransmitterOptions {
  readonly link: RadioLink;
  readonly governor: AirtimeGovernor;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Takes note of who confirms what. */
  readonly acquaintances?: Acquaintances;
  /** Called when the radio has got a packet, which counts with all it may take from then on. */
  readonly onSpent?: () => void;
  /** Called with each packet before the radio is handed it. */
  readonly onStart?: (packet: OutgoingPacket) => void;
  /** Called with what became of each packet the radio was handed. */
  readonly onEnd?: (packet: OutgoingPacket, outcome: SendOutcome | { readonly kind: 'failed' }) => void;
}

export interface TransmitOptions {
  readonly signal?: AbortSignal;
  /** The same was sent before. */
  readonly isRetry?: boolean;
  /** Called where the receiver confirms after all, when it was said that it had not. */
  readonly onLateAck?: (() => void) | undefined;
}

/** More than the node can send in the hours in which somebody may answer. */
const REMEMBERED_PACKETS = 4000;
/** What is written down whenever a packet went out stays small. */
const KEPT_PACKETS = 500;
/** `Routing.Error` of the Meshtastic schema. */
const DUTY_CYCLE_LIMIT = 9;
const RATE_LIMIT_EXCEEDED = 38;
/** The packet went out, and nobody confirmed it. */
const MAX_RETRANSMIT = 5;
/** Where the radio does not say how long its duty cycle keeps it silent. */
const DUTY_CYCLE_RETRY_MS = 600_000;
const RATE_LIMIT_RETRY_MS = 5_000;
/** Said by the destination, so the packet went out: NO_CHANNEL, NO_RESPONSE, NOT_AUTHORIZED, PKI_UNKNOWN_PUBKEY. */
const SAID_BY_DESTINATION: ReadonlySet<number> = new Set([2, 3, 6, 8, 32, 33, 34, 35]);

/** The one way out: every packet of ours passes the governor, and is remembered as ours. */
export class Transmitter {
  readonly #link: RadioLink;
  readonly #governor: AirtimeGovernor;
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** Who confirmed something of ours. */
  readonly acquaintances: Acquaintances;
  readonly #onSpent: () => void;
  readonly #onStart: NonNullable<TransmitterOptions['onStart']>;
  readonly #onEnd: NonNullable<TransmitterOptions['onEnd']>;
  /** How often a packet had to wait, by reason. */
  readonly held = new Map<HoldReason, number>();
  readonly #sent = new LRUCache<number, true>({ max: REMEMBERED_PACKETS });
  readonly #inFlightTo = new Map<number, number>();

  constructor({
    link,
    governor,
    clock,
    logger,
    acquaintances = new Acquaintances(),
    onSpent = () => {},
    onStart = () => {},
    onEnd = () => {},
  }: TransmitterOptions) {
    this.#link = link;
    this.#governor = governor;
    this.#clock = clock;
    this.#logger = logger;
    this.acquaintances = acquaintances;
    this.#onSpent = onSpent;
    this.#onStart = onStart;
    this.#onEnd = onEnd;
  }

  /** Sends, or says why not now. Rejects as `RadioLink.send` does. */
  async send(
    packet: OutgoingPacket,
    priority: Priority,
    { signal, isRetry = false, onLateAck = () => {} }: TransmitOptions = {},
  ): Promise<SendOutcome | Held> {
    this.#governor.observe(channelReading(this.#link.state));
    const shape = { packetBytes: packetBytes(packet), wantAck: packet.wantAck };
    const permission = this.#governor.request(shape, priority, { to: packet.to, isRetry });
    if (!permission.granted) return this.#hold(permission.reason, permission.retryAfterMs);
    const startedAt = this.#clock.monotonic();
    this.#count(packet.to, 1);
    this.#onStart(packet);
    let quietAt: number | undefined;
    let transmissions = 0;
    let isConfirmed = false;
    try {
      const outcome = await this.#link.send(packet, {
        urgent: priority === 'emergency',
        // Even where nobody waits for its end any more, the radio sends it until it is confirmed.
        onHandedOver: (packetId) => {
          this.#sent.set(packetId, true);
          transmissions = this.#governor.transmissionsWithin(shape, Number.POSITIVE_INFINITY);
          this.#onSpent();
        },
        onRelayed: () => {
          quietAt = this.#clock.monotonic();
        },
        onLateAck: () => {
          this.acquaintances.confirmed(packet.to);
          onLateAck();
        },
        ...(signal && { signal }),
      });
      transmissions = this.#transmissions(shape, outcome, (quietAt ?? this.#clock.monotonic()) - startedAt);
      isConfirmed = outcome.kind === 'acked';
      this.#onEnd(packet, outcome);
      return this.#heldByRadio(outcome) ?? outcome;
    } catch (error) {
      this.#onEnd(packet, { kind: 'failed' });
      throw error;
    } finally {
      permission.settle(transmissions);
      this.#count(packet.to, -1);
      if (isConfirmed) this.acquaintances.confirmed(packet.to);
    }
  }

  /** Whether the radio's region is known and set: without one it does not transmit. */
  get hasRegion(): boolean {
    const { config } = this.#link.state;
    return config !== undefined && config.region !== 'UNSET';
  }

  /** The largest payload that fits a packet and, with its retransmissions, the budget; 0 where none does. */
  maxPayloadBytes(packet: Omit<OutgoingPacket, 'payload'>, priority: Priority): number {
    this.#governor.observe(channelReading(this.#link.state));
    const fits = this.#link.maxPayloadBytes(packet);
    const envelopeBytes = packetBytes({ ...packet, payload: new Uint8Array(fits) }) - fits;
    const largest = this.#governor.largestPacketBytes(packet.wantAck, priority, envelopeBytes + fits);
    return Math.max(0, largest - envelopeBytes);
  }

  /** Ids of the packets sent last, newest first, for keeping over a restart. */
  sentIds(): readonly number[] {
    return [...this.#sent.keys()].slice(0, KEPT_PACKETS);
  }

  restoreSent(ids: readonly number[]): void {
    for (const id of ids.toReversed()) this.#sent.set(id, true);
  }

  /** Whether an answer to this packet, from this node, can be an answer to us. */
  mayBeAnsweringUs(from: number, packetId: number): boolean {
    // While a packet is on its way to the node its id is not known yet.
    return this.#sent.has(packetId) || this.#inFlightTo.has(from);
  }

  /** What the radio refuses for a while concerns every packet, and no receiver. */
  #heldByRadio(outcome: SendOutcome): Held | undefined {
    if (outcome.kind !== 'refused') return undefined;
    if (outcome.routingError === RATE_LIMIT_EXCEEDED) {
      return this.#hold('rate_limit', RATE_LIMIT_RETRY_MS);
    }
    if (outcome.routingError !== DUTY_CYCLE_LIMIT) return undefined;
    const { retryAfterMs = DUTY_CYCLE_RETRY_MS } = outcome;
    if (this.#governor.refusedFor(retryAfterMs)) {
      this.#logger.warn({ waitMs: retryAfterMs }, 'The radio has used up its duty cycle.');
    }
    return this.#hold('duty_cycle', retryAfterMs);
  }

  #hold(reason: HoldReason, retryAfterMs: number): Held {
    this.held.set(reason, (this.held.get(reason) ?? 0) + 1);
    return { kind: 'held', reason, retryAfterMs };
  }

  #transmissions(shape: PacketShape, outcome: SendOutcome, elapsedMs: number): number {
    if (outcome.kind !== 'refused') return this.#governor.transmissionsWithin(shape, elapsedMs);
    if (outcome.routingError === MAX_RETRANSMIT) {
      return this.#governor.transmissionsWithin(shape, Number.POSITIVE_INFINITY);
    }
    // The rest the own radio said before it sent anything.
    const wentOut = SAID_BY_DESTINATION.has(outcome.routingError);
    return wentOut ? this.#governor.transmissionsWithin(shape, elapsedMs) : 0;
  }

  #count(to: number, change: number): void {
    const count = (this.#inFlightTo.get(to) ?? 0) + change;
    if (count > 0) this.#inFlightTo.set(to, count);
    else this.#inFlightTo.delete(to);
  }
}

/** What the governor needs of the link's state; undefined until the radio told its configuration. */
export function channelReading({
  config,
  channelUtilization,
  airUtilTx,
}: LinkState): ChannelReading | undefined {
  if (!config) return undefined;
  return {
    region: config.region,
    modem: config,
    ...(channelUtilization !== undefined && { channelUtilization }),
    ...(airUtilTx !== undefined && { airUtilTx }),
  };
}
