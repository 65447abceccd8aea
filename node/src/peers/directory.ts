import { allDirections, type Clock, type Direction, type NodeStatusMessage } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { nodeId } from './node-id.js';

type Pair = NodeStatusMessage['directions'][number];

const Pair = z.object({ source: z.string(), target: z.string() });
const Kept = z.object({
  node: z.number().int().nonnegative(),
  directions: z.array(Pair),
  waiting: z.number().int().nonnegative(),
  /** Wall time, ms. */
  toldAt: z.number(),
  /** It told this node itself: a broadcast, which anybody can forge, takes nothing of that back. */
  isDirect: z.boolean().default(false),
  hops: z.number().int().nonnegative().optional(),
  snrDb: z.number().optional(),
});

/** What another node told of itself, last. */
export interface Entry extends Readonly<Omit<z.infer<typeof Kept>, 'toldAt'>> {
  /** Monotonic. */
  readonly toldAt: number;
}

/** What is kept over a restart. */
export const PeersSnapshot = z.array(Kept);
export type PeersSnapshot = z.infer<typeof PeersSnapshot>;

/** Whom the node may ask. */
export interface Trust {
  readonly listed: ReadonlySet<number>;
  /** Any node that tells what it translates. */
  readonly anyHeard: boolean;
}

/** What a broadcast status was good for. */
export interface Overheard {
  /** Something is known now that was not. */
  readonly isNews: boolean;
  /** It differs from what was known of the node: that should be asked itself. */
  readonly isDoubtful: boolean;
}

/** How a status was received, where the packet tells. */
type Signal = Pick<Entry, 'hops' | 'snrDb'>;

interface Rest {
  readonly failures: number;
  /** Monotonic. */
  readonly until: number;
}

const HOUR_MS = 3_600_000;
/** Two announcements of the rarest kind may be lost. */
const LIFETIME_MS = 72 * HOUR_MS;
const OLD_MS = LIFETIME_MS - 24 * HOUR_MS;
const MOST_PEERS = 64;
const MOST_DIRECTIONS = 1_024;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 15 * 60_000;
/** Where a packet does not tell its relays: as many as Meshtastic's default allows. */
const UNKNOWN_HOPS = 3;

/** What other nodes told of themselves: bounded, and forgotten when it gets old. */
export class Directory {
  readonly #clock: Clock;
  readonly #trust: Trust;
  readonly #entries = new Map<number, Entry>();
  readonly #rests = new LRUCache<number, Rest>({ max: 2 * MOST_PEERS });
  #directions: readonly Direction[] | undefined;

  constructor(clock: Clock, trust: Trust) {
    this.#clock = clock;
    this.#trust = trust;
  }

  mayAsk(node: number): boolean {
    return this.#trust.anyHeard || this.#trust.listed.has(node);
  }

