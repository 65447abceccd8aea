import type { JobEvent, NodeStatus } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveEvent, StreamOptions } from './api.js';
import { createLive } from './live.js';

interface Opened extends StreamOptions<LiveEvent> {
  /** Ends the stream from the node's side. */
  readonly end: () => void;
  readonly fail: () => void;
}

/** Streams that the test opens and ends by hand. */
function scriptedStreams() {
  const streams: Opened[] = [];
  const live = (options: StreamOptions<LiveEvent>) =>
    new Promise<void>((resolve, reject) => {
      const fail = () => reject(new Error('broken'));
      options.signal.addEventListener('abort', fail);
      streams.push({ ...options, end: resolve, fail });
    });
  return { streams, api: { live } };
}

const job = (jobId: string, state: JobEvent['state'], doneSegments = 0): JobEvent => ({
  seq: 1,
  at: 0,
  jobId,
  state,
  priority: 'normal',
  doneSegments,
  totalSegments: 3,
});

describe('createLive', () => {
  let clock: ManualClock;
  let stop: AbortController;
  beforeEach(() => {
    clock = new ManualClock();
    stop = new AbortController();
  });
  afterEach(() => stop.abort());

  const started = () => {
    const { streams, api } = scriptedStreams();
    const live = createLive({ api, clock, random: () => 0 });
    live.follow(stop.signal);
    const stream = () => {
      const last = streams.at(-1);
      if (!last) throw new Error('no stream');
      return last;
    };
    return { live, streams, stream };
  };

  it('shows the state and the jobs that run', () => {
    const { live, stream } = started();
    expect(live.connection.value).toBe('connecting');
    stream().onOpen?.();
    const status = { version: '1' } as NodeStatus;
    stream().onEvent({ kind: 'status', status });
    expect(live.connection.value).toBe('live');
    expect(live.status.value).toBe(status);
    stream().onEvent({ kind: 'job', job: job('a', 'queued') });
    stream().onEvent({ kind: 'job', job: job('a', 'leased') });
    stream().onEvent({ kind: 'job', job: job('b', 'leased') });
    stream().onEvent({ kind: 'job', job: job('a', 'leased', 2) });
    expect(live.running.value.map(({ jobId, doneSegments }) => [jobId, doneSegments])).toEqual([
      ['a', 2],
      ['b', 0],
    ]);
    stream().onEvent({ kind: 'job', job: job('a', 'done') });
    stream().onEvent({ kind: 'job', job: job('never seen', 'done') });
    expect(live.running.value.map(({ jobId }) => jobId)).toEqual(['b']);
  });

  it('tells whoever listens of every job, and of every gap', () => {
    const { live, stream } = started();
    const heard: (string | undefined)[] = [];
    const unlisten = live.onJob((event) => heard.push(event?.jobId));
    stream().onOpen?.();
    stream().onEvent({ kind: 'job', job: job('a', 'queued') });
    stream().onEvent({ kind: 'job', job: job('b', 'done') });
    unlisten();
    stream().onEvent({ kind: 'job', job: job('c', 'queued') });
    expect(heard).toEqual([undefined, 'a', 'b']);
  });

  it('comes back at once and without a word when a steady stream ends', async () => {
    const { live, streams, stream } = started();
    stream().onOpen?.();
    await clock.advance(60_000);
    stream().end();
    await clock.advance(0);
    expect(streams).toHaveLength(2);
    expect(live.connection.value).toBe('live');
  });

  it('says that it is lost when the way back fails, tries ever more slowly, and forgets what ran', async () => {
    const { live, streams, stream } = started();
    stream().onOpen?.();
    stream().onEvent({ kind: 'job', job: job('a', 'leased') });
    await clock.advance(60_000);
    stream().fail();
    await clock.advance(0);
    stream().fail();
    await clock.advance(0);
    expect(live.connection.value).toBe('lost');
    for (const [pauseMs, attempts] of [
      [1_000, 3],
      [2_000, 4],
      [4_000, 5],
    ] as const) {
      await clock.advance(pauseMs - 1);
      expect(streams).toHaveLength(attempts - 1);
      await clock.advance(1);
      expect(streams).toHaveLength(attempts);
      stream().fail();
      await clock.advance(0);
    }
    live.retryNow();
    await clock.advance(0);
    expect(streams).toHaveLength(6);
    stream().onOpen?.();
    expect(live.connection.value).toBe('live');
    expect(live.running.value).toEqual([]);
  });

  it('does not hammer a node that ends every stream at once', async () => {
    const { streams, stream } = started();
    for (let i = 0; i < 6; i++) {
      stream().onOpen?.();
      stream().end();
      await clock.advance(0);
    }
    expect(streams).toHaveLength(2);
  });

  it('gives its stream back half a minute after it went out of sight, and follows again when it is seen', async () => {
    const { live, streams, stream } = started();
    stream().onOpen?.();
    live.look(false);
    await clock.advance(29_999);
    expect(stream().signal.aborted).toBe(false);
    await clock.advance(1);
    expect(stream().signal.aborted).toBe(true);
    await clock.advance(600_000);
    expect(streams).toHaveLength(1);
    live.look(true);
    expect(streams).toHaveLength(2);
    expect(live.connection.value).toBe('live');
  });

  it('opens no stream where it begins out of sight, as in tabs that a browser restores', async () => {
    const { streams, api } = scriptedStreams();
    const live = createLive({ api, clock, random: () => 0 });
    live.look(false);
    live.follow(stop.signal);
    await clock.advance(60_000);
    expect(streams).toHaveLength(0);
    live.look(true);
    expect(streams).toHaveLength(1);
  });

  it('keeps its stream where somebody comes back soon', async () => {
    const { live, streams, stream } = started();
    live.look(false);
    await clock.advance(20_000);
    live.look(true);
    await clock.advance(20_000);
    expect(stream().signal.aborted).toBe(false);
    expect(streams).toHaveLength(1);
  });

  it('ends a wait when the page is looked at again', async () => {
    const { live, streams, stream } = started();
    for (const _ of [1, 2]) {
      stream().fail();
      await clock.advance(0);
    }
    expect(streams).toHaveLength(2);
    live.look(true);
    await clock.advance(0);
    expect(streams).toHaveLength(3);
  });

  it('stops when told', async () => {
    const { streams, stream } = started();
    stop.abort();
    await clock.advance(60_000);
    expect(stream().signal.aborted).toBe(true);
    expect(streams).toHaveLength(1);
  });
});
