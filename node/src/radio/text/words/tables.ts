import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { it } from './it.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { sw } from './sw.js';
import { tr } from './tr.js';
import { uk } from './uk.js';
import { vi } from './vi.js';
import type { Words } from './words.js';
import { zh } from './zh.js';

/** The node's own words, by language. English first: it is spoken where nothing else is known. */
export const WORDS: Readonly<Record<string, Words>> = {
  en,
  es,
  fr,
  de,
  pt,
  it,
  ru,
  uk,
  tr,
  id,
  vi,
  ar,
  sw,
  hi,
  zh,
};

export const FALLBACK = 'en';

export function wordsIn(language: string | undefined): Words {
  return (language !== undefined && WORDS[language]) || en;
}

/** Of Latin letters and Arabic ones. Those of other scripts make other letters: й, हाँ. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Arabic}]\p{M}*)\p{M}/gu;

/** As people type them: any case, punctuation around them, without the accents that a keyboard lacks. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`´]/gu, "'")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

/** Several words of one language, told apart by spaces; an underscore stands for a space within one. */
function listed(words: string): string[] {
  return words.split(' ').map((word) => fold(word.replaceAll('_', ' ')));
}

const HELP = new Map<string, string>();
const YES = new Set<string>();
const NO = new Set<string>();
const POLITE: string[] = [];
for (const [language, { helpWords, yesWords, noWords, politeWords }] of Object.entries(WORDS)) {
  for (const word of listed(helpWords)) if (!HELP.has(word)) HELP.set(word, language);
  for (const word of listed(yesWords)) YES.add(word);
  for (const word of listed(noWords)) NO.add(word);
  POLITE.push(...listed(politeWords));
}
// The longest first: `muchas gracias` ends with `gracias`.
POLITE.sort((a, b) => b.length - a.length);

/** Without thanks behind it, in any language: `no, gracias`. */
function withoutThanks(text: string): string {
  const said = fold(text);
  const polite = POLITE.find(
    (word) => said.endsWith(word) && /[\s\p{P}]$/u.test(said.slice(0, -word.length)),
  );
  return polite === undefined ? said : fold(said.slice(0, -polite.length));
}

/** The language in which a whole message asks for help. */
export function helpLanguage(text: string): string | undefined {
  return HELP.get(fold(text));
}

/** In any language: who is asked may not have said theirs. */
export function agrees(text: string): boolean {
  return YES.has(withoutThanks(text));
}

export function declines(text: string): boolean {
  return NO.has(withoutThanks(text));
}
