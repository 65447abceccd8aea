import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeLogger } from '../testing/fake-ports.js';
import { openPeopleStore } from './people-store.js';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'people-'));
});
afterEach(() => rm(data, { recursive: true }));

async function put(folder: string, logger: FakeLogger): Promise<string[]> {
  const store = await openPeopleStore(folder, logger);
  const shelf = store?.shelf('people');
  const found: string[] = [];
  for await (const [key] of shelf?.entries() ?? []) found.push(key);
  await shelf?.put(`ana${found.length}`, 'es');
  await store?.close();
  return found;
}

it('keeps shelves apart, over a restart', async () => {
  const logger = new FakeLogger();
  const folder = join(data, 'people');
  expect(await put(folder, logger)).toEqual([]);
  const store = await openPeopleStore(folder, logger);
  await store?.shelf('rests').put('bo', 'text');
  await store?.close();
  expect(await put(folder, logger)).toEqual(['ana0']);
  expect(logger.at('warn')).toEqual([]);
});

it.each<[string, (folder: string, files: string[]) => Promise<unknown>]>([
  ['without its CURRENT file', (folder) => rm(join(folder, 'CURRENT'))],
  ['with a CURRENT file that is none', (folder) => writeFile(join(folder, 'CURRENT'), 'x')],
  [
    'with an empty manifest',
    (folder, files) => truncate(join(folder, files.find((name) => name.startsWith('MANIFEST')) ?? '')),
  ],
  [
    'with a log of other bytes',
    (folder, files) =>
      writeFile(join(folder, files.find((name) => name.endsWith('.log')) ?? ''), 'x'.repeat(50_000)),
  ],
])('goes on %s', async (_what, damage) => {
  const logger = new FakeLogger();
  const folder = join(data, 'people');
  await put(folder, logger);
  await damage(folder, await readdir(folder));
  await put(folder, logger);
  expect((await put(folder, logger)).length).toBeGreaterThan(0);
});

it('does without a folder it may not make', async () => {
  const logger = new FakeLogger();
  await writeFile(join(data, 'people'), 'a file');
  expect(await openPeopleStore(join(data, 'people'), logger)).toBeUndefined();
  expect(logger.at('warn')).toHaveLength(1);
});
