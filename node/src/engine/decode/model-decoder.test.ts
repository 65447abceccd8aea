import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tokenizer } from '../tokenizer/tokenizer.js';
import type { DecodedRow, Decoding } from './graph.js';
import { ModelDecoder } from './model-decoder.js';

/** Pieces: pad, eos, unk, prefix, the word start, then one per letter. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz.,'];
const tokenizer = new Tokenizer(
  {
    added_tokens: [],
    model: {
      type: 'Unigram',
      unk_id: 2,
      vocab: [
        ['<pad>', 0],
        ['</s>', 0],
        ['<unk>', 0],
        ['<2xx>', 0],
        ['\u2581', -1],
        ...LETTERS.map((l) => [l, -2]),
      ],
    },
  },
  [0, 1, 2, 3],
);
const manifest = {
  tokens: { pad: 0, eos: 1, unk: 2 },
  limits: { maxSourceTokens: 40, maxOutputTokens: 60 },
  batchInvariant: true,
};
const EOS = 1;

/** Gives back what it gets, without prefix, and pads the columns to the longest. */
function echo(change: (tokens: number[], row: readonly number[]) => DecodedRow = (tokens) => ({ tokens })) {
  const batches: number[][] = [];
  const graph: Decoding = {
    async decode(rows, maxTokens) {
      batches.push(rows.map((row) => row.length));
      return rows.map((row) => {
        const { tokens, ...rest } = change(row.slice(1), row);
        const padded = [...tokens, ...Array.from({ length: maxTokens }, () => 0)].slice(0, maxTokens);
        return { tokens: padded, ...rest };
      });
    },
  };
  return { graph, batches };
}

describe('ModelDecoder', () => {
  it('gives each text its own result, in order, in batches of like length', async () => {
    const { graph, batches } = echo();
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    const texts = Array.from({ length: 10 }, (_, i) => `${'x y '.repeat((i * 7) % 9)}z`);
    const results = await decoder.translate(texts, 3);
    expect(results.map((result) => result.text)).toEqual(texts);
    expect(batches.map((batch) => batch.length)).toEqual([8, 2]);
    expect(batches.flat()).toEqual(batches.flat().sort((a, b) => a - b));
  });

  it('runs one at a time where batch mates would change the result', async () => {
    const { graph, batches } = echo();
    const decoder = new ModelDecoder({ manifest: { ...manifest, batchInvariant: false }, tokenizer, graph });
    await decoder.translate(['a', 'b', 'c'], 3);
    expect(batches.map((batch) => batch.length)).toEqual([1, 1, 1]);
  });

  it('splits what is longer than the model takes, and loses nothing', async () => {
    const { graph, batches } = echo();
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    const text = 'abc, def ghij. '.repeat(20).trim();
    const [result] = await decoder.translate([text], 3);
    expect(result?.text).toBe(text);
    expect(Math.max(...batches.flat())).toBeLessThanOrEqual(manifest.limits.maxSourceTokens);
  });

  it('splits words too, down to what fits', async () => {
    const { graph } = echo();
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-z.,]{1,400}$/), async (text) => {
        const [result] = await decoder.translate([text], 3);
        expect(result?.text.replaceAll(' ', '').length).toBeLessThanOrEqual(text.length);
        expect(result?.truncated).toBe(false);
      }),
    );
  });

  it('bounds the output and says so', async () => {
    const endless = () => ({ tokens: Array.from({ length: 200 }, (_, i) => 5 + ((i * i * i) % 23)) });
    const { graph } = echo(endless);
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    const [alone] = await decoder.translate(['ab'], 3);
    expect(alone?.truncated).toBe(true);
    expect(alone?.text.length).toBeLessThanOrEqual(2 * 5 + 10);
    // The bound is the text's own, not that of the longest in the batch.
    const [crowded] = await decoder.translate(['ab', 'abcdefghijklmnop'], 3);
    expect(crowded).toEqual(alone);
  });

  it('makes no difference between texts alone and in company where their output just fills its bound', async () => {
    const bound = 2 * 5 + 10;
    const brimful = (tokens: number[]) => ({
      tokens: tokens.length > 3 ? [...tokens, EOS] : [...Array.from({ length: bound }, (_, i) => 5 + i), EOS],
      logProbabilities: Array.from({ length: 60 }, (_, i) => -i),
    });
    const { graph } = echo((tokens) => brimful(tokens.slice(0, -1)));
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    const [alone] = await decoder.translate(['ab'], 3);
    const [crowded] = await decoder.translate(['ab', 'abcdefghijklmnop'], 3);
    expect(crowded).toEqual(alone);
  });

  it('cuts endless repetition and says so', async () => {
    const { graph } = echo(() => ({ tokens: [5, ...Array.from({ length: 300 }, () => 6)] }));
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    expect(await decoder.translate(['hello'], 3)).toMatchObject([
      { text: 'ab', repetitionCut: true, truncated: false },
    ]);
  });

  it('cuts repetition within a word and says so', async () => {
    const { graph } = echo(() => ({ tokens: [5, 6, 6, 6, 6, 5, EOS] }));
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    expect(await decoder.translate(['hello', 'yeeees'], 3)).toMatchObject([
      { text: 'abba', repetitionCut: true },
      { text: 'abbbba', repetitionCut: false },
    ]);
  });

  it('gives the mean log-probability up to the end token', async () => {
    const { graph } = echo((tokens) => ({ tokens, logProbabilities: [-1, -2, -3, -100, -100] }));
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    // The word start, one letter, the end token.
    expect((await decoder.translate(['a'], 3))[0]?.confidence).toBe(-2);
  });

  it('knows nonsense for what it is', async () => {
    const { graph } = echo(() => ({
      tokens: [0, 0, EOS],
      logProbabilities: [Number.NaN, Number.NaN, Number.NaN],
    }));
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    expect(await decoder.translate(['a'], 3)).toMatchObject([{ text: '', garbled: true }]);
    const wild = echo(() => ({ tokens: [5, 99999, -1, EOS] }));
    const other = new ModelDecoder({ manifest, tokenizer, graph: wild.graph });
    expect(await other.translate(['a'], 3)).toMatchObject([{ text: 'a', garbled: true }]);
  });

  it('says nothing about a text that is invisible', async () => {
    const { graph, batches } = echo();
    const decoder = new ModelDecoder({ manifest, tokenizer, graph });
    expect(await decoder.translate(['\u200b\u202e', ''], 3)).toMatchObject([{ text: '' }, { text: '' }]);
    expect(batches).toEqual([]);
  });
});
