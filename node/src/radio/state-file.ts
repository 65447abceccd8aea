import { readFile, rename, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Store } from './ports.js';

/** Keeps a state in one small file, replaced whole: it is never half written. */
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
      await writeFile(`${path}.new`, JSON.stringify(state));
      await rename(`${path}.new`, path);
    },
  };
}
