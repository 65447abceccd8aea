import {
  type Clock,
  type Delivery,
  type Inlet as InletName,
  type Logger,
  type TextCodec,
  toBabelmeshError,
} from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { OutgoingPacket, RadioLink, SendOutcome } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { BROADCAST } from './link/sizes.js';
import type { Jobs, Outbox } from './ports.js';
import { renderDelivery } from './render.js';
import { Rounds } from './rounds.js';
import type { Held, Transmitter } from './transmitter.js';

export interface OutletOptions {
  readonly link: RadioLink;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transmitter: Transmitter;
  /** Most messages a text answer is cut into. */
  readonly maxParts: number;
  /** For results of requests that came compressed. */
  readonly codec?: TextCodec;
}

const INLET: InletName = 'radio';
/** Deliveries looked at, at first: emergencies come first, so none is ever beyond. */
const LOOK_AHEAD = 64;
/** Several receivers are served at once, so that one out of range does not hold up the rest. */
const AT_ONCE = 3;
/** The firmware itself tried three times: the daemon tries once more, later. */
const MAX_TRIES = 2;
const RETRY_MS = 120_000;
/** Tries known to the outbox, over restarts too, waits included. */
const MAX_ATTEMPTS = 20;
const DUTY_CYCLE_RETRY_MS = 600_000;
const RATE_LIMIT_RETRY_MS = 5_000;
/** Deferral is by the wall clock, timers are not: a look a moment too early would be the last. */
const CLOCKS_APART_MS = 100;
const REMEMBERED = 500;

/** `Routing.Error` of the Meshtastic schema. */
const TOO_LARGE = 7;
const DUTY_CYCLE_LIMIT = 9;
const RATE_LIMIT_EXCEEDED = 38;
const KEY_UNKNOWN: ReadonlySet<number> = new Set([34, 35, 39]);

/** How far a delivery got. In memory: after a restart the receiver may see a part twice. */
interface Progress {
  readonly packets: readonly OutgoingPacket[];
  /** Packets acknowledged. */
  acknowledged: number;
  /** Failed sends of the packet that is next. */
  tries: number;
}

/** Brings results back to who asked: packet by packet, the next after the last was acknowledged. */
export class Outlet {
  readonly #options: OutletOptions;
  readonly #progress = new LRUCache<string, Progress>({ max: REMEMBERED });
  readonly #inFlight = new Map<string, { to: number; done: Promise<void> }>();
  readonly #stop = new AbortController();
  readonly #rounds = new Rounds(() => this.#look());
  #unsubscribe: (() => void)[] = [];
  #wakeAt = Number.POSITIVE_INFINITY;
  #cancelWake = () => {};
  readonly #deferred = new Set<() => void>();
  /** Deliveries that ended since the outbox was last asked: its answer may still name them. */
  readonly #ended = new Set<string>();

  constructor(options: OutletOptions) {
    this.#options = options;
  }

