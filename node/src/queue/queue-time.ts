import type { Clock } from '@babelmesh/protocol';

/** Queue time and wall time of one instant, as stored with every write. */
export interface QueueTimeMark {
  readonly at: number;
  readonly wall: number;
}

/** Nobody sets the wall clock by less. */
const CLOCKS_APART_MS = 10_000;

/**
 * The time that order, leases, retries and expiry run by, in ms. It starts as wall time and from
 * then on follows the monotonic clock, so setting the wall clock changes nothing. Over a restart it
 * goes on by the wall time that passed, or stands still where the wall clock went back.
 */
export class QueueTime {
  readonly #clock: Clock;
  readonly #offset: number;
  /** Wall time at the start, by the monotonic clock's zero. */
  readonly #wallOffset: number;
  /** How far the wall clock had gone back at the start. */
  readonly #behindMs: number;

  constructor(clock: Clock, last?: QueueTimeMark) {
    this.#clock = clock;
    const wall = clock.now();
    const start = last ? last.at + Math.max(0, wall - last.wall) : wall;
    this.#offset = start - clock.monotonic();
    this.#wallOffset = wall - clock.monotonic();
    this.#behindMs = last ? Math.max(0, last.wall - wall) : 0;
  }

  now(): number {
    return Math.floor(this.#offset + this.#clock.monotonic());
  }

  /**
   * For the next start. A wall clock that went back has no battery, most likely: until somebody sets it, it counts from
   * where it was, or the next start at the right time would seem to come decades later.
   */
  mark(): QueueTimeMark {
    const wall = this.#clock.now();
    const isSet = Math.abs(wall - this.#clock.monotonic() - this.#wallOffset) > CLOCKS_APART_MS;
    return { at: this.now(), wall: isSet ? wall : wall + this.#behindMs };
  }

  /** The wall clock was set forward since: after a restart that would count as time that passed. */
  isOvertaken({ at, wall }: QueueTimeMark): boolean {
    const now = this.mark();
    return now.wall - wall > now.at - at + CLOCKS_APART_MS;
  }

  fromWall(wallMs: number): number {
    return this.now() + Math.ceil(wallMs - this.#clock.now());
  }

  toWall(queueMs: number): number {
    return this.#clock.now() + queueMs - this.now();
  }
}
