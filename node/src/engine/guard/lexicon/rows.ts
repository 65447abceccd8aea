import { MISTAKEN } from './mistaken.js';
import { OPPOSITES } from './opposites.js';
import { set } from './tables.js';

/**
 * Words that exclude each other, as sides of a row. Those behind a bar may be other words: they only answer. A word of one
 * side may stand behind the bar of others: "рука" is an arm, or a hand.
 */
export interface Row {
  readonly sides: readonly Readonly<Record<string, string>>[];
  /** Where one is lost or made up there is no other word for it: names, "only". */
  readonly each?: true;
  /** Where a text names several of them, each must be there: "left, not right". One alone may be another word: "he left". */
  readonly several?: true;
  /** Beside a part of the body each must be there, even alone: "right wrist". */
  readonly ofParts?: true;
  /** Two ends of a scale: less of one is the other. "moins vite" is "slower". */
  readonly graded?: true;
  /** Their order says nothing: "If you …, I …" is "Je …, si vous …". */
  readonly unordered?: true;
}

export const ROWS: readonly Row[] = [...OPPOSITES, ...MISTAKEN];

/** A word's row, and which of its sides it is. */
export interface Opposite {
  readonly row: Row;
  readonly side: number;
  /** False where it may be another word. */
  readonly isSure: boolean;
  /** Other sides of the row that it answers. */
  readonly also: readonly number[];
}

const TABLES = new Map<string, Map<string, Opposite>>();
for (const row of ROWS) {
  row.sides.forEach((lists, side) => {
    for (const [language, list] of Object.entries(lists)) {
      const table = TABLES.get(language) ?? new Map<string, Opposite>();
      TABLES.set(language, table);
      const [sure = '', answering = ''] = list.split('|');
      const given = (word: string) => {
        const there = table.get(word);
        return there?.row === row ? [there.side, ...there.also] : [];
      };
      for (const word of set(answering)) {
        const there = table.get(word);
        if (!there) table.set(word, { row, side, isSure: false, also: [] });
        else if (there.row === row) table.set(word, { ...there, also: [...there.also, side] });
      }
      for (const word of set(sure)) table.set(word, { row, side, isSure: true, also: given(word) });
    }
  });
}

export function opposite(word: string, language: string): Opposite | undefined {
  return TABLES.get(language)?.get(word);
}
