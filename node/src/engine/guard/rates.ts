import type { Lexicon } from './lexicon/lexicon.js';
import { timeUnitOf } from './times.js';
import type { Word } from './words.js';

/** For each of which unit of time a text tells something: the day of "twice a day", the hour of "every 8 hours". */
export interface Rates {
  /** Surely. */
  readonly least: ReadonlySet<string>;
  /** Surely or perhaps: "a day" is one day, or each. */
  readonly most: ReadonlySet<string>;
  /** By a number of units, "every 8 hours". Others may have another unit for it: "every 24 hours" is "daily". */
  readonly spaced: boolean;
}

/** In words, as far as is looked for what stands before it. */
const LONGEST_NUMBER = 6;
/** No longer is a symbol before the bar of "ml/h". */
const LONGEST_SYMBOL = 3;

export function ratesOf(words: readonly Word[], lexicon: Lexicon): Rates {
  const rates = words.flatMap((_, i) => rateAt(words, i, lexicon) ?? []);
  const units = (...kinds: Rate['kind'][]) =>
    new Set(rates.filter(({ kind }) => kinds.includes(kind)).map(({ unit }) => unit));
  return {
    least: units('sure'),
    most: units('sure', 'perhaps'),
    spaced: rates.some(({ kind }) => kind === 'spaced'),
  };
}

interface Rate {
  readonly kind: 'sure' | 'perhaps' | 'spaced';
  readonly unit: string;
}

/** The rate that a word tells, by itself or with what stands before it. */
function rateAt(words: readonly Word[], i: number, lexicon: Lexicon): Rate | undefined {
  const { adverbs, adjectives, every, per, spans, articles, loosely, moments, apart } = lexicon.rates;
  const [word, next] = [words[i], words[i + 1]];
  if (word?.kind !== 'word') return undefined;
  const rate = (unit: string, isSure: boolean): Rate => ({ unit, kind: isSure ? 'sure' : 'perhaps' });
  const adverb = adverbs.get(word.text);
  const endsClause = next?.kind !== 'word' && next?.kind !== 'digits';
  if (adverb !== undefined) return rate(adverb, endsClause || isCounted(words, i, lexicon));
  const adjective = adjectives.get(word.text);
  if (adjective !== undefined) return rate(adjective, isCounted(words, i, lexicon));

  const at = beforeNumber(words, i - 1, lexicon);
  const before = words[at]?.text ?? '';
  const unit = timeUnitOf(word, lexicon);
  if (unit === undefined) {
    // "Every morning" is every day.
    const isEach = lexicon.halfDays.has(word.text) && (every.has(before) || per.has(before));
    return isEach ? rate('day', false) : undefined;
  }
  if (loosely.has(words[i - 1]?.text ?? '')) return rate(unit, false);
  if (at < i - 1) {
    if (every.has(before) || apart.has(next?.text ?? '')) return { unit, kind: 'spaced' };
    return per.has(before) ? rate(unit, false) : undefined;
  }
  if (every.has(before) || (per.has(before) && !spans.has(word.text))) return rate(unit, true);
  if (articles.has(before)) {
    // "a mill in the year 1794"
    const isMoment = moments.has(next?.text ?? '') || next?.kind === 'digits';
    return rate(unit, isCounted(words, at, lexicon) && !isMoment);
  }
  return isPart(words[at], lexicon) ? rate(unit, before.length <= LONGEST_SYMBOL) : undefined;
}

/** True where one text tells a rate and the other cannot be said to: of "one a day" came "one, one day". */
export function lacksRate(asked: Rates, given: Rates): boolean {
  if (given.spaced) return false;
  return (asked.spaced && given.most.size === 0) || [...asked.least].some((unit) => !given.most.has(unit));
}

/** Index of the word before the number that ends at `at`, "8", "half", "third"; `at` where there is none. */
function beforeNumber(words: readonly Word[], at: number, { numbers }: Lexicon): number {
  const { cardinals, multipliers, ordinals, loose } = numbers;
  const counts = (word: Word | undefined) =>
    word?.kind === 'digits' ||
    [cardinals, multipliers, ordinals, loose].some((table) => table.has(word?.text ?? ''));
  const end = ["d'", 'de', 'di'].includes(words[at]?.text ?? '') ? at - 1 : at;
  let i = end;
  while (end - i < LONGEST_NUMBER && counts(words[i])) i--;
  return i === end ? at : i;
}

/** The "ml" of "ml/h", the "kilomètres" of "kilomètres-heure". */
function isPart(word: Word | undefined, lexicon: Lexicon): boolean {
  if (word?.kind !== 'word' || timeUnitOf(word, lexicon) !== undefined) return false;
  const unit = lexicon.units.words.get(word.text);
  return unit !== undefined && unit !== 's' && unit !== 'degree';
}

/** Whether what stands before a word is counted: "once a week", "80 km an hour", "two meals a day". */
function isCounted(words: readonly Word[], at: number, { numbers, units, rates }: Lexicon): boolean {
  const [noun, number] = [words[at - 1], words[at - 2]];
  if (noun?.kind !== 'word' || units.ends.has(noun.text)) return false;
  if (rates.once.has(noun.text) || units.words.has(noun.text)) return true;
  const count = number?.text ?? '';
  return number?.kind === 'digits' || numbers.cardinals.has(count) || numbers.ones.has(count);
}
