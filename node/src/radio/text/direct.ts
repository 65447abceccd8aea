import type { Sender } from '../inlet/senders.js';
import type { ReceivedPacket } from '../link/link.js';
import { requesterId } from '../requester.js';
import { addressed } from './addressed.js';
import { type Command, isEmergency, isMarked, parseCommand } from './commands.js';
import type { Desk, Order } from './desk.js';
import type { Interpreter } from './interpreter.js';
import { More } from './more.js';
import { isOwnSentence, otherLanguage } from './own-language.js';
import { hasWords } from './plain-text.js';
import * as replies from './replies.js';
import type { Rests } from './rests.js';
import { Rewordings } from './rewordings.js';
import { helpLanguage, type WORDS, wordsIn } from './words/tables.js';

type Translation = Pick<Order, 'text' | 'source' | 'target' | 'otherwise' | 'expected'>;

/** Direct messages: commands in, few words back; and what somebody with a set language writes. */
export class DirectMessages {
  readonly #desk: Desk;
  readonly #interpreter: Interpreter;
  readonly #more: More;
  readonly #rewordings: Rewordings;

  constructor(desk: Desk, interpreter: Interpreter, rests: Rests) {
    this.#desk = desk;
    this.#interpreter = interpreter;
    this.#more = new More(desk, rests);
    this.#rewordings = new Rewordings(desk.intake.options.clock);
  }

  async receive(message: string, packet: ReceivedPacket): Promise<void> {
    const { intake } = this.#desk;
    const sender = intake.sender(packet);
    const { said, text, command, isTalking } = this.#read(message, packet);
    if (!isTalking && command.kind === 'unknown' && !hasWords(text)) {
      return intake.ignore('nothing_to_translate', packet);
    }
    const translation = isTalking ? undefined : this.#asked(command, text, packet, isMarked(said, command));
    const urgent = isEmergency(command) && sender.mayAskUrgently();
    if (!urgent && (translation || isTalking) && sender.repeats(text, { isTalking })) {
      return this.#desk.suspect('repeated', packet, sender);
    }
    if (!urgent && translation && this.#isLoop(command, translation, packet)) {
      return this.#suspect(translation, packet, sender);
    }
    if (!urgent && !sender.mayAsk()) return this.#desk.limit(packet, { isQuiet: false });
    if (await this.#interpreter.receive(said, command, packet, sender, urgent)) return;
    if (translation) return this.#translate(translation, packet, sender, urgent);
    await this.#obey(command, text, packet, sender, urgent);
  }

  /** Takes what the node has just said itself: where it would have been translated, a person is told. */
  suspect(message: string, packet: ReceivedPacket): void {
    const { said, text, command, isTalking } = this.#read(message, packet);
    const translation = isTalking ? undefined : this.#asked(command, text, packet, isMarked(said, command));
    const { intake } = this.#desk;
    if (translation) this.#suspect(translation, packet, intake.sender(packet));
    else intake.ignore('loop', packet);
  }

  isTalking(message: string, packet: ReceivedPacket): boolean {
    return this.#read(message, packet).isTalking;
  }

  #read(message: string, packet: ReceivedPacket) {
    const { intake, detector } = this.#desk;
    // Some are used to it from a channel. Who names the node speaks to it, and to nobody they talk with.
    const named = addressed(message, intake.options.link.state.self);
    const said = named === undefined ? message : `!${named}`;
    const isSentence = isOwnSentence(this.#desk.person(packet), detector);
    const command = parseCommand(said, { ...intake.languages(), isSentence });
    const isTalking = this.#interpreter.isTalking(said, command, packet);
    return { said, text: named ?? message, command, isTalking };
  }

  /** Who names the language is nobody's translator: those give back our words, and no command. */
  #isLoop({ kind }: Command, { text, target }: Translation, packet: ReceivedPacket): boolean {
    const id = requesterId(packet);
    if (kind === 'translate') {
      this.#rewordings.forget(id);
      return false;
    }
    return this.#rewordings.areTooMany(id, { text, target, isAnswer: packet.replyId !== 0 });
  }

