import type { Warning } from '@babelmesh/protocol';
import { isTranslatable } from '../segment/islands.js';
import { cutText } from '../segment/segment.js';
import { spelledOut } from '../text/spelled-out.js';
import { withEmoji } from './guard.js';
import { findItems } from './items.js';
import { countFaults, type Pair, warningsOf } from './judge.js';
import { repair } from './repair.js';

/** A whole text as others translated it, for whoever reads it here. */
export interface Reviewed {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

/** Sentences are not cut further: only what the two texts have in common is compared. */
const WHOLE = Number.POSITIVE_INFINITY;

/**
 * Judges a translation of a text that was made out of sight. Numbers and the like are written as the source has them;
 * what cannot be mended is marked, as `translateGuarded` marks it. Nothing is translated again.
 */
export function review({ text: written, source, target }: Pair, translation: string): Reviewed {
  if (!isTranslatable(written) || translation.trim() === '')
    return { text: written, warnings: ['not_translated'] };
  const text = spelledOut(written, source);
  const pair = { text, source, target };
  const items = findItems(text, source);
  const repaired = repair(items, translation);
  // Lines of nothing but numbers are no sentences.
  const faults = countFaults(pair, items)(repaired);
  const sentences = pairs(pair, repaired);
  const warnings = sentences.flatMap(([text, translation]) => {
    const sentence = { text, source, target };
    return warningsOf(sentence, translation, countFaults(sentence, findItems(text, source))(translation));
  });
  if (faults > 0) warnings.push('numbers_differ');
  return { text: withEmoji(items, repaired), warnings: [...new Set(warnings)] };
}

/** Each sentence with its translation, where both have as many; else all as one. */
function pairs({ text, source, target }: Pair, translation: string): (readonly [string, string])[] {
  const ours = cutText(text, { language: source, maxTokens: WHOLE }).segments;
  const theirs = cutText(translation, { language: target, maxTokens: WHOLE }).segments;
  if (ours.length !== theirs.length) return [[text, translation]];
  return ours.map((sentence, i) => [sentence, theirs[i] ?? '']);
}
