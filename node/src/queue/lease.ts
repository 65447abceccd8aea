/** Taking the next job, and every way it goes back. */
import {
  BabelmeshError,
  type Failure,
  type Lease,
  type Progress,
  type TranslatedSegment,
} from '@babelmesh/protocol';
import type { Change } from './change.js';
import type { Transaction } from './journal.js';
import { jobKey, leaseKey, sliceKey, stateKey, textKey } from './keys.js';
import { leave, rejoin, take } from './lines.js';
import { type JobRecord, type ReadyRecord, type StateRecord, toJob } from './records.js';
import { end, type Retention, without } from './settle.js';

export interface Retrying {
  /** Attempts that may fail or lapse before the job fails. */
  readonly maxAttempts: number;
  /** Attempts that may end with the death of the process: what kills it must not kill it for ever. */
  readonly maxCrashes: number;
  /** First pause before another attempt; doubles with each, up to `most`. */
  readonly backoffMs: { readonly first: number; readonly most: number };
  /** 0 to 1, for jitter. */
  readonly random: () => number;
}

export interface StoredJob {
  readonly job: JobRecord;
  readonly state: StateRecord;
}

interface Reading {
  readonly tx: Pick<Transaction, 'get'>;
}

export function readJob({ tx }: Reading, id: string): StoredJob | undefined {
  const job = tx.get<JobRecord>(jobKey(id));
  const state = tx.get<StateRecord>(stateKey(id));
  return job && state && { job, state };
}

/** Throws `lease_lost` where the job was taken away, given back or settled. */
export function assertLeased(tx: Pick<Transaction, 'get'>, { job: { id }, fence }: Lease): void {
  const state = tx.get<StateRecord>(stateKey(id));
  if (state?.state !== 'leased' || state.fence !== fence) {
    throw new BabelmeshError('lease_lost', `The lease on job ${id} has ended.`);
  }
}

/** The job under this lease. Throws `lease_lost` likewise. */
export function readLeased(from: Reading, lease: Lease): StoredJob {
  assertLeased(from.tx, lease);
  const stored = readJob(from, lease.job.id);
  if (!stored) throw new BabelmeshError('store_corrupt', `The record of job ${lease.job.id} is missing.`);
  return stored;
}

interface Grant {
  readonly owner: string;
  readonly durationMs: number;
  readonly nextFence: (stored: number) => number;
}

/** Leases the job behind a ready entry. Undefined where the entry has nothing behind it: a damaged index. */
export function leaseFrom(
  change: Change,
  entry: ReadyRecord,
  owner: string,
  durationMs: number,
  nextFence: (stored: number) => number,
): Lease | undefined {
  const taken = take(change, entry, (id) => {
    const stored = readJob(change, id);
    return stored ? stored.job.request.work * remainingPart(stored.state) : 0;
  });
  const stored = taken && readJob(change, taken.id);
  if (!taken || !stored || stored.state.state !== 'queued') return undefined;
  const { id, charge, place } = taken;
  // For the whole job, so that the part not done can be given back.
  const paid = { charge: charge / (remainingPart(stored.state) || 1), place };
  return grant(change, id, stored, paid, { owner, durationMs, nextFence });
}

/**
 * Leases this job out of its line, before its turn and at no charge to its requester: somebody else does the work.
 * Undefined where it does not wait in its line.
 */
export function leaseOutOfTurn(
  change: Change,
  id: string,
  owner: string,
  durationMs: number,
  nextFence: (stored: number) => number,
): Lease | undefined {
  const stored = readJob(change, id);
  if (stored?.state.state !== 'queued' || stored.state.slot === undefined) return undefined;
  leave(change, stored.job, stored.state.slot);
  return grant(change, id, stored, {}, { owner, durationMs, nextFence });
}

function grant(
  change: Change,
  id: string,
  stored: StoredJob,
  paid: Pick<StateRecord, 'charge' | 'place'>,
  { owner, durationMs, nextFence }: Grant,
): Lease {
  const { job } = stored;
  const state: StateRecord = {
    ...without(stored.state),
    state: 'leased',
    owner,
    leasedQ: change.nowQ,
    ...paid,
    attempts: stored.state.attempts + 1,
    fence: nextFence(stored.state.fence),
    startedAt: stored.state.startedAt ?? change.wallNow,
  };
  change.moveJob(id, job, 'queued', state);
  const { priority } = job.request;
  if (stored.state.attempts === 0) {
    const waitMs = change.nowQ - job.enqueuedQ;
    change.announcements.measurements.push({ kind: 'started', priority, waitMs });
  }
  change.countWaiting(job, -1);
  change.counters.running++;
  change.tx.put(leaseKey(id), state.fence);
  return toLease(change, id, { job, state }, durationMs);
}

function toLease(change: Change, id: string, { job, state }: StoredJob, durationMs: number): Lease {
  return {
    job: toJob(id, job, state, change.tx.get<string>(textKey(id)) ?? '', change.time),
    owner: state.owner ?? '',
    fence: state.fence,
    expiresAt: change.wallNow + durationMs,
  };
}

