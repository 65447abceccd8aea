import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule, sided } from '../rules.js';

const A_DOSE =
  '\\d\\s?(?:mg|g|mcg|µg|ui|ml|cp|cpr|compress[ae]|capsul[ae]|gocce|gtt|fiale|fl|bustine?)\\b[^.;!?\\n]{0,40}';
const PARTS = {
  masculine:
    'braccio|piede|occhio|orecchio|ginocchio|polso|gomito|polmone|rene|fianco|lato|pollice|tallone|femore|seno',
  feminine: 'gamba|mano|spalla|caviglia|coscia|anca|guancia|mammella|parte|tibia|clavicola',
};
const SPANS: Readonly<Record<string, string>> = {
  d: 'giorni',
  g: 'giorni',
  h: 'ore',
  o: 'ore',
  m: 'mesi',
  s: 'settimane',
};

const spans = (count = '', short = '') => `${count} ${SPANS[short[0]?.toLowerCase() ?? ''] ?? short}`;
const timesA = (count = '', short = '') =>
  `${count === '1' ? 'una volta' : `${count} volte`} ${/^s/iu.test(short) ? 'alla settimana' : 'al giorno'}`;

export const it: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:(?:vv?|x|volt[ae])\\s?/|(?:vv?|x)\\s?al(?:la)?\\s)\\s?(die|dì|g|gg|giorno|sett|settimana|d)',
    timesA,
  ),
  alone('(\\d{1,2})\\s?(?:vv?|x|volt[ae])\\s(die|dì)', timesA),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)(?:x|per)\\s?(\\d{1,3})\\s?(gg|sett|h)',
    (count, unit) => `per ${spans(count, unit)}`,
  ),
  alone('ogni\\s?(\\d{1,2})\\s?h', 'ogni $1 ore'),
  alone('(?:x|per)\\sos', 'per bocca', { after: A_DOSE }),
  alone('(iv|im|ev)', (route = '') => (route.toLowerCase() === 'ev' ? 'IV' : route.toUpperCase()), {
    after: A_DOSE,
  }),
  alone('a\\.?b\\.?', 'al bisogno', { after: A_DOSE }),
  ...counted({
    'cps?|cprs?|compr': ['compressa', 'compresse'],
    gtt: ['goccia', 'gocce'],
    'fl|f\\.le': ['fiala', 'fiale'],
    gg: ['giorno', 'giorni'],
  }),
  alone('(?<!\\d\\s?)pz(?!\\s?\\d)', 'paziente'),
  ...inSmallOrCapitals({ fx: 'frattura', 'c/o': 'presso' }),
  ...asWritten({ IVU: 'infezione urinaria' }),
  ...measured({ PA: 'pressione', FC: 'polso', FR: 'respirazione', '[Ss]at': 'saturazione' }),
  ...sided('dx', ['destro', 'destra'], PARTS),
  ...sided('sx', ['sinistro', 'sinistra'], PARTS),
  alone('dx', 'destra', { after: '\\ba\\s' }),
  alone('sx', 'sinistra', { after: '\\ba\\s' }),
];
