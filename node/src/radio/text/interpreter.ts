import { type Clock, TokenBucket } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { requesterId } from '../intake.js';
import type { ReceivedPacket } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import { isAnswered } from '../policy.js';
import type { Sender } from '../senders.js';
import { type Command, isMarked, parseCommand } from './commands.js';
import type { Conversation, Conversations, Seat, Speaker } from './conversations.js';
import type { Desk } from './desk.js';
import { hasWords, plainText } from './plain-text.js';
import * as replies from './replies.js';
import { agrees, declines, wordsIn } from './words/tables.js';
import type { Key } from './words/words.js';

interface Found {
  readonly num: number;
  readonly name: string;
}

type Talk = Extract<Command, { kind: 'talk' }>;

const HOUR_MS = 3_600_000;
/** Whoever was declined does not ask the same person again for so long. */
const DECLINED_MS = 24 * HOUR_MS;
const CALLS_PER_HOUR = 4;
const REMEMBERED = 500;

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

/** Two people who each write in their own language, by direct messages to the node, once both agreed. */
export class Interpreter {
  readonly #desk: Desk;
  readonly #conversations: Conversations;
  readonly #clock: Clock;
  /** By caller and called: when they were declined. */
  readonly #declinedAt = new LRUCache<string, number>({ max: REMEMBERED });
  readonly #calls = new LRUCache<string, TokenBucket>({ max: REMEMBERED });

  constructor(desk: Desk, conversations: Conversations) {
    this.#desk = desk;
    this.#conversations = conversations;
    this.#clock = desk.intake.options.clock;
  }

  /** Whether the message is part of a conversation: then it goes to the other, and is no command. */
  isTalking(text: string, command: Command, packet: ReceivedPacket): boolean {
    const seat = this.#seat(packet);
    if (!seat?.conversation.isOpen) return false;
    return !isMarked(text) && !ALWAYS.has(command.kind) && command.kind !== 'stop' && command.kind !== 'talk';
  }

