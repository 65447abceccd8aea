/** The dispatcher with the real queue on a real disk, and a translator that does as it is told. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BabelmeshError, isSettled, type JobEvent, type Lease, type Logger } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { type JobQueue, openQueue, type QueueOptions } from '../queue/index.js';
import { openQueueOn } from '../queue/open.js';
import { type Asked, request } from '../queue/testing/requests.js';
import { SimulatedDisk } from '../queue/testing/simulated-disk.js';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';
import type { LeaseQueue } from './ports.js';
import { OneWorker } from './testing/one-worker.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const BATCH_MS = 100;

/** Lines of a text, each with its own name: `ana1.0`, `ana1.1` … */
const lines = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}.${i}`);
const text = (name: string, count = 1) => lines(name, count).join('\n');

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'babelmesh-dispatch-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

interface Options {
  readonly folder?: string;
  readonly clock?: ManualClock;
  readonly worker?: OneWorker;
  readonly queue?: Partial<QueueOptions>;
  readonly dispatcher?: Partial<DispatcherOptions>;
  /** Stands between dispatcher and queue. */
  readonly between?: (queue: JobQueue) => LeaseQueue;
}

async function setUp({
  folder,
  clock = new ManualClock(),
  worker = new OneWorker(),
  queue: queueOptions = {},
  dispatcher: dispatcherOptions = {},
  between = (queue) => queue,
}: Options = {}) {
  const queue = await openQueue({
    folder: folder ?? (await temporaryFolder()),
    clock,
    random: () => 0.5,
    ...queueOptions,
  });
  onTestFinished(() => queue.close());
  return { ...run(queue, clock, worker, between, dispatcherOptions), queue, clock, worker };
}

function run(
  queue: JobQueue,
  clock: ManualClock,
  worker: OneWorker,
  between: (queue: JobQueue) => LeaseQueue,
  options: Partial<DispatcherOptions>,
) {
  const events: JobEvent[] = [];
  queue.onEvent((event) => events.push(event));
  const dispatcher = new Dispatcher({
    queue: between(queue),
    translator: worker,
    clock,
    logger: silent,
    placeCharacters: 1,
    ...options,
  });
  /** Lets the disk and everything that waits for it go on until this holds. */
  const until = async (holds: () => boolean) => {
    const end = performance.now() + 10_000;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`It never came to hold: ${holds}`);
      await clock.advance(0);
    }
  };
  /** Ends a batch, and waits until everything it led to has happened. */
  const work = async (batches = 1) => {
    for (let n = 0; n < batches; n++) {
      await until(() => !worker.isIdle);
      await clock.advance(BATCH_MS);
      worker.finish();
      await settle();
    }
  };
  const settle = async () => {
    for (let n = 0; n < 3; n++) {
      await clock.advance(0);
      await queue.flush().catch(() => undefined);
    }
  };
  const workUntil = async (holds: () => boolean) => {
    while (!holds()) await work();
  };
  const submit = async (asked: Asked) => {
    const [job] = await queue.submit([request(asked)]);
    await settle();
    return job?.id ?? '';
  };
  const stateOf = (id: string) => events.findLast(({ jobId }) => jobId === id)?.state;
  const isOver = (id: string) => isSettled(stateOf(id) ?? 'queued');
  const endings = (id: string) =>
    events.filter(({ jobId, state }) => jobId === id && isSettled(state)).length;
  return { dispatcher, events, until, settle, work, workUntil, submit, stateOf, isOver, endings };
}

/** Batches begun since there were `since`, before the one with this line. */
function batchesBefore(worker: OneWorker, since: number, line: string): number {
  return worker.batches.slice(since).findIndex((batch) => batch.includes(line));
}

it('begins an emergency with the next batch, however much waits and runs', async () => {
  const { dispatcher, worker, submit, work, until, isOver } = await setUp();
  for (let n = 0; n < 40; n++)
    await submit({ by: `r${n % 4}`, text: text(`long${n}`, 50), priority: 'high' });
  dispatcher.start();
  await work(10);
  for (let n = 0; n < 5; n++) {
    await until(() => !worker.isIdle);
    const begun = worker.batches.length;
    const id = await submit({ by: `hurt${n}`, text: text(`help${n}`, 3), priority: 'emergency' });
    await work(2);
    expect(batchesBefore(worker, begun, `help${n}.0`)).toBe(0);
    expect(isOver(id)).toBe(true);
  }
});

it('begins an emergency at once, however long the next lease is in coming', async () => {
  let leases = 0;
  const { dispatcher, worker, submit, until, work, isOver } = await setUp({
    between: (real) =>
      new Proxy(real, {
        get(target, name) {
          // A disk that pauses, say.
          if (name === 'lease' && ++leases > 2) return () => new Promise(() => {});
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
  });
  const first = await submit({ by: 'ana', text: text('sos'), priority: 'emergency' });
  await submit({ by: 'bea', text: text('help'), priority: 'emergency' });
  await submit({ by: 'carl', text: text('hello') });
  dispatcher.start();
  await until(() => worker.batches.flat().includes('sos.0'));
  await work(2);
  expect(worker.batches.flat()).toEqual(['sos.0', 'help.0']);
  expect(isOver(first)).toBe(true);
});

it.each([1, 5, 12])(
  'with 10,000 jobs: a newcomer waits a slice for each requester (%i lines)',
  async (count) => {
    const { queue, dispatcher, worker, submit, work, workUntil, isOver } = await setUp();
    for (let n = 0; n < 10_000; n += 1_000) {
      await queue.submit(
        Array.from({ length: 1_000 }, (_, k) =>
          request({ by: 'ana', text: text(`ana${n + k}`, count), work: count * 12 }),
        ),
      );
    }
    dispatcher.start();
    await work(40);
    for (const name of ['bea', 'carl', 'dan']) {
      const begun = worker.batches.length;
      const id = await submit({ by: name, text: text(name) });
      await workUntil(() => isOver(id));
      expect(batchesBefore(worker, begun, `${name}.0`)).toBeLessThanOrEqual(1);
    }
  },
);

it('lets a newcomer wait a slice for each of many active requesters at most', async () => {
  const { dispatcher, worker, submit, work, workUntil, isOver } = await setUp();
  for (let n = 0; n < 60; n++) await submit({ by: `r${n % 6}`, text: text(`r${n}`, 20), work: 240 });
  dispatcher.start();
  await work(30);
  const begun = worker.batches.length;
  const id = await submit({ by: 'newcomer', text: text('new') });
  await workUntil(() => isOver(id));
  expect(batchesBefore(worker, begun, 'new.0')).toBeLessThanOrEqual(6);
});

it('brings a long text to its end among many short ones, and asks the queue no more often than it must', async () => {
  let leases = 0;
  const { queue, dispatcher, worker, submit, work, isOver } = await setUp({
    between: (real) =>
      new Proxy(real, {
        get(target, name) {
          if (name === 'lease') leases++;
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
  });
  const long = await submit({ by: 'ana', text: text('long', 80), work: 960 });
  dispatcher.start();
  let n = 0;
  for (; !isOver(long) && n < 200; n++) {
    for (const by of ['bea', 'carl']) await submit({ by, text: text(`${by}${n}`, 4), work: 48 });
    await work();
  }
  // The others ask for all the node can do: a third of it is the long text's, though not in full batches.
  expect(n).toBeLessThanOrEqual(10 * 4);
  expect(worker.batches.flat().filter((line) => line.startsWith('long.'))).toEqual(lines('long', 80));
  expect((await queue.result(long))?.text).toBe(text('long', 80).toUpperCase());
  expect((await queue.get(long))?.attempts).toBeLessThanOrEqual(1);
  expect(leases).toBeLessThan(6 * worker.batches.length);
});

it('does not turn in circles over jobs that wait for another attempt', async () => {
  const { dispatcher, worker, submit, work, workUntil, isOver, events } = await setUp();
  worker.failing.set('bad.0', new Error('worker gone'));
  const bad = await submit({ by: 'bea', text: text('bad') });
  dispatcher.start();
  await work();
  expect(events.at(-1)).toMatchObject({ jobId: bad, state: 'queued' });
  const long = await submit({ by: 'ana', text: text('long', 40), work: 480 });
  const before = events.length;
  await workUntil(() => isOver(long));
  // Leased once, a stored slice each, done: it was never given back for the sake of the paused one.
  const ofLong = events.slice(before - 1).filter(({ jobId }) => jobId === long);
  expect(ofLong.filter(({ state }) => state === 'queued').length).toBeLessThanOrEqual(1);
});

it('takes a cancelled job from its worker at the next slice', async () => {
  const { queue, dispatcher, worker, submit, work, stateOf, endings } = await setUp();
  const long = await submit({ text: text('long', 80) });
  dispatcher.start();
  await work(2);
  expect((await queue.cancel(long)).state).toBe('cancelled');
  await work();
  const begun = worker.batches.flat().length;
  expect(begun).toBe(24);
  const next = await submit({ text: text('next') });
  await work();
  expect(worker.batches.flat().slice(24)).toEqual(['next.0']);
  expect([stateOf(long), stateOf(next), endings(long)]).toEqual(['cancelled', 'done', 1]);
  expect(await queue.result(long)).toBeUndefined();
});

it('never has a second result from a worker that fell silent and came back', async () => {
  const late: (() => Promise<unknown>)[] = [];
  const isFirst = ({ fence }: Lease) => fence === 1;
  const { queue, clock, dispatcher, worker, submit, work, workUntil, until, isOver, endings } = await setUp({
    dispatcher: { leaseMs: 9_000 },
    between: (real) => ({
      lease: (grant) => real.lease(grant),
      renew: (lease, ms) => (isFirst(lease) ? Promise.resolve(lease) : real.renew(lease, ms)),
      progress: (lease) => real.progress(lease),
      saveProgress: (lease, progress, ms) => real.saveProgress(lease, progress, ms),
      settle(lease, outcome) {
        // As over a slow link: the answer to the first attempt arrives when a second is under way.
        if (!isFirst(lease)) return real.settle(lease, outcome);
        return new Promise((resolve, reject) => {
          late.push(() => real.settle(lease, outcome).then(resolve, reject));
        });
      },
      release: (lease: Lease, failure) => real.release(lease, failure),
      counts: () => real.counts(),
      onReady: (listener) => real.onReady(listener),
    }),
  });
  const id = await submit({ text: text('slow') });
  dispatcher.start();
  await work();
  await until(() => late.length === 1);
  await clock.advance(9_000);
  expect(await queue.get(id)).toMatchObject({ state: 'queued', failure: { code: 'timeout' } });
  await clock.advance(2_000);
  await until(() => !worker.isIdle);
  await late[0]?.();
  expect(isOver(id)).toBe(false);
  await workUntil(() => isOver(id));
  expect(await queue.get(id)).toMatchObject({ state: 'done', attempts: 2 });
  expect(endings(id)).toBe(1);
});

it('goes on after the last stored slice when the node is started again', async () => {
  const folder = await temporaryFolder();
  const clock = new ManualClock();
  const worker = new OneWorker();
  const first = await setUp({ folder, clock, worker });
  const id = await first.submit({ text: text('long', 40) });
  first.dispatcher.start();
  await first.work(2);
  await first.until(() => first.events.at(-1)?.doneSegments === 16);
  const stopped = first.dispatcher.stop({ graceMs: 1_000 });
  await clock.advance(1_000);
  await stopped;
  await first.queue.close();
  worker.finish();

  const second = await setUp({ folder, clock, worker });
  second.dispatcher.start();
  await second.workUntil(() => second.isOver(id));
  expect((await second.queue.result(id))?.text).toBe(text('long', 40).toUpperCase());
  expect(await second.queue.get(id)).toMatchObject({ state: 'done', attempts: 1 });
  // Only the slice that was interrupted is translated twice.
  const twice = worker.batches.flat().filter((line, i, all) => all.indexOf(line) !== i);
  expect(twice).toEqual(lines('long', 24).slice(16));
});

it('lets the running slice finish and hands the rest back when it is stopped', async () => {
  const { queue, clock, dispatcher, worker, submit, work, until, stateOf } = await setUp();
  const short = await submit({ by: 'ana', text: text('short', 4) });
  const long = await submit({ by: 'bea', text: text('long', 80) });
  const other = await submit({ by: 'carl', text: text('other', 80) });
  const waiting = await submit({ by: 'dan', text: text('later', 4) });
  dispatcher.start();
  await until(() => !worker.isIdle);
  let isStopped = false;
  const stopped = dispatcher.stop({ graceMs: 3_000 }).then(() => {
    isStopped = true;
  });
  await work();
  expect(stateOf(short)).toBe('done');
  while (!worker.isIdle && !isStopped) await work();
  await stopped;
  expect(await queue.get(long)).toMatchObject({ state: 'queued', attempts: 0, doneSegments: 8 });
  expect(await queue.get(other)).toMatchObject({ state: 'queued', attempts: 0, doneSegments: 4 });
  expect(await queue.get(waiting)).toMatchObject({ state: 'queued', attempts: 0 });
  expect(queue.counts().running).toBe(0);
  expect(clock.monotonic()).toBeLessThan(3_000);
});

it('is stopped in time by a translator that never lets go, and nothing is lost', async () => {
  const folder = await temporaryFolder();
  const clock = new ManualClock();
  const deaf = new OneWorker();
  deaf.translate = () => new Promise(() => {});
  const first = await setUp({ folder, clock, worker: deaf });
  const id = await first.submit({ text: text('stuck') });
  first.dispatcher.start();
  await first.until(() => first.queue.counts().running === 1);
  const startedAt = clock.monotonic();
  const stopped = first.dispatcher.stop({ graceMs: 3_000 });
  await clock.advance(3_500);
  await stopped;
  expect(clock.monotonic() - startedAt).toBeLessThanOrEqual(3_500);
  await first.queue.close();
  const second = await setUp({ folder, clock });
  expect(await second.queue.get(id)).toMatchObject({ state: 'queued', attempts: 0 });
});

it.each(['refuse', 'store-and-fail'] as const)(
  'keeps a job whose writes the disk fails (%s)',
  async (weather) => {
    const disk = new SimulatedDisk();
    const clock = new ManualClock();
    const worker = new OneWorker();
    const queue = await openQueueOn({ open: disk.open }, { clock, random: () => 0.5 });
    onTestFinished(() => queue.close());
    const { dispatcher, submit, settle } = run(queue, clock, worker, (real) => real, {});
    const id = await submit({ text: text('long', 20) });
    dispatcher.start();
    await settle();
    for (let n = 0; n < 6 && (await queue.get(id))?.state !== 'done'; n++) {
      // Each slice and the result fail once.
      if (n < 3) disk.weather = weather;
      worker.finish();
      await settle();
      await clock.advance(1_500);
      await settle();
    }
    const job = await queue.get(id);
    expect(job).toMatchObject({ state: 'done' });
    expect(job?.failure).toBeUndefined();
    expect((await queue.result(id))?.text).toBe(text('long', 20).toUpperCase());
    // What was stored is not done again.
    const twice = worker.batches.flat().filter((line, at, all) => all.indexOf(line) !== at);
    expect(lines('long', 20).slice(16)).toEqual(expect.arrayContaining(twice));
  },
);

it('ends a job that no attempt will cure, and keeps why', async () => {
  const { queue, dispatcher, worker, submit, work, isOver } = await setUp();
  worker.failing.set('odd.0', new BabelmeshError('unsupported_pair', 'no such model'));
  const id = await submit({ text: text('odd') });
  dispatcher.start();
  await work();
  expect(isOver(id)).toBe(true);
  expect(await queue.get(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    failure: { code: 'unsupported_pair' },
  });
});
