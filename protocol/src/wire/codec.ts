import { BabelmeshError } from '../errors.js';
import { decodeSequence, encodeSequence } from './cbor.js';
import { malformed, readHead, UNSIGNED } from './cbor-profile.js';
import { asks, headerByte, readHeader } from './header.js';
import { type Body, LAYOUTS, type WireOptions } from './layouts.js';
import type { ErrorMessage, WireMessage } from './messages.js';
import { LEADING } from './numbers.js';

/** No message is longer, in fragments or not. */
export const MAX_MESSAGE_BYTES = 57_344;

/**
 * The same message always gives the same bytes. Throws `empty_text`, `invalid_text`, `unknown_language`,
 * `body_too_large`, and `invalid_request` for numbers out of range.
 */
export function encodeMessage(message: WireMessage, options: WireOptions = {}): Uint8Array {
  const { leading, keyed } = write(message, options);
  const body = encodeSequence(keyed.size > 0 ? [...leading, keyed] : leading);
  const bytes = new Uint8Array(1 + body.length);
  bytes[0] = headerByte(message.kind);
  bytes.set(body, 1);
  checkSize(bytes);
  return bytes;
}

/**
 * Reads what came from outside. Throws a BabelmeshError and nothing else: `malformed_message`,
 * `unsupported_version`, `body_too_large`, `invalid_text`, `empty_text`, `unknown_language`.
 */
export function decodeMessage(bytes: Uint8Array, options: WireOptions = {}): WireMessage {
  checkSize(bytes);
  const kind = readHeader(bytes);
  if (kind === 'fragment' || kind === 'report' || kind === 'ask') throw malformed('is part of a transfer');
  if (kind === 'bundle') throw malformed('is several');
  const items = decodeSequence(bytes.subarray(1));
  return LAYOUTS[kind].read(byKey(items, LEADING[kind]), options);
}

/**
 * What to answer to a message that could not be read or done, or undefined where it must not be answered:
 * errors about answers would go back and forth for ever.
 */
export function errorReply(received: Uint8Array, error: BabelmeshError): ErrorMessage | undefined {
  if (!asks(received)) return undefined;
  const token = readToken(received);
  return {
    kind: 'error',
    code: error.code,
    ...(token !== undefined && { token }),
    ...(error.retryAfterMs !== undefined && { retryAfterS: Math.ceil(error.retryAfterMs / 1000) }),
  };
}

function write(message: WireMessage, options: WireOptions): Body {
  switch (message.kind) {
    case 'request':
      return LAYOUTS.request.write(message, options);
    case 'statusQuery':
      return LAYOUTS.statusQuery.write(message);
    case 'nodeQuery':
      return LAYOUTS.nodeQuery.write(message);
    case 'result':
      return LAYOUTS.result.write(message, options);
    case 'error':
      return LAYOUTS.error.write(message);
    case 'status':
      return LAYOUTS.status.write(message);
    case 'nodeStatus':
      return LAYOUTS.nodeStatus.write(message);
  }
}

/** The leading items take the keys 0, 1, 2, …; the map after them, where there is one, has the rest. */
function byKey(items: readonly unknown[], leading: number): ReadonlyMap<number, unknown> {
  if (items.length < leading) throw malformed('lacks a field');
  const fields = new Map<number, unknown>(items.slice(0, leading).entries());
  const [rest, ...tooMany] = items.slice(leading);
  if (rest === undefined) return fields;
  if (!(rest instanceof Map) || tooMany.length > 0) throw malformed('has too many fields');
  for (const [key, item] of rest) {
    if (fields.has(key)) throw malformed('has a field twice');
    fields.set(key, item);
  }
  return fields;
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length <= MAX_MESSAGE_BYTES) return;
  throw new BabelmeshError('body_too_large', `The message is longer than ${MAX_MESSAGE_BYTES} bytes.`, {
    remedy: 'Send the text in parts.',
  });
}

/** The token of a question this version knows, whatever is wrong with the rest of it. */
function readToken(bytes: Uint8Array): number | undefined {
  try {
    if (readHeader(bytes) === 'nodeQuery') return undefined;
    const { major, argument } = readHead(bytes, 1);
    return major === UNSIGNED ? argument : undefined;
  } catch (error) {
    if (error instanceof BabelmeshError) return undefined;
    throw error;
  }
}
