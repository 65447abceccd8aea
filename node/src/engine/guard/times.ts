import type { HalfDay, Lexicon } from './lexicon/lexicon.js';
import { set } from './lexicon/tables.js';
import type { Quantity } from './quantities.js';
import type { Word } from './words.js';

/** Times that a text names without a number: "next week", "at noon". */
export interface Times {
  /** Units of time, each as often as it is named. */
  readonly units: readonly string[];
  readonly halves: ReadonlySet<HalfDay>;
  /** One of its hours may be of the night or of the morning. */
  readonly late: boolean;
  /** How often a number of units of time is told to be over, "3 days ago", and to come, "in 3 days". */
  readonly over: number;
  readonly coming: number;
}

/** Words before a unit of time, as far as is looked for "in" and "hace". */
const TENSE_WITHIN = 3;

const UNITS = set('min h day week month year');

/** The unit of time that a word names. */
export function timeUnitOf({ kind, text }: Word, { units }: Lexicon): string | undefined {
  const unit = kind === 'word' ? units.words.get(text) : undefined;
  return unit !== undefined && UNITS.has(unit) ? unit : undefined;
}

/** An hour that is of the night for some and of the morning for others. */
export function isLate(hour: number): boolean {
  return hour < 6 || Math.floor(hour) === 12;
}

export function timesOf(words: readonly Word[], quantities: readonly Quantity[], lexicon: Lexicon): Times {
  const numbered = new Set(quantities.map(({ unit }) => unit?.at));
  return {
    units: words.flatMap((word, i) => (numbered.has(i) ? [] : (timeUnitOf(word, lexicon) ?? []))),
    halves: new Set(words.flatMap(({ text }) => lexicon.halfDays.get(text) ?? [])),
    late: quantities.some(({ half, value }) => half !== undefined && isLate(value)),
    ...tensesOf(words, quantities, lexicon),
  };
}

function tensesOf(words: readonly Word[], quantities: readonly Quantity[], lexicon: Lexicon) {
  const { over: isOver, overAfter, coming: isComing, lasting } = lexicon.tenses;
  let over = 0;
  let coming = 0;
  for (const { unit } of quantities) {
    if (unit === undefined || !UNITS.has(unit.name)) continue;
    const before = words.slice(Math.max(0, unit.at - TENSE_WITHIN), unit.at);
    const after = words[unit.at + 1];
    const isBefore = (table: ReadonlySet<string>) => before.some(({ text }) => table.has(text));
    const isAfter = (table: ReadonlySet<string>) => table.has(after?.text ?? '');
    if (isAfter(overAfter) || (isBefore(isOver) && !isAfter(lasting))) over++;
    // "He hasn't slept in 3 days"
    else if (isBefore(isComing) && !isDenied(words, unit.at, lexicon)) coming++;
  }
  return { over, coming };
}

const DENIED_WITHIN = 6;

function isDenied(words: readonly Word[], at: number, { negation }: Lexicon): boolean {
  return words.slice(Math.max(0, at - DENIED_WITHIN), at).some(({ text }) => negation.always.has(text));
}

/** True where what is over in one is to come in the other. */
export function tensesTurned(one: Times, other: Times): boolean {
  const turned = (these: Times, those: Times) =>
    these.over > 0 && these.coming === 0 && those.over === 0 && those.coming > 0;
  return turned(one, other) || turned(other, one);
}

/**
 * True where one time went and another came: "in a month" became "in a year", noon midnight. Where one only went or
 * came, that is mostly a way of saying it: "¿qué hora es?" names an hour, "what time is it?" none.
 */
export function timesExchanged(one: Times, other: Times): boolean {
  return unitsExchanged(one.units, other.units) || halvesExchanged(one, other);
}

/** Whether one names a unit more often than the other, and whether the other does one. */
function unitsExchanged(one: readonly string[], other: readonly string[]): boolean {
  const more = new Map<string, number>();
  for (const unit of one) more.set(unit, (more.get(unit) ?? 0) + 1);
  for (const unit of other) more.set(unit, (more.get(unit) ?? 0) - 1);
  const balance = [...more.values()];
  return balance.some((count) => count > 0) && balance.some((count) => count < 0);
}

/** What languages call otherwise: "ce soir" is "tonight", "mediodía" the early afternoon. */
const NEAR: readonly ReadonlySet<HalfDay>[] = [new Set(['pm', 'night']), new Set(['noon', 'pm'])];
/** And after midnight: "de la madrugada". */
const NEAR_LATE: readonly ReadonlySet<HalfDay>[] = [...NEAR, new Set(['am', 'night'])];

function halvesExchanged(one: Times, other: Times): boolean {
  const near = one.late || other.late ? NEAR_LATE : NEAR;
  const isLike = (half: HalfDay) => (there: HalfDay) =>
    half === there || near.some((halves) => halves.has(half) && halves.has(there));
  const hasElse = (these: Times, those: Times) =>
    [...these.halves].some((half) => ![...those.halves].some(isLike(half)));
  return hasElse(one, other) && hasElse(other, one);
}
