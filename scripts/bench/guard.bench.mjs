import { readdirSync, readFileSync } from 'node:fs';
import { review } from '../../node/dist/engine/guard/review.js';
import { digits } from './numbers.mjs';
import { TURNS, turned } from './turned.mjs';

/** The languages that were written side by side. */
const GROUPS = [
  ['en', 'es', 'fr'],
  ['en', 'de', 'pt'],
  ['en', 'it'],
  ['en', 'uk'],
];
const directions = (group) =>
  group.flatMap((from) => group.filter((to) => to !== from).map((to) => [from, to]));
const models = new URL('../../models/', import.meta.url);
const rowsOf = (path) =>
  readFileSync(new URL(path, models), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));

/** The field test set: messages as they are sent, each put in order where it is a translation. */
function fieldMessages() {
  const [head, ...rows] = rowsOf('evaluation/field.tsv');
  return rows.map((row) => {
    const { tidy, ...message } = Object.fromEntries(head.map((column, i) => [column, row[i]]));
    return { source: message, target: { ...message, en: tidy || message.en } };
  });
}

/** Enough of a group's sentences to tell its shares to a tenth of a percent. */
const MOST = 20_000;

/** The sentences written for training, evenly spread over the files. The lists were read against many of them. */
function written(group) {
  const folder = `training/sentences/${group.slice(1).join('-')}/`;
  const rows = readdirSync(new URL(folder, models)).flatMap((file) => rowsOf(folder + file));
  const step = Math.max(1, rows.length / MOST);
  return Array.from({ length: Math.min(MOST, rows.length) }, (_, i) => rows[Math.floor(i * step)])
    .map((row) => Object.fromEntries(group.map((language, i) => [language, row[i]])))
    .map((sentence) => ({ source: sentence, target: sentence }));
}

/** As messages are, and as press and reference works are: the more words, the more there are to take for something else. */
const SHORT = 20;
const isShort = ({ source: { en } }) => en.split(' ').length <= SHORT;

const percent = (part, all) => `${digits((100 * part) / all)} %`;

/**
 * How many right translations the guard marks, and how many of those that were turned wrong, over a set of triples of a
 * group's languages; with or without a budget, in percent.
 */
function measure(name, group, triples, budget) {
  const lines = [];
  const isMarked = (text, source, target, translation) =>
    review({ text, source, target }, translation).warnings.length > 0;
  const right = directions(group).map(([from, to]) => {
    const unmarked = triples.filter(({ source, target }) => !isMarked(source[from], from, to, target[to]));
    return { from, to, unmarked, marked: triples.length - unmarked.length };
  });
  lines.push({
    what: `${triples.length.toLocaleString('en')} ${name}, of right translations marked`,
    ...(budget && { budget: `≤ ${budget} %` }),
    measured: right
      .map(({ from, to, marked }) => `${from}→${to} ${percent(marked, triples.length)}`)
      .join(', '),
    ...(budget && { ok: right.every(({ marked }) => marked <= (budget / 100) * triples.length) }),
  });
  for (const [how, rules] of TURNS) {
    const found = right.map(({ from, to, unmarked }) => {
      const all = unmarked.flatMap(({ source, target }) => {
        const wrong = turned(target[to], rules[to]);
        return wrong === undefined ? [] : [isMarked(source[from], from, to, wrong)];
      });
      return { from, to, all: all.length, marked: all.filter(Boolean).length };
    });
    const shares = found.map(
      ({ from, to, all, marked }) => `${from}→${to} ${percent(marked, all)} of ${all}`,
    );
    lines.push({ what: `${name} ${how}, marked`, measured: shares.join(', ') });
  }
  return lines;
}

/** CPU milliseconds of a review, of a sentence and of a text of about 5,000 characters. */
function times(triples) {
  const [short, long] = [1, 80].map((sentences) => {
    const texts = Array.from({ length: 2000 / sentences }, (_, i) =>
      triples.slice(i * sentences, (i + 1) * sentences),
    );
    const pairs = texts.map((rows) =>
      ['en', 'es'].map((language) => rows.map((row) => row.target[language]).join(' ')),
    );
    const before = process.cpuUsage();
    for (const [text, translation] of pairs) review({ text, source: 'en', target: 'es' }, translation);
    const { user, system } = process.cpuUsage(before);
    const characters = pairs.reduce((sum, [text]) => sum + text.length, 0) / pairs.length;
    return { ms: (user + system) / 1000 / pairs.length, characters: Math.round(characters) };
  });
  return {
    what: 'looking at one translation, CPU ms',
    measured: [short, long]
      .map(({ ms, characters }) => `${digits(ms)} (${characters.toLocaleString('en')} characters)`)
      .join(', '),
  };
}

export async function bench() {
  const lines = GROUPS.flatMap((group) => {
    const sentences = written(group);
    const long = sentences.filter((triple) => !isShort(triple));
    return [
      ...measure('field messages', group, fieldMessages(), 2.5),
      ...measure(`written sentences of up to ${SHORT} words`, group, sentences.filter(isShort), 1.5),
      ...measure('longer written sentences', group, long),
    ];
  });
  return [...lines, times(written(GROUPS[0]))];
}
