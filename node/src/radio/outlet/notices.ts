import type { Clock, Logger, Priority } from '@babelmesh/protocol';
import type { Transmitter } from '../airtime/transmitter.js';
import type { OutgoingPacket } from '../link/link.js';
import { Rounds } from './rounds.js';

/** Nobody waits longer for help or a status. */
const LIFETIME_MS = 600_000;
const MAX_WAITING = 64;
const RETRY_MS = 30_000;

const DONE = { forMs: 0 };

interface Notice {
  readonly packet: OutgoingPacket;
  readonly priority: Priority;
  /** Monotonic times. */
  readonly until: number;
  readonly notBefore: number;
  readonly onEnd: (hasArrived: boolean) => void;
}

interface Sent {
  readonly forMs: number;
  readonly isAlone?: boolean;
  readonly hasArrived?: boolean;
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

  /**
   * Sends as soon as the channel allows; takes the place of what waits under the same key. `onEnd` is told whether the
   * receiver confirmed it, once that is known or nobody tries any more.
   */
  post(
    key: string,
    packet: OutgoingPacket,
    priority: Priority = 'normal',
    onEnd: (hasArrived: boolean) => void = () => {},
  ): void {
    if (this.#stop.signal.aborted) return;
    this.#drop(key);
    const now = this.#clock.monotonic();
    this.#waiting.set(key, { packet, priority, until: now + LIFETIME_MS, notBefore: now, onEnd });
    if (this.#waiting.size > MAX_WAITING) this.#drop(this.#leastMissed());
    this.wake();
  }

  /** The link may be ready again. */
  wake(): void {
    if (this.#waiting.size === 0 || this.#stop.signal.aborted) return;
    this.#cancelRetry();
    this.#rounds.wake();
  }

  /** The node confirmed something: what waits for its own sake is looked at again. */
  release(to: number): void {
    const now = this.#clock.monotonic();
    const held = [...this.#waiting].filter(
      ([, { packet, notBefore }]) => packet.to === to && notBefore > now,
    );
    for (const [key, notice] of held) this.#waiting.set(key, { ...notice, notBefore: now });
    if (held.length > 0) this.wake();
  }

  async stop(): Promise<void> {
    this.#cancelRetry();
    this.#stop.abort();
    this.#waiting.clear();
    await this.#rounds.idle();
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [key, notice] = next;
      const { forMs, isAlone, hasArrived = false } = await this.#send(notice);
      if (forMs > 0 && !isAlone) return this.#wakeIn(forMs);
      if (this.#waiting.get(key) !== notice) continue;
      if (forMs > 0) this.#waiting.set(key, { ...notice, notBefore: this.#clock.monotonic() + forMs });
      else {
        this.#waiting.delete(key);
        notice.onEnd(hasArrived);
      }
    }
    const soonest = Math.min(...[...this.#waiting.values()].map(({ notBefore }) => notBefore));
    if (Number.isFinite(soonest)) this.#wakeIn(soonest - this.#clock.monotonic());
  }

  /** The oldest, of strangers if there is one: many of them may be nobody. */
  #leastMissed(): string {
    const all = [...this.#waiting];
    const { acquaintances } = this.#transmitter;
    const [key = ''] = all.find(([, { packet }]) => acquaintances.isStranger(packet.to)) ?? all[0] ?? [];
    return key;
  }

  #drop(key: string): void {
    const notice = this.#waiting.get(key);
    this.#waiting.delete(key);
    notice?.onEnd(false);
  }

  #wakeIn(ms: number): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#clock.schedule(ms, () => this.wake());
  }

  /** How long it has to wait yet, 0 where it is done with; and whether others need not wait with it. */
  async #send({ packet, priority }: Notice): Promise<Sent> {
    try {
      const outcome = await this.#transmitter.send(packet, priority, { signal: this.#stop.signal });
      if (outcome.kind === 'held') {
        // What the budget is too small for at any time must not hold up the rest.
        if (outcome.reason === 'packet_exceeds_budget') return DONE;
        return {
          forMs: outcome.retryAfterMs,
          isAlone: outcome.reason === 'fair_share' || outcome.reason === 'strangers',
        };
      }
      if (outcome.kind === 'refused') {
        this.#logger.debug(
          { to: packet.to, routingError: outcome.routingError },
          'A notice was not delivered.',
        );
      }
      return { ...DONE, hasArrived: outcome.kind === 'acked' };
    } catch (error) {
      if (this.#stop.signal.aborted) return DONE;
      if (isUnavailable(error)) return { forMs: RETRY_MS };
      this.#logger.warn({ to: packet.to, error }, 'A notice could not be sent.');
      return DONE;
    }
  }

  #next(): [string, Notice] | undefined {
    const now = this.#clock.monotonic();
    for (const [key, { until }] of this.#waiting) if (until <= now) this.#drop(key);
    const all = [...this.#waiting].filter(([, { notBefore }]) => notBefore <= now);
    return all.find(([, { priority }]) => priority === 'emergency') ?? all[0];
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'radio_unavailable';
}
