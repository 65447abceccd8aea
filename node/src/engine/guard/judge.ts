import type { Warning } from '@babelmesh/protocol';
import { termsTurned } from '../terms/turned.js';
import { compare } from './compare.js';
import type { Item } from './items.js';
import { negationDiffers, numbersDiffer, numberWords, oppositesDiffer, ordinalWords } from './meaning.js';

/** What is translated, from one language into another. */
export interface Pair {
  readonly text: string;
  readonly source: string;
  readonly target: string;
}

/** Counts in a translation the items it lost and the numbers it made up: 0 is faithful. */
export function countFaults(
  { text, source, target }: Pair,
  items: readonly Item[],
): (translation: string) => number {
  const words = numberWords(text, source);
  return (translation) => {
    const { missing: notFound, extra } = compare(items, translation);
    const missing = notFound.filter(
      ({ ordinal }) => ordinal === undefined || !ordinalWords(translation, target).includes(ordinal),
    );
    const added = extra.filter(
      ({ text: number, start }) =>
        !words.includes(Number(number)) &&
        !isHalfPast(number, words) &&
        !isInWords(translation, start, target),
    );
    return missing.length + added.length;
  };
}

/** "7:30" where the words say half past seven. */
function isHalfPast(number: string, words: readonly number[]): boolean {
  const hour = /^(\d{1,2}):30$/u.exec(number)?.[1];
  return hour !== undefined && words.includes(0.5) && words.includes(((Number(hour) + 11) % 12) + 1);
}

/** What is no number of its own in the target language: "de 8 em 8 horas", the blood group "0 negativ". */
function isInWords(text: string, start: number, language: string): boolean {
  if (language === 'pt') {
    const [, first, second] =
      /(\d+) em (\d+)$/u.exec(text.slice(0, start) + (/^\d+/u.exec(text.slice(start))?.[0] ?? '')) ?? [];
    return first !== undefined && first === second;
  }
  return (language === 'de' || language === 'it') && /^0\s?(?:neg|pos)/iu.test(text.slice(start));
}

/**
 * What the two texts alone tell a reader: `numbers_differ`, and `doubtful` where it says the opposite of something or names
 * other terms.
 */
export function warningsOf({ text, source, target }: Pair, translation: string, faults: number): Warning[] {
  const warnings: Warning[] = [];
  if (faults > 0 || numbersDiffer(text, source, translation, target)) warnings.push('numbers_differ');
  const isTurned =
    negationDiffers(text, source, translation, target) ||
    oppositesDiffer(text, source, translation, target) ||
    termsTurned(text, source, translation, target) > 0;
  if (isTurned) warnings.push('doubtful');
  return warnings;
}
