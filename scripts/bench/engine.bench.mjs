// The translation engine against its budgets. Needs a build: node/dist.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock as clock } from '../../node/dist/clock.js';
import { findLibrary } from '../../node/dist/engine/huggingface/library.js';
import { writeOpusSize } from '../../node/dist/engine/huggingface/testing/opus-size.js';
import { addModel } from '../../node/dist/engine/models/add.js';
import { openEngine } from '../../node/dist/engine/open-engine.js';
import { DAEMON_ENVIRONMENT, DAEMON_FLAGS } from '../daemon-flags.mjs';
import { fieldMessages, keepsAll } from './field-messages.mjs';

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

const silent = { debug() {}, info() {}, warn() {}, error() {} };

const TWELVE = [
  'Please bring the children to the old school.',
  'My brother lives in a small house here.',
  'We will wait for you at the station.',
  'The water in the river is very cold.',
];
const THIRTY = [
  'The people of the village went down to the river every morning because the water in their houses was not clean.',
  'If you see my sister at the market today please tell her that our mother is waiting for her at home.',
  'I would like to know when the next boat leaves for the island and how long it takes to get there.',
  'When the rain stopped we opened the door of the school and let the children play in the garden again.',
];

/** Sentences before those that are measured. */
const WARM_UP = 200;

const EN_ES = { source: 'en', target: 'es', priority: 'normal' };

/** Opens an engine and keeps count of what its batches took. */
async function withEngine(workers, use, modelsFolder = MODELS) {
  const totals = { segments: 0, words: 0, ms: 0, sessionMs: 0 };
  const engine = await openEngine({
    modelsFolders: [modelsFolder],
    clock,
    logger: silent,
    workers,
    onMeasurement: ({ segments, words, ms, sessionMs }) => {
      totals.segments += segments;
      totals.words += words;
      totals.ms += ms;
      totals.sessionMs += sessionMs;
    },
  });
  try {
    return await use(engine, totals);
  } finally {
    await engine.close();
  }
}

/**
 * Milliseconds of CPU and of time per sentence, and source words per minute, `together` sentences at a time.
 * CPU counts all threads: it is what the sentence costs, whatever else the machine does.
 */
async function pace(engine, sentences, together, rounds, warmUp = WARM_UP) {
  let next = 0;
  const batch = () => Array.from({ length: together }, () => sentences[next++ % sentences.length]);
  // A node runs for months: what is measured is compiled code.
  for (let warm = 0; warm < warmUp; warm += together) await engine.translate(batch(), EN_ES);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let round = 0; round < rounds; round++) await engine.translate(batch(), EN_ES);
  const { user, system } = process.cpuUsage(cpuBefore);
  const ms = (performance.now() - startedAt) / (rounds * together);
  const words = sentences.join(' ').split(' ').length / sentences.length;
  return {
    cpuMs: (user + system) / 1000 / (rounds * together),
    ms,
    wordsPerMinute: Math.round((words / ms) * 60_000),
  };
}

/** Start to first translation, and memory idle and busy, in a process of its own. */
function fresh() {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...DAEMON_FLAGS, fileURLToPath(import.meta.url), '--fresh'],
    { encoding: 'utf8', env: { ...process.env, ...DAEMON_ENVIRONMENT } },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function measureFresh() {
  await withEngine(1, async (engine) => {
    await engine.translate(['Where is the clinic?'], EN_ES);
    const firstMs = performance.now();
    const idle = process.memoryUsage().rss;
    await engine.translate(
      Array.from({ length: 400 }, (_, i) => THIRTY[i % THIRTY.length]),
      EN_ES,
    );
    const busy = process.memoryUsage().rss;
    console.log(JSON.stringify({ firstMs, idle, busy }));
  });
}

async function document(engine, words) {
  const lines = [];
  for (let count = 0; count < words; ) {
    const line = [...TWELVE, ...THIRTY][lines.length % 8];
    lines.push(line);
    count += line.split(' ').length;
  }
  const cut = engine.segment(lines.join(' '), 'en', 'es');
  const startedAt = performance.now();
  const outputs = await engine.translate(cut.segments, EN_ES);
  cut.join(outputs.map((output) => output.text));
  return performance.now() - startedAt;
}

