import type { Sender } from '../inlet/senders.js';
import type { ReceivedPacket } from '../link/link.js';
import { requesterId } from '../requester.js';
import type { CallLog } from './call-log.js';
import { type Callee, Calls } from './calls.js';
import { type Command, isEmergency, isMarked, parseCommand } from './commands.js';
import type { Conversation, Conversations, Seat, Speaker } from './conversations.js';
import type { Desk } from './desk.js';
import { withoutSos } from './emergency-call.js';
import { leadingLanguage } from './language-names.js';
import { isOwnSentence } from './own-language.js';
import { hasWords } from './plain-text.js';
import * as replies from './replies.js';
import { agrees, declines, wordsIn } from './words/tables.js';
import type { Key } from './words/words.js';

type Talk = Extract<Command, { kind: 'talk' }>;

/** Commands that stay commands between two who talk: everything else is for the other. */
const ALWAYS: ReadonlySet<Command['kind']> = new Set([
  'more',
  'status',
  'cancel',
  'langs',
  'lang',
  'lang_set',
  'lang_off',
]);

/** For the other to see, where nothing but an emergency was called. */
const SOS_SIGN = '🆘';

/** Two people who each write in their own language, by direct messages to the node, once both agreed. */
export class Interpreter {
  readonly #desk: Desk;
  readonly #conversations: Conversations;
  readonly #calls: Calls;
  readonly #log: CallLog;

  constructor(
    desk: Desk,
    { conversations, callLog }: { readonly conversations: Conversations; readonly callLog: CallLog },
  ) {
    this.#desk = desk;
    this.#conversations = conversations;
    this.#log = callLog;
    this.#calls = new Calls(desk);
  }

  /** Whether the message is part of a conversation: then it goes to the other, and is no command. */
  isTalking(text: string, command: Command, packet: ReceivedPacket): boolean {
    const seat = this.#seat(packet);
    if (!seat?.conversation.isOpen || isTooLate(command, seat)) return false;
    return !isMarked(text, command) && !ALWAYS.has(command.kind) && command.kind !== 'stop';
  }

  /** Takes what concerns a conversation; false where the message is for others to deal with. */
  async receive(
    text: string,
    command: Command,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<boolean> {
    if (command.kind === 'talk' && !this.isTalking(text, command, packet)) {
      if (this.#calls.isProven(packet)) this.#call(command, packet);
      else this.#desk.intake.ignore('not_a_question', packet);
      return true;
    }
    const seat = this.#seat(packet);
    if (command.kind === 'stop') {
      if (seat && this.#isAsked(seat, packet)) this.#decline(seat.conversation);
      else if (seat && (seat.conversation.isOpen || seat.me === seat.conversation.caller))
        this.#stop(seat, packet);
      else this.#desk.say('talk', packet, replies.say(this.#desk.reader(packet).words, 'talkNone'));
      return true;
    }
    if (!seat) return false;
    if (!seat.conversation.isOpen) return this.#isAsked(seat, packet) && this.#answer(text, seat, packet);
    if (command.kind === 'lang_set') this.#conversations.spoke(seat, command.language);
    const isTalking = this.isTalking(text, command, packet);
    if (seat.isOver && (isTalking || isTooLate(command, seat))) {
      this.#conversations.end(seat.conversation);
      this.#tell(packet, 'talkEnded', seat.other.name);
      return isTalking;
    }
    if (!isTalking) return false;
    await this.#pass(text, seat, packet, sender, urgent);
    return true;
  }

  #seat(packet: ReceivedPacket): Seat | undefined {
    const seat = this.#conversations.of({ id: requesterId(packet), num: packet.from });
    if (!seat?.isOver || seat.conversation.isOpen) return seat;
    // Nobody answered the call.
    this.#conversations.end(seat.conversation);
    return undefined;
  }

  #isAsked({ conversation, me }: Seat, packet: ReceivedPacket): boolean {
    return !conversation.isOpen && me === conversation.called && this.#calls.isProven(packet);
  }

  /** Translates what one says for the other. */
  async #pass(
    text: string,
    seat: Seat,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<void> {
    const { me, other, conversation } = seat;
    this.#conversations.spoke(seat);
    const call = withoutSos(text);
    const words = call === undefined ? text : this.#withoutLanguage(call, seat) || SOS_SIGN;
    // Emoji, and what the other understands as it is, go over unchanged. Of two who set the same
    // language, each text tells its own.
    const isSame = me.language === other.language;
    const isUnderstood = isSame || !hasWords(words) || this.#desk.isIn(words, other.language);
    await this.#desk.order(
      {
        text: words,
        source: isUnderstood ? 'auto' : me.language,
        target: other.language,
        priority: urgent ? 'emergency' : 'normal',
        replyTo: {
          to: other.num,
          channel: conversation.channel,
          replyId: 0,
          prefix: `${me.name}: ${call === undefined ? '' : 'SOS: '}`,
          language: me.language,
          author: { to: me.num, replyId: packet.id },
        },
        key: `packet ${packet.id}`,
      },
      packet,
      sender,
    );
  }

