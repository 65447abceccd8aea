import { type AirPacket, hopsTaken } from './air-packet.js';

/** A message a person reads on a simulated node. */
export interface NodeMessage {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly channel: number;
  readonly portnum: number;
  readonly payload: Uint8Array;
  /** The payload as text. */
  readonly text: string;
  readonly replyId: number;
  readonly isTapback: boolean;
  readonly hops: number;
  readonly pkiEncrypted: boolean;
  /** Wall time in ms. */
  readonly receivedAt: number;
}

export function toNodeMessage(packet: AirPacket, receivedAt: number): NodeMessage {
  const { portnum, payload, replyId, emoji } = packet.data;
  return {
    id: packet.id,
    from: packet.from,
    to: packet.to,
    channel: packet.channel,
    portnum,
    payload,
    text: new TextDecoder().decode(payload),
    replyId,
    isTapback: emoji !== 0,
    hops: hopsTaken(packet),
    pkiEncrypted: packet.pki,
    receivedAt,
  };
}
