import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule, sided } from '../rules.js';

const A_DOSE =
  '\\d\\s?(?:mg|g|mcg|µg|ui|u|ml|cc|comp(?:rimidos?)?|tab(?:letas?)?|cápsulas?|pastillas?|sobres?|gotas|ampollas?)\\b[^.;!?\\n]{0,40}';
const PARTS = {
  masculine:
    'brazo|pie|ojo|oído|hombro|codo|muslo|tobillo|lado|pulmón|riñón|pulgar|talón|antebrazo|costado|pecho',
  feminine: 'pierna|mano|rodilla|cadera|muñeca|oreja|pantorrilla|mejilla|mama|ingle|parte|tibia|clavícula',
};
const SPANS: Readonly<Record<string, string>> = { d: 'días', h: 'horas', m: 'meses', s: 'semanas' };

const spans = (count = '', short = '') => `${count} ${SPANS[short[0]?.toLowerCase() ?? ''] ?? short}`;
const timesA = (count = '', short = '') =>
  `${count === '1' ? 'una vez' : `${count} veces`} ${/^s/iu.test(short) ? 'a la semana' : 'al día'}`;

/** "C/ Mayor" is a street, "s/n" a house without a number. */
export const es: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:(?:v|x|veces|vez)\\s?/|x\\s?(?:al?\\s(?:la\\s)?|por\\s))\\s?(d|d[ií]a|sem|semana)',
    timesA,
  ),
  alone(
    'c/\\s?(\\d{1,2}(?:\\s?-\\s?\\d{1,2})?)\\s?(h|hs|hrs|horas?|d|d[ií]as?|sem|semanas?)',
    (count, unit) => `cada ${spans(count, unit)}`,
  ),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(\\d{1,3})\\s?(d|d[ií]as?|sem|semanas?|h|hs|hrs|horas?|meses)',
    (count, unit) => `durante ${spans(count, unit)}`,
  ),
  alone('v\\.?o\\.?', 'por vía oral', { after: A_DOSE }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  alone('prn', 'si es necesario'),
  ...counted({
    'comps?|comprs?': ['comprimido', 'comprimidos'],
    'tabs?': ['tableta', 'tabletas'],
    'gts?|gtas?': ['gota', 'gotas'],
  }),
  alone('c/u', 'cada uno'),
  alone('[cC]/\\s?(?=\\p{Ll}{2})', 'con ', { isOpen: true, isCased: true }),
  alone('[sS]/\\s?(?=\\p{Ll}{2})', 'sin ', { isOpen: true, isCased: true }),
  alone('[pP]/\\s?(?=[\\p{Ll}\\p{N}]{2})', 'para ', { isOpen: true, isCased: true }),
  ...inSmallOrCapitals({
    'pcte|pcnte': 'paciente',
    'pctes|pcntes': 'pacientes',
    tto: 'tratamiento',
    dx: 'diagnóstico',
    fx: 'fractura',
  }),
  ...asWritten({ HTA: 'hipertensión', ITU: 'infección urinaria' }),
  ...measured({ 'TA|PA': 'presión', FC: 'pulso', FR: 'respiración', '[Ss]at': 'saturación' }),
  ...sided('der|dch[ao]?', ['derecho', 'derecha'], PARTS),
  ...sided('izq|izqd[ao]?', ['izquierdo', 'izquierda'], PARTS),
];
