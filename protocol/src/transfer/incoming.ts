import { malformed } from '../wire/cbor-profile.js';
import { MAX_MESSAGE_BYTES } from '../wire/codec.js';
import { join } from './block.js';
import { recover } from './erasure.js';
import type { Fragment, Report } from './packets.js';

/** What a fragment costs beside its payload, so that many tiny ones are bounded too. */
const OVERHEAD_BYTES = 128;

/** Whether no message has so many fragments of this length, though the last may be padding but for one byte. */
export function isTooLong({ count, payload }: Fragment): boolean {
  return (count - 1) * payload.length > MAX_MESSAGE_BYTES;
}

/** One transfer, from the side that is to have the message. */
export class Incoming {
  readonly sender: string | number;
  readonly session: number;
  readonly #id: number;
  readonly #count: number;
  readonly #payloadBytes: number;
  readonly #payloads = new Map<number, Uint8Array>();
  #ask = 0;
  /** When something new of it came, last. */
  touchedAt = 0;

  /** Begins with what any fragment of it tells. */
  constructor(sender: string | number, { id, count, payload }: Fragment, session: number) {
    this.sender = sender;
    this.session = session;
    this.#id = id;
    this.#count = count;
    this.#payloadBytes = payload.length;
  }

  /** What it takes of memory. */
  get bytes(): number {
    return this.#payloads.size * (this.#payloadBytes + OVERHEAD_BYTES);
  }

  get isWhole(): boolean {
    return this.#payloads.size >= this.#count;
  }

  /** Whether a fragment is of the same message, cut in the same way. */
  matches({ count, payload }: Fragment): boolean {
    return count === this.#count && payload.length === this.#payloadBytes;
  }

  /** Takes a fragment that matches; false where it is here already. Throws `malformed_message` where another is in its place. */
  take({ index, payload }: Fragment, now: number): boolean {
    const known = this.#payloads.get(index);
    if (known) {
      if (known.every((byte, i) => byte === payload[i])) return false;
      throw malformed('has two fragments for one place');
    }
    // Copied by the constructor: `slice` of a Node Buffer is only a view.
    this.#payloads.set(index, new Uint8Array(payload));
    this.touchedAt = now;
    return true;
  }

  asked(ask: number | undefined): void {
    this.#ask = ask ?? this.#ask;
  }

  /** Throws `malformed_message` where the fragments are of two messages. */
  message(): Uint8Array {
    const payloads = recover(this.#payloads, this.#count) ?? [];
    return join({ id: this.#id, payloads });
  }

  report(state: Report['state']): Report {
    const received = new Set(this.#payloads.keys());
    return { kind: 'report', id: this.#id, state, session: this.session, ask: this.#ask, received };
  }
}