async function faithfulness(engine, count) {
  const messages = fieldMessages(count);
  const results = await Promise.all(
    messages.map(async ({ text, items }) => {
      const cut = engine.segment(text, 'en', 'es');
      const outputs = await engine.translate(cut.segments, EN_ES);
      return {
        kept: keepsAll(items, cut.join(outputs.map((output) => output.text))),
        marked: outputs.some((output) => output.warnings.includes('numbers_differ')),
      };
    }),
  );
  return {
    kept: results.filter(({ kept }) => kept).length / count,
    keptOrMarked: results.filter(({ kept, marked }) => kept || marked).length / count,
  };
}

/** The pace of a model as large as OPUS-MT's, which the daemon runs through `@huggingface/transformers`. */
async function foreignPace() {
  const folder = mkdtempSync(join(tmpdir(), 'babelmesh-bench-'));
  try {
    writeOpusSize(join(folder, 'opus-size'), 12);
    const into = join(folder, 'models');
    await addModel({ folder: join(folder, 'opus-size'), into, babelmeshVersion: '0.1.0' });
    return await withEngine(1, (engine) => pace(engine, TWELVE, 1, 20, 8), into);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const at = (value, digits = 1) => value.toFixed(digits);

/** Rows of the budgets table; `ok` is undefined where there is no budget. */
export async function bench() {
  const rows = [];
  const row = (what, budget, measured, ok) => rows.push({ what, budget, measured, ok });

  const start = fresh();
  row('start to first translation', '≤ 1.5 s', `${at(start.firstMs / 1000, 2)} s`, start.firstMs <= 1500);
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  row(
    'memory of a process with the engine, idle',
    '≤ 160 MB',
    `${megabytes(start.idle)} MB`,
    start.idle <= 160e6,
  );
  row('the same, busy', '≤ 250 MB', `${megabytes(start.busy)} MB`, start.busy <= 250e6);

  let own;
  for (const workers of [1, 2]) {
    await withEngine(workers, async (engine, totals) => {
      const name = `${workers} ${workers === 1 ? 'worker' : 'workers'}`;
      for (const [tokens, sentences] of [
        [12, TWELVE],
        [30, THIRTY],
      ]) {
        for (const together of [1, 8, 32]) {
          const rounds = together === 1 ? 60 : 12;
          const { cpuMs, ms, wordsPerMinute } = await pace(engine, sentences, together, rounds);
          const budgeted = workers === 1 && together === 1 && tokens === 12;
          if (budgeted) own = cpuMs;
          const measured = `${at(cpuMs, 2)} ms of CPU, ${at(ms, 2)} ms, ${wordsPerMinute} words/min`;
          row(
            `${tokens}-token sentences, ${together} at a time, ${name}`,
            budgeted ? '≤ 3.5 ms of CPU' : undefined,
            measured,
            budgeted ? cpuMs <= 3.5 : undefined,
          );
        }
      }
      Object.assign(totals, { ms: 0, sessionMs: 0 });
      const ms = await document(engine, 15_000);
      row(
        `15,000 words, one document, ${name}`,
        workers === 2 ? '≤ 10 s' : undefined,
        `${at(ms / 1000)} s`,
        workers === 2 ? ms <= 10_000 : undefined,
      );
      if (workers === 1) {
        const outside = 1 - totals.sessionMs / totals.ms;
        row('worker time outside the ONNX session', '≤ 5 %', `${at(outside * 100)} %`, outside <= 0.05);
        const { kept, keptOrMarked } = await faithfulness(engine, 2000);
        row('2,000 field messages: all items kept', '≥ 98 %', `${at(kept * 100, 2)} %`, kept >= 0.98);
        row('the same: kept or marked', '100 %', `${at(keptOrMarked * 100, 2)} %`, keptOrMarked === 1);
      }
    });
  }

  const beside = '12 tokens to 12, OPUS-MT size, random int8 weights, @huggingface/transformers';
  try {
    findLibrary([], 'opus-size');
    const { cpuMs, ms } = await foreignPace();
    row(beside, undefined, `${at(cpuMs)} ms of CPU, ${at(ms)} ms: ${at(cpuMs / own, 0)} × ours`);
  } catch (error) {
    if (error.code !== 'model_missing') throw error;
    row(beside, undefined, `not measured. ${error.remedy}`);
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--fresh')) await measureFresh();
  else console.table(await bench());
}
