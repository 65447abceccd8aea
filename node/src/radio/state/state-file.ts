import { open, readFile, rename } from 'node:fs/promises';
import type { z } from 'zod';
import type { Store } from '../ports.js';

/** Keeps a state in one small file, replaced whole: after a power cut it is the one before or the new one. */
export function stateFile<State>(path: string, schema: z.ZodType<State>): Store<State> {
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : schema.parse(JSON.parse(text));
    },
    async save(state) {
      const file = await open(`${path}.new`, 'w');
      try {
        await file.writeFile(JSON.stringify(state));
        // Some file systems put the new name on the disk before the contents.
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    },
  };
}
