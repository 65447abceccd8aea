// node models/compression/train.mjs <corpora> [language …]: writes the text compression's models, after
// `npm run build`. The folder holds train/*.tsv.zst, mono/*.tsv.zst and dev/*.tsv; zstd and python3 must be there.
import { writeFileSync } from 'node:fs';
import { Alphabet } from '../../protocol/dist/compression/alphabet.js';
import { TextCodec } from '../../protocol/dist/compression/index.js';
import { BUCKET_SLOTS, bucketOf, LEVELS, slotOf } from '../../protocol/dist/compression/predictor.js';
import { LANGUAGES } from '../../protocol/dist/languages.js';
import { alphabetLeaves } from './alphabet.mjs';
import { devLines, trainingLines } from './corpus.mjs';
import { modelFile } from './file.mjs';
import { LEVELS_A_UNIT, trainMixing } from './mixing.mjs';
import { usefulSlots } from './tables.mjs';

/** Thousands of slots, of 2 bytes each. */
const SLOTS = {
  en: 200,
  es: 170,
  fr: 110,
  de: 65,
  pt: 55,
  it: 45,
  ru: 60,
  uk: 40,
  tr: 40,
  id: 35,
  vi: 30,
  ar: 45,
  sw: 25,
  hi: 30,
  zh: 60,
};

/** Places to a slot: full tables are found in more often by mistake. */
const ROOM = 1.08;

const [corpora, ...wanted] = process.argv.slice(2);
if (!corpora) throw new Error('which corpora?');
for (const { code, wire } of LANGUAGES) {
  if (wanted.length > 0 && !wanted.includes(code)) continue;
  const log = (line) => console.log(`${code} ${process.uptime().toFixed(0)} s: ${line}`);
  const { train, held } = trainingLines(corpora, code);
  const leaves = alphabetLeaves(train, code);
  const characters = train.join('').length;
  const leastGain = gainFor(SLOTS[code], characters);
  log(`${train.length} lines, ${characters} characters, ${held.length} held, ${leaves.length} leaves`);
  const alphabet = new Alphabet(leaves);
  const useful = usefulSlots(train, alphabet, leastGain, log);
  const slots = place(useful, Math.min(SLOTS[code] * 1000, useful.length * ROOM));
  const tables = { slots, ...trainMixing(held, alphabet, slots) };
  const file = modelFile({ language: wire, leaves, tables });
  writeFileSync(new URL(`${code}.model`, import.meta.url), file);
  log(`${useful.length} useful slots, ${file.length} bytes; Tatoeba dev: ${measure(code, file)}`);
}

/** Bits a slot must save for about so many to be kept: fitted to runs over 1.7 to 13 million characters. */
function gainFor(thousands, characters) {
  return 16 * ((145 / thousands) * (characters / 10.2e6) ** 0.7) ** 1.17;
}

/** The most useful first, until the buckets are full. */
function place(useful, most) {
  const buckets = Math.floor(most / BUCKET_SLOTS);
  const slots = new Uint16Array(buckets * BUCKET_SLOTS);
  const filled = new Uint8Array(buckets);
  for (const { hash, p } of useful) {
    const bucket = bucketOf(hash, buckets);
    if (filled[bucket] === BUCKET_SLOTS) continue;
    const level = LEVELS / 2 + Math.round(LEVELS_A_UNIT * Math.log(p / (1 - p)));
    const inRange = Math.max(1, Math.min(LEVELS - 1, level));
    slots[bucket * BUCKET_SLOTS + filled[bucket]++] = slotOf(hash, inRange);
  }
  return slots;
}

function measure(code, file) {
  const codec = new TextCodec({ load: (language) => (language === code ? file : undefined) });
  const lines = devLines(corpora, code);
  let [bytes, characters] = [0, 0];
  const startedAt = performance.now();
  const compressed = lines.map((line) => codec.compress(line, code));
  const spent = performance.now() - startedAt;
  lines.forEach((line, i) => {
    if (codec.decompress(compressed[i], code) !== line) throw new Error(`not the same: ${line}`);
    bytes += compressed[i].length;
    characters += [...line].length;
  });
  const micros = ((1000 * spent) / lines.length).toFixed(0);
  return `${((8 * bytes) / characters).toFixed(3)} bits a character in whole bytes, ${micros} µs to write`;
}
