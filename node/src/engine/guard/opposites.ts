import { type Opposite, opposite, type Row } from './lexicon/rows.js';
import { set } from './lexicon/tables.js';
import type { Word } from './words.js';

/** Which sides of a row a text names: surely, and surely or perhaps. */
interface Named {
  readonly least: Set<number>;
  readonly most: Set<number>;
  /** Those it names surely, in their order; one said twice in a row is there once. */
  readonly order: number[];
  /** Index of the last of them among the words. */
  last: number;
  /** Two of them stand side by side: "village school", whose words others put in another order. */
  compound: boolean;
}

export type Opposites = ReadonlyMap<Row, Named>;

export function oppositesOf(words: readonly Word[], language: string): Opposites {
  const rows = new Map<Row, Named>();
  for (const [i, { text }] of words.entries()) {
    const found = weakened(opposite(text, language), words.slice(Math.max(0, i - 2), i), language);
    if (!found) continue;
    const named = rows.get(found.row) ?? {
      least: new Set(),
      most: new Set(),
      order: [],
      last: Number.NEGATIVE_INFINITY,
      compound: false,
    };
    rows.set(found.row, named);
    named.most.add(found.side);
    if (found.isEither) named.most.add(1 - found.side);
    if (!found.isSure) continue;
    named.least.add(found.side);
    if (named.order.at(-1) !== found.side) {
      named.order.push(found.side);
      if (named.last === i - 1) named.compound = true;
    }
    named.last = i;
  }
  return rows;
}

interface Weakening {
  readonly less: string;
  /** Before it, what makes another phrase of it: "more or less". */
  readonly or: string;
  /** What stands between a negation and the word: "not so". */
  readonly how: ReadonlySet<string>;
}

const WEAKENING: Readonly<Record<string, Weakening>> = {
  en: { less: 'less', or: 'or', how: set('so as that too very') },
  es: { less: 'menos', or: 'o', how: set('tan muy') },
  fr: { less: 'moins', or: 'ou', how: set('si aussi tres trop') },
};
const NOT = set('not isnt arent wasnt werent dont no pas');

/** A word of a scale as it stands behind others: "moins vite" is its opposite, "no tan rápido" perhaps. */
function weakened(
  found: Opposite | undefined,
  before: readonly Word[],
  language: string,
): (Opposite & { readonly isEither?: true }) | undefined {
  const weakening = WEAKENING[language];
  if (!found?.row.graded || !weakening) return found;
  const [first, second] = [before.at(-2)?.text ?? '', before.at(-1)?.text ?? ''];
  const isLess = second === weakening.less && first !== weakening.or;
  // "less cold water" may be less of it.
  if (isLess && language !== 'en') return { ...found, side: 1 - found.side };
  const isPerhaps = isLess || (weakening.how.has(second) && NOT.has(first));
  return isPerhaps ? { ...found, isSure: false, isEither: true } : found;
}

/**
 * True where one went and its opposite came: "before meals" became "después". Where one only went, there are other words
 * for it, but none for a Monday.
 */
export function oppositesTurned(one: Opposites, other: Opposites): boolean {
  return [...new Set([...one.keys(), ...other.keys()])].some((row) => {
    const [ours, theirs] = [one.get(row), other.get(row)];
    const went = lacks(ours, theirs);
    const came = lacks(theirs, ours);
    return row.each ? went || came : went && came;
  });
}

function lacks(asked: Named | undefined, given: Named | undefined): boolean {
  return [...(asked?.least ?? [])].some((side) => !given?.most.has(side));
}

/**
 * True where two changed places: "the north road is open, the south road closed" with the south open. Where all of them
 * did, the clauses were put in another order.
 */
export function oppositesSwapped(one: Opposites, other: Opposites): boolean {
  let swapped = 0;
  let kept = 0;
  for (const [row, ours] of one) {
    const theirs = other.get(row);
    if (row.unordered || ours.least.size < 2 || theirs?.order.length !== ours.order.length) continue;
    if (ours.compound || theirs.compound) continue;
    if (ours.order.every((side, i) => side === theirs.order[i])) kept++;
    else if (ours.order.every((side) => theirs.least.has(side))) swapped++;
  }
  return swapped === 1 || (swapped > 0 && kept > 0);
}
