import type { Clock } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { OutgoingPacket, ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';

/** Nobody reads a message and types an answer in less. */
const MACHINE_MS = 3_000;
/** Each relay takes a packet's airtime, and about as long until the channel is free. */
const WAIT_SHARE = 2;
/** Header, envelope. */
const ENVELOPE_BYTES = 28;
/** By chance somebody presses Send just after another's message; hardly twice in a row. */
const MACHINE_ANSWERS = 2;
const REMEMBERED = 500;

interface Word {
  readonly from: number | undefined;
  /** Monotonic. */
  readonly at: number;
  /** Of our packet, which may not be on the air yet. */
  readonly unsentBytes: number;
}

/**
 * Tells people from machines on a channel by how fast they speak after one another: what another translator says to our
 * translations, in words of its own and without naming what it answers, must not be translated again.
 */
export class ChannelPace {
  readonly #clock: Clock;
  readonly #airtimeMs: (packetBytes: number) => number;
  /** The last word on each channel. */
  readonly #last = new Map<number, Word>();
  /** Quick messages in a row, by sender. */
  readonly #quick = new LRUCache<number, number>({ max: REMEMBERED });

  constructor(clock: Clock, airtimeMs: (packetBytes: number) => number) {
    this.#clock = clock;
    this.#airtimeMs = airtimeMs;
  }

  /** A packet of ours goes out, or has gone out. */
  said({ to, channel, payload }: OutgoingPacket): void {
    if (to !== BROADCAST) return;
    this.#last.set(channel, { from: undefined, at: this.#clock.monotonic(), unsentBytes: payload.length });
  }

  /** Whether the sender keeps a machine's pace. Counts the packet as the last word. */
  isMachine({ from, channel, payload, hops = 0 }: ReceivedPacket): boolean {
    const at = this.#clock.monotonic();
    const last = this.#last.get(channel);
    this.#last.set(channel, { from, at, unsentBytes: 0 });
    if (!last || last.from === from) return (this.#quick.get(from) ?? 0) >= MACHINE_ANSWERS;
    const bytes = last.unsentBytes > 0 ? [last.unsentBytes, payload.length] : [payload.length];
    const airtimeMs = bytes.reduce((sum, each) => sum + this.#airtimeMs(each + ENVELOPE_BYTES), 0);
    const isQuick = at - last.at < MACHINE_MS + (hops + 1) * WAIT_SHARE * airtimeMs;
    const quick = isQuick ? (this.#quick.get(from) ?? 0) + 1 : 0;
    this.#quick.set(from, quick);
    return quick >= MACHINE_ANSWERS;
  }
}
