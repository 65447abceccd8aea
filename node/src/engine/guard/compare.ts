import { standsAlone } from './boundary.js';
import type { Item } from './items.js';

/** A number of a translation that its source does not have. */
export interface Extra {
  readonly text: string;
  readonly start: number;
}

export interface Comparison {
  readonly missing: readonly Item[];
  readonly extra: readonly Extra[];
}

const NUMBER = /\p{Nd}+(?:[.,:/]\p{Nd}+)*/gu;
/** What makes an ordinal of a number: "on the 14th" is "le 14". */
const ORDINAL_ENDING = /^(?:st|nd|rd|th|er|ère|re|ème|e)(?![\p{L}\p{M}\p{N}])/iu;
/** Stands where an item was found, so that no other item is found there. */
const TAKEN = '\u0000';

/** A time of day with a half-day mark, which the target language may write its own way, and its words for that. */
export const MERIDIEM = /^(\d{1,2}(?:[:.]\d{2})?)\s?([ap])\.?\s?m\.?$/iu;
const HALF_DAY: Record<string, string> = {
  a: '\\s?(?:a\\.?\\s?m\\b|(?:de|por) la (?:mañana|madrugada)|in the morning|du matin|heures? du matin)',
  p: "\\s?(?:p\\.?\\s?m\\b|(?:de|por) la (?:tarde|noche)|del mediodía|in the (?:afternoon|evening)|at night|(?:heures? )?(?:de l['’]après-midi|du soir))",
};

/** Which items of the source a translation lacks, and which numbers it has of its own. */
export function compare(items: readonly Item[], translation: string): Comparison {
  let rest = translation;
  const missing: Item[] = [];
  // Longer ones first: "5" must not take its place in "5 km".
  for (const item of [...items].sort((a, b) => b.required.length - a.required.length)) {
    const range = find(item, rest);
    if (range)
      rest = rest.slice(0, range.start) + TAKEN.repeat(range.end - range.start) + rest.slice(range.end);
    else missing.push(item);
  }
  const extra = [...rest.matchAll(NUMBER)].map((match) => ({ text: match[0], start: match.index }));
  return { missing: missing.sort((a, b) => a.start - b.start), extra };
}

/** Where a translation has an item, exactly, and as a word of its own if it is one in the source; the first `from` there on. */
export function find(item: Item, translation: string, from = 0): { start: number; end: number } | undefined {
  const meridiem = MERIDIEM.exec(item.text);
  if (meridiem) {
    const pattern = `${escapeForPattern(meridiem[1] ?? '')}${HALF_DAY[(meridiem[2] ?? 'a').toLowerCase()]}`;
    const before = item.alone ? '(?<![\\p{L}\\p{M}\\p{N}]|\\p{Nd}[.,:/])' : '';
    const expression = new RegExp(before + pattern, 'giu');
    expression.lastIndex = from;
    const match = expression.exec(translation);
    return match ? { start: match.index, end: match.index + match[0].length } : undefined;
  }
  const { required } = item;
  for (
    let start = translation.indexOf(required, from);
    start >= 0;
    start = translation.indexOf(required, start + 1)
  ) {
    const end = start + required.length;
    const whole = required === item.text && !ORDINAL_ENDING.test(translation.slice(end, end + 5));
    if (!item.alone || standsAlone(translation, start, end, whole)) return { start, end };
  }
  return undefined;
}

export function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
