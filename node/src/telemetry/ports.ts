/** What telemetry looks at. */
import type { Job, JobEvent, JobState, Priority, QueueStatus, RadioStatus } from '@babelmesh/protocol';

export interface ObservedQueue {
  counts(): QueueStatus;
  /** How long the oldest job of each priority has waited, in ms. */
  oldestWaitingMs(): Promise<Readonly<Partial<Record<Priority, number>>>>;
  get(id: string): Promise<Job | undefined>;
  onEvent(listener: (event: JobEvent) => void): () => void;
}

/** What happened in the queue, as it happened. Durations in ms. */
export type QueueMeasurement =
  /** Changes were written together; with `sync` they are on the disk now. */
  | {
      readonly kind: 'write';
      readonly transactions: number;
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
  /** A lease ended without its worker's doing. */
  | { readonly kind: 'lapsed'; readonly priority: Priority };

export interface ObservedPeers {
  /** Nodes of which it is known what they translate. */
  readonly known: number;
  /** Since the start, by what became of them: requests that were passed on. */
  readonly passed: ReadonlyMap<string, number>;
}

export interface ObservedRadio {
  status(): RadioStatus;
  /** Since the start, by reason: packets not answered, sends that had to wait, results given up. */
  ignored(): ReadonlyMap<string, number>;
  held(): ReadonlyMap<string, number>;
  undeliverable(): ReadonlyMap<string, number>;
}
