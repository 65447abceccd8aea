import { mkdir, rm } from 'node:fs/promises';
import type { Logger } from '@babelmesh/protocol';
import { Level } from 'level';
import type { MemoryStore } from './store.js';

/**
 * Opens, or makes, the store in a folder of its own. Damaged files are thrown away: all of it can be made again.
 * Throws where the folder cannot be written or another process has it.
 */
export async function openLevelStore(folder: string, logger: Logger): Promise<MemoryStore> {
  await mkdir(folder, { recursive: true });
  let level: Level<string, string>;
  const reset = async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    level = await open(folder);
  };
  try {
    level = await open(folder);
  } catch (error) {
    if (isLocked(error)) throw error;
    logger.warn({ folder, reason: String(error) }, 'The translation memory is damaged and begins anew');
    await reset();
  }
  return {
    getSync: (key) => level.getSync(key),
    batch: (operations) => level.batch([...operations]),
    iterator: (range) => level.iterator(range),
    reset: async () => {
      await level.close();
      await reset();
    },
    close: () => level.close(),
  };
}

async function open(folder: string): Promise<Level<string, string>> {
  const level = new Level<string, string>(folder, {
    // Entries are small and few: what LevelDB takes by itself, 4 MB to write and 8 to read, is more than they are worth.
    cacheSize: 1024 * 1024,
    writeBufferSize: 512 * 1024,
  });
  await level.open();
  return level;
}

function isLocked(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === 'LEVEL_LOCKED') return true;
  }
  return false;
}
