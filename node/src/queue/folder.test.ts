import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  cp,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BabelmeshError } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { Level } from 'level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertUnused, checkQueue, openQueue } from './index.js';
import { FORMAT, openStore } from './store.js';
import { toStoreError } from './store-errors.js';
import { request, shouted } from './testing/requests.js';

const child = fileURLToPath(new URL('../../dist/queue/testing/crash-child.js', import.meta.url));
const clock = new ManualClock();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openQueue({ folder, clock });
const failure = async (promise: Promise<unknown>): Promise<BabelmeshError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BabelmeshError) return error;
  throw new Error(`Expected a BabelmeshError, got ${error}`);
};
const storeFiles = (pattern: RegExp) =>
  readdir(join(folder, 'store')).then((names) =>
    names.filter((name) => pattern.test(name)).map((name) => join(folder, 'store', name)),
  );

/** A folder with jobs done and waiting, in table files and in the log. */
async function fill(count = 600): Promise<string[]> {
  const queue = await open();
  const text = randomBytes(8_000).toString('base64');
  const ids: string[] = [];
  for (let i = 0; i < count; i += 50) {
    const jobs = await queue.submit(
      Array.from({ length: 50 }, (_, k) => request({ by: `r${k % 7}`, text: `${i + k} ${text}` })),
    );
    ids.push(...jobs.map(({ id }) => id));
  }
  for (let i = 0; i < 20; i++) {
    const lease = await queue.lease({ owner: 'w', durationMs: 1e6 });
    if (lease) await queue.settle(lease, shouted(lease));
  }
  await queue.close();
  return ids;
}

async function setFormat(format: string): Promise<void> {
  const level = new Level<string, string>(join(folder, 'store'));
  await level.put('format', format);
  await level.close();
}

