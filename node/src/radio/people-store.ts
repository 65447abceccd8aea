import type { Logger } from '@babelmesh/protocol';
import { Level } from 'level';
import type { PeopleStore } from './ports.js';

/**
 * What people on the radio want to be kept, in a LevelDB of its own. Where it cannot be opened the node works without
 * it and says so: translations do not depend on it.
 */
export async function openPeopleStore(folder: string, logger: Logger): Promise<PeopleStore | undefined> {
  const level = new Level<string, string>(folder);
  try {
    await level.open();
  } catch (error) {
    logger.warn({ folder, error }, 'The languages people set over the radio cannot be read, nor kept.');
    return undefined;
  }
  return {
    shelf(name) {
      const shelf = level.sublevel(name);
      return {
        entries: () => shelf.iterator(),
        put: (key, value) => shelf.put(key, value),
        delete: (key) => shelf.del(key),
      };
    },
    close: () => level.close(),
  };
}
