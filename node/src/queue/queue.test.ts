import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job, JobEvent, Lease } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JobQueue, openQueue, type QueueMeasurement, type QueueOptions } from './index.js';
import { openQueueOn } from './open.js';
import { openStore } from './store.js';
import { type Asked, request, shouted } from './testing/requests.js';

const MINUTE = 60_000;
const worker = { owner: 'w1', durationMs: 10_000 };

let folder: string;
let clock: ManualClock;
let queue: JobQueue;

const open = async (options: Partial<QueueOptions> = {}) => {
  queue = await openQueue({ folder, clock, random: () => 1, ...options });
};
const reopen = async (options: Partial<QueueOptions> = {}) => {
  await queue.close();
  await open(options);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-'));
  clock = new ManualClock();
  await open();
});
afterEach(async () => {
  await queue.close();
  await rm(folder, { recursive: true });
});

async function submit(asked: Asked = {}): Promise<Job> {
  const [job] = await queue.submit([request(asked)]);
  if (!job) throw new Error('no job');
  return job;
}

async function lease(options: { durationMs?: number; onlyEmergency?: boolean } = {}): Promise<Lease> {
  const leased = await queue.lease({ ...worker, ...options });
  if (!leased) throw new Error('no lease');
  return leased;
}

/** Settles everything that waits; gives the texts in the order they ran. */
async function drain(): Promise<string[]> {
  const texts: string[] = [];
  for (let next = await queue.lease(worker); next; next = await queue.lease(worker)) {
    texts.push(next.job.request.text);
    await queue.settle(next, shouted(next));
  }
  return texts;
}

const slice = (...texts: string[]) => ({
  plan: 'p1',
  totalSegments: 4,
  segments: texts.map((text) => ({ text, warnings: [] })),
});

