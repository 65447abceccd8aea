import { z } from 'zod';
import { nodeId } from '../link/node-database.js';
import { takePiece } from '../outlet/parts.js';
import { type Keeping, Kept } from './kept.js';

const MOST = 100;
const MOST_BYTES = 8_192;
const LIFETIME_MS = 6 * 3_600_000;

/** What did not fit the parts of somebody's last long answer, until they ask for more. One for each receiver. */
export class Rests {
  readonly kept: Kept<string>;

  constructor({ store, clock, logger }: Keeping) {
    const shelf = store?.shelf('rests');
    this.kept = new Kept({ shelf, schema: z.string(), most: MOST, lifetimeMs: LIFETIME_MS, clock, logger });
  }

  of(num: number): string | undefined {
    return this.kept.get(nodeId(num));
  }

  keep(num: number, rest: string): void {
    if (rest === '') this.kept.delete(nodeId(num));
    else if (this.kept.get(nodeId(num)) !== rest) this.kept.set(nodeId(num), takePiece(rest, MOST_BYTES));
  }
}
