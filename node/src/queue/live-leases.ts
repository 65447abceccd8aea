import type { StateRecord } from './records.js';

interface LiveLease {
  readonly fence: number;
  readonly expiresQ: number;
}

/**
 * The leases this process gave out and their ends. A lease does not outlive the process, so its end
 * is kept here and a heartbeat writes nothing.
 */
export class LiveLeases {
  readonly #leases = new Map<string, LiveLease>();
  #lastFence = 0;
  /** When the last job was settled or, after idleness, when work began. */
  #busySinceQ: number | undefined;

  track(id: string, fence: number, nowQ: number, durationMs: number): void {
    this.#leases.set(id, { fence, expiresQ: nowQ + durationMs });
    this.#busySinceQ ??= nowQ;
  }

  /**
   * The fence of a new lease on a job whose last stored one is given. No two leases of this process have the
   * same, so that one whose write was lost is not mistaken for the next.
   */
  nextFence(stored: number): number {
    this.#lastFence = Math.max(this.#lastFence, stored) + 1;
    return this.#lastFence;
  }

  /** Forgets the lease with this fence; where the job was leased anew meanwhile, that one stays. */
  drop(id: string, fence: number): void {
    if (this.#leases.get(id)?.fence !== fence) return;
    this.#leases.delete(id);
    if (this.#leases.size === 0) this.#busySinceQ = undefined;
  }

  has(id: string): boolean {
    return this.#leases.has(id);
  }

  get ids(): string[] {
    return [...this.#leases.keys()];
  }

  lapsed(nowQ: number): string[] {
    return this.ids.filter((id) => (this.#leases.get(id)?.expiresQ ?? 0) <= nowQ);
  }

  get nextEndQ(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { expiresQ } of this.#leases.values()) next = Math.min(next, expiresQ);
    return next;
  }

  /** Drops those whose job is no longer leased to them. */
  dropEnded(stateOf: (id: string) => StateRecord | undefined): void {
    for (const [id, { fence }] of this.#leases) {
      const state = stateOf(id);
      if (state?.state !== 'leased' || state.fence !== fence) this.drop(id, fence);
    }
  }

  /** Busy time since the job settled before this one. */
  busyMs(nowQ: number): number {
    return nowQ - (this.#busySinceQ ?? nowQ);
  }

  /** To be called with every job settled. */
  markSettled(nowQ: number): void {
    if (this.#leases.size > 0) this.#busySinceQ = nowQ;
  }
}
