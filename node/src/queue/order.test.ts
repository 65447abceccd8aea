import type { Lease, Priority } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLACK_MS } from './lines.js';
import { openQueueOn } from './open.js';
import { request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

const MS_PER_TOKEN = 5;

interface Arrival {
  readonly afterMs: number;
  readonly by: string;
  readonly priority: Priority;
  readonly work: number;
  readonly count: number;
}

interface Run {
  readonly text: string;
  readonly by: string;
  readonly priority: Priority;
  readonly work: number;
  readonly askedAt: number;
  readonly startedAt: number;
  /** Jobs run between asking and starting. */
  readonly before: readonly { text: string; by: string; priority: Priority }[];
}

/** One worker, a job at a time; every arrival at its time. Gives the jobs in the order they ran. */
async function simulate(arrivals: readonly Arrival[]): Promise<Run[]> {
  const clock = new ManualClock();
  const disk = new SimulatedDisk();
  const queue = await openQueueOn({ open: disk.open }, { clock, random: () => 1 });
  const asked = new Map<string, { arrival: Arrival; askedAt: number; ranBefore: number }>();
  const runs: Run[] = [];
  const pending = [...arrivals];
  let dueAt = pending[0]?.afterMs ?? 0;
  const arrive = async () => {
    for (let next = pending[0]; next && clock.monotonic() >= dueAt; next = pending[0]) {
      const arrival = next;
      const requests = Array.from({ length: arrival.count }, (_, i) => {
        const text = `${asked.size + i}`;
        return request({ ...arrival, text });
      });
      for (const { text } of requests) {
        asked.set(text, { arrival, askedAt: clock.monotonic(), ranBefore: runs.length });
      }
      await queue.submit(requests);
      pending.shift();
      dueAt += pending[0]?.afterMs ?? 0;
    }
  };
  const work = async (lease: Lease) => {
    const entry = asked.get(lease.job.request.text);
    if (!entry) throw new Error('A job nobody asked for.');
    const { arrival, askedAt, ranBefore } = entry;
    const { by, priority } = arrival;
    const startedAt = clock.monotonic();
    const before = runs.slice(ranBefore);
    runs.push({ text: lease.job.request.text, by, priority, work: arrival.work, askedAt, startedAt, before });
    await clock.advance(lease.job.request.work * MS_PER_TOKEN);
    await queue.settle(lease, shouted(lease));
  };
  try {
    for (;;) {
      await arrive();
      const lease = await queue.lease({ owner: 'w', durationMs: 1e9 });
      if (lease) await work(lease);
      else if (pending.length > 0) await clock.advance(Math.max(0, dueAt - clock.monotonic()));
      else break;
    }
  } finally {
    await queue.close();
  }
  expect(runs).toHaveLength(asked.size);
  return runs;
}

const arrivals = (priorities: readonly Priority[]) =>
  fc.array(
    fc.record({
      afterMs: fc.nat(2_000),
      by: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      priority: fc.constantFrom(...priorities),
      work: fc.integer({ min: 1, max: 100 }),
      count: fc.integer({ min: 1, max: 12 }),
    }),
    { minLength: 1, maxLength: 25, size: 'max' },
  );

const check = (property: fc.IAsyncProperty<unknown>, numRuns = 60) => fc.assert(property, { numRuns });

describe('order', () => {
  it('never lets anything but an earlier emergency run before an emergency', async () => {
    await check(
      fc.asyncProperty(arrivals(['emergency', 'high', 'normal', 'bulk']), async (list) => {
        for (const run of await simulate(list)) {
          if (run.priority !== 'emergency') continue;
          // The job that was running when it was asked for began earlier and is not in `before`.
          expect(run.before.every(({ priority }) => priority === 'emergency')).toBe(true);
        }
      }),
    );
  });

  it('runs the jobs of one requester and priority in the order they were asked for', async () => {
    await check(
      fc.asyncProperty(arrivals(['high', 'normal', 'bulk']), async (list) => {
        const last = new Map<string, number>();
        for (const { by, priority, text } of await simulate(list)) {
          const line = `${by}/${priority}`;
          expect(Number(text)).toBeGreaterThan(last.get(line) ?? -1);
          last.set(line, Number(text));
        }
      }),
    );
  });

  it('makes a newcomer wait for at most one job of each other requester of its priority', async () => {
    await check(
      fc.asyncProperty(arrivals(['normal']), fc.nat(60_000), async (list, afterMs) => {
        const newcomer: Arrival = { afterMs, by: 'new', priority: 'normal', work: 10, count: 1 };
        const at = Math.floor(list.length / 2);
        const runs = await simulate([...list.slice(0, at), newcomer, ...list.slice(at)]);
        const run = runs.find(({ by }) => by === 'new');
        const of = new Map<string, number>();
        for (const { by } of run?.before ?? []) of.set(by, (of.get(by) ?? 0) + 1);
        expect(Math.max(0, ...of.values())).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('runs single jobs of many requesters exactly by virtual deadline, whatever the load', async () => {
    await check(
      fc.asyncProperty(
        arrivals(['high', 'normal', 'bulk']),
        fc.constantFrom(1, 20, 1_000),
        async (list, stretch) => {
          const single = list.map((arrival, i) => ({
            ...arrival,
            by: `${i}`,
            count: 1,
            afterMs: arrival.afterMs * stretch,
            work: arrival.work * stretch,
          }));
          const deadline = (text: string) => {
            const { askedAt, priority } = runs.find((run) => run.text === text) ?? {
              askedAt: 0,
              priority: 'high',
            };
            return askedAt + SLACK_MS[priority];
          };
          const runs = await simulate(single);
          for (const run of runs) {
            for (const { text } of run.before) expect(deadline(text)).toBeLessThanOrEqual(deadline(run.text));
          }
        },
      ),
    );
  });

  it('starts a normal job within its slack while new requesters keep the node busy with high ones', async () => {
    const high = Array.from({ length: 400 }, (_, i) => ({
      afterMs: 1_000,
      by: `${i}`,
      priority: 'high' as const,
      work: 200,
      count: 1,
    }));
    const normal: Arrival = { afterMs: 0, by: 'n', priority: 'normal', work: 10, count: 1 };
    const run = (await simulate([normal, { ...normal, by: 'first' }, ...high])).find(({ by }) => by === 'n');
    expect(run?.startedAt).toBeLessThanOrEqual(SLACK_MS.normal - SLACK_MS.high + 1_000);
  });

  it('gives two requesters with long lines the same work, whatever the size of their jobs', async () => {
    await check(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        async (mine, yours) => {
          const total = 6_000;
          const runs = await simulate([
            { afterMs: 0, by: 'a', priority: 'normal', work: mine, count: Math.ceil(total / mine) },
            { afterMs: 0, by: 'b', priority: 'normal', work: yours, count: Math.ceil(total / yours) },
          ]);
          const done = { a: 0, b: 0 };
          for (const { by, work } of runs) {
            done[by as 'a' | 'b'] += work;
            if (done.a + done.b >= total) break;
          }
          expect(Math.abs(done.a - done.b)).toBeLessThanOrEqual(3 * Math.max(mine, yours) + total * 0.1);
        },
      ),
      15,
    );
  });
});
