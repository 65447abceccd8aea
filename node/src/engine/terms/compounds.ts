import { SHORTEST_NOUN, termsIn } from './named.js';

/**
 * A text in which German compounds of terms have a hyphen: of "Penicillinallergie" models only read the penicillin, of
 * "Penicillin-Allergie" both.
 */
export function withPartedCompounds(text: string, language: string): string {
  if (language !== 'de') return text;
  let at = 0;
  let parted = '';
  for (const { ending, isAnswer, start, name } of termsIn(text, 'de')) {
    // "tollwütiger" is no compound, and in capitals models read none.
    const isNoun = !isAnswer && /^\p{Lu}.*\p{Ll}/u.test(name);
    if (ending.length < SHORTEST_NOUN || !isNoun) continue;
    const noun = name.slice(-ending.length);
    parted += `${text.slice(at, start)}${name.slice(0, -ending.length)}-${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
    at = start + name.length;
  }
  return parted + text.slice(at);
}
