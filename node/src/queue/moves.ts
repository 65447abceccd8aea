import { BabelmeshError, type JobState } from '@babelmesh/protocol';

/** Every way a job may change its state. */
export const MOVES: Readonly<Record<JobState, readonly JobState[]>> = {
  queued: ['leased', 'cancelled', 'expired'],
  // Back to `queued` when a slice ends, an attempt fails or the lease lapses.
  leased: ['queued', 'done', 'failed', 'cancelled', 'expired'],
  done: [],
  // By the operator's hand, or because a program over the radio asks again.
  failed: ['queued'],
  cancelled: [],
  // The latter only.
  expired: ['queued'],
};

/** Throws `internal` for a move that is not in the table: a defect, caught before it is stored. */
export function assertMove(from: JobState, to: JobState): void {
  if (!MOVES[from].includes(to)) {
    throw new BabelmeshError('internal', `A job cannot go from ${from} to ${to}.`);
  }
}
