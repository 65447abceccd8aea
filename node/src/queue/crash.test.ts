import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.js';
import { checkQueue, openQueue } from './index.js';
import { shouted } from './testing/requests.js';

const child = fileURLToPath(new URL('../../dist/queue/testing/crash-child.js', import.meta.url));
const kills = Number(process.env.QUEUE_KILLS ?? 12);
const jobsPerRound = 60;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-crash-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What the killed processes had promised, and what they had handed out. */
const accepted = new Map<string, string>();
const settled = new Map<string, string>();
const delivered = new Map<string, number>();

/** Runs one child until it has said so many lines, then kills it. */
async function killAfter(lines: number, round: number): Promise<void> {
  const running: ChildProcess = spawn(process.execPath, [child, folder, `${round}`, `${jobsPerRound}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!running.stdout) throw new Error('The child has no output.');
  let seen = 0;
  for await (const line of createInterface({ input: running.stdout })) {
    const [what, id = '', rest = ''] = line.split(/ (\S+) ?(.*)/);
    if (what === 'accepted') accepted.set(id, rest);
    if (what === 'settled') settled.set(id, rest);
    if (what === 'delivered') delivered.set(id, (delivered.get(id) ?? 0) + 1);
    if (++seen === lines) running.kill('SIGKILL');
  }
}

describe('a process killed at any instant', () => {
  it('loses no acknowledged job, and gives each one result', {
    timeout: 30_000 + kills * 5_000,
  }, async () => {
    expect(existsSync(child), 'Build first: npx tsc -b').toBe(true);
    for (let round = 0; round < kills; round++) {
      await killAfter(1 + Math.floor(Math.random() * 150), round);
      expect((await checkQueue(folder)).findings, `after kill ${round + 1}`).toEqual([]);
    }
    const queue = await openQueue({ folder, clock: systemClock });
    for (let lease = await queue.lease({ owner: 'w', durationMs: 60_000 }); lease; ) {
      await queue.settle(lease, shouted(lease));
      lease = await queue.lease({ owner: 'w', durationMs: 60_000 });
    }
    expect(accepted.size).toBeGreaterThan(50);
    for (const [key, id] of accepted) {
      const job = await queue.get(id);
      expect(job, `job ${id} of key ${key}`).toMatchObject({
        state: 'done',
        request: { idempotencyKey: key },
      });
      expect((await queue.result(id))?.text).toBe(`TEXT ${key}`);
    }
    for (const [id, text] of settled) expect((await queue.result(id))?.text).toBe(text);
    const waiting = new Set((await queue.due('radio', 100_000)).map(({ jobId }) => jobId));
    expect(queue.counts()).toMatchObject({ running: 0, deliveries: waiting.size });
    for (const id of accepted.values()) {
      const job = await queue.get(id);
      if (job?.request.replyTo.inlet !== 'radio') continue;
      expect(waiting.has(id) || delivered.has(id), `a delivery of job ${id}`).toBe(true);
    }
    // Twice only where the kill fell between sending and completing: never more than one a kill.
    const again = [...delivered.values()].filter((times) => times > 1).length;
    expect(again).toBeLessThanOrEqual(kills);
    await queue.close();
  });
});
