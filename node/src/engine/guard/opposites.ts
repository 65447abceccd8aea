import { opposite } from './lexicon/opposites.js';
import type { Word } from './words.js';

/** Which of its opposites a text names, by their row. */
export type Opposites = ReadonlyMap<number, ReadonlySet<number>>;

export function oppositesOf(words: readonly Word[], language: string): Opposites {
  const rows = new Map<number, Set<number>>();
  for (const { text } of words) {
    const found = opposite(text, language);
    if (found) rows.set(found.row, (rows.get(found.row) ?? new Set()).add(found.side));
  }
  return rows;
}

/** True where one went and its opposite came: "before meals" became "después". Where one only went there are other words for it. */
export function isTurnedRound(one: Opposites, other: Opposites): boolean {
  const lacks = (these: ReadonlySet<number>, those: ReadonlySet<number>) =>
    [...those].some((side) => !these.has(side));
  return [...one].some(([row, ours]) => {
    const theirs = other.get(row);
    return theirs !== undefined && lacks(ours, theirs) && lacks(theirs, ours);
  });
}
