import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delay } from './clock.js';
import { ManualClock } from './manual-clock.js';

describe('ManualClock', () => {
  it('stands still until told, and both times move together', async () => {
    const clock = new ManualClock(1_000);
    expect([clock.now(), clock.monotonic()]).toEqual([1_000, 0]);
    await clock.advance(250);
    expect([clock.now(), clock.monotonic()]).toEqual([1_250, 250]);
  });

  it('moves the wall clock alone when it jumps', async () => {
    const clock = new ManualClock(1_000);
    let ran = false;
    clock.schedule(10, () => {
      ran = true;
    });
    clock.jump(-500);
    expect([clock.now(), clock.monotonic()]).toEqual([500, 0]);
    clock.jump(100_000);
    await clock.advance(9);
    expect(ran).toBe(false);
    await clock.advance(1);
    expect(ran).toBe(true);
  });

  it('runs timers by time, those of one time as they were set, each at its own time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 12 }), async (delays) => {
        const clock = new ManualClock();
        const ran: { index: number; at: number }[] = [];
        delays.forEach((delayMs, index) => {
          clock.schedule(delayMs, () => ran.push({ index, at: clock.monotonic() }));
        });
        await clock.advance(20);
        const expected = delays
          .map((delayMs, index) => ({ index, at: Math.max(0, delayMs) }))
          .sort((a, b) => a.at - b.at || a.index - b.index);
        expect(ran).toEqual(expected);
        expect(clock.nextDueInMs).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('does not run what was cancelled', async () => {
    const clock = new ManualClock();
    const ran: string[] = [];
    const cancel = clock.schedule(10, () => ran.push('cancelled'));
    clock.schedule(20, () => ran.push('kept'));
    expect(clock.nextDueInMs).toBe(10);
    cancel();
    expect(clock.nextDueInMs).toBe(20);
    await clock.advance(30);
    expect(ran).toEqual(['kept']);
    cancel();
  });

  it('lets a promise chain set its next timer within one advance', async () => {
    const clock = new ManualClock();
    const at: number[] = [];
    const chain = (async () => {
      for (let turn = 0; turn < 5; turn++) {
        await delay(clock, 10);
        await Promise.resolve();
        at.push(clock.monotonic());
      }
    })();
    await clock.advance(50);
    expect(at).toEqual([10, 20, 30, 40, 50]);
    await chain;
  });

  it('leaves later timers for later', async () => {
    const clock = new ManualClock();
    let ran = 0;
    clock.schedule(100, () => ran++);
    await clock.advance(60);
    expect([ran, clock.nextDueInMs]).toEqual([0, 40]);
    await clock.advance(40);
    expect(ran).toBe(1);
  });
});
