/** Jobs that others do: taken out of turn, and no measure of this node. */
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { openQueueOn } from './open.js';
import { request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

const GRANT = { owner: 'test', durationMs: 30_000 };

async function setUp() {
  const clock = new ManualClock();
  const disk = new SimulatedDisk();
  const queue = await openQueueOn({ open: disk.open }, { clock, random: () => 1 });
  onTestFinished(() => queue.close());
  const submit = async (text: string) => (await queue.submit([request({ text })]))[0]?.id ?? '';
  return { clock, queue, submit };
}

it('takes a job from the middle of its line, and the others keep their order', async () => {
  const { queue, submit } = await setUp();
  const [, second, third] = [await submit('one'), await submit('two'), await submit('three')];
  const lease = await queue.leaseOutOfTurn(second, GRANT);
  expect(lease?.job).toMatchObject({ id: second, state: 'leased', attempts: 1, request: { text: 'two' } });
  expect(await queue.leaseOutOfTurn(second, GRANT)).toBeUndefined();
  const order = [];
  for (let next = await queue.lease(GRANT); next; next = await queue.lease(GRANT)) {
    order.push(next.job.request.text);
  }
  expect(order).toEqual(['one', 'three']);
  if (lease) await queue.release(lease, { code: 'peer_unavailable', message: 'Nobody answered.' });
  expect(await queue.get(second)).toMatchObject({ state: 'queued', attempts: 1 });
  expect(await queue.leaseOutOfTurn(second, GRANT)).toBeUndefined();
  expect(await queue.leaseOutOfTurn(third, GRANT)).toBeUndefined();
});

it('goes back in its line when it is given back, and runs', async () => {
  const { clock, queue, submit } = await setUp();
  const id = await submit('one');
  const lease = await queue.leaseOutOfTurn(id, GRANT);
  if (!lease) return expect.fail();
  await queue.release(lease, { code: 'peer_unavailable', message: 'Nobody answered.' });
  await clock.advance(2_000);
  expect((await queue.lease(GRANT))?.job.id).toBe(id);
});

it('does not count the time others take as its own', async () => {
  const run = async (passOn: boolean) => {
    const { clock, queue, submit } = await setUp();
    for (let n = 0; n < 10; n++) {
      await submit(`text ${n}`);
      const lease = await queue.lease(GRANT);
      if (!lease) return expect.fail();
      if (passOn) queue.passOn(lease);
      await clock.advance(20_000);
      await queue.settle(lease, shouted(lease));
    }
    await submit('before');
    return queue.waitingTimeMs(await submit('last'));
  };
  const own = await run(false);
  const others = await run(true);
  expect(own).toBeGreaterThan(15_000);
  expect(others).toBeLessThan(2_000);
});

it('does not have a waiting job wait for what others do', async () => {
  const { queue, submit } = await setUp();
  await submit('elsewhere');
  const lease = await queue.lease(GRANT);
  const id = await submit('here');
  const before = (await queue.waitingTimeMs(id)) ?? 0;
  if (lease) queue.passOn(lease);
  expect(await queue.waitingTimeMs(id)).toBeLessThan(before);
});
