import { create } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import type { OutgoingPacket } from './link.js';
import type { RadioView } from './radio-view.js';
import { BROADCAST, toData } from './sizes.js';

const { PortNum } = Portnums;

/** The firmware never encrypts these with a key, and refuses a packet that asks for it. */
export const NEVER_PKI: ReadonlySet<number> = new Set([
  PortNum.TRACEROUTE_APP,
  PortNum.NODEINFO_APP,
  PortNum.ROUTING_APP,
  PortNum.POSITION_APP,
]);

/**
 * The packet for the radio. `from` is our own number, or a text that comes too soon would be dropped
 * without a NAK; the hop limit is always stated, since without an ACK asked for 0 means no hop at all.
 */
export function toMeshPacket(packet: OutgoingPacket, id: number, view: RadioView): Mesh.MeshPacket {
  const mayUseKey = packet.to !== BROADCAST && !NEVER_PKI.has(packet.portnum);
  const hasKey = !view.isLicensed && (view.nodes.get(packet.to)?.hasPublicKey ?? false);
  return create(Mesh.MeshPacketSchema, {
    from: view.selfNum ?? 0,
    to: packet.to,
    channel: packet.channel,
    id,
    payloadVariant: { case: 'decoded', value: toData(packet) },
    hopLimit: view.lora?.hopLimit ?? 0,
    wantAck: packet.wantAck,
    ...(mayUseKey && packet.publicKey && { publicKey: packet.publicKey }),
    pkiEncrypted: mayUseKey && (hasKey || (packet.needsKey ?? false)),
  });
}
