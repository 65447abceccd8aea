// The queue by itself: accepts, leases and status reads at 0, 10,000 and 100,000 waiting jobs, what the
// backlog costs in memory, and how long the start takes on it. Each in a process of its own.
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BACKLOGS = [0, 10_000, 100_000];
const SUBMITTERS = 64;
const REQUESTERS = 500;
const RUN_MS = 3_000;
const READS_PER_S = 2_200;

export async function bench() {
  const rows = [];
  const measured = new Map();
  for (const waiting of BACKLOGS) {
    const folder = mkdtempSync(join(tmpdir(), 'queue-bench-'));
    try {
      child('fill', folder, waiting);
      measured.set(waiting, child('measure', folder, waiting));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const row = (what, budget, value, unit, ok) =>
    rows.push({ what, budget, measured: `${value.toLocaleString('en')} ${unit}`, ok });
  for (const [waiting, m] of measured) {
    const at = `${waiting.toLocaleString('en')} waiting`;
    row(
      `durable accepts, ${SUBMITTERS} submitters, ${at}`,
      '≥ 5,000/s',
      m.acceptsPerS,
      '/s',
      m.acceptsPerS >= 5_000,
    );
    row(
      `accept p50 / p99, ${at}`,
      'p99 ≤ 25 ms',
      m.acceptP99Ms,
      `ms p99, ${m.acceptP50Ms} ms p50`,
      m.acceptP99Ms <= 25,
    );
    row(
      `status reads beside accepts, ${at}`,
      '≥ 2,000/s',
      m.readsPerS,
      `/s, accepts ${m.besideAcceptsPerS}/s`,
      m.readsPerS >= 2_000,
    );
    row(`leases, one after the other, ${at}`, undefined, m.leasesPerS, '/s', undefined);
    row(
      `start, ${at}`,
      waiting === 100_000 ? '≤ 1 s' : undefined,
      m.startMs,
      'ms',
      waiting === 100_000 ? m.startMs <= 1_000 : undefined,
    );
  }
  const growth = Math.round((measured.get(100_000).rssMb - measured.get(0).rssMb) * 10) / 10;
  row('memory, 100,000 waiting against none', '≤ 30 MB', growth, 'MB more', growth <= 30);
  const { p50, p99 } = bareFsync();
  row(
    'for comparison: 64 kB written and flushed by nothing but fsync',
    undefined,
    p99,
    `ms p99, ${p50} ms p50`,
  );
  return rows;
}

/** What the disk and the rest of the machine leave of an accept's time at best. */
function bareFsync() {
  const folder = mkdtempSync(join(tmpdir(), 'queue-bench-'));
  const file = openSync(join(folder, 'file'), 'w');
  const block = Buffer.alloc(65_536, 1);
  const times = Array.from({ length: 300 }, () => {
    const startedAt = performance.now();
    writeSync(file, block);
    fsyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return percentiles(times);
}

function percentiles(times) {
  times.sort((a, b) => a - b);
  const at = (share) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}

function child(...args) {
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), ...args.map(String)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return output ? JSON.parse(output) : undefined;
}

const TEXT = 'Where is the nearest clinic that is open at night? ';
let made = 0;
const request = (by) => ({
  text: TEXT + made++,
  source: 'en',
  from: 'en',
  target: 'es',
  priority: 'normal',
  work: 14,
  requester: { inlet: 'http', id: by },
  replyTo: { inlet: 'http' },
});

const dist = (path) => import(new URL(`../../node/dist/${path}`, import.meta.url));
async function open(folder) {
  const { openQueue } = await dist('queue/index.js');
  const { systemClock } = await dist('clock.js');
  return openQueue({
    folder,
    clock: systemClock,
    maxWaiting: 1e7,
    maxWaitingPerRequester: 1e7,
    maxWaitingBytes: 1e10,
  });
}

async function fill(folder, waiting) {
  const queue = await open(folder);
  for (let i = 0; i < waiting; i += 500) {
    await queue.submit(Array.from({ length: 500 }, (_, k) => request(`r${(i + k) % REQUESTERS}`)));
  }
  await queue.close();
}

/** Submitters that each wait for one accept before the next. */
async function accept(queue) {
  const latencies = [];
  const ids = [];
  const until = performance.now() + RUN_MS;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: SUBMITTERS }, async (_, k) => {
      for (let i = 0; performance.now() < until; i++) {
        const askedAt = performance.now();
        const [job] = await queue.submit([request(`r${(k + i * SUBMITTERS) % REQUESTERS}`)]);
        latencies.push(performance.now() - askedAt);
        ids.push(job.id);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  return { perS: Math.round(latencies.length / seconds), ...percentiles(latencies), ids };
}

async function measure(folder) {
  const startedAt = performance.now();
  const queue = await open(folder);
  const startMs = Math.round(performance.now() - startedAt);
  const alone = await accept(queue);
  // As many readers as it takes for this rate; less is read only where the node does not keep up.
  let reads = 0;
  let reading = true;
  const readers = (async () => {
    for (const from = performance.now(); reading; ) {
      const wanted = Math.floor(((performance.now() - from) / 1_000) * READS_PER_S) - reads;
      await Promise.all(
        Array.from({ length: wanted }, () => queue.get(alone.ids[reads++ % alone.ids.length])),
      );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  const beside = await accept(queue);
  reading = false;
  await readers;
  const leaseAt = performance.now();
  const leases = 5_000;
  for (let i = 0; i < leases; i++) await queue.lease({ owner: 'w', durationMs: 1e6 });
  const leasesPerS = Math.round(leases / ((performance.now() - leaseAt) / 1_000));
  await queue.flush();
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const rssMb = process.memoryUsage().rss / 2 ** 20;
  await queue.close();
  console.log(
    JSON.stringify({
      startMs,
      acceptsPerS: alone.perS,
      acceptP50Ms: alone.p50,
      acceptP99Ms: alone.p99,
      besideAcceptsPerS: beside.perS,
      readsPerS: Math.round(reads / (RUN_MS / 1_000)),
      leasesPerS,
      rssMb,
    }),
  );
}

const [what, folder, waiting] = process.argv.slice(2);
if (what === 'fill') await fill(folder, Number(waiting));
if (what === 'measure') await measure(folder);
