import { isLetter, isSpace, isUnspaced } from './characters.js';

/** A word this long is no word of a language that puts spaces between words. */
const LONGEST_WORD = 64;

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{So}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;

/** Joins pictures into one, and letters of Hindi and Persian. */
const JOINER = 0x200d;

/** Emoji, arrows and other pictures, with the selectors that belong to them. */
function isPicture(code: number): boolean {
  if (code < 0x2190) return code === 0x20e3;
  if (code <= 0x21ff || code === 0xfe0f) return true;
  if (code >= 0xe0020 && code <= 0xe007f) return true;
  return PICTOGRAPH.test(String.fromCodePoint(code));
}

/** A digit, # or * that a keycap follows. */
function isKeycap(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1);
  return next === 0x20e3 || (next === 0xfe0f && text.charCodeAt(i + 2) === 0x20e3);
}

export function hasLetter(text: string, from = 0, to = text.length): boolean {
  for (let i = from; i < to; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (isLetter(code)) return true;
    if (code > 0xffff) i++;
  }
  return false;
}

/**
 * Calls `emit` with the translatable stretches of `text[from, to)`: what lies between pictures and
 * over-long "words" (keys, base64), without white space at its ends, if it has a letter at all.
 */
export function betweenIslands(
  text: string,
  from: number,
  to: number,
  emit: (start: number, end: number) => void,
): void {
  let start = from;
  let wordStart = from;
  let unspaced = false;
  const emitStretch = (end: number) => {
    let first = start;
    let last = end;
    while (first < last && isSpace(text.charCodeAt(first))) first++;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
    if (hasLetter(text, first, last)) emit(first, last);
  };
  const endWord = (end: number) => {
    if (end - wordStart > LONGEST_WORD && !unspaced) {
      emitStretch(wordStart);
      start = end;
    }
  };
  for (let i = from; i < to; ) {
    const code = text.codePointAt(i) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (isSpace(code)) {
      endWord(i);
      wordStart = i + width;
      unspaced = false;
    } else if (isPicture(code) || isKeycap(text, i) || (code === JOINER && i === start)) {
      endWord(i);
      emitStretch(i);
      start = i + width;
      wordStart = start;
      unspaced = false;
    } else if (isUnspaced(code)) {
      unspaced = true;
    }
    i += width;
  }
  endWord(to);
  emitStretch(to);
}

/** True where a text has a stretch to translate. */
export function isTranslatable(text: string): boolean {
  let found = false;
  betweenIslands(text, 0, text.length, () => {
    found = true;
  });
  return found;
}
