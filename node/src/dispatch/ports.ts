/** What admission and the dispatcher need of the other rooms. */
import type {
  AdmittedRequest,
  Direction,
  Failure,
  Job,
  Lease,
  Outcome,
  Priority,
  Progress,
  QueueStatus,
  TranslatedSegment,
} from '@babelmesh/protocol';

/** A text cut into sentence-sized units. Cutting is deterministic: the same plan gives the same units. */
export interface SegmentedText {
  /** Names segmenter and model version; progress stored under another plan is not continued. */
  readonly plan: string;
  readonly segments: readonly string[];
  /** Puts one output per segment back between the white space, bullets and line breaks of the source. */
  join(outputs: readonly string[]): string;
}

export interface Detection {
  readonly language: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface TranslateOptions {
  readonly source: string;
  readonly target: string;
  readonly priority: Priority;
  readonly signal?: AbortSignal;
}

export interface Translator {
  readonly directions: readonly Direction[];
  /** Best first. Empty where nothing can be said (digits, emoji). `known` are languages the requester uses. */
  detect(text: string, known?: readonly string[]): readonly Detection[];
  /** Estimated source tokens; cheap, no model is run. */
  estimateWork(text: string): number;
  /** Throws `unsupported_pair` where no loaded model has the direction. */
  segment(text: string, source: string, target: string): SegmentedText;
  /** One output per segment, in order. */
  translate(segments: readonly string[], options: TranslateOptions): Promise<readonly TranslatedSegment[]>;
}

export interface SubmitQueue {
  /**
   * Stores all jobs in one durable write and resolves when they are on disk, in order.
   * A known idempotency key of the same requester gives the job it already has.
   */
  submit(requests: readonly AdmittedRequest[]): Promise<readonly Job[]>;
}

export interface LeaseQueue {
  /** The next job by queue order, or undefined. With `onlyEmergency` only an emergency is given out. */
  lease(options: { owner: string; durationMs: number; onlyEmergency?: boolean }): Promise<Lease | undefined>;
  /** Extends the lease; throws `lease_lost` where it lapsed or the job was cancelled. */
  renew(lease: Lease, durationMs: number): Promise<Lease>;
  /** Stores a slice's work and renews the lease, in one write. Throws `lease_lost` likewise. */
  saveProgress(lease: Lease, progress: Progress, durationMs: number): Promise<Lease>;
  /** What earlier leases of the job stored, all of it. Throws `lease_lost` likewise. */
  progress(lease: Lease): Promise<Progress | undefined>;
  /** Ends the job: state, result and delivery in one write. Throws `lease_lost` likewise. */
  settle(lease: Lease, outcome: Outcome): Promise<Job>;
  /** Puts the job back, its progress kept; with a failure it is an attempt that failed and is retried or ends. */
  release(lease: Lease, failure?: Failure): Promise<void>;
  /** Kept counters: costs nothing to ask. */
  counts(): QueueStatus;
  /** Called whenever a job may have become ready. Returns the way to stop. */
  onReady(listener: () => void): () => void;
}
