import type { Clock, Logger } from '@babelmesh/protocol';
import { LRUCache } from 'lru-cache';
import type { RadioLink } from './link/link.js';
import { nodeId } from './link/node-database.js';
import type { Notices } from './outlet/notices.js';
import { NODEINFO_APP } from './policy.js';

/** A node that does not answer is not asked again at once. */
const ASK_AGAIN_MS = 10 * 60_000;
const REMEMBERED = 200;

export interface IntroductionsOptions {
  readonly link: RadioLink;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Exchanges node infos with a node whose key the radio lacks, or which lacks the radio's: ours goes out with the
 * question for theirs, as an app does when its user asks for a node's info.
 */
export class Introductions {
  readonly #options: IntroductionsOptions;
  readonly #askedAt = new LRUCache<number, number>({ max: REMEMBERED });

  constructor(options: IntroductionsOptions) {
    this.#options = options;
  }

  ask(to: number, channel: number): void {
    const { link, notices, clock, logger } = this.#options;
    const askedAt = this.#askedAt.get(to);
    if (askedAt !== undefined && clock.monotonic() - askedAt < ASK_AGAIN_MS) return;
    if (askedAt === undefined) {
      logger.warn(
        { to: nodeId(to) },
        'The radio and this node do not know each other’s keys. It is asked for its node info; if it stays so, let its user send it, or remove the node from the radio’s node list.',
      );
    }
    this.#askedAt.set(to, clock.monotonic());
    const payload = link.state.selfUser;
    if (!payload) return;
    const packet = { to, channel, portnum: NODEINFO_APP, payload, wantAck: false, wantResponse: true };
    notices.post(`${to} node info`, packet);
  }
}