describe('a job', () => {
  it('goes from request to result', async () => {
    const job = await submit({ text: 'Hello.' });
    expect(job).toMatchObject({ state: 'queued', attempts: 0, enqueuedAt: clock.now(), doneSegments: 0 });
    expect(await queue.get(job.id)).toEqual(job);
    expect(queue.counts().waiting.normal).toBe(1);

    const leased = await lease();
    expect(leased).toMatchObject({ owner: 'w1', fence: 1, expiresAt: clock.now() + 10_000 });
    expect(leased.job).toMatchObject({
      id: job.id,
      state: 'leased',
      attempts: 1,
      request: { text: 'Hello.' },
    });
    expect(queue.counts()).toMatchObject({ running: 1, waiting: { normal: 0 } });

    clock.jump(5);
    const done = await queue.settle(leased, shouted(leased));
    expect(done).toMatchObject({ state: 'done', settledAt: clock.now() });
    expect(await queue.get(job.id)).toEqual(done);
    expect(await queue.result(job.id)).toEqual({
      jobId: job.id,
      text: 'HELLO.',
      source: 'en',
      target: 'es',
      model: 'shout@1',
      warnings: [],
    });
    expect(queue.counts()).toEqual({
      waiting: { emergency: 0, high: 0, normal: 0, bulk: 0 },
      running: 0,
      deliveries: 0,
    });
  });

  it('is unknown by another id', async () => {
    expect(await queue.get('nothing')).toBeUndefined();
    expect(await queue.result('nothing')).toBeUndefined();
    await expect(queue.cancel('nothing')).rejects.toMatchObject({ code: 'job_not_found' });
    expect(await queue.lease(worker)).toBeUndefined();
  });

  it('keeps any text as it came', async () => {
    for (const text of ['', 'a\u0000b', '\ud800 alone', '👩‍🚒 é مرحبا', 'x'.repeat(1_000_000)]) {
      const job = await submit({ text });
      expect((await queue.get(job.id))?.request.text).toBe(text);
    }
  });

  it('may fail for good', async () => {
    const job = await submit();
    const failure = { code: 'unsupported_pair', message: 'No model.' } as const;
    await queue.settle(await lease(), { failure });
    expect(await queue.get(job.id)).toMatchObject({ state: 'failed', failure });
    expect(await queue.result(job.id)).toBeUndefined();
  });

  it('is stored with all others of its call or not at all', async () => {
    const conflict = [request({ text: 'a', key: 'k' }), request({ text: 'b', key: 'k' })];
    await expect(queue.submit(conflict)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(queue.counts().waiting.normal).toBe(0);
    expect(await queue.lease(worker)).toBeUndefined();
  });
});

describe('order', () => {
  it('puts emergencies first, then runs by priority', async () => {
    for (const priority of ['bulk', 'normal', 'high', 'emergency'] as const) {
      await submit({ text: priority, priority, by: priority });
    }
    expect(await drain()).toEqual(['emergency', 'high', 'normal', 'bulk']);
  });

  it('lets what has waited its slack go before newer, more urgent work', async () => {
    await submit({ text: 'bulk', priority: 'bulk', by: 'a' });
    await clock.advance(54 * MINUTE);
    await submit({ text: 'normal before its deadline', by: 'b' });
    await clock.advance(2 * MINUTE);
    await submit({ text: 'normal after', by: 'c' });
    await submit({ text: 'emergency', priority: 'emergency', by: 'd' });
    expect(await drain()).toEqual(['emergency', 'normal before its deadline', 'bulk', 'normal after']);
  });

  it('keeps a requester’s own jobs in order', async () => {
    const texts = Array.from({ length: 30 }, (_, i) => `text ${i}`);
    await queue.submit(texts.map((text) => request({ text })));
    expect(await drain()).toEqual(texts);
  });

  it('lets a newcomer wait for one job of each active requester, not for their lines', async () => {
    for (const by of ['a', 'b', 'c']) {
      await queue.submit(Array.from({ length: 200 }, (_, i) => request({ by, text: `${by}${i}` })));
    }
    for (let i = 0; i < 50; i++) {
      const leased = await lease();
      await clock.advance(60);
      await queue.settle(leased, shouted(leased));
    }
    await submit({ by: 'new', text: 'new' });
    expect((await drain()).indexOf('new')).toBeLessThanOrEqual(3);
  });

  it('shares by work, not by count', async () => {
    await queue.submit(Array.from({ length: 40 }, () => request({ by: 'long', text: 'long', work: 100 })));
    await queue.submit(Array.from({ length: 400 }, () => request({ by: 'short', text: 'short', work: 10 })));
    const work = { long: 0, short: 0 };
    while (work.long + work.short < 3_000) {
      const leased = await lease();
      await clock.advance(leased.job.request.work * 5);
      work[leased.job.request.text as 'long' | 'short'] += leased.job.request.work;
      await queue.settle(leased, shouted(leased));
    }
    expect(work.long / work.short).toBeGreaterThan(0.75);
    expect(work.long / work.short).toBeLessThan(1.33);
  });

  it('gives only emergencies where only those are asked for', async () => {
    await submit();
    expect(await queue.lease({ ...worker, onlyEmergency: true })).toBeUndefined();
    await submit({ text: 'help', priority: 'emergency' });
    expect((await lease({ onlyEmergency: true })).job.request.text).toBe('help');
  });

  it('tells when a job expires by the wall clock as it is set', async () => {
    const job = await submit({ expiresAt: clock.now() + MINUTE });
    clock.jump(365 * 24 * 60 * MINUTE);
    const expiresAt = clock.now() + MINUTE;
    expect(await queue.get(job.id)).toMatchObject({ request: { expiresAt } });
    const leased = await lease();
    expect(leased.job.request.expiresAt).toBe(expiresAt);
    clock.jump(-MINUTE);
    const renewed = await queue.renew(leased, 10_000);
    expect(renewed.job).toEqual({
      ...leased.job,
      request: { ...leased.job.request, expiresAt: expiresAt - MINUTE },
    });
  });

  it('keeps what waits when the clock is set forward while the node is down', async () => {
    const machine = () => ({ boot: 'one', uptimeS: 100 + clock.monotonic() / 1_000 });
    await reopen({ machine: machine() });
    const { id } = await submit({ inlet: 'radio', expiresAt: clock.now() + 30 * MINUTE });
    await queue.close();
    clock.jump(365 * 24 * 60 * MINUTE);
    await clock.advance(MINUTE);
    await open({ machine: machine() });
    await queue.sweep();
    expect(await queue.get(id)).toMatchObject({
      state: 'queued',
      request: { expiresAt: clock.now() + 29 * MINUTE },
    });
    await clock.advance(30 * MINUTE);
    await queue.sweep();
    expect(await queue.get(id)).toMatchObject({ state: 'expired' });
  });

  it('survives a wall clock set back a year', async () => {
    await submit({ text: 'first', by: 'a' });
    clock.jump(-365 * 24 * 60 * MINUTE);
    await submit({ text: 'second', by: 'b' });
    const leased = await lease();
    expect(leased.job.request.text).toBe('first');
    await clock.advance(9_000);
    await queue.renew(leased, 10_000);
    await reopen();
    await submit({ text: 'third', by: 'c' });
    expect(await drain()).toEqual(['first', 'second', 'third']);
  });
});

describe('a lease', () => {
  it('lapses when nobody renews it, and the job is tried again after a pause', async () => {
    const job = await submit();
    const lost = await lease();
    await clock.advance(9_999);
    await queue.renew(lost, 10_000);
    await clock.advance(9_999);
    expect((await queue.get(job.id))?.state).toBe('leased');
    await clock.advance(1);
    expect(await queue.get(job.id)).toMatchObject({ state: 'queued', failure: { code: 'timeout' } });
    expect(await queue.lease(worker)).toBeUndefined();
    await clock.advance(1_000);
    const again = await lease();
    expect(again).toMatchObject({ fence: 2, job: { attempts: 2 } });
    for (const late of [
      queue.renew(lost, 1),
      queue.settle(lost, shouted(lost)),
      queue.saveProgress(lost, slice('a'), 1),
      queue.release(lost),
    ]) {
      await expect(late).rejects.toMatchObject({ code: 'lease_lost' });
    }
    await queue.settle(again, shouted(again));
    expect((await queue.get(job.id))?.failure).toBeUndefined();
  });

  it('keeps what its slices finished, and goes on from there', async () => {
    const job = await submit();
    let leased = await lease();
    leased = await queue.saveProgress(leased, slice('a'), 10_000);
    leased = await queue.saveProgress(leased, slice('a', 'b', 'c'), 10_000);
    expect(await queue.get(job.id)).toMatchObject({ doneSegments: 3, totalSegments: 4 });
    await queue.release(leased);
    await reopen();
    const next = await lease();
    expect(await queue.progress(next)).toEqual(slice('a', 'b', 'c'));
    expect(next.job.attempts).toBe(1);
    await queue.settle(next, shouted(next));
    expect((await queue.get(job.id))?.doneSegments).toBe(4);
  });

  it('begins anew under another plan', async () => {
    await submit();
    let leased = await lease();
    leased = await queue.saveProgress(leased, slice('a', 'b'), 10_000);
    const other = { ...slice('x'), plan: 'p2' };
    await queue.release(await queue.saveProgress(leased, other, 10_000));
    expect(await queue.progress(await lease())).toEqual(other);
  });

  it('that yields after a slice lets others go first', async () => {
    await submit({ by: 'long', text: 'long' });
    const leased = await lease();
    await submit({ by: 'b', text: 'b' });
    await clock.advance(100);
    await queue.release(await queue.saveProgress(leased, slice('a'), 10_000));
    expect(await drain()).toEqual(['b', 'long']);
  });

  it('ends after the attempts it has', async () => {
    const job = await submit({ inlet: 'radio' });
    for (let attempt = 1; attempt <= 5; attempt++) {
      await queue.release(await lease(), { code: 'engine_failed', message: 'Out of memory.' });
      await clock.advance(MINUTE);
    }
    expect(await queue.get(job.id)).toMatchObject({
      state: 'failed',
      attempts: 5,
      failure: { code: 'attempts_exhausted', message: expect.stringContaining('Out of memory.') },
    });
    expect(await queue.lease(worker)).toBeUndefined();
    const [delivery] = await queue.due('radio', 10);
    expect(delivery?.outcome).toMatchObject({ failure: { code: 'attempts_exhausted' } });
  });

  it('waits longer with every failed attempt', async () => {
    await submit();
    for (const pause of [1_000, 2_000, 4_000, 8_000]) {
      await queue.release(await lease(), { code: 'engine_failed', message: '' });
      await clock.advance(pause - 1);
      expect(await queue.lease(worker)).toBeUndefined();
      await clock.advance(1);
    }
    expect((await lease()).job.attempts).toBe(5);
  });

  it('is asked for by those who listen', async () => {
    let calls = 0;
    const stop = queue.onReady(() => calls++);
    await submit();
    expect(calls).toBe(1);
    await queue.release(await lease(), { code: 'engine_failed', message: '' });
    expect(calls).toBe(1);
    await clock.advance(1_000);
    await queue.sweep();
    expect(calls).toBe(2);
    stop();
    await submit({ by: 'other' });
    expect(calls).toBe(2);
  });
});

describe('a restart', () => {
  it('takes back what was running, and keeps all that waits', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `text ${i}`);
    await queue.submit(texts.map((text) => request({ text })));
    await lease();
    await lease();
    await reopen();
    expect(queue.counts()).toMatchObject({ running: 0, waiting: { normal: 20 } });
    expect(new Set(await drain())).toEqual(new Set(texts));
  });

  it('keeps retries and deliveries waiting for their time', async () => {
    await submit({ inlet: 'radio', text: 'later' });
    await queue.release(await lease(), { code: 'engine_failed', message: '' });
    await reopen();
    expect(await queue.lease(worker)).toBeUndefined();
    await clock.advance(1_000);
    expect(await drain()).toEqual(['later']);
    const [delivery] = await queue.due('radio', 1);
    await queue.defer(delivery?.jobId ?? '', clock.now() + MINUTE);
    await reopen();
    expect(await queue.due('radio', 1)).toEqual([]);
    await clock.advance(MINUTE);
    expect(await queue.due('radio', 1)).toMatchObject([{ attempts: 1 }]);
  });

  it('goes on counting events', async () => {
    const seen: JobEvent[] = [];
    queue.onEvent((event) => seen.push(event));
    const job = await submit();
    await reopen();
    queue.onEvent((event) => seen.push(event));
    await drain();
    expect(seen.map(({ seq, state, jobId }) => [seq, state, jobId])).toEqual([
      [1, 'queued', job.id],
      [2, 'leased', job.id],
      [3, 'done', job.id],
    ]);
  });
});