  /** All that may be asked anything: those listed, and those that told something. */
  get nodes(): readonly number[] {
    this.#forgetOld();
    return [...new Set([...this.#trust.listed, ...this.#entries.keys()])];
  }

  get entries(): readonly Entry[] {
    this.#forgetOld();
    return [...this.#entries.values()];
  }

  /** Time since the node told of itself; `Infinity` where it never did. */
  ageMs(node: number): number {
    const toldAt = this.#entries.get(node)?.toldAt;
    return toldAt === undefined ? Number.POSITIVE_INFINITY : this.#clock.monotonic() - toldAt;
  }

  /** A node told this one of itself. False where it is none to ask. */
  told(node: number, status: NodeStatusMessage, heard: Signal = {}): boolean {
    if (!this.mayAsk(node)) return false;
    this.#tell(node, status, heard, true);
    return true;
  }

  /**
   * Somebody told everybody, in the name of this node: of one that told this node itself it is taken only what it
   * translates besides.
   */
  overheard(node: number, status: NodeStatusMessage, heard: Signal = {}): Overheard {
    if (!this.mayAsk(node)) return { isNews: false, isDoubtful: false };
    this.#forgetOld();
    const known = this.#entries.get(node);
    if (!known) {
      this.#tell(node, status, heard, false);
      return { isNews: true, isDoubtful: false };
    }
    const told = allDirections(status).slice(0, MOST_DIRECTIONS);
    const added = told.filter(({ source, target }) => !has(known.directions, source, target));
    const isDoubtful =
      added.length > 0 || known.directions.some(({ source, target }) => !has(told, source, target));
    if (!known.isDirect) {
      this.#tell(node, status, heard, false);
      return { isNews: true, isDoubtful };
    }
    if (added.length > 0) {
      this.#change({ ...known, directions: [...known.directions, ...added].slice(0, MOST_DIRECTIONS) });
    }
    return { isNews: added.length > 0, isDoubtful };
  }

  /** What all of them together translate; each direction by the nearest that has it. */
  get directions(): readonly Direction[] {
    this.#forgetOld();
    this.#directions ??= this.#collect();
    return this.#directions;
  }

  /** All that told something, the likeliest to answer soon first. */
  get nearest(): readonly Entry[] {
    return [...this.entries].sort(nearestFirst);
  }

  /** Who translates this, the likeliest to answer soon first. */
  candidates(source: string, target: string): readonly Entry[] {
    return this.nearest.filter(({ directions }) => has(directions, source, target));
  }

  /** It did not answer, or asked to be left alone for a while. */
  rest(node: number, forMs?: number): void {
    const failures = (this.#rests.get(node)?.failures ?? 0) + 1;
    const ownMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - 1));
    const until = this.#clock.monotonic() + Math.min(LONGEST_REST_MS, forMs ?? ownMs);
    this.#rests.set(node, { failures, until });
  }

  /** Others are asked meanwhile, through no fault of its own. */
  spare(node: number, forMs: number): void {
    const { failures = 0, until = 0 } = this.#rests.get(node) ?? {};
    this.#rests.set(node, { failures, until: Math.max(until, this.#clock.monotonic() + forMs) });
  }

  /** How long the node is left alone yet. */
  restMs(node: number): number {
    return Math.max(0, (this.#rests.get(node)?.until ?? 0) - this.#clock.monotonic());
  }

  /** It is there. */
  answered(node: number): void {
    this.#rests.delete(node);
  }

  /** It was asked, and does not translate this after all. */
  lacks(node: number, { source, target }: Pair): void {
    const entry = this.#entries.get(node);
    if (!entry) return;
    const directions = entry.directions.filter((d) => d.source !== source || d.target !== target);
    this.#change({ ...entry, directions });
  }

  snapshot(): PeersSnapshot {
    const now = this.#clock.now();
    return this.entries.map((entry) => ({ ...entry, toldAt: now - this.ageMs(entry.node) }));
  }

  restore(snapshot: PeersSnapshot): void {
    const known = snapshot.filter(({ node }) => this.mayAsk(node) && !this.#entries.has(node));
    for (const { toldAt, ...entry } of known) {
      this.#put({ ...entry, toldAt: this.#clock.monotonic() - keptAgeMs(this.#clock.now() - toldAt) });
    }
  }

  #tell(node: number, status: NodeStatusMessage, { hops, snrDb }: Signal, isDirect: boolean): void {
    this.#put({
      node,
      directions: allDirections(status).slice(0, MOST_DIRECTIONS),
      waiting: status.waiting,
      toldAt: this.#clock.monotonic(),
      isDirect,
      ...(hops !== undefined && { hops }),
      ...(snrDb !== undefined && { snrDb }),
    });
    this.#rests.delete(node);
  }

  #change(entry: Entry): void {
    this.#entries.set(entry.node, entry);
    this.#directions = undefined;
  }

  #put(entry: Entry): void {
    this.#directions = undefined;
    // Newest last.
    this.#entries.delete(entry.node);
    this.#entries.set(entry.node, entry);
    if (this.#entries.size <= MOST_PEERS) return;
    const spare = [...this.#entries.values()].filter(({ node }) => !this.#trust.listed.has(node));
    // Names that somebody made up push out nobody who was there.
    const { node } = spare.find(({ isDirect }) => !isDirect) ?? spare[0] ?? entry;
    this.#entries.delete(node);
  }

  #forgetOld(): void {
    for (const node of this.#entries.keys()) {
      if (this.ageMs(node) <= LIFETIME_MS) continue;
      this.#entries.delete(node);
      this.#directions = undefined;
    }
  }

  #collect(): readonly Direction[] {
    const found = new Map<string, Direction>();
    for (const { node, directions } of this.nearest) {
      const peer = nodeId(node);
      for (const { source, target } of directions) {
        const key = `${source}>${target}`;
        if (!found.has(key)) found.set(key, { source, target, model: `peer ${peer}`, peer });
      }
    }
    return [...found.values()];
  }
}

/** By the wall clock, which may have been set since: what seems too old, or as yet to come, is believed for a day. */
function keptAgeMs(ageMs: number): number {
  return ageMs >= 0 && ageMs <= OLD_MS ? ageMs : OLD_MS;
}

function has(directions: readonly Pair[], source: string, target: string): boolean {
  return directions.some((d) => d.source === source && d.target === target);
}

function nearestFirst(a: Entry, b: Entry): number {
  return (
    (a.hops ?? UNKNOWN_HOPS) - (b.hops ?? UNKNOWN_HOPS) ||
    a.waiting - b.waiting ||
    (b.snrDb ?? 0) - (a.snrDb ?? 0)
  );
}
