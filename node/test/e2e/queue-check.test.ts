import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Level } from 'level';
import { expect, it } from 'vitest';
import { type JobView, post } from './api.js';
import { babelmesh, startNode, temporaryFolder } from './node-process.js';

const TEXT = 'Where is the clinic? The road is closed. We need water.';

async function folderWithJobs() {
  const env = { BABELMESH_DATA: await temporaryFolder() };
  const node = await startNode(env);
  for (let n = 0; n < 3; n++) {
    await post<JobView>(node.url, '/v1/jobs', { text: `${TEXT} ${n}`, source: 'en', target: 'es' });
  }
  return { env, node, check: (...args: string[]) => babelmesh(['queue', 'check', ...args], { env }) };
}

it('leaves a running node alone, and says which process it is', async () => {
  const { node, check } = await folderWithJobs();
  const { code, stdout, stderr } = await check('--repair');
  expect([code, stdout]).toEqual([78, '']);
  expect(stderr).toContain(`(pid ${node.pid})`);
  expect(stderr).toContain('[store_locked]');
  expect((await node.stop()).code).toBe(0);
});

it('tells what is wrong, and mends it', async () => {
  const { env, node, check } = await folderWithJobs();
  await node.kill();
  const clean = await check();
  expect(clean.stdout).toMatch(/3 jobs, 0 deliveries\.\nEverything fits together\./);
  expect(clean.code).toBe(0);

  const level = new Level<string, string>(join(env.BABELMESH_DATA, 'queue', 'store'));
  const [states] = [await level.keys({ gte: 's/', lt: 's0' }).all()];
  await level.put('s/nobody', '{"state":"queued"}');
  await level.del(states[0] ?? '');
  await level.close();

  const wrong = await check();
  expect(wrong.code).toBe(65);
  expect(wrong.stdout).toMatch(/^job_mended +Job \w+ has no state\.$/m);
  expect(wrong.stdout).toContain('babelmesh queue check --repair');
  const told = await check('--json');
  expect(told.code).toBe(65);
  expect(JSON.parse(told.stdout)).toMatchObject({ repaired: false, found: { job_mended: 1, job_lost: 1 } });

  const mended = await check('--repair');
  expect(mended.stdout).toContain('All of it was mended.');
  expect(mended.code).toBe(0);
  expect((await check()).code).toBe(0);
});

it('finds files that cannot be opened, and repairs a copy', async () => {
  const { env, node, check } = await folderWithJobs();
  expect((await node.stop()).code).toBe(0);
  const store = join(env.BABELMESH_DATA, 'queue', 'store');
  const manifest = (await readdir(store)).find((name) => name.startsWith('MANIFEST')) ?? '';
  await truncate(join(store, manifest), 0);

  const wrong = await check();
  expect(wrong.code).toBe(65);
  expect(wrong.stdout).toMatch(/^unreadable .*damaged/m);
  const mended = await check('--repair', '--json');
  expect(mended.code).toBe(0);
  expect(JSON.parse(mended.stdout)).toMatchObject({
    jobs: 3,
    repaired: true,
    damagedFilesKeptIn: expect.stringContaining('store-damaged-1'),
  });
  expect((await check()).code).toBe(0);
});

it('makes no folder where there is none', async () => {
  const { code, stderr } = await babelmesh(['queue', 'check'], {
    env: { BABELMESH_DATA: '/nowhere/at/all' },
  });
  expect(code).toBe(65);
  expect(stderr).toContain('BABELMESH_DATA');
  expect((await babelmesh(['queue', 'mend'])).code).toBe(64);
});
