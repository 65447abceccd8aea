import { alone, asWritten, counted, measured, type Rule } from '../rules.js';

const A_DOSE =
  '\\d\\s?(?:mg|g|µg|IE|ml|Tbl|Tabl?|Tabletten?|Kapseln?|Kps|Tropfen|Trpf?|Ampullen?|Hub|Hübe|Beutel)\\b[^;!?\\n]{0,40}';
const PART =
  'Arm|Bein|Hand|Fuß|Auge|Ohr|Knie|Schulter|Ellbogen|Ellenbogen|Handgelenk|Sprunggelenk|Knöchel|Hüfte|Oberschenkel|Unterschenkel|Oberarm|Unterarm|Lunge|Niere|Brust|Daumen|Ferse|Wade|Wange|Leiste|Flanke|Seite';
const SPANS: Readonly<Record<string, string>> = {
  d: 'Tage',
  h: 'Stunden',
  s: 'Stunden',
  t: 'Tage',
  w: 'Wochen',
};

const spans = (count = '', short = '') => `${count} ${SPANS[short[0]?.toLowerCase() ?? ''] ?? short}`;

export const de: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:x|mal)\\s?(?:/|pro\\s|am\\s)?\\s?(?:tägl(?:ich)?|tgl|taegl(?:ich)?|d|Tag)\\.?',
    '$1-mal täglich',
  ),
  alone('(\\d{1,2})\\s?(?:x|mal)\\s?(?:/|pro\\s|die\\s|in der\\s)\\s?(?:Wo|Woche)', '$1-mal pro Woche'),
  alone('tgl\\.?|tägl\\.?', 'täglich'),
  alone('alle\\s(\\d{1,2})\\s?(?:h|Std\\.?)', 'alle $1 Stunden'),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(\\d{1,3})\\s?(d|Tage?|Wo|Wochen|h|Std)',
    (count, unit) => `${spans(count, unit)} lang`,
  ),
  ...counted({
    '(?:Tbl|Tabl?|Tbl)\\.?': ['Tablette', 'Tabletten'],
    '(?:Kps|Kaps)\\.?': ['Kapsel', 'Kapseln'],
    '(?:Trpf?|Tr)\\.?': ['Tropfen', 'Tropfen'],
  }),
  alone('(?:b\\.?|bei)\\s?(?:B\\.|Bed\\.?)', 'bei Bedarf', { isCased: true }),
  alone('p\\.?o\\.?', 'zum Schlucken', { after: A_DOSE }),
  alone('i\\.?(v|m)\\.?', (route = '') => `I${route.toUpperCase()}`, { after: A_DOSE }),
  alone('Pat\\.?(?=\\s)', 'Patient', { isCased: true }),
  alone('V\\.\\s?a\\.', 'Verdacht auf', { isCased: true }),
  alone('Z\\.\\s?n\\.', 'nach', { isCased: true }),
  ...asWritten({ Fx: 'Bruch' }),
  ...measured({ RR: 'Blutdruck', HF: 'Puls', AF: 'Atmung', 'O2-Sat|Sat': 'Sättigung' }),
  alone('li\\.?', 'links', { after: `(?<!\\p{L})(?:${PART})\\s` }),
  alone('re\\.?', 'rechts', { after: `(?<!\\p{L})(?:${PART})\\s` }),
];
