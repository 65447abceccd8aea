import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule, sided } from '../rules.js';

const A_DOSE =
  '\\d\\s?(?:mg|g|mcg|µg|ui|ml|cp|cps|comprimés?|gélules?|sachets?|gouttes|ampoules?)\\b[^.;!?\\n]{0,40}';
const PARTS = {
  masculine:
    'bras|pied|œil|oeil|genou|poignet|coude|mollet|pouce|talon|poumon|rein|sein|flanc|côté|doigt|fémur|tibia',
  feminine: 'jambe|main|épaule|cheville|hanche|cuisse|oreille|joue|tempe|aine|fesse|clavicule',
};
const SPANS: Readonly<Record<string, string>> = { h: 'heures', j: 'jours', m: 'mois', s: 'semaines' };

const spans = (count = '', short = '') =>
  `${count} ${(SPANS[short[0]?.toLowerCase() ?? ''] ?? short).slice(0, count === '1' ? -1 : undefined)}`;
const timesA = (count = '', short = '') =>
  `${count} fois par ${/^s/iu.test(short) ? 'semaine' : /^h/iu.test(short) ? 'heure' : 'jour'}`;

export const fr: readonly Rule[] = [
  alone('x\\s?(\\d{1,2})\\s?/\\s?(j|jour|sem)', timesA),
  alone('(\\d{1,2})\\s?(?:(?:x|fois)\\s?/|x\\s?par\\s)\\s?(j|jrs?|jour|sem|semaine|h|heure)', timesA),
  alone(
    '(?:ttes|tts|toutes)\\sles\\s(\\d{1,2})\\s?(h|j)',
    (count, unit) => `toutes les ${spans(count, unit)}`,
  ),
  alone('(?:ttes|tts)', 'toutes'),
  alone(
    '(?:pdt|pdnt|pendant)\\s(\\d{1,3})\\s?(j|jrs?|sem|h)',
    (count, unit) => `pendant ${spans(count, unit)}`,
  ),
  alone('pdt|pdnt', 'pendant'),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(\\d{1,3})\\s?(j|jrs?|jours?|sem|semaines?|h|heures?|mois)',
    (count, unit) => `pendant ${spans(count, unit)}`,
  ),
  alone('v\\.?o\\.?|p\\.?o\\.?', 'par la bouche', { after: A_DOSE }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  alone('si\\s(?:bsn|bs)', 'si besoin'),
  ...counted({ 'cps?|cprs?': ['comprimé', 'comprimés'], 'gttes?|gtt': ['goutte', 'gouttes'] }),
  alone('pt', 'patient', { after: '\\b(?:le|un|ce|du|au)\\s' }),
  ...inSmallOrCapitals({
    'atcds?': 'antécédents',
    dlr: 'douleur',
    dlrs: 'douleurs',
    'ttt|trt': 'traitement',
    fract: 'fracture',
  }),
  ...asWritten({ HTA: 'hypertension', AVP: 'accident de la route' }),
  ...measured({ TA: 'tension', FC: 'pouls', FR: 'respiration', '[Ss]at': 'saturation' }),
  ...sided('D|dt|drt', ['droit', 'droite'], PARTS).map((rule) => ({ ...rule, isCased: true })),
  ...sided('G|gche', ['gauche', 'gauche'], PARTS).map((rule) => ({ ...rule, isCased: true })),
];
