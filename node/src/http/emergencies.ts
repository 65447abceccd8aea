import { type Clock, type Priority, TokenBucket } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';

const HOUR_MS = 3_600_000;
/** Requesters remembered, and requests; who is forgotten begins with a full allowance. */
const REMEMBERED = 2_000;

/**
 * Emergencies go before everybody else's work, so nobody may have them without end: what a requester asks
 * for beyond its allowance is taken as `high`.
 */
export class Emergencies {
  readonly #clock: Clock;
  readonly #perHour: number;
  readonly #buckets = new LRUCache<string, TokenBucket>({ max: REMEMBERED });
  /** What requests with a key were taken as: sent again after a lost answer they are the same emergency. */
  readonly #taken = new LRUCache<string, Priority>({ max: REMEMBERED });

  constructor(clock: Clock, perHour: number) {
    this.#clock = clock;
    this.#perHour = perHour;
  }

  allow(requester: string, priority: Priority, key?: string): Priority {
    if (priority !== 'emergency') return priority;
    if (key === undefined) return this.#take(requester);
    const request = `${requester} ${key}`;
    const taken = this.#taken.get(request) ?? this.#take(requester);
    this.#taken.set(request, taken);
    return taken;
  }

  #take(requester: string): Priority {
    let bucket = this.#buckets.get(requester);
    if (!bucket) {
      bucket = new TokenBucket({ clock: this.#clock, capacity: this.#perHour, refillMs: HOUR_MS });
      this.#buckets.set(requester, bucket);
    }
    return bucket.take() ? 'emergency' : 'high';
  }
}
