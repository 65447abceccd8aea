/**
 * What a transfer carries: the message, a byte 0x80 and zeros up to a whole number of payloads of one length. Its id
 * is the CRC-32 of the message: so the same message has the same id after a restart too, and what was put together
 * of two messages is recognised.
 */
import { BabelmeshError } from '../errors.js';
import { malformed } from '../wire/cbor-profile.js';
import { MAX_MESSAGE_BYTES } from '../wire/codec.js';
import { crc32 } from './crc32.js';
import { ASKING_HEADER_BYTES } from './packets.js';

const END = 0x80;
const MAX_COUNT = 255;

export interface Block {
  /** 32 bits. */
  readonly id: number;
  /** Of one length, 2 to 255 of them. */
  readonly payloads: readonly Uint8Array[];
}

/** Cuts a message into the fewest, then the shortest payloads. Throws `body_too_large`. */
export function cut(message: Uint8Array, maxPacketBytes: number): Block {
  const capacity = maxPacketBytes - ASKING_HEADER_BYTES;
  const count = Math.max(2, Math.ceil((message.length + 1) / capacity));
  if (capacity < 1 || count > MAX_COUNT || message.length > MAX_MESSAGE_BYTES) {
    throw new BabelmeshError(
      'body_too_large',
      `The message is too long for packets of ${maxPacketBytes} bytes.`,
      { remedy: 'Send the text in parts.' },
    );
  }
  const size = Math.ceil((message.length + 1) / count);
  const bytes = new Uint8Array(count * size);
  bytes.set(message);
  bytes[message.length] = END;
  const payloads = Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
  return { id: crc32(message), payloads };
}

/** The message of a whole block. Throws `malformed_message` where it is not the one the id names. */
export function join({ id, payloads }: Block): Uint8Array {
  const size = payloads[0]?.length ?? 0;
  const bytes = new Uint8Array(payloads.length * size);
  payloads.forEach((payload, i) => {
    bytes.set(payload, i * size);
  });
  let end = bytes.length - 1;
  while (end >= 0 && bytes[end] === 0) end--;
  const message = bytes.subarray(0, Math.max(0, end));
  if (bytes[end] !== END || crc32(message) !== id) throw malformed('does not match the id of its transfer');
  return message;
}
