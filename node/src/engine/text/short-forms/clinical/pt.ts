import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule, sided } from '../rules.js';

const A_DOSE =
  '\\d\\s?(?:mg|g|mcg|µg|ui|ml|cp|comp|comprimidos?|cápsulas?|gotas|ampolas?|saquetas?)\\b[^.;!?\\n]{0,40}';
const PARTS = {
  masculine:
    'braço|pé|olho|ouvido|ombro|joelho|tornozelo|cotovelo|punho|pulso|lado|pulmão|rim|polegar|quadril|dedo',
  feminine: 'perna|mão|coxa|orelha|panturrilha|mama|virilha|anca|face|tíbia|clavícula',
};
const SPANS: Readonly<Record<string, string>> = { d: 'dias', h: 'horas', m: 'meses', s: 'semanas' };

const spans = (count = '', short = '') => `${count} ${SPANS[short[0]?.toLowerCase() ?? ''] ?? short}`;
const timesA = (count = '', short = '') =>
  `${count === '1' ? 'uma vez' : `${count} vezes`} por ${/^s/iu.test(short) ? 'semana' : 'dia'}`;

export const pt: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:(?:x|vz|vezes|vez)\\s?/|(?:x|vz)\\s?(?:ao\\s|por\\s))\\s?(d|dia|sem|semana)',
    timesA,
  ),
  alone('(?:de\\s)?(\\d{1,2})\\s?/\\s?\\1\\s?(h|hs|hrs|horas)', (count) => `de ${count} em ${count} horas`),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)(?:x|p/)\\s?(\\d{1,3})\\s?(d|dias?|sem|semanas?|h|hs|horas?|meses)',
    (count, unit) => `por ${spans(count, unit)}`,
  ),
  alone('v\\.?o\\.?', 'por via oral', { after: A_DOSE }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  alone('s/?n', 'se necessário', { after: A_DOSE }),
  ...counted({ 'cps?|cprs?|comps?': ['comprimido', 'comprimidos'], 'gts?': ['gota', 'gotas'] }),
  alone('[cC]/\\s?(?=\\p{Ll}{2})', 'com ', { isOpen: true, isCased: true }),
  alone('[sS]/\\s?(?=\\p{Ll}{2})', 'sem ', { isOpen: true, isCased: true }),
  alone('[pP]/\\s?(?=[\\p{Ll}\\p{N}]{2})', 'para ', { isOpen: true, isCased: true }),
  ...inSmallOrCapitals({ pcte: 'paciente', pctes: 'pacientes', tto: 'tratamento', dx: 'diagnóstico' }),
  ...asWritten({ HTA: 'hipertensão', ITU: 'infeção urinária' }),
  ...measured({ 'TA|PA': 'pressão', FC: 'pulso', FR: 'respiração', '[Ss]at': 'saturação' }),
  ...sided('dto?|dta|dir', ['direito', 'direita'], PARTS),
  ...sided('esq', ['esquerdo', 'esquerda'], PARTS),
];
