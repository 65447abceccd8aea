import {
  BabelmeshError,
  type Direction,
  type Job,
  type Logger,
  type Priority,
  type TranslationResult,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { openQueueOn } from '../queue/open.js';
import { request } from '../queue/testing/requests.js';
import { SimulatedDisk } from '../queue/testing/simulated-disk.js';
import { Admission } from './admission.js';
import { Dispatcher } from './dispatcher.js';
import type { Elsewhere } from './ports.js';
import { RemoteLane, type RemoteLaneOptions } from './remote-lane.js';
import { OneWorker } from './testing/one-worker.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

type Result = Omit<TranslationResult, 'jobId'>;

/** Somebody else, who does as the test says. */
class Others implements Elsewhere {
  directions: Direction[] = [{ source: 'en', target: 'sw', model: 'peer !0000000b', peer: '!0000000b' }];
  readonly asked: { job: Job; resolve: (result: Result) => void; reject: (error: Error) => void }[] = [];
  readonly lookedFor: string[] = [];
  onLook: () => void = () => {};
  hasLittleToDo = true;
  restMs = 0;
  #listener: () => void = () => {};

  async lookFor(source: string, target: string) {
    this.lookedFor.push(`${source}>${target}`);
    this.onLook();
  }
  check() {}
  hasSpare = () => this.hasLittleToDo;
  readyInMs = () => this.restMs;
  translate(job: Job, signal: AbortSignal) {
    return new Promise<Result>((resolve, reject) => {
      this.asked.push({ job, resolve, reject });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
  onChange(listener: () => void) {
    this.#listener = listener;
    return () => {};
  }
  change() {
    this.restMs = 0;
    this.#listener();
  }
  get texts() {
    return this.asked.map(({ job }) => job.request.text);
  }
}

async function setUp(
  options: Partial<RemoteLaneOptions> = {},
  { clock = new ManualClock(), disk = new SimulatedDisk() } = {},
) {
  const queue = await openQueueOn({ open: disk.open }, { clock, random: () => 1 });
  const worker = new OneWorker();
  const others = new Others();
  const lane = new RemoteLane({
    ...{ queue, translator: worker, elsewhere: others, clock, logger: silent },
    ...options,
  });
  const dispatcher = new Dispatcher({
    queue,
    translator: worker,
    clock,
    logger: silent,
    capacity: 2,
    remote: lane,
  });
  const admission = new Admission({ queue, translator: worker, clock, maxTextBytes: 1000, remote: lane });
  dispatcher.start();
  const stop = async () => {
    const stopped = dispatcher.stop({ graceMs: 0 });
    await clock.advance(1_000);
    await stopped;
    await queue.close();
  };
  onTestFinished(stop);
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await clock.advance(0);
      await queue.flush();
    }
  };
  const submit = async (text: string, target = 'sw', priority: Priority = 'normal', passes?: number) => {
    const asked = { ...request({ text, priority }), target, ...(passes !== undefined && { passes }) };
    const [job] = await admission.submit([asked]);
    await settle();
    return job?.id ?? '';
  };
  const result = (text: string): Result => ({
    ...{ text, source: 'en', target: 'sw', model: 'peer !0000000b', warnings: [] },
  });
  return { clock, disk, queue, worker, others, lane, dispatcher, admission, submit, settle, stop, result };
}

it('has others do what is not done here, few at once, and takes no place of the rest', async () => {
  const { queue, worker, others, submit, settle, result } = await setUp();
  const ids = [];
  for (const text of ['one', 'two', 'three']) ids.push(await submit(text));
  const own = await submit('mine', 'es');
  expect(others.texts).toEqual(['one', 'two']);
  expect(worker.batches.flat()).toEqual(['mine']);
  worker.finish();
  await settle();
  expect(await queue.get(own)).toMatchObject({ state: 'done' });
  others.asked[1]?.resolve(result('MBILI'));
  await settle();
  expect(others.texts).toEqual(['one', 'two', 'three']);
  expect(await queue.get(ids[1] ?? '')).toMatchObject({ state: 'done' });
  expect(await queue.result(ids[1] ?? '')).toMatchObject({ text: 'MBILI', model: 'peer !0000000b' });
});

it('looks at each job once as it comes, however many wait for a node that rests', async () => {
  const { others, admission, settle, clock } = await setUp({ mostWaiting: 500 });
  let looks = 0;
  others.restMs = 60_000;
  others.readyInMs = () => {
    looks++;
    return others.restMs;
  };
  const texts = Array.from({ length: 300 }, (_, i) => `text ${i}`);
  await admission.submit(texts.map((text) => ({ ...request({ text }), target: 'sw' })));
  for (let turn = 0; turn < 10; turn++) await settle();
  expect(looks).toBe(300);
  others.restMs = 0;
  await clock.advance(60_000);
  await settle();
  expect(others.texts).toEqual(texts.slice(0, 2));
});

it('looks at what others translated before anybody gets it', async () => {
  const { queue, worker, others, submit, settle, result } = await setUp();
  worker.review = (text, translation, { source, target }) => ({
    text: `${translation} (${source}>${target} ${text})`,
    warnings: ['numbers_differ', 'doubtful'],
  });
  const id = await submit('5 mg');
  others.asked[0]?.resolve({ ...result('mg 50'), warnings: ['truncated', 'doubtful'], confidence: -0.25 });
  await settle();
  expect(await queue.result(id)).toMatchObject({
    text: 'mg 50 (en>sw 5 mg)',
    model: 'peer !0000000b',
    confidence: -0.25,
    warnings: ['truncated', 'doubtful', 'numbers_differ'],
  });
});

it('asks with the time that is left by the wall clock, however that was set while the job waited here', async () => {
  const { clock, admission, others, settle } = await setUp();
  others.restMs = 60_000;
  await admission.submit([{ ...request({ expiresAt: clock.now() + 3_600_000 }), target: 'sw' }]);
  await settle();
  clock.jump(56 * 365 * 24 * 3_600_000);
  others.change();
  await settle();
  const [asked] = others.asked;
  expect(asked?.job.request.expiresAt).toBe(clock.now() + 3_600_000);
});

it('begins an emergency though others wait', async () => {
  const { others, submit } = await setUp();
  for (const text of ['one', 'two', 'three']) await submit(text);
  await submit('help', 'sw', 'emergency');
  expect(others.texts).toEqual(['one', 'two', 'help']);
});

it('counts a failure as an attempt, and tries again after a pause', async () => {
  const { clock, queue, others, submit, settle, result } = await setUp();
  const id = await submit('one');
  others.asked[0]?.reject(new BabelmeshError('peer_unavailable', 'Nobody answered.'));
  await settle();
  expect(await queue.get(id)).toMatchObject({
    state: 'queued',
    attempts: 1,
    failure: { code: 'peer_unavailable' },
  });
  await clock.advance(2_000);
  await settle();
  expect(others.asked[1]?.job).toMatchObject({ id, attempts: 2 });
  others.asked[1]?.resolve(result('MOJA'));
  await settle();
  expect(await queue.get(id)).toMatchObject({ state: 'done' });
});

it('fails at once what is the text’s own fault', async () => {
  const { queue, others, submit, settle } = await setUp();
  const id = await submit('one');
  others.asked[0]?.reject(new BabelmeshError('invalid_text', 'Half of a character.'));
  await settle();
  expect(await queue.get(id)).toMatchObject({ state: 'failed', failure: { code: 'invalid_text' } });
});

it('keeps its lease for as long as it takes, and lets go of what is cancelled', async () => {
  const { clock, queue, others, submit, settle, result } = await setUp();
  const [id, waiting] = [await submit('one'), await submit('two')];
  const third = await submit('three');
  for (let minute = 0; minute < 30; minute++) {
    await clock.advance(9_000);
    await settle();
  }
  expect(await queue.get(id)).toMatchObject({ state: 'leased', attempts: 1 });
  await queue.cancel(waiting);
  await queue.cancel(third);
  for (let n = 0; n < 4; n++) {
    await clock.advance(9_000);
    await settle();
  }
  expect(others.texts).toEqual(['one', 'two']);
  others.asked[0]?.resolve(result('MOJA'));
  await settle();
  expect(await queue.get(id)).toMatchObject({ state: 'done' });
  expect(queue.counts().running).toBe(0);
});

it('waits while those who could do it rest', async () => {
  const { clock, others, submit, settle } = await setUp();
  others.restMs = 60_000;
  await submit('one');
  expect(others.texts).toEqual([]);
  others.change();
  await settle();
  expect(others.texts).toEqual(['one']);
  others.restMs = 5_000;
  await submit('two');
  others.restMs = 0;
  await clock.advance(5_000);
  expect(others.texts).toEqual(['one', 'two']);
});

it('hands everything back when the node stops', async () => {
  const { queue, dispatcher, submit, settle } = await setUp();
  const ids = [];
  for (const text of ['one', 'two', 'three']) ids.push(await submit(text));
  await dispatcher.stop();
  await settle();
  for (const id of ids) expect(await queue.get(id)).toMatchObject({ state: 'queued', attempts: 0 });
});

it('refuses more than may wait, but no emergency', async () => {
  const { others, submit, admission } = await setUp({ mostWaiting: 3 });
  for (let n = 0; n < 5; n++) await submit(`text ${n}`);
  await expect(submit('one more')).rejects.toMatchObject({ code: 'overloaded' });
  await submit('help', 'sw', 'emergency');
  expect(others.texts).toContain('help');
  const many = Array.from({ length: 6 }, (_, n) => ({ ...request({ text: `text ${n}` }), target: 'sw' }));
  await expect(admission.submit(many)).rejects.toMatchObject({ code: 'overloaded' });
});

it('has room again for as many when those are done', async () => {
  const { others, submit, settle, result } = await setUp({ mostWaiting: 1 });
  for (let n = 0; n < 12; n++) {
    await submit(`text ${n}`);
    others.asked[n]?.resolve(result('X'));
    await settle();
  }
  expect(others.asked).toHaveLength(12);
});

it('keeps room for those whose attempt failed, so that none is burnt by newcomers', async () => {
  const { clock, queue, others, submit, settle, result } = await setUp({ mostWaiting: 1 });
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push(await submit(`text ${n}`));
  const fail = async () => {
    for (const { reject } of others.asked.splice(0)) {
      reject(new BabelmeshError('peer_unavailable', 'Nobody answered.'));
    }
    await settle();
  };
  await fail();
  // Two wait for their next attempt, and the third is under way.
  await expect(submit('newcomer')).rejects.toMatchObject({ code: 'overloaded' });
  for (let round = 0; round < 2; round++) {
    await clock.advance(20_000);
    await settle();
    await expect(submit('newcomer')).rejects.toMatchObject({ code: 'overloaded' });
    await fail();
  }
  for (let minute = 0; minute < 5; minute++) {
    for (const { resolve } of others.asked.splice(0)) resolve(result('X'));
    await settle();
    await clock.advance(60_000);
    await settle();
  }
  for (const id of ids) expect(await queue.get(id)).toMatchObject({ state: 'done' });
  expect(await submit('newcomer')).not.toBe('');
});

it('has room again when those that failed have failed for good, or were cancelled', async () => {
  const { clock, queue, others, submit, settle } = await setUp({ mostWaiting: 0 });
  const cancelled = await submit('one');
  await submit('two');
  const [first, second] = others.asked;
  second?.reject(new BabelmeshError('invalid_text', 'Half of a character.'));
  await settle();
  await queue.cancel(cancelled);
  await clock.advance(10_000);
  first?.reject(new BabelmeshError('peer_unavailable', 'Nobody answered.'));
  await settle();
  for (const text of ['three', 'four']) expect(await submit(text)).not.toBe('');
  expect(others.texts).toEqual(['one', 'two', 'three', 'four']);
});

it('does all that was accepted before a restart, and lets in others when there is room', async () => {
  const before = await setUp({ mostWaiting: 6 });
  const ids: string[] = [];
  for (let n = 0; n < 8; n++) ids.push(await before.submit(`text ${n}`));
  before.others.asked[0]?.reject(new BabelmeshError('peer_unavailable', 'Nobody answered.'));
  await before.settle();
  await before.stop();
  const { clock, disk } = before;
  const { queue, others, submit, settle, result } = await setUp({ mostWaiting: 1 }, { clock, disk });
  await settle();
  await expect(submit('newcomer')).rejects.toMatchObject({ code: 'overloaded' });
  for (let n = 0; n < 10; n++) {
    for (const { resolve } of others.asked.splice(0)) resolve(result('X'));
    await clock.advance(1_000);
    await settle();
  }
  const jobs = await Promise.all(ids.map((id) => queue.get(id)));
  expect(jobs.map((job) => job?.state)).toEqual(Array(8).fill('done'));
  expect(jobs.map((job) => job?.attempts)).toEqual([2, 1, 1, 1, 1, 1, 1, 1]);
  expect(await submit('newcomer')).not.toBe('');
});

it('counts no attempt where nobody could be asked', async () => {
  const { queue, others, submit, settle, result } = await setUp();
  const id = await submit('one');
  for (let n = 0; n < 12; n++) {
    others.asked[n]?.reject(new BabelmeshError('radio_unavailable', 'No airtime.'));
    await settle();
  }
  expect(await queue.get(id)).toMatchObject({ state: 'leased', attempts: 1 });
  others.asked[12]?.resolve(result('MOJA'));
  await settle();
  expect(await queue.get(id)).toMatchObject({ state: 'done', attempts: 1 });
});

it('asks around for a direction nobody is known to have, once a request', async () => {
  const { others, submit } = await setUp();
  others.directions = [];
  await expect(submit('one', 'uk')).rejects.toMatchObject({ code: 'unsupported_pair' });
  expect(others.lookedFor).toEqual(['en>uk']);
  others.onLook = () => {
    others.directions = [{ source: 'en', target: 'uk', model: 'peer !0000000c', peer: '!0000000c' }];
  };
  await submit('one', 'uk');
  expect(others.texts).toEqual(['one']);
});

it('passes on no vetted phrase', async () => {
  const { queue, worker, others, submit, settle } = await setUp();
  worker.phrases.add('one');
  const id = await submit('one');
  await settle();
  expect(await queue.get(id)).toMatchObject({ request: { target: 'sw' } });
  expect([others.lookedFor, others.texts, worker.batches]).toEqual([[], [], [['one']]]);
});

it('never passes on what was passed on', async () => {
  const { others, submit } = await setUp();
  await expect(submit('one', 'sw', 'normal', 1)).rejects.toMatchObject({ code: 'unsupported_pair' });
  expect([others.lookedFor, others.texts]).toEqual([[], []]);
});

it.each<[string, Priority, boolean]>([
  ['normal', 'normal', true],
  ['high', 'high', true],
  ['bulk', 'bulk', false],
  ['emergency', 'emergency', false],
])(
  'gives a newcomer that would wait long to somebody with little to do: %s',
  async (_name, priority, goes) => {
    const { others, submit, clock, worker, settle, queue } = await setUp({ overflowAfterMs: 120_000 });
    // Twenty seconds each.
    for (let n = 0; n < 8; n++) {
      await submit(`slow ${n}`, 'es');
      await clock.advance(20_000);
      worker.finish();
      await settle();
    }
    others.hasLittleToDo = false;
    for (let n = 0; n < 40; n++) await submit(`backlog ${n}`, 'es', 'high');
    expect(others.texts).toEqual([]);
    others.hasLittleToDo = true;
    const id = await submit('newcomer', 'es', priority);
    expect(others.texts).toEqual(goes ? ['newcomer'] : []);
    expect(await queue.get(id)).toMatchObject({
      state: goes || priority === 'emergency' ? 'leased' : 'queued',
    });
    await submit('passed on', 'es', 'normal', 1);
    expect(others.texts).not.toContain('passed on');
  },
);

it('does here what nobody else did', async () => {
  const { others, submit, clock, worker, settle, queue } = await setUp({ overflowAfterMs: -1 });
  const id = await submit('newcomer', 'es');
  // The worker was free, and quicker.
  expect([others.texts, worker.batches.flat()]).toEqual([[], ['newcomer']]);
  await submit('second', 'es');
  await submit('third', 'es');
  const fourth = await submit('fourth', 'es');
  expect(others.texts).toContain('fourth');
  for (const { reject } of others.asked) reject(new BabelmeshError('peer_unavailable', 'Nobody answered.'));
  for (let n = 0; n < 6; n++) {
    await settle();
    await clock.advance(1_000);
    if (!worker.isIdle) worker.finish();
  }
  await settle();
  expect(await queue.get(id)).toMatchObject({ state: 'done' });
  expect(await queue.get(fourth)).toMatchObject({ state: 'done', attempts: 2 });
});
