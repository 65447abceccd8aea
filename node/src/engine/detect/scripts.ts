/** Scripts of the languages the node can name, and what a script says about the language. */
const SCRIPTS: readonly { readonly pattern: RegExp; readonly languages: readonly string[] }[] = [
  { pattern: /\p{Script=Latin}/u, languages: ['en', 'es', 'fr', 'de', 'pt', 'it', 'tr', 'id', 'vi', 'sw'] },
  { pattern: /\p{Script=Cyrillic}/u, languages: ['ru', 'uk'] },
  { pattern: /\p{Script=Han}/u, languages: ['zh'] },
  { pattern: /\p{Script=Arabic}/u, languages: ['ar'] },
  { pattern: /\p{Script=Devanagari}/u, languages: ['hi'] },
];

/** Letters only some languages have, with the languages that have them. */
const LETTERS: Record<string, string> = {
  ñ: 'es',
  '¿': 'es',
  '¡': 'es',
  ß: 'de',
  ä: 'de',
  ö: 'de tr',
  ü: 'de tr es',
  ã: 'pt vi',
  õ: 'pt vi',
  ç: 'fr pt tr',
  œ: 'fr',
  û: 'fr',
  ë: 'fr',
  ï: 'fr',
  î: 'fr',
  è: 'fr it vi',
  ê: 'fr pt vi',
  â: 'fr pt vi',
  ì: 'it vi',
  ò: 'it vi',
  ù: 'it fr vi',
  ğ: 'tr',
  ş: 'tr',
  ı: 'tr',
  đ: 'vi',
  ơ: 'vi',
  ư: 'vi',
  ă: 'vi',
  í: 'es pt vi',
  ó: 'es pt vi',
  ú: 'es pt vi',
  á: 'es pt vi',
  é: 'es pt fr it vi',
  à: 'fr it pt vi',
  ô: 'fr pt vi',
  і: 'uk',
  ї: 'uk',
  є: 'uk',
  ґ: 'uk',
  ы: 'ru',
  э: 'ru',
  ъ: 'ru',
  ё: 'ru',
};
const LETTER_LANGUAGES = new Map(Object.entries(LETTERS).map(([letter, list]) => [letter, list.split(' ')]));

/** Languages written in the script most letters of the text are in; empty where that is none of ours. */
export function languagesOfScript(text: string): readonly string[] {
  const counts = SCRIPTS.map(() => 0);
  let others = 0;
  for (const character of text) {
    const script = SCRIPTS.findIndex(({ pattern }) => pattern.test(character));
    if (script >= 0) counts[script] = (counts[script] ?? 0) + 1;
    else if (/\p{L}/u.test(character)) others++;
  }
  // A Chinese word is one or two characters where a Latin one is six.
  const han = SCRIPTS.findIndex(({ languages }) => languages.includes('zh'));
  counts[han] = (counts[han] ?? 0) * 3;
  const most = Math.max(...counts);
  if (most === 0 || others > most) return [];
  return SCRIPTS[counts.indexOf(most)]?.languages ?? [];
}

/** The languages that have a letter, where not all of its script do. */
export function languagesOfLetter(letter: string): readonly string[] | undefined {
  return LETTER_LANGUAGES.get(letter);
}
