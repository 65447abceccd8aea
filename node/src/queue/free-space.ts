import { statfs } from 'node:fs/promises';
import type { Clock } from '@babelmesh/protocol';
import { diskFullError } from './store-errors.js';

const MEASURED_EVERY_MS = 1_000;

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

  get isShort(): boolean {
    return this.#freeBytes < this.#options.reserveBytes;
  }

  /** Throws `disk_full`. */
  async assertRoom(): Promise<void> {
    const now = this.#options.clock.monotonic();
    if (now - this.#measuredAt >= MEASURED_EVERY_MS) {
      this.#measuredAt = now;
      // A disk that does not tell is tried.
      this.#freeBytes = await this.#options.read().catch(() => Number.POSITIVE_INFINITY);
    }
    if (this.isShort) throw diskFullError();
  }
}

/** Bytes that the disk of this folder has left for us. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
