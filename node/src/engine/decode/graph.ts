import { env, InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import type { SessionGate } from '../pool/session-gate.js';
import { type Device, type DeviceChoice, openOnDevice } from './device.js';

/** Token ids of one sentence and, where the model tells, the log-probability of each. */
export interface DecodedRow {
  readonly tokens: readonly number[];
  readonly logProbabilities?: readonly number[];
}

/** What turns padded source ids into output ids. The real one is {@link Graph}. */
export interface Decoding {
  /** One row of ids per sentence; the result holds `maxTokens` ids at most, uncut, for each. */
  decode(rows: readonly (readonly number[])[], maxTokens: number): Promise<DecodedRow[]>;
}

export interface GraphOptions {
  readonly path: string;
  readonly device: Device;
  readonly padId: number;
  /** Output names of the graph. */
  readonly outputs: { readonly tokens: string; readonly logProbabilities?: string | undefined };
  readonly gate: SessionGate;
}

/** An ONNX session of an encoder and a `Loop` of decoder steps: one `run` translates a batch. */
export class Graph implements Decoding {
  readonly choice: DeviceChoice;
  /** Milliseconds spent inside `session.run` so far. */
  runMs = 0;
  readonly #session: InferenceSession;
  readonly #padId: number;
  readonly #outputs: GraphOptions['outputs'];
  readonly #gate: SessionGate;

  private constructor(session: InferenceSession, choice: DeviceChoice, options: GraphOptions) {
    this.#session = session;
    this.choice = choice;
    this.#padId = options.padId;
    this.#outputs = options.outputs;
    this.#gate = options.gate;
  }

  /** Throws where the file is no such graph or the device does not open. */
  static async open(options: GraphOptions): Promise<Graph> {
    // What goes wrong is thrown and told by us; the library's own lines would stand between ours.
    env.logLevel = 'fatal';
    const listed = listSupportedBackends().map((backend) => backend.name);
    const { opened, ...choice } = await openOnDevice(options.device, listed, (device) =>
      options.gate.inside(() =>
        InferenceSession.create(options.path, {
          executionProviders: device === 'cuda' ? ['cuda', 'cpu'] : ['cpu'],
          intraOpNumThreads: 1,
          interOpNumThreads: 1,
          logSeverityLevel: 4,
        }),
      ),
    );
    const lack = whatLacks(opened, options.outputs);
    if (lack !== undefined) {
      // At once: it may be opened again before the garbage is collected.
      await options.gate.inside(() => opened.release());
      throw new Error(`the graph has no ${lack}`);
    }
    return new Graph(opened, choice, options);
  }

  async decode(rows: readonly (readonly number[])[], maxTokens: number): Promise<DecodedRow[]> {
    const width = Math.max(...rows.map((row) => row.length));
    const ids = new BigInt64Array(rows.length * width).fill(BigInt(this.#padId));
    rows.forEach((row, b) => {
      row.forEach((id, s) => {
        ids[b * width + s] = BigInt(id);
      });
    });
    const feeds = {
      ids: new Tensor('int64', ids, [rows.length, width]),
      maxlen: new Tensor('int64', BigInt64Array.of(BigInt(maxTokens)), []),
    };
    const results = await this.#run(feeds);
    const tokens = columns(results[this.#outputs.tokens], rows.length);
    const name = this.#outputs.logProbabilities;
    if (name === undefined) return tokens.map((column) => ({ tokens: column }));
    const logProbabilities = columns(results[name], rows.length);
    return tokens.map((column, b) => ({ tokens: column, logProbabilities: logProbabilities[b] ?? [] }));
  }

  /** Gives its memory back. It decodes nothing after that. */
  async close(): Promise<void> {
    await this.#gate.inside(() => this.#session.release());
  }

  async #run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> {
    const startedAt = performance.now();
    try {
      return await this.#gate.inside(() => this.#session.run(feeds));
    } finally {
      this.runMs += performance.now() - startedAt;
    }
  }
}

/** The first name the graph ought to have and has not. */
function whatLacks(
  { inputNames, outputNames }: InferenceSession,
  { tokens, logProbabilities }: GraphOptions['outputs'],
): string | undefined {
  const output = [tokens, logProbabilities].find((name) => name !== undefined && !outputNames.includes(name));
  if (output !== undefined) return `output "${output}"`;
  const input = ['ids', 'maxlen'].find((name) => !inputNames.includes(name));
  return input && `input "${input}"`;
}

/** The columns of an [L, B] tensor as numbers. */
function columns(tensor: Tensor | undefined, batch: number): number[][] {
  const data = tensor?.data;
  if (
    !tensor ||
    tensor.dims[1] !== batch ||
    !(data instanceof BigInt64Array || data instanceof Float32Array)
  ) {
    throw new Error(`the graph gave ${tensor?.type} [${tensor?.dims}] for a batch of ${batch}`);
  }
  const result: number[][] = Array.from({ length: batch }, () => []);
  for (let i = 0; i < data.length; i++) result[i % batch]?.push(Number(data[i]));
  return result;
}
