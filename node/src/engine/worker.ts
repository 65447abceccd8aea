import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { DeviceUnavailable } from './decode/device.js';
import { Graph } from './decode/graph.js';
import { ModelDecoder } from './decode/model-decoder.js';
import { ModelChanged, requireUnchanged } from './models/unchanged.js';
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
  await requireUnchanged(folder, [files.model, files.tokenizer]);
  const json: unknown = JSON.parse(await readFile(join(folder, files.tokenizer.path), 'utf8'));
  const control = [tokens.pad, tokens.eos, tokens.unk, ...directions.map((direction) => direction.prefixId)];
  const tokenizer = new Tokenizer(json, control);
  const graph = await Graph.open({
    path: join(folder, files.model.path),
    device,
    padId: tokens.pad,
    outputs,
    gate: new SessionGate(gate),
  });
  return { graph, decoder: new ModelDecoder({ manifest, tokenizer, graph }) };
}

function whyBroken({ name, folder }: StartModel, error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof DeviceUnavailable) {
    const remedy =
      'Set engine.device (BABELMESH_ENGINE_DEVICE) to auto or cpu, or install CUDA for ONNX Runtime.';
    return { code: 'invalid_config' as const, message: why, remedy };
  }
  return {
    code: 'model_corrupt' as const,
    message: `The model ${name} in ${folder} does not open: ${why}`,
    remedy: error instanceof ModelChanged ? error.remedy : 'Copy the model folder again from where it came.',
  };
}

/** The first model is opened at the start, each other when it is needed: it takes 20 MB. */
async function serve(port: MessagePort, start: WorkerStart): Promise<void> {
  const report = (message: WorkerReport) => port.postMessage(message);
  /** What was used longest ago first. */
  const open = new Map<StartModel, OpenModel>();
  // One batch at a time, so none asks for a model that is being opened. One that did not open is tried again.
  const opened = async (model: StartModel): Promise<OpenModel> => {
    const known = open.get(model);
    const [oldest] = open.keys();
    if (!known && oldest && open.size >= start.mostOpen) {
      const unused = open.get(oldest);
      open.delete(oldest);
      await unused?.graph.close();
    }
    const used = known ?? (await openModel(model, start));
    open.delete(model);
    open.set(model, used);
    return used;
  };
  const [first] = start.models;
  if (!first) throw new Error('the worker was started for no model');
  try {
    const { graph } = await opened(first);
    report({ kind: 'ready', ...graph.choice });
  } catch (error) {
    return report({ kind: 'broken', ...whyBroken(first, error) });
  }
  port.on('message', async ({ id, model: index, prefixId, texts }: Batch) => {
    const model = start.models[index];
    if (!model) return report({ kind: 'failed', id, message: `no model ${index}` });
    let served: OpenModel;
    try {
      served = await opened(model);
    } catch (error) {
      return report({ kind: 'broken', id, ...whyBroken(model, error) });
    }
    try {
      const { graph, decoder } = served;
      const startedAt = performance.now();
      const sessionBefore = graph.runMs;
      const outputs = await decoder.translate(texts, prefixId);
      const ms = performance.now() - startedAt;
      report({ kind: 'done', id, outputs, ms, sessionMs: graph.runMs - sessionBefore });
    } catch (error) {
      report({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
    }
  });
}

if (parentPort) await serve(parentPort, workerData as WorkerStart);
