import { BabelmeshError } from './errors.js';

const UNPAIRED_SURROGATE = /\p{Surrogate}/u;
/** Anything a reader would see: not white space, not a control or format character (zero-width space, marks of direction). */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Lets pass what can be translated. Throws `text_too_long` (UTF-8 bytes), `invalid_text` (unpaired surrogates)
 * or `empty_text` (nothing, or nothing visible).
 */
export function checkText(text: string, { maxBytes = Number.POSITIVE_INFINITY } = {}): void {
  if (isLongerThan(text, maxBytes)) {
    throw new BabelmeshError('text_too_long', `The text is longer than ${maxBytes} bytes of UTF-8.`, {
      remedy: 'Send it in parts.',
      maxTextBytes: maxBytes,
    });
  }
  checkWellFormed(text);
  if (isBlank(text)) throw new BabelmeshError('empty_text', 'There is no text to translate.');
}

/** True where a reader would see nothing. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/** Throws `invalid_text` where a string has half of a surrogate pair: it has no UTF-8 form. */
export function checkWellFormed(text: string): void {
  if (UNPAIRED_SURROGATE.test(text)) {
    throw new BabelmeshError('invalid_text', 'The text holds half of a surrogate pair.', {
      remedy: 'Cut texts between characters, not inside one.',
    });
  }
}

/** Strict UTF-8, a byte order mark kept as the character it is. Throws `invalid_text`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new BabelmeshError('invalid_text', 'The text is not valid UTF-8.', { cause });
  }
}

/** A UTF-16 unit takes one to three bytes of UTF-8, so most texts need no counting. */
function isLongerThan(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  if (text.length * 3 <= maxBytes) return false;
  return encoder.encode(text).length > maxBytes;
}
