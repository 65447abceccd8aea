import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { ModelChanged, requireUnchanged } from '../models/unchanged.js';
import type { Batch, WorkerReport, WorkerStart } from '../pool/messages.js';
import { SessionGate } from '../pool/session-gate.js';
import { ForeignModel } from './model.js';

/** Serves one model of the Hugging Face layout, as `../worker.ts` serves our own. */
async function serve(port: MessagePort, { models, library, gate, device }: WorkerStart): Promise<void> {
  const report = (message: WorkerReport) => port.postMessage(message);
  const [model] = models;
  let open: ForeignModel;
  try {
    if (!model || !library || model.manifest.architecture !== 'huggingface-seq2seq-v1') {
      throw new Error('the worker was started for no such model');
    }
    const { folder, manifest } = model;
    await requireUnchanged(folder, manifest.files);
    // `auto` is the CPU: the library asks for CUDA in its own way, and only by name.
    const on = device === 'cuda' ? 'cuda' : 'cpu';
    open = await ForeignModel.open({ folder, manifest, library, device: on, gate: new SessionGate(gate) });
    report({
      kind: 'ready',
      device: on,
      reason: device === 'auto' ? 'a model of the Hugging Face layout' : 'configured',
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return report({
      kind: 'broken',
      code: 'model_corrupt',
      message: `The model ${model?.name} in ${model?.folder} does not open: ${why}`,
      remedy:
        error instanceof ModelChanged
          ? error.remedy
          : 'Copy the model folder again from where it came, and add it once more.',
    });
  }
  port.on('message', async ({ id, prefixId, texts }: Batch) => {
    const startedAt = performance.now();
    const before = open.runMs;
    try {
      const outputs = await open.translate(texts, prefixId);
      report({
        kind: 'done',
        id,
        outputs,
        ms: performance.now() - startedAt,
        sessionMs: open.runMs - before,
      });
    } catch (error) {
      report({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  });
}

if (parentPort) await serve(parentPort, workerData as WorkerStart);
