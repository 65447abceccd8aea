import type { AdmittedRequest, Job } from '@babelmesh/protocol';
import type { Directory, Entry } from './directory.js';

/** Jobs of which it is known whom they were passed on to. */
const KEPT_JOBS = 256;

/** Which node does a job: the nearest that was not tried, rather one that answered the last time. */
export class Choice {
  readonly #directory: Directory;
  readonly #self: () => number | undefined;
  /** Nodes that a job was passed on to, by its id; the newest job last. */
  readonly #tried = new Map<string, readonly number[]>();

  constructor(directory: Directory, self: () => number | undefined) {
    this.#directory = directory;
    this.#self = self;
  }

  /** Who may do it, the nearest first: never the node that asked. */
  candidates({ from, target, replyTo }: AdmittedRequest): readonly Entry[] {
    const asker = replyTo.inlet === 'radio' ? replyTo.to : undefined;
    const self = this.#self();
    return this.#directory.candidates(from, target).filter(({ node }) => node !== asker && node !== self);
  }

  /** Undefined where nobody is known. */
  choose({ id, request }: Job): number | undefined {
    const tried = this.#tried.get(id) ?? [];
    const rank = ({ node }: Entry) =>
      (this.#directory.restMs(node) > 0 ? 2 : 0) + (tried.includes(node) ? 1 : 0);
    const [best] = this.candidates(request).toSorted((a, b) => rank(a) - rank(b));
    if (!best) return undefined;
    this.#tried.delete(id);
    this.#tried.set(id, [...tried.filter((node) => node !== best.node), best.node]);
    const [oldest] = this.#tried.keys();
    if (this.#tried.size > KEPT_JOBS && oldest !== undefined) this.#tried.delete(oldest);
    return best.node;
  }

  done({ id }: Job): void {
    this.#tried.delete(id);
  }
}
