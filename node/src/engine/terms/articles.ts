/** Articles, alone and with a preposition: before a masculine name, a feminine one, and one that begins with a vowel. */
type Forms = readonly [masculine: string, feminine: string, elided?: string];

/** The longer ones first: "de la" is no "la". */
const ARTICLES: Readonly<Record<string, readonly Forms[]>> = {
  es: [
    ['del ', 'de la '],
    ['al ', 'a la '],
    ['el ', 'la '],
    ['un ', 'una '],
    ['ningún ', 'ninguna '],
    ['algún ', 'alguna '],
  ],
  fr: [
    ['du ', 'de la ', "de l'"],
    ['au ', 'à la ', "à l'"],
    ['le ', 'la ', "l'"],
    ['de ', 'de ', "d'"],
    ['un ', 'une '],
  ],
  it: [
    ['del ', 'della ', "dell'"],
    ['al ', 'alla ', "all'"],
    ['dal ', 'dalla ', "dall'"],
    ['nel ', 'nella ', "nell'"],
    ['sul ', 'sulla ', "sull'"],
    ['il ', 'la ', "l'"],
    ['un ', 'una '],
  ],
  pt: [
    ['do ', 'da '],
    ['no ', 'na '],
    ['ao ', 'à '],
    ['pelo ', 'pela '],
    ['um ', 'uma '],
  ],
};
const FEMININE: Readonly<Record<string, RegExp>> = {
  es: /(?:a|itis|osis)$/iu,
  fr: /(?:ine|one|ite|ie|ose|ole|che|elle|ale|gue|isse|ène)$/iu,
  it: /(?:a|ite|osi)$/iu,
  pt: /(?:a|ite|ose)$/iu,
};
const ELIDING: Readonly<Record<string, RegExp>> = { fr: /^[aeéhio]/iu, it: /^[aeio]/iu };

/** What stands before a term's name, with the article that ends it made to fit the name. */
export function fitted(before: string, name: string, language: string): string {
  const spelt = before.replace(/’/gu, "'").toLowerCase();
  for (const [masculine, feminine, elided] of ARTICLES[language] ?? []) {
    const there = [masculine, feminine, ...(elided ? [elided] : [])].find((form) =>
      endsWithWord(spelt, form),
    );
    if (there === undefined) continue;
    const full = FEMININE[language]?.test(name) ? feminine : masculine;
    const fits = elided && ELIDING[language]?.test(name) ? elided : full;
    if (fits === there) return before;
    const first = before.charAt(before.length - there.length);
    const isCapital = first !== first.toLowerCase();
    const article = isCapital ? fits.charAt(0).toUpperCase() + fits.slice(1) : fits;
    return before.slice(0, before.length - there.length) + article;
  }
  return before;
}

function endsWithWord(text: string, form: string): boolean {
  return text.endsWith(form) && !/[\p{L}\p{M}'-]/u.test(text.at(-form.length - 1) ?? '');
}
