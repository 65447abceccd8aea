import { isSettled, jobNumber } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { follow, type JobView, post } from './api.js';
import { startNode, temporaryFolder } from './node-process.js';

const TEXT = 'The road to the clinic is closed because of the water. '.repeat(20);

it('goes on with the events where a follower was cut off, over kill -9 too', async () => {
  // One text again and again is to be work each time.
  const env = { BABELMESH_DATA: await temporaryFolder(), BABELMESH_ENGINE_MEMORY_ENTRIES: '0' };
  const first = await startNode(env);
  const before = await follow(first.url);
  const jobs: JobView[] = [];
  const waits: number[] = [];
  for (let n = 0; n < 20; n++) {
    const { status, body } = await post<JobView & { estimatedWaitMs?: number }>(first.url, '/v1/jobs', {
      text: TEXT,
      source: 'en',
      target: 'es',
    });
    expect(status).toBe(202);
    waits.push(body.estimatedWaitMs ?? 0);
    jobs.push(body);
  }
  expect(Math.max(...waits)).toBeGreaterThan(0);
  await before.until((seen) => seen.some(({ doneSegments }) => doneSegments > 0));
  const seen = [...before.events];
  before.close();
  // What happens between the cut and the kill is told by the next process.
  const meanwhile = await follow(first.url);
  await meanwhile.until((events) => events.length > 3);
  await first.kill();

  const second = await startNode(env);
  const last = seen.at(-1)?.seq ?? 0;
  const after = await follow(second.url, { after: last });
  const open = new Set(jobs.map(({ id }) => jobNumber(id)));
  for (const { jobId, state } of seen) if (isSettled(state)) open.delete(jobId);
  await after.until((events) => {
    for (const { jobId, state } of events) if (isSettled(state)) open.delete(jobId);
    return open.size === 0;
  });
  const seqs = [...seen, ...after.events].map(({ seq }) => seq);
  const steps = seqs.slice(1).map((seq, n) => seq - (seqs[n] ?? 0));
  // The second process skips once the numbers that the first may have told before a power cut.
  expect(Math.min(...steps)).toBe(1);
  expect(steps.filter((step) => step > 1).length).toBeLessThanOrEqual(1);

  const metrics = await (await fetch(`${second.url}/metrics`)).text();
  for (const line of [
    /^babelmesh_queue_write_seconds_count\{sync="true"\} [1-9]/m,
    /^babelmesh_queue_group_size_count [1-9]/m,
    /^babelmesh_job_service_seconds_count\{priority="normal"\} [1-9]/m,
    /^babelmesh_leases_lapsed_total\{priority="normal"\} [1-9]/m,
    /^babelmesh_queue_oldest_seconds\{priority="normal"\} 0$/m,
  ]) {
    expect(metrics).toMatch(line);
  }
  expect((await second.stop()).code).toBe(0);
});
