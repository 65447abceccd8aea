import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { pt } from './pt.js';
import { uk } from './uk.js';

/** A time of day as the half that a clock's number stands in. */
export type HalfDay = 'am' | 'noon' | 'pm' | 'night';

/**
 * What the guard knows of a language. All words are in lower case, without accents and apostrophes.
 */
export interface Lexicon {
  /** True where an apostrophe parts words ("l'eau"); else it is inside one ("don't"). */
  readonly elides: boolean;
  /** Words that are others without their accents: "avó", "avô". */
  readonly accented: ReadonlySet<string>;
  /** What is written otherwise before words are read: "dia sim, dia não", every other day. */
  readonly rewrites?: readonly (readonly [said: RegExp, read: string])[];
  /** Words that mean something else together, or by themselves ("mindestens"): what stands for them, a word or `@…`, several, or nothing. */
  readonly phrases: ReadonlyMap<string, string>;
  readonly numbers: NumberWords;
  readonly units: UnitWords;
  readonly rates: RateWords;
  /** Words that tell the half of the day. After a number only phrases do: `@am`, `@pm`, `@night`. */
  readonly halfDays: ReadonlyMap<string, HalfDay>;
  readonly tenses: TenseWords;
  readonly negation: NegationWords;
  readonly degrees: DegreeWords;
  readonly parts: PartWords;
}

/** Parts of the body that have a left and a right, and words that stand between those and the side: "left upper arm". */
export interface PartWords {
  readonly words: ReadonlySet<string>;
  /** True where the side comes after: "brazo izquierdo". */
  readonly sideAfter: boolean;
}

/** Words before one of a scale that turn it, or may. */
export interface DegreeWords {
  /** "moins" */
  readonly less: ReadonlySet<string>;
  /** Before those, what makes another phrase of them: "o menos". */
  readonly or: ReadonlySet<string>;
  /** Between a negation and the word: "no tan". */
  readonly how: ReadonlySet<string>;
  /** True where a word of a scale stands before its noun: "less cold water" is less of it. */
  readonly beforeNoun: boolean;
}

/** How a language tells that a number of units of time is over, or to come. */
export interface TenseWords {
  /** Before the number: "hace 3 días". */
  readonly over: ReadonlySet<string>;
  /** After the unit: "3 days ago". */
  readonly overAfter: ReadonlySet<string>;
  /** Before the number: "in 3 days". */
  readonly coming: ReadonlySet<string>;
  /** After the unit of what is over, and is not: "hace 3 días que espera". */
  readonly lasting: ReadonlySet<string>;
}

export interface NumberWords {
  readonly cardinals: ReadonlyMap<string, number>;
  /** Multiply what stands before them. */
  readonly multipliers: ReadonlyMap<string, number>;
  /** One, which is an article too: it counts after tens and hundreds only. */
  readonly ones: ReadonlySet<string>;
  /** Between hundreds or tens and what is added to them. */
  readonly joiners: ReadonlySet<string>;
  /** After a half that is added to a number: "half past seven", which "halb acht" is written as. */
  readonly mixed: ReadonlySet<string>;
  /** True where a joiner comes between tens and units, not after hundreds only. */
  readonly joinsTens: boolean;
  /** True where tens may be counted on over ten and by twenties: "soixante-dix", "quatre-vingts". */
  readonly vigesimal: boolean;
  /** Ordinals from the second on, and fractions by what they divide by; a half is 0.5. */
  readonly ordinals: ReadonlyMap<string, number>;
  /** Words that another language may have a number for, and need not. */
  readonly loose: ReadonlyMap<string, readonly number[]>;
  /** Number words that mean something else after one of these: "a second". */
  readonly looseAfter: ReadonlyMap<string, ReadonlySet<string>>;
  /** Loose words that are numbers where they are counted only: "dos docenas", not "docenas". */
  readonly counted: ReadonlySet<string>;
  /** Loose words that are numbers before a unit of time: "every other day", not "every other house". */
  readonly spaced: ReadonlySet<string>;
  /** Number words that mean something else where the clause ends: "un ordinateur neuf". */
  readonly looseLast: ReadonlySet<string>;
  /** Verbs with which "in two" is in half, and the word before the two. */
  readonly halving: { readonly verbs: ReadonlySet<string>; readonly into: ReadonlySet<string> };
  /** Before a number of degrees. */
  readonly minus: ReadonlySet<string>;
  /** Words before "minus" with which it is none: "al menos". */
  readonly notMinusAfter: ReadonlySet<string>;
}