describe('an idempotency key', () => {
  it('gives the same job for the same content, whatever became of it', async () => {
    const first = await submit({ key: 'k' });
    expect(await submit({ key: 'k' })).toEqual(first);
    expect(await drain()).toHaveLength(1);
    await reopen();
    expect(await submit({ key: 'k' })).toMatchObject({ id: first.id, state: 'done' });
    expect(queue.counts().waiting.normal).toBe(0);
  });

  it('belongs to its requester and its content', async () => {
    const first = await submit({ key: 'k' });
    expect((await submit({ key: 'k', by: 'bo' })).id).not.toBe(first.id);
    expect((await submit({ key: 'l' })).id).not.toBe(first.id);
    await expect(submit({ key: 'k', text: 'Other.' })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });
});

describe('cancelling', () => {
  it('ends a waiting job at once, from the middle of its line', async () => {
    const jobs = await queue.submit(['a', 'b', 'c'].map((text) => request({ text })));
    expect(await queue.cancel(jobs[1]?.id ?? '')).toMatchObject({ state: 'cancelled' });
    expect(await queue.cancel(jobs[0]?.id ?? '')).toMatchObject({ state: 'cancelled' });
    expect(await drain()).toEqual(['c']);
    await expect(queue.cancel(jobs[0]?.id ?? '')).rejects.toMatchObject({ code: 'job_settled' });
    expect(queue.counts().waiting.normal).toBe(0);
  });

  it('takes a running job away from its worker', async () => {
    const job = await submit({ inlet: 'radio' });
    const leased = await lease();
    await queue.cancel(job.id);
    await expect(queue.saveProgress(leased, slice('a'), 1)).rejects.toMatchObject({ code: 'lease_lost' });
    expect(queue.counts().running).toBe(0);
    expect(await queue.due('radio', 1)).toEqual([]);
  });

  it('ends a job between two attempts', async () => {
    const job = await submit();
    await queue.release(await lease(), { code: 'engine_failed', message: '' });
    await queue.cancel(job.id);
    await clock.advance(MINUTE);
    expect(await queue.lease(worker)).toBeUndefined();
  });
});

describe('time', () => {
  it('ends what nobody needs any more', async () => {
    const waiting = await submit({ expiresAt: clock.now() + MINUTE });
    const running = await submit({ expiresAt: clock.now() + MINUTE, priority: 'high' });
    const leased = await lease({ durationMs: 2 * MINUTE });
    expect(leased.job.id).toBe(running.id);
    await clock.advance(MINUTE);
    expect((await queue.get(waiting.id))?.state).toBe('expired');
    expect((await queue.get(running.id))?.state).toBe('expired');
    await expect(queue.settle(leased, shouted(leased))).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await queue.lease(worker)).toBeUndefined();
  });

  it('forgets settled jobs after the time of retention, but not their undelivered results', async () => {
    await reopen({ retentionMs: MINUTE, deliveryTtlMs: 3 * MINUTE });
    const read = await submit({ key: 'k' });
    const sent = await submit({ inlet: 'radio', form: 'cbor' });
    await drain();
    await clock.advance(MINUTE);
    await queue.sweep();
    expect(await queue.get(read.id)).toBeUndefined();
    expect(await queue.result(read.id)).toBeUndefined();
    expect((await submit({ key: 'k' })).id).not.toBe(read.id);
    expect(await queue.due('radio', 1)).toMatchObject([{ jobId: sent.id }]);
    await clock.advance(2 * MINUTE + 1);
    expect(await queue.due('radio', 1)).toEqual([]);
    await queue.sweep();
    expect(await queue.get(sent.id)).toBeUndefined();
    expect(queue.counts().deliveries).toBe(0);
  });
});

