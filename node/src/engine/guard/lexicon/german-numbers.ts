import { type Table, WordReader } from './word-reader.js';

/** Numbers in German are one word, however long: "zweihundertfünfzig", "einundzwanzigste", "dreijährig". Read, not listed. */

/** As they are compared, and as people type them without umlauts. */
const DIGITS = new Map([
  ...Object.entries({ ein: 1, eins: 1, eine: 1, zwei: 2, zwo: 2, drei: 3, vier: 4, funf: 5, fuenf: 5 }),
  ...Object.entries({ sechs: 6, sieben: 7, acht: 8, neun: 9 }),
]);
const TEENS = new Map([
  ...Object.entries({ zehn: 10, elf: 11, zwolf: 12, zwoelf: 12, dreizehn: 13, vierzehn: 14, funfzehn: 15 }),
  ...Object.entries({ fuenfzehn: 15, sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19 }),
]);
const TENS = new Map([
  ...Object.entries({ zwanzig: 20, dreißig: 30, dreissig: 30, vierzig: 40, funfzig: 50, fuenfzig: 50 }),
  ...Object.entries({ sechzig: 60, siebzig: 70, achtzig: 80, neunzig: 90 }),
]);
const any = (...tables: ReadonlyMap<string, number>[]) =>
  tables.flatMap((table) => [...table.keys()]).join('|');

const BELOW_HUNDRED = new RegExp(`^(?:(${any(DIGITS)})und)?(${any(TENS)})$|^(${any(TEENS, DIGITS)})$`, 'u');
const HUNDREDS = new RegExp(`^(${any(TEENS, DIGITS)})?hundert(?:und)?([a-zß]*)$`, 'u');
const THOUSANDS = /^([a-zß]*?)tausend(?:und)?([a-zß]*)$/u;

function belowHundred(word: string): number | undefined {
  const [, one, tens, other] = BELOW_HUNDRED.exec(word) ?? [];
  if (tens !== undefined) return (TENS.get(tens) ?? 0) + (one === undefined ? 0 : (DIGITS.get(one) ?? 0));
  return other === undefined ? undefined : (TEENS.get(other) ?? DIGITS.get(other));
}

/** The parts before and after "hundert" or "tausend", which are 1 and 0 where there are none. */
function compound(
  pattern: RegExp,
  word: string,
  times: number,
  part: (word: string) => number | undefined,
): number | undefined {
  const [, before, after] = pattern.exec(word) ?? [];
  if (after === undefined) return undefined;
  const many = before ? part(before) : 1;
  const rest = after ? part(after) : 0;
  return many === undefined || rest === undefined ? undefined : many * times + rest;
}

const belowThousand = (word: string) => belowHundred(word) ?? compound(HUNDREDS, word, 100, belowHundred);

/** The value of a number in one word. */
export function germanNumber(word: string): number | undefined {
  return belowThousand(word) ?? compound(THOUSANDS, word, 1000, belowThousand);
}

const ENDING = 'e?[nmrs]?';
/** "zweimal", "dreijährige" by the unit that is in them. */
const COUNTED: readonly (readonly [unit: string, pattern: RegExp])[] = (
  [
    ['time', 'mal|malig'],
    ['min', 'minutig|minuetig'],
    ['h', 'stundig|stuendig'],
    ['day', 'tagig|taegig'],
    ['week', 'wochig|woechig|wochentlich|woechentlich'],
    ['month', 'monatig|monatlich'],
    ['year', 'jahrig|jaehrig'],
    ['person', 'kopfig|koepfig'],
    ['%', 'prozentig'],
  ] as const
).map(([unit, words]) => [unit, new RegExp(`^([a-zß]{3,})(?:${words})${ENDING}$`, 'u')]);

function counted(word: string): { readonly value: number; readonly unit: string } | undefined {
  for (const [unit, pattern] of COUNTED) {
    const value = germanNumber(pattern.exec(word)?.[1] ?? '');
    if (value !== undefined && value > 1) return { value, unit };
  }
  return undefined;
}

