import type { Delivery } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { Conveyance } from './conveyance.js';

const REMEMBERED = 500;

/** Names a delivery: that an answer was given up is another one than the answer. */
export function nameOf({ jobId, isGivenUp }: Pick<Delivery, 'jobId' | 'isGivenUp'>): string {
  return isGivenUp ? `${jobId} given up` : jobId;
}

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
  readonly isTold?: boolean;
}

/** How far the deliveries got that have begun and not arrived, by name. */
export class ProgressLog {
  readonly #known = new LRUCache<string, Progress>({ max: REMEMBERED });

  get(name: string): Progress {
    const known = this.#known.get(name) ?? { tries: 0 };
    this.#known.set(name, known);
    return known;
  }

  peek(name: string): Progress | undefined {
    return this.#known.peek(name);
  }

  /** Goes on where an earlier run of the node was, if the packets are the same. */
  begin(name: string, conveyance: Conveyance): void {
    const progress = this.get(name);
    const { kept } = progress;
    if (kept?.fingerprint === conveyance.fingerprint) conveyance.skip(kept.acknowledged);
    delete progress.kept;
    progress.conveyance = conveyance;
  }

  /** Some of it arrived: known also of what shares a packet, until the disk has taken that it is done. */
  gotOn(name: string, conveyance: Conveyance): void {
    this.#known.set(name, { conveyance, tries: 0 });
  }

  forget(name: string): void {
    this.#known.delete(name);
  }

  snapshot(): readonly KeptProgress[] {
    return [...this.#known].flatMap(([jobId, { conveyance, tries, isTold, kept }]) => {
      if (kept) return [kept];
      const { fingerprint = '', acknowledged = 0 } = conveyance ?? {};
      if (acknowledged === 0 && tries === 0) return [];
      return [{ jobId, fingerprint, acknowledged, tries, ...(isTold && { isTold }) }];
    });
  }

  restore(log: readonly KeptProgress[]): void {
    for (const kept of log) {
      const { tries, isTold = false } = kept;
      this.#known.set(kept.jobId, { tries, isTold, kept });
    }
  }
}
