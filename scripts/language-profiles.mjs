// Writes node/src/engine/detect/profiles.ts from text: node scripts/language-profiles.mjs <folder>
// The folder holds en.txt, es.txt, …: one sentence a line, everyday language above all. What ships was made
// from the training corpora (Tatoeba and Common Voice first, 500 lines at most of each user interface).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../node/dist/engine/detect/ngrams.js';

const LONGEST = 4;
const MOST_LINES = 90_000;
const MOST_CHARACTERS = 120;
/** N-grams seen less often are left out. */
const FEWEST = 5;
/** Probability of an n-gram that a language was not seen to have. */
const FLOOR = 3e-6;
/** One letter of the code is this much of log-probability. */
const STEP = 0.5;

const SCRIPTS = [
  { name: 'LATIN', languages: ['en', 'es', 'fr', 'de', 'pt', 'it', 'tr', 'id', 'vi', 'sw'], size: 14_000 },
  { name: 'CYRILLIC', languages: ['ru', 'uk'], size: 2500 },
];

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');

function countNgrams(language) {
  const counts = new Map();
  let characters = 0;
  const lines = readFileSync(join(folder, `${language}.txt`), 'utf8').split('\n');
  for (const line of lines.slice(0, MOST_LINES)) {
    const text = normalise(line.slice(0, MOST_CHARACTERS));
    characters += text.length;
    for (let n = 1; n <= LONGEST; n++) {
      for (let i = 0; i + n <= text.length; i++) {
        const gram = text.slice(i, i + n);
        if (gram !== ' ') counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
  }
  return { counts, characters };
}

function profile({ name, languages, size }) {
  const counted = languages.map(countNgrams);
  const grams = new Set();
  for (const { counts } of counted) for (const [gram, count] of counts) if (count >= FEWEST) grams.add(gram);
  const rows = [...grams].map((gram) => {
    const shares = counted.map(({ counts, characters }) => (counts.get(gram) ?? 0) / characters);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    // How much the n-gram tells, weighed by how often it is met.
    const tells = shares.reduce((sum, share) => (share > 0 ? sum + share * Math.log(share / mean) : sum), 0);
    return { gram, shares, tells };
  });
  rows.sort((a, b) => b.tells - a.tells || (a.gram < b.gram ? -1 : 1));
  const lines = rows.slice(0, size).map(({ gram, shares }) => {
    const best = Math.max(...shares);
    const code = shares.map((share) => {
      const below = Math.log((best + FLOOR) / (share + FLOOR));
      return String.fromCharCode(97 + Math.min(16, Math.round(below / STEP)));
    });
    return `${gram.replaceAll(' ', '_')}=${code.join('')}`;
  });
  return [
    `export const ${name} = {`,
    `  languages: [${languages.map((language) => `'${language}'`).join(', ')}],`,
    '  ngrams:',
    `    "${lines.join(' ')}",`,
    '} as const;',
  ].join('\n');
}

const out = new URL('../node/src/engine/detect/profiles.ts', import.meta.url);
const head = [
  '// Written by scripts/language-profiles.mjs. For each n-gram (_ is a word boundary) how far each language is',
  '// below the one that has it most often: a is 0, each letter on is half a unit of log-probability.',
].join('\n');
writeFileSync(out, `${head}\n${SCRIPTS.map(profile).join('\n\n')}\n`);
