/**
 * Characters that turn the direction of what stands beside them (bidirectional embeddings, overrides and isolates,
 * UAX #9) and control characters: in a radio's short message they only serve to make words read as others. The
 * marks LRM, RLM and ALM stay, Arabic and Hebrew need them; so do joiners, emoji and Hindi are made with them.
 */
const MISLEADING = /[\u202A-\u202E\u2066-\u2069\uFEFF]|(?![\t\n])\p{Cc}/gu;
/** Pasted texts begin with them, and a command must be the first word. */
const LEADING_MARKS = /^[\u200E\u200F\u061C]+/u;

/** A packet's payload as a person would read it. Bytes that are no UTF-8 become U+FFFD. */
export function readText(payload: Uint8Array): string {
  return plainText(new TextDecoder().decode(payload));
}

export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(MISLEADING, '').replace(LEADING_MARKS, '');
}

/** False for emoji, digits and punctuation: they are the same in every language. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}
