import { standsAlone } from './boundary.js';

/** What a translation must carry over unchanged. */
export type ItemKind =
  | 'link'
  | 'name'
  | 'node'
  | 'code'
  | 'phone'
  | 'time'
  | 'place'
  | 'number'
  | 'emoji'
  | 'script';

export interface Item {
  readonly kind: ItemKind;
  readonly start: number;
  readonly end: number;
  /** As it stands in the text. */
  readonly text: string;
  /** What of it the translation must have, where that is not all: the 3 of "3rd", which others write "3.º". */
  readonly required: string;
  /** True where it is no part of a longer word or number: then it must not be in the translation either. */
  readonly alone: boolean;
  /** Of "3rd" its 3, up to ten: "la tercera casa" has it too, in a word. */
  readonly ordinal?: number;
}

/** Symbols of units that languages share. Case counts. */
const UNITS = [
  'km/h|m/s|km|cm|mm|dm|m²|m2|m³|m3|m|kg|mg|µg|μg|mcg|g|ml|mL|dl|cl|l|L',
  '°C|°F|ºC|ºF|°|º|%|‰|kV|mV|V|mAh|Ah|mA|kWh|Wh|kW|MW|W|Hz|kHz|MHz|GHz|dBm|dBi|dB',
  'hPa|kPa|mbar|psi|bar|bpm|lbs|lb|oz|ft|mph|kn|kt|kB|MB|GB|h|min|s|ms|IU|UI|mmHg|mmol',
].join('|');
/** What stands behind the bar of "mg/kg" and "ml/h". */
const PER = 'kg|g|dL|dl|mL|ml|L|l|m²|m2|m³|m3|m|min|h|s';
const CURRENCIES = '[$€£¥₹₽₴₺₫₩₦₱]';

const DIGITS = '\\d+(?:[.,:/]\\d+)*';
/** No letter follows, not even an elided word's: "5 l", but not "le 5 l'eau", nor "10 s'il vous plaît". */
const ENDS = "(?![\\p{L}\\p{N}]|['’ʼ`´]\\p{L})";
const UNIT = `(?:\\s?(?:${UNITS})${ENDS})?`;
/** "pulse < 60": without its sign it says the opposite. */
const COMPARED = '(?:[<>≤≥]=?\\s?)?';
/** Vulgar fractions and raised digits, which NFKC would take apart. */
const FRACTION = '[\\u00bc-\\u00be\\u2150-\\u215e\\u00b9\\u00b2\\u00b3]';

/** "8 pm", "8:30 a.m." */
const MERIDIEM = '\\d{1,2}(?:[:.]\\d{2})?\\s?[ap](?:\\s?m|\\.\\s?m(?:\\.(?=[^\\p{L}]|$))?)(?![\\p{L}\\p{N}])';
/** "um 5 am Hafen" is at the harbour. */
const WITHOUT_AM = MERIDIEM.replace('[ap](?:\\s?m|', '(?:p\\s?m|[ap]');

