import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRepetition } from './repetition.js';

const ids = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);
const cut = (output: string, source = 'plain') => {
  const { tokens, cut } = cutRepetition(ids(output), ids(source));
  return { text: String.fromCodePoint(...tokens), cut };
};

describe('cutRepetition', () => {
  it('leaves one copy of a phrase without end', () => {
    expect(cut('go abcabcabcabc')).toEqual({ text: 'go abc', cut: true });
    expect(cut('xaaaaaaaaaaaa')).toEqual({ text: 'xa', cut: true });
  });

  it('keeps what follows', () => {
    expect(cut('go abcabcabcabc!?')).toEqual({ text: 'go abc!?', cut: true });
  });

  it('leaves short repetitions alone', () => {
    expect(cut('no no no')).toEqual({ text: 'no no no', cut: false });
    expect(cut('abcdabcd')).toEqual({ text: 'abcdabcd', cut: false });
  });

  it('leaves what the source repeats as often', () => {
    expect(cut('ay ay ay ay ay ', 'oh oh oh oh oh ')).toEqual({ text: 'ay ay ay ay ay ', cut: false });
  });

  it('says so only where it cut, and never makes tokens up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 60 }), (output) => {
        const result = cutRepetition(output, [9]);
        expect(result.cut).toBe(result.tokens.length < output.length);
        expect(cutRepetition(result.tokens, [9]).cut).toBe(false);
      }),
    );
  });
});
