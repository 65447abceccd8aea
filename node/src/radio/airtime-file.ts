import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AirtimeStore } from './ports.js';

const Snapshot = z.object({
  savedAt: z.number(),
  spent: z.array(z.object({ ageMs: z.number().nonnegative(), airtimeMs: z.number().nonnegative() })),
});

/** Keeps the airtime of the last hour in one small file, replaced whole: it is never half written. */
export function airtimeFile(path: string): AirtimeStore {
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : Snapshot.parse(JSON.parse(text));
    },
    async save(snapshot) {
      await writeFile(`${path}.new`, JSON.stringify(snapshot));
      await rename(`${path}.new`, path);
    },
  };
}
