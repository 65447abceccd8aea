import type { Warning } from '@babelmesh/protocol';
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
    const added = extra.filter(({ text: number }) => !words.includes(Number(number)));
    return missing.length + added.length;
  };
}

/** What the two texts alone tell a reader: `numbers_differ`, and `doubtful` where it says the opposite of something. */
export function warningsOf({ text, source, target }: Pair, translation: string, faults: number): Warning[] {
  const warnings: Warning[] = [];
  if (faults > 0 || numbersDiffer(text, source, translation, target)) warnings.push('numbers_differ');
  const isTurned =
    negationDiffers(text, source, translation, target) || oppositesDiffer(text, source, translation, target);
  if (isTurned) warnings.push('doubtful');
  return warnings;
}
