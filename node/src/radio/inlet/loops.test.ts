import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { ANA, SELF } from '../testing/fake-link.js';
import { LoopGuard } from './loops.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const packet = (text: string, more: Partial<ReceivedPacket> = {}): ReceivedPacket => ({
  id: 1,
  from: ANA,
  to: SELF,
  channel: 0,
  portnum: 1,
  payload: bytes(text),
  replyId: 0,
  isTapback: false,
  viaMqtt: false,
  pkiEncrypted: true,
  receivedAt: 0,
  ...more,
});

function guard() {
  const clock = new ManualClock();
  const loops = new LoopGuard(clock, () => 500);
  const say = (text: string, to = ANA) =>
    loops.said({ to, channel: 0, portnum: 1, payload: bytes(text), wantAck: true }, { isConfirmed: true });
  return { clock, loops, say };
}

it('knows its own words when they come back, for two minutes', async () => {
  const { clock, loops, say } = guard();
  say('hola amigos, ¿cómo están hoy?');
  await clock.advance(60_000);
  expect(loops.loop(packet('hola amigos, ¿cómo están hoy?'), false)).toBeDefined();
  expect(loops.loop(packet('hola amigos, ¿cómo están hoy?', { from: 9 }), false)).toBeUndefined();
  await clock.advance(60_000);
  expect(loops.loop(packet('hola amigos, ¿cómo están hoy?'), false)).toBeUndefined();
});

it('lets a person say a short word too', () => {
  const { loops, say } = guard();
  say('sí');
  expect(loops.loop(packet('sí'), false)).toBeUndefined();
});

it.each(['gracias', 'thank you', 'de nada', 'no entiendo', 'bonjour !', 'спасибо', '谢谢'])(
  'lets a person say “%s” after it was said to them, and a machine not for long',
  async (words) => {
    const { clock, loops, say } = guard();
    let answered = 0;
    for (let n = 0; n < 10; n++) {
      say(words);
      await clock.advance(10_000);
      if (!loops.loop(packet(words), false)) answered++;
      // Something else in between is what people do.
      if (n === 4) expect(loops.loop(packet('and where does it hurt'), false)).toBeUndefined();
    }
    expect(answered).toBe(4);
    say(words, BROADCAST);
    await clock.advance(10_000);
    const onChannel = { from: 7, to: BROADCAST };
    expect(loops.loop(packet(words, onChannel), false)).toBeUndefined();
    expect(loops.loop(packet(words, { ...onChannel, replyId: 3 }), false)).toBeDefined();
  },
);

it('lets a person answer at once, but not twice in a row', async () => {
  const { clock, loops, say } = guard();
  say('one');
  await clock.advance(3_000);
  expect(loops.loop(packet('es again'), true)).toBeUndefined();
  say('two');
  await clock.advance(3_000);
  expect(loops.loop(packet('es again and again'), true)).toBeDefined();
  say('three');
  await clock.advance(4_000);
  expect(loops.loop(packet('es a person types'), true)).toBeUndefined();
  say('four');
  await clock.advance(4_000);
  expect(loops.loop(packet('es over a relay', { hops: 1 }), true)).toBeUndefined();
  say('five');
  await clock.advance(4_000);
  expect(loops.loop(packet('es over a relay', { hops: 1 }), true)).toBeDefined();
});

it('allows for the way out of what nobody confirmed', async () => {
  const { clock, loops } = guard();
  const say = () =>
    loops.said({ to: ANA, channel: 0, portnum: 1, payload: bytes('~ no text'), wantAck: false });
  say();
  await clock.advance(4_500);
  expect(loops.loop(packet('es 1'), true)).toBeUndefined();
  say();
  await clock.advance(4_500);
  expect(loops.loop(packet('es 2'), true)).toBeDefined();
});

it('takes quick requests that answer nothing for what they are', async () => {
  const { clock, loops, say } = guard();
  for (const text of ['uno', 'dos', 'tres', 'cuatro']) {
    say(text);
    await clock.advance(1_000);
    expect(loops.loop(packet(`es ${text.length} more`), false)).toBeUndefined();
  }
});

it('lets a person quote an answer to have it translated back', async () => {
  const { clock, loops, say } = guard();
  say('¿Dónde está la clínica?');
  await clock.advance(20_000);
  for (let n = 0; n < 3; n++) expect(loops.loop(packet('en ¿Dónde está la clínica?'), false)).toBeUndefined();
});

it('on a channel takes no quick answer at all', async () => {
  const { clock, loops, say } = guard();
  say('hola amigos', BROADCAST);
  await clock.advance(2_000);
  expect(loops.loop(packet('!es hola amigos', { to: BROADCAST }), false)).toBeDefined();
  expect(loops.loop(packet('!es what was that', { to: BROADCAST }), false)).toBeUndefined();
});
