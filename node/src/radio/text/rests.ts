import { z } from 'zod';
import { takePiece } from '../outlet/parts.js';
import { nodeOf } from '../requester.js';
import { type Keeping, Kept } from './kept.js';

const MOST = 100;
const MOST_BYTES = 8_192;
const LIFETIME_MS = 6 * 3_600_000;

const Rest = z.object({ reader: z.string(), rest: z.string() });

/**
 * What did not fit the parts of somebody's last long answer, until they ask for more. One for each receiver; who reads
 * it is named as a requester is, by number and key, or by number where nothing was under a key.
 */
export class Rests {
  readonly kept: Kept<z.infer<typeof Rest>>;

  constructor({ store, clock, logger }: Keeping) {
    const shelf = store?.shelf('rests');
    this.kept = new Kept({ shelf, schema: Rest, most: MOST, lifetimeMs: LIFETIME_MS, clock, logger });
  }

  of(reader: string): string | undefined {
    const kept = this.kept.get(nodeOf(reader));
    return kept && (kept.reader === reader || kept.reader === nodeOf(reader)) ? kept.rest : undefined;
  }

  keep(reader: string, rest: string): void {
    const node = nodeOf(reader);
    const kept = this.kept.get(node);
    if (rest === '') this.kept.delete(node);
    else if (kept?.rest !== rest || kept.reader !== reader)
      this.kept.set(node, { reader, rest: takePiece(rest, MOST_BYTES) });
  }
}