  start(): void {
    const { outbox, link } = this.#options;
    this.#unsubscribe = [
      outbox.onDelivery(() => this.wake()),
      link.onState(({ phase }) => {
        if (phase === 'ready') this.wake();
      }),
    ];
    this.wake();
  }

  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#cancelWake();
    for (const cancel of this.#deferred) cancel();
    this.#stop.abort();
    await this.#rounds.idle();
    await Promise.all([...this.#inFlight.values()].map(({ done }) => done));
  }

  /** Looks for due deliveries now. */
  wake(): void {
    if (!this.#stop.signal.aborted) this.#rounds.wake();
  }

  async #look(): Promise<void> {
    const { link, transmitter, outbox, logger } = this.#options;
    // The link tells when that changes.
    if (this.#stop.signal.aborted || link.state.phase !== 'ready' || !transmitter.hasRegion) return;
    try {
      // Many may wait for one receiver: those of others stand behind them.
      for (let limit = LOOK_AHEAD; ; limit *= 4) {
        this.#ended.clear();
        const due = await outbox.due(INLET, limit);
        for (const delivery of due) if (this.#mayStart(delivery)) this.#begin(delivery);
        if (due.length < limit || this.#inFlight.size >= AT_ONCE) return;
      }
    } catch (error) {
      logger.error({ error }, 'The outbox could not be read.');
      this.#wakeIn(RETRY_MS);
    }
  }

  #mayStart({ jobId, priority, replyTo }: Delivery): boolean {
    if (this.#stop.signal.aborted || this.#inFlight.has(jobId) || this.#ended.has(jobId)) return false;
    if (priority === 'emergency') return true;
    if (this.#inFlight.size >= AT_ONCE) return false;
    const to = replyTo.inlet === 'radio' ? replyTo.to : undefined;
    return ![...this.#inFlight.values()].some((other) => other.to === to);
  }

  #begin(delivery: Delivery): void {
    const { jobId, replyTo } = delivery;
    const done = this.#deliver(delivery)
      .catch((error) => {
        if (this.#stop.signal.aborted) return;
        this.#options.logger.error({ jobId, error }, 'A result could not be delivered over the radio.');
        this.#wakeIn(RETRY_MS);
        return RETRY_MS;
      })
      .then((heldMs) => {
        this.#inFlight.delete(jobId);
        this.#ended.add(jobId);
        if (heldMs === undefined) this.wake();
        else this.#wakeIn(heldMs);
      });
    this.#inFlight.set(jobId, { to: replyTo.inlet === 'radio' ? replyTo.to : BROADCAST, done });
  }

  /** Milliseconds until the next look where the channel is not free now, undefined where it is at once. */
  async #deliver(delivery: Delivery): Promise<number | undefined> {
    const { jobId, priority } = delivery;
    const progress = this.#progress.get(jobId) ?? (await this.#render(delivery));
    if (!progress) return undefined;
    this.#progress.set(jobId, progress);
    for (;;) {
      const packet = progress.packets[progress.acknowledged];
      if (!packet) return this.#complete(jobId);
      let outcome: SendOutcome | Held;
      try {
        outcome = await this.#options.transmitter.send(packet, priority, this.#stop.signal);
      } catch (error) {
        return this.#broken(error, delivery);
      }
      if (outcome.kind === 'held') return this.#held(outcome, jobId);
      if (!arrived(outcome, packet)) return this.#failed(delivery, progress, outcome);
      progress.acknowledged++;
      progress.tries = 0;
    }
  }

  #held({ reason, retryAfterMs }: Held, jobId: string): number {
    if (reason !== 'packet_exceeds_budget') return retryAfterMs;
    // Cut for another preset or budget than the radio has now: once more from the start.
    this.#progress.delete(jobId);
    return CLOCKS_APART_MS;
  }

  async #render(delivery: Delivery): Promise<Progress | undefined> {
    const { jobs, transmitter, maxParts, codec } = this.#options;
    const packets = await renderDelivery(delivery, {
      maxParts,
      maxPayloadBytes: (packet) => transmitter.maxPayloadBytes(packet, delivery.priority),
      ...(codec && { codec }),
      sourceAsked: async () => (await jobs.get(delivery.jobId))?.request.source,
    });
    if (packets.length > 0) return { packets, acknowledged: 0, tries: 0 };
    await this.#giveUp(delivery, 'there is nothing the radio can send of it');
    return undefined;
  }

  async #complete(jobId: string): Promise<undefined> {
    await this.#options.outbox.complete(jobId);
    this.#progress.delete(jobId);
  }

  /** The packet did not get to the radio. */
  async #broken(error: unknown, delivery: Delivery): Promise<number | undefined> {
    if (this.#stop.signal.aborted) return undefined;
    const { code, message } = toBabelmeshError(error);
    // It is offered again, and the link says when it is ready.
    if (code === 'radio_unavailable') return RETRY_MS;
    if (code === 'internal') throw error;
    return this.#giveUp(delivery, message);
  }

  async #failed(delivery: Delivery, progress: Progress, outcome: SendOutcome): Promise<undefined> {
    const routingError = outcome.kind === 'refused' ? outcome.routingError : undefined;
    const to = packetTo(progress);
    switch (routingError) {
      case DUTY_CYCLE_LIMIT: {
        const waitMs = (outcome.kind === 'refused' && outcome.retryAfterMs) || DUTY_CYCLE_RETRY_MS;
        this.#options.logger.warn({ waitMs }, 'The radio has used up its duty cycle.');
        return this.#later(delivery, waitMs);
      }
      case RATE_LIMIT_EXCEEDED:
        return this.#later(delivery, RATE_LIMIT_RETRY_MS);
      case TOO_LARGE:
        return this.#giveUp(delivery, 'the radio says a packet of it is too large');
    }
    if (routingError !== undefined && KEY_UNKNOWN.has(routingError)) {
      this.#options.logger.warn(
        { to, routingError },
        'The radio and the receiver do not know each other’s keys. Let the receiver send its node info.',
      );
    }
    progress.tries++;
    if (progress.tries >= MAX_TRIES) {
      return this.#giveUp(
        delivery,
        outcome.kind === 'refused' ? `error ${routingError}` : 'nobody confirmed it',
      );
    }
    return this.#later(delivery, RETRY_MS);
  }

  async #later(delivery: Delivery, waitMs: number): Promise<undefined> {
    const notBefore = Math.ceil(this.#options.clock.now() + waitMs);
    if (notBefore >= delivery.expiresAt) return this.#giveUp(delivery, 'there is no time left to try again');
    if (delivery.attempts >= MAX_ATTEMPTS) return this.#giveUp(delivery, 'it was tried too often');
    await this.#options.outbox.defer(delivery.jobId, notBefore);
    this.#wakeFor(waitMs + CLOCKS_APART_MS);
  }

  async #giveUp(delivery: Delivery, reason: string): Promise<undefined> {
    const { jobId, replyTo } = delivery;
    const to = replyTo.inlet === 'radio' ? nodeId(replyTo.to) : undefined;
    this.#options.logger.warn({ jobId, to, reason }, 'A result is undeliverable.');
    return this.#complete(jobId);
  }

  /** A deferred delivery is not seen by looks before its time, so it has a timer of its own. */
  #wakeFor(ms: number): void {
    if (this.#stop.signal.aborted) return;
    const cancel = this.#options.clock.schedule(ms, () => {
      this.#deferred.delete(cancel);
      this.wake();
    });
    this.#deferred.add(cancel);
  }

  /** What is held is seen again by every look: one timer, for the earliest wish. */
  #wakeIn(ms: number): void {
    const at = this.#options.clock.monotonic() + ms;
    if (at >= this.#wakeAt || this.#stop.signal.aborted) return;
    this.#cancelWake();
    this.#wakeAt = at;
    this.#cancelWake = this.#options.clock.schedule(ms, () => {
      this.#wakeAt = Number.POSITIVE_INFINITY;
      this.wake();
    });
  }
}

/** On a channel nobody in particular confirms: that somebody passed it on is all there is to know. */
function arrived(outcome: SendOutcome, { to }: OutgoingPacket): boolean {
  return outcome.kind === 'acked' || (to === BROADCAST && outcome.kind !== 'refused');
}

function packetTo({ packets }: Progress): string | undefined {
  const [first] = packets;
  return first && nodeId(first.to);
}
