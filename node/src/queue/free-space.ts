import { statfs } from 'node:fs/promises';
import type { BabelmeshError, Clock } from '@babelmesh/protocol';
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

  /** `disk_full`, as of the last look; asking for it looks again where that was a while ago. */
  get problem(): BabelmeshError | undefined {
    void this.#measure();
    return this.#freeBytes < this.#options.reserveBytes ? diskFullError() : undefined;
  }

  /** Throws `disk_full`. */
  async assertRoom(): Promise<void> {
    await this.#measure();
    const { problem } = this;
    if (problem) throw problem;
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
