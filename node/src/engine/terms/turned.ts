import { type Found, knowsTerms, termsIn, termsMeant } from './named.js';

const terms = (found: readonly Found[]) => new Set(found.map(({ term }) => term));
const sure = (found: readonly Found[]) => terms(found.filter(({ isAnswer }) => !isAnswer));

/** How many terms a translation lost or made up; none in languages whose names are not known. */
export function termsTurned(text: string, source: string, translation: string, target: string): number {
  if (!knowsTerms(source) || !knowsTerms(target)) return 0;
  const asked = termsMeant(text, source);
  const given = termsIn(translation, target);
  const without = (some: ReadonlySet<unknown>, all: ReadonlySet<unknown>) =>
    [...some].filter((term) => !all.has(term)).length;
  return without(sure(asked), terms(given)) + without(sure(given), terms(asked));
}
