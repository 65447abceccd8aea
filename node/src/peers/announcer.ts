import { type Clock, type NodeStatusMessage, shortDirections } from '@babelmesh/protocol';
import type { OwnDirections, PeerRadio } from './ports.js';

export interface AnnouncerOptions {
  readonly radio: PeerRadio;
  readonly own: OwnDirections;
  /** Jobs waiting here. */
  readonly waiting: () => number;
  /** Index of the channel; undefined: nothing is announced. */
  readonly channel?: number | undefined;
  readonly everyMs: number;
  readonly clock: Clock;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
}

const FIRST_MS = 5 * 60_000;
/** After a round that was left out for the channel's sake. */
const BUSY_MS = 30 * 60_000;
/** Where nobody announces anything, hardly anybody listens. */
const ALONE = 4;
const HEARD_MS = 48 * 3_600_000;

/** Tells on a channel now and then what this node translates. Quiet on a busy channel, and where nobody else does it. */
export class Announcer {
  readonly #options: AnnouncerOptions;
  #othersAt = Number.NEGATIVE_INFINITY;
  #cancel: () => void = () => {};

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#options.channel !== undefined) this.#next(FIRST_MS);
  }

  stop(): void {
    this.#cancel();
  }

  /** Another node announced itself. */
  heardOther(): void {
    this.#othersAt = this.#options.clock.monotonic();
  }

  #next(inMs: number): void {
    const { clock, random } = this.#options;
    this.#cancel();
    this.#cancel = clock.schedule(inMs * (0.75 + random() / 2), () => this.#announce());
  }

  #announce(): void {
    const { radio, own, waiting, channel, everyMs, clock } = this.#options;
    if (channel === undefined) return;
    if (radio.isBusy) {
      this.#next(Math.min(BUSY_MS, everyMs));
      return;
    }
    const directions = own.directions.filter(({ peer }) => peer === undefined);
    let status: NodeStatusMessage = {
      kind: 'nodeStatus',
      ...shortDirections(directions),
      waiting: waiting(),
    };
    // Who has more than a packet holds tells the rest to whoever asks.
    while (!radio.fits(status)) status = shorter(status);
    if (directions.length > 0) radio.announce(channel, status);
    const isAlone = clock.monotonic() - this.#othersAt > HEARD_MS;
    this.#next(isAlone ? ALONE * everyMs : everyMs);
  }
}

function shorter({ directions, among = [], ...status }: NodeStatusMessage): NodeStatusMessage {
  if (directions.length > 0) return { ...status, directions: halfOf(directions), among };
  return { ...status, directions, among: halfOf(among) };
}

function halfOf<T>(all: readonly T[]): readonly T[] {
  return all.slice(0, Math.floor(all.length / 2));
}
