import {
  type BabelmeshError,
  type Clock,
  delay,
  type Failure,
  type Lease,
  type Logger,
  toBabelmeshError,
} from '@babelmesh/protocol';
import type { LeaseQueue } from './ports.js';

/** Failures of the disk: they say nothing about the job, which waits for the disk to recover. */
const OF_THE_STORE = new Set<BabelmeshError['code']>([
  'store_failed',
  'store_read_only',
  'store_corrupt',
  'disk_full',
]);
export const STORE_RETRY_MS = 1_000;

export interface SettlingOptions {
  readonly queue: Pick<LeaseQueue, 'settle' | 'release'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ends the waiting for a disk. */
  readonly hurry: AbortSignal;
  /** Nothing is waited for any more. */
  readonly isStopping: () => boolean;
}

/** How leases end in the queue, whatever the disk does meanwhile. */
export class Settling {
  readonly #options: SettlingOptions;

  constructor(options: SettlingOptions) {
    this.#options = options;
  }

  /** Tries until the disk takes it. Takes that too long, the lease is lost, and so is the work. */
  async onDisk<T>(write: () => Promise<T>): Promise<T> {
    const { clock, hurry, isStopping } = this.#options;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (isStopping() || !OF_THE_STORE.has(toBabelmeshError(error).code)) throw error;
      }
      await delay(clock, STORE_RETRY_MS, hurry);
    }
  }

  /** Ends a lease whose work failed: the job is tried again, or fails where that is its own fault. */
  async giveUp(lease: Lease, thrown: unknown): Promise<void> {
    const { queue, logger } = this.#options;
    const error = toBabelmeshError(thrown);
    const jobId = lease.job.id;
    if (error.code === 'lease_lost') {
      logger.info({ jobId }, 'the lease ended before the work: cancelled, expired or lapsed');
      return;
    }
    if (error.code === 'internal')
      logger.error({ error: thrown, jobId }, 'a translation failed unexpectedly');
    const failure: Failure = { code: error.code, message: error.message };
    try {
      if (error.code === 'shutting_down') await queue.release(lease);
      // Nobody could be asked, or the work not be read, so nothing was tried.
      else if (error.code === 'radio_unavailable' || OF_THE_STORE.has(error.code))
        await this.onDisk(() => queue.release(lease));
      // What is not the request's own fault may pass: a worker that died, say.
      else if (error.status >= 500) await this.onDisk(() => queue.release(lease, failure));
      else await this.onDisk(() => queue.settle(lease, { failure }));
    } catch (second) {
      if (toBabelmeshError(second).code !== 'lease_lost') throw second;
    }
  }
}
