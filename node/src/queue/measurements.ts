import type { JobState, Priority } from '@babelmesh/protocol';

/** What happened in the queue, as it happened, for histograms and counters. Durations in ms. */
export type QueueMeasurement =
  /** A group of transactions was written. */
  | {
      readonly kind: 'write';
      readonly transactions: number;
      readonly operations: number;
      readonly sync: boolean;
      readonly durationMs: number;
    }
  /** A job was leased for the first time. */
  | { readonly kind: 'started'; readonly priority: Priority; readonly waitMs: number }
  /** A job ended; `serviceMs` is the time of its last lease, where it had one. */
  | {
      readonly kind: 'settled';
      readonly priority: Priority;
      readonly state: JobState;
      readonly attempts: number;
      readonly serviceMs?: number;
    }
  /** A lease ended without a result and without its worker's doing. */
  | { readonly kind: 'lapsed'; readonly priority: Priority };

export type Measure = (measurement: QueueMeasurement) => void;
