import { BabelmeshError, PRIORITIES } from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertRoom } from './limits.js';
import { type Counters, noCounters } from './records.js';
import { countServed } from './service-rate.js';

const limits = { maxWaiting: 1_000, maxWaitingPerRequester: 1_000, maxWaitingBytes: 1e9 };

function crowded(waiting: number, msPerJob: number): Counters {
  const counters = noCounters({ at: 0, wall: 0 });
  counters.waiting.normal = waiting;
  counters.waitingWork.normal = waiting * 10;
  for (let i = 0; i < 50; i++) countServed(counters, 10, msPerJob);
  return counters;
}

function refusal(
  counters: Counters,
  priority: (typeof PRIORITIES)[number] = 'normal',
): BabelmeshError | undefined {
  try {
    assertRoom(counters, limits, { priority, textBytes: 10, waitingOfRequester: 0 });
    return undefined;
  } catch (error) {
    if (error instanceof BabelmeshError) return error;
    throw error;
  }
}

describe('assertRoom', () => {
  it('tells to come back when, at the measured rate, there will be room', () => {
    // 850 of 1,000 may be normal: 101 too many with the one that asks.
    expect(refusal(crowded(950, 200))?.retryAfterMs).toBeCloseTo(101 * 200, -2);
    expect(refusal(crowded(950, 2_000))?.retryAfterMs).toBeCloseTo(101 * 2_000, -3);
    expect(refusal(crowded(850, 20))?.retryAfterMs).toBe(1_000);
  });

  it('has room for one alone of any priority and size, however small the limits', () => {
    const one = { maxWaiting: 1, maxWaitingPerRequester: 1, maxWaitingBytes: 1 };
    for (const priority of PRIORITIES) {
      const ask = (waiting: number) => () =>
        assertRoom(crowded(waiting, 100), one, { priority, textBytes: 10, waitingOfRequester: waiting });
      expect(ask(0)).not.toThrow();
      expect(ask(1)).toThrow(expect.objectContaining({ code: 'overloaded' }));
    }
  });

  it('never refuses what is more urgent than what it lets in', () => {
    fc.assert(
      fc.property(fc.nat(1_100), (waiting) => {
        const counters = crowded(waiting, 100);
        const isRefused = PRIORITIES.map((priority) => refusal(counters, priority) !== undefined);
        // From emergency to bulk: once one is refused, so are all after it.
        expect(isRefused).toEqual([...isRefused].sort());
      }),
    );
  });
});
