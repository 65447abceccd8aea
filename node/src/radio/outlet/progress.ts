import { LRUCache } from 'lru-cache';
import type { Conveyance } from './conveyance.js';

const REMEMBERED = 500;

/** How far one delivery got. */
export interface Progress {
  conveyance?: Conveyance;
  /** Sends that failed since the last that got on. */
  tries: number;
  /** When this run of the node failed first, monotonic. */
  failedAt?: number;
  /** That it has not arrived was told. */
  isTold?: boolean;
  /** From before a restart, until it is known whether the same is conveyed again. */
  kept?: KeptProgress;
}

/** What is kept of it over a restart. */
export interface KeptProgress {
  readonly jobId: string;
  readonly fingerprint: string;
  readonly acknowledged: number;
  readonly tries: number;
}

/** How far the deliveries got that have begun and not arrived. */
export class ProgressLog {
  readonly #known = new LRUCache<string, Progress>({ max: REMEMBERED });

  get(jobId: string): Progress {
    const known = this.#known.get(jobId) ?? { tries: 0 };
    this.#known.set(jobId, known);
    return known;
  }

  peek(jobId: string): Progress | undefined {
    return this.#known.peek(jobId);
  }

  /** Goes on where an earlier run of the node was, if the packets are the same. */
  begin(jobId: string, conveyance: Conveyance): void {
    const progress = this.get(jobId);
    const { kept } = progress;
    if (kept?.fingerprint === conveyance.fingerprint) conveyance.skip(kept.acknowledged);
    delete progress.kept;
    progress.conveyance = conveyance;
  }

  /** Some of it arrived: known also of what shares a packet, until the disk has taken that it is done. */
  gotOn(jobId: string, conveyance: Conveyance): void {
    this.#known.set(jobId, { conveyance, tries: 0 });
  }

  forget(jobId: string): void {
    this.#known.delete(jobId);
  }

  snapshot(): readonly KeptProgress[] {
    return [...this.#known].flatMap(([jobId, { conveyance, tries, kept }]) => {
      if (kept) return [kept];
      const { fingerprint = '', acknowledged = 0 } = conveyance ?? {};
      return acknowledged > 0 || tries > 0 ? [{ jobId, fingerprint, acknowledged, tries }] : [];
    });
  }

  restore(log: readonly KeptProgress[]): void {
    for (const kept of log) this.#known.set(kept.jobId, { tries: kept.tries, kept });
  }
}
