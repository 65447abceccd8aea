const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** "Brettttt" and "singinginging"; three equal letters are German ("Brennnessel"), capitals may be Roman numbers. */
const STUTTER = /(\p{Ll})\1{3,}|(\p{Ll}{2,4}?)\2{2,}/gu;
/** "hahaha", "aaa": laughter and sounds are nothing else. */
const SOUND = /^(\p{L}{1,4}?)\1+$/u;

/**
 * Cuts what a decoder says over and over within a word, mostly of a name it cannot spell ("Brettttt", "Widododododo"):
 * letters to two, syllables to one. Where the source has anything of the kind, as "sooooo", it is left.
 */
export function cutStutter(text: string, source: string): { readonly text: string; readonly cut: boolean } {
  if (!stutters(text) || stutters(source)) return { text, cut: false };
  const cut = text.replace(WORD, (word) =>
    SOUND.test(word)
      ? word
      : word.replace(STUTTER, (_, letter?: string, syllable = '') =>
          letter === undefined ? syllable : letter + letter,
        ),
  );
  return { text: cut, cut: cut !== text };
}

const stutters = (text: string) => text.search(STUTTER) >= 0;
