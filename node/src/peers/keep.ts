import type { Clock, Logger } from '@babelmesh/protocol';
import type { Directory, PeersSnapshot } from './directory.js';
import type { Store } from './ports.js';

/** Anybody may tell something at any time, and a memory card wears out. */
const SAVE_AFTER_MS = 60_000;

export interface KeepOptions {
  readonly directory: Directory;
  readonly store: Store<PeersSnapshot> | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps the directory over restarts, a minute behind: the newest state. What fails is told and no more. */
export function keepDirectory({ directory, store, clock, logger }: KeepOptions) {
  let cancel: (() => void) | undefined;
  let saving: Promise<void> = Promise.resolve();

  function save(): void {
    cancel?.();
    cancel = undefined;
    saving = saving.then(async () => {
      try {
        await store?.save(directory.snapshot());
      } catch (error) {
        logger.warn({ error }, 'Who translates what could not be stored.');
      }
    });
  }

  return {
    async open(): Promise<void> {
      try {
        const snapshot = await store?.load();
        if (snapshot) directory.restore(snapshot);
      } catch (error) {
        logger.warn({ error }, 'Who translates what is not known any more.');
      }
    },
    changed(): void {
      if (store) cancel ??= clock.schedule(SAVE_AFTER_MS, save);
    },
    /** Writes it once more: the wall clock, by which its age is kept, may have been set. */
    async close(): Promise<void> {
      save();
      await saving;
    },
  };
}
