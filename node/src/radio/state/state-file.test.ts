import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryFile } from './memory.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

const memory = {
  savedAt: 5,
  sent: [4_000_000_000],
  seen: ['9:42'],
  silences: [{ node: 9, failures: 2, ageMs: 100 }],
  progress: [{ jobId: 'job', fingerprint: 'f', acknowledged: 1, tries: 0 }],
};

it('gives back what was saved last, and leaves nothing else', async () => {
  const store = memoryFile(join(folder, 'memory.json'));
  await store.save({ ...memory, savedAt: 1 });
  await store.save(memory);
  expect(await store.load()).toEqual(memory);
  expect(await readdir(folder)).toEqual(['memory.json']);
});

it('knows nothing where nothing was saved', async () => {
  expect(await memoryFile(join(folder, 'memory.json')).load()).toBeUndefined();
});

it.each(['', '{"savedAt":1', '{"savedAt":1,"sent":["x"]}', 'null'])(
  'refuses what is damaged: %s',
  async (text) => {
    const path = join(folder, 'memory.json');
    await writeFile(path, text);
    await expect(memoryFile(path).load()).rejects.toThrow();
  },
);

it('says so where it cannot write', async () => {
  await expect(memoryFile(join(folder, 'none', 'memory.json')).save(memory)).rejects.toThrow('ENOENT');
});
