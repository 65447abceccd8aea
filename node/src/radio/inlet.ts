import { createHash } from 'node:crypto';
import {
  BabelmeshError,
  type Clock,
  decodeMessage,
  encodeMessage,
  errorReply,
  isFragment,
  type Logger,
  Reassembler,
  type RequestMessage,
  type TranslationRequest,
  toBabelmeshError,
  type WireMessage,
} from '@babelmesh/protocol';
import { type Command, parseCommand } from './commands.js';
import type { RadioLink, ReceivedPacket } from './link/link.js';
import type { Notices } from './notices.js';
import {
  BROADCAST,
  type IgnoreReason,
  ignoreReason,
  nodeId,
  PRIVATE_APP,
  type RadioPolicy,
  TEXT_MESSAGE_APP,
} from './policy.js';
import type { Admission, Backlog, Directions, Jobs } from './ports.js';
import {
  cancelledReply,
  errorReplyText,
  helpReply,
  hintReply,
  isOwnWords,
  langsReply,
  noLanguageReply,
  noTextReply,
  sosReply,
  statusReply,
} from './replies.js';
import { type Sender, Senders } from './senders.js';
import type { Transmitter } from './transmitter.js';

export interface InletOptions {
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
}

type TranslateCommand = Extract<Command, { kind: 'translate' }>;

/** Requests may ask for a longer life than the policy gives, but not for a longer one than this. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;

/** Packets in, requests out to admission; whatever cannot become a request is answered in few bytes or ignored. */
export class Inlet {
  readonly #options: InletOptions;
  readonly #senders: Senders;
  readonly #fragments: Reassembler;
  readonly #ignored = new Map<IgnoreReason, number>();
  readonly #working = new Set<Promise<void>>();

  constructor(options: InletOptions) {
    this.#options = options;
    this.#senders = new Senders(options.clock, options.policy);
    this.#fragments = new Reassembler({ clock: options.clock });
  }

  /** How many packets were not answered, by reason. */
  get ignored(): ReadonlyMap<IgnoreReason, number> {
    return this.#ignored;
  }

