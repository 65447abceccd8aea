import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { parseManifest } from './models/manifest.js';
import type { Batch, WorkerReport, WorkerStart } from './pool/messages.js';
import { SessionGate } from './pool/session-gate.js';

const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function modelIn(folder: string) {
  const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'), folder, '0.1.0');
  return { name: `${manifest.id}@${manifest.version}`, folder, manifest };
}

/** A worker of these models, and what it says to one batch after another. */
function started(models: WorkerStart['models'], mostOpen: number) {
  const start: WorkerStart = { gate: new SessionGate().buffer, device: 'cpu', models, mostOpen };
  const worker = new Worker(new URL('../../dist/engine/worker.js', import.meta.url), { workerData: start });
  const said = () => new Promise<WorkerReport>((resolve) => worker.once('message', resolve));
  let id = 0;
  const ask = (model: number): Promise<WorkerReport> => {
    const answer = said();
    const [direction] = models[model]?.manifest.directions ?? [];
    const prefixId = direction && 'prefixId' in direction ? direction.prefixId : -1;
    worker.postMessage({ id: ++id, model, prefixId, texts: ['We need water.'] } satisfies Batch);
    return answer;
  };
  return { ready: said(), ask, end: () => worker.terminate() };
}

it('closes the model that was used longest ago for one more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  folders.push(folder);
  for (const id of ['en-es', 'en-fr']) cpSync(join(MODELS, id), join(folder, id), { recursive: true });
  const models = ['en-es', 'en-fr'].map((id) => modelIn(join(folder, id)));
  const worker = started(models, 1);
  expect(await worker.ready).toMatchObject({ kind: 'ready' });
  const first = await worker.ask(0);
  expect(first).toMatchObject({ kind: 'done', outputs: [{ text: expect.stringContaining('agua') }] });
  expect(await worker.ask(1)).toMatchObject({ outputs: [{ text: expect.stringContaining('eau') }] });
  const again = await worker.ask(0);
  expect(again.kind === 'done' && again.outputs).toEqual(first.kind === 'done' && first.outputs);
  // Files are looked at whenever they are opened: the first model had been closed.
  const changed = join(folder, 'en-fr', 'tokenizer.json');
  writeFileSync(changed, `${readFileSync(changed, 'utf8')} `);
  expect(await worker.ask(1)).toMatchObject({ kind: 'broken', code: 'model_corrupt' });
  expect(await worker.ask(0)).toMatchObject({ kind: 'done' });
  await worker.end();
});
