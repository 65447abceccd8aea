import type { Lexicon } from './lexicon/lexicon.js';
import { negativeWord } from './lexicon/negative-words.js';
import type { Word } from './words.js';

/** How much is denied in a text. */
export interface Negations {
  /** Negations there are at least, and at most: "no … nadie" is one or two. */
  readonly least: number;
  readonly most: number;
  /** Words with a negation inside, by meaning: how many, and how many of them ask for one. */
  readonly meanings: ReadonlyMap<number, { readonly all: number; readonly asking: number }>;
}

/** Counts the negations of a text. Several in a clause are one where the language doubles them. */
export function negationsOf(words: readonly Word[], language: string, lexicon: Lexicon): Negations {
  const {
    always,
    concord,
    carried,
    possible,
    openers,
    restricts,
    paired,
    restricted,
    nouns,
    tags,
    clauses,
    shares,
  } = lexicon.negation;
  const meanings = new Map<number, { all: number; asking: number }>();
  let least = 0;
  let most = 0;
  /** Negated so far: the clause, the sentence. */
  let clause = false;
  let sentence = false;
  /** "ne" was in the clause. */
  let opened = false;
  const end = (whole: boolean) => {
    if (opened && !clause) most += 1;
    clause = false;
    opened = false;
    if (whole) sentence = false;
  };
  const count = (atLeast: number) => {
    least += atLeast;
    most += 1;
    clause = true;
    sentence = true;
  };
  let leastBefore = 0;
  words.forEach(({ kind, text }, i) => {
    /** What the word before this one added. */
    const added = least - leastBefore;
    leastBefore = least;
    if (kind !== 'word') {
      if (kind === 'clause' || kind === 'sentence') end(kind === 'sentence');
      return;
    }
    if (clause && shares.has(text)) most += 1;
    if (clauses.has(text)) end(false);
    const word = negativeWord(text, language);
    if (word) {
      const { all, asking } = meanings.get(word.meaning) ?? { all: 0, asking: 0 };
      meanings.set(word.meaning, { all: all + 1, asking: asking + (word.asks ? 1 : 0) });
    }
    if (nouns.get(text)?.has(words[i - 1]?.text ?? '')) return;
    const isTag = tags.has(text) && isTagAt(words, i, lexicon);
    if (isNumbered(words, i)) return;
    if (always.has(text)) count(isTag ? 0 : 1);
    else if (concord.has(text)) count(clause ? 0 : 1);
    else if (carried.has(text)) count(sentence ? 0 : 1);
    else if (paired.has(text)) {
      // "ne … personne", and "personne ne …"
      if (opened || openers.has(words[i + 1]?.text ?? '')) count(clause ? 0 : 1);
      // "Plus d'eau.", "Personne ici.": with nothing before them they may be negations.
      else if (words[i - 1]?.kind !== 'word') most += 1;
    } else if (possible.has(text)) most += 1;
    else if (openers.has(text)) opened = true;
    else if (restricts.has(text)) {
      if (!clause) opened = false;
      else if (restricted.has(words[i - 1]?.text ?? '')) least -= added;
    }
  });
  end(true);
  return { least, most, meanings };
}

/** ", ¿no?", ", isn't it?" and "… or not" */
function isTagAt(words: readonly Word[], i: number, { negation }: Lexicon): boolean {
  const [before, after] = [words[i - 1], words[i + 1]];
  if (before?.kind === 'clause') {
    const end = negation.tagged.has(after?.text ?? '') ? words[i + 2] : after;
    return end?.text === '?';
  }
  return negation.shares.has(before?.text ?? '') && (after === undefined || after.kind === 'sentence');
}

/** "order no. 5", not the answer "No. 5 min." */
function isNumbered(words: readonly Word[], i: number): boolean {
  const [before, word, after, next] = [words[i - 1], words[i], words[i + 1], words[i + 2]];
  if (word?.text !== 'no' || before?.kind !== 'word') return false;
  return after?.kind === 'sentence' && next?.kind === 'digits';
}

/** True where one text denies more than the other can be said to. */
export function outweighs(one: Negations, other: Negations): boolean {
  let asked = one.least;
  let given = other.most;
  for (const meaning of new Set([...one.meanings.keys(), ...other.meanings.keys()])) {
    const { asking = 0, all = 0 } = one.meanings.get(meaning) ?? {};
    const answers = other.meanings.get(meaning)?.all ?? 0;
    asked += Math.max(0, asking - answers);
    given += Math.max(0, answers - all);
  }
  return asked > given;
}