describe('a failed job', () => {
  const fail = async () => {
    await queue.settle(await lease(), { failure: { code: 'engine_failed', message: 'no' } });
  };

  it('runs again when the operator says so, and its failure is not delivered', async () => {
    const job = await submit({ inlet: 'radio' });
    await fail();
    expect(await queue.due('radio', 1)).toHaveLength(1);
    const again = await queue.restart(job.id);
    expect(again).toMatchObject({ id: job.id, state: 'queued' });
    expect(again.failure).toBeUndefined();
    expect(await queue.due('radio', 1)).toEqual([]);
    expect(await drain()).toHaveLength(1);
    expect(await queue.due('radio', 1)).toMatchObject([{ outcome: { result: {} } }]);
  });

  it('begins from its first segment', async () => {
    const job = await submit();
    const segments = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({ text: `${from + i}`, warnings: [] }));
    const held = await queue.saveProgress(
      await lease(),
      { plan: 'p', totalSegments: 24, segments: segments(0, 8) },
      MINUTE,
    );
    await queue.settle(held, { failure: { code: 'engine_failed', message: 'no' } });
    expect(await queue.restart(job.id)).toMatchObject({ doneSegments: 0 });
    let again = await lease();
    for (const done of [8, 16]) {
      const progress = { plan: 'p', totalSegments: 24, segments: segments(0, done) };
      again = await queue.saveProgress(again, progress, MINUTE);
    }
    expect((await queue.progress(again))?.segments).toEqual(segments(0, 16));
  });

  it('is the only kind that does', async () => {
    const job = await submit({ expiresAt: clock.now() + MINUTE });
    await expect(queue.restart(job.id)).rejects.toMatchObject({ code: 'job_settled' });
    await expect(queue.restart('nothing')).rejects.toMatchObject({ code: 'job_not_found' });
    await fail();
    await clock.advance(MINUTE);
    await expect(queue.restart(job.id)).rejects.toMatchObject({ code: 'job_expired' });
  });
});

