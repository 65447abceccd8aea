import { alone, asWritten, type Rule, thumbed } from '../rules.js';

/** Behind these, "b4" is a room, a square or a vitamin. */
const PLACES =
  'at|in|to|from|near|room|bed|gate|ward|block|grid|square|vitamin|row|seat|tent|sector|zone|building|bay|exit|door|the';

/** What may be something else is left: a "2day course", patient "no1". */
export const en: readonly Rule[] = [
  // "somewhere btw km 9 + km 12"
  alone('btw(?=\\s)', 'between', {
    after: '\\b(?:somewhere|anywhere|stay|halfway|distance|gap|road|path|track|bridge|border)\\s',
  }),
  alone('btw(?=\\s(?:km\\s)?\\d[\\d:.]*\\s?(?:and|n|&|\\+|-)\\s)', 'between'),
  ...thumbed({
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
  }),
  // "L8" is a room.
  ...asWritten({
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
  }),
  alone(
    `(?<=\\p{L}\\s)(?<!(?:\\b(?:${PLACES})\\s))b4(?=\\s\\p{L}+(?:\\s|$|[.,!?]))(?!\\s(?:and|or|to|is|has|was)\\s)`,
    'before',
    { isCased: true },
  ),
];
