import type { Delivery } from '@babelmesh/protocol';
import { type Conveyance, PacketByPacket } from './conveyance.js';
import { BROADCAST } from './link/sizes.js';
import { type RenderOptions, renderDelivery } from './render.js';

/** What goes out together, and the deliveries that are done when it has arrived. */
export interface Shipment {
  readonly to: number;
  readonly deliveries: readonly Delivery[];
  readonly conveyance: Conveyance;
}

/**
 * Makes a delivery, and as many of its companions as share its packet, ready for the air. Undefined where the
 * airtime budget is too small for any packet of it.
 */
export async function pack(
  delivery: Delivery,
  _companions: readonly Delivery[],
  options: RenderOptions,
): Promise<Shipment | undefined> {
  const { replyTo } = delivery;
  const to = replyTo.inlet === 'radio' ? replyTo.to : BROADCAST;
  const packets = await renderDelivery(delivery, options);
  if (packets.length === 0) return undefined;
  return { to, deliveries: [delivery], conveyance: new PacketByPacket(packets) };
}