/** All slices of a job; undefined where none is stored. */
export function readProgress(tx: Pick<Transaction, 'get'>, id: string): Progress | undefined {
  const state = tx.get<StateRecord>(stateKey(id));
  if (state?.plan === undefined || state.slices === 0) return undefined;
  const segments: TranslatedSegment[] = [];
  for (let slice = 0; slice < state.slices; slice++) {
    segments.push(...(tx.get<TranslatedSegment[]>(sliceKey(id, slice)) ?? []));
  }
  return { plan: state.plan, totalSegments: state.totalSegments, segments };
}

/** Stores what is new in the progress as one more slice; another plan begins anew. */
export function appendProgress(
  change: Change,
  id: string,
  { job, state }: StoredJob,
  { plan, totalSegments, segments }: Progress,
): StoredJob {
  const continues = state.plan === plan && state.doneSegments <= segments.length;
  if (!continues) {
    for (let slice = 0; slice < state.slices; slice++) change.tx.del(sliceKey(id, slice));
  }
  const slices = continues ? state.slices : 0;
  const added = segments.slice(continues ? state.doneSegments : 0);
  if (added.length > 0) change.tx.put(sliceKey(id, slices), added);
  const next: StateRecord = {
    ...state,
    // Work that gets on is no failing work, however often it is interrupted.
    ...(added.length > 0 && { failures: 0, crashes: 0 }),
    plan,
    totalSegments,
    doneSegments: segments.length,
    slices: slices + (added.length > 0 ? 1 : 0),
  };
  change.putState(id, job, next);
  return { job, state: next };
}

/** Why a lease ends without a result. */
export type Return =
  /** A slice ended and others may go first. Not an attempt. */
  | { readonly because: 'yield' }
  /** The node stops: not an attempt, and the job keeps its place. */
  | { readonly because: 'shutdown' }
  /** Its worker failed or fell silent: counted, and tried again after a pause. */
  | { readonly because: 'failure'; readonly failure: Failure }
  /**
   * The process died: counted apart. The first time the job keeps its place. After that it may be what the process dies
   * of, or have been beside it: it waits as after a failure, so that each comes back at a time of its own and those
   * beside get done.
   */
  | { readonly because: 'crash' };

/** Puts a leased job back in its line, or ends it where it has had all its attempts. */
export function giveBack(
  change: Change,
  id: string,
  stored: StoredJob,
  why: Return,
  options: Retrying & Retention,
): StateRecord {
  const { job, state } = stored;
  const { failures, crashes } = countAttempt(state, why);
  const last = why.because === 'failure' ? why.failure : state.failure;
  if (failures >= options.maxAttempts || crashes >= options.maxCrashes) {
    const failure: Failure = {
      code: 'attempts_exhausted',
      message: last
        ? `Tried ${state.attempts} times; the last attempt failed: ${last.message}`
        : `Tried ${state.attempts} times; the node stopped each time.`,
    };
    return end(change, id, job, { ...state, failures, crashes }, { state: 'failed', failure }, options);
  }
  change.tx.del(leaseKey(id));
  change.counters.running--;
  change.countWaiting(job, 1);
  const next: StateRecord = {
    ...without(state),
    state: 'queued',
    failures,
    crashes,
    attempts: isAttempt(why) ? state.attempts : state.attempts - 1,
    ...(last && { failure: last }),
    ...place(change, id, stored, why, { failures, crashes }, options),
  };
  change.moveJob(id, job, 'leased', next);
  return next;
}

/** Where the job waits from now on: in its line, or for its next attempt. */
function place(
  change: Change,
  id: string,
  { job, state }: StoredJob,
  why: Return,
  { failures, crashes }: Pick<StateRecord, 'failures' | 'crashes'>,
  { backoffMs, random }: Retrying,
): Pick<StateRecord, 'slot' | 'retryQ'> {
  const bad = { failure: failures, crash: crashes - 1, yield: 0, shutdown: 0 }[why.because];
  if (bad > 0) {
    const pause = Math.min(backoffMs.most, backoffMs.first * 2 ** (bad - 1));
    const retryQ = change.nowQ + Math.ceil(pause * (0.5 + random() / 2));
    change.setAlarm(retryQ, 'retry', id);
    return { retryQ };
  }
  const unused = remainingPart(state);
  return {
    slot: rejoin(change, id, job, state, { unused, as: why.because === 'yield' ? 'last' : 'before' }),
  };
}

const isAttempt = ({ because }: Return) => because === 'failure' || because === 'crash';

function countAttempt({ failures, crashes }: StateRecord, { because }: Return) {
  return {
    failures: failures + (because === 'failure' ? 1 : 0),
    crashes: crashes + (because === 'crash' ? 1 : 0),
  };
}

/** The pause before a retry is over: the job waits in its line again. */
export function endPause(change: Change, id: string, { job, state }: StoredJob): void {
  const slot = rejoin(change, id, job, state, { unused: 0, as: 'front' });
  const { retryQ: _over, ...rest } = state;
  change.putState(id, job, { ...rest, slot });
}

function remainingPart({ doneSegments, totalSegments }: StateRecord): number {
  return totalSegments > 0 ? Math.max(0, 1 - doneSegments / totalSegments) : 1;
}
