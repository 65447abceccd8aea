import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { NEVER_PKI } from '../link/outgoing.js';
import { BROADCAST, PACKET_HEADER_BYTES, PKI_OVERHEAD_BYTES } from '../link/sizes.js';

/** A packet as it is on the air. Encryption is a mark, not done. */
export interface AirPacket {
  readonly from: number;
  readonly to: number;
  readonly id: number;
  readonly channel: number;
  readonly data: Mesh.Data;
  readonly hopLimit: number;
  readonly hopStart: number;
  readonly wantAck: boolean;
  /** Encrypted for the destination alone. */
  readonly pki: boolean;
  readonly viaMqtt: boolean;
  /** Who transmits this copy. */
  readonly relay: number;
  /** Header, encoded data, encryption overhead. */
  readonly bytes: number;
}

export interface NewPacket {
  readonly from: number;
  readonly to: number;
  readonly id: number;
  readonly channel?: number | undefined;
  readonly data: Mesh.Data;
  readonly hopLimit: number;
  readonly wantAck: boolean;
  readonly viaMqtt?: boolean | undefined;
  readonly knowsKey: boolean;
}

/** A packet as its sender transmits it. */
export function toAirPacket({ knowsKey, channel = 0, viaMqtt = false, ...packet }: NewPacket): AirPacket {
  const data = { ...packet.data, bitfield: packet.data.bitfield ?? 0 };
  const pki = knowsKey && packet.to !== BROADCAST && !NEVER_PKI.has(data.portnum);
  const dataBytes = toBinary(Mesh.DataSchema, data).length;
  return {
    ...packet,
    channel,
    viaMqtt,
    data,
    pki,
    hopStart: packet.hopLimit,
    relay: packet.from,
    bytes: PACKET_HEADER_BYTES + dataBytes + (pki ? PKI_OVERHEAD_BYTES : 0),
  };
}

/** Relays taken so far. */
export function hopsTaken({ hopStart, hopLimit }: AirPacket): number {
  return hopStart - hopLimit;
}

/** An ACK (`Routing.Error` 0) or a NAK of the packet with this id. */
export function routingData(error: Mesh.Routing_Error, requestId: number): Mesh.Data {
  const routing = create(Mesh.RoutingSchema, { variant: { case: 'errorReason', value: error } });
  const payload = toBinary(Mesh.RoutingSchema, routing);
  return create(Mesh.DataSchema, { portnum: Portnums.PortNum.ROUTING_APP, payload, requestId });
}

/** The `Routing.Error` of an ACK or NAK; 0 where there is none in it. */
export function routingError({ payload }: Mesh.Data): number {
  try {
    const { variant } = fromBinary(Mesh.RoutingSchema, payload);
    return variant.case === 'errorReason' ? variant.value : 0;
  } catch {
    return 0;
  }
}
