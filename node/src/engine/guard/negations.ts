import type { Lexicon } from './lexicon/lexicon.js';
import { negativeWord } from './lexicon/negative-words.js';
import type { Word } from './words.js';

/** How much is denied in a text. */
export interface Negations {
  /** Negations there are at least, and at most: "no … nadie" is one or two. */
  readonly least: number;
  readonly most: number;
  /** Negations up to a time or a person, which are "only" from there on: "not until Monday", "nobody but me". */
  readonly limited: number;
  /** How often it says "ne … que" or "erst", which is what French and German have for those. */
  readonly restricted: number;
  /** Words with a negation inside, by meaning. */
  readonly meanings: ReadonlyMap<number, Meaning>;
}

interface Meaning {
  readonly all: number;
  /** How many of them ask for one of their meaning, or a negation. */
  readonly asking: number;
  /** Words of the meaning without a negation inside. */
  readonly matching: number;
}

const NONE: Meaning = { all: 0, asking: 0, matching: 0 };

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
    restricted: restrictable,
    nouns,
    tags,
    clauses,
    shares,
    within,
    until,
    limits,
    onlyFrom,
    nor,
  } = lexicon.negation;
  const meanings = new Map<number, Meaning>();
  let least = 0;
  let most = 0;
  let limited = 0;
  let restricted = 0;
  /** Negated so far: the clause, the sentence. */
  let clause = false;
  let sentence = false;
  /** "ne" was in the clause. */
  let opened = false;
  /** Negated without saying so: "tant que". */
  let spared = false;
  /** What would be another negation in the sentence: the "noch" of "weder … noch". */
  let second: string | undefined;
  const end = (whole: boolean) => {
    if (opened && !clause) most += 1;
    clause = false;
    opened = false;
    spared = false;
    if (whole) {
      sentence = false;
      second = undefined;
    }
  };
  const count = (atLeast: number) => {
    least += spared ? 0 : atLeast;
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
    if (until.has(text)) {
      opened = false;
      end(false);
      spared = true;
    } else if (clauses.has(text)) end(false);
    if (within.has(text)) {
      clause = true;
      sentence = true;
    }
    if (clause && limits.has(text)) limited += 1;
    if (onlyFrom?.has(text)) restricted += 1;
    if (text === second) most += 1;
    second = nor?.get(text) ?? second;
    const word = negativeWord(text, language);
    if (word) {
      const { all, asking, matching } = meanings.get(word.meaning) ?? NONE;
      meanings.set(word.meaning, {
        all: all + (word.denies ? 1 : 0),
        asking: asking + (word.asks ? 1 : 0),
        matching: matching + (word.denies ? 0 : 1),
      });
    }
    if (nouns.get(text)?.has(words[i - 1]?.text ?? '')) return;
    const isTag = tags.has(text) && isTagAt(words, i, lexicon);
    if (isNumbered(words, i)) return;
    if (always.has(text)) count(isTag ? 0 : 1);
    else if (concord.has(text)) {
      const isMore = clause || (sentence && isAddedTo(words, i));
      count(isMore || isCompared(words, i, lexicon, opened) ? 0 : 1);
    } else if (carried.has(text)) count(sentence ? 0 : 1);
    else if (paired.has(text)) {
      // "ne … personne", and "personne ne …"
      if (opened || openers.has(words[i + 1]?.text ?? '')) count(clause ? 0 : 1);
      // "Plus d'eau.", "Personne ici.": with nothing before them they may be negations.
      else if (words[i - 1]?.kind !== 'word') most += 1;
    } else if (possible.has(text)) most += 1;
    else if (openers.has(text)) opened = true;
    else if (restricts.has(text)) {
      if (opened && !clause) restricted += 1;
      if (!clause) opened = false;
      else if (restrictable.has(words[i - 1]?.text ?? '')) least -= added;
    }
  });
  end(true);
  return { least, most, limited, restricted, meanings };
}

/** ", not even …": of the clause before the comma. */
function isAddedTo(words: readonly Word[], i: number): boolean {
  return words[i]?.text === '@noteven' && words[i - 1]?.kind === 'clause';
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

const COMPARED_WITHIN = 4;

/** "más rápido que nunca", "mejor que en ningún sitio"; "le plus long jamais vu", not "plus jamais". */
function isCompared(words: readonly Word[], i: number, { negation }: Lexicon, opened: boolean): boolean {
  const than = [i - 1, i - 2].find((at) => negation.than.has(words[at]?.text ?? ''));
  const ever = negation.ever.has(words[i]?.text ?? '') && !opened ? i - 1 : undefined;
  const end = than ?? ever;
  if (end === undefined) return false;
  const before = words.slice(Math.max(0, end - COMPARED_WITHIN), Math.max(0, end));
  return before.some(({ text }) => negation.comparing.has(text));
}

/** "order no. 5", "in no 5": not the answer "No. 5 min." nor "no 5 mg tablets". */
function isNumbered(words: readonly Word[], i: number): boolean {
  const [before, word, after, next] = [words[i - 1], words[i], words[i + 1], words[i + 2]];
  if (word?.text !== 'no' || before?.kind !== 'word') return false;
  if (after?.kind === 'digits') return next?.kind !== 'word' && next?.kind !== 'symbol';
  return after?.kind === 'sentence' && next?.kind === 'digits';
}

/** True where one text denies more than the other can be said to. */
export function outweighs(one: Negations, other: Negations): boolean {
  let asked = one.least;
  // "not until Monday": "que lundi"
  let given = other.most + Math.min(one.limited, other.restricted);
  for (const meaning of new Set([...one.meanings.keys(), ...other.meanings.keys()])) {
    const ours = one.meanings.get(meaning) ?? NONE;
    const theirs = other.meanings.get(meaning) ?? NONE;
    asked += Math.max(0, ours.asking - theirs.all - theirs.matching);
    given += Math.max(0, theirs.all - ours.all - ours.matching);
  }
  return asked > given;
}
