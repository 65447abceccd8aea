import { leastPassedMs, type MachineTime } from '@babelmesh/protocol';
import { z } from 'zod';
import type { AirtimeStore } from '../ports.js';
import { stateFile } from '../state/state-file.js';

const Kept = z.object({
  /** When it was saved, by the machine's uptime. */
  boot: z.string().exactOptional(),
  uptimeS: z.number().nonnegative(),
  spent: z.array(
    z.object({
      ageMs: z.number().nonnegative(),
      airtimeMs: z.number().nonnegative(),
      to: z.number().exactOptional(),
    }),
  ),
});
type Kept = z.infer<typeof Kept>;

/**
 * Keeps the airtime of the last hour. How long the node was away is told by the machine's uptime and not by its clock,
 * which may have been set: after a restart of the machine only the time since then is sure to have passed.
 */
export function airtimeFile(path: string, time: () => MachineTime): AirtimeStore {
  const file = stateFile<Kept>(path, Kept);
  return {
    async load() {
      const kept = await file.load();
      if (!kept) return undefined;
      const awayMs = leastPassedMs(kept, time());
      return { spent: kept.spent.map(({ ageMs, ...entry }) => ({ ageMs: ageMs + awayMs, ...entry })) };
    },
    async save({ spent }) {
      await file.save({ ...time(), spent: [...spent] });
    },
  };
}
