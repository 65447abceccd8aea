import type { Logger } from '@babelmesh/protocol';
import { Rounds } from '../outlet/rounds.js';
import type { AirtimeStore } from '../ports.js';
import type { AirtimeGovernor } from './governor.js';

/** Keeps the spent airtime on disk: one write at a time, the newest state. */
export function keepBooks(governor: AirtimeGovernor, store: AirtimeStore | undefined, logger: Logger) {
  const rounds = new Rounds(async () => {
    try {
      await store?.save(governor.snapshot());
    } catch (error) {
      logger.warn({ error }, 'The airtime of the last hour could not be stored.');
    }
  });
  return {
    async open() {
      try {
        const snapshot = await store?.load();
        if (snapshot) governor.restore(snapshot);
      } catch (error) {
        logger.warn({ error }, 'The airtime of the last hour is not known any more.');
      }
    },
    changed: () => rounds.wake(),
    close: () => rounds.idle(),
  };
}
