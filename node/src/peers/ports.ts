/** What the peers room needs of the radio and of the node. */
import type { Direction, Priority, WireMessage } from '@babelmesh/protocol';

/** An answer to this node, or what another told everybody. */
export interface HeardMessage {
  readonly from: number;
  readonly message: WireMessage;
  /** True where the sender's key proves `from`. */
  readonly isProven: boolean;
  readonly isBroadcast: boolean;
  readonly hops?: number;
  readonly snrDb?: number;
}

export interface SendOptions {
  readonly priority: Priority;
  readonly signal: AbortSignal;
  /** The same was sent before. */
  readonly isRetry?: boolean;
  /** Only encrypted with the other node's key. */
  readonly needsKey?: boolean;
  readonly onSent?: () => void;
  readonly onShareSpent?: (retryAfterMs: number) => void;
}

/** Messages to and from other nodes, within the airtime budget. */
export interface PeerRadio {
  /** The node's own number, once it is known. */
  readonly self: number | undefined;
  /** Whether the radio has a key of this node: then what comes from it without is not from it. */
  hasKey(node: number): boolean;
  /** Half of the airtime is spent, or the channel is busy: what need not be said now is not said. */
  readonly isBusy: boolean;
  /** The listener tells whether the message was for it. */
  onMessage(listener: (heard: HeardMessage) => boolean): () => void;
  /** Whether the message goes in one packet. */
  fits(message: WireMessage): boolean;
  /**
   * Sends as soon as the radio is there and airtime allows, and calls `onSent` then; `onShareSpent` where it waits
   * because this node had its share of the airtime for now. Resolves with whether the node confirmed it, or somebody
   * passed it on and no more is known. Rejects with `not_acknowledged`, `packet_too_large`, or the signal's reason.
   */
  send(to: number, message: WireMessage, options: SendOptions): Promise<boolean>;
  /** Sends when the channel allows, unless that takes too long. */
  post(to: number, message: WireMessage): void;
  /** Tells everybody on a channel, likewise. */
  announce(channel: number, message: WireMessage): void;
}

/** What this node translates itself. */
export interface OwnDirections {
  readonly directions: readonly Direction[];
}

/** Where something is kept over a restart. */
export interface Store<State> {
  load(): Promise<State | undefined>;
  save(state: State): Promise<void>;
}
