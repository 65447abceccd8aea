import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Presence } from '../ports.js';
import { sinceBoot } from './machine-time.js';

const Mark = z.object({ via: z.string(), boot: z.string(), uptimeS: z.number().nonnegative() });

/** Keeps in a small file when this radio was last connected. A restart of the machine makes it unknown. */
export function presenceFile(path: string, via: string, time = sinceBoot): Presence {
  return {
    async awayMs() {
      const now = await time();
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (now.boot === undefined || text === undefined) return Number.POSITIVE_INFINITY;
      const { success, data } = Mark.safeParse(parse(text));
      if (!success || data.via !== via || data.boot !== now.boot) return Number.POSITIVE_INFINITY;
      return Math.max(0, now.uptimeS - data.uptimeS) * 1_000;
    },
    async mark() {
      const now = await time();
      if (now.boot === undefined) return;
      await writeFile(`${path}.new`, JSON.stringify({ via, ...now }));
      await rename(`${path}.new`, path);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