/** In order of precedence. Every quantifier is bounded or over one class: no backtracking to speak of. */
const KINDS: readonly (readonly [ItemKind, string])[] = [
  ['emoji', '[0-9#*]\\ufe0f?\\u20e3'],
  ['link', '(?:https?:\\/\\/|www\\.)[^\\s<>"]{1,400}'],
  ['link', '[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})+'],
  ['node', '![0-9a-fA-F]{8}(?![0-9A-Za-z])'],
  ['name', '[@#](?=[\\p{L}\\p{N}_])[\\p{L}\\p{M}\\p{N}_.-]{1,64}'],
  // The last stop is the time's own in "a.m." only: "at 8 am." ends a sentence.
  ['time', MERIDIEM],
  // "14h30", "14 h 30", not the "1 h 30 min" that something takes.
  [
    'time',
    `(?<![\\p{L}\\p{N}.,:])(?:[01]?\\d|2[0-4])\\s?[hH]\\s?[0-5]\\d(?![\\p{L}\\p{N}]|[.,:/]\\d|\\s?min)`,
  ],
  // "à 20 h", "a las 20", "de 9 h à 17 h"
  [
    'time',
    `(?<=(?<![\\p{L}\\p{M}])(?:[àa]|vers|dès|avant|las|[àda]s|até|\\d\\s?h (?:à|a|et|às|e))\\s)(?:[01]?\\d|2[0-4])(?:\\s?[hH]${ENDS}|(?=\\s(?:heures|horas)${ENDS}))`,
  ],
  ['time', `(?<![\\p{L}\\p{N}.,:])(?:[01]?\\d|2[0-4])\\s?[hH](?=\\s(?:à|a|et|às|e)\\s\\d{1,2}\\s?h)`],
  // "14.30 Uhr", "14 Uhr 30", "um 14 Uhr", "von 9 bis 14 Uhr"
  [
    'time',
    '(?<![\\p{L}\\p{N}.,:])(?:[01]?\\d|2[0-4])(?:[:.][0-5]\\d(?=\\sUhr(?!\\p{L}))|\\sUhr\\s[0-5]\\d(?![\\p{L}\\p{N}]|[.,:/]\\d)|(?=(?:(?:\\sbis\\s|\\sund\\s|\\s?[-\u2013]\\s?)\\d{1,2})?\\sUhr(?!\\p{L})))',
  ],
  // "alle 14.30", "dalle 20", "ore 8"
  [
    'time',
    '(?<=(?<![\\p{L}\\p{M}])(?:alle|dalle|delle|le|ore|verso)\\s)(?:[01]?\\d|2[0-4])\\.[0-5]\\d(?![\\p{L}\\p{N}]|[.,:/]\\d)',
  ],
  [
    'time',
    '(?<=(?<![\\p{L}\\p{M}])(?:(?:alle|dalle)(?: ore)?|ore)\\s)(?:1[3-9]|2[0-4])(?![\\p{L}\\p{N}]|[.,:/]\\d)',
  ],
  ['time', '(?<=(?<![\\p{L}\\p{M}])a las\\s)(?:1[3-9]|2[0-4])(?![\\p{L}\\p{N}]|[.,:/]\\d)'],
  ['time', '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?'],
  ['time', '\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}(?!\\d)'],
  [
    'place',
    "\\d{1,3}(?:[.,]\\d+)?\\s?[°º]\\s?(?:\\d{1,2}(?:[.,]\\d+)?\\s?['′’]\\s?)?(?:\\d{1,2}(?:[.,]\\d+)?\\s?(?:[\"″”]|''))?\\s?[NSEWO](?![\\p{L}])",
  ],
  ['place', '\\d{1,3}[.,]\\d+\\s?[NSEWO](?![\\p{L}\\p{N}])'],
  ['phone', '(?:\\+|\\b00)\\d{1,4}(?:[ .()-]{1,2}\\d{1,6}){1,8}(?!\\d|[.,:/]\\d)'],
  ['phone', '\\d{2,4}(?:[ -]\\d{2,4}){2,5}(?!\\d|[.,:/]\\d)'],
  ['number', `${COMPARED}${CURRENCIES}\\s?${DIGITS}`],
  ['number', `${COMPARED}[-\u2212+±]?${DIGITS}\\s?${CURRENCIES}`],
  // Before codes: "5mg/kg" is no code and a rest.
  ['number', `${COMPARED}${DIGITS}${FRACTION}?\\s?(?:${UNITS})(?:\\/(?:${PER})${ENDS}){1,2}`],
  // Blood groups.
  ['code', '(?<![\\p{L}\\p{N}])(?:AB|[ABO])[-\u2212+](?![\\p{L}\\p{N}])'],
  // Call signs, grid squares, door numbers: letters and digits in one word, also with hyphens, but
  // "3-year-old" is a 3 and two words.
  [
    'code',
    '(?=[A-Za-z-]{0,24}\\d)(?=[\\d-]{0,24}[A-Za-z])[A-Za-z0-9]+(?:-(?:\\d[A-Za-z0-9]*|[A-Z][A-Z0-9]*)(?![A-Za-z0-9]))*(?![\\p{L}\\p{M}])',
  ],
  ['number', `${COMPARED}(?<![\\p{L}\\p{N}.,-])[-\u2212+±]${DIGITS}${FRACTION}?${UNIT}`],
  ['number', `${COMPARED}${DIGITS}${FRACTION}?${UNIT}`],
  ['number', `${COMPARED}${FRACTION}${UNIT}`],
  ['number', '\\p{Nd}+(?:[.,\\u066b\\u066c]\\p{Nd}+)*'],
  [
    'emoji',
    '(?:\\p{Extended_Pictographic}|\\p{Regional_Indicator})[\\u200d\\ufe0f\\u20e3\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]*',
  ],
];

const SOURCES = KINDS.map(([, source]) => `(${source})`).join('|');
const PATTERN = new RegExp(SOURCES, 'gu');
/** "mi" is miles, and "my" or "me" in Spanish and Italian. */
const PATTERN_WITH_MILES = new RegExp(SOURCES.replaceAll('|mph|', '|mph|mi|'), 'gu');
const WITHOUT_MILES = new Set(['es', 'it', 'pt']);
/** Where "am" is a word of its own: "um 5 am Hafen". */
export const WITHOUT_MERIDIEM: ReadonlySet<string> = new Set(['de']);
const PATTERN_WITHOUT_AM = new RegExp(
  SOURCES.replaceAll('|mph|', '|mph|mi|').replace(MERIDIEM, WITHOUT_AM),
  'gu',
);
/** Runs of letters of other scripts in a text of a language written in Latin ones. */
const FOREIGN = /(?:(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}\p{M}*)+/gu;