describe('a data folder', () => {
  it('of a newer version is refused', async () => {
    await setFormat('99');
    const { code, remedy } = await failure(open());
    expect(code).toBe('store_version');
    expect(remedy).toMatch(/newer version/);
  });

  it('of an older version is refused with the way out', async () => {
    await setFormat('0');
    const { code, remedy } = await failure(open());
    expect(code).toBe('store_version');
    expect(remedy).toMatch(/let its jobs finish/);
  });

  it('of another program is refused and left as it is', async () => {
    const level = new Level<string, string>(join(folder, 'store'));
    await level.put('someone', 'else');
    await level.close();
    expect((await failure(open())).code).toBe('store_version');
    await level.open();
    expect(await level.get('someone')).toBe('else');
    await level.close();
  });

  it('held by another process is refused, and its pid named', async () => {
    expect(existsSync(child), 'Build first: npx tsc -b').toBe(true);
    const other = spawn(process.execPath, [child, folder, '0', '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    const error = await failure(open());
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(error).toMatchObject({
      code: 'store_locked',
      message: expect.stringContaining(`pid ${other.pid}`),
    });
    await (await open()).close();
  });

  it('is known to be used or not, and left as it is', async () => {
    await assertUnused(folder);
    expect(await readdir(folder)).toEqual([]);
    const queue = await open();
    expect(await failure(assertUnused(folder))).toMatchObject({ code: 'store_locked' });
    await queue.submit([request()]);
    await queue.close();
    await assertUnused(folder);
    expect(await readdir(folder)).toEqual(['store']);
    await truncate(join(folder, 'store', 'CURRENT'), 0);
    await assertUnused(folder);
  });

  it('that is a file, or below one, is refused', async () => {
    await writeFile(join(folder, 'file'), '');
    const error = await failure(openQueue({ folder: join(folder, 'file'), clock }));
    expect(error).toMatchObject({ code: 'store_failed', remedy: expect.any(String) });
  });

  it('on a read-only or full disk is told from other failures', () => {
    const code = (message: string) => toStoreError(new Error(message)).code;
    expect(code('EROFS: read-only file system, mkdir')).toBe('store_read_only');
    expect(code('IO error: /data/store/LOCK: Permission denied')).toBe('store_read_only');
    expect(code('IO error: /data/store/000005.log: No space left on device')).toBe('disk_full');
    expect(code('Corruption: checksum mismatch')).toBe('store_corrupt');
    expect(code('IO error: Input/output error')).toBe('store_failed');
  });

  it('is refused where this user may not write', async ({ skip }) => {
    // Not even root can make a folder there.
    if (!existsSync('/sys/kernel')) skip('There is no /sys here.');
    const error = await failure(openQueue({ folder: '/sys/kernel/babelmesh', clock }));
    expect(error).toMatchObject({ code: 'store_read_only', remedy: expect.any(String) });
  });
});

describe('damaged files', () => {
  it('are noticed when the list of files is gone, before anything is deleted', async () => {
    const ids = await fill(50);
    await rm(join(folder, 'store', 'CURRENT'));
    expect((await failure(open())).code).toBe('store_corrupt');
    expect((await failure(checkQueue(folder))).code).toBe('store_corrupt');
    const report = await checkQueue(folder, { repair: true });
    expect(report).toMatchObject({ jobs: ids.length, damagedFilesKeptIn: join(folder, 'store-damaged-1') });
    expect(report.findings[0]).toMatchObject({ kind: 'unreadable' });
    expect((await checkQueue(folder)).findings).toEqual([]);
  });

  it('are noticed when the manifest is damaged', async () => {
    const ids = await fill(50);
    const [manifest = ''] = await storeFiles(/^MANIFEST/);
    await writeFile(manifest, 'nonsense');
    expect((await failure(open())).code).toBe('store_corrupt');
    expect((await checkQueue(folder, { repair: true })).jobs).toBe(ids.length);
  });

  it('keep every job that can still be read, and the rest is listed', async () => {
    const ids = await fill();
    // A stretch of one table overwritten, as a worn card does. Of one in use: what a compaction cut short by the
    // closing left behind is gone after the next opening.
    const before = await storeFiles(/\.ldb$/);
    await (await open()).close();
    const [table = ''] = (await storeFiles(/\.ldb$/)).filter((name) => before.includes(name));
    expect(table).not.toBe('');
    const file = await openFile(table, 'r+');
    await file.write(Buffer.alloc(40_000, 0xa5), 0, 40_000, Math.floor((await stat(table)).size / 3));
    await file.close();
    expect((await failure(checkQueue(folder))).code).toBe('store_corrupt');
    const { jobs, found } = await checkQueue(folder, { repair: true });
    expect((await checkQueue(folder)).findings).toEqual([]);
    // Few can be hit: those whose text lay there are known, and listed.
    expect(jobs).toBeGreaterThan(ids.length * 0.9);
    expect((found.job_lost ?? 0) + (found.job_mended ?? 0)).toBeGreaterThan(0);
    const queue = await open();
    let there = 0;
    for (const id of ids) if (await queue.get(id)) there++;
    await queue.close();
    expect(there).toBe(jobs);
  });

  it('a log cut off anywhere loses only what came after the cut', async () => {
    const queue = await open();
    const ids: { id: string; bytes: number }[] = [];
    const [log = ''] = await storeFiles(/\.log$/);
    for (let i = 0; i < 40; i++) {
      const [job] = await queue.submit([request({ by: `r${i % 3}`, text: `text ${i}`, key: `${i}` })]);
      if (i % 3 === 0) {
        const lease = await queue.lease({ owner: 'w', durationMs: 1e6 });
        if (lease) await queue.settle(lease, shouted(lease));
      }
      ids.push({ id: job?.id ?? '', bytes: (await stat(log)).size });
    }
    // A copy of the folder as a power cut leaves it.
    const crashed = join(folder, 'crashed');
    await cp(join(folder, 'store'), join(crashed, 'store'), { recursive: true });
    await queue.close();
    const name = log.slice(log.lastIndexOf('/') + 1);
    const whole = await readFile(join(crashed, 'store', name));
    for (let round = 0; round < 25; round++) {
      const cut = join(folder, `cut-${round}`);
      await cp(join(crashed, 'store'), join(cut, 'store'), { recursive: true });
      const length = Math.floor(Math.random() * whole.length);
      await truncate(join(cut, 'store', name), length);
      if (length === 0) continue;
      expect((await checkQueue(cut)).findings, `cut at ${length}`).toEqual([]);
      const after = await openQueue({ folder: cut, clock });
      for (const { id, bytes } of ids) {
        if (bytes <= length) expect(await after.get(id), `cut at ${length}`).toBeDefined();
      }
      await after.close();
    }
  });

  it('leave a store that opens as it was when only looked at', async () => {
    await fill(50);
    const before = await checkQueue(folder);
    expect(before.findings).toEqual([]);
    expect(before.repaired).toBe(false);
    const store = await openStore(folder);
    expect(store.getSync('format')).toBe(String(FORMAT));
    await store.close();
  });
});
