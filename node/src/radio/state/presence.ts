import type { Clock, Logger } from '@babelmesh/protocol';
import type { RadioLink } from '../link/link.js';
import type { Presence } from '../ports.js';

/** After a kill the radio was alone for at most this much longer than it says; and little is written. */
const MARK_INTERVAL_MS = 5 * 60_000;

/** Marks from time to time, and at the end, that the radio is connected. */
export function keepPresence(
  presence: Presence,
  { link, clock, logger }: { link: RadioLink; clock: Clock; logger: Logger },
): { start(): void; stop(): Promise<void> } {
  let cancel = () => {};
  let stopListening = () => {};
  let wasReady = false;
  let writing: Promise<void> = Promise.resolve();
  const mark = () => {
    const { self } = link.state;
    if (!self) return;
    writing = writing
      .then(() => presence.mark(self.num))
      .catch((error) => logger.warn({ error }, 'When the radio was connected could not be stored.'));
  };
  const markFromNowOn = () => {
    mark();
    cancel = clock.schedule(MARK_INTERVAL_MS, markFromNowOn);
  };
  return {
    start() {
      stopListening = link.onState(({ phase }) => {
        const isReady = phase === 'ready';
        if (isReady === wasReady) return;
        wasReady = isReady;
        cancel();
        if (isReady) markFromNowOn();
      });
    },
    /** Before the link is. */
    async stop() {
      stopListening();
      cancel();
      if (wasReady) mark();
      await writing;
    },
  };
}
