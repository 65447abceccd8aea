import type { Job } from '@babelmesh/protocol';
import type { Heartbeat } from './heartbeat.js';

/** A job of which this node holds the lease and others do the work. */
export interface Held {
  readonly job: Job;
  readonly heartbeat: Heartbeat;
  isUnderWay: boolean;
}

type Lane = 'emergency' | 'other';

/** Jobs that wait for others or are under way there: so many at once, and as many emergencies besides. */
export class HeldJobs {
  readonly #places: number;
  readonly #held = new Map<string, Held>();
  /** The oldest first. */
  readonly #waiting: Record<Lane, Held[]> = { emergency: [], other: [] };
  readonly #underWay = { emergency: 0, other: 0 };

  constructor(places: number) {
    this.#places = places;
  }

  get size(): number {
    return this.#held.size;
  }

  get all(): readonly Held[] {
    return [...this.#held.values()];
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  /** Those that wait and for which there is a place, the most urgent and then the oldest first. */
  *next(): Iterable<Held> {
    for (const lane of ['emergency', 'other'] as const) {
      // Who begins leaves the line.
      let at = 0;
      while (this.#underWay[lane] < this.#places) {
        const held = this.#waiting[lane][at];
        if (!held) break;
        yield held;
        if (this.#waiting[lane][at] === held) at++;
      }
    }
  }

  hasPlace(held: Held): boolean {
    return this.#underWay[laneOf(held)] < this.#places;
  }

  add(held: Held): void {
    this.#held.set(held.job.id, held);
    const waiting = this.#waiting[laneOf(held)];
    // Most come as they were queued: behind all others.
    let at = waiting.length;
    while (at > 0 && (waiting[at - 1] as Held).job.enqueuedAt > held.job.enqueuedAt) at--;
    waiting.splice(at, 0, held);
  }

  begin(held: Held): void {
    held.isUnderWay = true;
    const waiting = this.#waiting[laneOf(held)];
    waiting.splice(waiting.indexOf(held), 1);
    this.#underWay[laneOf(held)]++;
  }

  end(held: Held): void {
    if (this.#held.get(held.job.id) !== held) return;
    this.#held.delete(held.job.id);
    this.#underWay[laneOf(held)]--;
  }
}

function laneOf({ job }: Held): Lane {
  return job.request.priority === 'emergency' ? 'emergency' : 'other';
}
