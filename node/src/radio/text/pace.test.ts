import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { ChannelPace } from './pace.js';

const [ANA, BO] = [1, 2];

function pace() {
  const clock = new ManualClock();
  const each = new ChannelPace(clock, () => 500);
  const speak = (from: number, more = {}) =>
    each.isMachine({ from, channel: 0, payload: new Uint8Array(9), ...more } as ReceivedPacket);
  const say = (channel = 0) =>
    each.said({ to: BROADCAST, channel, portnum: 1, payload: new Uint8Array(9), wantAck: false });
  return { clock, speak, say };
}

it('knows a machine by its second quick message in a row', async () => {
  const { clock, speak, say } = pace();
  expect(speak(ANA)).toBe(false);
  await clock.advance(1_000);
  expect(speak(BO)).toBe(false);
  say();
  await clock.advance(1_000);
  expect(speak(BO)).toBe(true);
  // What it says after itself is no better.
  await clock.advance(60_000);
  expect(speak(BO)).toBe(true);
});

it('takes a person who is quick by chance for one', async () => {
  const { clock, speak, say } = pace();
  for (let n = 0; n < 10; n++) {
    say();
    await clock.advance(n % 2 ? 1_000 : 20_000);
    expect(speak(ANA)).toBe(false);
    await clock.advance(20_000);
  }
});

it('allows for the way there and back, and tells channels apart', async () => {
  const { clock, speak, say } = pace();
  for (const isMachine of [false, true]) {
    say();
    await clock.advance(6_900);
    expect(speak(ANA, { hops: 1 })).toBe(isMachine);
  }
  say(1);
  await clock.advance(1_000);
  expect(speak(BO)).toBe(false);
  expect(speak(BO, { channel: 2 })).toBe(false);
});
