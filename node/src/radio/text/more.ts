import type { OutgoingPacket, ReceivedPacket } from '../link/link.js';
import { cutIntoParts, type Part } from '../outlet/parts.js';
import { TEXT_MESSAGE_APP } from '../policy.js';
import { requesterId } from '../requester.js';
import type { Desk } from './desk.js';
import * as replies from './replies.js';
import type { Rests } from './rests.js';

/** Smaller packets are mostly header. */
const LEAST_PAYLOAD_BYTES = 32;

interface Batch {
  readonly outgoing: Omit<OutgoingPacket, 'payload'>;
  readonly reader: string;
  readonly rest: string;
  readonly parts: readonly Part[];
}

/** Sends the next parts of a long answer, each after the last was confirmed. What was not stays for the next `more`. */
export class More {
  readonly #desk: Desk;
  readonly #rests: Rests;
  readonly #sendingTo = new Set<number>();

  constructor(desk: Desk, rests: Rests) {
    this.#desk = desk;
    this.#rests = rests;
  }

  send(packet: ReceivedPacket): void {
    const { from: to, channel, id: replyId } = packet;
    const { intake } = this.#desk;
    const { transmitter, policy } = intake.options;
    const reader = requesterId(packet);
    const rest = this.#rests.of(reader);
    if (this.#sendingTo.has(to)) intake.ignore('repeated', packet);
    else if (rest === undefined) {
      this.#desk.say('more', packet, replies.say(this.#desk.reader(packet).words, 'nothingMore'));
    } else {
      const outgoing = {
        to,
        channel,
        portnum: TEXT_MESSAGE_APP,
        replyId,
        needsKey: packet.pkiEncrypted,
        wantAck: true,
      };
      const limitBytes = Math.max(LEAST_PAYLOAD_BYTES, transmitter.maxPayloadBytes(outgoing, 'normal'));
      const parts = cutIntoParts(rest, { limitBytes, maxParts: policy.maxParts, hasMore: true });
      this.#sendingTo.add(to);
      this.#sendPart({ outgoing, reader, rest, parts }, 0);
    }
  }

  #sendPart(batch: Batch, index: number): void {
    const { outgoing, reader, rest, parts } = batch;
    const { to } = outgoing;
    const part = parts[index];
    if (!part) {
      this.#sendingTo.delete(to);
      return;
    }
    const packet = { ...outgoing, payload: new TextEncoder().encode(part.text) };
    this.#desk.intake.options.notices.post(`${to} text more`, packet, 'normal', (hasArrived) => {
      if (!hasArrived) {
        this.#sendingTo.delete(to);
        return;
      }
      // Where a newer answer has come meanwhile, its rest stays.
      const begin = parts[index - 1]?.end ?? 0;
      if (this.#rests.of(reader) === rest.slice(begin)) this.#rests.keep(reader, rest.slice(part.end));
      this.#sendPart(batch, index + 1);
    });
  }
}
