/**
 * Short forms that no model has learnt, written out: words with a digit in them, which the guard would take for codes,
 * and initialisms. Short forms of one word ("u", "pls", "xq", "svp") are left to the models, which know them.
 */
const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    b4: 'before',
    l8: 'late',
    l8r: 'later',
    gr8: 'great',
    m8: 'friend',
    w8: 'wait',
    h8: 'hate',
    '2day': 'today',
    '2nite': 'tonight',
    '2night': 'tonight',
    '2moro': 'tomorrow',
    '2morrow': 'tomorrow',
    '4ever': 'forever',
    any1: 'anyone',
    every1: 'everyone',
    no1: 'no one',
    some1: 'someone',
    sum1: 'someone',
    tmrw: 'tomorrow',
    tmr: 'tomorrow',
    tmw: 'tomorrow',
    idk: "I don't know",
    dunno: "don't know",
    lmk: 'let me know',
    btw: 'by the way',
    omw: 'on my way',
    otw: 'on the way',
    brb: "I'll be right back",
    ttyl: 'talk to you later',
    nvm: 'never mind',
    ofc: 'of course',
    hbu: 'how about you',
    wbu: 'what about you',
    afaik: 'as far as I know',
    asap: 'as soon as possible',
    tbh: 'to be honest',
    imo: 'in my opinion',
    fyi: 'for your information',
  },
  es: {
    salu2: 'saludos',
    mñn: 'mañana',
    mñna: 'mañana',
    dps: 'después',
    nse: 'no sé',
    ntp: 'no te preocupes',
    tqm: 'te quiero mucho',
    bn: 'bien',
  },
  fr: {
    '2m1': 'demain',
    '2main': 'demain',
    dem1: 'demain',
    a2m1: 'à demain',
    bi1: 'bien',
    qq1: "quelqu'un",
    dsl: 'désolé',
    tkt: "ne t'inquiète pas",
    jtm: "je t'aime",
    jpp: "je n'en peux plus",
  },
};

const PATTERNS = new Map(
  Object.entries(FORMS).map(([language, forms]) => {
    const alone = Object.keys(forms).sort((a, b) => b.length - a.length);
    // No part of a longer word, a name, a link or a code.
    return [
      language,
      new RegExp(`(?<![\\p{L}\\p{N}@#!/._-])(?:${alone.join('|')})(?![\\p{L}\\p{N}@/_-]|\\.\\p{L})`, 'gu'),
    ];
  }),
);

/** A text of a language with such forms written out. Lower case only: "B4" is a room, and "TMR" a station. */
export function spelledOut(text: string, language: string): string {
  const pattern = PATTERNS.get(language);
  return pattern ? text.replace(pattern, (form) => FORMS[language]?.[form] ?? form) : text;
}
