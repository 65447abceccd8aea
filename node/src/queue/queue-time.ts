import { type Clock, leastPassedMs, type MachineTime, passedMs } from '@babelmesh/protocol';

/** Queue time, wall time and the machine's time of one instant, as stored with every write. */
export interface QueueTimeMark {
  readonly at: number;
  readonly wall: number;
  readonly machine?: MachineTime;
}

/** Nobody sets the wall clock by less. */
const CLOCKS_APART_MS = 10_000;

/**
 * The time that order, leases, retries and expiry run by, in ms. It starts as wall time and from
 * then on follows the monotonic clock, so setting the wall clock changes nothing. Over a restart of the
 * node it goes on by the machine's uptime; over one of the machine by the wall time that passed, and
 * by its uptime at least, since the wall clock may have gone back.
 */
export class QueueTime {
  readonly #clock: Clock;
  readonly #offset: number;
  /** Wall time at the start, by the monotonic clock's zero. */
  readonly #wallOffset: number;
  /** How far the wall clock had gone back at the start. */
  readonly #behindMs: number;
  /** The machine's time at the monotonic clock's zero. */
  readonly #machine: MachineTime | undefined;

  constructor(clock: Clock, last?: QueueTimeMark, machine?: MachineTime) {
    this.#clock = clock;
    const wall = clock.now();
    const monotonic = clock.monotonic();
    this.#offset = (last ? last.at + passedSince(last, wall, machine) : wall) - monotonic;
    this.#wallOffset = wall - monotonic;
    this.#behindMs = last ? Math.max(0, last.wall - wall) : 0;
    this.#machine = machine && later(machine, -monotonic);
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
    return {
      at: this.now(),
      wall: isSet ? wall : wall + this.#behindMs,
      ...(this.#machine && { machine: later(this.#machine, this.#clock.monotonic()) }),
    };
  }

  /** The wall clock was set forward since: after the machine's restart that would count as time that passed. */
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

const later = (machine: MachineTime, ms: number) => ({ ...machine, uptimeS: machine.uptimeS + ms / 1_000 });

/** How long the node was away, in ms. */
function passedSince(last: QueueTimeMark, wall: number, machine: MachineTime | undefined): number {
  const byWall = Math.max(0, wall - last.wall);
  if (!last.machine || !machine) return byWall;
  return passedMs(last.machine, machine) ?? Math.max(byWall, leastPassedMs(last.machine, machine));
}
