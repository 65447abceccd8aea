import type { HalfDay, Lexicon } from './lexicon/lexicon.js';
import type { Word } from './words.js';

/** A number of a text. */
export interface Quantity {
  /** `loose`: a word that another language may have a number for, "both", and need not. */
  readonly kind: 'digits' | 'cardinal' | 'ordinal' | 'loose';
  readonly value: number;
  /** What it counts, where a word after it says so and the lexicon knows it. */
  readonly unit?: Unit | undefined;
  /** "minus five", "-5", "five below zero". */
  readonly minus: boolean;
  /** "8 in the morning" */
  readonly half?: HalfDay | undefined;
  /** Of a clock with 24 hours, as far as one can see: "8h30", "8 h", "20:00", "8 Uhr". */
  readonly is24?: boolean | undefined;
  /** "7:30" */
  readonly isClock?: boolean;
  /** Of a half: added to a number, "two and a half", "half past two". */
  readonly mixed?: boolean | undefined;
  /** Of a two: what is cut in so many is cut in half. */
  readonly halves?: boolean | undefined;
}

export interface Unit {
  readonly name: string;
  /** The word for it, as the text has it: symbols are left as they are. */
  readonly word: string;
  /** Index of the word. */
  readonly at: number;
}

/** A number word, or several: "twenty-five" is 25. */
interface Reading {
  readonly kind: 'cardinal' | 'ordinal' | 'loose';
  readonly values: readonly number[];
  /** Index of the word after it. */
  readonly end: number;
}

/** The numbers of a text, in words and in digits, in order. One is left out: it is an article too. */
export function quantitiesOf(words: readonly Word[], lexicon: Lexicon): Quantity[] {
  const quantities: Quantity[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i];
    if (word?.kind === 'digits') {
      // "14.30 Uhr"
      const isClock = lexicon.units.clock?.has(words[i + 1]?.text ?? '') === true;
      const clock = CLOCK.exec(isClock ? word.text.replace('.', ':') : word.text);
      const value = clock ? Number.NaN : valueIn(word.text);
      if (!Number.isNaN(value))
        quantities.push({ kind: 'digits', value, ...around(words, i, i + 1, lexicon) });
      else if (clock) {
        const half = halfAfter(words, i + 1);
        quantities.push({
          kind: 'digits',
          value: Number(clock[1]) + Number(clock[2]) / 60,
          minus: false,
          half,
          isClock: true,
          is24: half === undefined && (isClock || word.text.includes('h') || Number(clock[1]) > 12),
        });
      }
      i++;
      continue;
    }
    const reading = readWords(words, i, lexicon);
    for (const value of reading?.values ?? []) {
      const end = reading?.end ?? i;
      const mixed = value === 0.5 && isMixed(words, i, lexicon);
      const halves = value === 2 && isHalving(words, i, lexicon);
      quantities.push({
        kind: reading?.kind ?? 'loose',
        value,
        mixed,
        halves,
        ...around(words, i, end, lexicon),
      });
    }
    i = reading?.end ?? i + 1;
  }
  return quantities;
}

/** Times of day count nothing, but have their half of the day. */
const CLOCK = /^(\d{1,2})[:h](\d{2})$/u;

/** "1,000" and "1.000" are a thousand; "2,5" and "2.5" two and a half; "14:30" is no value. */
function valueIn(digits: string): number {
  const thousands = /^\p{Nd}{1,3}(?:[.,]\p{Nd}{3})+$/u.test(digits);
  return Number(thousands ? digits.replace(/[.,]/gu, '') : digits.replace(',', '.'));
}

/** Units that pass by in turn. */
const TIME = new Set(['min', 'h', 'day', 'night', 'week', 'month', 'year']);

function readWords(words: readonly Word[], start: number, lexicon: Lexicon): Reading | undefined {
  const { cardinals, ordinals, loose, looseAfter, counted, spaced, looseLast } = lexicon.numbers;
  const cardinal = readCardinal(words, start, lexicon);
  const word = words[start];
  if (word?.kind !== 'word') return undefined;
  const next = words[start + 1];
  if (cardinal) {
    const last = next === undefined || next.kind === 'clause' || next.kind === 'sentence';
    return last && looseLast.has(word.text) ? { ...cardinal, kind: 'loose' } : cardinal;
  }
  const end = start + 1;
  const some = loose.get(word.text);
  if (some) {
    const before = words[start - 1];
    const isCounted = before?.kind === 'digits' || cardinals.has(before?.text ?? '');
    if (counted.has(word.text) && !isCounted) return undefined;
    const counts = spaced.has(word.text) && TIME.has(lexicon.units.words.get(next?.text ?? '') ?? '');
    return { kind: counts ? 'cardinal' : 'loose', values: some, end };
  }
  const ordinal = ordinals.get(word.text);
  // First is an ordinal after tens only: it is "at first", "d'abord" and "primeros auxilios" too.
  if (ordinal === undefined || ordinal === 1) return undefined;
  const after = looseAfter.get(word.text)?.has(words[start - 1]?.text ?? '');
  return { kind: after ? 'loose' : 'ordinal', values: [ordinal], end };
}

