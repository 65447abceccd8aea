import { abbreviationsOf, dotsOrdinals } from './abbreviations.js';
import {
  isCloser,
  isDigit,
  isFullWidthEnd,
  isLetter,
  isLower,
  isOpener,
  isSentenceEnd,
  isSpace,
  isUpper,
} from './characters.js';

const FULL_STOP = 0x2e;
/** No abbreviation is longer; what is looked at before a full stop stays bounded. */
const LONGEST_WORD = 12;

/**
 * Calls `emit` with the range of each sentence of `text[from, to)`, a single line, in order.
 * Ranges together cover the line. One pass, no backtracking.
 */
export function cutSentences(
  text: string,
  from: number,
  to: number,
  language: string,
  emit: (start: number, end: number) => void,
): void {
  let start = from;
  let hasLetter = false;
  for (let i = from; i < to; ) {
    const code = text.charCodeAt(i);
    if (!isSentenceEnd(code)) {
      hasLetter ||= code >= 0x80 || isLetter(code);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < to && isSentenceEnd(text.charCodeAt(end))) end++;
    const marksEnd = end;
    while (end < to && isCloser(text.charCodeAt(end))) end++;
    // A "1." with nothing before it numbers what follows.
    if (hasLetter && endsSentence(text, { from: start, mark: i, marksEnd, end, to }, language)) {
      emit(start, end);
      start = end;
      hasLetter = false;
    }
    i = end;
  }
  if (start < to) emit(start, to);
}

interface Ending {
  readonly from: number;
  /** First sentence mark, end of the marks, end of closing quotes after them. */
  readonly mark: number;
  readonly marksEnd: number;
  readonly end: number;
  readonly to: number;
}

function endsSentence(text: string, ending: Ending, language: string): boolean {
  const { mark, marksEnd, end, to } = ending;
  if (end >= to) return true;
  const last = text.charCodeAt(marksEnd - 1);
  if (isFullWidthEnd(last)) return true;
  if (!isSpace(text.charCodeAt(end))) return false;
  const next = following(text, end, to);
  const lowerNext = next !== undefined && isLower(next);
  if (end > marksEnd && lowerNext) return false;
  const stops = marksEnd - mark;
  if (text.charCodeAt(mark) === FULL_STOP && stops === 1) {
    return !isAbbreviated(text, ending, language, next);
  }
  const ellipsis = last === 0x2026 || (last === FULL_STOP && stops > 1);
  return !(ellipsis && lowerNext);
}

/** What the next sentence would begin with: opening quotes and marks are looked through. */
function following(text: string, end: number, to: number): number | undefined {
  let i = end;
  while (i < to && (isSpace(text.charCodeAt(i)) || isOpener(text.charCodeAt(i)))) i++;
  return i < to ? text.codePointAt(i) : undefined;
}

function isAbbreviated(
  text: string,
  { from, mark }: Ending,
  language: string,
  next: number | undefined,
): boolean {
  let start = mark;
  while (start > from && mark - start <= LONGEST_WORD) {
    const code = text.charCodeAt(start - 1);
    if (isSpace(code) || isOpener(code)) break;
    start--;
  }
  const word = text.slice(start, mark);
  if (word === '' || word.length > LONGEST_WORD || next === undefined) return false;
  const first = word.charCodeAt(0);
  if (word.length === 1 && isUpper(first) && word !== 'I') return true;
  if (word.length <= 2 && isDigit(first) && dotsOrdinals(language)) return true;
  const { bound, numbered, free } = abbreviationsOf(language);
  const lower = word.toLowerCase();
  if (bound.has(lower)) return true;
  if (numbered.has(lower) && isDigit(next)) return true;
  return (free.has(lower) || isDotted(lower)) && !isUpper(next);
}

/** "u.s", "p.d": single letters with dots between. */
function isDotted(word: string): boolean {
  if (word.length < 3 || word.length % 2 === 0) return false;
  for (let i = 1; i < word.length; i += 2) if (word.charCodeAt(i) !== FULL_STOP) return false;
  return true;
}
