import { opposite, type Row } from './lexicon/opposites.js';
import type { Word } from './words.js';

/** Which sides of a row a text names: surely, and surely or perhaps. */
interface Named {
  readonly least: Set<number>;
  readonly most: Set<number>;
}

export type Opposites = ReadonlyMap<Row, Named>;

export function oppositesOf(words: readonly Word[], language: string): Opposites {
  const rows = new Map<Row, Named>();
  for (const { text } of words) {
    const found = opposite(text, language);
    if (!found) continue;
    const named = rows.get(found.row) ?? { least: new Set(), most: new Set() };
    rows.set(found.row, named);
    named.most.add(found.side);
    if (found.isSure) named.least.add(found.side);
  }
  return rows;
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
