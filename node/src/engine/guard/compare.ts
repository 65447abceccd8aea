import { standsAlone } from './boundary.js';
import { clockForms, hasMeridiem } from './clock.js';
import type { Item } from './items.js';
import { inCyrillicSymbols } from './lexicon/cyrillic-symbols.js';
import { folded } from './lexicon/folded.js';
import { ABOUT, nameSameUnit } from './lexicon/same-unit.js';

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
/** "1930s" is "1930er" and "década de 1930". */
const DECADE = /^0s(?!\p{L})/u;
/** What makes an ordinal or a time of a number: "on the 14th" is "le 14", "3pm" "3 da tarde". */
const ORDINAL_ENDING = /^(?:st|nd|rd|th|er|ère|re|ème|e|[ap]m)(?![\p{L}\p{M}\p{N}])/iu;
/** Stands where an item was found, so that no other item is found there. */
const TAKEN = '\u0000';

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
  if (hasMeridiem(item.text)) return findClock(item, translation, from);
  const { required } = item;
  for (
    let start = translation.indexOf(required, from);
    start >= 0;
    start = translation.indexOf(required, start + 1)
  ) {
    const end = start + required.length;
    const isEnded =
      ORDINAL_ENDING.test(translation.slice(end, end + 5)) ||
      DECADE.test(translation.slice(end - 1, end + 2));
    const whole = required === item.text && !isEnded;
    if (!item.alone || standsAlone(translation, start, end, whole)) return { start, end };
  }
  const isMeasured = item.kind === 'number' || item.kind === 'code';
  const measured =
    (isMeasured ? findMeasured(item, translation, from) : undefined) ??
    (isMeasured || item.kind === 'place' ? findInCyrillic(item, translation, from) : undefined);
  if (measured) return measured;
  const isClock = item.kind === 'time' || (item.kind === 'number' && item.text.includes(':'));
  return isClock ? findClock(item, translation, from) : undefined;
}

/** A number and the symbol of its unit, of what something does in an hour too. */
const MEASURED = /^([<>≤≥=\s]*[-\u2212+±]?\d[\d.,]*)\s?(\p{L}+)(?:\/(?:h|min))?$/u;

/** A number whose unit the translation writes in full: "20 minutes" for "20 min". */
function findMeasured(
  item: Item,
  translation: string,
  from: number,
): { start: number; end: number } | undefined {
  const [, number, symbol] = MEASURED.exec(item.text) ?? [];
  if (number === undefined || symbol === undefined) return undefined;
  const expression = new RegExp(`${escapeForPattern(number)}[\\s-]?([\\p{L}\\p{M}]+)`, 'gu');
  expression.lastIndex = from;
  for (const match of translation.matchAll(expression)) {
    const [found, word = ''] = match;
    const start = match.index;
    const end = start + found.length;
    // The symbol itself is put as the source has it: "5 km" for "5km", "34 lb" for "34 LB".
    const isSame = folded(word) === folded(symbol);
    const isInFull = (!isSame || found.includes('-')) && nameSameUnit(inWords(symbol), folded(word));
    if (isInFull && standsAlone(translation, start, end)) return { start, end };
  }
  return findAbout(number, symbol, translation, from);
}

/** A number behind its unit, which makes it "about": "хвилин 20", "хвилин за 20" for "20 min". */
function findAbout(
  number: string,
  symbol: string,
  translation: string,
  from: number,
): { start: number; end: number } | undefined {
  const expression = new RegExp(`${ABOUT}${escapeForPattern(number)}`, 'giu');
  expression.lastIndex = from;
  for (const match of translation.matchAll(expression)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const isSame = nameSameUnit(inWords(symbol), folded(match[1] ?? ''));
    if (isSame && standsAlone(translation, start, end)) return { start, end };
  }
  return undefined;
}

/** A number and a symbol of any letters. */
const WITH_SYMBOL = /^([<>≤≥=\s]*[-\u2212+±]?\d[\d.,]*)\s?([^\s\d]\S*)$/u;

/** A number whose symbol the translation has in Cyrillic letters: "0.2 мг/л" for "0.2 mg/L". */
function findInCyrillic(
  item: Item,
  translation: string,
  from: number,
): { start: number; end: number } | undefined {
  const [, number, symbol] = WITH_SYMBOL.exec(item.text) ?? [];
  const cyrillic = symbol === undefined ? undefined : inCyrillicSymbols(symbol);
  if (number === undefined || cyrillic === undefined) return undefined;
  const expression = new RegExp(`${escapeForPattern(number)}\\s?${cyrillic}`, 'gu');
  expression.lastIndex = from;
  for (const match of translation.matchAll(expression)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (standsAlone(translation, start, end)) return { start, end };
  }
  return undefined;
}

/** "5 KM" is so many kilometres, but "5 M" no metres. */
function inWords(symbol: string): string {
  return symbol.length > 1 ? folded(symbol) : symbol.replace('L', 'l');
}

/** A time of day, which the target language may write its own way. */
function findClock(
  item: Item,
  translation: string,
  from: number,
): { start: number; end: number } | undefined {
  const forms = clockForms(item.text);
  if (forms === undefined) return undefined;
  const before = item.alone ? '(?<![\\p{L}\\p{M}\\p{N}]|\\p{Nd}[.,:/])' : '';
  const expression = new RegExp(before + forms, 'giu');
  expression.lastIndex = from;
  const match = expression.exec(translation);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

export function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
