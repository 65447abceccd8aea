import type { Clock, Priority } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { BROADCAST } from '../link/sizes.js';

/** The firmware itself tried three times: once more by the clock, later. */
const RETRY_MS = 120_000;
/** After that each hearing is worth one try, and the pause before it doubles up to this, but for emergencies. */
const LONGEST_PAUSE_MS = 3_600_000;
const MAX_NODES = 500;

/** Why a node is not tried now. */
export type Absence = 'not_confirmed' | 'not_heard' | 'key_unknown';

interface Silence {
  readonly failures: number;
  /** Monotonic time of the last try. */
  readonly triedAt: number;
  /** Heard since. */
  readonly heard: boolean;
  /** When the radio had heard it before that, by the radio's clock. */
  readonly radioHeardAt?: number | undefined;
  readonly lacksKey: boolean;
}

/** What is kept of a silent node over a restart. */
export interface KeptSilence {
  readonly node: number;
  readonly failures: number;
  /** Since the last try. */
  readonly ageMs: number;
  readonly radioHeardAt?: number | undefined;
}

/**
 * Which nodes did not confirm what they were sent. One is tried again by the clock once; then it must be heard
 * first, since what nobody receives is airtime taken from everybody else.
 */
export class Reachability {
  readonly #clock: Clock;
  readonly #silences = new LRUCache<number, Silence>({ max: MAX_NODES });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until the node may be tried: 0 now, `Infinity` when it is heard next. */
  waitMs(node: number, priority: Priority = 'normal'): number {
    const silence = this.#silences.get(node);
    if (!silence) return 0;
    if (!silence.heard && (silence.failures > 1 || silence.lacksKey)) return Number.POSITIVE_INFINITY;
    const pauseMs = priority === 'emergency' ? RETRY_MS : growingPauseMs(silence);
    return Math.max(0, silence.triedAt + pauseMs - this.#clock.monotonic());
  }

  absence(node: number): Absence | undefined {
    const silence = this.#silences.get(node);
    if (!silence) return undefined;
    if (silence.lacksKey) return 'key_unknown';
    return silence.heard || silence.failures === 1 ? 'not_confirmed' : 'not_heard';
  }

  /** Nodes that must be heard before they are tried. */
  get awaited(): readonly number[] {
    return [...this.#silences.keys()].filter((node) => this.waitMs(node) === Number.POSITIVE_INFINITY);
  }

  lacksKey(node: number): boolean {
    return this.#silences.get(node)?.lacksKey ?? false;
  }

  failed(
    node: number,
    { lacksKey = false, radioHeardAt }: Partial<Pick<Silence, 'lacksKey' | 'radioHeardAt'>> = {},
  ): void {
    const failures = counted(node, (this.#silences.get(node)?.failures ?? 0) + 1);
    const triedAt = this.#clock.monotonic();
    this.#silences.set(node, { failures, triedAt, heard: false, lacksKey, radioHeardAt });
  }

  reached(node: number): void {
    this.#silences.delete(node);
  }

  /** True where it was awaited. */
  heard(node: number): boolean {
    const silence = this.#silences.get(node);
    if (!silence || silence.heard) return false;
    this.#silences.set(node, { ...silence, heard: true });
    return true;
  }

  /** When the radio heard it last. True where it was awaited and that is news, whatever our own clock says. */
  listed(node: number, radioHeardAt: number | undefined): boolean {
    if (radioHeardAt === undefined || radioHeardAt === this.#silences.get(node)?.radioHeardAt) return false;
    return this.heard(node);
  }

  /** It waits for something: another try need not wait longer than after the first failure. */
  asked(node: number): boolean {
    const silence = this.#silences.get(node);
    if (!silence || silence.lacksKey) return false;
    this.#silences.set(node, { ...silence, heard: true, failures: 1 });
    return true;
  }

  /** The radio and the node know each other's keys now. */
  keyLearned(node: number): void {
    if (this.lacksKey(node)) this.#silences.delete(node);
  }

  snapshot(): readonly KeptSilence[] {
    const now = this.#clock.monotonic();
    return [...this.#silences].map(([node, { failures, triedAt, radioHeardAt }]) => ({
      node,
      failures,
      ageMs: now - triedAt,
      radioHeardAt,
    }));
  }

  /** `awayMs` passed since the snapshot. */
  restore(kept: readonly KeptSilence[], awayMs: number): void {
    const now = this.#clock.monotonic();
    for (const { node, failures, ageMs, radioHeardAt } of kept) {
      if (this.#silences.has(node)) continue;
      this.#silences.set(node, {
        failures: counted(node, failures),
        triedAt: now - ageMs - awayMs,
        heard: false,
        lacksKey: false,
        radioHeardAt,
      });
    }
  }
}

/** On a channel nobody in particular is silent: what failed there was refused by our own radio. */
function counted(node: number, failures: number): number {
  return node === BROADCAST ? 1 : failures;
}

function growingPauseMs({ failures }: Silence): number {
  return Math.min(LONGEST_PAUSE_MS, RETRY_MS * 2 ** (failures - 1));
}
