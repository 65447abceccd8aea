import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { QueueTime } from './queue-time.js';

const HOUR = 3_600_000;

describe('QueueTime', () => {
  it('begins as wall time and follows the monotonic clock, whatever is done to the wall clock', async () => {
    const clock = new ManualClock();
    const start = clock.now();
    const time = new QueueTime(clock);
    await clock.advance(5);
    clock.jump(-HOUR);
    expect(time.now()).toBe(start + 5);
    clock.jump(3 * HOUR);
    expect(time.now()).toBe(start + 5);
  });

  it('goes on over a restart by the wall time that passed', async () => {
    const clock = new ManualClock();
    const last = new QueueTime(clock).mark();
    await clock.advance(HOUR);
    expect(new QueueTime(clock, last).now()).toBe(last.at + HOUR);
  });

  it('stands still over a restart that set the wall clock back', () => {
    const last = new QueueTime(new ManualClock()).mark();
    expect(new QueueTime(new ManualClock(0), last).now()).toBe(last.at);
  });

  it('goes by the machine’s uptime where only the node was restarted, whatever was done to the wall clock', async () => {
    for (const jump of [0, 24 * HOUR, -24 * HOUR]) {
      const clock = new ManualClock();
      const first = new QueueTime(clock, undefined, { boot: 'one', uptimeS: 50 });
      await clock.advance(HOUR);
      const last = first.mark();
      await clock.advance(5_000);
      clock.jump(jump);
      const again = new QueueTime(clock, last, { boot: 'one', uptimeS: 50 + 3_600 + 5 });
      expect(again.now()).toBe(last.at + 5_000);
      await clock.advance(HOUR);
      const third = new QueueTime(clock, again.mark(), { boot: 'one', uptimeS: 50 + 7_200 + 5 + 3 });
      expect(third.now()).toBe(last.at + 5_000 + HOUR + 3_000);
    }
  });

  it('goes by the wall clock over a restart of the machine, and by the time it has been on at least', async () => {
    const clock = new ManualClock();
    const last = new QueueTime(clock, undefined, { boot: 'one', uptimeS: 9_000 }).mark();
    await clock.advance(HOUR);
    expect(new QueueTime(clock, last, { boot: 'two', uptimeS: 40 }).now()).toBe(last.at + HOUR);
    clock.jump(-3 * HOUR);
    expect(new QueueTime(clock, last, { boot: 'two', uptimeS: 40 }).now()).toBe(last.at + 40_000);
  });

  it('goes by the wall clock where starts of the machine have no name', async () => {
    const clock = new ManualClock();
    const last = new QueueTime(clock, undefined, { uptimeS: 10 }).mark();
    await clock.advance(HOUR);
    expect(new QueueTime(clock, last, { uptimeS: 20 }).now()).toBe(last.at + HOUR);
    expect(new QueueTime(clock, last).now()).toBe(last.at + HOUR);
  });

  it('turns wall times into its own and back', () => {
    const clock = new ManualClock();
    const time = new QueueTime(clock);
    const noon = clock.now() + HOUR;
    const noonQ = time.fromWall(noon);
    expect(noonQ).toBe(time.now() + HOUR);
    // Someone notices that the clock was a day behind: noon is the same hour away.
    clock.jump(24 * HOUR);
    expect(time.toWall(noonQ)).toBe(noon + 24 * HOUR);
  });
});
