import { medicinesIn, SHORTEST_NOUN } from './named.js';

/**
 * A text in which German compounds of medicines have a hyphen: of "Penicillinallergie" models only read the penicillin,
 * of "Penicillin-Allergie" both.
 */
export function withPartedCompounds(text: string, language: string): string {
  if (language !== 'de') return text;
  let at = 0;
  let parted = '';
  for (const { ending, start, word } of medicinesIn(text, 'de')) {
    if (ending.length < SHORTEST_NOUN || !/\p{Ll}/u.test(word)) continue;
    const noun = word.slice(word.length - ending.length);
    parted += `${text.slice(at, start)}${word.slice(0, -ending.length)}-${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
    at = start + word.length;
  }
  return parted + text.slice(at);
}
