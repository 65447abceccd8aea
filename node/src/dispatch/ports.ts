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
  TranslationResult,
  Warning,
} from '@babelmesh/protocol';

/** A text cut into sentence-sized units. Cutting is deterministic: the same plan gives the same units. */
export interface SegmentedText {
  /** Names segmenter and model version; progress stored under another plan is not continued. */
  readonly plan: string;
  readonly segments: readonly string[];
  /** Those that are parts of sentences; handed back with what is to be translated. */
  readonly fragments?: ReadonlySet<string>;
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
  readonly fragments?: ReadonlySet<string>;
}

export interface Phrases {
  /** Languages in which vetted phrases are known, whether a model has them or not. */
  readonly phraseLanguages: readonly string[];
  /** Whether vetted phrases are all there is in the text, so that no model is needed. `source` may be `auto`. */
  isPhrase(text: string, source: string, target: string): boolean;
}

export interface Translator extends Phrases {
  readonly directions: readonly Direction[];
  /** Best first. Empty where nothing can be said (digits, emoji). `known` are languages the requester uses. */
  detect(text: string, known?: readonly string[]): readonly Detection[];
  /** Estimated source tokens; cheap, no model is run. */
  estimateWork(text: string): number;
  /** Throws `unsupported_pair` where no loaded model has the direction and the text is more than vetted phrases. */
  segment(text: string, source: string, target: string): SegmentedText;
  /** One output per segment, in order. */
  translate(segments: readonly string[], options: TranslateOptions): Promise<readonly TranslatedSegment[]>;
}

/** Looks at what others translated before it is given to anybody. */
export interface Reviewer {
  /** The translation, its numbers and the like as the source has them, and what its reader should know. */
  review(
    text: string,
    translation: string,
    pair: { readonly source: string; readonly target: string },
  ): Pick<TranslationResult, 'text'> & { readonly warnings: readonly Warning[] };
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

/** What the queue does for jobs that others do. */
export interface OutOfTurnQueue {
  /** This job, before its turn; undefined where it does not wait in its line. */
  leaseOutOfTurn(id: string, options: { owner: string; durationMs: number }): Promise<Lease | undefined>;
  /** Somebody else does the work under this lease: it is no measure of this node. */
  passOn(lease: Lease): void;
  /** How long a waiting job is likely to wait yet. */
  waitingTimeMs(id: string): Promise<number | undefined>;
}

/** Other nodes that translate for this one. */
export interface Elsewhere {
  /** As far as is known; each names its `peer`. */
  readonly directions: readonly Direction[];
  /** Asks around for the direction, where that was not done lately. Resolves when it is known, or nobody told of it. */
  lookFor(source: string, target: string): Promise<void>;
  /** Throws where this cannot be passed on: `text_too_long`, `unsupported_pair`. */
  check(request: AdmittedRequest): void;
  /** Whether somebody who has the direction has little to do. */
  hasSpare(request: AdmittedRequest): boolean;
  /** Until somebody who may do it can be asked, in ms; 0 also where nobody is known. */
  readyInMs(job: Job): number;
  /**
   * Rejects with `peer_unavailable` where nobody did it, with `radio_unavailable` where nobody could be asked, with the
   * text's own fault, or with the signal's reason.
   */
  translate(job: Job, signal: AbortSignal): Promise<Omit<TranslationResult, 'jobId'>>;
  /** Called whenever somebody may have become ready. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}
