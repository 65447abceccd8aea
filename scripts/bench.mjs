// npm run bench [-- name …]: runs the benches in scripts/bench/ and prints the budgets beside what was measured.
// Each file there exports `bench(): Promise<{ what, budget, measured, ok }[]>`; `ok` is undefined where no budget is set.
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { prepare } from './prepare.mjs';

prepare();
const folder = new URL('./bench/', import.meta.url);
const all = readdirSync(folder).flatMap((file) => file.match(/^(.+)\.bench\.mjs$/)?.[1] ?? []);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench “${unknown.join('”, “')}”. There are: ${all.join(', ')}.`);
  process.exit(64);
}

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}\n`);
for (const name of wanted.length > 0 ? wanted : all) {
  const { bench } = await import(new URL(`${name}.bench.mjs`, folder));
  console.log(`## ${name}\n`);
  console.log('| what | budget | measured | |\n|---|---|---|---|');
  for (const { what, budget, measured, ok } of await bench()) {
    console.log(
      `| ${what} | ${budget ?? ''} | ${measured} | ${ok === undefined ? '' : ok ? 'met' : 'missed'} |`,
    );
  }
  console.log();
}
process.exit();
