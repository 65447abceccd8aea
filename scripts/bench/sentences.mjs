// English sentences of a known size, each different from every other, so that nothing can answer from memory.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tokenizer } from '../../node/dist/engine/tokenizer/tokenizer.js';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));
const PARTS = [
  [
    'The doctor',
    'My brother',
    'Our team',
    'The driver',
    'Her mother',
    'The old man',
    'A soldier',
    'The teacher',
  ],
  ['needs', 'wants', 'lost', 'found', 'sent', 'took', 'left', 'saw'],
  ['the', 'our', 'your', 'some', 'more', 'all the', 'two', 'three'],
  ['water', 'food', 'boats', 'tents', 'blankets', 'medicine', 'letters', 'tools', 'radios', 'maps'],
  ['near', 'behind', 'in', 'at', 'outside', 'before', 'under', 'from'],
  ['the river', 'the school', 'the bridge', 'the old church', 'the camp', 'the hospital', 'the market'],
  ['today', 'tonight', 'this morning', 'last night', 'before noon', 'again', 'after the storm', 'on Monday'],
];

/** The vocabulary of the first shipped model that has the direction. */
function tokenizerFor(source, target) {
  for (const name of readdirSync(MODELS).sort()) {
    const manifest = readManifest(name);
    if (!manifest?.directions.some((d) => d.source === source && d.target === target)) continue;
    const { tokens, files, directions } = manifest;
    const json = JSON.parse(readFileSync(join(MODELS, name, files.tokenizer.path), 'utf8'));
    return new Tokenizer(json, [
      tokens.pad,
      tokens.eos,
      tokens.unk,
      ...directions.map(({ prefixId }) => prefixId),
    ]);
  }
  throw new Error(`no shipped model translates from ${source} to ${target}`);
}

function readManifest(name) {
  try {
    return JSON.parse(readFileSync(join(MODELS, name, 'manifest.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Gives one sentence after the other, without end for any bench (200,000 and more).
 *
 * @param {{ tokens?: number, seed?: number }} [options] source tokens of each sentence; none given: whatever comes
 */
export function* sentences({ tokens, seed = 0 } = {}) {
  const tokenizer = tokens === undefined ? undefined : tokenizerFor('en', 'es');
  const count = PARTS.reduce((product, part) => product * part.length, 1);
  // A step that has no factor in common with the count visits every combination once, neighbours unlike.
  const step = 611_953;
  for (let i = 0; i < count; i++) {
    let at = (seed + i * step) % count;
    const words = PARTS.map((part) => {
      const word = part[at % part.length];
      at = Math.floor(at / part.length);
      return word;
    });
    const text = `${words.join(' ')}.`;
    if (!tokenizer || tokenizer.encode(text).length === tokens) yield text;
  }
}
