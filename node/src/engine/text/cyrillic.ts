/** Latin letters that stand for Cyrillic ones where the keyboard has no other, or the finger found them first: "пiдiйдiть". */
const LOOKALIKES: Readonly<Record<string, string>> = {
  uk: 'aа cс eе iі oо pр xх yу ïї AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YУ ÏЇ',
  ru: 'aа cс eе oо pр xх yу ëё AА BВ CС EЕ HН KК MМ OО PР TТ XХ YУ ËЁ',
};
const LETTERS = new Map(
  Object.entries(LOOKALIKES).map(([language, pairs]) => [
    language,
    new Map(pairs.split(' ').map(([latin = '', cyrillic = '']) => [latin, cyrillic])),
  ]),
);
const APOSTROPHES = /(?<=\p{Script=Cyrillic})[’‘`´ʼ](?=\p{Script=Cyrillic})/gu;
/** A whole word: "A5б" and "B12'i" have a digit in them and are codes, to be left as they are. */
const WORD = /(?<![\p{L}\p{M}\p{N}@#/._-]['’‘`´]?)(?:\p{L}|['’‘`´](?=\p{L}))+(?!['’‘`´]?[\p{L}\p{M}\p{N}])/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/gu;
/** "ти i я"; capitals may be vitamins and blocks. */
const SHORT_WORD = /^[aioy]$/u;

/** A text with its Cyrillic words in Cyrillic letters only, and the apostrophe that models have learnt, "п'ять". */
export function inCyrillic(text: string, language: string): string {
  const letters = LETTERS.get(language);
  if (!letters || !CYRILLIC.test(text)) return text;
  return text
    .replace(WORD, (word) => {
      const isMixed = CYRILLIC.test(word) || SHORT_WORD.test(word);
      if (!isMixed || word.match(LATIN)?.some((letter) => !letters.has(letter))) return word;
      return word.replace(LATIN, (letter) => letters.get(letter) ?? letter);
    })
    .replace(APOSTROPHES, "'");
}
