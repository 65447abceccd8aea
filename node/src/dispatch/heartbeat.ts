import { type Clock, type Lease, type Progress, toBabelmeshError } from '@babelmesh/protocol';
import type { LeaseQueue } from './ports.js';

/** Keeps one lease alive while a slice runs, and holds its latest form. */
export class Heartbeat {
  readonly #queue: LeaseQueue;
  readonly #clock: Clock;
  readonly #leaseMs: number;
  readonly #ended = new AbortController();
  #lease: Lease;
  #cancel: () => void = () => {};
  #stopped = false;
  #beat: Promise<void> = Promise.resolve();

  constructor(queue: LeaseQueue, clock: Clock, lease: Lease, leaseMs: number) {
    this.#queue = queue;
    this.#clock = clock;
    this.#lease = lease;
    this.#leaseMs = leaseMs;
    this.#arm();
  }

  get lease(): Lease {
    return this.#lease;
  }

  /** Aborts when the lease is gone, or was to be given up. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Ends the work under the lease, not the lease. */
  end(reason: Error): void {
    this.#ended.abort(reason);
  }

  async save(progress: Progress): Promise<void> {
    await this.#beat;
    this.#lease = await this.#queue.saveProgress(this.#lease, progress, this.#leaseMs);
  }

  /** No further renewals; resolves with the lease as it stands. */
  async stop(): Promise<Lease> {
    this.#stopped = true;
    this.#cancel();
    await this.#beat;
    return this.#lease;
  }

  #arm(): void {
    this.#cancel = this.#clock.schedule(this.#leaseMs / 3, () => {
      this.#beat = this.#renew();
    });
  }

  async #renew(): Promise<void> {
    try {
      this.#lease = await this.#queue.renew(this.#lease, this.#leaseMs);
    } catch (thrown) {
      const error = toBabelmeshError(thrown);
      // A disk that fails for a while takes no lease away; one that lapses meanwhile is lost the next time.
      if (error.code === 'lease_lost' || error.code === 'shutting_down') return this.#ended.abort(error);
    }
    if (!this.#stopped) this.#arm();
  }
}
