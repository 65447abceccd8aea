import type { Clock, Logger } from '@babelmesh/protocol';
import { z } from 'zod';
import type { Transmitter } from '../airtime/transmitter.js';
import type { SeenPackets } from '../link/seen-packets.js';
import type { ProgressLog } from '../outlet/progress.js';
import type { Reachability } from '../outlet/reachability.js';
import { Rounds } from '../outlet/rounds.js';
import type { Store } from '../ports.js';
import { stateFile } from './state-file.js';

/** Many packets may go out at once, and a memory card wears out. */
const SAVE_AFTER_MS = 5_000;

const count = z.number().int().nonnegative();
const Memory = z.object({
  /** Wall time in ms. */
  savedAt: z.number(),
  /** Ids of our packets, newest first: an answer to one of them is an answer to us. */
  sent: z.array(count),
  /** Nodes that confirmed something, newest first. */
  known: z.array(count).exactOptional(),
  /** Packets that were for us, newest first. */
  seen: z.array(z.string()),
  silences: z.array(
    z.object({
      node: count,
      failures: count,
      ageMs: z.number().nonnegative(),
      radioHeardAt: z.number().optional(),
    }),
  ),
  progress: z.array(
    z.object({
      jobId: z.string(),
      fingerprint: z.string(),
      acknowledged: count,
      tries: count,
      isTold: z.boolean().exactOptional(),
    }),
  ),
});
/** What the room knows that should outlast a restart, beside its airtime. */
export type Memory = z.infer<typeof Memory>;

export function memoryFile(path: string): Store<Memory> {
  return stateFile(path, Memory);
}

export interface MemoryOptions {
  readonly store: Store<Memory> | undefined;
  readonly transmitter: Transmitter;
  readonly seen: SeenPackets;
  readonly reachability: Reachability;
  readonly progress: ProgressLog;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Keeper {
  open(): Promise<void>;
  /** Something changed: it is stored soon. */
  changed(): void;
  close(): Promise<void>;
}

/** Takes up what an earlier run knew, and stores what this one does, some seconds behind. */
export function keepMemory(options: MemoryOptions): Keeper {
  const { store, transmitter, seen, reachability, progress, clock, logger } = options;
  let cancel: (() => void) | undefined;
  const rounds = new Rounds(async () => {
    const memory = {
      savedAt: clock.now(),
      sent: [...transmitter.sentIds()],
      known: [...transmitter.acquaintances.snapshot()],
      seen: [...seen.snapshot()],
      silences: [...reachability.snapshot()],
      progress: [...progress.snapshot()],
    };
    await store?.save(memory).catch((error) => {
      logger.warn({ error }, 'How far deliveries over the radio got could not be stored.');
    });
  });
  const save = () => {
    cancel?.();
    cancel = undefined;
    rounds.wake();
  };
  return {
    async open() {
      try {
        const memory = await store?.load();
        if (!memory) return;
        transmitter.restoreSent(memory.sent);
        transmitter.acquaintances.restore(memory.known ?? []);
        seen.restore(memory.seen);
        progress.restore(memory.progress);
        reachability.restore(memory.silences, Math.max(0, clock.now() - memory.savedAt));
      } catch (error) {
        logger.warn({ error }, 'How far deliveries over the radio got is not known any more.');
      }
    },
    changed() {
      if (store) cancel ??= clock.schedule(SAVE_AFTER_MS, save);
    },
    async close() {
      if (cancel) save();
      await rounds.idle();
    },
  };
}
