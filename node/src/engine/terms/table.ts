import { ILLNESSES } from './illnesses.js';
import { MEDICINES } from './medicines.js';

/** Languages of the tables' columns. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it', 'uk'] as const;

/** A language in which terms are known by their names. */
export type TermsLanguage = (typeof LANGUAGES)[number];

/** A name of a term in a language. */
export interface Name {
  /** With spaces between its words. */
  readonly text: string;
  /** True where it may be another word: as a translation it is the term, elsewhere it need not be. */
  readonly isAnswer: boolean;
}

/** What has one name in each language: a medicine, an illness. */
export interface Term {
  readonly kind: 'medicine' | 'illness';
  /** The first is the one that is written. */
  readonly names: Readonly<Record<TermsLanguage, readonly [Name, ...Name[]]>>;
}

/** A line a term, a column a language, `_` for the spaces in a name, `?` behind those that may be other words. */
function termsOf(kind: Term['kind'], table: string): Term[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const columns = line.split('|').map((names) => names.trim().split(' ').map(nameOf));
      const names = Object.fromEntries(LANGUAGES.map((language, n) => [language, columns[n]]));
      return { kind, names: names as unknown as Term['names'] };
    });
}

function nameOf(cell: string): Name {
  return { text: cell.replaceAll('_', ' ').replace('?', ''), isAnswer: cell.endsWith('?') };
}

export const TERMS: readonly Term[] = [...termsOf('medicine', MEDICINES), ...termsOf('illness', ILLNESSES)];
