/**
 * A node reduced to its queue, for killing: `crash-child.js FOLDER ROUND JOBS`. It accepts jobs, runs
 * them and completes deliveries as fast as it can, and says on stdout what it has been promised:
 * `accepted KEY ID`, `settled ID TEXT`, `delivered ID`.
 */
import { delay } from '@babelmesh/protocol';
import { systemClock } from '../../clock.js';
import { openQueue } from '../index.js';
import { request, shouted } from './requests.js';

const SUBMITTERS = 4;

const [folder = '', round = '0', jobs = '0'] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const queue = await openQueue({
  folder,
  clock: systemClock,
  backoffMs: { first: 1, most: 1 },
  // Here every attempt may be cut short: no job may end because of it.
  maxAttempts: 1_000,
  maxCrashes: 1_000,
});
say('open');

async function submitter(from: number): Promise<void> {
  for (let i = from; i < Number(jobs); i += SUBMITTERS) {
    const key = `${round}-${i}`;
    const [job] = await queue.submit([
      request({
        key,
        text: `text ${key}`,
        by: `r${i % 5}`,
        inlet: i % 2 ? 'radio' : 'http',
        priority: (['emergency', 'high', 'normal', 'bulk'] as const)[i % 4] ?? 'normal',
      }),
    ]);
    say(`accepted ${key} ${job?.id}`);
  }
}

async function worker(owner: string): Promise<void> {
  for (;;) {
    let lease = await queue.lease({ owner, durationMs: 10_000 });
    if (!lease) {
      await delay(systemClock, 2);
      continue;
    }
    const stored = await queue.progress(lease);
    const segments = [...(stored?.segments ?? []), { text: 'one', warnings: [] }];
    lease = await queue.saveProgress(lease, { plan: 'p', totalSegments: 3, segments }, 10_000);
    const luck = Math.random();
    if (luck < 0.1) await queue.release(lease, { code: 'engine_failed', message: 'bad luck' });
    else if (luck < 0.2) await queue.release(lease);
    else {
      const job = await queue.settle(lease, shouted(lease));
      say(`settled ${job.id} ${job.request.text.toUpperCase()}`);
    }
  }
}

async function courier(): Promise<void> {
  for (;;) {
    for (const { jobId } of await queue.due('radio', 8)) {
      say(`delivered ${jobId}`);
      await queue.complete(jobId);
      say(`completed ${jobId}`);
    }
    await delay(systemClock, 1);
  }
}

const submitters = Array.from({ length: SUBMITTERS }, (_, from) => submitter(from));
await Promise.all([...submitters, worker('w1'), worker('w2'), courier()]);
