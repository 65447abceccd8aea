import type { Delivery, MeshNode } from '@babelmesh/protocol';
import type { OutgoingPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { TEXT_MESSAGE_APP } from '../policy.js';
import { nameOf } from '../text/calls.js';
import { say } from '../text/replies.js';
import { wordsIn } from '../text/words/tables.js';
import { receiverOf } from './shipment.js';

/**
 * What tells the author of a message that whom it is for has not got it; undefined where it is for the author, who sees
 * that nothing comes.
 */
export function notReached(
  { replyTo, outcome }: Pick<Delivery, 'replyTo' | 'outcome'>,
  nodes: ReadonlyMap<number, MeshNode>,
): OutgoingPacket | undefined {
  const to = receiverOf({ replyTo, outcome });
  if (replyTo.inlet !== 'radio' || !replyTo.author || to === BROADCAST || to !== replyTo.to) return undefined;
  const { author, channel, language } = replyTo;
  const text = say(wordsIn(language), 'talkNotReached', { who: nameOf(to, nodes) });
  const payload = new TextEncoder().encode(text);
  const packet = { to: author.to, channel, portnum: TEXT_MESSAGE_APP, payload };
  return { ...packet, replyId: author.replyId, wantAck: true };
}
