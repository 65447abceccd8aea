import type { OutgoingPacket } from '../link/link.js';
import type { PeopleStore } from '../ports.js';
import { BackTranslations } from './back-translations.js';
import { CallLog } from './call-log.js';
import { Conversations } from './conversations.js';
import { HeardMessages } from './heard.js';
import type { Keeping } from './kept.js';
import { ChannelPace } from './pace.js';
import { People } from './people.js';
import { readText } from './plain-text.js';
import { Rests } from './rests.js';

export interface TextMemoryOptions extends Keeping {
  /** Of a packet with so many bytes. */
  readonly airtimeMs: (packetBytes: number) => number;
}

/** `PortNum` of the Meshtastic schema. */
const TEXT_MESSAGE_APP = 1;

/** What the node remembers for people with a stock app, and of what they said. */
export class TextMemory {
  readonly people: People;
  readonly conversations: Conversations;
  readonly callLog: CallLog;
  readonly rests: Rests;
  readonly heard: HeardMessages;
  readonly pace: ChannelPace;
  readonly backTranslations: BackTranslations;
  readonly #store: PeopleStore | undefined;

  constructor({ store, clock, logger, airtimeMs }: TextMemoryOptions) {
    this.people = new People({ store, clock, logger });
    this.conversations = new Conversations({ store, clock, logger });
    this.callLog = new CallLog({ store, clock, logger });
    this.rests = new Rests({ store, clock, logger });
    this.heard = new HeardMessages(clock);
    this.pace = new ChannelPace(clock, airtimeMs);
    this.backTranslations = new BackTranslations(clock, this.heard);
    this.#store = store;
  }

  /** Takes up what an earlier run kept. */
  async open(): Promise<void> {
    await Promise.all(this.#kept().map((kept) => kept.open()));
  }

  /** Resolves when all is written; closes the store. */
  async close(): Promise<void> {
    await Promise.all(this.#kept().map((kept) => kept.written()));
    await this.#store?.close();
  }

  /** A packet of ours goes out: an answer may come before the radio has told its id. */
  starts(packet: OutgoingPacket): void {
    this.pace.said(packet);
    this.backTranslations.said(packet);
  }

  /** A packet of ours went out: people may ask for it by its id. */
  sent(
    packet: OutgoingPacket,
    { id, from }: { readonly id: number; readonly from: number | undefined },
  ): void {
    this.pace.said(packet);
    const { to, channel, portnum, payload, isTapback = false } = packet;
    if (from === undefined || portnum !== TEXT_MESSAGE_APP || isTapback) return;
    this.heard.add({ id, from, to, channel, text: readText(payload) });
    this.backTranslations.said(packet, id);
  }

  #kept() {
    return [this.people.kept, this.conversations.kept, this.callLog.kept, this.rests.kept];
  }
}
