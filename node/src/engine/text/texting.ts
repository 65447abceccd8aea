/**
 * Texting's short forms that the models have not learnt, written out: those of letters, and those with a digit, which the
 * guard would take for codes. What may be something else is left out: a "2day course", patient "no1", a river at "2m1".
 */
const OF_LETTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    tmr: 'tomorrow',
    tmw: 'tomorrow',
    idk: "I don't know",
    lmk: 'let me know',
    btw: 'by the way',
    omw: 'on my way',
    otw: 'on the way',
    brb: 'be right back',
    ttyl: 'talk to you later',
    nvm: 'never mind',
    ofc: 'of course',
    hbu: 'how about you',
    wbu: 'what about you',
    afaik: 'as far as I know',
    asap: 'as soon as possible',
    tbh: 'to be honest',
    fyi: 'for your information',
  },
  es: { mñn: 'mañana', mñna: 'mañana', nse: 'no sé', tqm: 'te quiero mucho' },
  fr: {
    tkt: "ne t'inquiète pas",
    'tkt pas': "ne t'inquiète pas",
    jtm: "je t'aime",
    jpp: "je n'en peux plus",
  },
};

/** In lower case only: "L8" is a room. */
const WITH_DIGIT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    l8r: 'later',
    gr8: 'great',
    '2nite': 'tonight',
    '2moro': 'tomorrow',
    '2morrow': 'tomorrow',
    '4ever': 'forever',
    any1: 'anyone',
    every1: 'everyone',
    some1: 'someone',
    sum1: 'someone',
  },
  es: { salu2: 'saludos' },
  fr: { qq1: "quelqu'un", dem1: 'demain' },
};

/** No part of a longer word, a name, a link or a code. */
const STARTS = '(?<![\\p{L}\\p{N}@#!/._-])';
const ENDS = '(?![\\p{L}\\p{N}@/_-]|\\.\\p{L})';
/** "before" between two words; a room, a square or a vitamin after such a word, or beside another code. */
const BEFORE =
  /(?<=\p{L}\s)(?<!(?:\b(?:at|in|to|from|near|room|bed|gate|ward|block|grid|square|vitamin|row|seat|tent|sector|zone|building|bay|exit|door|the)\s))b4(?=\s\p{L}+(?:\s|$|[.,!?]))(?!\s(?:and|or|to|is|has|was)\s)/gu;

/** "somewhere btw km 9 + km 12", where elsewhere it is "by the way". */
const BETWEEN =
  /(?<=\b(?:somewhere|anywhere|stay|halfway|distance|gap|road|path|track|bridge|border)\s)btw(?=\s)|\bbtw(?=\s(?:km\s)?\d[\d:.]*\s?(?:and|n|&|\+|-)\s)/gu;

const PATTERNS = new Map(
  Object.keys(OF_LETTERS).map((language) => {
    const forms = [OF_LETTERS[language] ?? {}, WITH_DIGIT[language] ?? {}].map((table) =>
      Object.keys(table).sort((a, b) => b.length - a.length),
    );
    const [letters = [], digits = []] = forms;
    const capitalised = letters.map((form) => `[${form[0]}${form[0]?.toUpperCase()}]${form.slice(1)}`);
    return [language, new RegExp(`${STARTS}(?:${[...capitalised, ...digits].join('|')})${ENDS}`, 'gu')];
  }),
);

export function withoutTexting(text: string, language: string): string {
  const pattern = PATTERNS.get(language);
  if (!pattern) return text;
  const read = language === 'en' ? text.replace(BEFORE, 'before').replace(BETWEEN, 'between') : text;
  return read.replace(pattern, (form) => {
    const lower = form.toLowerCase();
    const words = OF_LETTERS[language]?.[lower] ?? WITH_DIGIT[language]?.[lower] ?? form;
    return form === lower ? words : words.charAt(0).toUpperCase() + words.slice(1);
  });
}
