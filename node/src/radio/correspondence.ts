import {
  BabelmeshError,
  type Clock,
  decodeMessage,
  delay,
  encodeMessage,
  type Logger,
  type Priority,
  type TextCodec,
  type WireMessage,
  type WireOptions,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { Held, Transmitter } from './airtime/transmitter.js';
import type { OutgoingPacket, RadioLink, ReceivedPacket, SendOutcome } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { BROADCAST } from './link/sizes.js';
import type { Notices } from './outlet/notices.js';
import { isUnknownKey, NO_INTERFACE } from './outlet/outcomes.js';
import { ignoreReason, isTooFar, PRIVATE_APP, type RadioPolicy } from './policy.js';

export interface CorrespondenceOptions {
  readonly link: RadioLink;
  readonly transmitter: Transmitter;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly policy: RadioPolicy;
  readonly codec?: TextCodec;
  /** What need not be said now should not be. */
  readonly isBusy: () => boolean;
  /** A key is unknown: the node should be asked who it is. */
  readonly onUnknownKey: (node: number, channel: number) => void;
}

/** An answer to this node, or what another told everybody. */
export interface HeardMessage {
  readonly from: number;
  readonly message: WireMessage;
  /** True where the sender's key proves `from`. */
  readonly isProven: boolean;
  readonly isBroadcast: boolean;
  /** Relays it took, and how it was received, where the packet tells. */
  readonly hops?: number;
  readonly snrDb?: number;
}

export interface SendMessageOptions {
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** The same was sent before. */
  readonly isRetry?: boolean;
  /** Only encrypted with the other node's key. */
  readonly needsKey?: boolean;
  /** Called when it has left, or the radio told that it does not reach the node. */
  readonly onSent?: () => void;
  /** Called where it waits because the node had its share of the hour's airtime: another might be sent to sooner. */
  readonly onShareSpent?: (retryAfterMs: number) => void;
}

/** It has not left: the radio is away or switched off, or has no airtime for it. */
interface Waits {
  readonly kind: 'waits';
  readonly reason?: Held['reason'];
  readonly forMs: number;
}

const CHANNEL = 0;
/** The firmware tried three times by then: once more, later. */
const MAX_TRIES = 2;
const RETRY_MS = 10_000;
/** While the radio's own transmitter is switched off. */
const SWITCHED_OFF_RETRY_MS = 60_000;
const REMEMBERED = 200;

/** What the node itself asks of other nodes over the private port, and what they answer. Within the airtime budget. */
export class Correspondence {
  readonly #options: CorrespondenceOptions;
  readonly #wire: WireOptions;
  readonly #listeners = new Set<(heard: HeardMessage) => boolean>();
  /** Broadcasts dealt with: each relay may hand them over once more. */
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(options: CorrespondenceOptions) {
    this.#options = options;
    this.#wire = options.codec ? { codec: options.codec } : {};
  }

  /** The node's own number, once the radio told it. */
  get self(): number | undefined {
    return this.#options.link.state.self?.num;
  }

  /** Whether the radio has a key of this node: then what comes from it without is not from it. */
  hasKey(node: number): boolean {
    return this.#options.link.state.nodes.get(node)?.hasPublicKey ?? false;
  }

  get isBusy(): boolean {
    return this.#options.isBusy();
  }

  /** The listener tells whether the message was for it. */
  onMessage(listener: (heard: HeardMessage) => boolean): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An answer that came to this node, however it was carried. False where nobody waits for it. */
  receive(message: WireMessage, { from, to, pkiEncrypted, hops, snrDb }: ReceivedPacket): boolean {
    const heard: HeardMessage = {
      from,
      message,
      isProven: pkiEncrypted,
      isBroadcast: to === BROADCAST,
      ...(hops !== undefined && { hops }),
      ...(snrDb !== undefined && { snrDb }),
    };
    return [...this.#listeners].map((listener) => listener(heard)).includes(true);
  }

  /** Any packet: statuses that others broadcast are read, all else is for the inlet. */
  overhear(packet: ReceivedPacket): void {
    const { policy } = this.#options;
    const { self } = this;
    if (packet.to !== BROADCAST || packet.portnum !== PRIVATE_APP || self === undefined) return;
    // Under the same rules as what is sent to this node.
    if (ignoreReason({ ...packet, to: self }, self, policy) || isTooFar(packet, policy)) return;
    const key = `${packet.from} ${packet.id}`;
    if (this.#seen.has(key)) return;
    this.#seen.set(key, true);
    try {
      const message = decodeMessage(packet.payload, this.#wire);
      if (message.kind === 'nodeStatus') this.receive(message, packet);
    } catch (error) {
      if (!(error instanceof BabelmeshError)) throw error;
    }
  }

  /** Whether the message goes in one packet to another node. */
  fits(message: WireMessage): boolean {
    const { link } = this.#options;
    const packet = { to: this.self ?? 0, channel: CHANNEL, portnum: PRIVATE_APP };
    return encodeMessage(message, this.#wire).length <= link.maxPayloadBytes(packet);
  }

  /**
   * Sends one packet, as soon as the radio is there and airtime allows, however long that takes. Resolves with whether
   * the node confirmed it; where not, somebody passed it on, and the answer will tell. Rejects with `not_acknowledged`,
   * `packet_too_large`, or the signal's reason.
   */
  async send(
    to: number,
    message: WireMessage,
    {
      priority,
      signal,
      isRetry = false,
      needsKey = false,
      onSent = () => {},
      onShareSpent = () => {},
    }: SendMessageOptions,
  ): Promise<boolean> {
    const { clock, onUnknownKey } = this.#options;
    const payload = encodeMessage(message, this.#wire);
    const packet = { to, channel: CHANNEL, portnum: PRIVATE_APP, payload, needsKey, wantAck: true };
    let routingError: number | undefined;
    for (let tries = 0; tries < MAX_TRIES; ) {
      const outcome = await this.#hand(packet, priority, { signal, isRetry: isRetry || tries > 0 });
      if (outcome.kind === 'waits') {
        const { reason } = outcome;
        if (reason === 'fair_share' || reason === 'strangers') onShareSpent(outcome.forMs);
        await delay(clock, outcome.forMs, signal);
        continue;
      }
      onSent();
      if (outcome.kind !== 'refused') return outcome.kind === 'acked';
      routingError = outcome.routingError;
      if (isUnknownKey(routingError)) onUnknownKey(to, CHANNEL);
      if (++tries < MAX_TRIES) await delay(clock, outcome.retryAfterMs ?? RETRY_MS, signal);
    }
    const text = `${nodeId(to)} did not confirm a question (routing error ${routingError}).`;
    throw new BabelmeshError('not_acknowledged', text, {
      remedy: 'Check that the node is on and in range, and that both radios know each other.',
    });
  }

  async #hand(
    packet: OutgoingPacket,
    priority: Priority,
    { signal, isRetry }: { signal: AbortSignal; isRetry: boolean },
  ): Promise<SendOutcome | Waits> {
    const { link, transmitter } = this.#options;
    try {
      await link.ready(signal);
      const outcome = await transmitter.send(packet, priority, { signal, isRetry });
      if (outcome.kind === 'refused' && outcome.routingError === NO_INTERFACE) {
        return { kind: 'waits', forMs: SWITCHED_OFF_RETRY_MS };
      }
      if (outcome.kind !== 'held') return outcome;
      const { reason, retryAfterMs: forMs } = outcome;
      if (reason === 'packet_exceeds_budget') throw tooDear();
      return { kind: 'waits', reason, forMs };
    } catch (error) {
      const isAway = error instanceof BabelmeshError && error.code === 'radio_unavailable';
      if (signal.aborted || !isAway) throw error;
      return { kind: 'waits', forMs: RETRY_MS };
    }
  }

  /** Sends when the channel allows, unless that takes too long: what is of no use later. */
  post(to: number, message: WireMessage): void {
    const payload = encodeMessage(message, this.#wire);
    const packet = { to, channel: CHANNEL, portnum: PRIVATE_APP, payload, wantAck: true };
    this.#options.notices.post(`${to} cbor ${message.kind}`, packet);
  }

  /** Tells everybody on a channel, likewise. */
  announce(channel: number, message: WireMessage): void {
    const payload = encodeMessage(message, this.#wire);
    const packet = { to: BROADCAST, channel, portnum: PRIVATE_APP, payload, wantAck: false };
    this.#options.notices.post(`announcement ${channel}`, packet);
  }
}

function tooDear(): BabelmeshError {
  return new BabelmeshError(
    'packet_too_large',
    'A question takes more airtime than the node allows itself in an hour.',
    {
      remedy: 'Send it in parts, or allow the node more airtime (radio.airtimePercent).',
    },
  );
}
