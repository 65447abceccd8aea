import { ManualClock } from '@babelmesh/protocol/testing';
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { handshake, type NodeSettings } from '../../simulator/handshake.js';
import { Random } from '../../simulator/random.js';
import type { OutgoingPacket, ReceivedPacket } from '../link.js';
import { MeshtasticLink, type MeshtasticLinkOptions } from '../meshtastic-link.js';
import { ScriptedTransport } from './scripted-transport.js';

export const SELF = 0xcc000011;
export const PEER = 0xcc000012;
export const KEYLESS = 0xcc000013;
export const SENSOR = 0xcc000014;

const { PortNum } = Portnums;
const key = (seed: number) => new Random(seed).bytes(32);

const NODES = [
  {
    num: PEER,
    shortName: 'PEER',
    longName: 'The peer',
    publicKey: key(2),
    isUnmessagable: false,
    hopsAway: 1,
  },
  {
    num: KEYLESS,
    shortName: 'NOKY',
    longName: 'No key',
    publicKey: new Uint8Array(0),
    isUnmessagable: false,
  },
  { num: SENSOR, shortName: 'SENS', longName: 'A sensor', publicKey: key(4), isUnmessagable: true },
];

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly details: object;
}

/** A link to a scripted radio that shakes hands by itself. For tests. */
export function scriptedLink(
  settings: Partial<NodeSettings> = {},
  options: Pick<MeshtasticLinkOptions, 'last'> = {},
) {
  const clock = new ManualClock();
  const transport = new ScriptedTransport();
  const log: LogLine[] = [];
  const at = (level: string) => (details: object, message: string) =>
    void log.push({ level, message, details });
  const logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const random = new Random(7);
  const link = new MeshtasticLink({
    ...{ transport, clock, logger, ...options },
    randomUint32: () => random.uint32(),
  });
  const received: ReceivedPacket[] = [];
  link.onPacket((packet) => received.push(packet));
  const radio = { region: 'EU_868', preset: 'LONG_FAST' as const, hopLimit: 3, ...settings, answers: true };
  transport.onMessage = ({ payloadVariant }) => {
    if (!radio.answers) return;
    if (payloadVariant.case === 'wantConfigId') {
      const self = {
        ...NODES[0],
        num: SELF,
        shortName: 'SELF',
        longName: 'Self',
        publicKey: key(1),
        isUnmessagable: false,
      };
      transport.says(...handshake(payloadVariant.value, self, NODES, radio));
    }
    if (payloadVariant.case === 'heartbeat')
      transport.says({ case: 'queueStatus', value: { free: 16, maxlen: 16 } });
  };
  return { clock, transport, link, log, received, radio };
}

export type ScriptedLink = ReturnType<typeof scriptedLink>;

/** The radio hands over a packet, decoded unless told otherwise. */
export function packetFrom(
  from: number,
  data: MessageInitShape<typeof Mesh.DataSchema>,
  packet: MessageInitShape<typeof Mesh.MeshPacketSchema> = {},
) {
  return {
    case: 'packet' as const,
    value: create(Mesh.MeshPacketSchema, {
      from,
      to: SELF,
      payloadVariant: { case: 'decoded', value: create(Mesh.DataSchema, data) },
      ...packet,
    }),
  };
}

/** An ACK (error 0) or a NAK. */
export function routingFrom(from: number, requestId: number, error: Mesh.Routing_Error) {
  const payload = toBinary(
    Mesh.RoutingSchema,
    create(Mesh.RoutingSchema, { variant: { case: 'errorReason', value: error } }),
  );
  return packetFrom(from, { portnum: PortNum.ROUTING_APP, payload, requestId });
}

export function textTo(to: number, text: string, options: Partial<OutgoingPacket> = {}): OutgoingPacket {
  const payload = new TextEncoder().encode(text);
  return { to, channel: 0, portnum: PortNum.TEXT_MESSAGE_APP, payload, wantAck: true, ...options };
}