const CUT_WITHIN = 6;

/** "Cut it in two", where others cut it in half. */
function isHalving(words: readonly Word[], start: number, { numbers: { halving } }: Lexicon): boolean {
  if (!halving.into.has(words[start - 1]?.text ?? '')) return false;
  return words
    .slice(Math.max(0, start - 1 - CUT_WITHIN), start - 1)
    .some(({ text }) => halving.verbs.has(text));
}

function readCardinal(words: readonly Word[], start: number, lexicon: Lexicon): Reading | undefined {
  const { cardinals, multipliers, ones, ordinals } = lexicon.numbers;
  let total = 0;
  let group = 0;
  let at = start;
  const done = (kind: Reading['kind']): Reading => ({ kind, values: [total + group], end: at });
  for (; ; at++) {
    const word = words[at];
    const open = at > start;
    if (word?.kind !== 'word') break;
    const value = cardinals.get(word.text);
    const times = multipliers.get(word.text);
    if (value !== undefined) {
      if (!open || fits(total, group, value, lexicon)) group += value;
      else if (lexicon.numbers.vigesimal && value === 20 && group % 100 === 4) group += 76;
      else break;
    } else if (times === 100) {
      // "20 cents" are no hundreds.
      if (group >= 100 || (!open && words[at - 1]?.kind === 'digits')) break;
      group = (group || 1) * 100;
    } else if (times !== undefined) {
      if (group === 0 && total > 0) {
        if (total >= times) break;
        total *= times;
      } else {
        total += (group || 1) * times;
        group = 0;
      }
    } else if (open && ones.has(word.text)) {
      // "mil millones un mes antes"
      if (total >= 1e6 && group === 0) break;
      if (!fits(total, group, 1, lexicon)) break;
      const joined = lexicon.numbers.joiners.has(words[at - 1]?.text ?? '');
      if (group % 100 === 0 && !joined && !lexicon.numbers.joinsTens) break;
      group += 1;
    } else if (open && lexicon.numbers.joiners.has(word.text)) {
      if (!joins(words, at, total, group, lexicon)) break;
    } else {
      const ordinal = ordinals.get(word.text);
      if (!open || ordinal === undefined || ordinal < 1 || !fits(total, group, ordinal, lexicon)) break;
      group += ordinal;
      at++;
      return done('ordinal');
    }
  }
  return at > start ? done('cardinal') : undefined;
}

/** Whether a number is the next part of one that has begun: twenty + five, two hundred + forty. */
function fits(total: number, group: number, value: number, { numbers: { vigesimal } }: Lexicon): boolean {
  if (value === 0) return false;
  if (group === 0) return total > 0;
  const rest = group % 100;
  if (rest === 0) return value < 100;
  if (vigesimal && (rest === 60 || rest === 80) && value < 20) return true;
  if (vigesimal && (rest === 10 || rest === 70 || rest === 90) && value > 6 && value < 10) return true;
  return rest >= 20 && rest % 10 === 0 && value < 10;
}

/** Whether "and" stands inside of a number: in "two hundred and fifty", not in "two hundred and three hundred". */
function joins(words: readonly Word[], at: number, total: number, group: number, lexicon: Lexicon): boolean {
  const { cardinals, multipliers, ones, ordinals, joinsTens } = lexicon.numbers;
  const next = words[at + 1]?.text ?? '';
  const value = ones.has(next) ? 1 : (cardinals.get(next) ?? ordinals.get(next));
  if (value === undefined || value < 1 || !fits(total, group, value, lexicon)) return false;
  if (joinsTens) return group % 100 !== 0;
  const times = multipliers.get(words[at + 2]?.text ?? '');
  return group % 100 === 0 && (times === undefined || (times > 100 && total === 0 && group > 0));
}

/** "two and a half", "dos pastillas y media", "half past two": not the halves of "two loaves and half a cheese". */
function isMixed(words: readonly Word[], i: number, lexicon: Lexicon): boolean {
  const { cardinals, ones, joiners, mixed } = lexicon.numbers;
  const after = words[i + 1];
  if (mixed.has(after?.text ?? '')) return true;
  const counts = (word: Word | undefined) =>
    word?.kind === 'digits' || cardinals.has(word?.text ?? '') || isOne(word);
  const isOne = (word: Word | undefined) =>
    ones.has(word?.text ?? '') || lexicon.rates.articles.has(word?.text ?? '');
  const joiner = isOne(words[i - 1]) ? i - 2 : i - 1;
  if (!joiners.has(words[joiner]?.text ?? '')) return false;
  if (counts(words[joiner - 1])) return true;
  // "six heures et demie sous le manguier", not "6 heures et demi comprimé".
  const hour = lexicon.units.words.get(words[joiner - 1]?.text ?? '') === 'h';
  const isHour = hour && joiner === i - 1 && !lexicon.units.words.has(after?.text ?? '');
  // "Two loaves and half a cheese"
  const isOwn = joiner === i - 1 && lexicon.rates.articles.has(after?.text ?? '');
  const ends = isHour || after?.kind !== 'word' || (lexicon.units.ends.has(after.text) && !isOwn);
  return ends && words[joiner - 1]?.kind === 'word' && counts(words[joiner - 2]);
}

