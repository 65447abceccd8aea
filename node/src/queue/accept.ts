import { hash, randomUUID } from 'node:crypto';
import { type AdmittedRequest, BabelmeshError, JOB_NUMBER_CHARACTERS, type Job } from '@babelmesh/protocol';
import type { Change } from './change.js';
import { deliveryKey, idempotencyKey, jobKey, requesterId, requesterKey, stateKey, textKey } from './keys.js';
import { assertRoom, type QueueLimits } from './limits.js';
import { join, waitingOf } from './lines.js';
import {
  type IdempotencyRecord,
  type JobRecord,
  type RequesterRecord,
  type StateRecord,
  toJob,
} from './records.js';
import { deliver } from './settle.js';

/** A new job, or the one that the requester's idempotency key already has. Throws `overloaded`, `idempotency_conflict`. */
export function accept(change: Change, asked: AdmittedRequest, limits: QueueLimits): Job {
  const { text, ...request } = asked;
  const known = asked.idempotencyKey && idempotencyKey(asked.requester, asked.idempotencyKey);
  const content = known && contentDigest(asked);
  if (known) {
    const earlier = change.tx.get<IdempotencyRecord>(known);
    if (earlier) {
      const job = sameJob(change, earlier, content ?? '');
      tellAgain(change, job.id, asked);
      return job;
    }
  }
  const textBytes = Buffer.byteLength(text);
  const waitingOfRequester = waitingOf(
    change.tx.get<RequesterRecord>(requesterKey(requesterId(asked.requester))),
  );
  assertRoom(change.counters, limits, { priority: asked.priority, textBytes, waitingOfRequester });

  const seq = ++change.counters.jobSeq;
  const id = newJobId(seq);
  const job: JobRecord = {
    seq,
    request,
    textBytes,
    enqueuedAt: change.wallNow,
    enqueuedQ: change.nowQ,
    ...(asked.expiresAt !== undefined && { expiresQ: change.nowQ + (asked.expiresAt - change.wallNow) }),
  };
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
  return toJob(id, job, state, text);
}

function sameJob(change: Change, { id, content: earlier }: IdempotencyRecord, content: string): Job {
  if (earlier !== content) {
    throw new BabelmeshError('idempotency_conflict', 'This idempotency key was used for another request.', {
      remedy: 'Use a new key for a new request.',
    });
  }
  const job = change.tx.get<JobRecord>(jobKey(id));
  const state = change.tx.get<StateRecord>(stateKey(id));
  const text = change.tx.get<string>(textKey(id));
  if (!job || !state || text === undefined) {
    throw new BabelmeshError('store_corrupt', `Job ${id} is known by its key, but its record is missing.`, {
      remedy: 'Run `babelmesh queue check --repair`.',
    });
  }
  return toJob(id, job, state, text);
}

/** A program that asks once more did not get the answer, whatever its radio confirmed. People are not told twice. */
function tellAgain(change: Change, id: string, { replyTo, expiresAt }: AdmittedRequest): void {
  const job = change.tx.get<JobRecord>(jobKey(id));
  const state = change.tx.get<StateRecord>(stateKey(id))?.state;
  const mayBe = replyTo.inlet === 'radio' && replyTo.form === 'cbor' && expiresAt !== undefined;
  const isOver = state === 'done' || state === 'failed';
  if (!job || !mayBe || !isOver || change.tx.get(deliveryKey(id)) !== undefined) return;
  deliver(change, id, job, change.nowQ + (expiresAt - change.wallNow));
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
