import type { Logger } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { Closing } from './closing.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

it('stops what runs all at once, then closes what it stood on, the last opened first', async () => {
  const closing = new Closing(silent);
  const order: string[] = [];
  let finish = () => {};
  closing.stands(() => void order.push('store'));
  closing.stands(() => void order.push('engine'));
  closing.runs(async () => {
    order.push('inlet');
    await new Promise<void>((done) => {
      finish = done;
    });
    order.push('inlet is through');
  });
  closing.runs(() => void order.push('worker'));
  const closed = closing.close();
  expect(order).toEqual(['inlet', 'worker']);
  finish();
  await closed;
  expect(order).toEqual(['inlet', 'worker', 'inlet is through', 'engine', 'store']);
});

it('closes the rest where a part cannot be closed, and everything once', async () => {
  const told: string[] = [];
  const closing = new Closing({ ...silent, error: (_details, message) => void told.push(message) });
  let closes = 0;
  closing.stands(() => {
    closes++;
  });
  closing.stands(() => Promise.reject(new Error('stuck')));
  closing.runs(() => {
    throw new Error('never ran');
  });
  await Promise.all([closing.close(), closing.close()]);
  expect(closes).toBe(1);
  expect(told).toHaveLength(2);
});
