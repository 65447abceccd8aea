import { describe, expect, it } from 'vitest';
import { Alphabet, END, ESCAPE, SHIFT } from './alphabet.js';

const leaf = (depth: number, codePoint: number, upper = 0) => ({ depth, codePoint, class: 1, upper });
const LEAVES = [leaf(2, END), leaf(2, ESCAPE), leaf(2, SHIFT), leaf(3, 0x61, 0x41), leaf(3, 0x62, 0x42)];

describe('Alphabet', () => {
  it('knows the way to every leaf', () => {
    const alphabet = new Alphabet(LEAVES);
    expect(alphabet.nodes).toBe(4);
    LEAVES.forEach((_, symbol) => {
      let at = 0;
      for (const step of alphabet.path(symbol)) {
        expect(step >> 1).toBe(at);
        at = alphabet.children[2 * at + (step & 1)] as number;
      }
      expect(~at).toBe(symbol);
    });
  });

  it('tells small letters from large ones', () => {
    const alphabet = new Alphabet(LEAVES);
    expect(alphabet.symbol(0x61)).toBe(3);
    expect(alphabet.symbol(0x41)).toBeUndefined();
    expect(alphabet.lower(0x41)).toBe(3);
    expect(alphabet.lower(0x61)).toBeUndefined();
  });

  it('takes no character for a leaf that is none', () => {
    expect(new Alphabet(LEAVES).symbol(ESCAPE)).toBeUndefined();
  });

  it.each([
    ['too few leaves', LEAVES.slice(0, 4)],
    ['too many', [...LEAVES, leaf(3, 0x63)]],
    ['a leaf above its place', [leaf(1, END), leaf(1, ESCAPE), leaf(1, SHIFT)]],
    ['no end', [leaf(1, ESCAPE), leaf(1, SHIFT)]],
    ['none', []],
    ['a bottomless branch', [leaf(1, END), leaf(2 ** 20, ESCAPE), leaf(2, SHIFT)]],
  ])('refuses %s', (_, leaves) => {
    expect(() => new Alphabet(leaves)).toThrow(RangeError);
  });
});
