/** Longest n-gram of the profiles. */
const LONGEST = 4;
/** Log-probability of one step of a profile's code. */
const STEP = 0.5;
/** `a` in a profile's code. */
const CODE_ZERO = 97;

/** How often languages of one script have each n-gram; see `profiles.ts`. */
export interface Profile {
  readonly languages: readonly string[];
  readonly ngrams: string;
}

/** Lower case, with nothing but letters, the Spanish inverted marks and one space at each word boundary. */
export function normalise(text: string): string {
  const words = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('’', "'")
    .match(/[\p{L}\p{M}'¿¡]+/gu);
  return words ? ` ${words.join(' ')} ` : '';
}

/** Log-likelihood of a text in each language of a script, by its n-grams of 1 to 4 characters (naive Bayes). */
export class NgramModel {
  readonly languages: readonly string[];
  readonly #codes = new Map<string, string>();

  constructor({ languages, ngrams }: Profile) {
    this.languages = languages;
    for (const entry of ngrams.split(' ')) {
      const equals = entry.lastIndexOf('=');
      this.#codes.set(entry.slice(0, equals).replaceAll('_', ' '), entry.slice(equals + 1));
    }
  }

  /** One number per language, 0 at best, of a text that {@link normalise} gave. */
  score(text: string): number[] {
    const scores = this.languages.map(() => 0);
    for (let length = 1; length <= LONGEST; length++) {
      for (let i = 0; i + length <= text.length; i++) {
        const code = this.#codes.get(text.slice(i, i + length));
        if (code === undefined) continue;
        for (let l = 0; l < scores.length; l++) {
          scores[l] = (scores[l] ?? 0) - (code.charCodeAt(l) - CODE_ZERO) * STEP;
        }
      }
    }
    return scores;
  }
}
