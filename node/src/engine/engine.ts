import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import {
  BabelmeshError,
  type Clock,
  type Direction,
  type Logger,
  type Priority,
  type TranslatedSegment,
} from '@babelmesh/protocol';
import { z } from 'zod';
import type { Device, DeviceChoice } from './decode/device.js';
import { type Detection, detectLanguage } from './detect/detect.js';
import { translateGuarded } from './guard/guard.js';
import { chooseDirections, type ServedDirection } from './models/directions.js';
import { findModels, type InstalledModel } from './models/install.js';
import { Pool } from './pool/pool.js';
import { countTokens } from './segment/estimate.js';
import { cutText, joinCut, SEGMENTER_VERSION } from './segment/segment.js';

/** Estimated tokens of a segment at most. Models are trained on sentences; they lose their way in longer ones. */
const SEGMENT_TOKENS = 45;

/** Surplus workers end after resting so long. */
const WORKER_IDLE_MS = 60_000;

/** One batch, measured. What the guard had translated again is in it again. */
export interface Measurement {
  /** `id@version`. */
  readonly model: string;
  readonly segments: number;
  /** Source words. */
  readonly words: number;
  /** Tokens read and written. */
  readonly tokens: number;
  /** Milliseconds in the worker, and of these inside the ONNX session. */
  readonly ms: number;
  readonly sessionMs: number;
}

export interface EngineOptions {
  /** Folders that hold model folders. */
  readonly modelsFolders: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Worker threads at most, one core each. Default 1. */
  readonly workers?: number;
  /** Default `auto`: CUDA where it opens, else the CPU. */
  readonly device?: Device;
  /** The compiled `worker.js`. */
  readonly workerUrl?: URL;
  /** Stops the start. */
  readonly signal?: AbortSignal;
  /** Called after every batch. */
  readonly onMeasurement?: (measurement: Measurement) => void;
  /** A worker that takes longer to open its models is given up. Default 60 s. */
  readonly startDeadlineMs?: number;
  /** A worker that takes longer for a batch is replaced. Default 60 s. */
  readonly batchDeadlineMs?: number;
}

export interface TranslateOptions {
  readonly source: string;
  readonly target: string;
  readonly priority: Priority;
  readonly signal?: AbortSignal;
}

export interface SegmentedText {
  readonly plan: string;
  readonly segments: readonly string[];
  join(outputs: readonly string[]): string;
}

/**
 * Opens the installed models and a pool of worker threads. Throws `model_missing` where there is no model,
 * and the model's own error where none is fit for use; a bad model beside good ones is a problem, told
 * in `problems` and the log.
 */
export async function openEngine({
  modelsFolders,
  clock,
  logger,
  workers = 1,
  device = 'auto',
  workerUrl = new URL('./worker.js', import.meta.url),
  signal,
  onMeasurement,
  startDeadlineMs = 60_000,
  batchDeadlineMs = 60_000,
}: EngineOptions): Promise<Engine> {
  const { models, problems } = await findModels({
    modelsFolders,
    babelmeshVersion: await ownVersion(),
    signal,
  });
  for (const { code, message, remedy } of problems) logger.error({ code, remedy }, message);
  const directions = chooseDirections(models);
  if (directions.length === 0) {
    throw problems[0] ?? noModel(modelsFolders);
  }
  const loaded = [...new Set(directions.map((direction) => direction.model))];
  const { pool, choice } = await Pool.open(
    {
      workerUrl,
      start: { device, models: loaded },
      clock,
      startDeadlineMs,
      batchDeadlineMs,
      workers,
      logger,
      idleMs: WORKER_IDLE_MS,
      onBatch: (texts, { outputs, ms, sessionMs }, model) =>
        onMeasurement?.({
          model: loaded[model]?.name ?? '',
          segments: texts.length,
          words: texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0),
          tokens: outputs.reduce((sum, output) => sum + output.tokens, 0),
          ms,
          sessionMs,
        }),
    },
    signal,
  );
  logger.info({ models: loaded.map((model) => model.name), ...choice }, 'The translation engine is ready');
  return new Engine({ directions, loaded, problems, pool, choice });
}

