import type { Clock, Logger, Priority } from '@babelmesh/protocol';
import type { OutgoingPacket } from './link/link.js';
import { Rounds } from './rounds.js';
import type { Transmitter } from './transmitter.js';

/** Nobody waits longer for help or a status. */
const LIFETIME_MS = 600_000;
const MAX_WAITING = 64;
const RETRY_MS = 30_000;

interface Notice {
  readonly packet: OutgoingPacket;
  readonly priority: Priority;
  readonly until: number;
}

export interface NoticesOptions {
  readonly transmitter: Transmitter;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What the node says by itself: help, hints, statuses, errors. Kept in memory while the channel is busy, the newest
 * of its key only, so that no stale status goes out; dropped when it gets old. One at a time.
 */
export class Notices {
  readonly #transmitter: Transmitter;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #waiting = new Map<string, Notice>();
  #cancelRetry = () => {};
  readonly #stop = new AbortController();
  readonly #rounds = new Rounds(() => this.#sendAll());

  constructor({ transmitter, clock, logger }: NoticesOptions) {
    this.#transmitter = transmitter;
    this.#clock = clock;
    this.#logger = logger;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Sends as soon as the channel allows; takes the place of what waits under the same key. */
  post(key: string, packet: OutgoingPacket, priority: Priority = 'normal'): void {
    if (this.#stop.signal.aborted) return;
    this.#waiting.delete(key);
    this.#waiting.set(key, { packet, priority, until: this.#clock.monotonic() + LIFETIME_MS });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MAX_WAITING && oldest !== undefined) this.#waiting.delete(oldest);
    this.wake();
  }

  /** The link may be ready again. */
  wake(): void {
    if (this.#waiting.size === 0 || this.#stop.signal.aborted) return;
    this.#cancelRetry();
    this.#rounds.wake();
  }

  async stop(): Promise<void> {
    this.#cancelRetry();
    this.#stop.abort();
    this.#waiting.clear();
    await this.#rounds.idle();
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [key, { packet, priority }] = next;
      const retryAfterMs = await this.#send(packet, priority);
      if (retryAfterMs !== undefined) {
        this.#cancelRetry = this.#clock.schedule(retryAfterMs, () => this.wake());
        return;
      }
      if (this.#waiting.get(key) === next[1]) this.#waiting.delete(key);
    }
  }

  /** Milliseconds to wait where it could not go out, undefined where it is done with. */
  async #send(packet: OutgoingPacket, priority: Priority): Promise<number | undefined> {
    try {
      const outcome = await this.#transmitter.send(packet, priority, this.#stop.signal);
      // What the budget is too small for at any time must not hold up the rest.
      if (outcome.kind === 'held') {
        return outcome.reason === 'packet_exceeds_budget' ? undefined : outcome.retryAfterMs;
      }
      if (outcome.kind === 'refused') {
        this.#logger.debug(
          { to: packet.to, routingError: outcome.routingError },
          'A notice was not delivered.',
        );
      }
      return undefined;
    } catch (error) {
      if (this.#stop.signal.aborted) return undefined;
      const unavailable = isUnavailable(error);
      if (!unavailable) this.#logger.warn({ to: packet.to, error }, 'A notice could not be sent.');
      return unavailable ? RETRY_MS : undefined;
    }
  }

  #next(): [string, Notice] | undefined {
    const now = this.#clock.monotonic();
    for (const [key, { until }] of this.#waiting) if (until <= now) this.#waiting.delete(key);
    const all = [...this.#waiting];
    return all.find(([, { priority }]) => priority === 'emergency') ?? all[0];
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'radio_unavailable';
}
