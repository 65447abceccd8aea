import { type Found, knowsTerms, termsIn, termsMeant } from './named.js';
import type { Term } from './table.js';

const terms = (found: readonly Found[]) => new Set(found.map(({ term }) => term));
const sure = (found: readonly Found[]) => terms(found.filter(({ isAnswer }) => !isAnswer));

const without = (some: ReadonlySet<Term>, all: ReadonlySet<Term>) =>
  [...some].filter((term) => !all.has(term));

/** The terms that a translation lost; none in languages whose names are not known. */
export function termsLost(
  text: string,
  source: string,
  translation: string,
  target: string,
): readonly Term[] {
  if (!knowsTerms(source) || !knowsTerms(target)) return [];
  return without(sure(termsMeant(text, source)), terms(termsIn(translation, target)));
}

/** How many terms a translation lost or made up: what it made up, the text lost the other way round. */
export function termsTurned(text: string, source: string, translation: string, target: string): number {
  if (!knowsTerms(source) || !knowsTerms(target)) return 0;
  const madeUp = without(sure(termsIn(translation, target)), terms(termsMeant(text, source)));
  return termsLost(text, source, translation, target).length + madeUp.length;
}
