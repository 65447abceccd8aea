import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkQueue, openQueue } from './index.js';
import { request, shouted } from './testing/requests.js';

const MEGABYTE = 1024 * 1024;
const disk = mkdtempSync(join(tmpdir(), 'queue-disk-'));

/** A disk of sixteen megabytes, where this user may mount one. */
const isMounted = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('Not tested: a disk that is really full. It needs the right to mount a tmpfs.');
    return false;
  }
})();
afterAll(() => {
  if (isMounted) execFileSync('umount', [disk]);
  rmdirSync(disk);
});

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe.skipIf(!isMounted)('a disk that is really full', () => {
  it.each([
    ['is not filled by us', 6 * MEGABYTE],
    ['filled to the last byte damages nothing', 0],
  ])('%s; what was accepted is kept, and it goes on by itself', async (_name, minFreeBytes) => {
    const folder = join(disk, `data-${minFreeBytes}`);
    const ballast = join(disk, 'ballast');
    const clock = new ManualClock();
    const queue = await openQueue({ folder, clock, minFreeBytes });
    const accepted: string[] = [];
    const submit = async () => {
      const text = randomBytes(15_000).toString('base64');
      const [job] = await queue.submit([request({ text, by: `r${accepted.length % 5}` })]);
      accepted.push(job?.id ?? '');
    };
    for (let i = 0; i < 50; i++) await submit();
    // Someone else fills the rest.
    await writeFile(ballast, Buffer.alloc(minFreeBytes ? 8 * MEGABYTE : 13 * MEGABYTE)).catch(
      () => undefined,
    );
    let said = 'ok';
    for (let i = 0; said === 'ok' && i < 2_000; i++) {
      await clock.advance(1_000);
      said = await code(submit());
    }
    expect(said).toBe('disk_full');
    if (minFreeBytes > 0) {
      expect(queue.problem).toMatchObject({ code: 'disk_full' });
      // What was accepted is still worked on.
      const lease = await queue.lease({ owner: 'w', durationMs: 1e9 });
      if (lease) await queue.settle(lease, shouted(lease));
    }
    await rm(ballast);
    await vi.waitFor(
      async () => {
        await clock.advance(2_000);
        await submit();
      },
      { timeout: 20_000, interval: 50 },
    );
    expect(queue.problem).toBeUndefined();
    for (const id of accepted) expect(await queue.get(id)).toBeDefined();
    await queue.close();
    expect((await checkQueue(folder)).findings).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
