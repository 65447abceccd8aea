import type { StateRecord } from './records.js';

interface LiveLease {
  readonly fence: number;
  readonly durationMs: number;
  readonly expiresQ: number;
}

/**
 * The leases this process gave out and their ends. A lease does not outlive the process, so its end
 * is kept here and a heartbeat writes nothing.
 */
export class LiveLeases {
  readonly #leases = new Map<string, LiveLease>();
  /** Ids of jobs that others work on: they tell nothing of how quick this node is. */
  readonly #elsewhere = new Set<string>();
  #lastFence = 0;
  /** When the last job was settled or, after idleness, when work began. */
  #busySinceQ: number | undefined;

  track(id: string, fence: number, nowQ: number, durationMs: number): void {
    if (this.#leases.get(id)?.fence !== fence) this.#elsewhere.delete(id);
    this.#leases.set(id, { fence, durationMs, expiresQ: nowQ + durationMs });
    if (this.#isWorking) this.#busySinceQ ??= nowQ;
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
    this.#elsewhere.delete(id);
    if (!this.#isWorking) this.#busySinceQ = undefined;
  }

  /** The work on this job is done elsewhere from here on. */
  passOn(id: string): void {
    if (this.#leases.has(id)) this.#elsewhere.add(id);
    if (!this.#isWorking) this.#busySinceQ = undefined;
  }

  isElsewhere(id: string): boolean {
    return this.#elsewhere.has(id);
  }

  /** How many jobs others work on. */
  get elsewhere(): number {
    return this.#elsewhere.size;
  }

  has(id: string): boolean {
    return this.#leases.has(id);
  }

  /** Whether the lease with this fence is held and has not lapsed. */
  isLive(id: string, fence: number, nowQ: number): boolean {
    const lease = this.#leases.get(id);
    return lease?.fence === fence && lease.expiresQ > nowQ;
  }

  /** Nobody could renew: all leases begin anew. */
  renewAll(nowQ: number): void {
    for (const [id, { fence, durationMs }] of this.#leases) this.track(id, fence, nowQ, durationMs);
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
    if (this.#isWorking) this.#busySinceQ = nowQ;
  }

  get #isWorking(): boolean {
    return this.#leases.size > this.#elsewhere.size;
  }
}
