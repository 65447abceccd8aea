import { statfs } from 'node:fs/promises';
import type { BabelmeshError, Clock } from '@babelmesh/protocol';
import { diskFullError } from './store-errors.js';

const MEASURED_EVERY_MS = 1_000;
/** Part of the reserve that is not for emergencies either. */
const LAST_RESERVE = 0.5;

export interface FreeSpaceOptions {
  readonly clock: Clock;
  /** Kept free for what was accepted already: results, deliveries, LevelDB's own compaction. */
  readonly reserveBytes: number;
  /** Free bytes now. */
  readonly read: () => Promise<number>;
}

/** Stops accepting before the disk is full, so that what was accepted can still be finished. */
export class FreeSpace {
  readonly #options: FreeSpaceOptions;
  #freeBytes = Number.POSITIVE_INFINITY;
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(options: FreeSpaceOptions) {
    this.#options = options;
  }

  /** `disk_full`, as of the last look; asking for it looks again where that was a while ago. */
  get problem(): BabelmeshError | undefined {
    void this.#measure();
    return this.#isBelow(this.#options.reserveBytes) ? diskFullError() : undefined;
  }

  /** Throws `disk_full`. Emergencies may use some of the reserve. */
  async assertRoom({ isEmergency }: { isEmergency: boolean }): Promise<void> {
    await this.#measure();
    const { reserveBytes } = this.#options;
    if (this.#isBelow(isEmergency ? reserveBytes * LAST_RESERVE : reserveBytes)) throw diskFullError();
  }

  #isBelow(bytes: number): boolean {
    return this.#freeBytes < bytes;
  }

  async #measure(): Promise<void> {
    const now = this.#options.clock.monotonic();
    if (now - this.#measuredAt < MEASURED_EVERY_MS) return;
    this.#measuredAt = now;
    // A disk that does not tell is tried.
    this.#freeBytes = await this.#options.read().catch(() => Number.POSITIVE_INFINITY);
  }
}

/** Bytes that the disk of this folder has left for us. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
