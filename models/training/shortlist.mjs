// Times every model of a folder, in turns: node shortlist.mjs FOLDER, from a folder whose node_modules has onnxruntime-node.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The library would tell its maker which models are run.
process.env.ORT_DISABLE_TELEMETRY = '1';

const ort = createRequire(join(process.cwd(), 'x.js'))('onnxruntime-node');

const ROUNDS = 150;
const SOURCE = 14;
const STEPS = 16;
const [folder] = process.argv.slice(2);
const oneThread = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
const models = [];
for (const file of readdirSync(folder).sort().reverse()) {
  models.push({ file, session: await ort.InferenceSession.create(join(folder, file), oneThread), times: [] });
}
for (const batch of [1, 8]) {
  // Any ids: what is timed does not depend on which.
  const ids = BigInt64Array.from({ length: batch * SOURCE }, (_, i) => BigInt(300 + ((i * 7919) % 7000)));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { session, times } of models) {
      const before = process.cpuUsage();
      await session.run({
        ids: new ort.Tensor('int64', ids, [batch, SOURCE]),
        maxlen: new ort.Tensor('int64', [BigInt(STEPS)], []),
      });
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
  }
  for (const { file, times } of models) {
    const median = times.splice(0).sort((a, b) => a - b)[ROUNDS / 2];
    console.log(
      `batch ${batch}, ${STEPS} steps, ${Number.parseInt(file, 10)} pieces: ${median.toFixed(2)} ms of CPU`,
    );
  }
}
