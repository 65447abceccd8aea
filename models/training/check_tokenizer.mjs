// Compares tokenizer.json, as the daemon reads it, with SentencePiece itself.
// Usage: node check_tokenizer.mjs FOLDER CASES.jsonl   (a case a line: {"text": …, "ids": […]}; needs a build: node/dist)
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '../../node/dist/engine/tokenizer/tokenizer.js';

const [folder, casesPath] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const { tokens, directions } = read('manifest.json');
const control = [tokens.pad, tokens.eos, tokens.unk, ...directions.map(({ prefixId }) => prefixId)];
const tokenizer = new Tokenizer(read('tokenizer.json'), control);

let same = 0;
let restored = 0;
const differing = [];
const cases = readFileSync(casesPath, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
for (const { text, ids } of cases) {
  const got = tokenizer.encode(text);
  if (got.length === ids.length && got.every((id, i) => id === ids[i])) same += 1;
  else if (differing.length < 10) differing.push({ text, expected: ids, got });
  if (got.length === 0 || tokenizer.decode(got) === text) restored += 1;
}
console.log(JSON.stringify({ cases: cases.length, same, restored, differing }, null, 1));
process.exitCode = same === cases.length ? 0 : 1;
