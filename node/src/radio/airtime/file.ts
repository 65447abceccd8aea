import { z } from 'zod';
import type { AirtimeStore } from '../ports.js';
import { stateFile } from '../state/state-file.js';

const Snapshot = z.object({
  savedAt: z.number(),
  spent: z.array(
    z.object({
      ageMs: z.number().nonnegative(),
      airtimeMs: z.number().nonnegative(),
      to: z.number().exactOptional(),
    }),
  ),
});

/** Keeps the airtime of the last hour. */
export function airtimeFile(path: string): AirtimeStore {
  return stateFile(path, Snapshot);
}