/** What the words around a number say of it. */
function around(words: readonly Word[], start: number, end: number, lexicon: Lexicon) {
  const unit =
    unitWithin(words, start, lexicon) ?? unitAfter(words, end, lexicon) ?? unitBefore(words, start, lexicon);
  const isHour = unit === undefined || unit.name === 'h';
  const half = isHour ? halfAfter(words, end) : undefined;
  return {
    unit,
    minus: words[start]?.minus === true || minusBefore(words, start, lexicon) || says(words, end, '@minus'),
    half,
    is24: isHour && half === undefined && isOnClock(words, end, lexicon),
  };
}

/** "8 Uhr", "8 bis 17 Uhr" */
function isOnClock(words: readonly Word[], end: number, { units: { clock } }: Lexicon): boolean {
  const isClock = (word: Word | undefined) => clock?.has(word?.text ?? '') === true;
  const range = [end, end + 1].some((at) => words[at]?.kind === 'digits' && isClock(words[at + 1]));
  return isClock(words[end]) || range;
}

function halfAfter(words: readonly Word[], end: number): HalfDay | undefined {
  return (['am', 'pm', 'night'] as const).find((half) => says(words, end, `@${half}`));
}

/** "twice" is a number and its unit, "two times"; so is "une quinzaine", unless it is one of something else. */
function unitWithin(words: readonly Word[], start: number, lexicon: Lexicon): Unit | undefined {
  const word = words[start]?.text ?? '';
  const name = lexicon.numbers.cardinals.has(word) ? lexicon.units.words.get(word) : undefined;
  if (name === undefined) return undefined;
  return isOf(words[start + 1]) ? unitAfter(words, start + 2, lexicon) : { name, word, at: start };
}

function isOf(word: Word | undefined): boolean {
  return ['de', 'di', "d'", 'of'].includes(word?.text ?? '');
}

const UNIT_WITHIN = 2;

function unitAfter(words: readonly Word[], end: number, lexicon: Lexicon): Unit | undefined {
  const { units, numbers, rates } = lexicon;
  let at = end;
  if (numbers.multipliers.has(words[at]?.text ?? '')) at++;
  if (at > end && isOf(words[at])) at++;
  for (let tried = 0; tried < UNIT_WITHIN; tried++, at++) {
    const word = words[at];
    if (word === undefined || (word.kind !== 'word' && word.kind !== 'symbol')) return undefined;
    const name = units.words.get(word.text);
    if (name === 'degree') {
      const scale = units.words.get(words[at + 1]?.text ?? '');
      return { name: scale === 'celsius' || scale === 'fahrenheit' ? scale : name, word: word.text, at };
    }
    if (name !== undefined) return { name, word: word.text, at };
    if ([units.ends, rates.every, numbers.cardinals].some((table) => table.has(word.text))) return undefined;
  }
  return undefined;
}

const BEFORE = new Set(['$', '€']);

/** "$5", "km 17", "хвилин за 20" */
function unitBefore(words: readonly Word[], start: number, { units, numbers }: Lexicon): Unit | undefined {
  const isAbout = (at: number) => units.about?.units.has(words[at]?.text ?? '') === true;
  const isApart = isAbout(start - 2) && units.about?.between.has(words[start - 1]?.text ?? '');
  const at = start - (isApart ? 2 : 1);
  const [before, twoBefore] = [words[at], words[at - 1]];
  const name = units.words.get(before?.text ?? '');
  if (before === undefined || name === undefined) return undefined;
  const counts = twoBefore?.kind === 'digits' || numbers.cardinals.has(twoBefore?.text ?? '');
  return BEFORE.has(before.text) || ((name === 'km' || isAbout(at)) && !counts)
    ? { name, word: before.text, at }
    : undefined;
}

/** "minus ten", not "ocho menos diez" (ten to eight) or "al menos diez" (at least). */
function minusBefore(words: readonly Word[], start: number, { numbers }: Lexicon): boolean {
  if (!numbers.minus.has(words[start - 1]?.text ?? '')) return false;
  const before = words[start - 2];
  return !(
    before?.kind === 'digits' ||
    numbers.cardinals.has(before?.text ?? '') ||
    numbers.ones.has(before?.text ?? '') ||
    numbers.notMinusAfter.has(before?.text ?? '')
  );
}

const SAYS_WITHIN = 4;

/** True where a phrase stands soon after a number, in its clause and before another number. */
function says(words: readonly Word[], end: number, phrase: string): boolean {
  for (const { kind, text } of words.slice(end, end + SAYS_WITHIN)) {
    if (text === phrase) return true;
    if (kind === 'digits' || kind === 'clause' || kind === 'sentence') return false;
  }
  return false;
}
