import { type Clock, isOfTransfer, type Received, TransferReceiver } from '@babelmesh/protocol';
import type { SimulatedNode } from '../simulator/simulated-node.js';
import { ANA, type FakeLink } from './fake-link.js';

/** A program behind a simulated radio that takes transfers and reports. What became whole is in `messages`. */
export function takeTransfers(node: SimulatedNode, clock: Clock) {
  const messages: Uint8Array[] = [];
  const receiver = new TransferReceiver();
  const stop = node.onMessage(({ from, portnum, payload }) => {
    if (!isOfTransfer(payload)) return;
    const { message, report } = receiver.accept(from, payload, clock.monotonic());
    if (message) messages.push(message);
    if (report) node.send({ to: from, portnum, payload: report, wantAck: false });
  });
  return { messages, stop };
}

/** A program that takes what a fake link sends, but for what `loses` says, and reports at once. */
export function takeTransfersFrom(
  link: FakeLink,
  clock: Clock,
  loses: (index: number) => boolean = () => false,
  reported: Parameters<FakeLink['receive']>[0] = {},
) {
  const messages: Uint8Array[] = [];
  const receiver = new TransferReceiver();
  const { answer } = link;
  link.answer = (packet, count) => {
    const { payload, portnum } = packet;
    if (!isOfTransfer(payload)) return answer(packet, count);
    if (loses(count)) return 'sent';
    const { message, report }: Received = receiver.accept(1, payload, clock.monotonic());
    if (message) messages.push(message);
    if (report) link.receive({ from: ANA, portnum, payload: report, ...reported });
    return 'sent';
  };
  return { messages, receiver };
}
