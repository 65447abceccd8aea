import type { Clock, Logger, MachineTime } from '@babelmesh/protocol';
import type { FreeSpace } from './free-space.js';
import type { Retrying } from './lease.js';
import type { QueueLimits } from './limits.js';
import type { Measure } from './measurements.js';
import type { Retention } from './settle.js';
import type { Store } from './store.js';

/** Everything the queue is told, with nothing left open. `openQueue` fills in the defaults. */
export interface JobQueueOptions {
  readonly clock: Clock;
  /** As it is when the queue is opened. */
  readonly machine: MachineTime | undefined;
  readonly logger: Logger | undefined;
  readonly limits: QueueLimits;
  readonly retrying: Retrying;
  readonly retention: Retention;
  /** Events kept for those who come back. */
  readonly keepEvents: number;
  readonly freeSpace: FreeSpace | undefined;
  readonly measure: Measure | undefined;
  /** Opens the store: at the start, and again after a write failed. */
  readonly open: () => Promise<Store>;
  /** Called after the store was closed for good. */
  readonly closed: () => Promise<void>;
}
