import { LanguageCode } from '@babelmesh/protocol';
import { z } from 'zod';
import { nodeId } from '../link/node-database.js';
import { type Keeping, Kept } from './kept.js';

const Person = z.object({
  /** What they read and write. */
  language: LanguageCode.optional(),
  /** What their words are translated into. */
  other: LanguageCode.optional(),
  /** They were told once how to ask. */
  hinted: z.literal(true).optional(),
});
export type Person = z.infer<typeof Person>;

const MOST = 5_000;
const LIFETIME_MS = 180 * 24 * 3_600_000;

/** What people told of themselves, by requester id: who forges a node number without its key is somebody else. */
export class People {
  readonly kept: Kept<Person>;

  constructor({ store, clock, logger }: Keeping) {
    this.kept = new Kept({
      shelf: store?.shelf('people'),
      schema: Person,
      most: MOST,
      lifetimeMs: LIFETIME_MS,
      clock,
      logger,
    });
  }

  get(id: string): Person {
    return this.kept.get(id) ?? {};
  }

  /** What is known of the owner of a node, who may not have written yet in this run. */
  ofNode(num: number): Person | undefined {
    const id = nodeId(num);
    const known = [...this.kept.entries()].filter(([key]) => key === id || key.startsWith(`${id}:`));
    // Whoever has a key comes before whoever only uses the number.
    return (known.find(([key]) => key !== id) ?? known[0])?.[1].value;
  }

  change(id: string, change: Partial<Person>): void {
    this.kept.set(id, { ...this.get(id), ...change });
  }

  /** The language and what belongs to it; that the hint was given stays known. */
  forgetLanguage(id: string): void {
    const { hinted } = this.get(id);
    if (hinted) this.kept.set(id, { hinted });
    else this.kept.delete(id);
  }
}
