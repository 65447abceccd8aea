// Compares tokenizer.json, as the daemon reads it, with SentencePiece itself.
// Usage: node check_tokenizer.mjs FOLDER CASES.jsonl   (a case a line: {"text": …, "ids": […]})
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Resolved from the working directory, so that this file needs no node_modules of its own.
const { Tokenizer } = createRequire(join(process.cwd(), 'x.js'))('@huggingface/tokenizers');

const FIRST_BYTE = 5;
const [folder, casesPath] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const tokenizer = new Tokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
const unknown = 2;
const bytes = new TextEncoder();

/** Piece ids; unknown characters are spelled as bytes. */
export const encode = (text) => {
  const { ids, tokens } = tokenizer.encode(text);
  return ids.flatMap((id, i) =>
    id === unknown ? [...bytes.encode(tokens[i])].map((b) => FIRST_BYTE + b) : [id],
  );
};

let same = 0;
let restored = 0;
const differing = [];
const cases = readFileSync(casesPath, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
for (const { text, ids } of cases) {
  const got = encode(text);
  if (got.length === ids.length && got.every((id, i) => id === ids[i])) same += 1;
  else if (differing.length < 10) differing.push({ text, expected: ids, got });
  if (got.length === 0 || tokenizer.decode(got) === text) restored += 1;
}
console.log(JSON.stringify({ cases: cases.length, same, restored, differing }, null, 1));
process.exitCode = same === cases.length ? 0 : 1;
