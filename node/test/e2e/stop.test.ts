import { expect, it } from 'vitest';
import { get, type JobView, nodeStatus, post, type Refusal } from './api.js';
import { startNode, temporaryFolder } from './node-process.js';

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
