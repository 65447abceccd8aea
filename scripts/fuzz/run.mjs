import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What every worker feeds, in this order. */
export const PARSERS = [
  'framing',
  'fromRadio',
  'link',
  'message',
  'bundle',
  'compression',
  'transferReceiver',
  'transferSender',
  'command',
  'room',
];
/** For one input in one parser. The machine may do other things meanwhile, so this is no measure of speed. */
const LIMIT_MS = 2_000;
/** Nothing returned for so long: it never will. */
const HANG_MS = 20_000;
/** Caches fill up; what is lost for good grows on and on. */
const MOST_GROWTH_BYTES = 24_000_000;
/** Told of each parser. */
const MOST_FAILURES = 3;
const SHARED_BYTES = 12 + 600;

/**
 * Feeds `count` inputs, random and mutated, to every parser. Resolves with what was found; `failures` is empty where
 * nothing crashed, hung or grew. The same seed gives the same inputs. `source` exports `parsers()`, by `names`.
 */
export async function fuzz({
  count,
  seed,
  workers = Math.min(2, availableParallelism()),
  onProgress = () => {},
  source = new URL('parsers.mjs', import.meta.url).href,
  names = PARSERS,
  hangMs = HANG_MS,
}) {
  const failures = [];
  let fed = 0;
  const fail = (failure) => {
    const known = failures.filter(({ name }) => name === failure.name);
    if (known.length < MOST_FAILURES) failures.push(failure);
  };
  const runs = Array.from({ length: workers }, (_, first) => {
    const shared = new SharedArrayBuffer(SHARED_BYTES);
    const workerData = { seed, count, first, step: workers, shared, source, names, limitMs: LIMIT_MS };
    // What is built runs, whatever the process itself was told to load.
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData, execArgv: [] });
    return watch(worker, shared, {
      names,
      hangMs,
      fail,
      onProgress(inputs) {
        fed += inputs;
        onProgress(fed);
      },
    });
  });
  const ends = (await Promise.all(runs)).filter((end) => end !== undefined);
  for (const { grownBytes } of ends) {
    if (grownBytes > MOST_GROWTH_BYTES) {
      fail({ name: 'memory', hex: '', stack: `It grew by ${Math.round(grownBytes / 1e6)} MB.` });
    }
  }
  const over = (key) => names.map((name) => [name, ends.map((end) => end[key][name])]);
  return {
    failures,
    inputs: ends.reduce((sum, { done }) => sum + done, 0),
    grownBytes: Math.max(...ends.map(({ grownBytes }) => grownBytes)),
    slowestMs: Object.fromEntries(over('slowestMs').map(([name, all]) => [name, Math.max(0, ...all)])),
    totalMs: Object.fromEntries(over('totalMs').map(([name, all]) => [name, all.reduce((a, b) => a + b, 0)])),
  };
}

/** Resolves with a worker's end, undefined where it had none. */
function watch(worker, shared, { names, hangMs, fail, onProgress }) {
  const place = new Int32Array(shared, 0, 3);
  const atWork = () => ({
    name: names[Atomics.load(place, 1)],
    hex: Buffer.from(new Uint8Array(shared, 12)).subarray(0, Atomics.load(place, 2)).toString('hex'),
  });
  let last = -1;
  let stoodAt = performance.now();
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = Atomics.load(place, 0);
      if (now !== last) stoodAt = performance.now();
      last = now;
      if (performance.now() - stoodAt >= hangMs) broken('It hangs.');
    }, 500);
    const end = (report) => {
      clearInterval(timer);
      worker.removeAllListeners();
      void worker.terminate();
      resolve(report);
    };
    const broken = (stack) => {
      fail({ ...atWork(), stack });
      end(undefined);
    };
    worker.on('message', ({ failed, progress, end: report }) => {
      if (failed) fail(failed);
      if (progress) onProgress(progress);
      if (report) end(report);
    });
    worker.on('error', (error) => broken(error?.stack ?? String(error)));
    worker.on('exit', (code) => broken(`The thread ended with ${code}.`));
  });
}
