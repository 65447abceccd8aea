/** What a person or a program on a node sends. */
export interface NodePacket {
  readonly to: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  readonly channel?: number;
  readonly replyId?: number;
  readonly isTapback?: boolean;
  /** True for direct packets unless told otherwise. */
  readonly wantAck?: boolean;
  /** As if it had come over the internet. */
  readonly viaMqtt?: boolean;
}

/** How a packet fares that a person sent. */
export interface SentPacket {
  readonly id: number;
  /**
   * `Routing.Error`: 0 when the destination confirmed it, when somebody relayed a broadcast, or when no ACK
   * was asked for. Resolves within the time the firmware tries.
   */
  readonly done: Promise<number>;
}
