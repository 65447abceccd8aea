/** The files under the queue. */
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BabelmeshError, toBabelmeshError } from '@babelmesh/protocol';
import { Level } from 'level';
import { FORMAT_KEY } from './keys.js';
import { corruptError, isLocked, lockedError, toStoreError } from './store-errors.js';

export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

/** What the queue needs of LevelDB, so that tests can put a failing disk in between. */
export interface Store {
  getSync(key: string): string | undefined;
  /** All or nothing; in the order of the calls. With `sync`, flushed to the disk before it resolves. */
  batch(operations: Operation[], options: { sync: boolean }): Promise<void>;
  /** Entries in key order, as they are at the time of the call. */
  iterator(range: { gte: string; lt: string; limit?: number }): AsyncIterable<[string, string]>;
  close(): Promise<void>;
}

/** Raised with every change to the layout of keys and records. */
export const FORMAT = 2;

/** Within the data folder. */
export const STORE_FOLDER = 'store';
const OWNER_FILE = 'owner.pid';

/** Opens, or makes, the store in a data folder. Throws `store_…` errors with what to do about them. */
export async function openStore(folder: string): Promise<Store> {
  const location = join(folder, STORE_FOLDER);
  let level: Level<string, string>;
  try {
    await mkdir(location, { recursive: true });
    await access(location, constants.R_OK | constants.W_OK | constants.X_OK);
    await assertNotBroken(location);
    // Not before: once made, it opens by itself.
    level = new Level<string, string>(location);
    await level.open();
  } catch (error) {
    if (isLocked(error)) throw lockedError(folder, await ownerOf(folder), error);
    throw toStoreError(error, folder);
  }
  try {
    await assertFormat(level, folder);
    await writeFile(join(folder, OWNER_FILE), `${process.pid}\n`);
  } catch (error) {
    await level.close();
    throw toStoreError(error, folder);
  }
  return {
    getSync: (key) => level.getSync(key),
    batch(operations, options) {
      // A quarter of the time that handing over an array of operations takes.
      const batch = level.batch();
      for (const operation of operations) {
        if (operation.type === 'put') batch.put(operation.key, operation.value);
        else batch.del(operation.key);
      }
      return batch.write(options);
    },
    iterator: (bounds) => level.iterator(bounds),
    close: () => level.close(),
  };
}

/** Throws `store_locked` where a process has the store of this data folder open. Makes nothing. */
export async function assertUnused(folder: string): Promise<void> {
  if (!existsSync(join(folder, STORE_FOLDER, 'CURRENT'))) return;
  try {
    const store = await openStore(folder);
    await store.close();
    await disown(folder);
  } catch (error) {
    // Whatever else is wrong with it is for those who need it.
    if (toBabelmeshError(error).code === 'store_locked') throw error;
  }
}

/** Removes the mark of the process that owns the folder; called after the store is closed. */
export async function disown(folder: string): Promise<void> {
  await rm(join(folder, OWNER_FILE), { force: true });
}

/** Without its CURRENT file LevelDB would take the folder for a new one and delete the data in it. */
async function assertNotBroken(location: string): Promise<void> {
  const names = await readdir(location);
  if (!names.includes('CURRENT') && names.some((name) => /\.(ldb|sst|log)$/.test(name))) {
    throw corruptError(` in ${location}`);
  }
}

async function assertFormat(level: Level<string, string>, folder: string): Promise<void> {
  const stored = await level.get(FORMAT_KEY);
  if (stored === String(FORMAT)) return;
  if (stored === undefined) {
    for await (const _key of level.keys({ limit: 1 })) {
      throw new BabelmeshError('store_version', `The files in ${folder} were not made by this program.`, {
        remedy: 'Name another data folder, or move these files away.',
      });
    }
    await level.put(FORMAT_KEY, String(FORMAT), { sync: true });
    return;
  }
  const isNewer = Number(stored) > FORMAT;
  throw new BabelmeshError(
    'store_version',
    `The data in ${folder} has format ${stored}; this version of Babelmesh reads format ${FORMAT}.`,
    {
      remedy: isNewer
        ? 'Start the newer version that wrote it, or name another data folder.'
        : 'Start the version that wrote it and let its jobs finish, or name another data folder.',
    },
  );
}

async function ownerOf(folder: string): Promise<string | undefined> {
  try {
    return (await readFile(join(folder, OWNER_FILE), 'utf8')).trim();
  } catch {
    return undefined;
  }
}