export interface UnitWords {
  /** Unit by word. */
  readonly words: ReadonlyMap<string, string>;
  /** Units that a translation from the language may leave out: "tiene 20 años" is "he is 20". */
  readonly silent: ReadonlySet<string>;
  /** Words after which no unit belongs to the number before: "2 a day". */
  readonly ends: ReadonlySet<string>;
  /** After an hour of the clock: "20 Uhr" is no 20 hours. */
  readonly clock?: ReadonlySet<string>;
  /** Units that stand before a number that is about right, and what may be between: "хвилин за 20". */
  readonly about?: { readonly units: ReadonlySet<string>; readonly between: ReadonlySet<string> };
}

/** How a language tells rates: something for each of a unit of time. */
export interface RateWords {
  /** Unit by word: "daily". Counted or at the end of a clause they are rates surely, elsewhere perhaps. */
  readonly adverbs: ReadonlyMap<string, string>;
  /** Unit by word: "diaria". Rates surely where something is counted; "diario" is a newspaper too. */
  readonly adjectives: ReadonlyMap<string, string>;
  /** Before a unit, or a number of them: "every 8 hours". */
  readonly every: ReadonlySet<string>;
  /** Before one unit: "por hora". With a number "por" is "for". */
  readonly per: ReadonlySet<string>;
  /** Units after `per` that make no rate: "por horas" is for hours. */
  readonly spans: ReadonlySet<string>;
  /** Rates surely between what is counted and a unit, "two tablets a day", elsewhere perhaps. */
  readonly articles: ReadonlySet<string>;
  /** Before a unit, perhaps: "5 euros la hora". */
  readonly loosely: ReadonlySet<string>;
  /** After a unit that is no rate: "a week ago". */
  readonly moments: ReadonlySet<string>;
  /** After a number of units that is a rate: "4 minutes apart". */
  readonly apart: ReadonlySet<string>;
  /** Counted by themselves: "once". */
  readonly once: ReadonlySet<string>;
}

export interface NegationWords {
  /** Each is a negation. */
  readonly always: ReadonlySet<string>;
  /** Negations where the clause has none yet: "no … nadie" is one. */
  readonly concord: ReadonlySet<string>;
  /** Negations where the sentence has none yet: "no …, ni …" is one. */
  readonly carried: ReadonlySet<string>;
  /** May be negations, or none. */
  readonly possible: ReadonlySet<string>;
  /** First halves of negations: "ne". */
  readonly openers: ReadonlySet<string>;
  /** "Only from … on", which is "not until" elsewhere: "erst". */
  readonly onlyFrom?: ReadonlySet<string>;
  /** Second halves of negations by the first: "weder … noch". Each may be one. */
  readonly nor?: ReadonlyMap<string, string>;
  /** Take an opener's negation away: "ne … que" is "only". */
  readonly restricts: ReadonlySet<string>;
  /** Negations beside an opener only: "ne … plus". */
  readonly paired: ReadonlySet<string>;
  /** Negations that may be none right before such a word: "ne … plus que" is "only", or "no longer that". */
  readonly restricted: ReadonlySet<string>;
  /** Negations that are something else after one of these: "un pas". */
  readonly nouns: ReadonlyMap<string, ReadonlySet<string>>;
  /** No negations at the end, by themselves in a question or after "or": ", ¿no?", ", isn't it?", "or not". */
  readonly tags: ReadonlySet<string>;
  /** What may follow a tag: the "it" of "isn't it?". */
  readonly tagged: ReadonlySet<string>;
  /** Begins a new clause. */
  readonly clauses: ReadonlySet<string>;
  /** Between two things that one negation before denies: "do not eat or drink". */
  readonly shares: ReadonlySet<string>;
  /** Phrases with a negation in them: what their clause doubles is none of its own, "no olvide … ni". */
  readonly within: ReadonlySet<string>;
  /** Words for "until" whose clause is negated without saying so elsewhere: "tant qu'il n'est pas là". */
  readonly until: ReadonlySet<string>;
  /** What a negation goes up to: "not until Monday". */
  readonly limits: ReadonlySet<string>;
  /** Words with which "than nobody" denies nothing: "más que nadie". */
  readonly comparing: ReadonlySet<string>;
  /** "Than", after those. */
  readonly than: ReadonlySet<string>;
  /** Words for "never" that are "ever" after those: "le plus long jamais vu". */
  readonly ever: ReadonlySet<string>;
}

const LEXICONS: Readonly<Record<string, Lexicon>> = { en, es, fr, de, pt, it, uk };

/** The lexicon of a language, where there is one. */
export function lexiconOf(language: string): Lexicon | undefined {
  return Object.hasOwn(LEXICONS, language) ? LEXICONS[language] : undefined;
}
