import { BabelmeshError, type Clock, delay } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { Directory } from './directory.js';
import type { PeerRadio } from './ports.js';

export interface InquiriesOptions {
  readonly radio: PeerRadio;
  readonly directory: Directory;
  readonly clock: Clock;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
}

const MINUTE_MS = 60_000;
/** Between two questions to one node; doubled with each that stays without an answer. */
const LEAST_PAUSE_MS = 3 * MINUTE_MS;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;
/** What a node told lately it would only tell again. */
const FRESH_MS = 60 * MINUTE_MS;
/** At once: each answer is a packet. */
const MOST_AT_ONCE = 3;
const WAIT_MS = 30_000;
/** A node that told nothing for so long is asked, without anybody waiting for it. */
const STALE_MS = 24 * 60 * MINUTE_MS;
const ROUND_MS = 5 * MINUTE_MS;
const REMEMBERED = 256;

interface Asked {
  /** Monotonic. */
  readonly at: number;
  readonly unanswered: number;
}

/** Asks other nodes what they translate: rarely, and only those that may know more than they told. */
export class Inquiries {
  readonly #options: InquiriesOptions;
  readonly #asked = new LRUCache<number, Asked>({ max: REMEMBERED });
  readonly #waiting = new Set<() => void>();
  readonly #stopped = new AbortController();
  #cancel: () => void = () => {};

  constructor(options: InquiriesOptions) {
    this.#options = options;
  }

  /** From time to time asks one of those that fell silent. */
  start(): void {
    this.#next(MINUTE_MS);
  }

  stop(): void {
    this.#cancel();
    this.#stopped.abort(new BabelmeshError('shutting_down', 'The node is stopping.'));
  }

  /** False where the node was asked too recently, or within `notWithinMs`. */
  ask(node: number, notWithinMs = 0): boolean {
    const { radio, clock } = this.#options;
    const { at = Number.NEGATIVE_INFINITY, unanswered = 0 } = this.#asked.get(node) ?? {};
    const pauseMs = Math.min(LONGEST_PAUSE_MS, LEAST_PAUSE_MS * 2 ** Math.max(0, unanswered - 1));
    if (node === radio.self || clock.monotonic() - at < Math.max(pauseMs, notWithinMs)) return false;
    this.#asked.set(node, { at: clock.monotonic(), unanswered: unanswered + 1 });
    radio.post(node, { kind: 'nodeQuery' });
    return true;
  }

  /** A node told this one of itself, asked or not. */
  answered(node: number): void {
    const asked = this.#asked.get(node);
    if (asked) this.#asked.set(node, { ...asked, unanswered: 0 });
    this.knowMore();
  }

  /** A direction that somebody waits for may be known now. */
  knowMore(): void {
    for (const wake of this.#waiting) wake();
  }

  /**
   * Asks those that may have the direction, and waits a while for one that has. Rejects with `shutting_down`, or the
   * signal's reason.
   */
  async lookFor(source: string, target: string, signal?: AbortSignal): Promise<void> {
    const { directory, clock } = this.#options;
    const ended = AbortSignal.any([this.#stopped.signal, ...(signal ? [signal] : [])]);
    ended.throwIfAborted();
    const isKnown = () => directory.candidates(source, target).length > 0;
    if (isKnown()) return;
    const stale = directory.nodes.filter((node) => directory.ageMs(node) > FRESH_MS);
    let asked = 0;
    for (const node of stale) if (asked < MOST_AT_ONCE && this.ask(node)) asked++;
    // Somebody else's question may be under way.
    const isOpen = () =>
      stale.some((node) => {
        const { at = Number.NEGATIVE_INFINITY, unanswered = 0 } = this.#asked.get(node) ?? {};
        return unanswered > 0 && clock.monotonic() - at < WAIT_MS;
      });
    const over = new AbortController();
    const wake = () => {
      if (isKnown() || !isOpen()) over.abort();
    };
    if (!isOpen()) return;
    this.#waiting.add(wake);
    await delay(clock, WAIT_MS, AbortSignal.any([over.signal, ended])).catch(() => undefined);
    this.#waiting.delete(wake);
    ended.throwIfAborted();
  }

  #next(inMs: number): void {
    const { clock, random } = this.#options;
    this.#cancel();
    this.#cancel = clock.schedule(inMs * (0.75 + random() / 2), () => {
      this.#next(ROUND_MS);
      this.#askOne();
    });
  }

  #askOne(): void {
    const { directory, radio } = this.#options;
    if (radio.isBusy) return;
    const askedAt = (node: number) => this.#asked.get(node)?.at ?? Number.NEGATIVE_INFINITY;
    const stale = directory.nodes.filter((node) => directory.ageMs(node) > STALE_MS);
    stale.sort((a, b) => (askedAt(a) < askedAt(b) ? -1 : 1));
    for (const node of stale) if (this.ask(node)) return;
  }
}
