import { folded } from '../guard/lexicon/folded.js';
import { LANGUAGES, TERMS, type Term, type TermsLanguage } from './table.js';

interface Stem {
  readonly term: Term;
  readonly isAnswer: boolean;
}

/** By language, terms by the stems of their names. */
const TABLES = new Map<string, ReadonlyMap<string, Stem>>(
  LANGUAGES.map((language) => [
    language,
    new Map(
      TERMS.flatMap((term) =>
        term.names[language].map(({ text, isAnswer }): [string, Stem] => [
          stemOf(spelled(text), language),
          { term, isAnswer },
        ]),
      ),
    ),
  ]),
);
const STEMS = [...TABLES.values()].flatMap((table) => [...table.keys()]);
const LONGEST_STEM = Math.max(...STEMS.map(({ length }) => length));
const MOST_WORDS = Math.max(...STEMS.map((stem) => stem.split(' ').length));
const BEGINNING = 2;
/** By language, stems by what they begin with: most words begin with nothing that is here. */
const BEGINNINGS = new Map([...TABLES].map(([language, table]) => [language, byBeginning(table)]));

function byBeginning(table: ReadonlyMap<string, Stem>): ReadonlyMap<string, readonly [string, Stem][]> {
  const found = new Map<string, [string, Stem][]>();
  for (const [stem, named] of table) {
    const beginning = stem.slice(0, BEGINNING);
    found.set(beginning, [...(found.get(beginning) ?? []), [stem, named]]);
  }
  return found;
}

/** By language, the first words of names that have several. */
const OPENINGS = new Map<string, ReadonlySet<string>>(
  [...TABLES].map(([language, table]) => [
    language,
    new Set(
      [...table.keys()].flatMap((stem) => (stem.includes(' ') ? [stem.slice(0, stem.indexOf(' '))] : [])),
    ),
  ]),
);

/** A word, or several, that names a term. */
export interface NamedTerm {
  readonly term: Term;
  /** What inflects the name, if anything: the "у" of "інсуліну". */
  readonly ending: string;
  /** True where it may be another word. */
  readonly isAnswer: boolean;
}

/** A term where it stands in a text. */
export interface Found extends NamedTerm {
  readonly start: number;
  readonly name: string;
}

export function knowsTerms(language: string): language is TermsLanguage {
  return TABLES.has(language);
}

const WORD = /[\p{L}\p{M}]+/gu;

/** The terms that a text names. */
export function termsIn(text: string, language: TermsLanguage, read = termNamed): Found[] {
  const found: Found[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const { 0: word, index: start } = match;
    if (start < end) continue;
    const spelt = spelled(word);
    if (!BEGINNINGS.get(language)?.has(spelt.slice(0, BEGINNING))) continue;
    const names = OPENINGS.get(language)?.has(spelt) ? [...stretches(text, start), word] : [word];
    for (const name of names) {
      const named = read(name, language);
      if (!named) continue;
      found.push({ ...named, start, name });
      end = start + name.length;
      break;
    }
  }
  return found;
}

const SEVERAL = new RegExp(`[\\p{L}\\p{M}]+(?:[\\s'’ʼ-][\\p{L}\\p{M}]+){1,${MOST_WORDS - 1}}`, 'uy');

/** The words from a place on, as many as a name may have, then one less at a time, down to two. */
function stretches(text: string, start: number): string[] {
  SEVERAL.lastIndex = start;
  const longest = SEVERAL.exec(text)?.[0];
  if (longest === undefined) return [];
  const ends = [...longest.matchAll(/[\p{L}\p{M}]+/gu)]
    .slice(1)
    .map(({ 0: word, index }) => index + word.length);
  return ends.reverse().map((end) => longest.slice(0, end));
}

/** Those of what people type, which need not be spelt right. */
export function termsMeant(text: string, language: TermsLanguage): Found[] {
  return termsIn(text, language, (name) => termNamed(name, language) ?? termMisspelt(name, language));
}

/** The term that a word, or words, of a language name, inflected or, in German, as the first part of a compound. */
export function termNamed(name: string, language: string): NamedTerm | undefined {
  if (name.length > LONGEST_STEM + LONGEST_COMPOUND) return undefined;
  const spelt = spelled(name);
  const least = language === 'de' ? 0 : spelt.length - LONGEST_ENDING;
  for (
    let length = Math.min(spelt.length, LONGEST_STEM);
    length >= Math.max(least, SHORTEST_STEM);
    length--
  ) {
    const stem = TABLES.get(language)?.get(spelt.slice(0, length));
    const ending = spelt.slice(length);
    if (stem && isEnding(ending, length, language)) return { ...stem, ending };
  }
  return undefined;
}

