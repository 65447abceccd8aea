import { describe, expect, it } from 'vitest';
import { addMultiple, invert, multiply, scale } from './galois.js';

const BYTES = Array.from({ length: 256 }, (_, value) => value);

/** Long multiplication, bit by bit. */
function byHand(a: number, b: number): number {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit--) {
    sum <<= 1;
    if (sum & 0x100) sum ^= 0x11d;
    if (b & (1 << bit)) sum ^= a;
  }
  return sum;
}

describe('GF(2⁸)', () => {
  it('multiplies as the polynomial says', () => {
    for (const a of BYTES) {
      expect(BYTES.map((b) => multiply(a, b))).toEqual(BYTES.map((b) => byHand(a, b)));
    }
  });

  it('inverts all but 0', () => {
    for (const a of BYTES.slice(1)) expect(multiply(a, invert(a))).toBe(1);
  });

  it('adds multiples and scales, byte by byte', () => {
    for (const factor of [0, 1, 2, 0x8e, 255]) {
      const target = Uint8Array.from(BYTES, (byte) => byte ^ 0x5a);
      addMultiple(target, Uint8Array.from(BYTES), factor);
      expect([...target]).toEqual(BYTES.map((byte) => byte ^ 0x5a ^ byHand(byte, factor)));
    }
    const scaled = Uint8Array.from(BYTES);
    scale(scaled, 29);
    expect([...scaled]).toEqual(BYTES.map((byte) => byHand(byte, 29)));
  });
});
