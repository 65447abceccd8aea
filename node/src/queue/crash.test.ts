import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { delay, PRIORITIES } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock.js';
import { checkQueue, openQueue } from './index.js';
import { shouted } from './testing/requests.js';

const child = fileURLToPath(new URL('../../dist/queue/testing/crash-child.js', import.meta.url));

/** How often a process is killed. CI and `npm run torture` ask for more. */
const KILLS = Number(process.env.QUEUE_KILLS ?? 20);
/** From so many on, progress is told. */
const LONG_RUN = 1000;
/** After so many kills everything is looked at, and a new folder begins. */
const KILLS_PER_FOLDER = Math.min(25, Math.ceil(KILLS / 2));
/** They say more lines than any kill waits for. */
const JOBS_PER_ROUND = 60;

/** What the killed processes had promised, and what they had handed out. */
class Promises {
  /** Idempotency key to job. */
  readonly accepted = new Map<string, string>();
  readonly settled = new Map<string, string>();
  readonly delivered = new Map<string, number>();
  readonly completed = new Set<string>();

  note(line: string): void {
    const [what, id = '', rest = ''] = line.split(/ (\S+) ?(.*)/);
    if (what === 'accepted') this.accepted.set(id, rest);
    if (what === 'settled') this.settled.set(id, rest);
    if (what === 'delivered') this.delivered.set(id, (this.delivered.get(id) ?? 0) + 1);
    if (what === 'completed') this.completed.add(id);
  }
}

/** Runs a child and kills it after so many lines, or after so many milliseconds. */
async function runAndKill(
  folder: string,
  round: number,
  at: { lines: number } | { ms: number },
  promises: Promises,
): Promise<void> {
  const running = spawn(process.execPath, [child, folder, `${round}`, `${JOBS_PER_ROUND}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => running.kill('SIGKILL'), 'ms' in at ? at.ms : 20_000);
  let lines = 0;
  for await (const line of createInterface({ input: running.stdout })) {
    promises.note(line);
    if ('lines' in at && ++lines === at.lines) running.kill('SIGKILL');
  }
  clearTimeout(timer);
}

/** Lets everything that still waits run, and holds the queue to what was promised. */
async function expectKept(folder: string, kills: number, promises: Promises): Promise<void> {
  const { accepted, settled, delivered, completed } = promises;
  const queue = await openQueue({ folder, clock: systemClock });
  const worker = { owner: 'w', durationMs: 600_000 };
  // Those that several kills fell upon wait for a while.
  while (PRIORITIES.some((priority) => queue.counts().waiting[priority] > 0)) {
    const lease = await queue.lease(worker);
    if (lease) await queue.settle(lease, shouted(lease));
    else await delay(systemClock, 50);
  }
  const waiting = (await queue.due('radio', 100_000)).map(({ jobId }) => jobId);
  const undelivered = new Set(waiting);
  expect(undelivered.size).toBe(waiting.length);
  for (const [key, id] of accepted) {
    const job = await queue.get(id);
    expect(job, `job ${id} of key ${key}`).toMatchObject({ state: 'done', request: { idempotencyKey: key } });
    expect((await queue.result(id))?.text).toBe(`TEXT ${key}`);
    if (job?.request.replyTo.inlet !== 'radio') continue;
    expect(undelivered.has(id) || delivered.has(id), `the delivery of job ${id}`).toBe(true);
    expect(undelivered.has(id) && completed.has(id), `a completed delivery of job ${id} again`).toBe(false);
  }
  for (const [id, text] of settled) expect((await queue.result(id))?.text).toBe(text);
  expect(queue.counts()).toMatchObject({ running: 0, deliveries: undelivered.size });
  // Twice only where a kill fell between sending and completing.
  const again = [...delivered.values()].reduce((sum, times) => sum + times - 1, 0);
  expect(again).toBeLessThanOrEqual(kills);
  await queue.close();
  expect((await checkQueue(folder)).findings).toEqual([]);
}

/** So many kills of processes on one folder. Gives the number of jobs they had accepted. */
async function torment(kills: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'queue-crash-'));
  const promises = new Promises();
  for (let round = 0; round < kills; round++) {
    const luck = Math.random();
    const at = luck < 0.7 ? { lines: 1 + Math.floor(luck * 200) } : { ms: (luck - 0.7) * 2_000 };
    await runAndKill(folder, round, at, promises);
    expect((await checkQueue(folder)).findings, `after kill ${round + 1}`).toEqual([]);
  }
  await expectKept(folder, kills, promises);
  await rm(folder, { recursive: true });
  return promises.accepted.size;
}

describe('a process killed at any instant', () => {
  it(`keeps its promises, ${KILLS} times`, { timeout: 60_000 + KILLS * 10_000 }, async () => {
    expect(existsSync(child), 'Build first: npx tsc -b').toBe(true);
    let left = KILLS;
    let jobs = 0;
    let killed = 0;
    const lane = async () => {
      while (left > 0) {
        const kills = Math.min(KILLS_PER_FOLDER, left);
        left -= kills;
        jobs += await torment(kills);
        killed += kills;
        if (KILLS >= LONG_RUN) process.stderr.write(`${killed} of ${KILLS} kills, ${jobs} jobs\n`);
      }
    };
    await Promise.all([lane(), lane()]);
    expect(jobs).toBeGreaterThan(KILLS * 2);
  });
});
