import { alone, measured, type Rule } from '../rules.js';

/** Of a noun behind a number: one, two to four, more. */
const behind = (count = '', [one, few, many]: readonly [string, string, string]) => {
  const last = Number(count) % 100;
  if (last % 10 === 1 && last !== 11) return one;
  return last % 10 > 1 && last % 10 < 5 && (last < 12 || last > 14) ? few : many;
};
const timesA = (count = '', short = '') =>
  `${count} ${behind(count, ['раз', 'рази', 'разів'])} на ${/^т/iu.test(short) ? 'тиждень' : 'день'}`;
const tablets = (count = '') => `${count} ${behind(count, ['таблетка', 'таблетки', 'таблеток'])}`;

const A_DOSE =
  '\\d\\s?(?:мг|г|мкг|мл|од|табл?|таблет\\p{L}+|капсул\\p{L}*|крап\\p{L}*|ампул\\p{L}*)(?!\\p{L})[^.;!?\\n]{0,40}';

export const uk: readonly Rule[] = [
  alone('(\\d{1,2})\\s?(?:р|раз[иі]?в?)\\.?\\s?(?:/|на\\s|в\\s)\\s?(д|день|добу|тижд?|тиждень)', timesA),
  alone('по\\s1\\s?т(?:абл?)?\\.?(?=\\s)', 'по 1 таблетці'),
  alone('(\\d{1,3})\\s?табл?\\.?', tablets),
  alone('кожні\\s(\\d{1,2})\\s?г', 'кожні $1 год'),
  alone('в/в', 'внутрішньовенно', { after: A_DOSE }),
  alone('в/м', "внутрішньом'язово", { after: A_DOSE }),
  alone('п/ш', 'підшкірно', { after: A_DOSE }),
  alone('п/о', 'через рот', { after: A_DOSE }),
  alone('пац(?=\\s)', 'пацієнт'),
  ...measured({ АТ: 'тиск', 'ЧСС|ПС': 'пульс', '(?:ЧД|ЧДР)': 'дихання' }),
];
