import { fitted } from './articles.js';
import { type Found, inflected } from './named.js';
import type { Medicine, MedicinesLanguage } from './names.js';

/** A text with other names in the places of those found, and their articles. */
export function renamed(
  text: string,
  found: readonly Found[],
  names: ReadonlyMap<Medicine, Medicine>,
  language: MedicinesLanguage,
): string {
  let at = 0;
  let made = '';
  for (const { medicine, ending, start, word } of found) {
    const name = names.get(medicine);
    const written = name ? likeWord(inflected(name, ending, language), word) : word;
    made += (name ? fitted(text.slice(at, start), written, language) : text.slice(at, start)) + written;
    at = start + word.length;
  }
  return made + text.slice(at);
}

/** With capitals where another word has them. */
function likeWord(name: string, word: string): string {
  if (!/\p{Ll}/u.test(word)) return name.toUpperCase();
  return /^\p{Lu}/u.test(word) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
