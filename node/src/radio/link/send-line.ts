import type { Clock } from '@babelmesh/protocol';
import { Portnums } from '@meshtastic/protobufs';
import type { OutgoingPacket } from './link.js';
import { TEXT_INTERVAL_MS } from './timing.js';

/** A packet in line. */
export interface InLine {
  readonly packet: OutgoingPacket;
  readonly urgent: boolean;
}

/** Packets that wait to be handed to the radio: urgent ones first, texts as far apart as the firmware asks. */
export class SendLine<Entry extends InLine> {
  readonly #clock: Clock;
  #entries: Entry[] = [];
  #lastTextAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get all(): readonly Entry[] {
    return [...this.#entries];
  }

  /** Urgent packets stand before all others, among themselves in order. */
  add(entry: Entry, first = false): void {
    const isBehind = first
      ? (other: Entry) => entry.urgent || !other.urgent
      : (other: Entry) => entry.urgent && !other.urgent;
    const at = this.#entries.findIndex(isBehind);
    this.#entries.splice(at < 0 ? this.#entries.length : at, 0, entry);
  }

  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
  }

  /** The first that may go at `now`, a monotonic time. */
  nextAt(now: number): Entry | undefined {
    const textsWait = this.#textWaitMs(now) > 0;
    return this.#entries.find(({ packet }) => !textsWait || !isText(packet));
  }

  /** Milliseconds from `now` until a waiting text may go; undefined where none waits for that. */
  nextTextInMs(now: number): number | undefined {
    const waitMs = this.#textWaitMs(now);
    return waitMs > 0 && this.#entries.some(({ packet }) => isText(packet)) ? waitMs : undefined;
  }

  /** It has been handed over. */
  went({ packet }: Entry): void {
    if (isText(packet)) this.#lastTextAt = this.#clock.monotonic();
  }

  #textWaitMs(now: number): number {
    return this.#lastTextAt + TEXT_INTERVAL_MS - now;
  }
}

function isText({ portnum }: OutgoingPacket): boolean {
  return portnum === Portnums.PortNum.TEXT_MESSAGE_APP;
}
