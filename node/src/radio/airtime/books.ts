import type { Clock, Logger } from '@babelmesh/protocol';
import { Rounds } from '../outlet/rounds.js';
import type { AirtimeStore } from '../ports.js';
import type { AirtimeGovernor } from './governor.js';

/** Where the power fails, the time since the books were last written counts as none. */
const WRITTEN_EVERY_MS = 5 * 60_000;

export interface BooksOptions {
  readonly governor: AirtimeGovernor;
  readonly store: AirtimeStore | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps the spent airtime on disk: one write at a time, the newest state. */
export function keepBooks({ governor, store, clock, logger }: BooksOptions) {
  let isFailing = false;
  let cancel = () => {};
  const rounds = new Rounds(async () => {
    try {
      await store?.save(governor.snapshot());
      isFailing = false;
    } catch (error) {
      if (!isFailing) logger.warn({ error }, 'The airtime of the last hour could not be stored.');
      isFailing = true;
    }
  });
  const write = () => {
    if (governor.usedMs > 0) rounds.wake();
  };
  const writeFromNowOn = () => {
    write();
    cancel = clock.schedule(WRITTEN_EVERY_MS, writeFromNowOn);
  };
  return {
    async open() {
      try {
        const snapshot = await store?.load();
        if (snapshot) governor.restore(snapshot);
      } catch (error) {
        logger.warn({ error }, 'The airtime of the last hour is not known any more.');
      }
      if (store) writeFromNowOn();
    },
    changed: () => rounds.wake(),
    async close() {
      cancel();
      write();
      await rounds.idle();
    },
  };
}