describe('settled jobs', () => {
  it('are forgotten oldest first when they take too much room', async () => {
    await reopen({ maxSettledBytes: 10_000 });
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) {
      ids.push((await submit({ text: `${i}`.padEnd(1_000, '.') })).id);
      await drain();
      await clock.advance(1);
    }
    await queue.sweep();
    const kept = await Promise.all(ids.map((id) => queue.get(id)));
    // Text and result of each: 2,000 bytes.
    expect(kept.map((job) => job !== undefined)).toEqual([...Array(5).fill(false), ...Array(5).fill(true)]);
  });

  it('stay for their deliveries, however much they take', async () => {
    await reopen({ maxSettledBytes: 100 });
    const { id } = await submit({ inlet: 'radio', text: 'x'.repeat(1_000) });
    await drain();
    await queue.sweep();
    expect(await queue.due('radio', 1)).toHaveLength(1);
    await queue.complete(id);
    await clock.advance(25 * 60 * MINUTE);
    await queue.sweep();
    expect(await queue.get(id)).toBeUndefined();
  });
});

describe('events', () => {
  it('can be had again after the last one seen, over restarts too', async () => {
    await submit();
    await drain();
    await reopen();
    await submit();
    expect((await queue.eventsAfter(1)).map(({ seq, state }) => [seq, state])).toEqual([
      [2, 'leased'],
      [3, 'done'],
      [4, 'queued'],
    ]);
    expect(await queue.eventsAfter(0, { limit: 2 })).toHaveLength(2);
    expect(await queue.eventsAfter(4)).toEqual([]);
  });

  it('are kept up to a number', async () => {
    await reopen({ keepEvents: 10 });
    for (let i = 0; i < 30; i++) await submit();
    expect((await queue.eventsAfter(0)).map(({ seq }) => seq)).toEqual([
      21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    ]);
    await reopen({ keepEvents: 5 });
    await submit();
    expect(await queue.eventsAfter(0)).toHaveLength(5);
  });

  it('tell of every slice', async () => {
    const seen: JobEvent[] = [];
    await submit();
    queue.onEvent((event) => seen.push(event));
    await queue.saveProgress(await lease(), slice('a', 'b'), 10_000);
    expect(
      seen.map(({ state, doneSegments, totalSegments }) => [state, doneSegments, totalSegments]),
    ).toEqual([
      ['leased', 0, 0],
      ['leased', 2, 4],
    ]);
  });
});