  receive(packet: ReceivedPacket): void {
    const self = this.#options.link.state.self?.num;
    if (self === undefined) return;
    const reason = ignoreReason(packet, self, this.#options.policy);
    if (reason) {
      this.#ignore(reason, packet);
      return;
    }
    const work = (packet.portnum === TEXT_MESSAGE_APP ? this.#text(packet) : this.#binary(packet)).catch(
      (error) =>
        this.#options.logger.error(
          { from: nodeId(packet.from), error },
          'A radio packet could not be dealt with.',
        ),
    );
    this.#working.add(work);
    void work.finally(() => this.#working.delete(work));
  }

  /** Resolves when everything received so far is dealt with. */
  async idle(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  async #text(packet: ReceivedPacket): Promise<void> {
    const text = new TextDecoder().decode(packet.payload);
    if (isOwnWords(text)) return this.#ignore('own_words', packet);
    // An answer to a packet that we did not send is none to us: another bot's, or to the phone on our radio.
    // We only ever send answers, so two of us cannot keep each other talking.
    if (packet.replyId !== 0 && !this.#options.transmitter.mayBeAnsweringUs(packet.from, packet.replyId)) {
      return this.#ignore('answer_to_others', packet);
    }
    const directed = packet.to !== BROADCAST;
    if (!directed && !/^\s*[!/]/u.test(text)) return this.#ignore('not_for_us', packet);

    const command = parseCommand(text, this.#languages());
    // Nothing but a request is answered on a channel.
    if (!directed && command.kind !== 'translate') return this.#ignore('not_a_question', packet);
    const sender = this.#senders.get(requesterId(packet));
    const urgent = isEmergency(command) && sender.mayAskUrgently();
    if (!urgent && command.kind === 'translate' && sender.repeats(text))
      return this.#ignore('repeated', packet);
    if (!urgent && !sender.mayAsk()) return this.#limited(packet, sender);
    await this.#obey(command, packet, sender, urgent);
  }

  async #obey(command: Command, packet: ReceivedPacket, sender: Sender, urgent: boolean): Promise<void> {
    const targets = [...this.#languages().targets];
    switch (command.kind) {
      case 'translate':
        return this.#translate(command, packet, sender, urgent);
      case 'help':
        return this.#say('help', packet, helpReply(targets));
      case 'langs':
        return this.#say('langs', packet, langsReply(this.#options.directions.directions));
      case 'status':
        return this.#say(
          'status',
          packet,
          statusReply(command.nth, await this.#job(sender.nth(command.nth)?.jobId)),
        );
      case 'cancel':
        return this.#cancel(command.nth, packet, sender);
      case 'no_text':
        return this.#say('hint', packet, noTextReply(command.target));
      case 'no_language':
        return this.#say('hint', packet, noLanguageReply(command.name, targets));
      case 'sos_no_language':
        return this.#say('sos', packet, sosReply(targets), urgent);
      case 'unknown':
        if (sender.mayTell('hint')) this.#say('hint', packet, hintReply(targets));
        else this.#ignore('not_a_question', packet);
    }
  }

  async #translate(
    { text, source, target }: TranslateCommand,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const directed = packet.to !== BROADCAST;
    try {
      const jobId = await this.#submit({
        text,
        source,
        target,
        priority: urgent ? 'emergency' : 'normal',
        requester: { inlet: 'radio', id: requesterId(packet) },
        replyTo: {
          inlet: 'radio',
          to: directed ? packet.from : BROADCAST,
          channel: packet.channel,
          replyId: packet.id,
          form: 'text',
        },
        idempotencyKey: `packet ${packet.id}`,
        expiresAt: this.#options.clock.now() + this.#options.policy.requestLifetimeMs,
      });
      sender.remember({ jobId, target });
    } catch (error) {
      const reason = this.#reason(error, packet);
      if (directed) this.#say(`error ${packet.id}`, packet, errorReplyText(reason), urgent);
    }
  }

  async #cancel(nth: number, packet: ReceivedPacket, sender: Sender): Promise<void> {
    const own = sender.nth(nth);
    if (!own) return this.#say('status', packet, statusReply(nth, undefined));
    try {
      await this.#options.jobs.cancel(own.jobId);
      this.#say('status', packet, cancelledReply(nth));
    } catch (error) {
      this.#say('status', packet, errorReplyText(this.#reason(error, packet)));
    }
  }

  async #binary(packet: ReceivedPacket): Promise<void> {
    const sender = this.#senders.get(requesterId(packet));
    let bytes: Uint8Array | undefined = packet.payload;
    let message: WireMessage;
    try {
      if (isFragment(bytes)) bytes = this.#fragments.accept(requesterId(packet), bytes);
      if (!bytes) return;
      message = decodeMessage(bytes);
    } catch (error) {
      const question = bytes ?? packet.payload;
      if (sender.mayAsk()) return this.#refuse(error, question, packet);
      return this.#limited(packet, sender, question);
    }
    try {
      await this.#message(message, bytes, packet, sender);
    } catch (error) {
      this.#refuse(error, bytes, packet);
    }
  }

  #refuse(error: unknown, question: Uint8Array, packet: ReceivedPacket): void {
    const reply = errorReply(question, this.#reason(error, packet));
    if (reply) this.#answer(`error ${packet.id}`, packet, reply);
    else this.#ignore('not_a_question', packet);
  }

  async #message(
    message: WireMessage,
    bytes: Uint8Array,
    packet: ReceivedPacket,
    sender: Sender,
  ): Promise<void> {
    switch (message.kind) {
      case 'request': {
        const urgent = message.priority === 'emergency' && sender.mayAskUrgently();
        if (!urgent && !sender.mayAsk()) return this.#limited(packet, sender, bytes);
        return this.#request(message, packet, sender, urgent);
      }
      case 'statusQuery': {
        if (!sender.mayAsk()) return this.#limited(packet, sender, bytes);
        const job = await this.#job(sender.byToken(message.token)?.jobId);
        if (!job) throw new BabelmeshError('job_not_found', 'No request with this token is known.');
        const { state, doneSegments, totalSegments } = job;
        const progress = totalSegments > 0 ? { doneSegments, totalSegments } : {};
        return this.#answer('status', packet, { kind: 'status', token: message.token, state, ...progress });
      }
      case 'nodeQuery': {
        if (!sender.mayAsk()) return this.#limited(packet, sender, bytes);
        const directions = this.#options.directions.directions.map(({ source, target }) => ({
          source,
          target,
        }));
        const waiting = await this.#options.backlog.waiting();
        return this.#answer('node', packet, { kind: 'nodeStatus', directions, waiting });
      }
      default:
        // An answer, to somebody who waits for it elsewhere.
        this.#ignore('not_a_question', packet);
    }
  }

  async #request(
    message: RequestMessage,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const { token, text, source, target, priority, expiresInS } = message;
    const { clock, policy } = this.#options;
    const lifetimeMs = expiresInS === undefined ? policy.requestLifetimeMs : expiresInS * 1000;
    const jobId = await this.#submit({
      text,
      source,
      target,
      priority: priority === 'emergency' && !urgent ? 'high' : priority,
      requester: { inlet: 'radio', id: requesterId(packet) },
      replyTo: {
        inlet: 'radio',
        to: packet.from,
        channel: packet.channel,
        replyId: packet.id,
        form: 'cbor',
        token,
      },
      // A requester that saw no ACK sends the same once more, in a packet with another id.
      idempotencyKey: `token ${token} ${digest(`${source}>${target} ${text}`)}`,
      expiresAt: clock.now() + Math.min(lifetimeMs, LONGEST_LIFETIME_MS),
    });
    sender.remember({ jobId, target, token });
  }

  /** The request is accepted when this resolves: its job is on disk. */
  async #submit(request: TranslationRequest): Promise<string> {
    const [job] = await this.#options.admission.submit([request]);
    if (!job) throw new BabelmeshError('internal', 'Admission gave no job.');
    return job.id;
  }

  async #job(id: string | undefined) {
    return id === undefined ? undefined : this.#options.jobs.get(id);
  }

  #languages() {
    const { directions } = this.#options.directions;
    return {
      targets: new Set(directions.map(({ target }) => target)),
      sources: new Set(directions.map(({ source }) => source)),
    };
  }

  #reason(error: unknown, { from }: ReceivedPacket): BabelmeshError {
    const reason = toBabelmeshError(error);
    const details = { from: nodeId(from), code: reason.code };
    if (reason.code === 'internal')
      this.#options.logger.error({ ...details, error }, 'A radio request failed.');
    else this.#options.logger.debug(details, 'A radio request was refused.');
    return reason;
  }

  #limited(packet: ReceivedPacket, sender: Sender, bytes?: Uint8Array): void {
    this.#ignore('rate_limited', packet);
    const retryAfterMs = sender.mayAskInMs;
    if (packet.to === BROADCAST || !Number.isFinite(retryAfterMs) || !sender.mayTell('limit')) return;
    const reason = new BabelmeshError('rate_limited', 'Too many requests.', { retryAfterMs });
    const reply = bytes && errorReply(bytes, reason);
    if (!bytes) this.#say('limit', packet, errorReplyText(reason));
    else if (reply) this.#answer('limit', packet, reply);
  }

  #ignore(reason: IgnoreReason, { from, portnum }: ReceivedPacket): void {
    this.#ignored.set(reason, (this.#ignored.get(reason) ?? 0) + 1);
    if (reason === 'other_port' || reason === 'not_for_us') return;
    this.#options.logger.debug({ from: nodeId(from), portnum, reason }, 'A radio packet was ignored.');
  }

  #say(topic: string, packet: ReceivedPacket, text: string, urgent = false): void {
    this.#post(topic, packet, TEXT_MESSAGE_APP, new TextEncoder().encode(text), urgent);
  }

  #answer(topic: string, packet: ReceivedPacket, message: WireMessage): void {
    this.#post(topic, packet, PRIVATE_APP, encodeMessage(message), false);
  }

  #post(
    topic: string,
    { from, channel, id }: ReceivedPacket,
    portnum: number,
    payload: Uint8Array,
    urgent: boolean,
  ) {
    const threaded = portnum === TEXT_MESSAGE_APP;
    // Without an ACK: one transmission instead of up to three. Who misses help or a status asks again.
    const wantAck = urgent || topic.startsWith('error');
    this.#options.notices.post(
      `${from} ${topic}`,
      { to: from, channel, portnum, payload, wantAck, ...(threaded && { replyId: id }) },
      urgent ? 'emergency' : 'normal',
    );
  }
}

function isEmergency(command: Command): boolean {
  return command.kind === 'sos_no_language' || (command.kind === 'translate' && command.emergency);
}

/** The node's id and, where its key proves it, a hash of the key: somebody else's packets get another one. */
export function requesterId({ from, pkiEncrypted, publicKey }: ReceivedPacket): string {
  return pkiEncrypted && publicKey ? `${nodeId(from)}:${digest(publicKey)}` : nodeId(from);
}

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 16);
}
