/** What of a text is compared: its character trigrams, its words and its numbers. */
export interface Gist {
  readonly trigrams: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly numbers: readonly string[];
}

/** Shorter texts are alike by chance, and people say them after one another. */
const LEAST_TRIGRAMS = 6;
/**
 * Dice coefficient. Of 318 messages from the field, translated there and back by a small model, nine in ten have more
 * with what they were; of 50 000 pairs of different ones, six.
 */
const ALIKE = 0.4;
/** Words that begin so are forms of one: clinic and clinics. */
const STEM_LETTERS = 4;

/**
 * Whether a text that resembles the last has a word in the place of one of that, and none that was said before: people
 * who ask where it hurts name one place after the other. `known` are all words said so far.
 */
export function isAboutSomethingElse(text: Gist, last: Gist, known: ReadonlySet<string>): boolean {
  const gone = [...last.words].some((word) => !isAmong(word, text.words));
  return gone && [...text.words].some((word) => !isAmong(word, known));
}

function isAmong(word: string, words: ReadonlySet<string>): boolean {
  const stem = word.slice(0, STEM_LETTERS);
  return words.has(word) || (stem.length === STEM_LETTERS && [...words].some((one) => one.startsWith(stem)));
}

export function gist(text: string): Gist {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const letters = [...` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `];
  const trigrams = new Set(letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`));
  const words = new Set(plain.match(/[\p{L}\p{N}]+/gu));
  return { trigrams, words, numbers: plain.match(/\d+/gu) ?? [] };
}

/**
 * Whether a text may be an earlier one in other words. Translators keep numbers, or spell them out: people who report on
 * checkpoint 1, 2 and 3 say something new each time.
 */
export function resembles(text: Gist, earlier: Gist): boolean {
  const least = Math.min(text.trigrams.size, earlier.trigrams.size);
  const hasOthers = !earlier.numbers.every((each) => text.numbers.includes(each));
  if (least < LEAST_TRIGRAMS || (text.numbers.length > 0 && hasOthers)) return false;
  const shared = [...text.trigrams].filter((each) => earlier.trigrams.has(each)).length;
  return (2 * shared) / (text.trigrams.size + earlier.trigrams.size) >= ALIKE;
}
