import type { Clock, JobEvent, NodeStatus } from '@babelmesh/protocol';
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Api } from './api.js';
import { backoffMs } from './backoff.js';
import { pause } from './clock.js';

/** `lost` only after an attempt to come back has failed: a stream may end without anything being wrong. */
export type Connection = 'connecting' | 'live' | 'lost';

/** The node's state as it changes. */
export interface Live {
  readonly connection: ReadonlySignal<Connection>;
  readonly status: ReadonlySignal<NodeStatus | undefined>;
  /** Jobs that run now, oldest first. */
  readonly running: ReadonlySignal<readonly JobEvent[]>;
  /**
   * Tells every change of a job, by the first characters of its id; `undefined` where changes may have been missed.
   * Returns the way to stop.
   */
  onJob(listener: (event: JobEvent | undefined) => void): () => void;
  /** Follows the node until the signal is aborted, while the page is looked at. */
  follow(signal: AbortSignal): void;
  /** Whether somebody can see the page. It begins with yes; told before that nobody does, it opens no stream. */
  look(isSeen: boolean): void;
  /** Ends a wait between attempts: the phone is back on the network. */
  retryNow(): void;
}

/** A stream that ended sooner has not proved that the node is well again. */
const STEADY_MS = 5_000;

/**
 * A page that nobody sees for so long gives its stream back: browsers open six connections to a host, and with a stream
 * in each of six tabs nothing else would come through.
 */
const REST_AFTER_MS = 30_000;

export interface LiveOptions {
  readonly api: Pick<Api, 'live'>;
  readonly clock: Clock;
  readonly random?: () => number;
}

export function createLive({ api, clock, random = Math.random }: LiveOptions): Live {
  const connection = signal<Connection>('connecting');
  const status = signal<NodeStatus | undefined>(undefined);
  const running = signal<readonly JobEvent[]>([]);
  const isResting = signal(false);
  const listeners = new Set<(event: JobEvent | undefined) => void>();
  let isFollowing = false;
  let wake = () => {};
  let stayAwake = () => {};

  const takeJob = (job: JobEvent) => {
    const at = running.value.findIndex(({ jobId }) => jobId === job.jobId);
    if (job.state !== 'leased') running.value = running.value.filter((_, index) => index !== at);
    else if (at < 0) running.value = [...running.value, job];
    else running.value = running.value.map((old, index) => (index === at ? job : old));
    for (const listener of [...listeners]) listener(job);
  };

  const keepUp = async (stop: AbortSignal) => {
    let failures = 0;
    while (!stop.aborted) {
      // The first time it goes straight back: the node may have ended the stream by its own rules.
      if (failures > 1) {
        connection.value = 'lost';
        const waiting = new AbortController();
        const end = () => waiting.abort();
        wake = end;
        stop.addEventListener('abort', end);
        await pause(clock, backoffMs(failures - 1, random), waiting.signal);
        stop.removeEventListener('abort', end);
        if (stop.aborted) return;
      }
      let openedAt = Number.POSITIVE_INFINITY;
      const onOpen = () => {
        openedAt = clock.monotonic();
        connection.value = 'live';
        // What ran before the gap may have ended in it.
        running.value = [];
        for (const listener of [...listeners]) listener(undefined);
      };
      try {
        await api.live({
          signal: stop,
          onOpen,
          onEvent: (event) => {
            if (event.kind === 'job') return takeJob(event.job);
            status.value = event.status;
          },
        });
      } catch {
        // Whatever broke it, the way on is the same.
      }
      failures = clock.monotonic() - openedAt >= STEADY_MS ? 1 : failures + 1;
    }
  };

  return {
    connection,
    status,
    running,
    retryNow: () => wake(),
    onJob(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look(isSeen) {
      stayAwake();
      if (isSeen) {
        isResting.value = false;
        wake();
      } else if (!isFollowing) {
        isResting.value = true;
      } else {
        stayAwake = clock.schedule(REST_AFTER_MS, () => {
          isResting.value = true;
        });
      }
    },
    follow(stop) {
      isFollowing = true;
      const end = effect(() => {
        if (isResting.value) return;
        const following = new AbortController();
        void keepUp(following.signal);
        return () => following.abort();
      });
      stop.addEventListener('abort', end);
    },
  };
}
