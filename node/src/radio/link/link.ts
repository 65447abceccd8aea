import type { MeshNode } from '@babelmesh/protocol';

/** A decoded packet another node sent, as the radio handed it over. Own echoes never reach here. */
export interface ReceivedPacket {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** Channel index, 0 to 7. Direct messages under PKI come on 0. */
  readonly channel: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  /** Packet id this one answers, 0 where none. */
  readonly replyId: number;
  /** True for a tapback (reaction): `payload` is the emoji, `replyId` its target. */
  readonly isTapback: boolean;
  readonly viaMqtt: boolean;
  /** True where the firmware decrypted it with the sender's key: `from` is then proven. */
  readonly pkiEncrypted: boolean;
  readonly publicKey?: Uint8Array;
  /** Relays it took, where the packet tells. */
  readonly hops?: number;
  /** Wall time in ms by the daemon's clock, not the radio's. */
  readonly receivedAt: number;
  /** Wall time in ms by the radio's clock, where it has one: for people, not for decisions. */
  readonly heardAt?: number;
  readonly snrDb?: number;
  /**
   * Set for a packet that came in the burst after connecting: the radio may have kept it while nobody was
   * connected, at most this long by the daemon's own clock. `Infinity` where that is not known.
   */
  readonly keptForAtMostMs?: number;
}

export interface OutgoingPacket {
  readonly to: number;
  readonly channel: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  readonly replyId?: number;
  readonly isTapback?: boolean;
  /** Ask the destination's firmware to answer in kind, as for its node info. */
  readonly wantResponse?: boolean;
  /** Only encrypted with the destination's key: where the radio lacks it, it refuses (34) and transmits nothing. */
  readonly needsKey?: boolean;
  /** With `needsKey`: the radio refuses (34) where it has another key of the destination by now. */
  readonly publicKey?: Uint8Array;
  /** Ask for an end-to-end ACK; the firmware then transmits up to three times. */
  readonly wantAck: boolean;
}

/**
 * How a send ended. `acked`: the destination confirmed. `relayed`: somebody rebroadcast it, no more is
 * known. `sent`: handed to the radio, no ACK was asked for. `refused`: the radio or the mesh said no, or no
 * ACK came (routing error 5).
 */
export type SendOutcome =
  | { readonly kind: 'acked' | 'relayed' | 'sent'; readonly packetId: number }
  | {
      readonly kind: 'refused';
      readonly packetId: number;
      /** `Routing.Error` of the Meshtastic schema. */
      readonly routingError: number;
      /** Set where the radio said how long to wait (duty cycle). */
      readonly retryAfterMs?: number;
    };

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Before all that is not. */
  readonly urgent?: boolean;
  /** Called when the radio has been given the packet: from then on it may transmit it, whatever becomes of the send. */
  readonly onHandedOver?: (packetId: number) => void;
  /** Called when a rebroadcast is heard: the radio then transmits the packet no more. */
  readonly onRelayed?: () => void;
  /** Called where the destination confirms after all, when the send has ended without that. */
  readonly onLateAck?: () => void;
}

/** What the radio told about itself. */
export interface RadioConfig {
  /** `Config.LoRaConfig.RegionCode` by name; `UNSET` means the radio does not transmit. */
  readonly region: string;
  readonly spreadingFactor: number;
  readonly bandwidthKhz: number;
  readonly codingRate: number;
  readonly hopLimit: number;
  readonly firmwareVersion: string;
}

export interface LinkState {
  readonly phase: 'connecting' | 'ready' | 'down' | 'off';
  /** Why it is down, a sentence for a person. */
  readonly reason?: string;
  readonly self?: MeshNode;
  /** The radio's own encoded `User` message: what introduces it to another node. */
  readonly selfUser?: Uint8Array;
  /** Every other node the radio knows, by number. */
  readonly nodes: ReadonlyMap<
    number,
    MeshNode & {
      readonly isUnmessagable: boolean;
      readonly hasPublicKey: boolean;
      /** By which the radio encrypts for it, as far as is known. */
      readonly publicKey?: Uint8Array;
      /** When the radio heard it last, by the radio's clock: to be compared with nothing else. */
      readonly radioHeardAt?: number;
    }
  >;
  readonly config?: RadioConfig;
  /** A digest of name and key of each channel, by index: what it is wherever it stands. Absent until the radio has told. */
  readonly channels?: ReadonlyMap<number, string>;
  /** Percent, from the radio's own device telemetry. */
  readonly channelUtilization?: number;
  readonly airUtilTx?: number;
}

/** When a radio was last with us. */
export interface LastContact {
  readonly node: number;
  /** Milliseconds before now, at most. */
  readonly awayMs: number;
}

/** The one way to a Meshtastic node, whatever carries the bytes. */
export interface RadioLink {
  /** How it is reached, for people. */
  readonly via: string;
  readonly state: LinkState;
  /** Connects, and keeps reconnecting until stopped. Resolves at once. */
  start(): void;
  stop(): Promise<void>;
  /** Resolves when the link is ready; rejects when the signal aborts. */
  ready(signal?: AbortSignal): Promise<void>;
  onPacket(listener: (packet: ReceivedPacket) => void): () => void;
  onState(listener: (state: LinkState) => void): () => void;
  /**
   * Queues a packet, paced as the firmware needs, and resolves with how it ended. Rejects with
   * `packet_too_large` before sending, with `forbidden` for a text to a node that takes none, with
   * `radio_unavailable` where the link breaks before the radio took it.
   */
  send(packet: OutgoingPacket, options?: SendOptions): Promise<SendOutcome>;
  /** Bytes the payload may have with these options, by encoded size. */
  maxPayloadBytes(packet: Omit<OutgoingPacket, 'payload' | 'wantAck'>): number;
}
