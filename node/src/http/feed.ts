import type { Clock, JobEvent, Logger, NodeStatus } from '@babelmesh/protocol';
import type { Jobs, StatusSource } from './ports.js';

export type FeedEvent =
  | { readonly event: 'status'; readonly data: NodeStatus }
  | { readonly event: 'job'; readonly id: number; readonly data: JobEvent };

type Listener = (event: FeedEvent) => void;

interface Options {
  readonly jobs: Jobs;
  readonly statusSource: StatusSource;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Least time between two snapshots. */
  readonly statusIntervalMs: number;
}

/**
 * What the page sees live: every change of a job at once, and snapshots of the node's status, never
 * two within an interval and only where something differs. Costs nothing while nobody listens.
 */
export class Feed {
  readonly #options: Options;
  readonly #listeners = new Set<Listener>();
  #stop: (() => void) | undefined;
  #cancelTimer: () => void = () => {};
  #snapshotAt = Number.NEGATIVE_INFINITY;
  #dueAt = Number.POSITIVE_INFINITY;
  #last = '';
  #reading = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The first event is the present status. Returns the way to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (!this.#stop) this.#start();
    // A newcomer needs a snapshot even where nothing has changed.
    this.#last = '';
    this.#snapshotWithin(0);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
      this.#cancelTimer();
      this.#dueAt = Number.POSITIVE_INFINITY;
    };
  }

  #start(): void {
    this.#stop = this.#options.jobs.onEvent((event) => {
      this.#tell({ id: event.seq, event: 'job', data: event });
      this.#snapshotWithin(0);
    });
  }

  #tell(event: FeedEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Takes a snapshot after `delayMs`, or as soon after as the interval allows. */
  #snapshotWithin(delayMs: number): void {
    const { clock, statusIntervalMs } = this.#options;
    const now = clock.monotonic();
    const dueAt = Math.max(now + delayMs, this.#snapshotAt + statusIntervalMs);
    if (this.#reading || dueAt >= this.#dueAt) return;
    this.#cancelTimer();
    this.#dueAt = dueAt;
    this.#cancelTimer = clock.schedule(dueAt - now, () => void this.#snapshot());
  }

  async #snapshot(): Promise<void> {
    const { clock, logger, statusSource, statusIntervalMs } = this.#options;
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#snapshotAt = clock.monotonic();
    this.#reading = true;
    try {
      const status = await statusSource.status();
      const text = JSON.stringify(status);
      if (text !== this.#last) this.#tell({ event: 'status', data: status });
      this.#last = text;
    } catch (error) {
      logger.warn({ err: error }, 'no status for the page');
    } finally {
      this.#reading = false;
    }
    // Without a job's change too: the mesh changes by itself, and its change is to be seen within a second.
    if (this.#stop) this.#snapshotWithin(statusIntervalMs);
  }
}
