import { findItems } from '../guard/items.js';
import { isClauseEnd, isLetter, isLower, isSpace, isUnspaced } from './characters.js';

/** A word this long is no word of a language that puts spaces between words. */
const LONGEST_WORD = 64;

const PICTOGRAPH = /\p{Extended_Pictographic}|\p{So}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;

/** No longer is what a sentence goes on behind, in UTF-16 units. */
const LONGEST_RUN = 64;

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

/** Whether a sentence goes on behind what stands between two stretches: emoji, which the guard keeps, then no capital. */
function goesOn(text: string, from: number, to: number): boolean {
  const next = text.codePointAt(to) ?? 0;
  if (to - from > LONGEST_RUN || !(isLower(next) || isClauseEnd(next))) return false;
  const run = text.slice(from, to);
  const items = findItems(run, 'en');
  const rest = items.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), run);
  return items.every(({ kind }) => kind === 'emoji') && rest.trim() === '';
}

/**
 * Calls `emit` with the translatable stretches of `text[from, to)`: what lies between pictures and over-long "words"
 * (keys, base64), without white space at its ends, if it has a letter at all. A sentence with emoji in its midst is
 * one stretch: its halves would be sentences of their own to a model.
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
  /** The latest stretch, which may go on. */
  let open: { readonly start: number; readonly end: number } | undefined;
  const addStretch = (end: number) => {
    let first = start;
    let last = end;
    while (first < last && isSpace(text.charCodeAt(first))) first++;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
    if (!hasLetter(text, first, last)) return;
    const joined = open !== undefined && goesOn(text, open.end, first);
    if (open && !joined) emit(open.start, open.end);
    open = { start: open && joined ? open.start : first, end: last };
  };
  const endWord = (end: number) => {
    if (end - wordStart > LONGEST_WORD && !unspaced) {
      addStretch(wordStart);
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
      addStretch(i);
      start = i + width;
      wordStart = start;
      unspaced = false;
    } else if (isUnspaced(code)) {
      unspaced = true;
    }
    i += width;
  }
  endWord(to);
  addStretch(to);
  if (open) emit(open.start, open.end);
}

/** True where a text has a stretch to translate. */
export function isTranslatable(text: string): boolean {
  let found = false;
  betweenIslands(text, 0, text.length, () => {
    found = true;
  });
  return found;
}
