import type { Clock } from '@babelmesh/protocol';

/** Queue time and wall time of one instant, as stored with every write. */
export interface QueueTimeMark {
  readonly at: number;
  readonly wall: number;
}

/**
 * The time that order, leases, retries and expiry run by, in ms. It starts as wall time and from
 * then on follows the monotonic clock, so setting the wall clock changes nothing. Over a restart it
 * goes on by the wall time that passed, or stands still where the wall clock went back.
 */
export class QueueTime {
  readonly #clock: Clock;
  readonly #offset: number;

  constructor(clock: Clock, last?: QueueTimeMark) {
    this.#clock = clock;
    const start = last ? last.at + Math.max(0, clock.now() - last.wall) : clock.now();
    this.#offset = start - clock.monotonic();
  }

  now(): number {
    return Math.floor(this.#offset + this.#clock.monotonic());
  }

  mark(): QueueTimeMark {
    return { at: this.now(), wall: this.#clock.now() };
  }

  fromWall(wallMs: number): number {
    return this.now() + Math.ceil(wallMs - this.#clock.now());
  }

  toWall(queueMs: number): number {
    return this.#clock.now() + queueMs - this.now();
  }
}
