import { folded } from '../guard/lexicon/folded.js';
import { LANGUAGES, MEDICINES, type Medicine, type MedicinesLanguage } from './names.js';

/** By language, medicines by the stems of their names. */
const TABLES = new Map<string, ReadonlyMap<string, Medicine>>(
  LANGUAGES.map((language) => [
    language,
    new Map(
      MEDICINES.flatMap((medicine) =>
        medicine[language].map((name): [string, Medicine] => [stemOf(folded(name), language), medicine]),
      ),
    ),
  ]),
);
const LONGEST_STEM = Math.max(
  ...[...TABLES.values()].flatMap((table) => [...table.keys()].map(({ length }) => length)),
);

/** A word that names a medicine. */
export interface NamedMedicine {
  readonly medicine: Medicine;
  /** What inflects the name, if anything: the "у" of "інсуліну". */
  readonly ending: string;
}

export function knowsMedicines(language: string): language is MedicinesLanguage {
  return TABLES.has(language);
}

/** The medicine that a word of a language names, inflected or, in German, the first part of a compound. */
export function medicineNamed(word: string, language: string): NamedMedicine | undefined {
  const spelt = folded(word);
  const least = language === 'de' ? 0 : spelt.length - LONGEST_ENDING;
  for (
    let length = Math.min(spelt.length, LONGEST_STEM);
    length >= Math.max(least, SHORTEST_STEM);
    length--
  ) {
    const medicine = TABLES.get(language)?.get(spelt.slice(0, length));
    const ending = spelt.slice(length);
    if (medicine && isEnding(ending, length, language)) return { medicine, ending };
  }
  return undefined;
}

/** The medicine that a word means with one letter wrong, missing or too many, or two exchanged: "paracetemol". */
function medicineMisspelt(word: string, language: string): NamedMedicine | undefined {
  if (word.length < SHORTEST_MISSPELT || word.length > LONGEST_STEM + 1) return undefined;
  const spelt = folded(word);
  if (OTHER_WORDS.has(spelt)) return undefined;
  const meant = [...(TABLES.get(language) ?? [])].filter(([stem]) => isNearly(spelt, stem));
  const [[, medicine] = []] = meant;
  return medicine && meant.every(([, other]) => other === medicine) ? { medicine, ending: '' } : undefined;
}

/** Whether two words differ in one letter or in the order of two (Damerau, 1964). */
function isNearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  const isExchanged =
    rest.slice(2) === otherRest.slice(2) && rest[0] === otherRest[1] && rest[1] === otherRest[0];
  return (
    isExchanged ||
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1)
  );
}

/** "amox", "furo" */
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 4;
/** Shorter words are near to others: "aspiring", "morphing". */
const SHORTEST_MISSPELT = 9;
/** Longer ones that are: handicraft in Portuguese. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['artesanato', 'adrenalize']);
/** "Insulinpen", "Amoxicillinsaft": what is shorter is no German word, but a name gone wrong. */
export const SHORTEST_NOUN = 3;
/** What a compound may begin with: "Nitrogen" is none of "Nitro". */
const SHORTEST_PART = 6;
const UKRAINIAN_ENDINGS: ReadonlySet<string> = new Set(
  '|ь|й|а|я|у|ю|ом|ем|єм|ою|ої|і|ї|и|ів|ові|еві|овий|ова|ове|ову|ової'.split('|'),
);

function isEnding(ending: string, length: number, language: string): boolean {
  if (language === 'uk') return UKRAINIAN_ENDINGS.has(ending);
  const isPart = language === 'de' && length >= SHORTEST_PART && ending.length >= SHORTEST_NOUN;
  return isPart || ['', 's', 'es'].includes(ending);
}

/** A name without what inflection takes from it. */
function stemOf(name: string, language: string): string {
  return language === 'uk' ? name.replace(/[ьйа]$/u, '') : name;
}

/** A medicine's name with what was behind another's: "інсулін|у", "Insulin|spritze". */
export function inflected(medicine: Medicine, ending: string, language: MedicinesLanguage): string {
  const [name] = medicine[language];
  const isKept = language === 'de' || (language === 'uk' && ending !== '');
  return isKept ? stemOf(name, language) + ending : name;
}

/** A medicine where it stands in a text. */
export interface Found extends NamedMedicine {
  readonly start: number;
  readonly word: string;
}

const WORD = /[\p{L}\p{M}]+/gu;

/** The medicines that a text names. */
export function medicinesIn(text: string, language: MedicinesLanguage, read = medicineNamed): Found[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
    const named = read(word, language);
    return named ? [{ ...named, start, word }] : [];
  });
}

/** Those of what people type, which need not be spelt right. */
export function medicinesMeant(text: string, language: MedicinesLanguage): Found[] {
  return medicinesIn(
    text,
    language,
    (word) => medicineNamed(word, language) ?? medicineMisspelt(word, language),
  );
}