describe('measurements', () => {
  it('tell of writes, waits, services and lapses', async () => {
    const seen: QueueMeasurement[] = [];
    await reopen({ measure: (measurement) => seen.push(measurement) });
    await submit({ priority: 'high' });
    await clock.advance(700);
    const leased = await lease();
    await clock.advance(300);
    await queue.settle(leased, shouted(leased));
    await submit();
    await lease();
    await clock.advance(10_000);
    await queue.sweep();
    expect(seen.filter(({ kind }) => kind !== 'write')).toEqual([
      { kind: 'started', priority: 'high', waitMs: 700 },
      { kind: 'settled', priority: 'high', state: 'done', attempts: 1, serviceMs: 300 },
      { kind: 'started', priority: 'normal', waitMs: 0 },
      { kind: 'lapsed', priority: 'normal' },
    ]);
    expect(seen).toContainEqual(expect.objectContaining({ kind: 'write', sync: true, transactions: 1 }));
  });
});

describe('the age of the oldest waiting job', () => {
  it('is told for each priority', async () => {
    await submit({ by: 'a' });
    await clock.advance(1_000);
    await submit({ by: 'a' });
    await submit({ by: 'b', priority: 'bulk' });
    await clock.advance(500);
    await queue.flush();
    expect(await queue.oldestWaitingMs()).toEqual({ normal: 1_500, bulk: 500 });
    await drain();
    await queue.flush();
    expect(await queue.oldestWaitingMs()).toEqual({});
  });
});

describe('the waiting time told', () => {
  it('is what the wait turns out to be', async () => {
    // The node learns how fast it is, then meets a crowd.
    const serve = async () => {
      const leased = await lease();
      await clock.advance(leased.job.request.work * 8);
      await queue.settle(leased, shouted(leased));
      return leased.job.id;
    };
    for (let i = 0; i < 20; i++) {
      await submit({ work: 10 + (i % 7) });
      await serve();
    }
    const told = new Map<string, number>();
    const asked = clock.monotonic();
    for (let i = 0; i < 120; i++) {
      const priority = (['high', 'normal', 'bulk'] as const)[i % 3] ?? 'normal';
      await submit({ by: `r${i % 11}`, priority, work: 5 + ((i * 7) % 20) });
    }
    for (const { jobId } of await queue.eventsAfter(60))
      told.set(jobId, (await queue.waitingTimeMs(jobId)) ?? -1);
    const ratios: number[] = [];
    while (queue.counts().waiting.high + queue.counts().waiting.normal + queue.counts().waiting.bulk > 0) {
      const waitedMs = clock.monotonic() - asked;
      const expected = told.get(await serve()) ?? -1;
      // Half a second either way is nothing to a person.
      ratios.push((expected + 500) / (waitedMs + 500));
    }
    expect(ratios).toHaveLength(120);
    const off = ratios.filter((ratio) => ratio < 0.5 || ratio > 2);
    expect(off.length).toBeLessThanOrEqual(12);
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(mean).toBeGreaterThan(0.8);
    expect(mean).toBeLessThan(1.25);
  });

  it('is not told of a job that runs or is done', async () => {
    const job = await submit();
    expect(await queue.waitingTimeMs(job.id)).toBe(0);
    await drain();
    expect(await queue.waitingTimeMs(job.id)).toBeUndefined();
    expect(await queue.waitingTimeMs('nothing')).toBeUndefined();
  });
});

