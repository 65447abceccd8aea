import type { ErrorCode } from './errors.js';
import type { Priority } from './priority.js';
import type { ReplyTo, Requester, TranslationRequest } from './request.js';
import type { TranslationResult, Warning } from './result.js';

/** `queued → leased → done | failed | cancelled | expired`, and `leased → queued` when a lease lapses. */
export const JOB_STATES = ['queued', 'leased', 'done', 'failed', 'cancelled', 'expired'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** True for the states a job never leaves by itself. */
export function isSettled(state: JobState): boolean {
  return state !== 'queued' && state !== 'leased';
}

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A request that admission let in: its language is known and its size estimated. */
export interface AdmittedRequest extends TranslationRequest {
  /** Resolved from `auto`. */
  readonly from: string;
  /** Estimated source tokens: the currency of fairness. */
  readonly work: number;
}

/** One translated segment, as it is stored while a long job runs in slices. */
export interface TranslatedSegment {
  readonly text: string;
  readonly confidence?: number;
  readonly warnings: readonly Warning[];
  /** From the phrasebook: people vetted it, and no model had a part in it. */
  readonly vetted?: true;
}

/** Translated segments of a job in order, from the first on. Stored after each slice. */
export interface Progress {
  /** Names segmenter and model, so that work stored by another version is not continued. */
  readonly plan: string;
  readonly totalSegments: number;
  readonly segments: readonly TranslatedSegment[];
}

export interface Job {
  readonly id: string;
  readonly state: JobState;
  readonly request: AdmittedRequest;
  /** Leases taken so far. */
  readonly attempts: number;
  readonly doneSegments: number;
  /** 0 until the first slice has run. */
  readonly totalSegments: number;
  /** Wall times in ms since the epoch. */
  readonly enqueuedAt: number;
  readonly startedAt?: number;
  readonly settledAt?: number;
  readonly failure?: Failure;
}

/** The right to work on a job until `expiresAt`. `fence` grows with every lease of the job. */
export interface Lease {
  readonly job: Job;
  readonly owner: string;
  readonly fence: number;
  readonly expiresAt: number;
}

/** How a job ends: exactly one of the two. */
export type Outcome =
  | {
      readonly result: Omit<TranslationResult, 'jobId'>;
      /** Segments the text had: the job's progress when it is done. */
      readonly totalSegments?: number;
    }
  | { readonly failure: Failure };

/** A settled job on its way back, until it is acknowledged or expires. */
export interface Delivery {
  readonly jobId: string;
  readonly requester: Requester;
  readonly replyTo: ReplyTo;
  readonly priority: Priority;
  readonly outcome: { readonly result: TranslationResult } | { readonly failure: Failure };
  /** The outcome is that nothing came of it in time: the last that is told of it. */
  readonly isGivenUp?: true;
  readonly createdAt: number;
  readonly attempts: number;
  /** Not to be tried before this wall time. */
  readonly notBefore: number;
  readonly expiresAt: number;
}

/** Characters of a job's id that number it; the rest cannot be guessed. */
export const JOB_NUMBER_CHARACTERS = 7;

/**
 * The part of a job's id that everybody may see. The whole id is the right to read and to cancel the job, and
 * is told only to whoever submitted it.
 */
export function jobNumber(id: string): string {
  return id.slice(0, JOB_NUMBER_CHARACTERS);
}

export interface JobEvent {
  /** Grows by one with every change in the node, over restarts too. */
  readonly seq: number;
  readonly at: number;
  readonly jobId: string;
  readonly state: JobState;
  readonly priority: Priority;
  readonly doneSegments: number;
  readonly totalSegments: number;
}
