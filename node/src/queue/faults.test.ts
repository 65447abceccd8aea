import type { JobEvent } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkStore } from './check.js';
import { ALARM } from './keys.js';
import { openQueueOn } from './open.js';
import type { JobQueue } from './queue.js';
import { request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

/** For what does not come at all: a busy machine takes many times as long as a quiet one. */
const PATIENCE = { timeout: 60_000, interval: 5 };
const worker = { owner: 'w', durationMs: 60_000 };
let disk: SimulatedDisk;
let clock: ManualClock;
let queue: JobQueue;

beforeEach(async () => {
  disk = new SimulatedDisk();
  clock = new ManualClock();
  queue = await openQueueOn({ open: disk.open }, { clock });
  return () => queue.close();
});

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** Lets the queue open its store again. */
async function recovered(): Promise<void> {
  await vi.waitFor(async () => {
    await clock.advance(2_000);
    expect(queue.problem).toBeUndefined();
  }, PATIENCE);
}

const isClean = async () => {
  await queue.flush();
  return (await checkStore(await disk.copy().open())).findings;
};

describe('a read that fails', () => {
  it('puts off what is due, and no longer than that', async () => {
    await queue.submit([request({ text: 'again' })]);
    const lease = await queue.lease(worker);
    if (!lease) throw new Error('nothing was leased');
    await queue.release(lease, { code: 'engine_failed', message: 'worker gone' });
    // The look for faults reads the alarms too: it is to be over before.
    await clock.advance(0);
    await queue.reconcile();
    let failures = 0;
    disk.beforeRead = (gte) => {
      if (!gte.startsWith(ALARM)) return;
      failures++;
      throw new Error('IO error: Input/output error');
    };
    await clock.advance(2_000);
    await vi.waitFor(() => expect(failures).toBe(1), PATIENCE);
    disk.beforeRead = undefined;
    await clock.advance(6_000);
    expect((await queue.lease(worker))?.job.request.text).toBe('again');
  });
});

describe('a lease that is renewed in time', () => {
  const grant = { owner: 'w', durationMs: 30_000 };
  const leased = async () => {
    const [job] = await queue.submit([request({ text: 'work' })]);
    const lease = await queue.lease(grant);
    if (!job || !lease) throw new Error('nothing was leased');
    return { job, lease };
  };

  it('outlasts a disk that pauses', async () => {
    await queue.submit([request({ text: 'tried again' })]);
    const failed = await queue.lease(grant);
    if (!failed) throw new Error('nothing was leased');
    const { job, lease } = await leased();
    await queue.release(failed, { code: 'engine_failed', message: 'worker gone' });
    let goOn = () => {};
    const paused = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    disk.beforeWrite = () => paused;
    const beats: Promise<unknown>[] = [];
    for (let beat = 0; beat < 5; beat++) {
      await clock.advance(10_000);
      beats.push(queue.renew(lease, grant.durationMs));
    }
    goOn();
    await Promise.all(beats);
    await queue.settle(lease, shouted(lease));
    const { state, attempts } = (await queue.get(job.id)) ?? {};
    expect({ state, attempts }).toEqual({ state: 'done', attempts: 1 });
  });

  it('outlasts a disk that fails for longer than it lasts', async () => {
    const { job, lease } = await leased();
    await queue.flush();
    disk.beforeWrite = () => {
      throw new Error('IO error: No space left on device');
    };
    for (let tried = 0; tried < 12; tried++) {
      await clock.advance(10_000);
      expect(['disk_full', 'ok']).toContain(await code(queue.renew(lease, grant.durationMs)));
      expect(await code(queue.settle(lease, shouted(lease)))).toBe('disk_full');
    }
    disk.beforeWrite = undefined;
    await recovered();
    await queue.settle(lease, shouted(lease));
    expect(await queue.get(job.id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(await isClean()).toEqual([]);
  });

  it('is not taken for a death of the process where it lapses while the disk fails', async () => {
    const { job } = await leased();
    await queue.flush();
    disk.weather = 'refuse';
    await clock.advance(30_000);
    await vi.waitFor(() => expect(queue.problem).toBeDefined(), PATIENCE);
    await recovered();
    await vi.waitFor(async () => {
      await clock.advance(10_000);
      expect(await queue.get(job.id)).toMatchObject({ state: 'queued', failure: { code: 'timeout' } });
    }, PATIENCE);
  });
});

describe('a write that fails', () => {
  it('is told to all who wait for it, keeps nothing of theirs, and is over by itself', async () => {
    await queue.submit([request({ text: 'kept' })]);
    disk.weather = 'refuse';
    const said = await Promise.all(
      [1, 2, 3].map((i) => code(queue.submit([request({ text: `lost ${i}` })]))),
    );
    expect(said).toEqual(['disk_full', 'disk_full', 'disk_full']);
    expect(queue.problem).toMatchObject({ code: 'disk_full', remedy: expect.any(String) });
    expect(await code(queue.submit([request()]))).toBe('disk_full');
    expect(await code(queue.get('x'))).toBe('disk_full');
    await recovered();
    expect(queue.counts().waiting.normal).toBe(1);
    expect((await queue.lease(worker))?.job.request.text).toBe('kept');
    expect(await isClean()).toEqual([]);
  });

  it('may have been stored all the same: the idempotency key then finds the job', async () => {
    disk.weather = 'store-and-fail';
    expect(await code(queue.submit([request({ key: 'k' })]))).toBe('store_failed');
    await recovered();
    await queue.submit([request({ key: 'k' })]);
    expect(queue.counts().waiting.normal).toBe(1);
  });

  it('leaves leases alone whose jobs are still leased, and takes back the rest', async () => {
    await queue.submit([request({ text: 'a' }), request({ text: 'b' }), request({ text: 'c' })]);
    const held = await queue.lease(worker);
    const settling = await queue.lease(worker);
    await queue.flush();
    const unwritten = await queue.lease(worker);
    disk.weather = 'refuse';
    if (!held || !settling || !unwritten) throw new Error('no lease');
    expect(await code(queue.settle(settling, shouted(settling)))).toBe('disk_full');
    await recovered();
    expect(await code(queue.renew(held, 60_000))).toBe('ok');
    expect(await code(queue.renew(unwritten, 60_000))).toBe('lease_lost');
    // Its result was refused by the disk, not by the queue: it is taken now, in the same attempt.
    expect((await queue.settle(settling, shouted(settling))).attempts).toBe(1);
    expect(queue.counts()).toMatchObject({ running: 1, waiting: { normal: 1 } });
    await queue.settle(held, shouted(held));
    expect(await isClean()).toEqual([]);
  });

  it('never gives two leases of a job the same fence', async () => {
    await queue.submit([request()]);
    disk.weather = 'refuse';
    const lost = await queue.lease(worker);
    if (!lost) throw new Error('no lease');
    expect(await code(queue.flush())).toBe('disk_full');
    await recovered();
    const next = await queue.lease(worker);
    if (!next) throw new Error('no lease');
    expect(next.fence).toBeGreaterThan(lost.fence);
    expect(await code(queue.settle(lost, shouted(lost)))).toBe('lease_lost');
    expect(await code(queue.settle(next, shouted(next)))).toBe('ok');
  });

  it('costs a job that was to go back no attempt, and its lease nothing', async () => {
    await queue.submit([request()]);
    const lease = await queue.lease(worker);
    if (!lease) throw new Error('no lease');
    await queue.flush();
    for (const part of ['release', 'cancel']) {
      disk.weather = 'refuse';
      const refused = part === 'release' ? queue.release(lease) : queue.cancel(lease.job.id);
      expect(await code(refused)).toBe('disk_full');
      await recovered();
      expect(await code(queue.renew(lease, 60_000))).toBe('ok');
    }
    await queue.release(lease);
    expect((await queue.lease(worker))?.job.attempts).toBe(1);
  });

  it('that was stored all the same is told to those who listen, once and in order', async () => {
    const told: JobEvent[] = [];
    queue.onEvent((event) => told.push(event));
    await queue.submit([request()]);
    const lease = await queue.lease(worker);
    if (!lease) throw new Error('no lease');
    await queue.flush();
    disk.weather = 'store-and-fail';
    expect(await code(queue.settle(lease, shouted(lease)))).toBe('store_failed');
    await recovered();
    expect(told.map(({ state }) => state)).toEqual(['queued', 'leased', 'done']);
    expect(told).toEqual(await queue.eventsAfter(0));
  });

  it('at any point of any run loses nothing that was acknowledged', async () => {
    const step = fc.record({
      what: fc.constantFrom('submit', 'run', 'deliver', 'refuse', 'store-and-fail', 'slow', 'power'),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        disk = new SimulatedDisk();
        queue = await openQueueOn({ open: disk.open }, { clock, maxCrashes: 1_000 });
        const acknowledged = new Set<string>();
        let key = 0;
        for (const { what, share } of steps) {
          if (queue.problem) await recovered();
          if (what === 'refuse' || what === 'store-and-fail') disk.weather = what;
          if (what === 'slow') disk.beforeWrite = () => new Promise((resolve) => setImmediate(resolve));
          if (what === 'submit') {
            const asked = Array.from({ length: 3 }, () =>
              queue.submit([request({ key: `${key++}`, inlet: 'radio' })]),
            );
            for (const answer of await Promise.allSettled(asked)) {
              if (answer.status === 'fulfilled') for (const { id } of answer.value) acknowledged.add(id);
            }
          }
          if (what === 'run') {
            const lease = await queue.lease(worker).catch(() => undefined);
            if (lease) await code(queue.settle(lease, shouted(lease)));
          }
          if (what === 'deliver' && !queue.problem) {
            for (const { jobId } of await queue.due('radio', 1)) await code(queue.complete(jobId));
          }
          if (what === 'power') {
            disk = disk.afterPowerCut(share);
            queue = await openQueueOn({ open: disk.open }, { clock, maxCrashes: 1_000 });
          }
        }
        disk.weather = 'fine';
        if (queue.problem) await recovered();
        for (let lease = await queue.lease(worker); lease; lease = await queue.lease(worker)) {
          await queue.settle(lease, shouted(lease));
        }
        // Leases given out before a write failed are still held: their jobs are open, not lost.
        for (const id of acknowledged) expect(['done', 'leased']).toContain((await queue.get(id))?.state);
        expect(await isClean()).toEqual([]);
        await queue.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is written without a flush', () => {
  it('is flushed soon after, so that a power cut takes no more than that', async () => {
    const [job] = await queue.submit([request()]);
    const lease = await queue.lease(worker);
    if (!lease || !job) throw new Error('no lease');
    await queue.settle(lease, shouted(lease));
    const stateAfterCut = async () => {
      const after = await openQueueOn({ open: disk.afterPowerCut(0).open }, { clock });
      const state = (await after.get(job.id))?.state;
      await after.close();
      return state;
    };
    expect(await stateAfterCut()).toBe('queued');
    await clock.advance(200);
    await queue.flush();
    expect(await stateAfterCut()).toBe('done');
  });

  it('is flushed when the queue is closed', async () => {
    const [job] = await queue.submit([request()]);
    const lease = await queue.lease(worker);
    if (lease) await queue.settle(lease, shouted(lease));
    await queue.close();
    queue = await openQueueOn({ open: disk.afterPowerCut(0).open }, { clock });
    expect((await queue.get(job?.id ?? ''))?.state).toBe('done');
  });
});

describe('a fault in the indexes', () => {
  async function tamper(change: Parameters<SimulatedDisk['tamper']>[0]): Promise<number> {
    await queue.flush();
    return disk.tamper(change);
  }

  it.each(['q/', 'n/', 'o/', 'z/', 'a/', 'l/', 'f/', 'counters', 's/', 'i/'])(
    'is found and mended where entries of %s are gone',
    async (prefix) => {
      for (let i = 0; i < 6; i++) {
        await queue.submit([
          request({ by: `r${i % 3}`, inlet: 'radio', key: `${i}`, expiresAt: clock.now() + 1e6 }),
        ]);
      }
      const [settled] = [await queue.lease(worker), await queue.lease(worker)];
      if (settled) await queue.settle(settled, shouted(settled));
      expect(await tamper((key) => (key.startsWith(prefix) ? null : undefined))).toBeGreaterThan(0);
      const store = await disk.open();
      const { findings, jobs } = await checkStore(store, { repair: true });
      expect(findings.length).toBeGreaterThan(0);
      expect(jobs).toBe(6);
      expect((await checkStore(store)).findings).toEqual([]);
      queue = await openQueueOn({ open: disk.open }, { clock });
      let ran = 0;
      for (let lease = await queue.lease(worker); lease; ran++, lease = await queue.lease(worker)) {
        await queue.settle(lease, shouted(lease));
      }
      // Without states, the job that has a result counts as done all the same.
      expect(ran).toBe(5);
      expect(await isClean()).toEqual([]);
    },
  );

  it('lists what cannot be mended', async () => {
    const jobs = await queue.submit([request({ text: 'a' }), request({ text: 'b' }), request({ text: 'c' })]);
    const [a, b, c] = jobs.map(({ id }) => id);
    await tamper((key) => {
      if (key === `t/${a}` || key === `j/${b}`) return null;
      return key === `s/${c}` ? '{"torn' : undefined;
    });
    const store = await disk.open();
    const { found, findings } = await checkStore(store, { repair: true });
    expect(found).toMatchObject({
      job_lost: expect.any(Number),
      job_mended: 1,
      unreadable: expect.any(Number),
    });
    for (const id of [a, b, c]) expect(findings.some(({ message }) => message.includes(`${id}`))).toBe(true);
    expect((await checkStore(store)).findings).toEqual([]);
    queue = await openQueueOn({ open: disk.open }, { clock });
    expect(await queue.get(a ?? '')).toMatchObject({ state: 'failed', failure: { code: 'store_corrupt' } });
    expect(await queue.get(b ?? '')).toBeUndefined();
    expect((await queue.lease(worker))?.job.id).toBe(c);
  });

  it('is found by the running queue, and mended while leases are held', async () => {
    await queue.submit([request({ by: 'a', text: 'a' }), request({ by: 'b', text: 'b' })]);
    const held = await queue.lease(worker);
    await tamper((key) => (key.startsWith('n/') ? null : undefined));
    await queue.reconcile();
    expect(queue.problem).toBeUndefined();
    expect((await queue.lease(worker))?.job.request.text).toBe('b');
    if (held) await queue.settle(held, shouted(held));
    expect(await isClean()).toEqual([]);
  });

  it('is mended when the next job is asked for', async () => {
    await queue.submit([request({ by: 'a', text: 'a' }), request({ by: 'b', text: 'b' })]);
    await tamper((key) => (key.startsWith('n/') ? null : undefined));
    const texts = [await queue.lease(worker), await queue.lease(worker)].map(
      (lease) => lease?.job.request.text,
    );
    expect(texts.toSorted()).toEqual(['a', 'b']);
  });

  it('that leaves a job leased to nobody is found, and the job given back', async () => {
    const [job] = await queue.submit([request()]);
    await queue.flush();
    const leased = { state: 'leased', attempts: 1, failures: 0, crashes: 0, fence: 1, owner: 'gone' };
    const state = JSON.stringify({ ...leased, doneSegments: 0, totalSegments: 0, slices: 0 });
    await tamper((key) => (key === `s/${job?.id}` ? state : undefined));
    await queue.reconcile();
    expect(await queue.lease(worker)).toMatchObject({ fence: 2, job: { id: job?.id } });
    expect(await isClean()).toEqual([]);
  });
});

describe('a power cut', () => {
  it('frees no number under which an event was told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        async (cuts) => {
          disk = new SimulatedDisk();
          const told = new Map<number, string>();
          let last = 0;
          const start = async () => {
            queue = await openQueueOn({ open: disk.open }, { clock, maxCrashes: 1_000 });
            queue.onEvent(({ seq, jobId, state }) => {
              expect(told.has(seq), `event ${seq} again`).toBe(false);
              expect(seq).toBeGreaterThan(last);
              last = seq;
              told.set(seq, `${jobId} ${state}`);
            });
          };
          await start();
          for (const share of cuts) {
            await queue.submit([request(), request()]);
            const lease = await queue.lease(worker);
            // Not flushed: the result is only read.
            if (lease) await queue.settle(lease, shouted(lease));
            await queue.lease(worker);
            await queue.flush();
            disk = disk.afterPowerCut(share);
            await start();
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of a queue that was closed leaves no gap in the events', async () => {
    await queue.submit([request()]);
    await queue.close();
    disk = disk.afterPowerCut(0);
    queue = await openQueueOn({ open: disk.open }, { clock });
    await queue.submit([request()]);
    expect((await queue.eventsAfter(0)).map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('a board that starts in 1970 after a power cut', () => {
  const HOUR = 3_600_000;

  /** With a job that waits and an answer to deliver, both good for six hours, after a power cut. */
  async function startedIn1970(): Promise<void> {
    const expiresAt = clock.now() + 6 * HOUR;
    const asked = { inlet: 'radio' as const, expiresAt };
    await queue.submit([request(asked), request(asked)]);
    const lease = await queue.lease(worker);
    if (!lease) throw new Error('nothing was leased');
    await queue.settle(lease, shouted(lease));
    await startedAgain(new ManualClock(0));
  }

  async function startedAgain(at: ManualClock): Promise<void> {
    disk = disk.afterPowerCut(1);
    clock = at;
    queue = await openQueueOn({ open: disk.open }, { clock });
    await clock.advance(2 * 60_000);
  }

  const expectNothingLost = async () => {
    expect(queue.counts().waiting.normal).toBe(1);
    expect(await queue.due('radio', 9)).toHaveLength(1);
  };

  /** All that is left is to say so. */
  const expectTimeIsOver = async () => {
    expect(queue.counts().waiting.normal).toBe(0);
    expect(await queue.due('radio', 9)).toMatchObject([{ isGivenUp: true }, { isGivenUp: true }]);
  };

  it('loses nothing when the clock is set and the queue closed in the same minute', async () => {
    await startedIn1970();
    clock.jump(Date.UTC(2026, 5) - clock.now());
    await queue.close();
    await startedAgain(new ManualClock(clock.now()));
    await expectNothingLost();
  });

  it('loses nothing when the clock is set and the power fails again', async () => {
    await startedIn1970();
    clock.jump(Date.UTC(2026, 5) - clock.now());
    await queue.reconcile();
    await startedAgain(new ManualClock(clock.now() + HOUR));
    await expectNothingLost();
    await clock.advance(6 * HOUR);
    await queue.sweep();
    await expectTimeIsOver();
  });

  it('loses nothing when its clock is right at a later start', async () => {
    const right = clock.now();
    await startedIn1970();
    await startedAgain(new ManualClock(0));
    await startedAgain(new ManualClock(right + HOUR));
    await expectNothingLost();
    await clock.advance(5 * HOUR);
    await queue.sweep();
    await expectTimeIsOver();
  });
});
