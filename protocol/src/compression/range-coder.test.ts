import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitReader, BitWriter } from './range-coder.js';

const decision = fc.record({ bit: fc.integer({ min: 0, max: 1 }), p: fc.integer({ min: 1, max: 65_535 }) });
const decisions = fc.array(decision, { maxLength: 300 });

function write(all: readonly { bit: number; p: number }[]): Uint8Array {
  const writer = new BitWriter();
  for (const { bit, p } of all) writer.write(bit, p);
  return writer.finish();
}

/** Whether a reader gets these bits, and the end behind them. */
function reads(bytes: Uint8Array, all: readonly { bit: number; p: number }[]): boolean {
  const reader = new BitReader(bytes);
  try {
    return all.every(({ bit, p }) => reader.read(p) === bit) && reader.endsHere();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

describe('bits', () => {
  it('come back, and end where they end', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const reader = new BitReader(write(all));
        for (const { bit, p } of all) expect(reader.read(p)).toBe(bit);
        expect(reader.endsHere()).toBe(true);
      }),
    );
  });

  it('take what their probabilities say, and a byte and a half at most', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const bits = all.reduce((sum, { bit, p }) => sum - Math.log2((bit ? p : 65_536 - p) / 65_536), 0);
        expect(write(all).length).toBeLessThanOrEqual(Math.max(1, (1.001 * bits) / 8 + 2));
      }),
    );
  });

  it('do not end where another byte follows or one lacks', () => {
    fc.assert(
      fc.property(decisions, fc.integer({ min: 0, max: 255 }), (all, more) => {
        const bytes = write(all);
        for (const wrong of [Uint8Array.of(...bytes, more), bytes.subarray(0, -1)]) {
          expect(reads(wrong, all)).toBe(false);
        }
      }),
    );
  });

  it('run out', () => {
    const reader = new BitReader(Uint8Array.of(1, 2, 3));
    expect(() => {
      for (let i = 0; i < 1000; i++) reader.read(0x8000);
    }).toThrow(RangeError);
  });
});

it('writes plain numbers', () => {
  const writer = new BitWriter();
  writer.writePlain(0x12_34, 16);
  writer.writePlain(5, 3);
  const reader = new BitReader(writer.finish());
  expect(reader.readPlain(16)).toBe(0x12_34);
  expect(reader.readPlain(3)).toBe(5);
});