/** The term that a word means with one letter but the first two wrong, missing or too many, or two exchanged: "paracetemol". */
function termMisspelt(word: string, language: string): NamedTerm | undefined {
  if (word.length < SHORTEST_MISSPELT.medicine || word.length > LONGEST_STEM + 1) return undefined;
  const spelt = spelled(word);
  if (OTHER_WORDS.has(spelt)) return undefined;
  const alike = BEGINNINGS.get(language)?.get(spelt.slice(0, BEGINNING)) ?? [];
  const meant = alike.flatMap(([stem, named]) =>
    spelt.length >= SHORTEST_MISSPELT[named.term.kind] && isNearly(spelt, stem) ? [named] : [],
  );
  const [first] = meant;
  return first && meant.every(({ term }) => term === first.term) ? { ...first, ending: '' } : undefined;
}

/** Whether two words differ in one letter or in the order of two (Damerau, 1964). */
function isNearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const least = Math.min(one.length, other.length);
  let before = 0;
  while (before < least && one[before] === other[before]) before++;
  let after = 0;
  while (after < least - before && one.at(-1 - after) === other.at(-1 - after)) after++;
  const [rest, otherRest] = [one.length - before - after, other.length - before - after];
  if (Math.max(rest, otherRest) <= 1) return true;
  const isExchanged = one[before] === other[before + 1] && one[before + 1] === other[before];
  return rest === 2 && otherRest === 2 && isExchanged;
}

/** "TB"; of so short a name nothing is taken for an ending. */
const SHORTEST_STEM = 2;
const SHORTEST_INFLECTED = 4;
const LONGEST_ENDING = 4;
const LONGEST_COMPOUND = 40;
/** Shorter words are near to others: "migrant", "artistic". */
const SHORTEST_MISSPELT: Readonly<Record<Term['kind'], number>> = { medicine: 7, illness: 9 };
/** Longer ones that are: handicraft in Portuguese. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  'aspiring aspiran morphing tramado dioxina artesanato adrenalize'.split(' '),
);
/** "Insulinpen", "Amoxicillinsaft": what is shorter is no German word, but a name gone wrong. */
export const SHORTEST_NOUN = 3;
/** What a compound may begin with: "Nitrogen" is none of "Nitro". */
const SHORTEST_PART = 6;
const UKRAINIAN_ENDINGS: ReadonlySet<string> = new Set(
  '|ь|й|а|я|у|ю|ом|ем|єм|ою|ею|єю|ої|і|ї|и|ів|ові|еві|овий|ова|ове|ову|ової|ний|на|не|ні|ного|ної|ному|ній|ну|них|ним|ною'.split(
    '|',
  ),
);

function isEnding(ending: string, length: number, language: string): boolean {
  if (length < SHORTEST_INFLECTED) return ending === '';
  if (language === 'uk') return UKRAINIAN_ENDINGS.has(ending);
  const isPart = language === 'de' && length >= SHORTEST_PART && ending.length >= SHORTEST_NOUN;
  return isPart || ['', 's', 'es'].includes(ending);
}

/** As the tables are read: "pré-éclampsie" is "pre eclampsie". */
function spelled(name: string): string {
  return folded(name).replace(/[^\p{L}]/gu, ' ');
}

/** A name without what inflection takes from it. */
function stemOf(name: string, language: string): string {
  return language === 'uk' ? name.replace(/(?<=...)[ьйая]$/u, '') : name;
}

/** A term's name with what was behind another's, where they are inflected alike: "інсулін|у", "Insulin|spritze". */
export function inflected(term: Term, ending: string, like: Term, language: TermsLanguage): string {
  const [{ text }] = term.names[language];
  if (language === 'de') return text + ending;
  if (language !== 'uk' || ending === '' || kindOfEnd(text) !== kindOfEnd(like.names.uk[0].text)) return text;
  return stemOf(text, language) + ending;
}

/** What decides how a Ukrainian noun is inflected: "малярія", "холера", "діабет". */
function kindOfEnd(name: string): string {
  return /(?:ія|[аоя])$/u.exec(name)?.[0] ?? '';
}
