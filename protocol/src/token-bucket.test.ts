import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ManualClock } from './manual-clock.js';
import { TokenBucket } from './token-bucket.js';

it('lets a burst through, then the rate', async () => {
  const clock = new ManualClock();
  const bucket = new TokenBucket({ clock, capacity: 3, refillMs: 60_000 });
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  expect(bucket.nextInMs).toBe(20_000);
  await clock.advance(19_000);
  expect(bucket.take()).toBe(false);
  await clock.advance(1000);
  expect(bucket.take()).toBe(true);
  expect(bucket.take()).toBe(false);
});

it('never lets more than twice its capacity through in one refill time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 100 }),
      async (capacity, waits) => {
        const clock = new ManualClock();
        const bucket = new TokenBucket({ clock, capacity, refillMs: 60_000 });
        const taken: number[] = [];
        for (const wait of waits) {
          await clock.advance(wait);
          if (bucket.take()) taken.push(clock.monotonic());
        }
        for (const from of taken) {
          expect(taken.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(
            2 * capacity,
          );
        }
      },
    ),
    { numRuns: 30 },
  );
});

it('is empty for ever without capacity', () => {
  const bucket = new TokenBucket({ clock: new ManualClock(), capacity: 0, refillMs: 60_000 });
  expect(bucket.take()).toBe(false);
  expect(bucket.nextInMs).toBe(Number.POSITIVE_INFINITY);
});
