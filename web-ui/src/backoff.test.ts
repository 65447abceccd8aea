import { expect, it } from 'vitest';
import { backoffMs } from './backoff.js';

it('doubles from a second to fifteen, less up to a fifth', () => {
  expect([1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, () => 0))).toEqual([
    1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
  ]);
  expect(backoffMs(2, () => 1)).toBe(1_600);
});
