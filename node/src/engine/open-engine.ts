import { readFile } from 'node:fs/promises';
import { BabelmeshError, type Clock, type Logger, toBabelmeshError } from '@babelmesh/protocol';
import { z } from 'zod';
import type { Device, DeviceChoice } from './decode/device.js';
import { Engine, type Seat } from './engine.js';
import { findLibrary } from './huggingface/library.js';
import type { TranslationMemory } from './memory/translation-memory.js';
import { chooseDirections } from './models/directions.js';
import { findModels, type InstalledModel } from './models/install.js';
import { qualityOf } from './models/quality.js';
import { loadPhrasebook } from './phrasebook/load.js';
import { Pool, type PoolOptions } from './pool/pool.js';

/** Surplus workers end after resting so long. */
const WORKER_IDLE_MS = 60_000;
/** Other people's models are large: so many times the deadlines of our own. */
const LARGE_MODEL_PATIENCE = 5;

/** One batch of one model, measured. What the guard had translated again is in it again, and both legs of a pivot are. */
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

/** A segment that models translated. */
export interface Translated {
  /** `id@version`, two with `+` between on a way through another language. */
  readonly model: string;
  /** Of the source. */
  readonly words: number;
}

export interface EngineOptions {
  /** Folders that hold model folders. */
  readonly modelsFolders: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Worker threads at most, one core each. Default 1. */
  readonly workers?: number;
  /** Whether more than one of them may run just now. Default: yes. */
  readonly mayGrow?: () => boolean;
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
  /** Called with every segment the models translated, once, however many batches it took. */
  readonly onTranslated?: (made: Translated) => void;
  /** Folders with phrasebooks, `*.tsv`; the first that has a phrase holds. Default none. */
  readonly phrasebookFolders?: readonly string[];
  /** Translations made before; whoever opened it closes it, after the engine. Default none. */
  readonly memory?: Promise<TranslationMemory | undefined>;
  /** Folders in which `@huggingface/transformers` may be installed, for other people's models. */
  readonly libraryFolders?: readonly string[];
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
  mayGrow,
  device = 'auto',
  workerUrl = new URL('./worker.js', import.meta.url),
  signal,
  onMeasurement,
  onTranslated,
  startDeadlineMs = 60_000,
  batchDeadlineMs = 60_000,
  phrasebookFolders = [],
  memory,
  libraryFolders = [],
}: EngineOptions): Promise<Engine> {
  const { models, problems } = await findModels({
    modelsFolders,
    babelmeshVersion: await ownVersion(),
    signal,
  });
  const phrasebook = await loadPhrasebook({ folders: phrasebookFolders, logger, signal });

  const seats = new Map<InstalledModel, Seat>();
  const pools: Pool[] = [];
  let choice: DeviceChoice | undefined;
  const seat = async (loaded: readonly InstalledModel[], options: Partial<PoolOptions> = {}) => {
    const opened = await Pool.open(
      {
        workerUrl,
        start: { device, models: loaded },
        clock,
        startDeadlineMs,
        batchDeadlineMs,
        workers,
        mayGrow,
        logger,
        idleMs: WORKER_IDLE_MS,
        onBatch: (texts, { outputs, ms, sessionMs }, model) =>
          onMeasurement?.({
            model: loaded[model]?.name ?? '',
            segments: texts.length,
            words: texts.reduce((sum, text) => sum + countWords(text), 0),
            tokens: outputs.reduce((sum, output) => sum + output.tokens, 0),
            ms,
            sessionMs,
          }),
        ...options,
      },
      signal,
    );
    pools.push(opened.pool);
    choice = opened.choice;
    for (const [index, model] of loaded.entries()) seats.set(model, { pool: opened.pool, index });
  };

  // Each has a pool of its own: it is large, opens slowly, and may fail without taking the others along.
  const seatForeign = (model: InstalledModel) =>
    seat([model], {
      workerUrl: new URL('./huggingface/worker.js', workerUrl),
      start: { device, models: [model], library: findLibrary(libraryFolders, model.name) },
      workers: 1,
      spare: false,
      // It takes them one by one anyway, and long for each.
      batchSize: 1,
      startDeadlineMs: LARGE_MODEL_PATIENCE * startDeadlineMs,
      batchDeadlineMs: LARGE_MODEL_PATIENCE * batchDeadlineMs,
    });

  try {
    // What a model that does not open was to serve falls to the next.
    const fit = new Set(models);
    const unopened: BabelmeshError[] = [];
    for (let next = unseated(fit, seats); next; next = unseated(fit, seats)) {
      try {
        // Of our own all have a seat, this one the first, which is opened now.
        if (isForeign(next)) await seatForeign(next);
        else await seat([...new Set([next, ...fit])].filter((model) => !isForeign(model)));
      } catch (error) {
        signal?.throwIfAborted();
        // No model opens on a device that is not there.
        if (error instanceof BabelmeshError && error.code === 'invalid_config') throw error;
        unopened.push(toBabelmeshError(error));
        fit.delete(next);
      }
    }
    const all = [...problems, ...unopened];
    for (const { code, message, remedy } of all) logger.error({ code, remedy }, message);
    if (!choice) throw all[0] ?? noModel(modelsFolders);
    logger.info(
      { models: servers(seats.keys()).map(({ name }) => name), phrases: phrasebook.size, ...choice },
      'The translation engine is ready',
    );
    return new Engine({
      models: models.filter((model) => seats.has(model)),
      seats,
      problems: all,
      choice,
      phrasebook,
      memory: await memory,
      logger,
      onTranslated: (text, model) => onTranslated?.({ model, words: countWords(text) }),
    });
  } catch (error) {
    await Promise.all(pools.map((pool) => pool.close()));
    throw error;
  }
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}

/** The models that serve a direction. */
function servers(models: Iterable<InstalledModel>): InstalledModel[] {
  return [...new Set(chooseDirections([...models]).map(({ model }) => model))];
}

/**
 * The next model that is to serve a direction and has no seat. Our own last, for what the engine says it runs on; of
 * these no draft if there is another, since the first is opened at once and kept for those who ask.
 */
function unseated(
  models: Iterable<InstalledModel>,
  seats: ReadonlyMap<InstalledModel, Seat>,
): InstalledModel | undefined {
  const waiting = servers(models).filter((model) => !seats.has(model));
  return waiting.find(isForeign) ?? waiting.find(isGood) ?? waiting[0];
}

function isGood({ manifest }: InstalledModel): boolean {
  return manifest.directions.every(
    ({ source, target }) => qualityOf(manifest, `${source}-${target}`) === 'good',
  );
}

function isForeign({ manifest }: InstalledModel): boolean {
  return manifest.architecture === 'huggingface-seq2seq-v1';
}

export async function ownVersion(): Promise<string> {
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
