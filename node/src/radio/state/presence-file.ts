import { readFile, rename, writeFile } from 'node:fs/promises';
import { type MachineTime, passedMs } from '@babelmesh/protocol';
import { z } from 'zod';
import type { Presence } from '../ports.js';

const Mark = z.object({ via: z.string(), boot: z.string(), uptimeS: z.number().nonnegative() });

/** Keeps in a small file when this radio was last connected. A restart of the machine makes it unknown. */
export function presenceFile(path: string, via: string, time: () => MachineTime): Presence {
  return {
    async awayMs() {
      const now = time();
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) return Number.POSITIVE_INFINITY;
      const { success, data } = Mark.safeParse(parse(text));
      if (!success || data.via !== via) return Number.POSITIVE_INFINITY;
      return passedMs(data, now) ?? Number.POSITIVE_INFINITY;
    },
    async mark() {
      const now = time();
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
