import { readFile, rename, writeFile } from 'node:fs/promises';
import { type MachineTime, passedMs } from '@babelmesh/protocol';
import { z } from 'zod';
import type { Presence } from '../ports.js';

const Mark = z.object({ node: z.number(), boot: z.string(), uptimeS: z.number().nonnegative() });

/** Keeps in a small file which radio was last connected, and when. A restart of the machine makes it unknown. */
export function presenceFile(path: string, time: () => MachineTime): Presence {
  return {
    async last() {
      const now = time();
      const text = await readFile(path, 'utf8').catch(() => undefined);
      const { success, data } = Mark.safeParse(text === undefined ? undefined : parse(text));
      const awayMs = success ? passedMs(data, now) : undefined;
      return success && awayMs !== undefined ? { node: data.node, awayMs } : undefined;
    },
    async mark(node) {
      const now = time();
      if (now.boot === undefined) return;
      await writeFile(`${path}.new`, JSON.stringify({ node, ...now }));
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
