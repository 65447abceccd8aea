import type { JobEvent, JobState } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestNode } from '../test-node.js';
import { type Api, ApiError, createApi, type JobView } from './api.js';
import { browserClock } from './clock.js';
import { createLive } from './live.js';
import { createTranslation, type Order, type Pending, type Translation } from './translation.js';

const order: Order = { text: 'Where is the clinic?', source: 'en', target: 'es', priority: 'normal' };

describe('createTranslation', () => {
  let clock: ManualClock;
  let node: TestNode;
  let stop: AbortController;
  let keys: number;
  let kept: Pending | undefined;
  beforeEach(async () => {
    clock = new ManualClock();
    node = new TestNode();
    stop = new AbortController();
    keys = 0;
    kept = undefined;
    await node.start();
  });
  afterEach(async () => {
    stop.abort();
    await node.stop();
  });

  const create = (change: Partial<Api> = {}) => {
    const api = { ...createApi({ clock: browserClock, base: node.url }), ...change };
    const { follow, onJob } = createLive({ api, clock, random: () => 0 });
    follow(stop.signal);
    const keep = (pending: Pending | undefined) => {
      kept = pending;
    };
    return createTranslation({ api, onJob, clock, newKey: () => `key-${++keys}`, keep, random: () => 0 });
  };

  /** Waits for what the network brings; the test's own clock moves meanwhile. */
  const until = async (isTrue: () => boolean) => {
    for (let turn = 0; !isTrue(); turn++) {
      if (turn > 500) throw new Error('it never came');
      await new Promise((resolve) => setTimeout(resolve, 5));
      await clock.advance(100);
    }
  };

  it('goes from the order to the text', async () => {
    const translation = create();
    await translation.start(order);
    expect(translation.state.value).toMatchObject({
      phase: 'done',
      result: { text: '¡Where is the clinic?!' },
    });
  });

  it('shows waiting and progress', async () => {
    node.hold = true;
    const translation = create();
    const ended = translation.start({ ...order, priority: 'emergency' });
    expect(translation.state.value.phase).toBe('sending');
    await until(() => translation.state.value.phase === 'working');
    const job = node.latest;
    if (!job) throw new Error('no job');
    expect(job.priority).toBe('emergency');
    const shown = () =>
      translation.state.value.phase === 'working' ? translation.state.value.job : undefined;
    node.move(job, { state: 'leased', progress: { done: 3, total: 12 } });
    await until(() => shown()?.progress.done === 3);
    node.finish(job);
    await ended;
    expect(translation.state.value.phase).toBe('done');
  });

  it('knows as what the node took an emergency', async () => {
    node.hold = true;
    node.takesEmergencies = false;
    const translation = create();
    const ended = translation.start({ ...order, priority: 'emergency' });
    await until(() => translation.state.value.phase === 'working');
    const taken = { order: { priority: 'emergency' }, job: { priority: 'high' } };
    expect(translation.state.value).toMatchObject(taken);
    if (node.latest) node.finish(node.latest);
    await ended;
    expect(translation.state.value).toMatchObject({ phase: 'done', ...taken });
  });

  it('finds its job again after the stream broke', async () => {
    node.hold = true;
    const translation = create();
    const ended = translation.start(order);
    await until(() => translation.state.value.phase === 'working');
    const job = node.latest;
    if (!job) throw new Error('no job');
    job.state = 'leased';
    await until(() => {
      node.breakStreams();
      return translation.state.value.phase === 'working' && translation.state.value.job.state === 'leased';
    });
    node.finish(job);
    await until(() => translation.state.value.phase === 'done');
    await ended;
  });

  it('asks now and then where the node refuses a stream', async () => {
    node.hold = true;
    const translation = create({
      live: () => Promise.reject(new ApiError('overloaded', 'Too many streams.')),
    });
    const ended = translation.start(order);
    await until(() => translation.state.value.phase === 'working');
    if (node.latest) node.finish(node.latest);
    await until(() => translation.state.value.phase === 'done');
    await ended;
  });

  it('fails where the node no longer knows the job', async () => {
    node.hold = true;
    const translation = create();
    const ended = translation.start(order);
    await until(() => translation.state.value.phase === 'working');
    node.jobs.clear();
    await until(() => {
      node.breakStreams();
      return translation.state.value.phase === 'failed';
    });
    await ended;
    expect(translation.state.value).toMatchObject({ problem: { code: 'job_not_found' } });
  });

  it('sends again under the same key when no answer came', async () => {
    const { submit } = createApi({ clock: browserClock, base: node.url });
    let lost = 0;
    const translation = create({
      submit: async (submission, signal) => {
        const view = await submit(submission, signal);
        // The job is stored, the answer is lost on the way.
        if (lost++ === 0)
          return createApi({ clock: browserClock, base: 'http://127.0.0.1:1' }).submit(submission);
        return view;
      },
    });
    const ended = translation.start(order);
    await until(() => translation.state.value.phase === 'done');
    await ended;
    expect(lost).toBe(2);
    expect(node.jobs.size).toBe(1);
  });

  it('asks again for a translation that was lost on the way', async () => {
    const { result } = createApi({ clock: browserClock, base: node.url });
    const losses = [new ApiError('unreachable'), new ApiError('overloaded', 'Too much to do.')];
    const translation = create({
      result: async (id, signal) => {
        const loss = losses.shift();
        if (loss) throw loss;
        return result(id, signal);
      },
    });
    const ended = translation.start(order);
    await until(() => !['sending', 'working'].includes(translation.state.value.phase));
    await ended;
    expect(translation.state.value.phase).toBe('done');
    expect(node.jobs.size).toBe(1);
  });

  it('does not wait for another end of a job that failed', async () => {
    node.hold = true;
    const translation = create();
    const ended = translation.start(order);
    await until(() => node.latest !== undefined);
    const failure = { status: 503, error: 'The other node is full.', code: 'overloaded' } as const;
    if (node.latest) node.move(node.latest, { state: 'failed', failure });
    await until(() => translation.state.value.phase === 'failed');
    await ended;
    expect(translation.state.value).toMatchObject({ problem: { message: 'The other node is full.' } });
  });

  it('says why a job failed, in the node’s words', async () => {
    node.hold = true;
    const translation = create();
    const ended = translation.start(order);
    await until(() => node.latest !== undefined);
    const failure = {
      status: 500,
      error: 'The model broke down.',
      code: 'engine_failed',
      remedy: 'Tell it.',
    } as const;
    if (node.latest) node.move(node.latest, { state: 'failed', failure });
    await until(() => translation.state.value.phase === 'failed');
    await ended;
    expect(translation.state.value).toMatchObject({
      problem: { code: 'engine_failed', message: 'The model broke down.', remedy: 'Tell it.' },
    });
  });

  it('fails at once where the node refuses, and after three tries where it is away', async () => {
    node.refuseNext = { status: 413, error: 'Too long.', code: 'text_too_long' };
    const translation = create();
    await translation.start(order);
    expect(translation.state.value).toMatchObject({ phase: 'failed', problem: { code: 'text_too_long' } });
    await node.stop();
    const ended = translation.start(order);
    await until(() => translation.state.value.phase === 'failed');
    await ended;
    expect(translation.state.value).toMatchObject({ problem: { code: 'unreachable' } });
  });

  /** What is kept when a page goes away in the midst of it. */
  const abandon = (translation: Translation) => {
    const pending = kept;
    translation.clear();
    if (!pending) throw new Error('nothing was kept');
    return pending;
  };

  it('goes on with the job it waited for after a reload', async () => {
    node.hold = true;
    const before = create();
    void before.start({ ...order, priority: 'emergency' });
    await until(() => before.state.value.phase === 'working');
    const pending = abandon(before);
    const job = node.latest;
    if (!job) throw new Error('no job');
    node.move(job, { state: 'leased', progress: { done: 3, total: 12 } });
    const after = create({ submit: () => Promise.reject(new Error('not submitted again')) });
    const ended = after.resume(pending);
    expect(after.state.value).toMatchObject({ phase: 'working', order: pending.order });
    await until(() => after.state.value.phase === 'working' && after.state.value.job.progress.done === 3);
    node.finish(job);
    await ended;
    expect(after.state.value).toMatchObject({ phase: 'done', result: { text: '¡Where is the clinic?!' } });
    expect(node.jobs.size).toBe(1);
  });

  it('shows a translation again after a reload', async () => {
    const before = create();
    await before.start(order);
    const after = create();
    await after.resume(abandon(before));
    expect(after.state.value.phase).toBe('done');
    expect(node.jobs.size).toBe(1);
  });

  it('sends what was on its way before a reload under the same key', async () => {
    const { submit } = createApi({ clock: browserClock, base: node.url });
    const before = create({
      submit: async (submission) => {
        await submit(submission);
        return new Promise(() => {});
      },
    });
    void before.start(order);
    await until(() => node.latest !== undefined);
    const after = create();
    await after.resume(abandon(before));
    expect(after.state.value.phase).toBe('done');
    expect(node.jobs.size).toBe(1);
  });

  it('has nothing to go on with after what was refused or cancelled', async () => {
    const translation = create();
    node.refuseNext = { status: 413, error: 'Too long.', code: 'text_too_long' };
    await translation.start(order);
    expect(kept).toBeUndefined();
    node.hold = true;
    void translation.start(order);
    await until(() => translation.state.value.phase === 'working');
    translation.cancel();
    expect(kept).toBeUndefined();
  });

  it('takes back what is cancelled while it is on its way', async () => {
    const { submit } = createApi({ clock: browserClock, base: node.url });
    let arrive = () => {};
    const onTheWay = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    node.hold = true;
    const translation = create({
      submit: async (submission, signal) => {
        const job = await submit(submission, signal);
        await onTheWay;
        return job;
      },
    });
    const ended = translation.start(order);
    await until(() => node.latest !== undefined);
    translation.cancel();
    expect(translation.state.value.phase).toBe('cancelled');
    arrive();
    await ended;
    await until(() => node.latest?.state === 'cancelled');
    expect(translation.state.value.phase).toBe('cancelled');
  });

  it('cancels on the node too, and what comes late does not come back', async () => {
    node.hold = true;
    const translation = create();
    const ended = translation.start(order);
    await until(() => translation.state.value.phase === 'working');
    translation.cancel();
    expect(translation.state.value.phase).toBe('cancelled');
    await until(() => node.latest?.state === 'cancelled');
    await ended;
    expect(translation.state.value.phase).toBe('cancelled');
    translation.clear();
    expect(translation.state.value.phase).toBe('idle');
  });
});

