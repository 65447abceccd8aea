// npm run bench [-- name …]: runs the benches in scripts/bench/ and prints the budgets beside what was measured.
// Each file there exports `bench(): Promise<{ what, budget, measured, ok }[]>`; `ok` is undefined where no budget is set.
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { prepare } from './prepare.mjs';

prepare();
const folder = new URL('./bench/', import.meta.url);
const there = readdirSync(folder).flatMap((file) => file.match(/^(.+)\.bench\.mjs$/)?.[1] ?? []);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !there.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench “${unknown.join('”, “')}”. There are: ${there.join(', ')}.`);
  process.exit(64);
}

const [load = 0] = loadavg();
console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, load ${load.toFixed(1)}`,
);
if (load > 0.5) console.log('Other programs are running: times will be longer than they need be.');
console.log();
for (const name of wanted.length > 0 ? wanted : there) {
  const { bench } = await import(new URL(`${name}.bench.mjs`, folder));
  console.log(`## ${name}\n`);
  console.log('| what | budget | measured | |\n|---|---|---|---|');
  for (const { what, budget, measured, ok } of await bench()) {
    const verdict = ok === undefined ? '' : ok ? 'met' : 'missed';
    console.log(`| ${what} | ${budget ?? ''} | ${measured} | ${verdict} |`);
  }
  console.log();
}
process.exit();
