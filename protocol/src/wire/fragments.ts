/**
 * Messages longer than one packet. A fragment is a header byte, the transfer's id (16 bits, big-endian), its
 * index, the count of fragments, and a payload. The payloads in order are the message and its CRC-16; all but
 * the last have one length, and the last is no longer.
 */
import { BabelmeshError } from '../errors.js';
import { malformed } from './cbor-profile.js';
import { MAX_MESSAGE_BYTES } from './codec.js';
import { crc16 } from './crc16.js';
import { headerByte, readHeader } from './header.js';

const HEADER_BYTES = 5;
export const CRC_BYTES = 2;
const MAX_FRAGMENTS = 255;

export interface Fragment {
  readonly messageId: number;
  readonly index: number;
  /** 2 to 255. */
  readonly count: number;
  readonly payload: Uint8Array;
}

export interface FragmentOptions {
  readonly maxPacketBytes: number;
  /** 16 bits, random: two transfers of one sender must not share it within the receiver's memory. */
  readonly messageId: number;
}

/**
 * The packets that carry `message`: itself where it fits, else fragments of even size. Throws `body_too_large`
 * where 255 packets do not hold it.
 */
export function fragment(message: Uint8Array, { maxPacketBytes, messageId }: FragmentOptions): Uint8Array[] {
  if (message.length <= maxPacketBytes) return [message];
  if (!Number.isInteger(messageId) || messageId < 0 || messageId > 0xffff) {
    throw new BabelmeshError('invalid_request', 'A transfer’s id must be a whole number of 16 bits.');
  }
  const bytes = withCrc(message);
  const capacity = maxPacketBytes - HEADER_BYTES;
  const count = Math.ceil(bytes.length / capacity);
  if (capacity < 1 || count > MAX_FRAGMENTS || message.length > MAX_MESSAGE_BYTES) {
    throw new BabelmeshError(
      'body_too_large',
      `The message is too long for packets of ${maxPacketBytes} bytes.`,
      {
        remedy: 'Send the text in parts.',
      },
    );
  }
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, index) =>
    writeFragment({ messageId, index, count, payload: bytes.subarray(index * size, (index + 1) * size) }),
  );
}

/** Throws `malformed_message` or `unsupported_version`. The payload is a view of `packet`. */
export function readFragment(packet: Uint8Array): Fragment {
  if (readHeader(packet) !== 'fragment') throw malformed('is no fragment');
  const [, high = 0, low = 0, index = 0, count = 0] = packet;
  const payload = packet.subarray(HEADER_BYTES);
  if (payload.length === 0) throw malformed('is an empty fragment');
  if (count < 2 || index >= count) throw malformed(`is fragment ${index} of ${count}`);
  return { messageId: (high << 8) | low, index, count, payload };
}

function writeFragment({ messageId, index, count, payload }: Fragment): Uint8Array {
  const packet = new Uint8Array(HEADER_BYTES + payload.length);
  packet.set([headerByte('fragment'), messageId >> 8, messageId & 0xff, index, count]);
  packet.set(payload, HEADER_BYTES);
  return packet;
}

function withCrc(message: Uint8Array): Uint8Array {
  const crc = crc16(message);
  const bytes = new Uint8Array(message.length + CRC_BYTES);
  bytes.set(message);
  bytes.set([crc >> 8, crc & 0xff], message.length);
  return bytes;
}

/**
 * Joins the payloads of a whole transfer, in order of index. Throws `malformed_message` where the sum is wrong:
 * fragments of two transfers were mixed.
 */
export function joinFragments(payloads: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(payloads.reduce((length, payload) => length + payload.length, 0));
  let offset = 0;
  for (const payload of payloads) {
    bytes.set(payload, offset);
    offset += payload.length;
  }
  const message = bytes.slice(0, -CRC_BYTES);
  const [high = 0, low = 0] = bytes.subarray(message.length);
  if (crc16(message) !== ((high << 8) | low)) throw malformed('does not match its checksum');
  return message;
}
