import {
  type AdmittedRequest,
  BabelmeshError,
  type Job,
  type Lease,
  type Logger,
  type Outcome,
  type Priority,
  type Progress,
  type TranslationRequest,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { Admission } from './admission.js';
import { Dispatcher, type DispatcherOptions } from './dispatcher.js';
import type { Detection, LeaseQueue, Translator } from './ports.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Translates by shouting, one line a segment; `slow` lines take a second of the clock. */
class ShoutingTranslator implements Translator {
  readonly directions = [{ source: 'en', target: 'es', model: 'shout@1' }];
  readonly calls: string[][] = [];
  readonly cuts: string[] = [];
  detections: Detection[] = [{ language: 'en', confidence: 0.9 }];
  fail: ((segments: readonly string[]) => Error | undefined) | undefined;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  readonly phraseLanguages = [];
  detect = () => this.detections;
  isPhrase = () => false;
  estimateWork = (text: string) => text.length;
  segment(text: string) {
    this.cuts.push(text);
    return {
      plan: 'lines@1',
      segments: text.split('\n'),
      join: (outputs: readonly string[]) => outputs.join('\n'),
    };
  }
  async translate(segments: readonly string[], { signal }: { signal?: AbortSignal }) {
    this.calls.push([...segments]);
    const error = this.fail?.(segments);
    if (error) throw error;
    if (segments.some((text) => text.startsWith('slow'))) {
      await new Promise<void>((done, reject) => {
        this.#clock.schedule(60_000, done);
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    }
    return segments.map((text) => ({ text: text.toUpperCase(), confidence: -0.5, warnings: [] }));
  }
}

interface Entry {
  job: Job;
  progress?: Progress;
  lease?: Lease;
  outcome?: Outcome;
}

/** The queue's contract in memory: emergency first, then first come first served. */
class MemoryQueue implements LeaseQueue {
  readonly entries: Entry[] = [];
  readonly released: string[] = [];
  readonly failures: string[] = [];
  renewals = 0;
  progressReads = 0;
  #listener: () => void = () => {};
  #fence = 0;

  add(text: string, priority: Priority = 'normal'): Entry {
    const request = requestOf(text, { priority });
    const job: Job = {
      id: `job${this.entries.length}`,
      state: 'queued',
      request: { ...request, from: 'en', work: text.length },
      attempts: 0,
      doneSegments: 0,
      totalSegments: 0,
      enqueuedAt: 0,
    };
    const entry = { job };
    this.entries.push(entry);
    this.#listener();
    return entry;
  }

  async submit(requests: readonly AdmittedRequest[]) {
    return requests.map((request) => ({ ...this.add(request.text).job, request }));
  }
  async lease({ owner, onlyEmergency }: { owner: string; onlyEmergency?: boolean }) {
    const waiting = this.entries.filter(({ lease, outcome }) => !lease && !outcome);
    const emergency = waiting.find(({ job }) => job.request.priority === 'emergency');
    const entry = emergency ?? (onlyEmergency ? undefined : waiting[0]);
    if (!entry) return undefined;
    const doneSegments = entry.progress?.segments.length ?? 0;
    entry.lease = { job: { ...entry.job, doneSegments }, owner, fence: ++this.#fence, expiresAt: 0 };
    return entry.lease;
  }
  async progress(lease: Lease) {
    this.progressReads++;
    return this.#entry(lease).progress;
  }
  async renew(lease: Lease) {
    this.#entry(lease);
    this.renewals++;
    return lease;
  }
  async saveProgress(lease: Lease, progress: Progress) {
    this.#entry(lease).progress = progress;
    return lease;
  }
  async settle(lease: Lease, outcome: Outcome) {
    const entry = this.#entry(lease);
    delete entry.lease;
    entry.outcome = outcome;
    return entry.job;
  }
  async release(lease: Lease, failure?: { code: string }) {
    const entry = this.#entry(lease);
    delete entry.lease;
    this.released.push(entry.job.id);
    if (failure) {
      this.failures.push(failure.code);
      if (this.failures.length > 2) entry.outcome = { failure: { code: 'attempts_exhausted', message: '' } };
    }
  }
  cancel(entry: Entry) {
    delete entry.lease;
    entry.outcome = { failure: { code: 'job_cancelled', message: '' } };
  }
  counts() {
    const waiting = { emergency: 0, high: 0, normal: 0, bulk: 0 };
    for (const { job, lease, outcome } of this.entries)
      if (!lease && !outcome) waiting[job.request.priority]++;
    return { waiting, running: 0, deliveries: 0 };
  }
  onReady(listener: () => void) {
    this.#listener = listener;
    return () => {};
  }
  #entry(lease: Lease): Entry {
    const entry = this.entries.find((candidate) => candidate.lease?.fence === lease.fence);
    if (!entry) throw new BabelmeshError('lease_lost', 'gone');
    return entry;
  }
}

function requestOf(text: string, more: Partial<TranslationRequest> = {}): TranslationRequest {
  return {
    text,
    source: 'en',
    target: 'es',
    priority: 'normal',
    requester: { inlet: 'http', id: 'test' },
    replyTo: { inlet: 'http' },
    ...more,
  };
}

function setUp(options: Partial<DispatcherOptions> = {}) {
  const clock = new ManualClock();
  const queue = new MemoryQueue();
  const translator = new ShoutingTranslator(clock);
  const dispatcher = new Dispatcher({
    queue,
    translator,
    clock,
    logger: silent,
    placeCharacters: 1,
    ...options,
  });
  const admission = new Admission({ queue, translator, clock, maxTextBytes: 1_048_576 });
  return { clock, queue, translator, dispatcher, admission };
}

describe('Dispatcher', () => {
  it('translates what waits and what comes', async () => {
    const { clock, queue, dispatcher } = setUp();
    const before = queue.add('one\ntwo');
    dispatcher.start();
    const after = queue.add('three');
    await clock.advance(0);
    expect(before.outcome).toEqual({
      result: {
        text: 'ONE\nTWO',
        source: 'en',
        target: 'es',
        model: 'shout@1',
        confidence: -0.5,
        warnings: [],
      },
      totalSegments: 2,
    });
    expect(after.outcome).toMatchObject({ result: { text: 'THREE' } });
  });

  it('stores each slice, and after it lets others go first', async () => {
    const { clock, queue, translator, dispatcher } = setUp({ capacity: 2, sliceSegments: 2 });
    const long = queue.add('a\nb\nc\nd\ne');
    const other = queue.add('slow x\ny');
    dispatcher.start();
    await clock.advance(0);
    expect(translator.calls).toEqual([
      ['a', 'b'],
      ['slow x', 'y'],
    ]);
    expect(queue.released).toEqual([long.job.id]);
    await clock.advance(60_000);
    expect(other.outcome).toMatchObject({ result: { text: 'SLOW X\nY' } });
    expect(long.outcome).toMatchObject({ result: { text: 'A\nB\nC\nD\nE' } });
    // Cut once, though it was begun twice.
    expect(translator.cuts).toEqual(['a\nb\nc\nd\ne', 'slow x\ny']);
    expect(translator.calls.flat()).toHaveLength(7);
  });

  it('goes on with a long text where nobody takes its place', async () => {
    const { clock, queue, translator, dispatcher } = setUp({ capacity: 2, sliceSegments: 2 });
    const long = queue.add('a\nb\nc\nd\ne');
    dispatcher.start();
    await clock.advance(0);
    expect(long.outcome).toMatchObject({ result: { text: 'A\nB\nC\nD\nE' } });
    expect([translator.calls.length, queue.released]).toEqual([3, []]);
  });

  it('reads what is stored of a text only where it does not have it yet', async () => {
    const { clock, queue, dispatcher } = setUp({ capacity: 2, sliceSegments: 2 });
    const first = queue.add('a\nb\nc\nd\ne\nf');
    const second = queue.add('g\nh\ni\nj\nk\nl');
    const moved = queue.add('m\nn');
    moved.progress = { plan: 'lines@1', totalSegments: 2, segments: [{ text: 'M', warnings: [] }] };
    dispatcher.start();
    await clock.advance(0);
    expect(first.outcome).toMatchObject({ result: { text: 'A\nB\nC\nD\nE\nF' } });
    expect(second.outcome).toMatchObject({ result: { text: 'G\nH\nI\nJ\nK\nL' } });
    expect(moved.outcome).toMatchObject({ result: { text: 'M\nN' } });
    expect(queue.released.length).toBeGreaterThan(0);
    expect(queue.progressReads).toBe(1);
  });

  it('takes more of short lines into a slice, and never none of a long one', async () => {
    const { clock, queue, translator, dispatcher } = setUp({ sliceSegments: 2, placeCharacters: 10 });
    queue.add(`${'a\n'.repeat(20)}${'long enough\n'.repeat(3)}end`);
    dispatcher.start();
    await clock.advance(0);
    expect(translator.calls.map(({ length }) => length)).toEqual([16, 5, 2, 1]);
  });

  it('does not have an emergency wait for anything less', async () => {
    const { clock, queue, dispatcher } = setUp({ capacity: 1, sliceSegments: 2 });
    queue.add('slow one');
    dispatcher.start();
    await clock.advance(0);
    const emergency = queue.add('a\nb\nc', 'emergency');
    queue.add('hello');
    await clock.advance(0);
    expect(emergency.outcome).toMatchObject({ result: { text: 'A\nB\nC' } });
    expect(queue.released).toEqual([]);
  });

  it('continues after the last stored slice, unless another plan made it', async () => {
    const { clock, queue, translator, dispatcher } = setUp();
    const stored = { totalSegments: 2, segments: [{ text: 'kept', warnings: [] }] };
    const same = queue.add('a\nb');
    same.progress = { plan: 'lines@1', ...stored };
    const other = queue.add('c\nd');
    other.progress = { plan: 'lines@0', ...stored };
    dispatcher.start();
    await clock.advance(0);
    expect(same.outcome).toMatchObject({ result: { text: 'kept\nB' } });
    expect(other.outcome).toMatchObject({ result: { text: 'C\nD' } });
    expect(translator.calls).toEqual([['b'], ['c', 'd']]);
  });

  it('gives an emergency a place of its own when all are taken', async () => {
    const { clock, queue, dispatcher } = setUp({ capacity: 1 });
    const slow = queue.add('slow one');
    dispatcher.start();
    await clock.advance(0);
    const emergency = queue.add('help', 'emergency');
    const normal = queue.add('hello');
    await clock.advance(0);
    expect(emergency.outcome).toMatchObject({ result: { text: 'HELP' } });
    expect(normal.outcome).toBeUndefined();
    expect(slow.outcome).toBeUndefined();
  });

  it('renews the lease while a slice runs', async () => {
    const { clock, queue, dispatcher } = setUp({ leaseMs: 30_000 });
    const slow = queue.add('slow one');
    dispatcher.start();
    await clock.advance(61_000);
    expect(queue.renewals).toBeGreaterThanOrEqual(5);
    expect(slow.outcome).toMatchObject({ result: { text: 'SLOW ONE' } });
  });

  it('stops working on a job that was cancelled', async () => {
    const { clock, queue, dispatcher } = setUp({ leaseMs: 3_000 });
    const slow = queue.add('slow one');
    dispatcher.start();
    await clock.advance(0);
    queue.cancel(slow);
    await clock.advance(2_000);
    const next = queue.add('next');
    await clock.advance(0);
    expect(slow.outcome).toMatchObject({ failure: { code: 'job_cancelled' } });
    expect(next.outcome).toMatchObject({ result: { text: 'NEXT' } });
  });

  it('puts a job back after a failure that may pass, and ends it after one that will not', async () => {
    const { clock, queue, translator, dispatcher } = setUp();
    translator.fail = ([text]) =>
      text === 'crash' ? new Error('worker gone') : new BabelmeshError('unsupported_pair', 'no such model');
    const crash = queue.add('crash');
    const never = queue.add('never');
    dispatcher.start();
    await clock.advance(0);
    expect(queue.failures).toEqual(['internal', 'internal', 'internal']);
    expect(crash.outcome).toMatchObject({ failure: { code: 'attempts_exhausted' } });
    expect(never.outcome).toEqual({ failure: { code: 'unsupported_pair', message: 'no such model' } });
  });

  it('goes on where the store failed for a moment under it', async () => {
    const { clock, queue, dispatcher } = setUp({ leaseMs: 3_000 });
    const slow = queue.add('slow one');
    const renew = queue.renew;
    queue.renew = async (lease) => {
      queue.renew = renew;
      throw new BabelmeshError('store_failed', `no write for ${lease.job.id}`);
    };
    dispatcher.start();
    await clock.advance(61_000);
    expect([queue.failures, queue.released]).toEqual([[], []]);
    expect(slow.outcome).toMatchObject({ result: { text: 'SLOW ONE' } });
  });

  it('gives a job back that it could not go on with for want of the store, once that is there again', async () => {
    const { clock, queue, dispatcher } = setUp();
    const begun = queue.add('one\ntwo');
    begun.progress = {
      plan: 'lines@1',
      totalSegments: 2,
      segments: [{ text: 'ONE', warnings: [] }],
    };
    const { progress, release } = queue;
    const fails = async () => {
      throw new BabelmeshError('store_failed', 'the disk is away');
    };
    Object.assign(queue, { progress: fails, release: fails });
    dispatcher.start();
    await clock.advance(2_500);
    Object.assign(queue, { progress, release });
    await clock.advance(2_500);
    expect([queue.failures, queue.released]).toEqual([[], ['job0']]);
    expect(begun.outcome).toMatchObject({ result: { text: 'ONE\nTWO' } });
  });

  it('hands back what still runs when it is told to stop', async () => {
    const { clock, queue, dispatcher } = setUp();
    const slow = queue.add('slow one');
    dispatcher.start();
    await clock.advance(0);
    const stopped = dispatcher.stop({ graceMs: 4_000 });
    queue.add('too late');
    await clock.advance(5_000);
    await stopped;
    expect(queue.released).toEqual([slow.job.id]);
    expect(queue.failures).toEqual([]);
    expect(queue.entries.map(({ outcome }) => outcome)).toEqual([undefined, undefined]);
  });

  it('has nothing under lease any more when it has stopped', async () => {
    const { clock, queue, dispatcher } = setUp();
    const job = queue.add('one');
    const lease = queue.lease;
    queue.lease = async (options) => {
      const taken = await lease.call(queue, options);
      await new Promise((done) => setImmediate(done));
      return taken;
    };
    dispatcher.start();
    await dispatcher.stop();
    await clock.advance(0);
    expect(job.outcome).toMatchObject({ result: { text: 'ONE' } });
    expect(queue.entries.filter((entry) => entry.lease)).toEqual([]);
  });
});

describe('Admission', () => {
  const refusal = async (more: Partial<TranslationRequest>, text = 'hello') => {
    const { admission, queue } = setUp();
    const error = await admission
      .submit([requestOf('fine'), requestOf(text, more)])
      .catch((thrown) => thrown);
    expect(queue.entries).toEqual([]);
    return error as BabelmeshError;
  };

  it.each<[string, Partial<TranslationRequest>, string]>([
    ['unknown_language', { target: 'xx' }, 'hello'],
    ['unknown_language', { source: 'xx' }, 'hello'],
    ['unsupported_pair', { source: 'es', target: 'en' }, 'hola'],
    ['same_language', { source: 'es', target: 'es' }, 'hola'],
    ['empty_text', {}, ' \n'],
    ['invalid_text', {}, 'half a pair \ud83d'],
    ['text_too_long', {}, 'x'.repeat(2_000_000)],
    ['job_expired', { expiresAt: 1 }, 'hello'],
  ])('refuses %s, and with it the whole batch', async (code, more, text) => {
    expect(await refusal(more, text)).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });

  it('names the text it is about, but not where it is about all of them', async () => {
    const said = async (more: Partial<TranslationRequest>, text?: string) =>
      (await refusal({ name: 'q.1', ...more }, text)).message;
    for (const text of ['', 'half a pair \ud83d', 'x'.repeat(2_000_000)]) {
      expect(await said({}, text)).toMatch(/^“q\.1”: The/);
    }
    expect(await refusal({ name: 'q.1' }, 'x'.repeat(2_000_000))).toMatchObject({ maxTextBytes: 1_048_576 });
    expect(await said({ source: 'auto', target: 'fr' })).toMatch(/^“q\.1”: No model/);
    expect(await said({ source: 'fr' })).toMatch(/^No model/);
    expect(await said({ target: 'xx' })).toMatch(/^“xx” is no language/);
  });

  it('names the directions there are', async () => {
    expect((await refusal({ source: 'fr' })).message).toContain('en→es');
  });

  it('resolves auto', async () => {
    const { admission, translator } = setUp();
    const resolve = async (...detections: Detection[]) => {
      translator.detections = detections;
      const [job] = await admission.submit([requestOf('hello', { source: 'auto' })]);
      return job?.request.from;
    };
    const guess = (language: string, confidence: number) => ({ language, confidence });
    expect(await resolve(guess('en', 0.9))).toBe('en');
    // Digits and emoji belong to no language: they are in the target already.
    expect(await resolve()).toBe('es');
    expect(await resolve(guess('fr', 0.5), guess('en', 0.4))).toBe('en');
    await expect(resolve(guess('fr', 0.9), guess('en', 0.1))).rejects.toMatchObject({
      code: 'unsupported_pair',
    });
  });
});
