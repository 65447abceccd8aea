import { describe, expect, it } from 'vitest';
import { expectLinear } from './linear.js';

/** Work that says how long it took. */
const told = async (work: () => unknown) => Number(await work());

describe('expectLinear', () => {
  it('lets work in proportion to its size pass', async () => {
    await expectLinear(100, (size) => size, told);
    await expectLinear(1000, (size) => 'a'.repeat(size));
  });

  it('fails on a quadratic step', async () => {
    const quadratic = expectLinear(100, (size) => size * size, told);
    await expect(quadratic).rejects.toThrow('of 4 times the size 160000 ms');
  });
});
