/** What becomes of a request that comes once more. */
import type { ErrorCode, Job, Priority } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkStore } from './check.js';
import { openQueueOn } from './open.js';
import { request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

const GRANT = { owner: 'test', durationMs: 30_000 };
const MINUTE = 60_000;

async function setUp({ maxWaiting = 100 } = {}) {
  const clock = new ManualClock();
  const disk = new SimulatedDisk();
  const queue = await openQueueOn({ open: disk.open }, { clock, random: () => 1, maxWaiting });
  onTestFinished(async () => {
    await queue.flush();
    expect((await checkStore(await disk.copy().open())).findings).toEqual([]);
    await queue.close();
  });
  const ask = async (
    form: 'cbor' | 'text' | 'http' = 'cbor',
    { priority = 'normal', key = form }: { priority?: Priority; key?: string } = {},
  ): Promise<Job> => {
    const expiresAt = clock.now() + MINUTE;
    const by = form === 'http' ? ({ inlet: 'http' } as const) : ({ inlet: 'radio', form } as const);
    const [job] = await queue.submit([request({ ...by, key, priority, expiresAt })]);
    return job ?? expect.fail();
  };
  const run = async () => {
    const lease = (await queue.lease(GRANT)) ?? expect.fail();
    return queue.settle(lease, shouted(lease));
  };
  const fail = async (code: ErrorCode = 'attempts_exhausted') => {
    const lease = (await queue.lease(GRANT)) ?? expect.fail();
    await queue.settle(lease, { failure: { code, message: 'no' } });
  };
  /** Delivers all there is. */
  const deliver = async () => {
    const due = await queue.due('radio', 9);
    for (const { jobId } of due) await queue.complete(jobId);
    return due.map(({ outcome }) => ('result' in outcome ? 'result' : outcome.failure.code));
  };
  return { clock, queue, ask, run, fail, deliver };
}

it('offers an answer again to a program that asks again, and to nobody else', async () => {
  const { clock, queue } = await setUp();
  const toRadio = (form: 'cbor' | 'text') => ({
    ...request({ key: form, expiresAt: clock.now() + 60_000 }),
    replyTo: { inlet: 'radio', to: 7, channel: 0, replyId: 9, form } as const,
  });
  const ids = { cbor: '', text: '' };
  for (const form of ['cbor', 'text'] as const) {
    ids[form] = (await queue.submit([toRadio(form)]))[0]?.id ?? '';
    const lease = await queue.lease(GRANT);
    if (lease) await queue.settle(lease, shouted(lease));
  }
  const due = async () => (await queue.due('radio', 9)).map(({ jobId }) => jobId);
  await queue.submit([toRadio('cbor')]);
  expect(await due()).toEqual([ids.cbor, ids.text]);
  for (const id of Object.values(ids)) await queue.complete(id);
  expect(await due()).toEqual([]);
  // After its first request has expired, too.
  await clock.advance(120_000);
  for (const form of ['cbor', 'text'] as const) await queue.submit([toRadio(form)]);
  expect(await due()).toEqual([ids.cbor]);
  expect((await queue.due('radio', 9))[0]).toMatchObject({
    outcome: { result: { jobId: ids.cbor } },
    expiresAt: clock.now() + 60_000,
  });
  await queue.complete(ids.cbor ?? '');
  expect(queue.counts()).toMatchObject({ deliveries: 0, running: 0 });
});

describe('a program that asks again', () => {
  it('is answered anew where the node was at fault', async () => {
    const { clock, queue, ask, run, fail, deliver } = await setUp();
    const first = await ask();
    await fail();
    expect(await deliver()).toEqual(['attempts_exhausted']);
    await clock.advance(2 * MINUTE);
    const again = await ask();
    expect(again).toMatchObject({ id: first.id, state: 'queued', enqueuedAt: clock.now() });
    expect(again.request.expiresAt).toBe(clock.now() + MINUTE);
    expect(again).not.toHaveProperty('failure');
    expect(queue.counts().waiting.normal).toBe(1);
    expect(await run()).toMatchObject({ id: first.id, state: 'done' });
    expect(await deliver()).toEqual(['result']);
    expect(await ask()).toMatchObject({ state: 'done' });
    expect(await deliver()).toEqual(['result']);
  });

  it('is answered anew where nobody got to it in time, as urgently as it asks now', async () => {
    const { clock, queue, ask, run, deliver } = await setUp();
    const first = await ask();
    await clock.advance(MINUTE);
    expect((await queue.get(first.id))?.state).toBe('expired');
    const again = await ask('cbor', { priority: 'emergency' });
    expect(again).toMatchObject({ id: first.id, state: 'queued', request: { priority: 'emergency' } });
    expect(queue.counts().waiting).toMatchObject({ emergency: 1, normal: 0 });
    // It expires when it says now.
    await clock.advance(MINUTE);
    expect((await queue.get(first.id))?.state).toBe('expired');
    await ask();
    await clock.advance(MINUTE - 1);
    await run();
    expect(await deliver()).toEqual(['result']);
  });

  it('is told once more what is wrong with its request', async () => {
    const { ask, fail, deliver } = await setUp();
    await ask();
    await fail('text_too_long');
    expect(await deliver()).toEqual(['text_too_long']);
    expect(await ask()).toMatchObject({ state: 'failed' });
    expect(await deliver()).toEqual(['text_too_long']);
  });

  it('hears of the failure first, where it has not yet', async () => {
    const { ask, fail, deliver } = await setUp();
    await ask();
    await fail();
    expect(await ask()).toMatchObject({ state: 'failed' });
    expect(await deliver()).toEqual(['attempts_exhausted']);
    expect(await ask()).toMatchObject({ state: 'queued' });
  });

  it('is refused where nobody new would be taken', async () => {
    const { ask, fail, deliver } = await setUp({ maxWaiting: 2 });
    await ask();
    await fail();
    await deliver();
    await ask('cbor', { key: 'other' });
    await expect(ask()).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('gets nothing where somebody withdrew it', async () => {
    const { queue, ask, deliver } = await setUp();
    await queue.cancel((await ask()).id);
    expect(await ask()).toMatchObject({ state: 'cancelled' });
    expect(await deliver()).toEqual([]);
  });
});

it.each(['text', 'http'] as const)('runs nothing anew for who asks again by %s', async (form) => {
  const { clock, ask, fail, deliver } = await setUp();
  const first = await ask(form);
  await fail();
  await deliver();
  expect(await ask(form)).toMatchObject({ id: first.id, state: 'failed' });
  expect(await deliver()).toEqual([]);
  await ask(form, { key: 'late' });
  await clock.advance(MINUTE);
  expect(await ask(form, { key: 'late' })).toMatchObject({ state: 'expired' });
});
