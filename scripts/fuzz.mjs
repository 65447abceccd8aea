// npm run fuzz [-- inputs [seed]]: random and mutated bytes into every parser that meets the outside; one million inputs
// unless told otherwise. What breaks one is printed in hex, with the seed that finds it again.
import { fuzz } from './fuzz/run.mjs';
import { prepare } from './prepare.mjs';

const [count = 1_000_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run fuzz -- [inputs] [seed]');
  process.exit(64);
}
prepare();
console.log(`${count.toLocaleString('en')} inputs, seed ${seed}`);
const startedAt = performance.now();
let told = startedAt;
const { failures, inputs, grownBytes, slowestMs, totalMs } = await fuzz({
  count,
  seed,
  onProgress(fed) {
    if (performance.now() - told < 30_000) return;
    told = performance.now();
    console.log(`${fed.toLocaleString('en')} …`);
  },
});
console.log('| parser | slowest input | mean |\n|---|---|---|');
for (const [name, ms] of Object.entries(slowestMs)) {
  console.log(`| ${name} | ${ms.toFixed(1)} ms | ${((1_000 * totalMs[name]) / inputs).toFixed(1)} µs |`);
}
const minutes = (performance.now() - startedAt) / 60_000;
console.log(
  `${inputs.toLocaleString('en')} inputs in ${minutes.toFixed(1)} min; memory grew by ${(grownBytes / 1e6).toFixed(1)} MB`,
);
for (const { n, name, hex, stack } of failures) {
  console.error(`\n${name}${n === undefined ? '' : `, input ${n}`}: ${hex}\n${stack}`);
}
process.exit(failures.length > 0 ? 1 : 0);
