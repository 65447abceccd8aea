import { prepare } from '../text/prepare.js';

/** A text as it is looked up: what people leave out when they type is left out of the words. */
export interface PhraseKey {
  /** Lower case, words with single spaces, no punctuation. */
  readonly words: string;
  /** The same without accents. */
  readonly bare: string;
  readonly isQuestion: boolean;
}

/** White space and punctuation at a text's two ends. */
const ENDS = /^([\s\p{Pi}\p{Ps}¡¿"']*)(.*?)([\s\p{Pf}\p{Pe}"'.!?…。！？؟‼⁉]*)$/su;
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;
const ACCENTS = /(?<=\p{Script=Latin})\p{M}+/gu;

export interface Ends {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

export function cutEnds(text: string): Ends {
  const [, before = '', inner = '', after = ''] = ENDS.exec(text) ?? [];
  return { before, inner, after };
}

export function asks(after: string): boolean {
  return /[?？؟⁉]/u.test(after);
}

/** Words with which a question begins, for those who type no question mark. */
const QUESTION_WORDS: Record<string, RegExp> = {
  en: /^(?:who|whom|whose|what|whats|where|wheres|when|why|how|which|do|does|did|is|are|was|were|am|can|could|will|would|have|has|should|may|shall)$/u,
  es: /^(?:que|quien|quienes|donde|adonde|cuando|como|cual|cuales|cuanto|cuanta|cuantos|cuantas)$/u,
  fr: /^(?:qui|que|quoi|ou|quand|comment|pourquoi|combien|quel|quelle|quels|quelles|est|avez|pouvez|puis)$/u,
};

/** Whether a text without a question mark is plainly a question all the same: by its first word. */
export function beginsLikeQuestion(words: string, language: string): boolean {
  const first = bare(words).split(' ', 1)[0] ?? '';
  return QUESTION_WORDS[language]?.test(first) ?? false;
}

export function phraseKey(text: string, language: string): PhraseKey {
  const prepared = prepare(text);
  const words = prepared
    .toLocaleLowerCase(language)
    // "don't" and "dont" are one word, "l'eau" is one too.
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(NO_WORD, ' ')
    .trim();
  return { words, bare: bare(words), isQuestion: asks(cutEnds(prepared).after) };
}

function bare(words: string): string {
  return words.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
}
