import { fitted } from './articles.js';
import { type Found, inflected } from './named.js';
import type { Term, TermsLanguage } from './table.js';

/** A text with the names of other terms in the places of those found, and their articles. */
export function renamed(
  text: string,
  found: readonly Found[],
  others: ReadonlyMap<Term, Term>,
  language: TermsLanguage,
): string {
  let at = 0;
  let made = '';
  for (const { term, ending, start, name } of found) {
    const other = others.get(term);
    if (!other) continue;
    const isFirst = /(?:^|[.!?…¿¡:"«\n])\s*$/u.test(text.slice(0, start));
    const written = likeWord(inflected(other, ending, term, language), name, isFirst);
    made += fitted(text.slice(at, start), written, language) + written;
    at = start + name.length;
  }
  return made + text.slice(at);
}

/** In capitals where another word is, or with one where it begins a sentence with one. */
function likeWord(name: string, word: string, isFirst: boolean): string {
  if (!/\p{Ll}/u.test(word) && word.length > SHORTEST_LOUD) return name.toUpperCase();
  return isFirst && /^\p{Lu}/u.test(word) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** "TB" is always in capitals. */
const SHORTEST_LOUD = 2;