async function ownVersion(): Promise<string> {
  const json: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(json).version;
}

function noModel(modelsFolders: readonly string[]): BabelmeshError {
  return new BabelmeshError(
    'model_missing',
    `There is no translation model in ${modelsFolders.join(', ')}.`,
    {
      remedy:
        'Copy a model folder (with its manifest.json) there, or name the right folder in the configuration.',
    },
  );
}

interface EngineParts {
  readonly directions: readonly ServedDirection[];
  readonly loaded: readonly InstalledModel[];
  readonly problems: readonly BabelmeshError[];
  readonly pool: Pool;
  readonly choice: DeviceChoice;
}

/** Text in, text out. */
export class Engine {
  readonly directions: readonly Direction[];
  /** Models that are installed and cannot be used, and why. */
  readonly problems: readonly BabelmeshError[];
  /** What the models run on, and why. */
  readonly device: DeviceChoice;
  readonly #served: readonly ServedDirection[];
  readonly #loaded: readonly InstalledModel[];
  readonly #pool: Pool;

  constructor({ directions, loaded, problems, pool, choice }: EngineParts) {
    this.directions = directions.map(({ source, target, model }) => ({ source, target, model: model.name }));
    this.problems = problems;
    this.device = choice;
    this.#served = directions;
    this.#loaded = loaded;
    this.#pool = pool;
  }

  detect(text: string, known: readonly string[] = []): readonly Detection[] {
    return detectLanguage(text, known);
  }

  estimateWork(text: string): number {
    return Math.max(1, countTokens(text));
  }

  segment(text: string, source: string, target: string): SegmentedText {
    const model = source === target ? 'unchanged' : this.#serve(source, target).model.name;
    const cut = cutText(text, { language: source, maxTokens: SEGMENT_TOKENS });
    return {
      plan: `${model}/${SEGMENTER_VERSION}`,
      segments: cut.segments,
      join: (outputs) => joinCut(cut, outputs, target),
    };
  }

  async translate(
    segments: readonly string[],
    { source, target, priority, signal }: TranslateOptions,
  ): Promise<readonly TranslatedSegment[]> {
    signal?.throwIfAborted();
    if (source === target) return segments.map((text) => ({ text, warnings: ['already_in_target'] }));
    const served = this.#serve(source, target);
    // One text that fails ends the rest; and one listener on the caller's signal serves all texts.
    const ended = new AbortController();
    const end = () => ended.abort(signal?.reason);
    signal?.addEventListener('abort', end, { once: true });
    setMaxListeners(0, ended.signal);
    const model = this.#loaded.indexOf(served.model);
    const run = (text: string) =>
      this.#pool.run({ model, prefixId: served.prefixId, text, priority, signal: ended.signal });
    const results: Promise<TranslatedSegment>[] = [];
    // Handed in by length, so that batch mates are alike and little is padded.
    const order = segments
      .map((_, i) => i)
      .sort((a, b) => (segments[a]?.length ?? 0) - (segments[b]?.length ?? 0));
    for (const i of order) results[i] = translateGuarded({ text: segments[i] ?? '', source, target }, run);
    try {
      return await Promise.all(results);
    } catch (error) {
      ended.abort(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  /** Ends the workers. What runs or waits is rejected with `shutting_down`. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  #serve(source: string, target: string): ServedDirection {
    const served = this.#served.find((d) => d.source === source && d.target === target);
    if (served) return served;
    const known = this.directions.map((d) => `${d.source} to ${d.target}`).join(', ');
    throw new BabelmeshError(
      'unsupported_pair',
      `This node does not translate from ${source} to ${target}.`,
      {
        remedy: `It translates ${known}. Install a model for the pair to add it.`,
      },
    );
  }
}
