import { Mesh, Portnums } from '@meshtastic/protobufs';
import type { ReceivedPacket } from './link.js';

export type DecodedPacket = Mesh.MeshPacket & {
  payloadVariant: { case: 'decoded'; value: Mesh.Data };
};

/** True where the radio could decrypt the packet. */
export function isDecoded(packet: Mesh.MeshPacket): packet is DecodedPacket {
  return packet.payloadVariant.case === 'decoded';
}

/** Traffic of the firmware with itself or with its own simulator: nothing another node said. */
export function isOwnTraffic(packet: DecodedPacket, self: number): boolean {
  const { portnum } = packet.payloadVariant.value;
  return (
    packet.from === self ||
    packet.from === 0 ||
    portnum === Portnums.PortNum.SIMULATOR_APP ||
    portnum === Portnums.PortNum.ROUTING_APP
  );
}

/** The packet in the room's words. */
export function toReceivedPacket(
  packet: DecodedPacket,
  { receivedAt, keptForAtMostMs }: { receivedAt: number; keptForAtMostMs?: number | undefined },
): ReceivedPacket {
  const data = packet.payloadVariant.value;
  return {
    id: packet.id,
    from: packet.from,
    to: packet.to,
    channel: packet.channel,
    portnum: data.portnum,
    payload: data.payload,
    replyId: data.replyId,
    isTapback: data.emoji !== 0,
    viaMqtt:
      packet.viaMqtt || packet.transportMechanism === Mesh.MeshPacket_TransportMechanism.TRANSPORT_MQTT,
    pkiEncrypted: packet.pkiEncrypted,
    ...(packet.publicKey.length > 0 ? { publicKey: packet.publicKey } : {}),
    ...hopsTaken(packet),
    ...(packet.rxSnr === 0 ? {} : { snrDb: packet.rxSnr }),
    ...(packet.rxTime === 0 ? {} : { heardAt: packet.rxTime * 1000 }),
    ...(keptForAtMostMs === undefined ? {} : { keptForAtMostMs }),
    receivedAt,
  };
}

/** Relays taken; unknown for senders that do not state where their hop limit began. */
function hopsTaken({ hopStart, hopLimit }: Mesh.MeshPacket): { hops?: number } {
  return hopStart > 0 && hopStart >= hopLimit ? { hops: hopStart - hopLimit } : {};
}