/** "zwanzig", "siebziger" years, "zweimal". Hundred, thousand and one by themselves are elsewhere. */
function cardinal(word: string): number | undefined {
  if (word === 'hundert' || word === 'tausend') return undefined;
  const value = germanNumber(word) ?? TENS.get(word.replace(/ern?$/u, '')) ?? counted(word)?.value;
  return value === 1 ? undefined : value;
}

const ORDINAL = /^([a-zß]{3,})te(?:[nmrsl]|ns|ln)?$/u;
/** Verbs as well: "achten Sie auf". */
const NO_ORDINAL = new Set(['achte', 'achten', 'hunderte', 'hunderten', 'tausende', 'tausenden']);

/** "einundzwanzigste", "drittens" */
function ordinal(word: string): number | undefined {
  if (NO_ORDINAL.has(word)) return undefined;
  const regular = word
    .replace(/erste(?=[nmrs]|$)/u, 'einste')
    .replace(/dritte(?=[nmrs]|$)/u, 'dreite')
    .replace(/siebte(?=[nmrs]|$)/u, 'siebente')
    .replace(/achte(?=[nmrs]|$)/u, 'achtte');
  const stem = ORDINAL.exec(regular)?.[1] ?? '';
  return germanNumber(stem) ?? germanNumber(stem.replace(/s$/u, ''));
}

const ONE_WORD = [...TEENS.keys(), ...DIGITS.keys()].filter((word) => !word.startsWith('ein')).join('|');
const FOLD = new RegExp(`^(${any(TEENS, DIGITS)}|hundert|tausend)fach(?:e[nmrs]?)?$`, 'u');
/** "zweistöckig", "sechsstellig" */
const NUMBERED = new RegExp(`^(${ONE_WORD})[a-zß]{2,}(?:ig|isch|lich)(?:e[nmrs]?)?$`, 'u');
/** "Zwanzigdollarschein" */
const NOTE = new RegExp(`^(${any(TENS)}|hundert)[a-zß]{4,}$`, 'u');
/** "Dreirad", "drittgrößte", "Halbmond", "Gesichtshälfte": "Zweifel" is doubt. */
const PART =
  /^(?:(zweit?|doppel|verdoppel)(?!fel)|(drei|dritt|verdreifach)|(vier(?!te|zi|ze|un))|(halb(?!wegs)))[a-zß]{3,}$/u;
const PARTS = [2, 3, 4, 0.5];
/** "Ostviertel" */
const PART_LAST = /[a-zß](?:(halfte|haelfte)|viertel)n?s?$/u;

/** Words with a number in them that others need not have. */
function part(word: string): readonly number[] | undefined {
  const fold = FOLD.exec(word)?.[1];
  const value = fold === undefined ? undefined : (germanNumber(fold) ?? 1);
  if (value !== undefined) return value > 1 ? [value] : undefined;
  const number = NUMBERED.exec(word)?.[1] ?? NOTE.exec(word)?.[1];
  if (number !== undefined) return [germanNumber(number) ?? 0];
  const last = PART_LAST.exec(word);
  if (last) return [last[1] === undefined ? 0.25 : 0.5];
  const at = PART.exec(word)
    ?.slice(1)
    .findIndex((group) => group !== undefined);
  return at === undefined ? undefined : [PARTS[at] ?? 0];
}

/** What no number is without. */
const STEM =
  /ein|zwei|zwo|drei|dritt|vier|funf|fuenf|sech|sieb|acht|neun|zehn|elf|zig|ßig|ssig|hundert|tausend|erst|halb|doppel|halfte|haelfte/u;

const mayHold = (word: string) => STEM.test(word);

export const withCardinals = (words: Table<number>): Table<number> =>
  new WordReader(words, mayHold, cardinal);
export const withOrdinals = (words: Table<number>): Table<number> => new WordReader(words, mayHold, ordinal);
export const withParts = (words: Table<readonly number[]>): Table<readonly number[]> =>
  new WordReader(words, mayHold, part);
export const withCounted = (words: Table<string>): Table<string> =>
  new WordReader(words, mayHold, (word) => counted(word)?.unit);

/** The hours of a clock with 12, with their words. */
export const HOURS: readonly (readonly [hour: number, word: string])[] = [...TEENS, ...DIGITS]
  .filter(([word, hour]) => hour < 13 && word !== 'eine')
  .map(([word, hour]) => [hour, word]);
