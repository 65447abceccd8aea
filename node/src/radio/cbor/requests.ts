import {
  BabelmeshError,
  decodeMessage,
  encodeMessage,
  errorReply,
  isBundle,
  isOfTransfer,
  isReport,
  type RequestMessage,
  shortDirections,
  unbundle,
  type WireMessage,
  type WireOptions,
} from '@babelmesh/protocol';
import type { Intake } from '../inlet/intake.js';
import type { Sender } from '../inlet/senders.js';
import type { OutgoingPacket, ReceivedPacket } from '../link/link.js';
import { PRIVATE_APP } from '../policy.js';
import { digest, requesterId } from '../requester.js';
import { transferKey } from './transfers.js';

/** Requests may ask for a longer life than the policy gives them, but not for a longer one than this. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;

/** What became of a message: a question that was taken, one that was not, or none. */
type Reading = 'taken' | 'refused' | 'no_question';

/** Messages of other nodes and of `babelmesh send`, on the private port. */
export class CborRequests {
  readonly #intake: Intake;
  readonly #wire: WireOptions;
  /** Transfers that became whole and are not dealt with yet. */
  readonly #reading = new Set<string>();

  constructor(intake: Intake) {
    this.#intake = intake;
    const { codec } = intake.options;
    this.#wire = codec ? { codec } : {};
  }

  async receive(packet: ReceivedPacket): Promise<void> {
    // Answers only, each as if it had come alone.
    if (isBundle(packet.payload)) {
      for (const message of unbundled(packet)) await this.#read(message, packet);
      return;
    }
    const { payload } = packet;
    try {
      if (isReport(payload)) {
        const { transfers } = this.#intake.options;
        if (!transfers.reported(packet)) this.#intake.ignore('not_a_question', packet);
      } else if (isOfTransfer(payload)) await this.#transferred(packet);
      else await this.#read(payload, packet);
    } catch (error) {
      this.#unreadable(error, payload, packet);
    }
  }

  async #transferred(packet: ReceivedPacket): Promise<void> {
    const { transfers } = this.#intake.options;
    const sender = requesterId(packet);
    const key = transferKey(packet, sender);
    // That a request has arrived is said when its job is on disk; whoever asks before will ask again.
    if (this.#reading.has(key)) return;
    const { message, report } = transfers.receive(packet, sender);
    if (message) {
      this.#reading.add(key);
      const reading = await this.#read(message, packet).finally(() => this.#reading.delete(key));
      if (reading === 'refused') return transfers.refuse(packet, sender);
      if (reading === 'taken') transfers.keep(packet, sender, message);
    }
    if (report) await this.#report(report);
  }

  async #read(bytes: Uint8Array, packet: ReceivedPacket): Promise<Reading> {
    let message: WireMessage;
    try {
      message = decodeMessage(bytes, this.#wire);
    } catch (error) {
      return this.#unreadable(error, bytes, packet);
    }
    try {
      return await this.#obey(message, bytes, packet, this.#intake.sender(packet));
    } catch (error) {
      return this.#refuse(error, bytes, packet);
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

  #unreadable(error: unknown, bytes: Uint8Array, packet: ReceivedPacket): Reading {
    if (this.#intake.sender(packet).mayAsk()) return this.#refuse(error, bytes, packet);
    return this.#limit(bytes, packet);
  }

  async #obey(
    message: WireMessage,
    bytes: Uint8Array,
    packet: ReceivedPacket,
    sender: Sender,
  ): Promise<Reading> {
    const { kind } = message;
    if (kind !== 'request' && kind !== 'statusQuery' && kind !== 'nodeQuery') {
      // Else it is an answer to somebody who waits for it elsewhere.
      const isExpected = this.#intake.options.onAnswer?.(message, packet);
      if (!isExpected) this.#intake.ignore('not_a_question', packet);
      return 'no_question';
    }
    const urgent = kind === 'request' && message.priority === 'emergency' && sender.mayAskUrgently();
    if (!urgent && !sender.mayAsk()) return this.#limit(bytes, packet);
    switch (kind) {
      case 'request':
        await this.#request(message, packet, sender, urgent);
        break;
      case 'statusQuery':
        await this.#status(message.token, packet, sender);
        break;
      case 'nodeQuery':
        await this.#nodeStatus(packet);
    }
    return 'taken';
  }

  async #request(
    message: RequestMessage,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const { token, text, source, target, priority, expiresInS, passes, compact } = message;
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
        ...(passes !== undefined && { passes }),
      },
      packet,
    );
    sender.remember({ jobId, token });
    this.#intake.options.onAsked?.(to);
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
    const own = shortDirections(directions.directions.filter(({ peer }) => peer === undefined));
    const waiting = await backlog.waiting();
    this.#answer('node', packet, { kind: 'nodeStatus', ...own, waiting });
  }

  #limit(question: Uint8Array, packet: ReceivedPacket): Reading {
    const limit = this.#intake.limit(packet);
    const reply = limit && errorReply(question, limit);
    if (reply) this.#answer('limit', packet, reply);
    return 'refused';
  }

  #refuse(error: unknown, question: Uint8Array, packet: ReceivedPacket): Reading {
    const reply = errorReply(question, this.#intake.reason(error, packet));
    if (reply) this.#answer(`error ${packet.id}`, packet, reply);
    else this.#intake.ignore('not_a_question', packet);
    return reply ? 'refused' : 'no_question';
  }

  #answer(topic: string, { from, channel }: ReceivedPacket, message: WireMessage): void {
    const payload = encodeMessage(message);
    // A node asks what this one translates rarely, and would only ask again.
    const wantAck = message.kind === 'error' || message.kind === 'nodeStatus';
    this.#intake.options.notices.post(`${from} cbor ${topic}`, {
      to: from,
      channel,
      portnum: PRIVATE_APP,
      payload,
      wantAck,
    });
  }
}

/** Of a bundle that cannot be read nothing is taken: it is no question in any case. */
function unbundled({ payload }: ReceivedPacket): readonly Uint8Array[] {
  try {
    return unbundle(payload);
  } catch (error) {
    if (error instanceof BabelmeshError) return [payload];
    throw error;
  }
}
