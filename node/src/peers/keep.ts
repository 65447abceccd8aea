import type { Logger } from '@babelmesh/protocol';
import type { Directory, PeersSnapshot } from './directory.js';
import type { Store } from './ports.js';

/** Keeps the directory over restarts: one write at a time, the newest state. What fails is told and no more. */
export function keepDirectory(directory: Directory, store: Store<PeersSnapshot> | undefined, logger: Logger) {
  let saving: Promise<void> | undefined;
  let isUnsaved = false;

  async function saveAll(): Promise<void> {
    while (isUnsaved) {
      isUnsaved = false;
      try {
        await store?.save(directory.snapshot());
      } catch (error) {
        logger.warn({ error }, 'Who translates what could not be stored.');
      }
    }
  }

  function changed(): void {
    isUnsaved = true;
    saving ??= saveAll().finally(() => {
      saving = undefined;
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
    changed,
    /** Writes it once more: the wall clock, by which its age is kept, may have been set. */
    async close(): Promise<void> {
      changed();
      await saving;
    },
  };
}
