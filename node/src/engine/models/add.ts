import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BabelmeshError } from '@babelmesh/protocol';
import { type LayoutOptions, readLayout } from '../huggingface/layout.js';
import { fingerprintOf, type InstalledModel, openModel } from './install.js';
import { FORMAT_VERSION, type HuggingFaceManifest } from './manifest.js';

export interface AddOptions extends LayoutOptions {
  /** The folder models are kept in. */
  readonly into: string;
  readonly babelmeshVersion: string;
  /** It serves its directions, whatever the scores of others. */
  readonly preferred?: boolean | undefined;
  /** Tries a model that has a manifest already; what it throws keeps the model out. */
  readonly check?: ((model: InstalledModel) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Copies a model among the installed ones, verified, all or nothing. One of the Hugging Face layout gets a manifest.
 * Throws `model_corrupt`, `model_missing` or `model_too_new` where it is none, `invalid_request` where it is there already,
 * `disk_full` or `store_read_only` where it cannot be stored.
 */
export async function addModel({
  into,
  babelmeshVersion,
  preferred,
  check,
  signal,
  ...given
}: AddOptions): Promise<InstalledModel> {
  const folder = resolve(given.folder);
  if (!(await isFolder(folder))) throw new BabelmeshError('not_found', `There is no folder ${folder}.`);
  const own = await openModel(folder, babelmeshVersion, signal);
  const manifest = own?.manifest ?? (await describe({ ...given, folder }, babelmeshVersion, signal));
  const to = join(into, manifest.id);
  if (await isFolder(to)) {
    throw new BabelmeshError('invalid_request', `There is a model ${manifest.id} already, in ${to}.`, {
      remedy: `Remove it first: babelmesh models remove ${manifest.id}`,
    });
  }
  if (own) await check?.(own);
  const half = join(into, `.${manifest.id}.half`);
  try {
    await rm(half, { recursive: true, force: true });
    for (const { path } of Object.values(manifest.files)) {
      signal?.throwIfAborted();
      await mkdir(dirname(join(half, path)), { recursive: true });
      await cp(join(folder, path), join(half, path), { dereference: true });
    }
    const document = { ...manifest, ...(preferred && { preferred }) };
    await writeFile(join(half, 'manifest.json'), `${JSON.stringify(document, null, 2)}\n`);
    const copied = await openModel(half, babelmeshVersion, signal);
    if (!copied) throw new Error(`nothing was copied to ${half}`);
    await rename(half, to);
    return { ...copied, folder: to };
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => {});
    throw inWords(error, into);
  }
}

/** Throws `not_found` where no model in the folder has the id, `store_read_only` where it cannot be deleted. */
export async function removeModel(id: string, from: string): Promise<string> {
  const names = await readdir(from).catch((): string[] => []);
  const folder = join(from, id);
  if (!names.includes(id) || !(await isFolder(folder))) {
    throw new BabelmeshError('not_found', `There is no model ${id} in ${from}.`, {
      remedy: 'babelmesh models list tells which there are; those that came with the node stay.',
    });
  }
  await rm(folder, { recursive: true }).catch((error) => {
    throw inWords(error, from);
  });
  return folder;
}

async function describe(
  options: LayoutOptions,
  babelmeshVersion: string,
  signal: AbortSignal | undefined,
): Promise<HuggingFaceManifest> {
  const { paths, ...layout } = await readLayout(options);
  const files = [];
  for (const path of paths)
    files.push({ path, ...(await fingerprintOf(join(options.folder, path), signal)) });
  return {
    formatVersion: FORMAT_VERSION,
    version: '1.0.0',
    minimumBabelmeshVersion: babelmeshVersion,
    architecture: 'huggingface-seq2seq-v1',
    ...layout,
    files,
    licence: 'see where the model came from',
    sources: [],
    scores: [],
  };
}

/** What the disk refused, for a person; all else as it is. */
function inWords(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new BabelmeshError('disk_full', `The disk has no room for the model in ${folder}.`, {
      remedy: 'Free space there, or name another data folder with BABELMESH_DATA.',
      cause: error,
    });
  }
  return new BabelmeshError('store_read_only', `The folder ${folder} cannot be written.`, {
    remedy: 'Name a data folder this user may write to with BABELMESH_DATA.',
    cause: error,
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
