import {
  BabelmeshError,
  decodeMessage,
  encodeMessage,
  errorReply,
  isFragment,
  Reassembler,
  type RequestMessage,
  type WireMessage,
  type WireOptions,
} from '@babelmesh/protocol';
import { digest, type Intake, requesterId } from './intake.js';
import type { ReceivedPacket } from './link/link.js';
import { PRIVATE_APP } from './policy.js';
import type { Sender } from './senders.js';

/** Requests may ask for a longer life than the policy gives them, but not for a longer one than this. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;

/** Messages of other nodes and of `babelmesh send`, on the private port. */
export class CborRequests {
  readonly #intake: Intake;
  readonly #fragments: Reassembler;
  readonly #wire: WireOptions;

  constructor(intake: Intake) {
    this.#intake = intake;
    const { codec } = intake.options;
    this.#wire = codec ? { codec } : {};
    this.#fragments = new Reassembler({ clock: intake.options.clock });
  }

  async receive(packet: ReceivedPacket): Promise<void> {
    const sender = this.#intake.sender(packet);
    let bytes: Uint8Array | undefined = packet.payload;
    let message: WireMessage;
    try {
      if (isFragment(bytes)) bytes = this.#fragments.accept(requesterId(packet), bytes);
      if (!bytes) return;
      message = decodeMessage(bytes, this.#wire);
    } catch (error) {
      const question = bytes ?? packet.payload;
      return sender.mayAsk() ? this.#refuse(error, question, packet) : this.#limit(question, packet);
    }
    try {
      await this.#obey(message, bytes, packet, sender);
    } catch (error) {
      this.#refuse(error, bytes, packet);
    }
  }

  async #obey(
    message: WireMessage,
    bytes: Uint8Array,
    packet: ReceivedPacket,
    sender: Sender,
  ): Promise<void> {
    const { kind } = message;
    if (kind !== 'request' && kind !== 'statusQuery' && kind !== 'nodeQuery') {
      // An answer, to somebody who waits for it elsewhere.
      return this.#intake.ignore('not_a_question', packet);
    }
    const urgent = kind === 'request' && message.priority === 'emergency' && sender.mayAskUrgently();
    if (!urgent && !sender.mayAsk()) return this.#limit(bytes, packet);
    switch (kind) {
      case 'request':
        return this.#request(message, packet, sender, urgent);
      case 'statusQuery':
        return this.#status(message.token, packet, sender);
      case 'nodeQuery':
        return this.#nodeStatus(packet);
    }
  }

  async #request(
    message: RequestMessage,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const { token, text, source, target, priority, expiresInS, compact } = message;
    const { clock, policy } = this.#intake.options;
    const lifetimeMs = expiresInS === undefined ? policy.requestLifetimeMs : expiresInS * 1000;
    const { from: to, channel, id: replyId } = packet;
    const jobId = await this.#intake.submit(
      {
        text,
        source,
        target,
        priority: priority === 'emergency' && !urgent ? 'normal' : priority,
        replyTo: { inlet: 'radio', to, channel, replyId, form: 'cbor', token, ...(compact && { compact }) },
        // A requester that saw no ACK sends the same once more, in a packet with another id.
        idempotencyKey: `token ${token} ${digest(`${source}>${target} ${text}`)}`,
        expiresAt: clock.now() + Math.min(lifetimeMs, LONGEST_LIFETIME_MS),
      },
      packet,
    );
    sender.remember({ jobId, token });
  }

  async #status(token: number, packet: ReceivedPacket, sender: Sender): Promise<void> {
    const job = await this.#intake.job(sender.byToken(token)?.jobId);
    if (!job) throw new BabelmeshError('job_not_found', 'No request with this token is known.');
    const { state, doneSegments, totalSegments } = job;
    const progress = totalSegments > 0 ? { doneSegments, totalSegments } : {};
    this.#answer('status', packet, { kind: 'status', token, state, ...progress });
  }

  async #nodeStatus(packet: ReceivedPacket): Promise<void> {
    const { directions, backlog } = this.#intake.options;
    const pairs = directions.directions.map(({ source, target }) => ({ source, target }));
    const waiting = await backlog.waiting();
    this.#answer('node', packet, { kind: 'nodeStatus', directions: pairs, waiting });
  }

  #limit(question: Uint8Array, packet: ReceivedPacket): void {
    const limit = this.#intake.limit(packet);
    const reply = limit && errorReply(question, limit);
    if (reply) this.#answer('limit', packet, reply);
  }

  #refuse(error: unknown, question: Uint8Array, packet: ReceivedPacket): void {
    const reply = errorReply(question, this.#intake.reason(error, packet));
    if (reply) this.#answer(`error ${packet.id}`, packet, reply);
    else this.#intake.ignore('not_a_question', packet);
  }

  #answer(topic: string, { from, channel }: ReceivedPacket, message: WireMessage): void {
    const payload = encodeMessage(message);
    const wantAck = message.kind === 'error';
    this.#intake.options.notices.post(`${from} cbor ${topic}`, {
      to: from,
      channel,
      portnum: PRIVATE_APP,
      payload,
      wantAck,
    });
  }
}
