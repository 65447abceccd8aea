/**
 * The part of CBOR (RFC 8949) that messages may use: integers of up to 32 bits, byte and text strings, arrays
 * and maps of definite length, false, true and null; map keys are integers and differ. Checked over the bytes
 * before the decoder sees them, since it takes more than that.
 */
import { BabelmeshError } from '../errors.js';
import { decodeUtf8 } from '../text.js';

export const MAX_DEPTH = 6;

export const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const SIMPLE = 7;

const FALSE = 20;
const NULL = 22;

/** Bytes that follow the initial byte, by its low five bits (RFC 8949 section 3). */
const ARGUMENT_BYTES = new Map([
  [24, 1],
  [25, 2],
  [26, 4],
]);

export interface Head {
  readonly major: number;
  readonly argument: number;
  /** Offset of the byte after the head. */
  readonly end: number;
}

/** Reads the head of a data item. Throws `malformed_message`. */
export function readHead(bytes: Uint8Array, offset: number): Head {
  const initial = bytes[offset];
  if (initial === undefined) throw malformed('ends too early');
  const major = initial >> 5;
  const low = initial & 31;
  if (low < 24) return { major, argument: low, end: offset + 1 };
  const argumentBytes = ARGUMENT_BYTES.get(low);
  if (!argumentBytes) throw malformed('holds a 64-bit or indefinite length or number');
  const end = offset + 1 + argumentBytes;
  if (end > bytes.length) throw malformed('ends too early');
  let argument = 0;
  for (let at = offset + 1; at < end; at++) argument = argument * 256 + (bytes[at] ?? 0);
  return { major, argument, end };
}

/**
 * Checks a sequence of data items (RFC 8742) that fills `bytes` to the last byte. Throws `malformed_message`,
 * and `invalid_text` for text that is not UTF-8. Work and memory are bounded by `bytes.length`.
 */
export function checkSequence(bytes: Uint8Array): void {
  let offset = 0;
  while (offset < bytes.length) offset = checkItem(bytes, offset, 1);
}

/** Checks one item and returns the offset after it. */
function checkItem(bytes: Uint8Array, offset: number, depth: number): number {
  if (depth > MAX_DEPTH) throw malformed('is nested too deeply');
  const { major, argument, end } = readHead(bytes, offset);
  const remaining = bytes.length - end;
  switch (major) {
    case UNSIGNED:
    case NEGATIVE:
      return end;
    case BYTES:
    case TEXT:
      if (argument > remaining) throw malformed('holds a string longer than itself');
      if (major === TEXT) decodeUtf8(bytes.subarray(end, end + argument));
      return end + argument;
    case ARRAY: {
      if (argument > remaining) throw malformed('holds an array longer than itself');
      let next = end;
      for (let i = 0; i < argument; i++) next = checkItem(bytes, next, depth + 1);
      return next;
    }
    case MAP:
      if (argument * 2 > remaining) throw malformed('holds a map longer than itself');
      return checkMap(bytes, end, argument, depth);
    case SIMPLE:
      if (end === offset + 1 && argument >= FALSE && argument <= NULL) return end;
      throw malformed('holds a float or a simple value other than false, true and null');
    default:
      throw malformed('holds a tag');
  }
}

function checkMap(bytes: Uint8Array, offset: number, pairs: number, depth: number): number {
  const keys = new Set<number>();
  let next = offset;
  for (let i = 0; i < pairs; i++) {
    const { major, argument, end } = readHead(bytes, next);
    if (major !== UNSIGNED && major !== NEGATIVE) throw malformed('has a map key that is no integer');
    const key = major === UNSIGNED ? argument : -1 - argument;
    if (keys.has(key)) throw malformed('has a map key twice');
    keys.add(key);
    next = checkItem(bytes, end, depth + 1);
  }
  return next;
}

export function malformed(what: string): BabelmeshError {
  return new BabelmeshError('malformed_message', `The message ${what}.`);
}
