import { rename, rm } from 'node:fs/promises';
import type { Logger } from '@babelmesh/protocol';
import { Level } from 'level';
import type { PeopleStore } from '../ports.js';

/** Where damaged files are put, for whoever wants to look. */
const DAMAGED = '.damaged';

/**
 * What people on the radio want to be kept, in a LevelDB of its own. Translations do not depend on it: damaged files
 * are put aside and people set their languages anew; where it cannot be opened at all the node works without it.
 */
export async function openPeopleStore(folder: string, logger: Logger): Promise<PeopleStore | undefined> {
  const level = await openLevel(folder, logger).catch((error) => {
    logger.warn({ folder, error }, 'The languages people set over the radio cannot be read, nor kept.');
    return undefined;
  });
  return (
    level && {
      shelf(name) {
        const shelf = level.sublevel(name);
        return {
          entries: () => shelf.iterator(),
          put: (key, value) => shelf.put(key, value),
          delete: (key) => shelf.del(key),
        };
      },
      close: () => level.close(),
    }
  );
}

async function openLevel(folder: string, logger: Logger): Promise<Level<string, string>> {
  const level = new Level<string, string>(folder);
  try {
    await level.open();
    return level;
  } catch (error) {
    if (!isDamaged(error)) throw error;
    await rm(folder + DAMAGED, { recursive: true, force: true });
    await rename(folder, folder + DAMAGED);
    logger.warn({ folder, error }, 'The languages people set over the radio were damaged and are forgotten.');
    const fresh = new Level<string, string>(folder);
    await fresh.open();
    return fresh;
  }
}

/** Neither held by another process nor out of reach. */
function isDamaged(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code === 'LEVEL_CORRUPTION' || /corrupt|missing files/i.test(cause?.message ?? '');
}
