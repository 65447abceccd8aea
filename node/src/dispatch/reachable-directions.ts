import type { Direction } from '@babelmesh/protocol';
import type { RemoteLane } from './remote-lane.js';

/** What a request to this node can be translated between: here, or by others, who are named in each of theirs. */
export class ReachableDirections {
  readonly #own: { readonly directions: readonly Direction[] };
  readonly #remote: Pick<RemoteLane, 'directions'> | undefined;

  constructor(own: { readonly directions: readonly Direction[] }, remote?: Pick<RemoteLane, 'directions'>) {
    this.#own = own;
    this.#remote = remote;
  }

  get directions(): readonly Direction[] {
    return this.#remote ? [...this.#own.directions, ...this.#remote.directions] : this.#own.directions;
  }
}