  /** Takes what concerns a conversation; false where the message is for others to deal with. */
  async receive(
    text: string,
    command: Command,
    packet: ReceivedPacket,
    sender: Sender,
    urgent: boolean,
  ): Promise<boolean> {
    if (command.kind === 'talk') {
      this.#call(command, packet);
      return true;
    }
    const seat = this.#seat(packet);
    if (command.kind === 'stop') {
      if (seat) this.#stop(seat, packet);
      else this.#desk.say('talk', packet, replies.say(this.#desk.reader(packet).words, 'talkNone'));
      return true;
    }
    if (!seat) return false;
    if (!seat.conversation.isOpen) return this.#isAsked(seat, packet) && this.#answer(text, seat, packet);
    if (command.kind === 'lang_set') this.#conversations.spoke(seat, command.language);
    if (!this.isTalking(text, command, packet)) return false;
    if (seat.isOver) {
      this.#conversations.end(seat.conversation);
      this.#tell(packet, 'talkEnded', seat.other.name);
      return true;
    }
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

  #isAsked({ conversation, me }: Seat, { from }: ReceivedPacket): boolean {
    return !conversation.isOpen && me === conversation.called && me.num === from;
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
    const words = urgent ? text.replace(/^[\s!/]*s\.?o\.?s\.?[\s:：]*/iu, '') || text : text;
    // Emoji, and what the other understands as it is, go over unchanged.
    const isUnderstood = !hasWords(words) || this.#desk.isIn(words, other.language);
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
          prefix: `${me.name}: `,
          language: me.language,
          author: { to: me.num, replyId: packet.id },
        },
        key: `packet ${packet.id}`,
      },
      packet,
      sender,
    );
  }

  #call({ to, language }: Talk, packet: ReceivedPacket): void {
    const found = this.#find(to, packet);
    const seat = this.#seat(packet);
    if (typeof found === 'string') this.#tell(packet, found, to);
    else if (seat && this.#isAsked(seat, packet) && seat.other.num === found.num) {
      // Each called the other: that is agreement.
      this.#open(seat.conversation, packet, undefined);
    } else this.#invite(found, language, packet, seat);
  }

  #invite(found: Found, named: string | undefined, packet: ReceivedPacket, seat: Seat | undefined): void {
    const id = requesterId(packet);
    const own = this.#desk.person(packet).language;
    const theirs = this.#desk.people.ofNode(found.num)?.language ?? named;
    const obstacle = this.#obstacle(id, found.num, own, theirs);
    if (obstacle || own === undefined || theirs === undefined) {
      this.#tell(packet, obstacle ?? 'talkTheirLanguage', found.name, theirs);
      return;
    }
    if (seat) this.#stop(seat, packet, { isTold: false });
    const caller = { num: packet.from, id, name: this.#nameOf(packet.from), language: own };
    this.#conversations.begin(caller, { ...found, language: theirs }, packet.channel);
    const invitation = { who: caller.name, language: replies.endonym(theirs) };
    const text = replies.say(wordsIn(theirs), 'talkInvite', invitation);
    this.#desk.tell('talk', { to: found.num, channel: packet.channel }, text);
    this.#tell(packet, 'talkAsked', found.name);
  }

  #obstacle(id: string, num: number, own: string | undefined, theirs: string | undefined): Key | undefined {
    if (own === undefined || theirs === undefined) return 'talkTheirLanguage';
    if (own === theirs) return 'talkSame';
    if (!this.#canTranslate(own, theirs)) return 'noPair';
    if (this.#conversations.isTaken(num) || !this.#mayCall(id, num)) return 'talkBusy';
    return undefined;
  }

  /** The node of a short name or id, or why it is none. */
  #find(
    name: string,
    packet: ReceivedPacket,
  ): { num: number; name: string } | 'talkUnknown' | 'talkSeveral' | 'talkBusy' {
    const { link, policy } = this.#desk.intake.options;
    const wanted = name.toLowerCase();
    const others = [...link.state.nodes.values()].filter(({ num }) => num !== packet.from);
    const byId = others.filter(({ id }) => id === wanted);
    const all = byId.length > 0 ? byId : others.filter(({ shortName }) => shortName.toLowerCase() === wanted);
    const [node, second] = all;
    if (!node) return 'talkUnknown';
    if (second) return 'talkSeveral';
    if (node.isUnmessagable || !isAnswered(node, policy)) return 'talkBusy';
    return { num: node.num, name: this.#nameOf(node.num) };
  }

  #nameOf(num: number): string {
    const name = plainText(this.#desk.intake.options.link.state.nodes.get(num)?.shortName ?? '').trim();
    return name || nodeId(num).slice(-4);
  }

  #canTranslate(one: string, other: string): boolean {
    const { directions } = this.#desk.intake.options.directions;
    const has = (from: string, to: string) =>
      directions.some(({ source, target }) => source === from && target === to);
    return has(one, other) && has(other, one);
  }

  /** Nobody is asked again and again. */
  #mayCall(caller: string, called: number): boolean {
    const declinedAt = this.#declinedAt.get(`${caller} ${called}`);
    if (declinedAt !== undefined && this.#clock.monotonic() - declinedAt < DECLINED_MS) return false;
    const bucket =
      this.#calls.get(caller) ??
      new TokenBucket({ clock: this.#clock, capacity: CALLS_PER_HOUR, refillMs: HOUR_MS });
    this.#calls.set(caller, bucket);
    return bucket.take();
  }

  /** What somebody says who is asked; false where it is no answer. */
  #answer(text: string, { conversation }: Seat, packet: ReceivedPacket): boolean {
    if (declines(text)) {
      const { caller, called } = conversation;
      this.#conversations.end(conversation);
      this.#declinedAt.set(`${caller.id} ${called.num}`, this.#clock.monotonic());
      this.#tellOther(caller, conversation, 'talkDeclined', called.name);
      return true;
    }
    const [, word = text, named] = /^\s*(\S+)\s+(\S+)\s*$/u.exec(text) ?? [];
    const language = named === undefined ? undefined : this.#named(named);
    if (!agrees(text) && !(agrees(word) && language !== undefined)) return false;
    this.#open(conversation, packet, language);
    return true;
  }

  #named(name: string): string | undefined {
    const command = parseCommand(`lang ${name}`, this.#desk.intake.languages());
    return command.kind === 'lang_set' ? command.language : undefined;
  }

  #open(conversation: Conversation, packet: ReceivedPacket, named: string | undefined): void {
    const { caller, called } = conversation;
    const language = named ?? this.#desk.person(packet).language ?? called.language;
    if (language === caller.language) this.#tell(packet, 'talkSame', caller.name, language);
    else if (!this.#canTranslate(language, caller.language)) {
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
    if (conversation.isOpen || me === conversation.called) {
      this.#tellOther(other, conversation, 'talkEnded', me.name);
    }
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
