import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BabelmeshError, toBabelmeshError } from '@babelmesh/protocol';
import { type Fingerprint, fingerprint } from './fingerprint.js';
import { type Manifest, type ModelFile, parseManifest } from './manifest.js';
import { sizeOfFile } from './regular-file.js';

/** A model folder whose files are what its manifest says. */
export interface InstalledModel {
  /** `id@version`. */
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface InstalledModels {
  readonly models: readonly InstalledModel[];
  /** Why folders that look like models are not among them. */
  readonly problems: readonly BabelmeshError[];
}

export interface FindModelsOptions {
  /** Folders that hold model folders, or are one. One that is not there is a problem. */
  readonly modelsFolders: readonly string[];
  readonly babelmeshVersion: string;
  readonly signal?: AbortSignal | undefined;
}

/** Every verified model in the folders, and what is wrong with the others. */
export async function findModels({
  modelsFolders,
  babelmeshVersion,
  signal,
}: FindModelsOptions): Promise<InstalledModels> {
  const models: InstalledModel[] = [];
  const problems: BabelmeshError[] = [];
  const told = (error: unknown) => {
    signal?.throwIfAborted();
    problems.push(toBabelmeshError(error));
    return undefined;
  };
  for (const modelsFolder of modelsFolders) {
    const below = await foldersIn(modelsFolder).catch(told);
    for (const folder of below ? [modelsFolder, ...below] : []) {
      const model = await openModel(folder, babelmeshVersion, signal).catch(told);
      if (model) models.push(model);
    }
  }
  return { models, problems };
}

async function foldersIn(modelsFolder: string): Promise<string[]> {
  const entries = await readdir(modelsFolder, { withFileTypes: true }).catch((cause) => {
    const why = isMissing(cause) ? 'is not there' : 'cannot be read';
    throw new BabelmeshError('model_missing', `The folder of models ${modelsFolder} ${why}.`, {
      remedy: 'Correct engine.models (BABELMESH_ENGINE_MODELS), or put the folder where it says.',
      cause,
    });
  });
  return (
    entries
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      // One that is being copied.
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => join(modelsFolder, entry.name))
      .sort()
  );
}

/** Undefined where the folder has no manifest: it is no model. Throws what is wrong with one that has. */
export async function openModel(
  folder: string,
  babelmeshVersion: string,
  signal: AbortSignal | undefined,
): Promise<InstalledModel | undefined> {
  const path = join(folder, 'manifest.json');
  let json: string;
  try {
    await sizeOfFile(path);
    json = await readFile(path, { encoding: 'utf8', signal });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(path, error, signal);
  }
  const manifest = parseManifest(json, folder, babelmeshVersion);
  for (const file of Object.values(manifest.files)) await verify(folder, file, signal);
  return { name: `${manifest.id}@${manifest.version}`, folder, manifest };
}

async function verify(folder: string, file: ModelFile, signal: AbortSignal | undefined): Promise<void> {
  const path = join(folder, file.path);
  const remedy = `Copy ${file.path} again from where the model came; its sha256 must be ${file.sha256}.`;
  // Before the hash: what is far too long is not read to its end.
  const bytes = await sizeOfFile(path).catch((error) => {
    throw unreadable(path, error, signal);
  });
  if (bytes !== file.bytes) {
    const message = `The model file ${path} has ${bytes} bytes instead of ${file.bytes}.`;
    throw new BabelmeshError('model_corrupt', message, { remedy });
  }
  const { sha256 } = await fingerprintOf(path, signal);
  if (sha256 !== file.sha256) {
    const message = `The model file ${path} is damaged: its contents are not what the manifest says.`;
    throw new BabelmeshError('model_corrupt', message, { remedy });
  }
}

/** Throws `model_missing` or `model_corrupt` where the file cannot be read. */
export async function fingerprintOf(path: string, signal: AbortSignal | undefined): Promise<Fingerprint> {
  return fingerprint(path, signal).catch((error) => {
    throw unreadable(path, error, signal);
  });
}

function unreadable(path: string, cause: unknown, signal: AbortSignal | undefined): BabelmeshError {
  signal?.throwIfAborted();
  return new BabelmeshError(
    isMissing(cause) ? 'model_missing' : 'model_corrupt',
    `The model file ${path} cannot be read.`,
    { remedy: 'Copy the model folder again from where it came.', cause },
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
