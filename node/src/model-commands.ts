/** What `babelmesh models` does. */
import { resolve } from 'node:path';
import { BabelmeshError, matchLanguage, type Quality, toBabelmeshError } from '@babelmesh/protocol';
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

/** The same sentence in every language that has a wire number. */
const SENTENCE: Readonly<Record<string, string>> = {
  en: 'Please bring the children to the old school.',
  es: 'Por favor, lleve a los niños a la escuela vieja.',
  fr: 'Amenez les enfants à la vieille école, s’il vous plaît.',
  de: 'Bitte bringen Sie die Kinder zur alten Schule.',
  pt: 'Por favor, leve as crianças para a escola velha.',
  it: 'Per favore, porti i bambini alla vecchia scuola.',
  ru: 'Пожалуйста, отведите детей в старую школу.',
  uk: 'Будь ласка, відведіть дітей до старої школи.',
  tr: 'Lütfen çocukları eski okula getirin.',
  id: 'Tolong bawa anak-anak ke sekolah lama.',
  vi: 'Xin hãy đưa bọn trẻ đến trường cũ.',
  ar: 'من فضلك أحضر الأطفال إلى المدرسة القديمة.',
  sw: 'Tafadhali walete watoto kwenye shule ya zamani.',
  hi: 'कृपया बच्चों को पुराने स्कूल में ले आइए।',
  zh: '请把孩子们带到旧学校。',
};
const ROUNDS = 20;

export interface Pace {
  readonly direction: string;
  readonly model: string;
  readonly ms: number;
  readonly wordsPerMinute: number;
}

/** A direction that cannot be measured. */
export interface Unmeasured {
  readonly direction: string;
  readonly model: string;
  readonly why: string;
}

/**
 * One sentence at a time, each direction with a model of its own, without memory. Told as soon as it is known.
 * With an id only the directions that this model serves; `not_found` where there are none.
 */
export async function* benchHere(
  config: Config,
  id: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Pace | Unmeasured> {
  const engine = await buildEngine(
    config,
    buildLogger({ ...config, log: { ...config.log, level: 'warn' } }),
    { signal },
  );
  try {
    const direct = engine.directions.filter(({ via }) => !via);
    const chosen = id === undefined ? direct : direct.filter(({ model }) => model.startsWith(`${id}@`));
    if (id !== undefined && !chosen.length) {
      throw new BabelmeshError('not_found', `No direction is served by a model ${id}.`, {
        remedy: 'babelmesh models bench without a name measures every direction and tells who serves it.',
      });
    }
    for (const { source, target, model } of chosen) {
      const direction = `${source}→${target}`;
      const language = matchLanguage(source, Object.keys(SENTENCE));
      const sentence = language && SENTENCE[language];
      if (!sentence) {
        yield { direction, model, why: `there is no sentence in “${source}” to measure with` };
        continue;
      }
      const options = { source, target, priority: 'normal', signal } as const;
      await engine.translate([sentence], options);
      const startedAt = clock.monotonic();
      for (let round = 0; round < ROUNDS; round++) await engine.translate([sentence], options);
      const ms = (clock.monotonic() - startedAt) / ROUNDS;
      const wordsPerMinute = Math.round((countWords(sentence, source) / ms) * 60_000);
      yield { direction, model, ms, wordsPerMinute };
    }
  } finally {
    await engine.close();
  }
}

/** Not every script has spaces between words. */
function countWords(sentence: string, language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(sentence)].filter(({ isWordLike }) => isWordLike).length;
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
