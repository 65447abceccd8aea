import { describe, expect, it } from 'vitest';
import { expectLinear } from './linear.js';

/** Takes some time a turn, and cannot be left out. */
function turn(turns: number): number {
  let sum = 0;
  for (let i = 0; i < turns; i++) sum = (sum + i * 31) % 1_000_003;
  return sum;
}

describe('expectLinear', () => {
  it('lets work in proportion to its size pass', async () => {
    await expectLinear(3_000_000, turn);
  });

  it('fails on a quadratic step', async () => {
    await expect(expectLinear(1_500, (size) => turn(size * size))).rejects.toThrow('of 4 times the size');
  });
});
