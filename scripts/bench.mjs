// npm run bench [-- name …]: runs the benches in scripts/bench/ and prints the budgets beside what was measured.
// Each file there exports `bench(): Promise<{ what, budget, measured, ok }[]>`; `ok` is undefined where no budget is set.
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { prepare } from './prepare.mjs';

/** What each bench has to measure at the least. One that is not there is named, not left out. */
const BUDGETS = {
  engine: [
    ['12-token sentence, engine, batch 1, one thread', '≥ 1.5 × native Marian int8 of the same shape'],
  ],
  daemon: [],
  queue: [
    ['durable accept', '≥ 5,000 jobs/s, flat from 0 to 100,000 waiting'],
    ['status reads beside that', '≥ 2,000/s'],
  ],
  wire: [],
  mesh: [],
  airtime: [
    [
      'text, every language',
      '≤ 0.6 × Unishox2, brotli and zstd with a dictionary; 2.3 bits a character (en, es)',
    ],
    ['transfers, 0 to 50 % of packets lost', '≤ 1.3 × the airtime of an oracle'],
  ],
};

prepare();
const folder = new URL('./bench/', import.meta.url);
const there = readdirSync(folder).flatMap((file) => file.match(/^(.+)\.bench\.mjs$/)?.[1] ?? []);
const all = [...new Set([...Object.keys(BUDGETS), ...there])];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench “${unknown.join('”, “')}”. There are: ${all.join(', ')}.`);
  process.exit(64);
}

const [load = 0] = loadavg();
console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, load ${load.toFixed(1)}`,
);
if (load > 0.5) console.log('Other programs are running: times will be longer than they need be.');
console.log();
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`## ${name}\n`);
  console.log('| what | budget | measured | |\n|---|---|---|---|');
  for (const { what, budget, measured, ok } of await run(name)) {
    const verdict = ok === undefined ? '' : ok ? 'met' : 'missed';
    console.log(`| ${what} | ${budget ?? ''} | ${measured} | ${verdict} |`);
  }
  console.log();
}
process.exit();

async function run(name) {
  if (!there.includes(name)) {
    return BUDGETS[name].map(([what, budget]) => ({ what, budget, measured: 'nothing measures it yet' }));
  }
  const { bench } = await import(new URL(`${name}.bench.mjs`, folder));
  return bench();
}