  /** Who is used to write `sos es …` need not think of where it goes; a sentence of their own language stays whole. */
  #withoutLanguage(words: string, { me, other }: Seat): string {
    const { intake, detector } = this.#desk;
    const languages = intake.languages();
    const command = parseCommand(words, { ...languages, isSentence: isOwnSentence(me, detector) });
    const first = leadingLanguage(words, languages.targets);
    // `sos Spanish tourists are hurt`
    const mayBeSaid = first && !first.byCode && !first.colon;
    const isForOther = command.kind === 'translate' && command.target === other.language && !mayBeSaid;
    return isForOther ? command.text : words;
  }

  #call({ to, language }: Talk, packet: ReceivedPacket): void {
    const found = this.#calls.find(to, packet.from);
    const seat = this.#seat(packet);
    if (typeof found === 'string') this.#tell(packet, found, to);
    else if (seat && this.#isAsked(seat, packet) && seat.other.num === found.num) {
      // Each called the other: that is agreement.
      this.#open(seat.conversation, packet, undefined);
    } else this.#invite(found, language, packet, seat);
  }

  #invite(found: Callee, named: string | undefined, packet: ReceivedPacket, seat: Seat | undefined): void {
    const id = requesterId(packet);
    const own = this.#desk.person(packet).language;
    const theirs = this.#desk.people.ofNode(found.num)?.language ?? named;
    const obstacle = this.#obstacle(id, found.num, own, theirs);
    if (obstacle || own === undefined || theirs === undefined) {
      this.#tell(packet, obstacle ?? 'talkTheirLanguage', found.name, theirs);
      return;
    }
    if (seat) this.#stop(seat, packet, { isTold: false });
    const caller = { num: packet.from, id, name: this.#calls.nameOf(packet.from), language: own };
    this.#conversations.begin(caller, { ...found, language: theirs }, packet.channel);
    const invitation = { who: caller.name, language: replies.endonym(theirs) };
    const text = replies.say(wordsIn(theirs), 'talkInvite', invitation);
    this.#desk.tell('talk', { to: found.num, channel: packet.channel }, text, (hasArrived) => {
      // Perhaps only the confirmation was lost: the call stands, and can still be answered.
      if (!hasArrived) this.#tell(packet, 'talkBusy', found.name);
    });
    this.#tell(packet, 'talkAsked', found.name);
  }

  #obstacle(id: string, num: number, own: string | undefined, theirs: string | undefined): Key | undefined {
    if (own === undefined || theirs === undefined) return 'talkTheirLanguage';
    if (own === theirs) return 'talkSame';
    if (!this.#calls.canTranslate(own, theirs)) return 'noPair';
    if (this.#conversations.isTaken(num, id) || !this.#log.mayCall(id, num)) return 'talkBusy';
    return undefined;
  }

  /** What somebody says who is asked; false where it is no answer. */
  #answer(text: string, { conversation }: Seat, packet: ReceivedPacket): boolean {
    if (declines(text)) {
      this.#decline(conversation);
      return true;
    }
    const [, word = text, named] = /^(\S+)\s+(\S.*)$/u.exec(text.trim()) ?? [];
    const command = parseCommand(`lang ${named ?? ''}`, this.#desk.intake.languages());
    if (agrees(text)) this.#open(conversation, packet, undefined);
    else if (!agrees(word)) return false;
    else if (command.kind === 'lang_set') this.#open(conversation, packet, command.language);
    else if (command.kind === 'no_language') this.#desk.noLanguage(command.name, packet);
    else return false;
    return true;
  }

  #decline(conversation: Conversation): void {
    const { caller, called } = conversation;
    this.#conversations.end(conversation);
    this.#log.declined(caller.id ?? '', called.num);
    this.#tellOther(caller, conversation, 'talkDeclined', called.name);
  }

  #open(conversation: Conversation, packet: ReceivedPacket, named: string | undefined): void {
    const { caller, called } = conversation;
    const language = named ?? this.#desk.person(packet).language ?? called.language;
    if (language === caller.language) this.#tell(packet, 'talkSame', caller.name, language);
    else if (!this.#calls.canTranslate(language, caller.language)) {
      this.#tell(packet, 'noPair', caller.name, caller.language);
    } else {
      this.#conversations.open(conversation, requesterId(packet), language);
      this.#tellOther(caller, conversation, 'talkOpen', called.name);
      this.#tell(packet, 'talkOpen', caller.name, undefined, language);
    }
  }

  #stop({ conversation, me, other }: Seat, packet: ReceivedPacket, { isTold = true } = {}): void {
    this.#conversations.end(conversation);
    if (isTold) this.#tell(packet, 'talkEnded', other.name, undefined, me.language);
    // Who was only asked, and has not answered, need not know.
    if (conversation.isOpen) this.#tellOther(other, conversation, 'talkEnded', me.name);
  }

  #tell(packet: ReceivedPacket, key: Key, who: string, language = '', reader?: string): void {
    const own = this.#desk.person(packet).language ?? reader;
    const text = replies.say(wordsIn(own), key, { who, language: language && replies.endonym(language) });
    this.#desk.say('talk', packet, text);
  }

  #tellOther({ num, language }: Speaker, { channel }: Conversation, key: Key, who: string): void {
    this.#desk.tell('talk', { to: num, channel }, replies.say(wordsIn(language), key, { who }));
  }
}

/**
 * An emergency after the end of a talk must not wait until its author has read of that: it goes on without. So does a
 * call to somebody else.
 */
function isTooLate(command: Command, { isOver }: Seat): boolean {
  return isOver && (isEmergency(command) || command.kind === 'talk');
}
