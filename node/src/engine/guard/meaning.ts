import { type HalfDay, type Lexicon, lexiconOf } from './lexicon/lexicon.js';
import { opposite } from './lexicon/rows.js';
import { set } from './lexicon/tables.js';
import { negationsOf, outweighs } from './negations.js';
import { oppositesOf, oppositesSwapped, oppositesTurned } from './opposites.js';
import { type Quantity, quantitiesOf } from './quantities.js';
import { lacksRate, ratesOf } from './rates.js';
import { sameSpans, spanOf, valueOfSpan } from './spans.js';
import { isLate, type Times, tensesTurned, timesExchanged, timesOf } from './times.js';
import { type Word, wordsOf } from './words.js';

/**
 * Numbers in words, units and negation, by word lists: what a model changes without anything looking wrong.
 * Only languages with a lexicon are looked at.
 */

type Texts = readonly [source: string, sourceLanguage: string, translation: string, target: string];

/** The words of both texts; undefined where a language has no lexicon. */
function readTexts(...[source, sourceLanguage, translation, target]: Texts) {
  const from = lexiconOf(sourceLanguage);
  const to = lexiconOf(target);
  if (!from || !to) return undefined;
  return { ours: wordsOf(source, sourceLanguage, from), theirs: wordsOf(translation, target, to), from, to };
}

/** Values of the number words of a text, "twice", "twenty-five", "third", and those they may have elsewhere: "quinze jours". */
export function numberWords(text: string, language: string): number[] {
  const lexicon = lexiconOf(language);
  if (!lexicon) return [];
  return quantitiesOf(wordsOf(text, language, lexicon), lexicon)
    .filter(({ kind }) => kind === 'cardinal' || kind === 'ordinal')
    .flatMap((quantity) => [quantity.value, ...(quantity.unit ? sameSpans(quantity).map(valueOfSpan) : [])]);
}

/** Values of the ordinals in words of a text: "la tercera casa". None where its language has no lexicon. */
export function ordinalWords(text: string, language: string): number[] {
  const lexicon = lexiconOf(language);
  if (!lexicon) return [];
  const quantities = quantitiesOf(wordsOf(text, language, lexicon), lexicon);
  return quantities.flatMap(({ kind, value }) => (kind === 'ordinal' ? [value] : []));
}

/** True where a number word, a unit, a rate, a minus or a time was lost, changed or added. */
export function numbersDiffer(...texts: Texts): boolean {
  const read = readTexts(...texts);
  if (!read) return false;
  const { ours, theirs, from, to } = read;
  const asked = quantitiesOf(ours, from);
  const given = quantitiesOf(theirs, to);
  const [our, their] = [timesOf(ours, asked, from), timesOf(theirs, given, to)];
  const [ask, give] = [ratesOf(ours, from), ratesOf(theirs, to)];
  return (
    !covers(given, asked, their) ||
    !covers(asked, given, our) ||
    unitsDiffer(asked, given, from, { words: theirs, lexicon: to }) ||
    unitsDiffer(given, asked, to, { words: ours, lexicon: from }) ||
    lacksRate(ask, give) ||
    lacksRate(give, ask) ||
    minusDiffers(asked, given) ||
    halvesDiffer(asked, given) ||
    halfDaysDiffer(asked, their.halves, given) ||
    halfDaysDiffer(given, our.halves, asked) ||
    timesExchanged(our, their) ||
    tensesTurned(our, their)
  );
}

/** True where a negation was lost or came in: "cannot" became "can", or "unsafe" "safe". */
export function negationDiffers(...texts: Texts): boolean {
  const read = readTexts(...texts);
  if (!read) return false;
  const [, sourceLanguage, , target] = texts;
  const ours = negationsOf(read.ours, sourceLanguage, read.from);
  const theirs = negationsOf(read.theirs, target, read.to);
  return outweighs(ours, theirs) || outweighs(theirs, ours);
}

/** True where a word became its opposite, left right, where two changed places, or a day of the week or a month was lost, changed or added. */
export function oppositesDiffer(...texts: Texts): boolean {
  const read = readTexts(...texts);
  if (!read) return false;
  const [, sourceLanguage, , target] = texts;
  const ours = oppositesOf(read.ours, sourceLanguage, read.from);
  const theirs = oppositesOf(read.theirs, target, read.to);
  // "Not until Tuesday" is "só na terça".
  const [our, their] = [
    negationsOf(read.ours, sourceLanguage, read.from),
    negationsOf(read.theirs, target, read.to),
  ];
  const isUntil = (our.limited > 0 && their.restricted > 0) || (their.limited > 0 && our.restricted > 0);
  return oppositesTurned(ours, theirs, isUntil ? ONLY : undefined) || oppositesSwapped(ours, theirs);
}

/**
 * Every number word of `asked` is among `given`, or the same length of time is, with a number or without: "a week" is
 * "huit jours". Digits answer digits first: they must be the same anyway.
 */
