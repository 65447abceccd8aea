import { describe, expect, it } from 'vitest';
import { delay } from './clock.js';
import { ManualClock } from './manual-clock.js';

describe('delay', () => {
  it('resolves when its time has come and not before', async () => {
    const clock = new ManualClock();
    let done = false;
    const waiting = delay(clock, 100).then(() => {
      done = true;
    });
    await clock.advance(99);
    expect(done).toBe(false);
    await clock.advance(1);
    expect(done).toBe(true);
    await waiting;
  });

  it('rejects with the reason at once when aborted, and leaves no timer', async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const waiting = delay(clock, 100, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(clock.nextDueInMs).toBeUndefined();
  });

  it('rejects without a timer when the signal was aborted before', async () => {
    const clock = new ManualClock();
    await expect(delay(clock, 100, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
    expect(clock.nextDueInMs).toBeUndefined();
  });

  it('does not mind an abort after its time', async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const waiting = delay(clock, 100, controller.signal);
    await clock.advance(100);
    controller.abort(new Error('too late'));
    await expect(waiting).resolves.toBeUndefined();
  });
});
