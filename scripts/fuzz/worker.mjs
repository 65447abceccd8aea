// Feeds its share of the inputs to every parser. What it works on stands in shared memory, for when it never returns.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { chanceOf } from './chance.mjs';
import { input, seeds } from './inputs.mjs';

const { seed, count, first, step, shared, source, names } = workerData;
const place = new Int32Array(shared, 0, 3);
const current = new Uint8Array(shared, 12);
const REPORT_EVERY = 1_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const heapBytes = () => {
  collect();
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
};

// The simulated clock alone does not keep a thread alive.
const alive = setInterval(() => {}, 60_000);
const { parsers } = await import(source);
const all = await parsers();
if (Object.keys(all).join() !== names.join()) throw new Error('The parsers are not those that were named.');
const { payloads, frames } = seeds();
const slowestMs = Object.fromEntries(names.map((name) => [name, 0]));
const totalMs = { ...slowestMs };
const warmUp = first + step * Math.floor(count / step / 5);
let before = 0;
let done = 0;

for (let n = first; n < count; n += step) {
  const chance = chanceOf(seed, n);
  const payload = input(payloads, chance);
  const frame = input(frames, chance);
  for (const [i, name] of names.entries()) {
    const parser = all[name];
    const bytes = parser.isFrames || name === 'fromRadio' || name === 'framing' ? frame : payload;
    current.set(bytes.subarray(0, current.length));
    Atomics.store(place, 1, i);
    Atomics.store(place, 2, bytes.length);
    const startedAt = performance.now();
    try {
      await parser.take(bytes, chance);
    } catch (error) {
      parentPort.postMessage({ failed: { n, name, hex: hex(bytes), stack: error?.stack ?? String(error) } });
    }
    const ms = performance.now() - startedAt;
    totalMs[name] += ms;
    if (ms > slowestMs[name]) slowestMs[name] = ms;
    if (ms > workerData.limitMs) {
      parentPort.postMessage({
        failed: { n, name, hex: hex(bytes), stack: `It took ${Math.round(ms)} ms.` },
      });
    }
  }
  Atomics.add(place, 0, 1);
  done++;
  if (n === warmUp) before = heapBytes();
  if (done % REPORT_EVERY === 0) parentPort.postMessage({ progress: REPORT_EVERY });
}
clearInterval(alive);
parentPort.postMessage({ end: { done, slowestMs, totalMs, grownBytes: heapBytes() - before } });

function hex(bytes) {
  return Buffer.from(bytes).toString('hex');
}
