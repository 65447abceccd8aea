import { type Found, knowsTerms, termNamed, termsIn, termsMeant } from './named.js';
import { renamed } from './renamed.js';
import { TERMS, type Term, type TermsLanguage } from './table.js';

/** A translation in which no term has its name of the source's language: "ketamine" is "ketamina". */
export function localised(source: string, translation: string, target: string): string {
  if (!knowsTerms(source) || !knowsTerms(target)) return translation;
  const copied = termsIn(translation, source).filter(
    ({ name, isAnswer }) => !isAnswer && name.length > SHORTEST_COPIED && !termNamed(name, target),
  );
  return renamed(translation, copied, new Map(copied.map(({ term }) => [term, term])), target);
}

/** Shorter names may be other words in the target language. */
const SHORTEST_COPIED = 5;

/** A text with other terms in it. */
export interface StoodIn {
  readonly text: string;
  /** The translation with the right ones; undefined where one that stood in was lost or doubled. */
  restore(translation: string): string | undefined;
}

/** Those that models know most reliably, the surest first (`npm run bench -- terms`). */
const STAND_INS: Readonly<Record<Term['kind'], readonly Term[]>> = {
  medicine: named('paracetamol penicillin insulin amoxicillin morphine aspirin adrenaline ibuprofen'),
  illness: named('malaria tuberculosis asthma pneumonia hepatitis'),
};

function named(names: string): readonly Term[] {
  return names.split(' ').flatMap((name) => TERMS.filter(({ names: { en } }) => en[0].text === name));
}

/** So many texts with stand-ins are tried: not every term is known in every sentence. */
const TRIES = 3;

/**
 * A text with terms that models know in place of those that a translation lost, then of all it names: the surest first,
 * then others. None where more were lost than can stand in.
 */
export function withStandIns(text: string, source: string, target: string, lost: readonly Term[]): StoodIn[] {
  if (!knowsTerms(source) || !knowsTerms(target)) return [];
  const found = termsMeant(text, source).filter(({ isAnswer }) => !isAnswer);
  const named = [...new Set(found.map(({ term }) => term))];
  const all = lost.length < named.length ? [lost, named] : [named];
  return all.flatMap((terms) =>
    tries(terms, named).map((standIns) => exchanged({ text, found, standIns, source, target })),
  );
}

/** For each of some terms another that the text does not name. */
function tries(terms: readonly Term[], named: readonly Term[]): ReadonlyMap<Term, Term>[] {
  if (terms.length === 0) return [];
  return Array.from({ length: TRIES }, (_, first) => {
    const free = (kind: Term['kind']) =>
      STAND_INS[kind]
        .filter((standIn) => !named.includes(standIn))
        .slice(first)
        .values();
    const left = { medicine: free('medicine'), illness: free('illness') };
    const standIns = terms.flatMap((term): [Term, Term][] => {
      const { value } = left[term.kind].next();
      return value ? [[term, value]] : [];
    });
    return standIns.length === terms.length ? [new Map(standIns)] : [];
  }).flat();
}

interface Exchange {
  readonly text: string;
  readonly found: readonly Found[];
  /** By the term whose place they take. */
  readonly standIns: ReadonlyMap<Term, Term>;
  readonly source: TermsLanguage;
  readonly target: TermsLanguage;
}

function exchanged({ text, found, standIns, source, target }: Exchange): StoodIn {
  const replaced = new Map([...standIns].map(([term, standIn]) => [standIn, term]));
  const times = (all: readonly Found[], term: Term) => all.filter((other) => other.term === term).length;
  return {
    text: renamed(text, found, standIns, source),
    restore(translation) {
      const there = termsIn(translation, target);
      const isWhole = [...standIns].every(([term, standIn]) => times(there, standIn) === times(found, term));
      return isWhole ? renamed(translation, there, replaced, target) : undefined;
    },
  };
}
