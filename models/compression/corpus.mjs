// The lines a language's model is trained on. Four tiers, the closest to what people text first; of each, so many
// characters at most, chosen by a hash, so that the same corpora always give the same lines.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELD_LANGUAGES, fieldLine } from './field-lines.mjs';

const EVERYDAY =
  'tatoeba twb-covid refugee-phrasebook covid-terms cocoa-mt diabla bcontrast xpersona xcopa-gmt chatterbot sgd taskmaster clinc150 banking77 umbrella trail-sense integreat couchers african-storybook global-storybooks sahana-eden cht-core meshtastic-android meshtastic-web xsid field';
const PROSE =
  'briar deltachat silence threema jami element-android commcare-android simple-android primero ifrc-go-api breezy-weather kde-itinerary corona-warn-app ifme nightscout dhis2-android andors-trail shattered-pd renpy valyriatear tuxemon stsb-mt europarl-sample ud-pud common-voice covid-wiki covid-leaflets osrm-instructions mozilla-www vita-min common-voice-ui inaturalist scratch-l10n opensource-guide';
const LEFT_OUT =
  'php-docs python-docs react-docs electron-i18n freedict cldr-annotations cldr-names id-tagging comprehensive-rust bitcoin.org';
const BIBLE = 'bible';
const OTHER_TIER = 2;
const TIERS = new Map([
  ...EVERYDAY.split(' ').map((tag) => [tag, 0]),
  ...PROSE.split(' ').map((tag) => [tag, 1]),
  [BIBLE, 3],
]);
/** Characters of each tier, for the languages with the largest tables and for the others. */
const MOST_CHARACTERS = {
  large: [9_000_000, 4_500_000, 1_500_000, 200_000],
  other: [5_000_000, 3_000_000, 1_000_000, 150_000],
};
const LARGE = new Set(['en', 'es']);
const LENGTHS = { least: 2, most: 220 };
/** Placeholders and mark-up of programs. */
const CODE = /%[sd(\d]|\{\{|\$\{|<\/?[a-z]+|&[a-z]+;|\\n|__|[{}<>|\\]/;
const FIELD_PAIRS = 16_000;
/** One everyday line in so many is also learnt as people type in a hurry. */
const HURRIED = 8;
/** One everyday line in so many is also learnt as it might be typed on a mesh. */
const FIELDED = 4;
/** Languages that are often typed without their marks. */
const MARKED = new Set(['es', 'fr', 'de', 'pt', 'it', 'tr', 'vi']);
/** Lines kept from counting, for the weights. */
const MOST_HELD = 4_000;

/** @returns {{ train: string[], held: string[] }} */
export function trainingLines(corpora, language) {
  const known = devFingerprints(corpora);
  const tiers = new Map();
  for (const [tag, raw] of rows(corpora, language)) {
    const line = raw.normalize('NFC').trim();
    if (tag.startsWith('ms-') || LEFT_OUT.split(' ').includes(tag)) continue;
    if (line.length < LENGTHS.least || line.length > LENGTHS.most || CODE.test(line)) continue;
    if (known.has(fingerprint(line))) continue;
    const tier = TIERS.get(tag) ?? (/^(session|bitchat)/.test(tag) ? 1 : OTHER_TIER);
    tiers.set(line, Math.min(tier, tiers.get(line) ?? 9));
  }
  const room = [...MOST_CHARACTERS[LARGE.has(language) ? 'large' : 'other']];
  const chosen = [...tiers]
    .map(([line, tier]) => ({ line, tier, order: hash(line) }))
    .sort((a, b) => a.order - b.order || (a.line < b.line ? -1 : 1))
    .filter(({ line, tier }) => {
      room[tier] -= line.length;
      return room[tier] > 0;
    });
  // The weights are learnt on the closest there is.
  const closest = chosen.filter(({ tier }) => tier === 0);
  const source = closest.length >= MOST_HELD ? closest : chosen.filter(({ tier }) => tier <= 1);
  const held = new Set(source.slice(0, Math.min(MOST_HELD, source.length >> 3)).map(({ line }) => line));
  const all = chosen.flatMap(({ line, tier, order }) =>
    tier <= 1 && order % HURRIED === 0 ? [line, hurried(line, language)] : [line],
  );
  const isHeld = (line) => held.has(line);
  const fielded = FIELD_LANGUAGES.has(language)
    ? chosen.filter(({ line, tier, order }) => tier === 0 && order % FIELDED === 1 && !isHeld(line))
    : [];
  return {
    train: [
      ...all.filter((line) => !isHeld(line)),
      ...fielded.map(({ line, order }) => fieldLine(line, language, order)),
    ],
    held: [...held].map((line, i) => {
      if (i % (2 * HURRIED) === 0) return hurried(line, language);
      return FIELD_LANGUAGES.has(language) && i % FIELDED === 1 ? fieldLine(line, language, i) : line;
    }),
  };
}

/** Pairs for measuring: `tatoeba-dev`. */
export function devLines(corpora, language) {
  const other = language === 'en' ? 'es' : language;
  const text = readFileSync(join(corpora, 'dev', `tatoeba-dev.en-${other}.tsv`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((row) => row.split('\t')[language === 'en' ? 0 : 1].normalize('NFC'));
}

function* rows(corpora, language) {
  const train = readdirSync(join(corpora, 'train')).filter((name) => /^(more-)?en-(?!ht)/.test(name));
  for (const name of train.sort()) {
    if (language !== 'en' && !name.includes(`en-${language}.`)) continue;
    for (const row of decompressed(join(corpora, 'train', name))) {
      const [tag, english, other] = row.split('\t');
      if (tag && english && other) yield [tag, language === 'en' ? english : other];
    }
  }
  const mono = join(corpora, 'mono', `mono-${language}.tsv.zst`);
  if (existsSync(mono)) {
    for (const row of decompressed(mono)) {
      const [tag, text] = row.split('\t');
      if (tag && text) yield [tag, text];
    }
  }
  for (const line of fieldLines(language)) yield ['field', line];
}

function decompressed(path) {
  return execFileSync('zstd', ['-dcq', '--long=27', path], { maxBuffer: 2 ** 30 })
    .toString()
    .split('\n');
}

/** Languages of the templates of models/training/field. */
const TEMPLATED = ['en', 'es', 'fr'];

/** What rescuers, medics and radio operators write, from those templates. */
function fieldLines(language) {
  const models = fileURLToPath(new URL('..', import.meta.url));
  if (!TEMPLATED.includes(language)) return [];
  const other = language === 'en' ? 'es' : language;
  const program = `import random
from training.field.expand import expand
for pair in expand(${FIELD_PAIRS}, ${JSON.stringify(other)}, random.Random(1)): print(*pair, sep='\\t')`;
  const out = execFileSync('python3', ['-c', program], { cwd: models, maxBuffer: 2 ** 28 }).toString();
  return out
    .trim()
    .split('\n')
    .map((row) => row.split('\t')[language === 'en' ? 0 : 1]);
}

function hurried(line, language) {
  const small = line.toLocaleLowerCase(language).replace(/[.!]$/, '');
  return MARKED.has(language) ? small.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') : small;
}

function devFingerprints(corpora) {
  const folder = join(corpora, 'dev');
  const known = new Set();
  for (const name of readdirSync(folder)) {
    for (const text of readFileSync(join(folder, name), 'utf8').split(/[\t\n]/)) known.add(fingerprint(text));
  }
  known.delete('');
  return known;
}

function fingerprint(text) {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** FNV-1a. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
