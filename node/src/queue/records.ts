/** What is stored under each key. Times named `…Q` are queue time, all others wall time, in ms. */
import type {
  AdmittedRequest,
  Failure,
  Inlet,
  Job,
  JobState,
  Priority,
  Requester,
} from '@babelmesh/protocol';
import type { QueueTime, QueueTimeMark } from './queue-time.js';

/** What is asked: changed only where a job is asked for anew after it ended without a result. The text has a key of its own. */
export interface JobRecord {
  readonly seq: number;
  readonly request: Omit<AdmittedRequest, 'text'>;
  readonly textBytes: number;
  readonly enqueuedAt: number;
  readonly enqueuedQ: number;
  readonly expiresQ?: number;
}

/** What changes with every move. */
export interface StateRecord {
  readonly state: JobState;
  /** Leases taken; going on after a slice is not a new one. */
  readonly attempts: number;
  /** Attempts that failed or lapsed, and attempts cut short by the death of the process. */
  readonly failures: number;
  readonly crashes: number;
  readonly fence: number;
  readonly doneSegments: number;
  readonly totalSegments: number;
  /** Stored slices of progress, and the plan they belong to. */
  readonly slices: number;
  readonly plan?: string;
  /** While it waits in its requester's line. */
  readonly slot?: number;
  /** While it waits for its next attempt. */
  readonly retryQ?: number;
  /** While it is leased. */
  readonly owner?: string;
  readonly leasedQ?: number;
  /** The ready entry it was leased from, and what its requester's line was charged. */
  readonly place?: Place;
  readonly charge?: number;
  readonly startedAt?: number;
  readonly settledAt?: number;
  /** When it may be forgotten, and what it then frees. */
  readonly purgeQ?: number;
  readonly resultBytes?: number;
  /** Why it failed; while it is open, why the last attempt did. */
  readonly failure?: Failure;
}

/** A key in the ready range and the start tag in it. */
export interface Place {
  readonly key: string;
  readonly startQ: number;
}

/** A requester's line of one priority. */
export interface Line {
  /** Positions of the first and last waiting job; cancelled ones leave gaps. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Finish tag of what was served before (virtual time). */
  readonly finishQ: number;
  /** The line's entry in the ready range, while a job waits. */
  readonly ready?: Place;
}

export interface RequesterRecord {
  readonly requester: Requester;
  readonly lines: { readonly [P in Priority]?: Line };
}

export interface ReadyRecord {
  readonly requester: string;
  readonly priority: Priority;
}

export interface IdempotencyRecord {
  readonly id: string;
  /** Digest of what was asked, so that another content under the same key is noticed. */
  readonly content: string;
}

export interface DeliveryRecord {
  readonly inlet: Inlet;
  readonly turn: number;
  readonly createdAt: number;
  readonly attempts: number;
  /** Absent while it is due. */
  readonly notBeforeQ?: number;
  readonly expiresQ: number;
  /** Its time is over, or its room could not bring it: only that is told. */
  readonly isGivenUp?: true;
}

/** How urgent a delivery is: that nothing came of a request has time. */
export function deliveryPriority({ request }: JobRecord, { isGivenUp }: DeliveryRecord): Priority {
  return isGivenUp ? 'bulk' : request.priority;
}

/** Sums over all records, changed in the same write as what they count. */
export interface Counters {
  waiting: Record<Priority, number>;
  /** Source tokens and text bytes of the waiting jobs. */
  waitingWork: Record<Priority, number>;
  waitingBytes: number;
  running: number;
  deliveries: number;
  settled: number;
  /** Text of the settled jobs and their results. */
  settledBytes: number;
  /** Lines with an entry in the ready range. */
  readyLines: Record<Priority, number>;
  jobSeq: number;
  eventSeq: number;
  /** Flushed: no event beyond it is told, so that none is ever told under a number that a power cut freed. */
  eventSeqReserved?: number;
  turn: number;
  /** The highest start tag served. */
  virtualQ: number;
  time: QueueTimeMark;
  /** Decayed sums over settled jobs: the measured service rate. */
  served: { jobs: number; work: number; busyMs: number };
}

export const noCounters = (time: QueueTimeMark): Counters => ({
  waiting: { emergency: 0, high: 0, normal: 0, bulk: 0 },
  waitingWork: { emergency: 0, high: 0, normal: 0, bulk: 0 },
  waitingBytes: 0,
  running: 0,
  deliveries: 0,
  settled: 0,
  settledBytes: 0,
  readyLines: { emergency: 0, high: 0, normal: 0, bulk: 0 },
  jobSeq: 0,
  eventSeq: 0,
  turn: 0,
  virtualQ: 0,
  time,
  served: { jobs: 0, work: 0, busyMs: 0 },
});

/** What a settled job takes, text and result. */
export const bytesOf = (job: JobRecord, { resultBytes = 0 }: StateRecord) => job.textBytes + resultBytes;

/** When it expires is told by the wall clock as it is now. */
export function toJob(
  id: string,
  job: JobRecord,
  state: StateRecord,
  text: string,
  time: Pick<QueueTime, 'toWall'>,
): Job {
  const { request, expiresQ } = job;
  return {
    id,
    state: state.state,
    request: { ...request, text, ...(expiresQ !== undefined && { expiresAt: time.toWall(expiresQ) }) },
    attempts: state.attempts,
    doneSegments: state.doneSegments,
    totalSegments: state.totalSegments,
    enqueuedAt: job.enqueuedAt,
    ...(state.startedAt !== undefined && { startedAt: state.startedAt }),
    ...(state.settledAt !== undefined && { settledAt: state.settledAt }),
    ...(state.failure !== undefined && { failure: state.failure }),
  };
}
