/** The daemon as systemd runs it: what it says through sd_notify, and how it ends. */
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { follow, get, type JobView, post, type Refusal } from './api.js';
import { startNode, temporaryFolder } from './node-process.js';

const LONG_TEXT = 'The road to the clinic is closed because of the water. '.repeat(400);

/** Stands in for systemd's own command, which needs systemd to answer: notes what it is told, in order. */
async function listener() {
  const folder = await temporaryFolder();
  const heard = join(folder, 'heard');
  writeFileSync(heard, '');
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$*" >> '${heard}'\n`, { mode: 0o755 });
  return {
    env: {
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      NOTIFY_SOCKET: join(folder, 'socket'),
      WATCHDOG_USEC: '400000',
    },
    lines: () => readFileSync(heard, 'utf8').trim().split('\n'),
    async hears(text: string) {
      const has = () => existsSync(heard) && readFileSync(heard, 'utf8').includes(text);
      if (has()) return;
      await new Promise<void>((resolve) => {
        const watcher = watch(folder, () => {
          if (!has()) return;
          watcher.close();
          resolve();
        });
        if (has()) resolve();
      });
    },
  };
}

it('is ready, alive and stopping in this order, and ends with 0 within 5 s whatever is open', async () => {
  const systemd = await listener();
  const node = await startNode(systemd.env);
  await systemd.hears('READY=1');
  expect((await get(node.url, '/readyz')).status).toBe(200);
  await systemd.hears('WATCHDOG=1');
  expect(systemd.lines()[0]).toBe(`--pid=${node.pid} READY=1 STATUS=Translating, port ${node.port}`);

  // Work in every form: jobs that run and wait, somebody who waits for an answer, a follower, a client that stalls.
  const jobs = await Promise.all(
    Array.from({ length: 12 }, () =>
      post<JobView>(node.url, '/v1/jobs', { text: LONG_TEXT, source: 'en', target: 'es' }),
    ),
  );
  expect(jobs.map(({ status }) => status)).toEqual(jobs.map(() => 202));
  const waiting = post<Refusal>(node.url, '/translate', { q: LONG_TEXT, source: 'en', target: 'es' });
  const events = await follow(node.url);
  await events.until((seen) => seen.some(({ doneSegments }) => doneSegments > 0));
  const stalling = connect(node.port, '127.0.0.1');
  stalling.on('error', () => {});
  stalling.write(
    'POST /v1/jobs HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
  );

  const startedAt = performance.now();
  const { code, stderr } = await node.stop();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/"level":50|Warning/);
  expect(systemd.lines().at(-1)).toBe(`--pid=${node.pid} STOPPING=1`);
  expect((await waiting).body.code).toBe('shutting_down');
});
