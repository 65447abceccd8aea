import { stopsOfShortForms } from '../text/short-forms/short-forms.js';
import { isCloser, isLineBreak, isLower, isSentenceEnd, isSpace, isUnspaced } from './characters.js';
import { cutClauses } from './clauses.js';
import { betweenIslands } from './islands.js';
import { cutSentences } from './sentences.js';

/** Grows whenever the same text may be cut otherwise: progress stored under another cut is not continued. */
export const SEGMENTER_VERSION = 6;

export interface Cut {
  readonly segments: readonly string[];
  /** One more than the segments: what stands before, between and after them. */
  readonly between: readonly string[];
  /** Segments that are no whole sentence: what they mean depends on what stands around them. */
  readonly fragments: ReadonlySet<string>;
}

export interface CutOptions {
  /** BCP 47 language whose rules apply. */
  readonly language: string;
  /** Estimated tokens a segment may have. */
  readonly maxTokens: number;
}

/** Bullets, numbers and quote marks before the text of a line. */
const MARKER =
  /(?:[-*+\u2022\u2023\u25e6\u25aa\u25cf\u25cb\u2013\u2014\u00b7>#]{1,6}|\(?(?:\d{1,3}|[a-zA-Z](?=\)))[.)]|\[[ xX]?\])[ \t]+/y;
const MAX_MARKERS = 4;

/** Longer texts are no notes and have few short forms; to look for those would take longer than all else. */
const LONGEST_NOTE = 5_000;
const INNER_STOP = /\.\s+\S/u;
const NO_STOPS: ReadonlySet<number> = new Set();

/**
 * Cuts a text into sentence-sized segments. White space, line breaks, bullets, emoji and whatever has no
 * letter stay between the segments, so that putting them back gives the text exactly. A text without
 * a single letter is one segment. Deterministic and linear.
 */
export function cutText(text: string, { language, maxTokens }: CutOptions): Cut {
  const segments: string[] = [];
  const between: string[] = [];
  const fragments = new Set<string>();
  let kept = 0;
  /** Where the last sentence began, or the part of it that stands in its line; whether the next goes on with it. */
  let last = 0;
  let goesOn = false;
  const emit = (start: number, end: number) => {
    between.push(text.slice(kept, start));
    segments.push(text.slice(start, end));
    kept = end;
  };
  const clause = (start: number, end: number) => betweenIslands(text, start, end, emit);
  const stretch = (start: number, end: number) => cutClauses(text, start, end, maxTokens, clause, language);
  const sentence = (start: number, end: number) => {
    const first = segments.length;
    betweenIslands(text, start, end, stretch);
    const parts = segments.slice(goesOn ? last : first);
    if (parts.length > 1) for (const part of parts) fragments.add(part);
    last = first;
    goesOn = false;
  };
  let isOpen = false;
  for (let lineStart = 0; lineStart < text.length; ) {
    let lineEnd = lineStart;
    while (lineEnd < text.length && !isLineBreak(text.charCodeAt(lineEnd))) lineEnd++;
    const from = skipMarkers(text, lineStart, lineEnd);
    goesOn = isOpen && isLower(text.codePointAt(from) ?? 0);
    const shortStops = shortStopsIn(text, from, lineEnd, language);
    cutSentences(text, from, lineEnd, { language, shortStops }, sentence);
    isOpen = leavesOpen(text, from, lineEnd);
    lineStart = lineEnd + 1;
  }
  if (segments.length === 0 && text !== '') return { segments: [text], between: ['', ''], fragments };
  between.push(text.slice(kept));
  return { segments, between, fragments };
}

/** Offsets in the text of the stops that belong to short forms of a line. */
function shortStopsIn(text: string, from: number, to: number, language: string): ReadonlySet<number> {
  const line = text.slice(from, to);
  if (text.length > LONGEST_NOTE || !INNER_STOP.test(line)) return NO_STOPS;
  return new Set([...stopsOfShortForms(line, language)].map((stop) => from + stop));
}

/** Whether a line has text and no sentence ends with it. */
function leavesOpen(text: string, from: number, to: number): boolean {
  let end = to;
  while (end > from && (isSpace(text.charCodeAt(end - 1)) || isCloser(text.charCodeAt(end - 1)))) end--;
  return end > from && !isSentenceEnd(text.charCodeAt(end - 1));
}

function skipMarkers(text: string, from: number, to: number): number {
  let i = from;
  for (let marker = 0; marker < MAX_MARKERS; marker++) {
    while (i < to && isSpace(text.charCodeAt(i))) i++;
    MARKER.lastIndex = i;
    const length = MARKER.exec(text)?.[0].length ?? 0;
    if (length === 0 || i + length > to) break;
    i += length;
  }
  return i;
}

/** Languages written without spaces between words and sentences. */
const UNSPACED_LANGUAGES = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my', 'yue']);

/** A stop that a part of a sentence got and did not have. */
const SEAM = /(?<!\.)\.$/u;
const ENDS_SENTENCE = /[.!?…]\W*$/u;

/**
 * Puts one output per segment back in place, parts of sentences without stops of their own. Where nothing stood
 * between two segments (Chinese sentences) and the target language has spaces, translated neighbours get one.
 */
export function joinCut(
  { segments, between, fragments }: Cut,
  outputs: readonly string[],
  target: string,
): string {
  if (outputs.length !== segments.length) {
    throw new RangeError(`${outputs.length} outputs for ${segments.length} segments`);
  }
  const spaced = !UNSPACED_LANGUAGES.has(target.split('-')[0] ?? target);
  const parts: string[] = [];
  outputs.forEach((output, i) => {
    const gap = between[i] ?? '';
    parts.push(gap);
    if (gap === '' && i > 0 && spaced && isTranslated(i - 1) && isTranslated(i)) parts.push(' ');
    const segment = segments[i] ?? '';
    const isPart = fragments.has(segment) && !ENDS_SENTENCE.test(segment);
    parts.push(isPart ? output.replace(SEAM, '') : output);
  });
  parts.push(between[segments.length] ?? '');
  return parts.join('');

  function isTranslated(i: number): boolean {
    const segment = segments[i] ?? '';
    return outputs[i] !== segment && isUnspaced(segment.codePointAt(0) ?? 0);
  }
}
