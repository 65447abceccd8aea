import type { Job } from '@babelmesh/protocol';
import type { Heartbeat } from './heartbeat.js';

/** A job of which this node holds the lease and others do the work. */
export interface Held {
  readonly job: Job;
  readonly heartbeat: Heartbeat;
  isUnderWay: boolean;
}

/** Jobs that wait for others or are under way there: so many at once, and as many emergencies besides. */
export class HeldJobs {
  readonly #places: number;
  readonly #held = new Set<Held>();
  readonly #underWay = { emergency: 0, other: 0 };

  constructor(places: number) {
    this.#places = places;
  }

  get size(): number {
    return this.#held.size;
  }

  get all(): readonly Held[] {
    return [...this.#held];
  }

  has(id: string): boolean {
    return this.all.some(({ job }) => job.id === id);
  }

  /** Those that wait and for which there is a place, the most urgent and then the oldest first. */
  get next(): readonly Held[] {
    const waiting = this.all.filter((held) => !held.isUnderWay && this.hasPlace(held));
    return waiting.sort((a, b) => urgency(a) - urgency(b) || a.job.enqueuedAt - b.job.enqueuedAt);
  }

  hasPlace(held: Held): boolean {
    return this.#underWay[laneOf(held)] < this.#places;
  }

  add(held: Held): void {
    this.#held.add(held);
  }

  begin(held: Held): void {
    held.isUnderWay = true;
    this.#underWay[laneOf(held)]++;
  }

  end(held: Held): void {
    if (this.#held.delete(held)) this.#underWay[laneOf(held)]--;
  }
}

function laneOf({ job }: Held): 'emergency' | 'other' {
  return job.request.priority === 'emergency' ? 'emergency' : 'other';
}

function urgency(held: Held): 0 | 1 {
  return laneOf(held) === 'emergency' ? 0 : 1;
}
