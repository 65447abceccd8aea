import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { HeardMessages } from './heard.js';

const message = (id: number, text = `text ${id}`) => ({ id, from: 7, to: 8, channel: 0, text });

it('keeps what was heard for an hour', async () => {
  const clock = new ManualClock();
  const heard = new HeardMessages(clock);
  heard.add(message(1));
  await clock.advance(3_599_000);
  heard.add(message(2));
  expect(heard.get(1)?.text).toBe('text 1');
  await clock.advance(1_000);
  expect(heard.get(1)).toBeUndefined();
  expect(heard.get(2)?.text).toBe('text 2');
});

it('keeps the first of an id, and none without one', () => {
  const heard = new HeardMessages(new ManualClock());
  heard.add(message(1));
  heard.add(message(1, 'forged'));
  heard.add(message(0));
  expect(heard.get(1)?.text).toBe('text 1');
  expect(heard.get(0)).toBeUndefined();
});

it('is bounded in messages and bytes, whoever floods', () => {
  const heard = new HeardMessages(new ManualClock());
  for (let id = 1; id <= 5_000; id++) heard.add(message(id, 'x'.repeat(id % 234)));
  expect(heard.bytes).toBeLessThanOrEqual(128 * 1024);
  expect(heard.get(5_000)).toBeDefined();
  expect(heard.get(1)).toBeUndefined();
  for (let id = 5_001; id <= 15_000; id++) heard.add(message(id, ''));
  expect(heard.bytes).toBe(1_000 * 64);
});
