import { abbreviationsOf, dotsOrdinals } from './abbreviations.js';
import {
  isCloser,
  isDigit,
  isFullWidthEnd,
  isInverted,
  isLetter,
  isLower,
  isOpener,
  isSentenceEnd,
  isSpace,
  isUpper,
} from './characters.js';

const FULL_STOP = 0x2e;
/** » */
const GUILLEMET = 0xbb;
/** No abbreviation is longer; what is looked at before a full stop stays bounded. */
const LONGEST_WORD = 12;
const VOWEL = /[aeiouyäöü]/iu;

export interface SentenceRules {
  readonly language: string;
  /** Offsets of the stops that belong to short forms. Where a line has any it is a note, full of others. */
  readonly shortStops: ReadonlySet<number>;
}

/**
 * Calls `emit` with the range of each sentence of `text[from, to)`, a single line, in order.
 * Ranges together cover the line. One pass, no backtracking.
 */
export function cutSentences(
  text: string,
  from: number,
  to: number,
  rules: SentenceRules,
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
    end = skipClosers(text, end, to);
    // A "1." with nothing before it numbers what follows.
    if (hasLetter && endsSentence(text, { from: start, mark: i, marksEnd, end, to }, rules)) {
      emit(start, end);
      start = end;
      hasLetter = false;
    }
    i = end;
  }
  if (start < to) emit(start, to);
}

/** Closing quotes and brackets; in French a space stands before them. */
function skipClosers(text: string, from: number, to: number): number {
  let end = from;
  if (isSpace(text.charCodeAt(end)) && text.charCodeAt(end + 1) === GUILLEMET && end + 1 < to) end += 2;
  while (end < to && isCloser(text.charCodeAt(end))) end++;
  return end;
}

interface Ending {
  readonly from: number;
  /** First sentence mark, end of the marks, end of closing quotes after them. */
  readonly mark: number;
  readonly marksEnd: number;
  readonly end: number;
  readonly to: number;
}

function endsSentence(text: string, ending: Ending, { language, shortStops }: SentenceRules): boolean {
  const { mark, marksEnd, end, to } = ending;
  if (end >= to) return true;
  const last = text.charCodeAt(marksEnd - 1);
  if (isFullWidthEnd(last)) return true;
  if (!isSpace(text.charCodeAt(end))) return isInverted(text.charCodeAt(end));
  const next = following(text, end, to);
  const lowerNext = next !== undefined && isLower(next);
  if (end > marksEnd && lowerNext) return false;
  const stops = marksEnd - mark;
  if (text.charCodeAt(mark) === FULL_STOP && stops === 1) {
    if (shortStops.size > 0 && goesOnInNote(text, ending, { language, shortStops }, next)) return false;
    return !isAbbreviated(text, ending, language, next);
  }
  const ellipsis = last === 0x2026 || (last === FULL_STOP && stops > 1);
  return !(ellipsis && lowerNext);
}

/** Whether a stop in a note ends no sentence: there most stand behind cut words, and before a German noun too. */
function goesOnInNote(
  text: string,
  { from, mark }: Ending,
  { language, shortStops }: SentenceRules,
  next: number | undefined,
): boolean {
  if (next === undefined || !isUpper(next)) return true;
  if (language !== 'de') return false;
  return shortStops.has(mark) || !VOWEL.test(text.slice(wordStart(text, from, mark), mark));
}

/** What the next sentence would begin with: opening quotes and marks are looked through. */
function following(text: string, end: number, to: number): number | undefined {
  let i = end;
  while (i < to && (isSpace(text.charCodeAt(i)) || isOpener(text.charCodeAt(i)))) i++;
  return i < to ? text.codePointAt(i) : undefined;
}

function isAbbreviated(
  text: string,
  { from, mark, to }: Ending,
  language: string,
  next: number | undefined,
): boolean {
  const start = wordStart(text, from, mark);
  const word = text.slice(start, mark);
  if (word === '' || word.length > LONGEST_WORD || next === undefined) return false;
  const first = word.charCodeAt(0);
  if (word.length === 1 && isUpper(first) && !(word === 'I' && language === 'en')) return true;
  if (word.length <= 2 && isDigit(first) && dotsOrdinals(language)) return true;
  const { bound, numbered, free } = abbreviationsOf(language);
  const isListed = (written: string) => bound.has(written) || free.has(written);
  const lower = word.toLowerCase();
  if (isListed(`${lower}.${wordAfter(text, mark + 1, to)}`)) return true;
  const whole = `${wordBefore(text, from, start)}.${lower}`;
  const written = isListed(whole) ? whole : lower;
  if (bound.has(written) || isInitials(word)) return true;
  if (numbered.has(written) && isDigit(next)) return true;
  return (free.has(written) || isDotted(written)) && !isUpper(next);
}

function wordStart(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && end - start <= LONGEST_WORD) {
    const code = text.charCodeAt(start - 1);
    if (isSpace(code) || isOpener(code)) break;
    start--;
  }
  return start;
}

/** The word with a stop and a space after it that stands before: the "p" of "p. m.", in lower case. */
function wordBefore(text: string, from: number, start: number): string {
  const stop = start - 2;
  if (stop < from || !isSpace(text.charCodeAt(start - 1)) || text.charCodeAt(stop) !== FULL_STOP) return '';
  return text.slice(wordStart(text, from, stop), stop).toLowerCase();
}

/** The word with a stop after it that comes after a space: the "m" of "p. m.", in lower case. */
function wordAfter(text: string, from: number, to: number): string {
  const start = from + 1;
  let end = start;
  while (end < to && end - start <= LONGEST_WORD && isLetter(text.charCodeAt(end))) end++;
  return isSpace(text.charCodeAt(from)) && text.charCodeAt(end) === FULL_STOP
    ? text.slice(start, end).toLowerCase()
    : '';
}

/** "J.-P" */
function isInitials(word: string): boolean {
  return word.length === 4 && word.slice(1, 3) === '.-' && isUpper(word.charCodeAt(3));
}

/** "u.s", "p.d": single letters with dots between. */
function isDotted(word: string): boolean {
  if (word.length < 3 || word.length % 2 === 0) return false;
  for (let i = 1; i < word.length; i += 2) if (word.charCodeAt(i) !== FULL_STOP) return false;
  return true;
}
