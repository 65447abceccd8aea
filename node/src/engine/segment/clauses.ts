import { isClauseEnd, isSpace, isUnspaced } from './characters.js';
import { continuesWord, countTokens, tokenCost } from './estimate.js';
import { jointAt } from './joints.js';

/** A boundary of clauses or phrases is taken only where it leaves at least this share of the budget before it. */
const SMALLEST_SHARE = 0.3;
/** How far above the even share a part may go to end with its clause. */
const SLACK = 1.3;
/** How far around a hard cut the boundary of a grapheme is looked for, in UTF-16 units. */
const GRAPHEME_WINDOW = 64;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Calls `emit` with ranges of `text[from, to)` of at most `budget` estimated tokens each: cut after a mark that
 * ends a clause where there is one, else before a word of `language` that opens a clause, or a phrase, else where
 * words do not belong together, else at white space, else between graphemes. Ranges together cover the input.
 * Linear: a part is looked at again only as far as the budget reaches.
 */
export function cutClauses(
  text: string,
  from: number,
  to: number,
  budget: number,
  emit: (start: number, end: number) => void,
  language = '',
): void {
  const tokens = countTokens(text, from, to);
  if (tokens <= budget) {
    emit(from, to);
    return;
  }
  // Parts of about the same size: a rest of two words translates badly.
  const share = Math.min(budget, Math.ceil((tokens / Math.ceil(tokens / budget)) * SLACK));
  let start = from;
  while (start < to) {
    const end = nextCut(text, start, to, share, language);
    emit(start, end);
    start = end;
  }
}

function nextCut(text: string, start: number, to: number, budget: number, language: string): number {
  let tokens = 0;
  let insideWord = false;
  let clause = -1;
  const joints = [-1, -1, -1];
  let space = -1;
  for (let i = start; i < to; i++) {
    const code = text.charCodeAt(i);
    const cost = tokenCost(code, insideWord);
    if (tokens + cost > budget && i > start) {
      const cut = [clause, ...joints.toReversed(), space].find((at) => at > start);
      if (cut !== undefined) return cut;
      return graphemeCut(text, start, i, to);
    }
    tokens += cost;
    if (isSpace(code)) {
      space = i + 1;
      if (i > start && tokens > budget * SMALLEST_SHARE) {
        if (isClauseEnd(text.charCodeAt(i - 1))) clause = i + 1;
        else {
          const joint = jointAt(text, i, language);
          if (joint !== undefined) joints[joint] = i + 1;
        }
      }
    } else if (isClauseEnd(code) && isUnspaced(text.charCodeAt(i - 1)) && tokens > budget * SMALLEST_SHARE) {
      clause = i + 1;
    }
    insideWord = continuesWord(code);
  }
  return to;
}

/** The last grapheme boundary at or before `at`; a code point boundary where one grapheme fills the window. */
function graphemeCut(text: string, start: number, at: number, to: number): number {
  if (isHan(text.charCodeAt(at)) && isHan(text.charCodeAt(at - 1))) return at;
  const windowStart = Math.max(start, at - GRAPHEME_WINDOW);
  const windowEnd = Math.min(to, at + GRAPHEME_WINDOW);
  let cut = -1;
  for (const { index } of graphemes.segment(text.slice(windowStart, windowEnd))) {
    if (windowStart + index > at) break;
    if (index > 0) cut = windowStart + index;
  }
  if (cut > start) return cut;
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff && at - 1 > start ? at - 1 : at;
}

/** Nothing combines with these: every boundary between two is one of graphemes. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
