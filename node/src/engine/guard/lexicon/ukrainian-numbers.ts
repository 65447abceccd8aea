import { set } from './tables.js';
import { type Table, WordReader } from './word-reader.js';

/** What Ukrainian says in one word: "двотижневий", of two weeks; "семирічна", seven years old; "півлітра", half a litre. */

const FIRST: readonly (readonly [spelt: string, value: number])[] = Object.entries({
  одно: 1,
  дво: 2,
  двох: 2,
  три: 3,
  трьох: 3,
  чотири: 4,
  чотирьох: 4,
  пяти: 5,
  шести: 6,
  семи: 7,
  восьми: 8,
  девяти: 9,
  десяти: 10,
  дванадцяти: 12,
  пятнадцяти: 15,
  двадцяти: 20,
  тридцяти: 30,
  сорока: 40,
  пятдесяти: 50,
  сто: 100,
});
const LAST = Object.entries({
  s: 'секунд',
  min: 'хвилин',
  h: 'годин',
  day: 'ден добов',
  week: 'тиж',
  month: 'місяч',
  year: 'річ',
  km: 'кілометр',
  m: 'метр',
  cm: 'сантиметр',
  inch: 'дюйм',
  l: 'літр',
  ml: 'мілілітр',
  kg: 'кілограм',
  dollar: 'долар',
  '%': 'відсотк',
  time: 'разов крат',
});
const OTHERS = 'поверх кімнат місн двер ярус тон коліс сторон смуг знач поверхн разк';
const stems = [...LAST.flatMap(([, list]) => [...set(list)]), ...set(OTHERS)].join('|');
const TOGETHER = new RegExp(`^(${FIRST.map(([spelt]) => spelt).join('|')})(${stems})\\p{L}{1,6}$`, 'u');
/** "напіввідкритий", half open */
const HALF = /^напів\p{L}{3,}$/u;
const BY_STEM = new Map(LAST.flatMap(([unit, list]) => [...set(list)].map((stem) => [stem, unit] as const)));
const VALUES = new Map(FIRST);
const mayHold = (word: string) => /^(?:од|дв|тр|чо|п|ш|с|во|де|нап)/u.test(word);

/** Words with the number at their beginning added: they answer a number, and ask for none. */
export function withJoined(loose: Table<readonly number[]>): Table<readonly number[]> {
  return new WordReader(loose, mayHold, (word) => {
    const value = VALUES.get(TOGETHER.exec(word)?.[1] ?? '');
    if (value !== undefined) return [value];
    return HALF.test(word) ? [0.5] : undefined;
  });
}

/** Words with the unit at their end added. */
export function withJoinedUnits(units: Table<string>): Table<string> {
  return new WordReader(units, mayHold, (word) => BY_STEM.get(TOGETHER.exec(word)?.[2] ?? ''));
}
