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
