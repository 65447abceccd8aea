import { set } from './tables.js';
import { type Table, WordReader } from './word-reader.js';

/** Numbers in Italian are one word, however long: "ventitré", "duemilacinquecento", "ventunesimo". Read, not listed. */

const ONES = new Map(
  Object.entries({
    un: 1,
    uno: 1,
    una: 1,
    due: 2,
    tre: 3,
    quattro: 4,
    cinque: 5,
    sei: 6,
    sette: 7,
    otto: 8,
    nove: 9,
  }),
);
const TEENS = new Map([
  ...Object.entries({ dieci: 10, undici: 11, dodici: 12, tredici: 13, quattordici: 14, quindici: 15 }),
  ...Object.entries({ sedici: 16, diciassette: 17, diciotto: 18, diciannove: 19 }),
]);
const TENS = new Map([
  ...Object.entries({ venti: 20, trenta: 30, quaranta: 40, cinquanta: 50, sessanta: 60 }),
  ...Object.entries({ settanta: 70, ottanta: 80, novanta: 90 }),
]);
/** By their stems, as "ventuno" and "trentotto" have them. */
const STEMS = new Map([...TENS].map(([word, value]) => [word.slice(0, -1), value]));
const any = (...tables: ReadonlyMap<string, number>[]) =>
  tables.flatMap((table) => [...table.keys()]).join('|');

const BELOW_HUNDRED = new RegExp(
  `^(?:(${any(STEMS)})(?:[ia]?(una?|uno|otto)|[ia](${any(ONES)})?)|(${any(TEENS, ONES)}))$`,
  'u',
);
const HUNDREDS = new RegExp(`^(${any(ONES)})?cent([ou][a-z]*)$`, 'u');
const THOUSANDS = /^(?:mille|([a-z]+?)mila)(?:e(?=[a-z]))?([a-z]*)$/u;

function belowHundred(word: string): number | undefined {
  const [, stem, elided, one, other] = BELOW_HUNDRED.exec(word) ?? [];
  if (stem !== undefined) return (STEMS.get(stem) ?? 0) + (ONES.get(elided ?? one ?? '') ?? 0);
  return other === undefined ? undefined : (TEENS.get(other) ?? ONES.get(other));
}

function belowThousand(word: string): number | undefined {
  const small = belowHundred(word);
  const [all, many, rest = ''] = small === undefined ? (HUNDREDS.exec(word) ?? []) : [];
  if (all === undefined) return small;
  const hundreds = (ONES.get(many ?? '') ?? 1) * 100;
  if (rest === 'o') return hundreds;
  // "centotto" too, and "centootto"
  const more = (rest.startsWith('o') ? belowHundred(rest.slice(1)) : undefined) ?? belowHundred(rest);
  return more === undefined ? undefined : hundreds + more;
}

/** The value of a number in one word, without accents. */
export function italianNumber(word: string): number | undefined {
  const small = belowThousand(word);
  const [all, before, rest = ''] = small === undefined ? (THOUSANDS.exec(word) ?? []) : [];
  if (all === undefined) return small;
  const many = before === undefined ? 1 : belowThousand(before);
  const more = rest === '' ? 0 : belowThousand(rest);
  return many === undefined || more === undefined ? undefined : many * 1000 + more;
}

/** One by itself is an article, and elsewhere. */
function cardinal(word: string): number | undefined {
  const value = italianNumber(word);
  return value === 1 || word === 'mille' ? undefined : value;
}

const SMALL_ORDINALS = new Map(
  ['primo', 'secondo', 'terzo', 'quarto', 'quinto', 'sesto', 'settimo', 'ottavo', 'nono', 'decimo'].map(
    (word, i) => [word.slice(0, -1), i + 1],
  ),
);
const ORDINAL = /^([a-z]{3,})esim[oaie]$/u;

/** "undicesimo", "ventitreesima": what they are made of has lost its last letter, but for a three and a six. */
function ordinal(word: string): number | undefined {
  const small = SMALL_ORDINALS.get(word.slice(0, -1));
  if (small !== undefined && /[oaie]$/u.test(word)) return small;
  const stem = ORDINAL.exec(word)?.[1];
  if (stem === undefined) return undefined;
  if (/mill$/u.test(stem)) return stem === 'mill' ? 1000 : italianNumber(stem.replace(/mill$/u, 'mila'));
  return ['', 'o', 'i', 'e', 'a']
    .map((last) => italianNumber(stem + last))
    .find((value) => value !== undefined);
}

const YEARS = /^([a-z]{3,}?)enn(?:e|i)$/u;
/** "trentenne", "un ventenne" */
function aged(word: string): number | undefined {
  const stem = YEARS.exec(word)?.[1];
  if (stem === undefined) return undefined;
  return ['', 'i', 'a', 'e', 'o']
    .map((last) => italianNumber(stem + last))
    .find((value) => value !== undefined);
}

/** What no number is without. */
const STEM =
  /un|due|tre|terz|prim|dic|quattro|quart|cinq|quin|sei|ses|sed|sett|ott|nov|non|die|dec|do|vent|ant|cent|mil|esim/u;
/** What is read as a number here and is another word more often: "ottenne" is "he obtained". */
const NONE = set(
  'quarto quarti quarte secondo secondi seconda seconde centesimo centesimi mila ottenne ottenni',
);

const mayHold = (word: string) => !NONE.has(word) && STEM.test(word);

export const withCardinals = (words: Table<number>): Table<number> =>
  new WordReader(words, mayHold, (word) => cardinal(word) ?? aged(word));
export const withOrdinals = (words: Table<number>): Table<number> => new WordReader(words, mayHold, ordinal);
export const withAges = (words: Table<string>): Table<string> =>
  new WordReader(words, mayHold, (word) => (aged(word) === undefined ? undefined : 'year'));
