import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Logger, Priority } from '@babelmesh/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pool } from './pool.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Timers fire only when told; each is known by its delay. */
class HandClock implements Clock {
  readonly timers = new Map<() => void, number>();
  /** Delays of all timers ever set. */
  readonly set: number[] = [];
  time = 0;
  now = () => this.time;
  monotonic = () => this.time;
  schedule(delayMs: number, callback: () => void) {
    this.timers.set(callback, delayMs);
    this.set.push(delayMs);
    return () => this.timers.delete(callback);
  }
  fire(delayMs: number): number {
    const due = [...this.timers].filter(([, delay]) => delay === delayMs);
    for (const [callback] of due) {
      this.timers.delete(callback);
      callback();
    }
    return due.length;
  }
}

const START_MS = 1001;
const BATCH_MS = 2002;
const IDLE_MS = 3003;

describe('Pool', () => {
  const clock = new HandClock();
  let folder: string;
  let pool: Pool | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pool-'));
  });
  afterEach(async () => {
    await pool?.close();
    pool = undefined;
    clock.timers.clear();
    clock.set.length = 0;
    rmSync(folder, { recursive: true, force: true });
  });

  const batches: (readonly string[])[] = [];
  async function open(
    script = 'work',
    {
      workers = 1,
      signal,
      mayGrow,
      batchSize,
    }: { workers?: number; signal?: AbortSignal; mayGrow?: () => boolean; batchSize?: number } = {},
  ) {
    batches.length = 0;
    const options = {
      workerUrl: new URL('./fixtures/scripted-worker.mjs', import.meta.url),
      start: { script, device: 'cpu' as const, models: [] },
      clock,
      startDeadlineMs: START_MS,
      batchDeadlineMs: BATCH_MS,
      workers,
      mayGrow,
      batchSize,
      idleMs: IDLE_MS,
      logger: silent,
      onBatch: (texts: readonly string[]) => void batches.push(texts),
    };
    ({ pool } = await Pool.open(options, signal));
    return pool;
  }

  const request = (text: string, priority: Priority = 'normal', signal?: AbortSignal) => ({
    model: 0,
    prefixId: 3,
    text,
    priority,
    signal,
  });
  const texts = async (results: Promise<{ text: string }>[]) =>
    (await Promise.all(results)).map((r) => r.text);

  /** Until a worker was given so many batches. */
  const untilRunning = async (batches = 1) => {
    while (clock.set.filter((delay) => delay === BATCH_MS).length < batches) {
      await turn();
    }
  };

  const starts = () => clock.set.filter((delay) => delay === START_MS).length;
  const untilStarting = async (workers: number) => {
    while (starts() < workers) await turn();
  };
  /** Until no worker is being started. */
  const untilStarted = async () => {
    while ([...clock.timers.values()].includes(START_MS)) await turn();
  };

  it('hands texts over in batches of eight at most, and answers in order', async () => {
    const pool = await open();
    const results = Array.from({ length: 10 }, (_, i) => pool.run(request(`t${i}`)));
    expect(await texts(results)).toEqual([
      ...Array.from({ length: 8 }, (_, i) => `T${i} (8)`),
      'T8 (2)',
      'T9 (2)',
    ]);
  });

  it('puts only one way in a batch, with those soon behind that go it too', async () => {
    const pool = await open();
    const results = [
      pool.run(request('a')),
      pool.run({ ...request('b'), prefixId: 4 }),
      pool.run(request('c')),
      pool.run({ ...request('d'), prefixId: 4 }),
    ];
    expect(await texts(results)).toEqual(['A (2)', 'B (2)', 'C (2)', 'D (2)']);
  });

  it('keeps nobody waiting for those who came later, however urgent or many', async () => {
    const pool = await open();
    const ways = Array.from({ length: 30 }, (_, i) => pool.run(request(`other${i}`, 'high')));
    const one = pool.run({ ...request('one', 'bulk'), prefixId: 4 });
    const later = Array.from({ length: 100 }, (_, i) => pool.run(request(`later${i}`, 'high')));
    await Promise.all([one, ...ways, ...later]);
    // The last of the batches before it is filled with those behind it.
    expect(batches.findIndex((batch) => batch.includes('one'))).toBe(4);
  });

  it('takes an emergency before all that waits', async () => {
    const pool = await open();
    const results = Array.from({ length: 20 }, (_, i) => pool.run(request(`bulk${i}`, 'bulk')));
    results.push(pool.run(request('high', 'high')), pool.run(request('sos', 'emergency')));
    await Promise.all(results);
    expect(batches.map((batch) => batch[0])).toEqual(['sos', 'bulk0', 'bulk8', 'bulk16']);
  });

  it('drops waiting texts whose caller went away', async () => {
    const pool = await open();
    const controller = new AbortController();
    const first = pool.run(request('first'));
    await untilRunning();
    const second = pool.run(request('second', 'normal', controller.signal));
    const third = pool.run(request('third'));
    controller.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    expect((await third).text).toBe('THIRD (1)');
    await first;
    expect(batches.flat()).not.toContain('second');
    await expect(pool.run(request('late', 'normal', controller.signal))).rejects.toThrow('gone');
  });

  it.each(['crash', 'exit'])(
    'replaces a worker that %ss, and gives the text up the second time',
    async (what) => {
      const pool = await open();
      await expect(pool.run(request(what))).rejects.toMatchObject({ code: 'engine_failed' });
      expect((await pool.run(request('next'))).text).toBe('NEXT (1)');
    },
  );

  it('runs the batch of a crashed worker again, one by one', async () => {
    const pool = await open();
    const crash = `crash-once ${join(folder, 'crashed')}`;
    const results = [pool.run(request('a')), pool.run(request(crash)), pool.run(request('b'))];
    expect(await texts(results)).toEqual(['A (1)', `${crash.toUpperCase()} (1)`, 'B (1)']);
  });

  it('lets one poisoned text take nobody down with it', async () => {
    const pool = await open();
    const results = ['a', 'crash', 'b'].map((text) => pool.run(request(text)));
    const settled = await Promise.allSettled(results);
    expect(settled.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('replaces a worker that hangs past the deadline', async () => {
    const pool = await open();
    const hung = join(folder, 'hung');
    const result = pool.run(request(`hang-once ${hung}`));
    while (!existsSync(hung)) await turn();
    expect(clock.fire(BATCH_MS)).toBe(1);
    expect((await result).text).toContain('HANG-ONCE');
  });

  it('gives a text up that hangs twice', async () => {
    const pool = await open();
    const result = pool.run(request('hang'));
    const rejected = expect(result).rejects.toMatchObject({ code: 'engine_failed' });
    for (let time = 1; time <= 2; time++) {
      await untilRunning(time);
      clock.fire(BATCH_MS);
    }
    await rejected;
  });

  it('keeps the worker when only the batch failed', async () => {
    const pool = await open();
    await expect(pool.run(request('fail'))).rejects.toMatchObject({ code: 'engine_failed' });
    expect((await pool.run(request('next'))).text).toBe('NEXT (1)');
  });

  it('gives texts up at once whose model does not open, says why and keeps the worker', async () => {
    const pool = await open();
    const results = await Promise.allSettled(['unopened', 'a'].map((text) => pool.run(request(text))));
    for (const result of results) {
      expect(result).toMatchObject({ reason: { code: 'model_corrupt', remedy: 'copy it' } });
    }
    expect((await pool.run(request('next'))).text).toBe('NEXT (1)');
    expect(clock.set.filter((delay) => delay === START_MS)).toHaveLength(1);
  });

  it('starts a second worker when there is work for two', async () => {
    const pool = await open('work', { workers: 2 });
    const hanging = pool.run(request('hang'));
    const ended = expect(hanging).rejects.toMatchObject({ code: 'shutting_down' });
    await untilRunning();
    expect((await pool.run(request('next'))).text).toBe('NEXT (1)');
    await pool.close();
    await ended;
  });

  it('binds no text to a worker that is only being started', async () => {
    const pool = await open(`never-ready ${join(folder, 'first')}`, { workers: 2 });
    const gate = join(folder, 'gate');
    const first = pool.run(request(`wait ${gate}`));
    await untilRunning();
    const results = [pool.run(request('a')), pool.run(request('sos', 'emergency'))];
    await untilStarting(2);
    writeFileSync(gate, '');
    expect(await texts(results)).toEqual(['A (1)', 'SOS (1)']);
    await first;
  });

  it('starts one more worker for an emergency that none of the others gets to', async () => {
    const pool = await open();
    const gate = join(folder, 'gate');
    const slow = pool.run(request(`wait ${gate}`));
    await untilRunning();
    const normal = pool.run(request('normal'));
    const emergency = pool.run(request('sos', 'emergency'));
    await turn();
    clock.time += 5_000;
    expect(clock.fire(5_000)).toBe(1);
    expect((await emergency).text).toBe('SOS (1)');
    expect((await normal).text).toBe('NORMAL (1)');
    expect(starts()).toBe(2);
    // Once the slow one is back there is one more than there should be.
    writeFileSync(gate, '');
    await slow;
    const both = [pool.run(request('a')), pool.run({ ...request('b'), prefixId: 4 })];
    expect(await texts(both)).toEqual(['A (1)', 'B (1)']);
    expect([starts(), clock.fire(IDLE_MS)]).toEqual([2, 0]);
  });

  it('starts no further worker for an emergency while the others get on, or the board can bear no more', async () => {
    let mayGrow = false;
    const pool = await open('work', { mayGrow: () => mayGrow });
    const gate = join(folder, 'gate');
    const slow = pool.run(request(`wait ${gate}`));
    await untilRunning();
    const emergency = pool.run(request('sos', 'emergency'));
    await turn();
    clock.time += 5_000;
    expect(clock.fire(5_000)).toBe(1);
    mayGrow = true;
    writeFileSync(gate, '');
    await Promise.all([slow, emergency]);
    expect(starts()).toBe(1);
  });

  it('hands over as few texts at once as it is told', async () => {
    const pool = await open('work', { batchSize: 1 });
    expect(await texts(['a', 'b'].map((text) => pool.run(request(text))))).toEqual(['A (1)', 'B (1)']);
  });

  it('ends surplus workers that rest, and starts them again when there is work', async () => {
    const pool = await open('work', { workers: 2 });
    const both = () => texts([pool.run(request('a')), pool.run({ ...request('b'), prefixId: 4 })]);
    expect(await both()).toEqual(['A (1)', 'B (1)']);
    await untilStarted();
    expect(clock.fire(IDLE_MS)).toBeGreaterThan(0);
    expect(clock.fire(IDLE_MS)).toBe(0);
    expect(await both()).toEqual(['A (1)', 'B (1)']);
  });

  it.each(['broken', 'crash-at-start'])(
    'leaves the texts to the first worker where others do not start (%s), and tries again after a while',
    async (script) => {
      const pool = await open(`${script} ${join(folder, script)}`, { workers: 2 });
      const many = async () => {
        const made = await texts(Array.from({ length: 24 }, (_, i) => pool.run(request(`t${i}`))));
        await untilStarted();
        return made;
      };
      expect(await many()).toHaveLength(24);
      expect(await many()).toHaveLength(24);
      expect(starts()).toBe(2);
      clock.time += 60_000;
      expect(await many()).toHaveLength(24);
      expect(starts()).toBe(3);
    },
  );

  it('leaves a text to the first worker where another does not open its model', async () => {
    const pool = await open(`work ${join(folder, 'first')}`, { workers: 2 });
    const gate = join(folder, 'gate');
    const first = pool.run(request(`wait ${gate}`));
    const unopened = pool.run({ ...request('unopened'), prefixId: 4 });
    await untilRunning(2);
    while (clock.timers.size > 1) await turn();
    writeFileSync(gate, '');
    await first;
    expect((await unopened).text).toBe('UNOPENED (1)');
  });

  it('has texts wait while no worker starts', async () => {
    const first = join(folder, 'first');
    const pool = await open(`broken ${first}`);
    const crash = `crash-once ${join(folder, 'crashed')}`;
    const results = [crash, 'a', 'b'].map((text) => pool.run(request(text)));
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      while (![...clock.timers.values()].includes(pauseMs)) await turn();
      expect(starts()).toBe(2 + Math.log2(pauseMs / 1_000));
      // The last time it is well again.
      if (pauseMs === 4_000) rmSync(first);
      clock.fire(pauseMs);
    }
    expect(await texts(results)).toEqual([`${crash.toUpperCase()} (1)`, 'A (1)', 'B (1)']);
  });

  it('says why no worker starts any more', async () => {
    const pool = await open(`broken ${join(folder, 'first')}`);
    const given = pool.run(request('exit'));
    const told = expect(given).rejects.toMatchObject({
      code: 'engine_failed',
      message: 'no model',
      remedy: 'copy it',
    });
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]) {
      while (![...clock.timers.values()].includes(pauseMs)) await turn();
      clock.fire(pauseMs);
    }
    await told;
  });

  it('keeps to one worker while the board can bear no more, and tries another only after a while', async () => {
    let mayGrow = false;
    let gates = 0;
    const pool = await open('work', { workers: 2, mayGrow: () => mayGrow });
    /** Keeps one worker busy until another has done a text, where there is another. */
    const workForTwo = async (workers: number) => {
      const gate = join(folder, `gate${++gates}`);
      const first = pool.run(request(`wait ${gate}`));
      const second = pool.run({ ...request('b'), prefixId: 4 });
      if (workers > 1) await second;
      writeFileSync(gate, '');
      await Promise.all([first, second]);
      return starts();
    };
    expect(await workForTwo(1)).toBe(1);
    mayGrow = true;
    expect(await workForTwo(2)).toBe(2);
    mayGrow = false;
    // One of the two is ended when its text is done: what it frees is not taken again at once.
    expect(await workForTwo(2)).toBe(2);
    mayGrow = true;
    expect(await workForTwo(1)).toBe(2);
    clock.time += 60_000;
    expect(await workForTwo(2)).toBe(3);
  });

  it('says why it does not open', async () => {
    await expect(open('broken')).rejects.toMatchObject({ code: 'model_corrupt', remedy: 'copy it' });
    await expect(open('crash-at-start')).rejects.toMatchObject({ code: 'engine_failed' });
    const slow = expect(open('never-ready')).rejects.toMatchObject({ code: 'engine_failed' });
    clock.fire(START_MS);
    await slow;
    const controller = new AbortController();
    const stopped = expect(open('never-ready', { signal: controller.signal })).rejects.toThrow('stop');
    controller.abort(new Error('stop'));
    await stopped;
  });

  it('answers nothing after it is closed', async () => {
    const pool = await open();
    const waiting = pool.run(request('hang'));
    const ended = expect(waiting).rejects.toMatchObject({ code: 'shutting_down' });
    await pool.close();
    await ended;
    await expect(pool.run(request('x'))).rejects.toMatchObject({ code: 'shutting_down' });
  });
});