function covers(given: readonly Quantity[], asked: readonly Quantity[], { units }: Times): boolean {
  const left = new Map<number, number>();
  const add = (value: number, count: number) => left.set(value, (left.get(value) ?? 0) + count);
  const take = (value: number) => {
    const there = (left.get(value) ?? 0) > 0;
    if (there) add(value, -1);
    return there;
  };
  for (const { value, isClock } of given) {
    add(value, 1);
    // "7:30" is half past seven.
    if (isClock && value % 1 === 0.5) for (const part of [0.5, ((value - 0.5 + 11) % 12) + 1]) add(part, 1);
  }
  for (const { kind, value } of asked) if (kind === 'digits') take(value);
  const spans = new Set([...given.map(spanOf), ...units.map((unit) => `1 ${unit}`)]);
  const isHalved = ({ value, halves }: Quantity) =>
    halves ? take(0.5) : value === 0.5 && given.some((other) => other.halves) && take(2);
  const isSpanned = (span: string) => spans.has(span) && (span.startsWith('1 ') || take(valueOfSpan(span)));
  return asked.every(
    (quantity) =>
      quantity.kind === 'digits' ||
      quantity.kind === 'loose' ||
      take(quantity.value) ||
      isHalved(quantity) ||
      sameSpans(quantity).some(isSpanned),
  );
}

/**
 * True where a number with a unit stands there with another one, or without and the unit is nowhere. Numbers that
 * are missing are found elsewhere.
 */
function unitsDiffer(
  asked: readonly Quantity[],
  given: readonly Quantity[],
  from: Lexicon,
  to: { readonly words: readonly Word[]; readonly lexicon: Lexicon },
): boolean {
  const units = new Map<number, Set<string | undefined>>();
  const hours = new Set<number>();
  for (const { kind, value, unit, half } of given) {
    if (kind !== 'loose') units.set(value, (units.get(value) ?? new Set()).add(unit?.name));
    if (half !== undefined) hours.add(value);
  }
  const there = new Set(to.words.map(({ text }) => text));
  const anywhere = new Set([...there].flatMap((word) => to.lexicon.units.words.get(word) ?? []));
  return asked.some(({ kind, value, unit }) => {
    const found = units.get(value);
    if (kind === 'loose' || unit === undefined || found === undefined) return false;
    const { name, word } = unit;
    if ([...found].some((other) => other !== undefined && sameUnit(name, other))) return false;
    if (!found.has(undefined)) return true;
    if (hours.has(value) && name !== 'h') return true;
    if (UNSAID.has(name) || isSilent(name, value, from) || there.has(word)) return false;
    return ![...anywhere].some((other) => sameUnit(name, other));
  });
}

/** Hours of the clock only: "à 4 heures" is "at 4". */
function isSilent(unit: string, value: number, { units }: Lexicon): boolean {
  return units.silent.has(unit) && (unit !== 'h' || value <= 24);
}

/** The row of "only". */
const ONLY = opposite('only', 'en')?.row;

/** Units that have more names than the lists, or none: "it is minus ten". */
const UNSAID = set('time person child tablet drop teaspoon tablespoon foot lb night degree gallon');
/** Units that are others' too: what a language calls by one word, or leaves out of it. */
const SAME: readonly ReadonlySet<string>[] = [
  set('degree celsius'),
  set('degree fahrenheit'),
  set('day night'),
];

function sameUnit(one: string, other: string): boolean {
  return one === other || SAME.some((same) => same.has(one) && same.has(other));
}

function minusDiffers(asked: readonly Quantity[], given: readonly Quantity[]): boolean {
  const count = (quantities: readonly Quantity[]) => quantities.filter(({ minus }) => minus).length;
  return count(asked) !== count(given);
}

/** True where as many halves are added to other numbers: "one and a half" became "half a …". */
function halvesDiffer(asked: readonly Quantity[], given: readonly Quantity[]): boolean {
  const halves = (quantities: readonly Quantity[]) =>
    quantities.filter(({ kind, value }) => kind === 'ordinal' && value === 0.5);
  const added = (quantities: readonly Quantity[]) => quantities.filter(({ mixed }) => mixed === true);
  return halves(asked).length === halves(given).length && added(asked).length !== added(given).length;
}

/**
 * True where "8 in the morning" is not in a text that tells no morning, nor the hour as a clock of 24 does. At night it
 * may be one, at 2.
 */
function halfDaysDiffer(
  quantities: readonly Quantity[],
  there: ReadonlySet<HalfDay>,
  others: readonly Quantity[],
): boolean {
  return quantities.some(({ value, half }) => {
    if (half === undefined || there.has(half)) return false;
    const hours =
      half === 'night' ? [value % 12, (value % 12) + 12] : [(value % 12) + (half === 'am' ? 0 : 12)];
    if (others.some((other) => isOf24(other) && hours.includes(other.value))) return false;
    if (half === 'am') return !(isLate(value) && there.has('night'));
    if (half === 'pm') return !there.has('night') && !there.has('noon');
    return !there.has('pm') && !(isLate(value) && there.has('am'));
  });
}

/** "20 h", "20:00", "a las 20" */
function isOf24({ kind, value, half, unit, is24 }: Quantity): boolean {
  if (kind !== 'digits' || half !== undefined) return false;
  return is24 === true || unit?.name === 'h' || (unit === undefined && value > 12 && value <= 24);
}
