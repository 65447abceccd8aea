/** Times of day, as clocks of 12 and of 24 hours show them. */

/** "8 pm", "8:30 a.m." */
const MERIDIEM = /^(\d{1,2}(?:[:.](\d{2}))?)\s?([ap])\.?\s?m\.?$/iu;
/** "20:30", "20 h 30", "20h", "20.30" before "Uhr", and a 20 that is known to be one. */
const HOURS = /^(\d{1,2})(?:(?:[:.]|\s?h\s?|\sUhr\s)(\d{2})|\s?h)?$/iu;

/** Words for the halves of the day, behind the hour. */
const HALF_DAY: Record<string, string> = {
  a: '\\s?(?:a\\.?\\s?m\\b|(?:de|por) la (?:mañana|madrugada)|in the morning|(?:h |heures? )?du matin|(?:h |horas )?d[ae] (?:manhã|madrugada)|(?:ore )?(?:d(?:i|el|ella) (?:mattina|mattino|notte)|stamattina)|(?:Uhr )?(?:morgens|früh|vormittags|nachts|am (?:Morgen|Vormittag)|in der (?:Früh|Nacht))|(?:-?[йаіїу]\\p{L}* )?(?:год(?:ин[аиіу])? )?(?:ранку|ночі))',
  p: "\\s?(?:p\\.?\\s?m\\b|(?:de|por) la (?:tarde|noche)|del mediodía|in the (?:afternoon|evening)|at night|(?:h |heures? )?(?:de l['’]après-midi|du soir)|(?:h |horas )?(?:da (?:tarde|noite)|à (?:tarde|noite))|(?:ore )?(?:d(?:i|el|ella) (?:pomeriggio|sera)|stasera)|(?:Uhr )?(?:nachmittags|abends|mittags|am (?:Nachmittag|Abend))|(?:-?[йаіїу]\\p{L}* )?(?:год(?:ин[аиіу])? )?(?:вечора|дня|пополудні|ночі))",
};
const HOUR_WORD = '\\s?(?:h(?:s|rs|oras|ours|eures?)?|Uhr|ore|год(?:ин[аиіу])?)(?![\\p{L}\\p{M}])';
const ENDS = '(?![\\p{L}\\p{M}\\p{N}]|[.,:/]\\p{Nd})';

export function hasMeridiem(text: string): boolean {
  return MERIDIEM.test(text);
}

/**
 * Expression for all that says the same time of day: "8 pm" is "20 h", "20:00" and "8 de la tarde". Half past eight in
 * the morning is "8 h 30" and "08:30"; "8:30" alone might be in the evening. Undefined for what is no time of day.
 */
export function clockForms(text: string): string | undefined {
  const meridiem = MERIDIEM.exec(text);
  const [, hours, minutes = '00'] = meridiem
    ? ['', meridiem[1] ?? '', meridiem[2]]
    : (HOURS.exec(text) ?? []);
  if (hours === undefined) return undefined;
  const stated = Number.parseInt(hours, 10);
  const half = meridiem?.[3]?.toLowerCase();
  const hour = half === undefined ? stated : (stated % 12) + (half === 'p' ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59) return undefined;

  const forms: string[] = [];
  // "8:30" may be in the evening, "08:30" is not.
  const onDial = half === 'a' ? `${hour}`.padStart(2, '0') : `0?${hour}`;
  if (minutes === '00') forms.push(`0?${hour}(?:\\s?h\\s?00|${HOUR_WORD})${ENDS}`, `${onDial}:00${ENDS}`);
  else {
    forms.push(
      `0?${hour}(?:\\s?h\\s?|\\s?heures\\s|\\sUhr\\s)${minutes}${ENDS}`,
      `${onDial}:${minutes}${ENDS}`,
    );
  }
  forms.push(
    `0?${hour}[:.]${minutes}\\sUhr${ENDS}`,
    // "alle 14.30"
    `(?<=(?:alle|dalle|delle|le|ore|verso)\\s)0?${hour}\\.${minutes}${ENDS}`,
  );
  if (minutes === '30' && half === undefined && hour <= 12) forms.push(...halfPast(hour));
  if (minutes === '00' && hour > 12) forms.push(`(?<=(?:alle|dalle|ore)\\s)${hour}${ENDS}`);
  // "à 8 h" is "at 8".
  if (half === undefined && minutes === '00' && !text.includes(':')) forms.push(`0?${hour}${ENDS}`);
  if (half !== undefined) forms.push(escaped(hours) + HALF_DAY[half]);
  // Which half of the day it is, is compared as a word.
  else if (hour <= 12)
    forms.push(`0?${hour}${minutes === '00' ? '(?::00)?' : `[:.]${minutes}`}\\s?[ap]\\.?m\\b`);
  else if (hour < 24) {
    forms.push(`${hour - 12}${minutes === '00' ? '(?::00)?' : `[:.]${minutes}`}${HALF_DAY.p}`);
  }
  return `(?:${forms.join('|')})`;
}

function escaped(hours: string): string {
  return hours.replace('.', '\\.');
}

const GERMAN = ' eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ');
const ITALIAN = ' una due tre quattro cinque sei sette otto nove dieci undici dodici'.split(' ');
const UKRAINIAN =
  ' першу другу третю четверту п.?яту шосту сьому восьму дев.?яту десяту одинадцяту дванадцяту'.split(' ');
const PORTUGUESE = ' uma duas três quatro cinco seis sete oito nove dez onze doze'.split(' ');

/** "halb acht", "пів на восьму", "sete e meia", "sette e mezza" */
function halfPast(hour: number): string[] {
  const next = (hour % 12) + 1;
  return [
    `halb (?:${next}|${GERMAN[next]})(?![\\p{L}\\p{N}])`,
    `пів на (?:${next}|${UKRAINIAN[next]})(?![\\p{L}\\p{N}])`,
    `(?:${hour}|${PORTUGUESE[hour]})(?:\\s?h| horas)? e meia(?!\\p{L})`,
    `(?:${hour}|${ITALIAN[hour]})(?: ore)? e (?:mezz[ao]|trenta)(?!\\p{L})`,
  ];
}
