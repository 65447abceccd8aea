import { expect, it } from 'vitest';
import { squash } from './squash.js';

it('is the logistic function in whole numbers', () => {
  for (let x = -2047; x < 2048; x++) {
    expect(Math.abs(squash(x) - 65_536 / (1 + Math.exp(-x / 256)))).toBeLessThan(1);
  }
  expect(squash(0)).toBe(32_768);
});

it('is flat beyond its ends', () => {
  expect(squash(-1_000_000)).toBe(squash(-2048));
  expect(squash(1_000_000)).toBe(squash(2048));
});
