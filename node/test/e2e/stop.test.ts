import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { get, type JobView, nodeStatus, post, type Refusal, translate } from './api.js';
import { babelmesh, ROOT, startNode, temporaryFolder } from './node-process.js';

const LONG = 'The clinic opens at eight, and the doctor will see children first. '.repeat(2_000);

it('stops within 5 s with work in hand, says which jobs go on, and goes on with them', async () => {
  const folder = await temporaryFolder();
  const first = await startNode({ BABELMESH_DATA: folder });
  const answer = post<Refusal & { jobs: string[] }>(first.url, '/translate', {
    q: LONG,
    source: 'en',
    target: 'es',
  });
  while ((await nodeStatus(first.url)).queue.running === 0);
  const askedAt = performance.now();
  const { code } = await first.stop();
  expect(performance.now() - askedAt).toBeLessThan(5_000);
  expect(code).toBe(0);
  const { status, body } = await answer;
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'shutting_down' });
  const [id] = body.jobs;

  const second = await startNode({ BABELMESH_DATA: folder });
  const job = (await get<JobView>(second.url, `/v1/jobs/${id}`)).body;
  expect(['queued', 'leased']).toContain(job.state);
  expect((await second.stop()).code).toBe(0);
});

it('stops in good order where nobody reads its output any more', async () => {
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: '0',
    BABELMESH_RADIO_LINK: 'off',
    BABELMESH_DATA: await temporaryFolder(),
  };
  const child = spawn(process.execPath, [join(ROOT, 'node/dist/cli/main.js'), 'serve'], { env });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stderr.destroy();
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

it.each(['true', 'false'])('serves where its log has no room on the disk (log.json: %s)', async (json) => {
  const env = { BABELMESH_LOG_LEVEL: 'debug', BABELMESH_LOG_JSON: json };
  const node = await startNode(env, 'test', { wrapper: ['sh', '-c', 'exec "$@" 2>/dev/full', 'sh'] });
  expect(await translate(node.url, 'We need water.')).toMatch(/agua/i);
  expect(await node.stop()).toMatchObject({ code: 0, stdout: expect.stringContaining('Stopping') });
});

it('says that its answer has no room on the disk', async () => {
  const ended = await babelmesh(['config'], { wrapper: ['sh', '-c', 'exec "$@" >/dev/full', 'sh'] });
  expect(ended.stderr).toMatch(/^babelmesh: The output cannot be written: ENOSPC.* \[disk_full\]\n$/);
  expect(ended.code).toBe(75);
});

it('says in one line that a command was interrupted', async () => {
  const env = { ...process.env, BABELMESH_RADIO_LINK: 'tcp', BABELMESH_RADIO_ADDRESS: '127.0.0.1:1' };
  const args = [join(ROOT, 'node/dist/cli/main.js'), 'send', '--node', '!deadbeef', '--to', 'es', 'hello'];
  const child = spawn(process.execPath, args, { env });
  const exit = once(child, 'close');
  // The link tells that nothing answers: it is under way.
  await once(child.stderr, 'data');
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  child.kill('SIGINT');
  expect(await exit).toEqual([75, null]);
  expect(said).toBe('babelmesh: Interrupted. [shutting_down]\n');
});
