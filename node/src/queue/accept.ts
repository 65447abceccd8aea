import { hash, randomUUID } from 'node:crypto';
import {
  type AdmittedRequest,
  BabelmeshError,
  ERRORS,
  JOB_NUMBER_CHARACTERS,
  type Job,
} from '@babelmesh/protocol';
import type { Change } from './change.js';
import { deliveryKey, idempotencyKey, jobKey, requesterId, requesterKey, textKey } from './keys.js';
import { readJob, type StoredJob } from './lease.js';
import { assertRoom, type QueueLimits } from './limits.js';
import { join, waitingOf } from './lines.js';
import {
  type IdempotencyRecord,
  type JobRecord,
  type RequesterRecord,
  type StateRecord,
  toJob,
} from './records.js';
import { runAnew } from './restart.js';
import { deliver } from './settle.js';

/**
 * A new job, or the one that the requester's idempotency key already has, which may be run anew. Throws `overloaded`,
 * `idempotency_conflict`.
 */
export function accept(change: Change, asked: AdmittedRequest, limits: QueueLimits): Job {
  const { text } = asked;
  const known = asked.idempotencyKey && idempotencyKey(asked.requester, asked.idempotencyKey);
  const content = known && contentDigest(asked);
  if (known) {
    const earlier = change.tx.get<IdempotencyRecord>(known);
    if (earlier) {
      const { id } = earlier;
      const { job, state } = repeat(change, id, sameJob(change, earlier, content ?? ''), asked, limits);
      return toJob(id, job, state, text, change.time);
    }
  }
  assertRoomFor(change, asked, limits);

  const seq = ++change.counters.jobSeq;
  const id = newJobId(seq);
  const job = recordOf(change, seq, asked);
  const state: StateRecord = {
    state: 'queued',
    attempts: 0,
    failures: 0,
    crashes: 0,
    fence: 0,
    doneSegments: 0,
    totalSegments: 0,
    slices: 0,
    slot: join(change, id, job),
  };
  change.tx.put(jobKey(id), job);
  change.tx.put(textKey(id), text);
  if (known) change.tx.put(known, { id, content: content ?? '' } satisfies IdempotencyRecord);
  if (job.expiresQ !== undefined) change.setAlarm(job.expiresQ, 'expire', id);
  change.countWaiting(job, 1);
  change.putState(id, job, state);
  return toJob(id, job, state, text, change.time);
}

/** Throws `overloaded`. */
function assertRoomFor(change: Change, { requester, priority, text }: AdmittedRequest, limits: QueueLimits) {
  const waitingOfRequester = waitingOf(change.tx.get<RequesterRecord>(requesterKey(requesterId(requester))));
  assertRoom(change.counters, limits, { priority, textBytes: Buffer.byteLength(text), waitingOfRequester });
}

function recordOf({ wallNow, nowQ }: Change, seq: number, { text, ...request }: AdmittedRequest): JobRecord {
  return {
    seq,
    request,
    textBytes: Buffer.byteLength(text),
    enqueuedAt: wallNow,
    enqueuedQ: nowQ,
    ...(request.expiresAt !== undefined && { expiresQ: nowQ + (request.expiresAt - wallNow) }),
  };
}

function sameJob(change: Change, { id, content: earlier }: IdempotencyRecord, content: string): StoredJob {
  if (earlier !== content) {
    throw new BabelmeshError('idempotency_conflict', 'This idempotency key was used for another request.', {
      remedy: 'Use a new key for a new request.',
    });
  }
  const stored = readJob(change, id);
  if (!stored || change.tx.get<string>(textKey(id)) === undefined) {
    throw new BabelmeshError('store_corrupt', `Job ${id} is known by its key, but its record is missing.`, {
      remedy: 'Run `babelmesh queue check --repair`.',
    });
  }
  return stored;
}

/**
 * A program that asks once more did not get the answer, whatever its radio confirmed; or it got a failure that may be
 * over by now. People are not told twice, and what is on its way to the program it gets first.
 */
function repeat(
  change: Change,
  id: string,
  stored: StoredJob,
  asked: AdmittedRequest,
  limits: QueueLimits,
): StoredJob {
  const { replyTo, expiresAt } = asked;
  const isProgram = replyTo.inlet === 'radio' && replyTo.form === 'cbor' && expiresAt !== undefined;
  if (!isProgram || change.tx.get(deliveryKey(id)) !== undefined) return stored;
  const { job, state } = stored;
  if (mayEndOtherwise(state)) {
    assertRoomFor(change, asked, limits);
    return runAnew(change, id, stored, recordOf(change, job.seq, asked));
  }
  if (state.state === 'done' || state.state === 'failed') {
    deliver(change, id, job, change.nowQ + (expiresAt - change.wallNow));
  }
  return stored;
}

/** Nobody got to it in time, or the node was at fault. */
function mayEndOtherwise({ state, failure }: StateRecord): boolean {
  return state === 'expired' || (state === 'failed' && ERRORS[failure?.code ?? 'internal'].status >= 500);
}

/**
 * What makes two requests the same. When and how they came may differ, and how urgent they were taken for:
 * that is what a retry looks like.
 */
export function contentDigest({
  text,
  source,
  target,
}: Pick<AdmittedRequest, 'text' | 'source' | 'target'>): string {
  return hash('sha256', JSON.stringify([text, source, target]), 'base64url').slice(0, 22);
}

/** Rises with every job, so that neighbours lie together on disk; the rest cannot be guessed. */
function newJobId(seq: number): string {
  const uuid = randomUUID();
  // 64 of its random bits; the rest says which version of UUID it is.
  return seq.toString(32).padStart(JOB_NUMBER_CHARACTERS, '0') + uuid.slice(0, 4) + uuid.slice(24);
}
