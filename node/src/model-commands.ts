/** What `babelmesh models` does. */
import { resolve } from 'node:path';
import { BabelmeshError, type Quality, toBabelmeshError } from '@babelmesh/protocol';
import { addedModelsFolder, buildEngine, buildLogger, modelsFolders } from './build.js';
import { systemClock as clock } from './clock.js';
import type { Config } from './config/schema.js';
import { findLibrary } from './engine/huggingface/library.js';
import { addModel, removeModel } from './engine/models/add.js';
import { findModels, type InstalledModel, type InstalledModels } from './engine/models/install.js';
import { QUALITY_SET, qualityOf } from './engine/models/quality.js';
import { tryModel } from './engine/try-model.js';
import { VERSION } from './version.js';

export interface ModelReport {
  readonly name: string;
  readonly folder: string;
  readonly licence: string;
  readonly files: number;
  readonly megabytes: number;
  readonly directions: readonly {
    readonly source: string;
    readonly target: string;
    readonly quality?: Quality | undefined;
    readonly chrF?: number | undefined;
  }[];
}

export interface ModelsReport {
  readonly models: readonly ModelReport[];
  readonly problems: readonly BabelmeshError[];
}

/** Every model whose files are whole, and what is wrong with the others. */
export async function listModels(config: Config, signal: AbortSignal): Promise<ModelsReport> {
  const { models, problems } = await find(config, signal);
  return { models: models.map(report), problems };
}

/** The same, and those of the node's own format are opened. */
export async function verifyModels(config: Config, signal: AbortSignal): Promise<ModelsReport> {
  const { models, problems } = await find(config, signal);
  const whole: ModelReport[] = [];
  const unopened: BabelmeshError[] = [];
  for (const model of models) {
    try {
      await tryModel(model, { clock, logger: buildLogger(config), signal });
      whole.push(report(model));
    } catch (error) {
      signal.throwIfAborted();
      unopened.push(toBabelmeshError(error));
    }
  }
  return { models: whole, problems: [...problems, ...unopened] };
}

export interface ModelToAdd {
  readonly folder: string;
  readonly languages?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly preferred?: boolean | undefined;
}

/** The remark says what must be installed before the model runs. */
export async function addHere(
  config: Config,
  model: ModelToAdd,
  signal: AbortSignal,
): Promise<{ model: ModelReport; remark: BabelmeshError | undefined }> {
  const added = await addModel({
    ...model,
    into: addedModelsFolder(config),
    babelmeshVersion: VERSION,
    check: (found) => tryModel(found, { clock, logger: buildLogger(config), signal }),
    signal,
  });
  return { model: report(added), remark: whatItNeeds(config, added) };
}

export function removeHere(config: Config, id: string): Promise<string> {
  return removeModel(id, addedModelsFolder(config));
}

const SENTENCE: Record<string, string> = {
  en: 'Please bring the children to the old school.',
  es: 'Por favor, lleve a los niños a la escuela vieja.',
  fr: 'Amenez les enfants à la vieille école, s’il vous plaît.',
};
const ROUNDS = 20;

export interface Pace {
  readonly direction: string;
  readonly model: string;
  readonly ms: number;
  readonly wordsPerMinute: number;
}

/** One sentence at a time, each direction with a model of its own, without memory. */
export async function benchHere(config: Config, signal: AbortSignal): Promise<readonly Pace[]> {
  const engine = await buildEngine(
    config,
    buildLogger({ ...config, log: { ...config.log, level: 'warn' } }),
    { signal },
  );
  try {
    const paces: Pace[] = [];
    for (const { source, target, model, via } of engine.directions) {
      const sentence = SENTENCE[source];
      if (via || sentence === undefined) continue;
      const options = { source, target, priority: 'normal', signal } as const;
      await engine.translate([sentence], options);
      const startedAt = clock.monotonic();
      for (let round = 0; round < ROUNDS; round++) await engine.translate([sentence], options);
      const ms = (clock.monotonic() - startedAt) / ROUNDS;
      const wordsPerMinute = Math.round((sentence.split(' ').length / ms) * 60_000);
      paces.push({ direction: `${source}→${target}`, model, ms, wordsPerMinute });
    }
    return paces;
  } finally {
    await engine.close();
  }
}

function find(config: Config, signal: AbortSignal): Promise<InstalledModels> {
  return findModels({ modelsFolders: modelsFolders(config), babelmeshVersion: VERSION, signal });
}

function report({ name, folder, manifest }: InstalledModel): ModelReport {
  const files = Object.values(manifest.files);
  return {
    name,
    folder,
    licence: manifest.licence,
    files: files.length,
    megabytes: files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
    directions: manifest.directions.map(({ source, target }) => {
      const direction = `${source}-${target}`;
      const score = manifest.scores.find((s) => s.set === QUALITY_SET && s.direction === direction);
      return { source, target, quality: qualityOf(manifest, direction), chrF: score?.chrF };
    }),
  };
}

function whatItNeeds({ data }: Config, { manifest, name }: InstalledModel): BabelmeshError | undefined {
  if (manifest.architecture !== 'huggingface-seq2seq-v1') return undefined;
  try {
    findLibrary([resolve(data, 'transformers')], name);
    return undefined;
  } catch (error) {
    return error instanceof BabelmeshError ? error : undefined;
  }
}
