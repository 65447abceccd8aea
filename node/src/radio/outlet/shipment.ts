import { bundle, bundleBytes, type Delivery, isUnderKey } from '@babelmesh/protocol';
import type { OutgoingPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { PRIVATE_APP } from '../policy.js';
import { type Conveyance, PacketByPacket } from './conveyance.js';
import {
  addressee,
  answerMessage,
  LEAST_PAYLOAD_BYTES,
  type RadioReply,
  type RenderOptions,
  renderText,
  tooLargeMessage,
  unlessTooLarge,
} from './render.js';

/** What goes out together, and the deliveries that are done when it has arrived. */
export interface Shipment {
  readonly to: number;
  readonly deliveries: readonly Delivery[];
  readonly conveyance: Conveyance;
}

/** Number of the node a delivery is for. A failure is for whoever asked. */
export function receiverOf({ replyTo, outcome }: Pick<Delivery, 'replyTo' | 'outcome'>): number {
  if (replyTo.inlet !== 'radio') return BROADCAST;
  return addressee(replyTo, outcome).to;
}

/** Whether two results are for the same program, and as urgent: an emergency is not made longer by what has time. */
export function mayShareAPacket(one: Delivery, other: Delivery): boolean {
  const [a, b] = [one.replyTo, other.replyTo];
  if (a.inlet !== 'radio' || b.inlet !== 'radio' || a.form !== 'cbor' || b.form !== 'cbor') return false;
  const areAsUrgent = (one.priority === 'emergency') === (other.priority === 'emergency');
  const areOfOneKey = keyOf(one) === keyOf(other);
  const areOnOneChannel = a.channel === b.channel && a.channelDigest === b.channelDigest;
  return one.jobId !== other.jobId && a.to === b.to && areAsUrgent && areOfOneKey && areOnOneChannel;
}

/** Who may read it; undefined where the request was readable for everybody on the channel. */
function keyOf({ requester }: Delivery): string | undefined {
  return isUnderKey(requester) ? requester.id : undefined;
}

/**
 * Makes a delivery, and as many of its companions as share its packet, ready for the air. Undefined where the
 * airtime budget is too small for any packet of it.
 */
export async function pack(
  delivery: Delivery,
  companions: readonly Delivery[],
  options: RenderOptions,
): Promise<Shipment | undefined> {
  const { replyTo } = delivery;
  if (replyTo.inlet !== 'radio') return undefined;
  if (replyTo.form === 'cbor') return packCbor(delivery, replyTo, companions, options);
  const packets = renderText(delivery, replyTo, options);
  if (packets.length === 0) return undefined;
  return { to: receiverOf(delivery), deliveries: [delivery], conveyance: new PacketByPacket(packets) };
}

/** One packet that wants an ACK, alone or shared; what does not fit into that is transferred. */
async function packCbor(
  delivery: Delivery,
  { to, channel }: RadioReply,
  candidates: readonly Delivery[],
  options: RenderOptions,
): Promise<Shipment | undefined> {
  const address = { to, channel, portnum: PRIVATE_APP, needsKey: isUnderKey(delivery.requester) };
  const payload = await answerMessage(delivery, options);
  const packet = { ...address, payload, wantAck: true };
  if (payload.length <= options.maxPayloadBytes(packet)) {
    const shared = await share(packet, candidates, options);
    const deliveries = [delivery, ...(shared?.companions ?? [])];
    return { to, deliveries, conveyance: new PacketByPacket([shared?.packet ?? packet]) };
  }
  const maxPacketBytes = options.maxPayloadBytes({ ...address, wantAck: false });
  if (maxPacketBytes < LEAST_PAYLOAD_BYTES) return undefined;
  const conveyance = unlessTooLarge<Conveyance>(
    () => options.transfers.begin(payload, address, maxPacketBytes),
    () => new PacketByPacket([{ ...packet, payload: tooLargeMessage(delivery) }]),
  );
  return { to, deliveries: [delivery], conveyance };
}

/** The packet with what else fits into it, in order; undefined where nothing does. */
async function share(
  packet: OutgoingPacket,
  candidates: readonly Delivery[],
  options: RenderOptions,
): Promise<{ packet: OutgoingPacket; companions: readonly Delivery[] } | undefined> {
  const limit = candidates.length > 0 ? options.maxPayloadBytes(packet) : 0;
  const messages = [packet.payload];
  const companions: Delivery[] = [];
  for (const candidate of candidates) {
    const message = await answerMessage(candidate, options);
    if (bundleBytes([...messages, message]) > limit) continue;
    messages.push(message);
    companions.push(candidate);
  }
  return companions.length > 0 ? { packet: { ...packet, payload: bundle(messages) }, companions } : undefined;
}
