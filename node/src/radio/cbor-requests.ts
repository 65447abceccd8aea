import {
  BabelmeshError,
  decodeMessage,
  encodeMessage,
  errorReply,
  isOfTransfer,
  isReport,
  type RequestMessage,
  type WireMessage,
  type WireOptions,
} from '@babelmesh/protocol';
import { digest, type Intake, requesterId } from './intake.js';
import type { OutgoingPacket, ReceivedPacket } from './link/link.js';
import { PRIVATE_APP } from './policy.js';
import type { Sender } from './senders.js';

/** Requests may ask for a longer life than the policy gives them, but not for a longer one than this. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;

/** Messages of other nodes and of `babelmesh send`, on the private port. */
export class CborRequests {
  readonly #intake: Intake;
  readonly #wire: WireOptions;

  constructor(intake: Intake) {
    this.#intake = intake;
    const { codec } = intake.options;
    this.#wire = codec ? { codec } : {};
  }

  async receive(packet: ReceivedPacket): Promise<void> {
    const { transfers } = this.#intake.options;
    const { payload } = packet;
    let report: OutgoingPacket | undefined;
    let message: Uint8Array | undefined = payload;
    try {
      if (isReport(payload)) {
        if (!transfers.reported(packet)) this.#intake.ignore('not_a_question', packet);
        return;
      }
      if (isOfTransfer(payload)) ({ message, report } = transfers.receive(packet, requesterId(packet)));
    } catch (error) {
      return this.#unreadable(error, payload, packet);
    }
    // That a request has arrived is said when its job is on disk.
    if (message) await this.#read(message, packet);
    if (report) await this.#report(report);
  }

  async #read(bytes: Uint8Array, packet: ReceivedPacket): Promise<void> {
    let message: WireMessage;
    try {
      message = decodeMessage(bytes, this.#wire);
    } catch (error) {
      return this.#unreadable(error, bytes, packet);
    }
    try {
      await this.#obey(message, bytes, packet, this.#intake.sender(packet));
    } catch (error) {
      this.#refuse(error, bytes, packet);
    }
  }

  /** What the channel has no room for now the sender asks for again. */
  async #report(packet: OutgoingPacket): Promise<void> {
    const { transmitter, logger } = this.#intake.options;
    try {
      await transmitter.send(packet, 'normal');
    } catch (error) {
      logger.debug({ to: packet.to, error }, 'What has come of a transfer could not be reported.');
    }
  }

  #unreadable(error: unknown, bytes: Uint8Array, packet: ReceivedPacket): void {
    if (this.#intake.sender(packet).mayAsk()) this.#refuse(error, bytes, packet);
    else this.#limit(bytes, packet);
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