  /** With the language it would have been translated into. */
  #suspect({ text, target, otherwise = target }: Translation, packet: ReceivedPacket, sender: Sender): void {
    const to = this.#desk.isIn(text, target) ? otherwise : target;
    this.#desk.suspect('loop', packet, sender, { to });
  }

  /** What is to be translated, by the words of the message or by the language of its sender. */
  #asked(command: Command, text: string, packet: ReceivedPacket, marked: boolean): Translation | undefined {
    if (command.kind === 'translate') return command;
    const person = this.#desk.person(packet);
    const { language } = person;
    if (language === undefined) return undefined;
    const words = command.kind === 'sos' ? command.text : text;
    const isSaid = command.kind === 'unknown' || (!marked && isNoRequest(command, text));
    const isWords = command.kind === 'sos' || isSaid;
    if (!isWords || !hasWords(words)) return undefined;
    if (command.kind !== 'sos' && helpLanguage(words) !== undefined) return undefined;
    const other = otherLanguage(person, this.#desk.intake.options.directions.directions);
    return {
      text: words,
      source: 'auto',
      target: language,
      ...(other !== undefined && { otherwise: other }),
      expected: other === undefined ? [language] : [language, other],
    };
  }

  async #translate(
    translation: Translation,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const { text, source, target, otherwise, expected } = translation;
    const { words } = this.#desk.reader(packet);
    if (!hasWords(text)) return this.#desk.say('hint', packet, replies.say(words, 'noText'));
    this.#learn(target, packet);
    const replyTo = {
      to: packet.from,
      channel: packet.channel,
      replyId: packet.id,
      ...this.#desk.told(packet, text),
    };
    const order = { text, source, target, priority: urgent ? 'emergency' : 'normal', replyTo } as const;
    const hints = { ...(otherwise !== undefined && { otherwise }), ...(expected && { expected }) };
    await this.#desk.order({ ...order, ...hints, key: `packet ${packet.id}` }, packet, sender);
  }

  /** Whoever asked for a language last wants it next time too. */
  #learn(target: string, packet: ReceivedPacket): void {
    const { language, other } = this.#desk.person(packet);
    if (language === undefined || target === language || target === other) return;
    this.#desk.people.change(requesterId(packet), { other: target });
  }

  async #obey(
    command: Command,
    text: string,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const desk = this.#desk;
    const { targets, intake } = desk;
    const { directions, phrases } = intake.options.directions;
    const reader = desk.reader(packet);
    const { words } = reader;
    switch (command.kind) {
      case 'help':
        return desk.say('help', packet, replies.helpReply(reader, targets));
      case 'langs':
        return desk.say('langs', packet, replies.langsReply(words, directions, phrases?.phraseLanguages));
      case 'lang':
      case 'lang_off':
      case 'lang_set':
        return this.#ownLanguage(command, packet);
      case 'status': {
        const job = await intake.job(sender.nth(command.nth)?.jobId);
        return desk.say('status', packet, replies.statusReply(words, command.nth, job));
      }
      case 'cancel':
        return this.#cancel(command.nth, packet, sender);
      case 'more':
        return this.#more.send(packet);
      case 'no_text':
        return desk.say('hint', packet, replies.say(words, 'addText', { to: command.target }));
      case 'no_language':
        return desk.noLanguage(command.name, packet);
      case 'sos':
        return desk.say('sos', packet, replies.sosReply(desk.reader(packet, command.text), targets), urgent);
      case 'unknown':
        return this.#hint(text, packet);
    }
  }

  /** Once: who does not want it is left in peace. */
  async #hint(text: string, packet: ReceivedPacket): Promise<void> {
    const { people, intake, targets } = this.#desk;
    const asked = helpLanguage(text);
    if (asked !== undefined) {
      const reader = { words: wordsIn(asked), language: asked };
      return this.#desk.say('help', packet, replies.helpReply(reader, targets));
    }
    const id = requesterId(packet);
    if (people.get(id).hinted) return intake.ignore('not_a_question', packet);
    people.change(id, { hinted: true });
    this.#desk.say('hint', packet, replies.hintReply(this.#desk.reader(packet, text), targets));
  }

  #ownLanguage(
    command: Extract<Command, { kind: 'lang' | 'lang_off' | 'lang_set' }>,
    packet: ReceivedPacket,
  ): void {
    const { people, targets } = this.#desk;
    const id = requesterId(packet);
    const { language } = people.get(id);
    if (command.kind === 'lang_set') people.change(id, { other: command.other, language: command.language });
    else if (command.kind === 'lang_off') people.forgetLanguage(id);
    // In the new language, or in the one that is forgotten.
    const words = wordsIn(command.kind === 'lang_set' ? command.language : language);
    this.#desk.say('lang', packet, this.#ownLanguageReply(command.kind, packet, words, targets));
  }

  #ownLanguageReply(
    kind: 'lang' | 'lang_off' | 'lang_set',
    packet: ReceivedPacket,
    words: (typeof WORDS)[string],
    targets: readonly string[],
  ): string {
    const person = this.#desk.person(packet);
    if (kind === 'lang_off') return replies.say(words, 'languageOff');
    if (person.language === undefined) {
      return replies.say(words, 'languageUnset', { languages: targets.join(' ') });
    }
    const language = replies.endonym(person.language);
    if (kind === 'lang') return replies.say(words, 'languageIs', { language });
    const other = otherLanguage(person, this.#desk.intake.options.directions.directions);
    return replies.say(words, 'languageSet', { language, other: other ? replies.endonym(other) : '?' });
  }

  async #cancel(nth: number, packet: ReceivedPacket, sender: Sender): Promise<void> {
    const { words } = this.#desk.reader(packet);
    const own = sender.nth(nth);
    if (!own) return this.#desk.say('status', packet, replies.say(words, 'noRequest'));
    try {
      await this.#desk.intake.options.jobs.cancel(own.jobId);
      this.#desk.say('status', packet, replies.say(words, 'cancelled'));
    } catch (error) {
      this.#desk.refuse(error, packet);
    }
  }
}

/** `French people are here`: a language's name, first in a sentence, of somebody who needs no commands. */
function isNoRequest(command: Command, text: string): boolean {
  return command.kind === 'no_language' && !/[>→]|^\s*(lang|talk)/iu.test(text);
}