const TRAILING = /[.,;:!?)\]}'"»”’]+$/u;
/** Ordinals and decades: 3rd, 80s, 3e, 3er. */
const ORDINALS: Readonly<Record<string, RegExp>> = {
  en: /^(\d+)(?:st|nd|rd|th|s)$/iu,
  es: /^(\d+)(?:er|[rmnv]?[oa]|[dt][oa])$/iu,
  fr: /^(\d+)(?:er|ère|re|nde?|i?[eè]me|e)s?$/iu,
  de: /^(\d+)(?:ern?|s?te[nmrs]?|s)$/iu,
  pt: /^(\d+)[oaº]s?$/iu,
  it: /^(\d+)[oaº°ª]$/iu,
};
/** What makes an ordinal of the number before: "im 3. Stock", "a 1.ª vez". */
const ORDINAL_MARKS: Readonly<Record<string, RegExp>> = {
  de: /^\.(?=\s\p{L})/u,
  pt: /^(?:\.[ºª]|[ºª])/u,
  it: /^[ºª°](?=\s\p{L})/u,
  uk: /^-(?:[йаяуюеєїхм]|го|му|ма|ми|та|ту|те|ті)(?!\p{L})/u,
};
/** Ordinals up to here are written in words as well. */
const MOST_IN_WORDS = 10;
/** "5s" is seconds, "3A" a door. */
const NO_ORDINAL = /s$|\p{Lu}$/u;
/** ©, ® and ™ count as pictures in Unicode, and are none. */
const NO_EMOJI = /^[\u00a9\u00ae\u2122\u203c\u2049\u2139]\ufe0f?$/u;

function patternOf(language: string): RegExp {
  if (WITHOUT_MERIDIEM.has(language)) return PATTERN_WITHOUT_AM;
  return WITHOUT_MILES.has(language) ? PATTERN : PATTERN_WITH_MILES;
}

/** "halb 8" is half past seven, "de 8 em 8 horas" every 8 hours: others have other numbers there, or one.
 * "0 negativ" is a blood group. */
function isPartOfWords(text: string, start: number, end: number, language: string): boolean {
  const number = text.slice(start, end);
  const before = text.slice(Math.max(0, start - '(halb '.length), start);
  const isGroup = number === '0' && /^\s?(?:neg|pos)/iu.test(text.slice(end));
  if (language === 'it') return isGroup;
  if (language === 'de') {
    return isGroup || (/^\d{1,2}$/u.test(number) && /(?<!\p{L})halb\s$/iu.test(before));
  }
  if (language === 'en') {
    // "at half 7", where British English means half past
    const at = /(?<!\p{L})(?:at|by|until|till|from|around|about)\shalf\s$/iu;
    return /^(?:[1-9]|1[0-2])$/u.test(number) && at.test(text.slice(Math.max(0, start - 16), start));
  }
  return language === 'pt' && /(?<!\p{L})de\s$/iu.test(before) && isTwice(number, text.slice(end));
}

/** "8" with " em 8 horas" after it. */
function isTwice(number: string, after: string): boolean {
  const again = /^\sem\s(\d{1,3})(?!\d)/iu.exec(after)?.[1];
  return again !== undefined && again === number;
}

/** Everything in a text of a language that its translation must carry unchanged, in order, without overlap. */
export function findItems(text: string, language: string): Item[] {
  const items: Item[] = [];
  const ordinal = Object.hasOwn(ORDINALS, language) ? ORDINALS[language] : ORDINALS.en;
  const pattern = patternOf(language);
  const mark = Object.hasOwn(ORDINAL_MARKS, language) ? ORDINAL_MARKS[language] : undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'number';
    let found = match[0];
    if (kind === 'link' || kind === 'name') found = found.replace(TRAILING, '');
    if (found === '' || (kind === 'emoji' && NO_EMOJI.test(found))) continue;
    const isMarked = /^\d+$/u.test(found) && mark?.test(text.slice(match.index + found.length)) === true;
    const place = isMarked ? found : ordinal?.exec(found)?.[1];
    const required = place ?? found;
    const inWords = place !== undefined && Number(place) <= MOST_IN_WORDS && !NO_ORDINAL.test(found);
    const start = match.index;
    const end = start + found.length;
    pattern.lastIndex = end;
    if (isPartOfWords(text, start, end, language)) continue;
    items.push({
      kind,
      start,
      end,
      text: found,
      required,
      alone: isMarked || standsAlone(text, start, end),
      ...(inWords && { ordinal: Number(place) }),
    });
  }
  if (!writtenInLatin(language)) return items;
  const scripts: Item[] = [];
  let next = 0;
  for (const match of text.matchAll(FOREIGN)) {
    const start = match.index;
    const [found] = match;
    while ((items[next]?.end ?? text.length) <= start) next++;
    if ((items[next]?.start ?? text.length) <= start) continue;
    scripts.push({
      kind: 'script',
      start,
      end: start + found.length,
      text: found,
      required: found,
      alone: false,
    });
  }
  return [...items, ...scripts].sort((a, b) => a.start - b.start);
}

const inLatin = new Map<string, boolean>();

/** Whether a language (BCP 47) is usually written in Latin letters; so is one that is not known. */
function writtenInLatin(language: string): boolean {
  const known = inLatin.get(language);
  if (known !== undefined) return known;
  const latin = (scriptOf(language) ?? 'Latn') === 'Latn';
  inLatin.set(language, latin);
  return latin;
}

/** ISO 15924; undefined also for a code of a model's own making that is no tag. */
function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}
