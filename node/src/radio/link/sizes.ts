import { create, toBinary } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import type { OutgoingPacket } from './link.js';

export const BROADCAST = 0xffffffff;
/** Most bytes the encoded `Data` message may have (radio payload of 255 less the 16-byte header). */
export const MAX_DATA_BYTES = 239;
/** What public-key encryption adds to a direct message: an 8-byte tag and a 4-byte nonce. */
export const PKI_OVERHEAD_BYTES = 12;
/** Destination, sender, packet id, flags, channel hash, next hop, relay. */
export const PACKET_HEADER_BYTES = 16;

type Unsized = Omit<OutgoingPacket, 'wantAck'>;

/** The `Data` message of a packet. The firmware adds `bitfield` to it, so it is counted here. */
export function toData(
  { portnum, payload, replyId, isTapback, wantResponse }: Unsized,
  counted = false,
): Mesh.Data {
  return create(Mesh.DataSchema, {
    portnum,
    payload,
    replyId: replyId ?? 0,
    emoji: isTapback ? 1 : 0,
    wantResponse: wantResponse ?? false,
    ...(counted ? { bitfield: 0 } : {}),
  });
}

/** Bytes the encoded `Data` has when it leaves the radio. */
export function dataBytes(packet: Unsized): number {
  return toBinary(Mesh.DataSchema, toData(packet, true)).length;
}

/** Bytes one transmission has on the air, header included. */
export function packetBytes(packet: Unsized): number {
  return PACKET_HEADER_BYTES + dataBytes(packet) + pkiOverhead(packet.to);
}

/**
 * The longest payload the firmware takes. Every direct message is counted as encrypted with the
 * destination's key: the radio may learn that key between our look and its own.
 */
export function maxPayloadBytes(packet: Omit<Unsized, 'payload'>): number {
  const limit = MAX_DATA_BYTES - pkiOverhead(packet.to);
  let bytes = limit;
  while (bytes > 0 && dataBytes({ ...packet, payload: new Uint8Array(bytes) }) > limit) bytes--;
  return bytes;
}

function pkiOverhead(to: number): number {
  return to === BROADCAST ? 0 : PKI_OVERHEAD_BYTES;
}
