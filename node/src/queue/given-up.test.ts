/** That nothing came of a request in time is told once. */
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { checkStore } from './check.js';
import { openQueueOn } from './open.js';
import type { JobQueue } from './queue.js';
import { type Asked, request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

const GRANT = { owner: 'test', durationMs: 30_000 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function setUp() {
  const clock = new ManualClock();
  let disk = new SimulatedDisk();
  let queue: JobQueue = await openQueueOn({ open: disk.open }, { clock, random: () => 1 });
  onTestFinished(async () => {
    await queue.flush();
    expect((await checkStore(await disk.copy().open())).findings).toEqual([]);
    await queue.close();
  });
  const ask = async (asked: Asked = {}) => {
    const [job] = await queue.submit([
      request({ inlet: 'radio', expiresAt: clock.now() + MINUTE, ...asked }),
    ]);
    return job?.id ?? expect.fail();
  };
  const run = async () => {
    const lease = (await queue.lease(GRANT)) ?? expect.fail();
    await queue.settle(lease, shouted(lease));
  };
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await queue.sweep();
    await queue.flush();
  };
  const due = () => queue.due('radio', 9);
  /** The power fails, and comes back so much later. */
  const powerCut = async (offMs: number) => {
    disk = disk.afterPowerCut(1);
    await clock.advance(offMs);
    queue = await openQueueOn({ open: disk.open }, { clock, random: () => 1 });
    await queue.sweep();
    await queue.flush();
  };
  return {
    ...{ clock, ask, run, pass, due, powerCut },
    get queue() {
      return queue;
    },
  };
}

const givenUp = (jobId: string) => ({
  jobId,
  priority: 'bulk',
  isGivenUp: true,
  outcome: { failure: { code: 'job_expired' } },
});

it('of a person’s request that expired before anybody got to it', async () => {
  const node = await setUp();
  const id = await node.ask({ priority: 'emergency' });
  await node.pass(MINUTE);
  expect(await node.due()).toMatchObject([givenUp(id)]);
  await node.queue.complete(id);
  await node.pass(HOUR);
  expect(await node.due()).toEqual([]);
});

it('of an answer that found no way out in time, after all that can still be told', async () => {
  const node = await setUp();
  const id = await node.ask();
  await node.run();
  const later = await node.ask({ text: 'later', expiresAt: node.clock.now() + HOUR });
  await node.run();
  await node.pass(MINUTE);
  expect(await node.due()).toMatchObject([{ jobId: later }, givenUp(id)]);
  expect(await node.queue.result(id)).toBeDefined();
  await node.pass(7 * HOUR);
  // Hers nobody tells any more, by now; the other expired later.
  expect(await node.due()).toMatchObject([]);
  expect(node.queue.counts().deliveries).toBe(0);
});

it('with why it failed, where that was not told either', async () => {
  const node = await setUp();
  const id = await node.ask();
  const lease = (await node.queue.lease(GRANT)) ?? expect.fail();
  await node.queue.settle(lease, { failure: { code: 'text_too_long', message: 'no' } });
  await node.pass(MINUTE);
  expect(await node.due()).toMatchObject([
    { ...givenUp(id), outcome: { failure: { code: 'text_too_long' } } },
  ]);
});

it('after a power cut too, but not of what is long past', async () => {
  const node = await setUp();
  const id = await node.ask();
  await node.powerCut(HOUR);
  expect(await node.due()).toMatchObject([givenUp(id)]);
  await node.queue.complete(id);
  await node.powerCut(MINUTE);
  expect(await node.due()).toEqual([]);
  await node.ask();
  await node.powerCut(12 * HOUR);
  expect(await node.due()).toEqual([]);
});

it('where its room gives an answer up', async () => {
  const node = await setUp();
  const id = await node.ask();
  await node.run();
  await node.queue.giveUp(id);
  expect(await node.due()).toMatchObject([givenUp(id)]);
  await node.queue.giveUp(id);
  expect(await node.due()).toEqual([]);
});

it('to people only: programs know the time themselves, and who cancelled knows it too', async () => {
  const node = await setUp();
  const program = await node.ask({ form: 'cbor', key: 'token' });
  await node.ask({ inlet: 'http' });
  await node.queue.cancel(await node.ask());
  await node.pass(MINUTE);
  expect(await node.due()).toEqual([]);
  // It asks again, and gets what it asks for.
  await node.ask({ form: 'cbor', key: 'token' });
  await node.run();
  expect(await node.due()).toMatchObject([{ jobId: program, outcome: { result: {} } }]);
  await node.queue.giveUp(program);
  expect(await node.due()).toEqual([]);
});
