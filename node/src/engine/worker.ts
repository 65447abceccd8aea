import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { DeviceUnavailable } from './decode/device.js';
import { Graph } from './decode/graph.js';
import { ModelDecoder } from './decode/model-decoder.js';
import type { Batch, WorkerReport, WorkerStart } from './pool/messages.js';
import { SessionGate } from './pool/session-gate.js';
import { Tokenizer } from './tokenizer/tokenizer.js';

type StartModel = WorkerStart['models'][number];

interface OpenModel {
  readonly graph: Graph;
  readonly decoder: ModelDecoder;
}

async function openModel(
  { folder, manifest }: StartModel,
  { device, gate }: WorkerStart,
): Promise<OpenModel> {
  if (manifest.architecture !== 'encoder-loop-decoder-v1')
    throw new Error(`${manifest.architecture} is not for this worker`);
  const { files, tokens, outputs, directions } = manifest;
  const graph = await Graph.open({
    path: join(folder, files.model.path),
    device,
    padId: tokens.pad,
    outputs,
    gate: new SessionGate(gate),
  });
  const json: unknown = JSON.parse(await readFile(join(folder, files.tokenizer.path), 'utf8'));
  const control = [tokens.pad, tokens.eos, tokens.unk, ...directions.map((direction) => direction.prefixId)];
  const tokenizer = new Tokenizer(json, control);
  return { graph, decoder: new ModelDecoder({ manifest, tokenizer, graph }) };
}

function whyBroken({ name, folder }: StartModel, error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof DeviceUnavailable) {
    const remedy = 'Set the device to auto or cpu, or install CUDA for ONNX Runtime.';
    return { code: 'engine_failed' as const, message: why, remedy };
  }
  return {
    code: 'model_corrupt' as const,
    message: `The model ${name} in ${folder} does not open: ${why}`,
    remedy: 'Copy the model folder again from where it came.',
  };
}

async function serve(port: MessagePort, start: WorkerStart): Promise<void> {
  const report = (message: WorkerReport) => port.postMessage(message);
  const open: OpenModel[] = [];
  for (const model of start.models) {
    try {
      open.push(await openModel(model, start));
    } catch (error) {
      return report({ kind: 'broken', ...whyBroken(model, error) });
    }
  }
  const choice = open[0]?.graph.choice ?? { device: 'cpu', reason: 'no model' };
  report({ kind: 'ready', ...choice });
  port.on('message', async ({ id, model, prefixId, texts }: Batch) => {
    const startedAt = performance.now();
    try {
      const opened = open[model];
      if (!opened) throw new Error(`no model ${model}`);
      const sessionBefore = opened.graph.runMs;
      const outputs = await opened.decoder.translate(texts, prefixId);
      const ms = performance.now() - startedAt;
      report({ kind: 'done', id, outputs, ms, sessionMs: opened.graph.runMs - sessionBefore });
    } catch (error) {
      report({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  });
}

if (parentPort) await serve(parentPort, workerData as WorkerStart);
