import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { Directory } from './directory.js';
import { Inquiries } from './inquiries.js';
import { FakeRadio, SELF, statusOf } from './testing/fake-radio.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [B, C, D, E] = [0xb, 0xc, 0xd, 0xe];

function setUp(listed: number[] = [B]) {
  const clock = new ManualClock();
  const radio = new FakeRadio();
  const directory = new Directory(clock, { listed: new Set(listed), anyHeard: false });
  const inquiries = new Inquiries({ radio, directory, clock, random: () => 0.5 });
  onTestFinished(() => inquiries.stop());
  const tell = (node: number, pairs: string[]) => {
    directory.told(node, statusOf(pairs));
    inquiries.answered(node);
  };
  const asked = () => radio.posted.map(({ to }) => to);
  return { clock, radio, directory, inquiries, tell, asked };
}

/** How a promise stands, without waiting for it. */
function watch(promise: Promise<void>) {
  const seen = { isOver: false };
  void promise.then(() => {
    seen.isOver = true;
  });
  return seen;
}

it('asks those that told nothing lately, three at once, and waits for the answer', async () => {
  const { clock, inquiries, tell, asked } = setUp([B, C, D, E, SELF]);
  tell(B, ['en>fr']);
  const looking = watch(inquiries.lookFor('en', 'sw'));
  await clock.advance(0);
  expect(asked()).toEqual([C, D, E]);
  tell(C, ['en>fr']);
  await clock.advance(1_000);
  expect(looking.isOver).toBe(false);
  tell(D, ['en>sw']);
  await clock.advance(0);
  expect(looking.isOver).toBe(true);
});

it('waits half a minute at most, and asks the same node rarely', async () => {
  const { clock, inquiries, asked } = setUp();
  const first = watch(inquiries.lookFor('en', 'sw'));
  const second = watch(inquiries.lookFor('en', 'uk'));
  await clock.advance(29_000);
  expect([first.isOver, second.isOver, asked()]).toEqual([false, false, [B]]);
  await clock.advance(1_000);
  expect([first.isOver, second.isOver]).toEqual([true, true]);
  for (let minute = 0; minute < 24 * 60; minute++) {
    void inquiries.lookFor('en', 'sw');
    await clock.advance(MINUTE);
  }
  // 3, 6, 12 minutes … 6 hours.
  expect(asked().length).toBeLessThanOrEqual(10);
  expect(asked().length).toBeGreaterThanOrEqual(7);
});

it('does not wait where all that could be asked have answered without it', async () => {
  const { clock, inquiries, tell, asked } = setUp();
  const looking = watch(inquiries.lookFor('en', 'sw'));
  tell(B, ['en>fr']);
  await clock.advance(0);
  expect(looking.isOver).toBe(true);
  const again = watch(inquiries.lookFor('en', 'sw'));
  await clock.advance(0);
  expect([again.isOver, asked()]).toEqual([true, [B]]);
});

it('asks from time to time who fell silent, but not on a busy channel', async () => {
  const { clock, radio, inquiries, tell, asked } = setUp([B, C]);
  radio.isBusy = true;
  inquiries.start();
  await clock.advance(HOUR);
  expect(asked()).toEqual([]);
  radio.isBusy = false;
  await clock.advance(10 * MINUTE);
  expect(asked()).toEqual([B, C]);
  tell(B, ['en>sw']);
  tell(C, ['en>sw']);
  await clock.advance(23 * HOUR);
  expect(asked()).toEqual([B, C]);
  await clock.advance(2 * HOUR);
  expect(asked().length).toBeGreaterThanOrEqual(4);
});

it('waits no longer when the node stops, or whoever asks does not want to know any more', async () => {
  const { clock, inquiries } = setUp();
  const given = new AbortController();
  const cancelled = expect(inquiries.lookFor('en', 'sw', given.signal)).rejects.toThrow('enough');
  const stopped = expect(inquiries.lookFor('en', 'uk')).rejects.toMatchObject({ code: 'shutting_down' });
  await clock.advance(1_000);
  given.abort(new Error('enough'));
  await cancelled;
  inquiries.stop();
  await stopped;
  await expect(inquiries.lookFor('en', 'fr')).rejects.toMatchObject({ code: 'shutting_down' });
});

it('does not ask a node again within the time it is told', async () => {
  const { clock, inquiries, tell, asked } = setUp();
  expect(inquiries.ask(B, HOUR)).toBe(true);
  tell(B, ['en>sw']);
  await clock.advance(HOUR - 1);
  expect(inquiries.ask(B, HOUR)).toBe(false);
  await clock.advance(1);
  expect(inquiries.ask(B, HOUR)).toBe(true);
  expect(asked()).toEqual([B, B]);
});
