import { isSettled } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { openQueueOn } from './open.js';
import { request, shouted } from './testing/requests.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

const worker = { owner: 'w', durationMs: 60_000 };
/** So many texts are worked on together. */
const TOGETHER = 8;
const RESTART_MS = 6_000;

it.each(['normal', 'emergency'] as const)(
  'lets a text that kills the process fail alone (%s)',
  async (priority) => {
    const clock = new ManualClock();
    let disk = new SimulatedDisk();
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const open = () => openQueueOn({ open: disk.open }, { clock, random });
    let queue = await open();
    const jobs = await queue.submit(
      Array.from({ length: 3 * TOGETHER }, (_, i) =>
        request({ text: i === 3 ? 'poison' : `text ${i}`, by: `r${i % 5}`, priority }),
      ),
    );
    const all = () => Promise.all(jobs.map(({ id }) => queue.get(id)));
    while ((await all()).some((job) => !isSettled(job?.state ?? 'queued'))) {
      const leases = [];
      while (leases.length < TOGETHER) {
        const lease = await queue.lease(worker);
        if (!lease) break;
        leases.push(lease);
      }
      if (leases.some(({ job }) => job.request.text === 'poison')) {
        await queue.flush();
        disk = disk.afterPowerCut(1);
        await clock.advance(RESTART_MS);
        queue = await open();
        continue;
      }
      for (const lease of leases) await queue.settle(lease, shouted(lease));
      if (leases.length === 0) await clock.advance(100);
    }
    const ended = await all();
    await queue.close();
    expect(ended.filter((job) => job?.state !== 'done').map((job) => job?.request.text)).toEqual(['poison']);
    expect(ended[3]?.failure?.code).toBe('attempts_exhausted');
    const others = ended.filter((_, i) => i !== 3).map((job) => job?.attempts ?? 0);
    expect(Math.max(...others)).toBeLessThan(10);
  },
);
