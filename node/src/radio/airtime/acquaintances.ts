import { LRUCache } from 'lru-cache';
import { BROADCAST } from '../link/sizes.js';

const REMEMBERED = 500;

/**
 * Nodes that confirmed something of ours. Anybody can write under any number; but under a number nobody listens at,
 * nothing is confirmed.
 */
export class Acquaintances {
  readonly #known = new LRUCache<number, true>({ max: REMEMBERED });
  readonly #areAllKnown: boolean;
  readonly #listeners = new Set<(node: number) => void>();

  /** `areAllKnown`: the operator says who is answered, and nobody else is. */
  constructor({ areAllKnown = false } = {}) {
    this.#areAllKnown = areAllKnown;
  }

  /** Whether a node never confirmed anything. A channel is no node. */
  isStranger(node: number): boolean {
    return !this.#areAllKnown && node !== BROADCAST && !this.#known.has(node);
  }

  /** The node, or its program, has something of ours. Its airtime must be settled by then: listeners send at once. */
  confirmed(node: number): void {
    if (node === BROADCAST) return;
    this.#known.set(node, true);
    for (const listener of this.#listeners) listener(node);
  }

  /** Called with each node that confirms something: what waited because it had not may go. */
  onConfirmed(listener: (node: number) => void): void {
    this.#listeners.add(listener);
  }

  /** Node numbers for keeping over a restart, who confirmed last first. */
  snapshot(): readonly number[] {
    return [...this.#known.keys()];
  }

  restore(nodes: readonly number[]): void {
    for (const node of nodes.toReversed()) this.#known.set(node, true);
  }
}
