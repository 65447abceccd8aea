// Runs an exported model through onnxruntime-node, as the daemon does: one thread, one run a batch.
// Usage: node translate.mjs MODEL.onnx INPUT.jsonl OUTPUT.jsonl [BATCH=1]
//   input: a list of ids a line, prefix and EOS included; output: {"tokens": […], "logp": […]} a line, in order.
// Batches are taken in the order of the input, so that sentences of unlike length share them.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Else the library tells its maker which models are run.
process.env.ORT_DISABLE_TELEMETRY = '1';
// Resolved from the working directory, so that this file needs no node_modules of its own.
const ort = createRequire(join(process.cwd(), 'x.js'))('onnxruntime-node');

const PAD = 0n;
const EOS = 1n;
const [modelPath, inputPath, outputPath, batchSize = '1'] = process.argv.slice(2);
const session = await ort.InferenceSession.create(modelPath, { intraOpNumThreads: 1, interOpNumThreads: 1 });

/** Output length a source of that many tokens may take: the model card's bound. */
const longest = (sourceTokens) => Math.min(240, 2 * sourceTokens + 10);

const run = async (rows) => {
  const length = Math.max(...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * length).fill(PAD);
  for (const [b, row] of rows.entries()) {
    for (const [s, id] of row.entries()) ids[b * length + s] = BigInt(id);
  }
  const { toks, logp } = await session.run({
    ids: new ort.Tensor('int64', ids, [rows.length, length]),
    maxlen: new ort.Tensor('int64', [BigInt(longest(length))], []),
  });
  const [steps, width] = toks.dims;
  return rows.map((row, b) => {
    const tokens = [];
    const scores = [];
    for (let step = 0; step < Math.min(steps, longest(row.length)); step += 1) {
      const token = toks.data[step * width + b];
      scores.push(logp.data[step * width + b]);
      if (token === EOS) break;
      tokens.push(Number(token));
    }
    return { tokens, logp: scores };
  });
};

const rows = readFileSync(inputPath, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const results = [];
await run(rows.slice(0, Number(batchSize)));
const cpu = process.cpuUsage();
for (let at = 0; at < rows.length; at += Number(batchSize)) {
  results.push(...(await run(rows.slice(at, at + Number(batchSize)))));
}
const { user, system } = process.cpuUsage(cpu);
writeFileSync(outputPath, `${results.map((r) => JSON.stringify(r)).join('\n')}\n`);
console.log(
  JSON.stringify({
    sentences: rows.length,
    batch: Number(batchSize),
    cpuMsPerSentence: (user + system) / 1000 / rows.length,
    rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
  }),
);
