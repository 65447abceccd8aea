import { alone, asWritten, type Rule, thumbed } from '../rules.js';

export const it: readonly Rule[] = [
  alone(
    '(?<!\\d\\s?)x(?=\\s(?:favore|il|lo|la|le|i|gli|un|una|te|me|lui|lei|noi|voi|ora|adesso|questo|questa|piacere|caso)(?:\\s|$|[.,!?]))',
    'per',
    {
      isCased: true,
    },
  ),
  alone('xfavore', 'per favore'),
  alone(
    '(?<!\\d\\s?)cm(?=\\s(?:stai|va|stanno|state|sta|faccio|fai|ti|mai|no|sempre|lo|la)(?:\\s|$|[.,!?]))',
    'come',
    { isCased: true },
  ),
  alone('\\+', 'più', { after: "(?<!\\p{L})(?:c'è|ce|di|sempre|ancora|molto|non|nn|mai)\\s" }),
  alone('c6', 'ci sei', { isCased: true }),
  alone('(?<!\\d\\s?)k(?=\\s)', 'che', { isCased: true }),
  ...thumbed({
    'cmq|cmnq': 'comunque',
    'xk[eé]|xk|xch[eéè]|xkè|perke': 'perché',
    dv: 'dove',
    tvb: 'ti voglio bene',
    'qnd|qndo': 'quando',
    ke: 'che',
    grz: 'grazie',
    'qlcn|qlcuno': 'qualcuno',
    qlcs: 'qualcosa',
    msg: 'messaggio',
    nnt: 'niente',
    qst: 'questo',
    'dmn|dmni': 'domani',
    'xò|xo': 'però',
    anke: 'anche',
    tnt: 'tanto',
  }),
  ...asWritten({
    nn: 'non',
    sn: 'sono',
    dp: 'dopo',
    cn: 'con',
    ki: 'chi',
    cs: 'cosa',
    vb: 'va bene',
    pls: 'per favore',
  }),
];
