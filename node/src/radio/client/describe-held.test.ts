import { expect, it } from 'vitest';
import { describeHeld } from './describe-held.js';

it('says how long, where that is known', () => {
  const held = { kind: 'held', retryAfterMs: 150_000 } as const;
  expect(describeHeld({ ...held, reason: 'budget' })).toBe('the airtime of this hour is used up, for 3 min');
  expect(describeHeld({ ...held, reason: 'channel_busy' })).toBe('the channel is busy');
});
