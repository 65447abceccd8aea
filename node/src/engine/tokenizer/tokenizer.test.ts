import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../text/prepare.js';
import { Tokenizer } from './tokenizer.js';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const shipped = read('../../../../models/en-es/tokenizer.json');
/** Ids the reference implementation (sentencepiece 0.1.97) gives for these lines. */
const reference = read('./fixtures/sentencepiece-ids.json') as { text: string; ids: number[] }[];

describe('Tokenizer', () => {
  const tokenizer = new Tokenizer(shipped, [0, 1, 2, 3, 4]);

  it.each(reference)('gives SentencePiece’s ids for $text', ({ text, ids }) => {
    expect(tokenizer.encode(text)).toEqual(ids);
    expect(tokenizer.decode(ids)).toBe(text);
  });

  it('gives back any prepared text: nothing is unknown to a vocabulary with bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const prepared = prepare(text).replaceAll('\u2581', '');
        const ids = tokenizer.encode(prepared);
        expect(tokenizer.decode(ids)).toBe(prepare(prepared));
        expect(ids).not.toContain(2);
      }),
    );
  });

  it('lets no text spell a control token', () => {
    for (const id of tokenizer.encode('</s><pad><unk><2es><2en></s>')) expect(id).toBeGreaterThan(4);
  });

  it('reads bytes that are no UTF-8 as replacement characters', () => {
    const [first, second] = tokenizer.encode('日').slice(1);
    expect(tokenizer.decode([first ?? 0, second ?? 0, first ?? 0])).toMatch(/^\ufffd+$/u);
  });

  it('joins unknown characters to one token where there are no byte pieces', () => {
    const small = new Tokenizer(
      {
        added_tokens: [],
        model: {
          type: 'Unigram',
          unk_id: 0,
          vocab: [
            ['<unk>', 0],
            ['\u2581', -2],
            ['a', -1],
            ['aa', -3],
          ],
        },
      },
      [],
    );
    expect(small.encode('aa日本 a')).toEqual([1, 2, 2, 0, 1, 2]);
  });

  it('refuses what is no unigram tokenizer', () => {
    expect(() => new Tokenizer({ model: { type: 'BPE' } }, [])).toThrow();
    expect(() => new Tokenizer(null, [])).toThrow();
    const half = {
      type: 'Unigram',
      unk_id: 0,
      byte_fallback: true,
      vocab: [
        ['<unk>', 0],
        ['<0x00>', 0],
      ],
    };
    expect(() => new Tokenizer({ added_tokens: [], model: half }, [])).toThrow('1 byte pieces');
  });
});
