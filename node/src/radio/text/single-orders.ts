import { type Clock, isSettled, type Job } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';

export interface SingleOrdersOptions {
  readonly clock: Clock;
  readonly job: (id: string) => Promise<Job | undefined>;
}

interface Taken {
  /** Of the job; undefined where the order was refused. */
  readonly jobId: Promise<string | undefined>;
  /** Monotonic. */
  readonly at: number;
}

const REMEMBERED = 1_000;

/** Sees to it that what several packets ask for is ordered once; what was refused, or came to nothing, once more. */
export class SingleOrders {
  readonly #options: SingleOrdersOptions;
  readonly #taken = new LRUCache<string, Taken>({ max: REMEMBERED });

  constructor(options: SingleOrdersOptions) {
    this.#options = options;
  }

  /**
   * Places the order, unless one of the same key is open or was done less than `freshMs` ago. Resolves with whether it
   * did, accepted or not.
   */
  async place(key: string, freshMs: number, order: () => Promise<string | undefined>): Promise<boolean> {
    const before = this.#taken.get(key);
    if (before && (await this.#stands(before, freshMs))) return false;
    // Meanwhile another packet may have asked for the same.
    if (this.#taken.get(key) !== before) return false;
    const jobId = order();
    this.#taken.set(key, { jobId, at: this.#options.clock.monotonic() });
    await jobId;
    return true;
  }

  async #stands({ jobId, at }: Taken, freshMs: number): Promise<boolean> {
    const id = await jobId.catch(() => undefined);
    const job = id === undefined ? undefined : await this.#options.job(id);
    if (!job) return false;
    const isFresh = this.#options.clock.monotonic() - at < freshMs;
    return !isSettled(job.state) || (job.state === 'done' && isFresh);
  }
}
