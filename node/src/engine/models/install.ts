import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BabelmeshError, toBabelmeshError } from '@babelmesh/protocol';
import { type Fingerprint, fingerprint } from './fingerprint.js';
import { type Manifest, type ModelFile, parseManifest } from './manifest.js';

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
  /** Folders that hold model folders. */
  readonly modelsFolders: readonly string[];
  readonly babelmeshVersion: string;
  readonly signal?: AbortSignal | undefined;
}

/** Every verified model below the folders, and what is wrong with the others. */
export async function findModels({
  modelsFolders,
  babelmeshVersion,
  signal,
}: FindModelsOptions): Promise<InstalledModels> {
  const models: InstalledModel[] = [];
  const problems: BabelmeshError[] = [];
  for (const modelsFolder of modelsFolders) {
    for (const name of await folderNames(modelsFolder)) {
      const folder = join(modelsFolder, name);
      try {
        const model = await openModel(folder, babelmeshVersion, signal);
        if (model) models.push(model);
      } catch (error) {
        signal?.throwIfAborted();
        problems.push(toBabelmeshError(error));
      }
    }
  }
  return { models, problems };
}

async function folderNames(modelsFolder: string): Promise<string[]> {
  try {
    const entries = await readdir(modelsFolder, { withFileTypes: true });
    return (
      entries
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        // One that is being copied.
        .filter((entry) => !entry.name.startsWith('.'))
        .map((entry) => entry.name)
        .sort()
    );
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Undefined where the folder has no manifest: it is no model. Throws what is wrong with one that has. */
export async function openModel(
  folder: string,
  babelmeshVersion: string,
  signal: AbortSignal | undefined,
): Promise<InstalledModel | undefined> {
  let json: string;
  try {
    json = await readFile(join(folder, 'manifest.json'), { encoding: 'utf8', signal });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const manifest = parseManifest(json, folder, babelmeshVersion);
  for (const file of Object.values(manifest.files)) await verify(folder, file, signal);
  return { name: `${manifest.id}@${manifest.version}`, folder, manifest };
}

async function verify(folder: string, file: ModelFile, signal: AbortSignal | undefined): Promise<void> {
  const path = join(folder, file.path);
  const { bytes, sha256 } = await fingerprintOf(path, signal);
  const remedy = `Copy ${file.path} again from where the model came; its sha256 must be ${file.sha256}.`;
  if (bytes !== file.bytes) {
    const message = `The model file ${path} has ${bytes} bytes instead of ${file.bytes}.`;
    throw new BabelmeshError('model_corrupt', message, { remedy });
  }
  if (sha256 !== file.sha256) {
    const message = `The model file ${path} is damaged: its contents are not what the manifest says.`;
    throw new BabelmeshError('model_corrupt', message, { remedy });
  }
}

/** Throws `model_missing` or `model_corrupt` where the file cannot be read. */
export async function fingerprintOf(path: string, signal: AbortSignal | undefined): Promise<Fingerprint> {
  try {
    return await fingerprint(path, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new BabelmeshError(
      isMissing(cause) ? 'model_missing' : 'model_corrupt',
      `The model file ${path} cannot be read.`,
      { remedy: 'Copy the model folder again from where it came.', cause },
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
