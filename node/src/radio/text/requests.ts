import type { Intake } from '../intake.js';
import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { TEXT_MESSAGE_APP } from '../policy.js';
import type { Sender } from '../senders.js';
import { type Command, parseCommand } from './commands.js';
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

type TranslateCommand = Extract<Command, { kind: 'translate' }>;

/** Messages of people with a stock app: commands in, few words back. */
export class TextRequests {
  readonly #intake: Intake;

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  async receive(packet: ReceivedPacket): Promise<void> {
    const { transmitter } = this.#intake.options;
    const text = new TextDecoder().decode(packet.payload);
    if (isOwnWords(text)) return this.#intake.ignore('own_words', packet);
    // An answer to a packet that we did not send is none to us: it is for the phone on our radio, or from another
    // bot. We only ever send answers, so two of us cannot keep each other talking.
    if (packet.replyId !== 0 && !transmitter.mayBeAnsweringUs(packet.from, packet.replyId)) {
      return this.#intake.ignore('answer_to_others', packet);
    }
    const directed = packet.to !== BROADCAST;
    if (!directed && !/^\s*[!/]/u.test(text)) return this.#intake.ignore('not_for_us', packet);

    const command = parseCommand(text, this.#intake.languages());
    // On a channel nothing but a request is answered.
    if (!directed && command.kind !== 'translate') return this.#intake.ignore('not_a_question', packet);
    const sender = this.#intake.sender(packet);
    const urgent = isEmergency(command) && sender.mayAskUrgently();
    if (!urgent && command.kind === 'translate' && sender.repeats(text)) {
      return this.#intake.ignore('repeated', packet);
    }
    if (!urgent && !sender.mayAsk()) {
      const limit = this.#intake.limit(packet);
      if (limit && directed) this.#say('limit', packet, errorReplyText(limit));
      return;
    }
    await this.#obey(command, packet, sender, urgent);
  }

  async #obey(command: Command, packet: ReceivedPacket, sender: Sender, urgent: boolean): Promise<void> {
    const targets = [...this.#intake.languages().targets];
    switch (command.kind) {
      case 'translate':
        return this.#translate(command, packet, sender, urgent);
      case 'help':
        return this.#say('help', packet, helpReply(targets));
      case 'langs':
        return this.#say('langs', packet, langsReply(this.#intake.options.directions.directions));
      case 'status': {
        const job = await this.#intake.job(sender.nth(command.nth)?.jobId);
        return this.#say('status', packet, statusReply(command.nth, job));
      }
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
        else this.#intake.ignore('not_a_question', packet);
    }
  }

  async #translate(
    { text, source, target }: TranslateCommand,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const { clock, policy } = this.#intake.options;
    const directed = packet.to !== BROADCAST;
    const to = directed ? packet.from : BROADCAST;
    try {
      const jobId = await this.#intake.submit(
        {
          text,
          source,
          target,
          priority: urgent ? 'emergency' : 'normal',
          replyTo: { inlet: 'radio', to, channel: packet.channel, replyId: packet.id, form: 'text' },
          idempotencyKey: `packet ${packet.id}`,
          expiresAt: clock.now() + policy.requestLifetimeMs,
        },
        packet,
      );
      sender.remember({ jobId });
    } catch (error) {
      const reason = this.#intake.reason(error, packet);
      if (directed) this.#say(`error ${packet.id}`, packet, errorReplyText(reason), urgent);
    }
  }

  async #cancel(nth: number, packet: ReceivedPacket, sender: Sender): Promise<void> {
    const own = sender.nth(nth);
    if (!own) return this.#say('status', packet, statusReply(nth, undefined));
    try {
      await this.#intake.options.jobs.cancel(own.jobId);
      this.#say('status', packet, cancelledReply(nth));
    } catch (error) {
      this.#say('status', packet, errorReplyText(this.#intake.reason(error, packet)));
    }
  }

  #say(topic: string, { from, channel, id }: ReceivedPacket, text: string, urgent = false): void {
    // Without an ACK it is one transmission instead of up to three, and who misses help or a status asks again.
    const wantAck = urgent || topic.startsWith('error');
    const payload = new TextEncoder().encode(text);
    const packet = { to: from, channel, portnum: TEXT_MESSAGE_APP, payload, replyId: id, wantAck };
    this.#intake.options.notices.post(`${from} text ${topic}`, packet, urgent ? 'emergency' : 'normal');
  }
}

function isEmergency(command: Command): boolean {
  return command.kind === 'sos_no_language' || (command.kind === 'translate' && command.emergency);
}
