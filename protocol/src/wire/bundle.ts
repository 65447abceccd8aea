/**
 * Several answers in one packet: a header byte, then each message behind a byte that tells its length. Each keeps
 * its own header byte, so that whatever can be sent alone can be sent so.
 */
import { BabelmeshError } from '../errors.js';
import { malformed } from './cbor-profile.js';
import { asks, headerByte, isBundle, isOfTransfer, isReport, readHeader } from './header.js';

const HEADER_BYTES = 1;
const LENGTH_BYTES = 1;
const MAX_MESSAGE_LENGTH = 255;

/** Bytes of the packet that carries these messages together. */
export function bundleBytes(messages: readonly Uint8Array[]): number {
  return messages.reduce((sum, { length }) => sum + LENGTH_BYTES + length, HEADER_BYTES);
}

/** Throws `invalid_request` for fewer than two messages, for questions, fragments and bundles, and for long ones. */
export function bundle(messages: readonly Uint8Array[]): Uint8Array {
  if (messages.length < 2 || !messages.every(isBundled)) {
    throw new BabelmeshError('invalid_request', 'Two or more answers of at most 255 bytes share a packet.');
  }
  const packet = new Uint8Array(bundleBytes(messages));
  packet[0] = headerByte('bundle');
  let offset = HEADER_BYTES;
  for (const message of messages) {
    packet[offset] = message.length;
    packet.set(message, offset + LENGTH_BYTES);
    offset += LENGTH_BYTES + message.length;
  }
  return packet;
}

/**
 * The messages of a bundle, each as if it had come alone. Throws `malformed_message` or `unsupported_version`.
 * They are views of `packet`.
 */
export function unbundle(packet: Uint8Array): Uint8Array[] {
  if (readHeader(packet) !== 'bundle') throw malformed('is no bundle');
  const messages: Uint8Array[] = [];
  for (let offset = HEADER_BYTES; offset < packet.length; ) {
    const start = offset + LENGTH_BYTES;
    offset = start + (packet[offset] ?? 0);
    const message = packet.subarray(start, offset);
    if (offset > packet.length) throw malformed('ends inside a message');
    if (!isBundled(message)) throw malformed('holds what does not go in a bundle');
    messages.push(message);
  }
  if (messages.length < 2) throw malformed('is a bundle of fewer than two');
  return messages;
}

/** A bundle never asks: so it is never answered, and cannot be made to call forth more than was sent. */
function isBundled(message: Uint8Array): boolean {
  const { length } = message;
  const isAnswer = !asks(message) && !isBundle(message) && !isOfTransfer(message) && !isReport(message);
  return isAnswer && length > 0 && length <= MAX_MESSAGE_LENGTH;
}
