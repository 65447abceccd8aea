import { type Direction, encodeMessage } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { Announcer } from './announcer.js';
import { FakeRadio } from './testing/fake-radio.js';

const HOUR = 3_600_000;
const DIRECTIONS: readonly Direction[] = [
  { source: 'en', target: 'es', model: 'm@1' },
  { source: 'en', target: 'sw', model: 'peer !0000000b', peer: '!0000000b' },
];

function setUp({
  channel,
  directions = DIRECTIONS,
}: {
  channel?: number;
  directions?: readonly Direction[];
}) {
  const clock = new ManualClock();
  const radio = new FakeRadio();
  const announcer = new Announcer({
    ...{ radio, clock, channel, own: { directions }, waiting: () => 7 },
    everyMs: 6 * HOUR,
    random: () => 0.5,
  });
  announcer.start();
  onTestFinished(() => announcer.stop());
  return { clock, radio, announcer };
}

it('says nothing unless told where', async () => {
  const { clock, radio } = setUp({});
  await clock.advance(100 * HOUR);
  expect(radio.announced).toEqual([]);
});

it('tells what this node translates itself, and how much waits', async () => {
  const { clock, radio } = setUp({ channel: 2 });
  await clock.advance(HOUR);
  const directions = [{ source: 'en', target: 'es' }];
  expect(radio.announced).toEqual([{ channel: 2, message: { kind: 'nodeStatus', directions, waiting: 7 } }]);
});

it('fits a small packet with every language there is', async () => {
  const codes = ['en', 'es', 'fr', 'de', 'pt', 'it', 'ru', 'uk', 'tr', 'id', 'vi', 'ar', 'sw', 'hi', 'zh'];
  const directions = codes.flatMap((source) =>
    codes.flatMap((target) => (source === target ? [] : [{ source, target, model: 'm@1' }])),
  );
  const { clock, radio } = setUp({ channel: 0, directions });
  await clock.advance(HOUR);
  const [announced] = radio.announced;
  expect(announced && encodeMessage(announced.message).length).toBeLessThanOrEqual(21);
});

it.each([
  [
    'pairs',
    (n: number) => [
      { source: 'en', target: `q${n}-xy`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '') },
    ],
  ],
  [
    'languages',
    (n: number) =>
      Array.from({ length: n }, (_, m) => [
        { source: `en-x${n}`, target: `en-x${m}` },
        { source: `en-x${m}`, target: `en-x${n}` },
      ]).flat(),
  ],
])('tells as much as a packet holds, of however many %s', async (_what, pairs) => {
  const directions = Array.from({ length: 70 }, (_, n) =>
    pairs(n).map((pair) => ({ ...pair, model: 'm@1' })),
  ).flat();
  const { clock, radio } = setUp({ channel: 0, directions });
  await clock.advance(HOUR);
  const [announced] = radio.announced;
  const bytes = announced ? encodeMessage(announced.message).length : 0;
  expect(bytes).toBeGreaterThan(60);
  expect(bytes).toBeLessThanOrEqual(200);
});

it('speaks every six hours among others, once a day alone, and not on a busy channel', async () => {
  const { clock, radio, announcer } = setUp({ channel: 0 });
  await clock.advance(72 * HOUR);
  expect(radio.announced).toHaveLength(3);
  for (let hour = 0; hour < 48; hour++) {
    announcer.heardOther();
    await clock.advance(HOUR);
  }
  expect(radio.announced.length).toBeGreaterThanOrEqual(8);
  const before = radio.announced.length;
  radio.isBusy = true;
  await clock.advance(48 * HOUR);
  expect(radio.announced).toHaveLength(before);
  radio.isBusy = false;
  await clock.advance(HOUR);
  expect(radio.announced).toHaveLength(before + 1);
});
