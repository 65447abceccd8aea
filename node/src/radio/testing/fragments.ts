import { LossEstimate, TransferSender } from '@babelmesh/protocol';

/** The packets a message goes out in where nothing is lost. */
export function fragmentsOf(message: Uint8Array, maxPacketBytes = 200): Uint8Array[] {
  if (message.length <= maxPacketBytes) return [message];
  const loss = new LossEstimate();
  loss.observe(1_000, 0);
  const sender = new TransferSender({ message, maxPacketBytes, firstAsk: 0, window: 255, loss });
  const packets: Uint8Array[] = [];
  for (let action = sender.next(0); action.kind === 'send'; action = sender.next(0)) {
    packets.push(action.packet);
    sender.sent(0);
  }
  return packets;
}
