import { isSpace } from './characters.js';

/** How well a sentence comes apart before a word: not, before a phrase ("in the camp"), before a clause ("because …"). */
export type Joint = 0 | 1 | 2;

/** Words that open a phrase and words that open a clause. */
const WORDS: Readonly<Record<string, readonly [phrases: string, clauses: string]>> = {
  en: [
    'about above across after against along among around at before behind below beside between by during for from in into of on onto over since through to toward towards under until with within without',
    'although and because but how if nor or so that though unless what when where whereas whether which while who whom whose why',
  ],
  es: [
    'a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras',
    'aunque como cuando cuya cuyas cuyo cuyos donde e mientras ni o pero porque pues que quien quienes si sino u y',
  ],
  fr: [
    'à après au aux avant avec chez contre dans de depuis des devant du en entre jusque par parmi pendant pour sans selon sous sur vers d jusqu',
    'afin alors car comme dont et lorsque mais ni or ou où parce puisque quand que qui quoique si tandis lorsqu puisqu qu s',
  ],
};

const JOINTS = new Map(
  Object.entries(WORDS).map(([language, rows]) => [
    language,
    new Map(rows.flatMap((words, row) => words.split(' ').map((word) => [word, (row + 1) as Joint]))),
  ]),
);

/** Longest of the words, and one more. */
const LOOKED_AT = 10;
const ELISION = /^(\p{L}{1,7})['’]/u;

/** What `text` offers at `at`, where a word of `language` begins; nothing in a language without lists. */
export function jointAt(text: string, at: number, language: string): Joint {
  const words = JOINTS.get(language);
  if (words === undefined) return 0;
  let end = at;
  while (end < text.length && end - at < LOOKED_AT && !isSpace(text.charCodeAt(end))) end++;
  const word = text.slice(at, end).toLowerCase();
  return words.get(ELISION.exec(word)?.[1] ?? word) ?? 0;
}
