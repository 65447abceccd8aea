import { expect, it } from 'vitest';
import { Rounds } from './rounds.js';

it('runs one round at a time, and once more when woken meanwhile', async () => {
  let running = 0;
  let most = 0;
  let rounds = 0;
  const all = new Rounds(async () => {
    most = Math.max(most, ++running);
    rounds++;
    await Promise.resolve();
    running--;
  });
  for (let n = 0; n < 5; n++) all.wake();
  await all.idle();
  expect({ rounds, most }).toEqual({ rounds: 2, most: 1 });
});

it('misses no call, at whatever moment it comes', async () => {
  for (let moment = 0; moment < 12; moment++) {
    let seen = 0;
    let wanted = 0;
    const all = new Rounds(async () => {
      seen = wanted;
    });
    all.wake();
    for (let n = 0; n < moment; n++) await undefined;
    wanted = 1;
    all.wake();
    await all.idle();
    expect(seen).toBe(1);
  }
});