describe('a translation that is waited for', () => {
  const queued: JobView = {
    id: '0000001-secret',
    state: 'queued',
    priority: 'normal',
    progress: { done: 0, total: 0 },
  };
  const eventOf = (state: JobState, doneSegments: number): JobEvent => ({
    seq: 1,
    at: 0,
    jobId: '0000001',
    state,
    priority: 'normal',
    doneSegments,
    totalSegments: 4,
  });

  /** A translation under way, told of by hand. */
  const begin = async (job: () => Promise<JobView>) => {
    const clock = new ManualClock();
    let asked = 0;
    let tell: (event: JobEvent | undefined) => void = () => {};
    const { state, start } = createTranslation({
      api: {
        submit: async () => queued,
        job: () => {
          asked++;
          return job();
        },
        result: async (jobId) => ({ ...order, jobId, model: 'm@1', warnings: [] }),
        cancel: async () => {},
      },
      onJob: (listener) => {
        tell = listener;
        return () => {};
      },
      clock,
      newKey: () => 'k',
      keep: () => {},
      random: () => 0,
    });
    const ended = start(order);
    await clock.advance(0);
    const hear = async (event?: JobEvent) => {
      tell(event);
      await clock.advance(0);
    };
    return { clock, state, ended, hear, asked: () => asked };
  };

  it('is asked for less and less often, and at once where something may have been missed', async () => {
    const { clock, hear, asked } = await begin(async () => queued);
    expect(asked()).toBe(1);
    await clock.advance(60_000);
    // After 1, 2, 4 and 8 seconds, and then every 15.
    expect(asked()).toBe(8);
    await hear();
    expect(asked()).toBe(9);
  });

  it('is not asked for where its changes are heard', async () => {
    const { state, ended, hear, asked } = await begin(async () => queued);
    await hear(eventOf('leased', 1));
    await hear({ ...eventOf('done', 4), jobId: '0000002' });
    expect(state.value).toMatchObject({ job: { state: 'leased', progress: { done: 1, total: 4 } } });
    await hear(eventOf('done', 4));
    await ended;
    expect(state.value.phase).toBe('done');
    expect(asked()).toBe(1);
  });

  it('does not go back to what an answer says that was overtaken by news', async () => {
    let answer: (job: JobView) => void = () => {};
    const late = new Promise<JobView>((resolve) => {
      answer = resolve;
    });
    const { clock, state, ended, hear } = await begin(() => late);
    await hear(eventOf('done', 4));
    answer(queued);
    await clock.advance(0);
    await ended;
    expect(state.value).toMatchObject({ phase: 'done', job: { state: 'done' } });
  });
});