describe('a full disk', () => {
  it('stops accepting before it is full, and goes on by itself', async () => {
    await queue.close();
    let free = 100_000_000;
    queue = await openQueueOn(
      { open: () => openStore(folder), freeBytes: async () => free },
      { clock, minFreeBytes: 50_000_000 },
    );
    await submit({ text: 'before' });
    free = 40_000_000;
    await clock.advance(1_000);
    await expect(submit()).rejects.toMatchObject({ code: 'disk_full', retryAfterMs: expect.any(Number) });
    await submit({ text: 'help', priority: 'emergency' });
    expect(await drain()).toEqual(['help', 'before']);
    free = 24_000_000;
    await clock.advance(1_000);
    await expect(submit({ priority: 'emergency' })).rejects.toMatchObject({ code: 'disk_full' });
    free = 60_000_000;
    await clock.advance(1_000);
    await submit();
  });
});

describe('the outbox', () => {
  it('offers a result until it is completed', async () => {
    let calls = 0;
    queue.onDelivery(() => calls++);
    const job = await submit({ inlet: 'radio', text: 'hi' });
    await drain();
    expect(calls).toBe(1);
    expect(queue.counts().deliveries).toBe(1);
    const [delivery] = await queue.due('radio', 5);
    expect(delivery).toMatchObject({
      jobId: job.id,
      replyTo: { inlet: 'radio', replyId: 9 },
      outcome: { result: { text: 'HI' } },
      attempts: 0,
      expiresAt: clock.now() + 24 * 60 * MINUTE,
    });
    expect(await queue.due('peer', 5)).toEqual([]);
    await reopen();
    expect(await queue.due('radio', 5)).toEqual([delivery]);
    await queue.complete(job.id);
    await queue.complete(job.id);
    expect(await queue.due('radio', 5)).toEqual([]);
    expect(queue.counts().deliveries).toBe(0);
  });

  it('offers emergencies first, then the oldest, and rests the deferred', async () => {
    const [a, b, c] = await queue.submit([
      request({ inlet: 'radio', text: 'a' }),
      request({ inlet: 'radio', text: 'b' }),
      request({ inlet: 'radio', text: 'c', priority: 'emergency' }),
    ]);
    // The emergency is settled last, and offered first.
    const [urgent, first, second] = [await lease(), await lease(), await lease()];
    for (const leased of [first, second, urgent]) await queue.settle(leased, shouted(leased));
    const ids = async () => (await queue.due('radio', 5)).map(({ jobId }) => jobId);
    expect(await ids()).toEqual([c?.id, a?.id, b?.id]);
    await queue.defer(a?.id ?? '', clock.now() + MINUTE);
    expect(await ids()).toEqual([c?.id, b?.id]);
    await clock.advance(MINUTE);
    expect(await ids()).toEqual([c?.id, a?.id, b?.id]);
  });
});

describe('limits', () => {
  it('refuse bulk first and emergencies last, and say when to come back', async () => {
    await reopen({ maxWaiting: 20, maxWaitingPerRequester: 1_000 });
    const taken = { bulk: 0, normal: 0, high: 0, emergency: 0 };
    for (const priority of ['bulk', 'normal', 'high', 'emergency'] as const) {
      for (let i = 0; ; i++) {
        const refused = await submit({ priority, by: `${i}` }).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (refused) {
          expect(refused).toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
          break;
        }
        taken[priority]++;
      }
    }
    expect(taken).toEqual({ bulk: 14, normal: 3, high: 2, emergency: 1 });
  });

  it('hold for each requester and for bytes', async () => {
    await reopen({ maxWaitingPerRequester: 10, maxWaitingBytes: 1_000 });
    await queue.submit(Array.from({ length: 8 }, () => request()));
    await expect(submit()).rejects.toMatchObject({ code: 'overloaded' });
    await submit({ by: 'bo' });
    await expect(submit({ by: 'cy', text: 'x'.repeat(900) })).rejects.toMatchObject({ code: 'overloaded' });
  });
});

describe('the data folder', () => {
  it('is held by one process at a time', async () => {
    await expect(openQueue({ folder, clock })).rejects.toMatchObject({
      code: 'store_locked',
      message: expect.stringContaining(`${process.pid}`),
      remedy: expect.any(String),
    });
  });

  it('is refused to those who come after closing', async () => {
    await queue.close();
    await expect(submit()).rejects.toMatchObject({ code: 'shutting_down' });
    await expect(queue.get('x')).rejects.toMatchObject({ code: 'shutting_down' });
    await open();
  });
});
