/** The files under the queue: opening them, and what is said when that is not possible. */
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BabelmeshError } from '@babelmesh/protocol';
import { Level } from 'level';
import { FORMAT_KEY } from './keys.js';

export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

/** What the queue needs of LevelDB, so that tests can put a failing disk in between. */
export interface Store {
  getSync(key: string): string | undefined;
  batch(operations: Operation[], options: { sync: boolean }): Promise<void>;
  iterator(range: { gte: string; lt: string; limit?: number }): AsyncIterable<[string, string]>;
  close(): Promise<void>;
}

/** Raised with every change to the layout of keys and records. */
export const FORMAT = 1;

const STORE_FOLDER = 'store';
const OWNER_FILE = 'owner.pid';

/** Opens, or makes, the store in a data folder. Throws `store_…` errors with what to do about them. */
export async function openStore(folder: string): Promise<Store> {
  const location = join(folder, STORE_FOLDER);
  const level = new Level<string, string>(location);
  try {
    await mkdir(location, { recursive: true });
    await access(location, constants.R_OK | constants.W_OK | constants.X_OK);
    await level.open();
  } catch (error) {
    throw await explainOpening(folder, error);
  }
  try {
    await checkFormat(level, folder);
    await writeFile(join(folder, OWNER_FILE), `${process.pid}\n`);
  } catch (error) {
    await level.close();
    throw error instanceof BabelmeshError ? error : toStoreError(error);
  }
  return level;
}

async function checkFormat(level: Level<string, string>, folder: string): Promise<void> {
  const stored = await level.get(FORMAT_KEY);
  if (stored === undefined) {
    for await (const _key of level.keys({ limit: 1 })) {
      throw new BabelmeshError('store_version', `The files in ${folder} were not made by this program.`, {
        remedy: 'Name another data folder, or move these files away.',
      });
    }
    await level.put(FORMAT_KEY, JSON.stringify(FORMAT), { sync: true });
    return;
  }
  if (stored !== String(FORMAT)) {
    throw new BabelmeshError(
      'store_version',
      `The data in ${folder} has format ${stored}; this version of Babelmesh reads format ${FORMAT}.`,
      { remedy: 'Start the version that wrote it, or name another data folder.' },
    );
  }
}

/** Removes the mark of the process that owns the folder; called after the store is closed. */
export async function disown(folder: string): Promise<void> {
  await rm(join(folder, OWNER_FILE), { force: true });
}

async function explainOpening(folder: string, error: unknown): Promise<BabelmeshError> {
  const text = describe(error);
  if (/LEVEL_LOCKED|already held|Resource temporarily unavailable/.test(text)) {
    const pid = await readFile(join(folder, OWNER_FILE), 'utf8').then(
      (content) => content.trim(),
      () => undefined,
    );
    return new BabelmeshError(
      'store_locked',
      `Another process ${pid ? `(pid ${pid}) ` : ''}is using the data in ${folder}.`,
      { remedy: 'Stop it, or name another data folder for this one.', cause: error },
    );
  }
  return toStoreError(error, folder);
}

/** A failure of the disk or of LevelDB as the error a person reads. */
export function toStoreError(error: unknown, folder?: string): BabelmeshError {
  if (error instanceof BabelmeshError) return error;
  const text = describe(error);
  const where = folder ? ` in ${folder}` : '';
  if (/ENOSPC|No space left|EDQUOT|quota exceeded/i.test(text)) {
    return new BabelmeshError('disk_full', 'The disk is full: nothing can be stored now.', {
      remedy: 'Free space on the disk of the data folder; the node goes on by itself.',
      retryAfterMs: 30_000,
      cause: error,
    });
  }
  if (/EROFS|EACCES|EPERM|Read-only file system|Permission denied|Operation not permitted/i.test(text)) {
    return new BabelmeshError('store_read_only', `The data${where} cannot be written.`, {
      remedy: 'Give the user that runs the node write access to the data folder, or name another.',
      cause: error,
    });
  }
  if (
    /LEVEL_CORRUPTION|Corruption|does not exist \(create_if_missing|missing files|not a database/i.test(text)
  ) {
    return new BabelmeshError('store_corrupt', `The data${where} is damaged.`, {
      remedy: 'Run `babelmesh queue check --repair`: it repairs a copy and lists what was lost.',
      cause: error,
    });
  }
  return new BabelmeshError('store_failed', `The data${where} could not be read or written.`, {
    remedy: 'Check the disk; the node’s log has the cause.',
    retryAfterMs: 5_000,
    cause: error,
  });
}

/** Codes and messages of an error and its causes. */
function describe(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error; at instanceof Error && parts.length < 12; at = at.cause) {
    parts.push(String((at as { code?: unknown }).code ?? ''), at.message);
  }
  return parts.join(' ');
}
