import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as onnxruntime from 'onnxruntime-node';
import type { Decoded } from '../decode/model-decoder.js';
import type { HuggingFaceManifest } from '../models/manifest.js';
import type { SessionGate } from '../pool/session-gate.js';
import { prepare } from '../text/prepare.js';
import { cutRepetition } from '../text/repetition.js';
import { cutStutter } from '../text/stutter.js';
import type { Library, LibraryModel, LibraryTokenizer } from './library.js';

/** Tokens of a source at most: what such models are trained on. */
const LONGEST_SOURCE = 200;

/** The library's level for no output: what goes wrong is thrown and told by us. */
const SILENT = 50;

/** What the library's stand-ins for ONNX Runtime give it: the daemon's own. */
const OWN_RUNTIME = Symbol.for('babelmesh.onnxruntime');

export interface ForeignModelOptions {
  readonly folder: string;
  readonly manifest: HuggingFaceManifest;
  /** Path of the library's file. */
  readonly library: string;
  readonly device: 'cpu' | 'cuda';
  readonly gate: SessionGate;
}

/** A model of the Hugging Face layout. Greedy, one sentence at a time: padding would change what it says. */
export class ForeignModel {
  /** Milliseconds spent generating so far: most of them inside the ONNX sessions. */
  runMs = 0;
  readonly #directions: HuggingFaceManifest['directions'];
  readonly #tokenizer: LibraryTokenizer;
  readonly #model: LibraryModel;

  private constructor({ directions }: HuggingFaceManifest, tokenizer: LibraryTokenizer, model: LibraryModel) {
    this.#directions = directions;
    this.#tokenizer = tokenizer;
    this.#model = model;
  }

  /** Throws where the files are no such model. Nothing is ever fetched. */
  static async open(options: ForeignModelOptions): Promise<ForeignModel> {
    const { folder, manifest, library, device, gate } = options;
    Object.assign(globalThis, { [OWN_RUNTIME]: { ...onnxruntime, InferenceSession: gated(gate) } });
    const { env, AutoTokenizer, AutoModelForSeq2SeqLM } = (await import(
      pathToFileURL(library).href
    )) as Library;
    env.logLevel = SILENT;
    onnxruntime.env.logLevel = 'fatal';
    env.allowRemoteModels = false;
    env.allowLocalModels = true;
    env.localModelPath = `${dirname(folder)}/`;
    const name = basename(folder);
    const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
    const model = await AutoModelForSeq2SeqLM.from_pretrained(name, {
      dtype: manifest.dtype,
      device,
      local_files_only: true,
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 },
    });
    return new ForeignModel(manifest, tokenizer, model);
  }

  /** `direction` is the index of one in the manifest. */
  async translate(texts: readonly string[], direction: number): Promise<Decoded[]> {
    const outputs: Decoded[] = [];
    for (const text of texts) outputs.push(await this.#translate(prepare(text), direction));
    return outputs;
  }

  async #translate(text: string, direction: number): Promise<Decoded> {
    const { sourceName, targetName } = this.#directions[direction] ?? {};
    if (text === '') return { text, tokens: 0, truncated: false, repetitionCut: false, garbled: false };
    const names: { src_lang: string; tgt_lang: string; forced_bos_token_id?: number } = {
      src_lang: sourceName ?? '',
      tgt_lang: targetName ?? '',
    };
    const options = { padding: true, truncation: true, max_length: LONGEST_SOURCE };
    const inputs =
      sourceName !== undefined && this.#tokenizer._build_translation_inputs
        ? this.#tokenizer._build_translation_inputs([text], options, names)
        : this.#tokenizer([text], options);
    const [source = []] = inputs.input_ids.tolist();
    const bound = 2 * source.length + 10;
    const { forced_bos_token_id } = names;
    const startedAt = performance.now();
    const generated = await this.#model.generate({
      ...inputs,
      max_new_tokens: bound,
      num_beams: 1,
      do_sample: false,
      ...(forced_bos_token_id !== undefined && { forced_bos_token_id }),
    });
    this.runMs += performance.now() - startedAt;
    const [raw = []] = generated.tolist();
    const eos = BigInt(this.#model.config.eos_token_id ?? -1);
    const ended = raw.lastIndexOf(eos) > 1;
    const { tokens, cut } = cutRepetition(raw.map(Number), source.map(Number));
    const made = this.#tokenizer.decode(tokens.map(BigInt), { skip_special_tokens: true }).trim();
    const stutter = cutStutter(made.replaceAll('\ufffd', ''), text);
    return {
      text: stutter.text,
      tokens: source.length + raw.length,
      truncated: source.length >= LONGEST_SOURCE || (!ended && raw.length > bound && !cut),
      repetitionCut: cut || stutter.cut,
      garbled: made.includes('\ufffd'),
    };
  }
}

/**
 * ONNX Runtime's sessions, with the gate around each native call. Not around what the library does as a whole: it
 * opens its sessions side by side and gives up at the first that fails, while the others are still being opened.
 */
function gated(gate: SessionGate) {
  const { InferenceSession } = onnxruntime;
  return {
    create: async (...args: Parameters<typeof InferenceSession.create>) => {
      const session = await gate.inside(() => InferenceSession.create(...args));
      const run = session.run.bind(session);
      session.run = ((...args: Parameters<typeof run>) => gate.inside(() => run(...args))) as typeof run;
      return session;
    },
  };
}
