// Trains the dictionary that the airtime bench gives zstd, with zstd's own trainer, on the lines the text models are
// trained on: node scripts/bench/zstd-dictionary.mjs <corpora>, after `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trainingLines } from '../../models/compression/corpus.mjs';
import { LANGUAGES } from '../../protocol/dist/languages.js';

const LINES = 2_500;
/** zstd's default. */
const DICTIONARY_BYTES = 112_640;

const [corpora] = process.argv.slice(2);
if (!corpora) throw new Error('which corpora?');
const folder = mkdtempSync(join(tmpdir(), 'dictionary-'));
try {
  for (const { code } of LANGUAGES) {
    mkdirSync(join(folder, code));
    const { held, train } = trainingLines(corpora, code);
    // The lines kept for the weights are the closest to what people write.
    for (const [i, line] of [...held, ...train].slice(0, LINES).entries()) {
      writeFileSync(join(folder, code, `${String(i).padStart(5, '0')}.txt`), line);
    }
  }
  const out = fileURLToPath(new URL('./field.zdict', import.meta.url));
  const options = [
    '--train',
    '-r',
    folder,
    '--maxdict',
    String(DICTIONARY_BYTES),
    '--dictID',
    '1',
    '-o',
    out,
  ];
  execFileSync('zstd', ['-q', '-f', '-T1', ...options], { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true });
}
