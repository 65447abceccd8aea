import {
  BabelmeshError,
  type Clock,
  type Job,
  type Logger,
  type ReplyTo,
  type TextCodec,
  type TranslationRequest,
  toBabelmeshError,
  type WireMessage,
} from '@babelmesh/protocol';
import type { Transmitter } from '../airtime/transmitter.js';
import type { Transfers } from '../cbor/transfers.js';
import { channelAt } from '../link/channels.js';
import type { RadioLink, ReceivedPacket } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import { BROADCAST } from '../link/sizes.js';
import type { Notices } from '../outlet/notices.js';
import type { IgnoreReason, RadioPolicy } from '../policy.js';
import type { Admission, Backlog, Directions, Jobs } from '../ports.js';
import { requesterId } from '../requester.js';
import type { CommandOptions } from '../text/commands.js';
import type { Traffic } from '../traffic.js';
import type { Congestion } from './congestion.js';
import { type Sender, Senders } from './senders.js';

export interface IntakeOptions {
  readonly link: RadioLink;
  readonly admission: Admission;
  readonly jobs: Jobs;
  readonly directions: Directions;
  readonly backlog: Backlog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly policy: RadioPolicy;
  readonly transmitter: Transmitter;
  readonly notices: Notices;
  readonly traffic: Traffic;
  readonly congestion: Congestion;
  readonly transfers: Transfers;
  /** Without it, compressed texts are refused. */
  readonly codec?: TextCodec;
  /** Somebody at this node, or a program, waits for an answer. */
  readonly onAsked?: (node: number) => void;
  /** An answer to something this node may have asked: whether it had. Not called for what asks. */
  readonly onAnswer?: (message: WireMessage, packet: ReceivedPacket) => boolean;
}

/** What requests in text and in CBOR have in common on their way to admission. */
export class Intake {
  readonly options: IntakeOptions;
  readonly ignored = new Map<IgnoreReason, number>();
  readonly #senders: Senders;

  constructor(options: IntakeOptions) {
    this.options = options;
    this.#senders = new Senders(options.clock, options.policy);
  }

  sender(packet: ReceivedPacket): Sender {
    return this.#senders.get(requesterId(packet));
  }

  /** Gives the job's id when the job is on disk: then, and not before, the request is accepted. */
  async submit(request: Omit<TranslationRequest, 'requester'>, packet: ReceivedPacket): Promise<string> {
    const requester = { inlet: 'radio', id: requesterId(packet) } as const;
    const replyTo = this.#placed(request.replyTo, packet);
    const to = replyTo.inlet === 'radio' ? replyTo.to : packet.from;
    await this.options.congestion.check(to, request.priority);
    const [job] = await this.options.admission.submit([{ ...request, replyTo, requester }]);
    if (!job) throw new BabelmeshError('internal', 'Admission gave no job.');
    return job.id;
  }

  /** What goes under a key goes on no channel. */
  #placed(replyTo: ReplyTo, { pkiEncrypted }: ReceivedPacket): ReplyTo {
    if (replyTo.inlet !== 'radio' || (pkiEncrypted && replyTo.to !== BROADCAST)) return replyTo;
    return { ...replyTo, ...channelAt(this.options.link.state, replyTo.channel) };
  }

  async job(id: string | undefined): Promise<Job | undefined> {
    return id === undefined ? undefined : this.options.jobs.get(id);
  }

  languages(): CommandOptions {
    const { directions, phrases } = this.options.directions;
    return {
      ...(phrases && { phrases }),
      targets: new Set(directions.map(({ target }) => target)),
      sources: new Set(directions.map(({ source }) => source)),
    };
  }

  /** What went wrong, for the sender; a defect is for the log too. */
  reason(error: unknown, { from }: ReceivedPacket): BabelmeshError {
    const reason = toBabelmeshError(error);
    const details = { from: nodeId(from), code: reason.code };
    if (reason.code === 'internal')
      this.options.logger.error({ ...details, error }, 'A radio request failed.');
    else this.options.logger.debug(details, 'A radio request was refused.');
    return reason;
  }

  ignore(reason: IgnoreReason, packet: ReceivedPacket): void {
    const { from, portnum } = packet;
    this.ignored.set(reason, (this.ignored.get(reason) ?? 0) + 1);
    // The rest of a mesh's traffic: counted, but not worth a line each.
    if (reason === 'other_port' || reason === 'not_for_us') return;
    this.options.traffic.ignored(packet, reason);
    this.options.logger.debug({ from: nodeId(from), portnum, reason }, 'A radio packet was ignored.');
  }

  /** What a sender who asks too often is told, or undefined where it was told already. */
  limit(packet: ReceivedPacket): BabelmeshError | undefined {
    this.ignore('rate_limited', packet);
    const sender = this.sender(packet);
    const retryAfterMs = sender.mayAskInMs;
    if (!Number.isFinite(retryAfterMs) || !sender.mayTellLimit()) return undefined;
    return new BabelmeshError('rate_limited', 'Too many requests.', { retryAfterMs });
  }
}
