import type { Lexicon } from './lexicon/lexicon.js';
import { opposite, type Row } from './lexicon/rows.js';
import type { Word } from './words.js';

/** Which sides of a row a text names: surely, and surely or perhaps. */
interface Named {
  readonly least: Set<number>;
  readonly most: Set<number>;
  /** Those of which it says "not so": the other side may stand for them. */
  readonly denied: Set<number>;
  /** Those it names beside a part of the body. */
  readonly ofParts: Set<number>;
  /** Those it names surely, in their order; one said twice in a row is there once. */
  readonly order: number[];
  /** Index of the last of them among the words. */
  last: number;
  /** Two of them stand side by side: "village school", whose words others put in another order. */
  compound: boolean;
}

export type Opposites = ReadonlyMap<Row, Named>;

export function oppositesOf(words: readonly Word[], language: string, lexicon: Lexicon): Opposites {
  const rows = new Map<Row, Named>();
  for (const [i, { text }] of words.entries()) {
    const found = opposite(text, language);
    if (!found) continue;
    const side = found.row.graded && isLess(words, i, lexicon) ? 1 - found.side : found.side;
    const named = rows.get(found.row) ?? {
      least: new Set(),
      most: new Set(),
      denied: new Set(),
      ofParts: new Set(),
      order: [],
      last: Number.NEGATIVE_INFINITY,
      compound: false,
    };
    rows.set(found.row, named);
    for (const one of [side, ...found.also]) named.most.add(one);
    if (found.row.graded && isNotSo(words, i, lexicon)) named.denied.add(side);
    if (found.row.ofParts && isOfPart(words, i, lexicon)) named.ofParts.add(side);
    if (!found.isSure) continue;
    named.least.add(side);
    if (named.order.at(-1) !== side) {
      named.order.push(side);
      if (named.last === i - 1) named.compound = true;
    }
    named.last = i;
  }
  return rows;
}

/** "moins vite": the other side. "less cold water" is none, and "más o menos cerca" neither. */
function isLess(words: readonly Word[], i: number, { degrees, units }: Lexicon): boolean {
  const [first, second, after] = [words[i - 2], words[i - 1], words[i + 1]];
  if (!degrees.less.has(second?.text ?? '') || degrees.or.has(first?.text ?? '')) return false;
  const hasNoun = after?.kind === 'word' && !units.ends.has(after.text) && after.text !== 'than';
  return !(degrees.beforeNoun && hasNoun);
}

/** "right wrist", "mano derecha"; no "2 l chest drain". */
function isOfPart(words: readonly Word[], i: number, { parts }: Lexicon): boolean {
  return (
    words[i - 1]?.kind !== 'digits' && parts.words.has(words[parts.sideAfter ? i - 1 : i + 1]?.text ?? '')
  );
}

const DENIED_WITHIN = 3;

/** "no tan rápido", "do not speak so fast" */
function isNotSo(words: readonly Word[], i: number, { degrees, negation }: Lexicon): boolean {
  if (!degrees.how.has(words[i - 1]?.text ?? '')) return false;
  const before = words.slice(Math.max(0, i - 1 - DENIED_WITHIN), i - 1);
  return before.some(({ text }) => negation.always.has(text));
}

/**
 * True where one went and its opposite came: "before meals" became "después". Where one only went, there are other words
 * for it, but none for a Monday. Nothing is asked of the row that is spared.
 */
export function oppositesTurned(one: Opposites, other: Opposites, spared?: Row): boolean {
  return [...new Set([...one.keys(), ...other.keys()])].some((row) => {
    if (row === spared) return false;
    const [ours, theirs] = [one.get(row), other.get(row)];
    // "not so hot" may be "less hot", but where both say so they say it of the same.
    const loosely = (ours?.denied.size ?? 0) > 0 !== (theirs?.denied.size ?? 0) > 0;
    const went = lacks(ours, theirs, loosely);
    const came = lacks(theirs, ours, loosely);
    if (lostOfPart(ours, theirs) || lostOfPart(theirs, ours)) return true;
    if (row.several && (lostOne(ours, theirs) || lostOne(theirs, ours))) return true;
    return row.each ? went || came : went && came;
  });
}

function lacks(asked: Named | undefined, given: Named | undefined, loosely: boolean): boolean {
  const isGiven = (side: number) => given?.most.has(side) || (loosely && given?.denied.has(1 - side));
  return [...(asked?.least ?? [])].some((side) => !isGiven(side) && !(loosely && asked?.denied.has(side)));
}

/** True where the side of a part of the body is not there. */
function lostOfPart(asked: Named | undefined, given: Named | undefined): boolean {
  return [...(asked?.ofParts ?? [])].some((side) => !given?.most.has(side));
}

/** True where of several sides one is left. */
function lostOne(asked: Named | undefined, given: Named | undefined): boolean {
  if (!asked || !given || asked.least.size < 2) return false;
  const kept = [...asked.least].filter((side) => given.most.has(side));
  return kept.length > 0 && kept.length < asked.least.size;
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
