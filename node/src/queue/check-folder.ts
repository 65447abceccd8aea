import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toBabelmeshError } from '@babelmesh/protocol';
import { Level } from 'level';
import { checkStore } from './check.js';
import { disown, openStore, STORE_FOLDER } from './store.js';
import { toStoreError } from './store-errors.js';
import type { Finding, QueueReport } from './survey.js';

export interface FolderReport extends QueueReport {
  /** Set where the files themselves were damaged: where they are kept as they were found. */
  readonly damagedFilesKeptIn?: string;
}

/** Missing in the types of `level`, which cover browsers too. */
interface Repairing {
  repair(location: string): Promise<void>;
}

/**
 * Verifies the queue of a data folder no process is using. With `repair`, indexes are mended in
 * place; where the files themselves are damaged, LevelDB repairs a copy, and the damaged files are
 * kept beside it. Throws the `store_…` errors of opening; `store_corrupt` only without `repair`.
 */
export async function checkQueue(folder: string, { repair = false } = {}): Promise<FolderReport> {
  try {
    return await checkOpened(folder, repair);
  } catch (error) {
    if (!repair || toBabelmeshError(error).code !== 'store_corrupt') throw error;
  }
  const damagedFilesKeptIn = await repairCopy(folder);
  const report = await checkOpened(folder, true);
  const finding: Finding = {
    kind: 'unreadable',
    key: STORE_FOLDER,
    message: `Files were damaged; ${report.jobs} jobs could be read from them. They are kept in ${damagedFilesKeptIn}.`,
  };
  return { ...report, findings: [finding, ...report.findings], damagedFilesKeptIn };
}

async function checkOpened(folder: string, repair: boolean): Promise<QueueReport> {
  const store = await openStore(folder);
  try {
    return await checkStore(store, { repair });
  } catch (error) {
    throw toStoreError(error, folder);
  } finally {
    await store.close();
    await disown(folder);
  }
}

/** Puts a repaired copy in the place of the damaged files. Returns where those are now. */
async function repairCopy(folder: string): Promise<string> {
  const location = join(folder, STORE_FOLDER);
  const copy = join(folder, 'store-repairing');
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy);
  await cp(location, copy, { recursive: true });
  await (Level as unknown as Repairing).repair(copy);
  const taken = await readdir(folder);
  let number = 1;
  while (taken.includes(`store-damaged-${number}`)) number++;
  const kept = join(folder, `store-damaged-${number}`);
  await rename(location, kept);
  await rename(copy, location);
  return kept;
}
