import type { Clock } from '@babelmesh/protocol';
import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';

/** A text that was on the air. */
export interface HeardMessage {
  readonly id: number;
  readonly from: number;
  /** A node, or everybody. */
  readonly to: number;
  readonly channel: number;
  readonly text: string;
}

const LIFETIME_MS = 3_600_000;
const MOST_MESSAGES = 1_000;
const MOST_BYTES = 128 * 1024;
/** Of what is kept beside the text. */
const ENTRY_BYTES = 64;

interface Entry {
  readonly message: HeardMessage;
  /** Monotonic. */
  readonly at: number;
  readonly bytes: number;
}

/** The texts of the last hour, in memory, so that somebody can ask for one by its packet id. */
export class HeardMessages {
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #entries = new Map<number, Entry>();
  #bytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The first of an id stays: who comes later with the same one only pretends. */
  add(message: HeardMessage): void {
    this.#forgetOld();
    if (message.id === 0 || this.#entries.has(message.id)) return;
    const bytes = ENTRY_BYTES + new TextEncoder().encode(message.text).length;
    this.#entries.set(message.id, { message, at: this.#clock.monotonic(), bytes });
    this.#bytes += bytes;
    for (const id of this.#entries.keys()) {
      if (this.#entries.size <= MOST_MESSAGES && this.#bytes <= MOST_BYTES) return;
      this.#delete(id);
    }
  }

  get(id: number): HeardMessage | undefined {
    this.#forgetOld();
    return this.#entries.get(id)?.message;
  }

  /** Whether a packet is threaded to what its sender said: a correction, or the rest of it. */
  isToOneself({ from, replyId }: Pick<ReceivedPacket, 'from' | 'replyId'>): boolean {
    return this.get(replyId)?.from === from;
  }

  #forgetOld(): void {
    const oldest = this.#clock.monotonic() - LIFETIME_MS;
    for (const [id, { at }] of this.#entries) {
      if (at > oldest) return;
      this.#delete(id);
    }
  }

  #delete(id: number): void {
    this.#bytes -= this.#entries.get(id)?.bytes ?? 0;
    this.#entries.delete(id);
  }
}

/**
 * Whether who sends a packet may have a message: said on a channel, where they ask on the same one, since each has a key
 * of its own and packet ids are in the clear; said between two, where one of them asks in private.
 */
export function mayRead(
  { from, to, channel }: Pick<ReceivedPacket, 'from' | 'to' | 'channel'>,
  message: HeardMessage,
): boolean {
  if (message.to === BROADCAST) return to === BROADCAST && channel === message.channel;
  return to !== BROADCAST && (message.from === from || message.to === from);
}
