import { BabelmeshError } from '@babelmesh/protocol';
import type { Change } from './change.js';
import { deliveryKey, jobKey, purgeKey } from './keys.js';
import { readJob, type StoredJob } from './lease.js';
import { join } from './lines.js';
import { bytesOf, type DeliveryRecord, type JobRecord, type StateRecord } from './records.js';
import { forgetDelivery } from './settle.js';

/** Puts a failed job at the end of its line, its attempts forgiven. Throws `job_not_found`, `job_settled`, `job_expired`. */
export function restart(change: Change, id: string): StoredJob {
  const found = readJob(change, id);
  if (!found) throw new BabelmeshError('job_not_found', `There is no job ${id}.`);
  const { job, state } = found;
  if (state.state !== 'failed') {
    throw new BabelmeshError(
      'job_settled',
      `Job ${id} is ${state.state}; only a failed one can be run again.`,
    );
  }
  if (job.expiresQ !== undefined && job.expiresQ <= change.nowQ) {
    throw new BabelmeshError('job_expired', `The answer to job ${id} is no longer wanted.`);
  }
  return runAnew(change, id, found, job);
}

/** Puts a job that ended without a result at the end of its line, as it is asked for now; its attempts are forgiven. */
export function runAnew(change: Change, id: string, { job, state }: StoredJob, asked: JobRecord): StoredJob {
  const delivery = change.tx.get<DeliveryRecord>(deliveryKey(id));
  if (delivery) forgetDelivery(change, id, job, delivery);
  change.tx.del(purgeKey(state.purgeQ ?? 0, id));
  change.counters.settled--;
  change.counters.settledBytes -= bytesOf(job, state);
  if (asked !== job) change.tx.put(jobKey(id), asked);
  if (asked.expiresQ !== undefined) change.setAlarm(asked.expiresQ, 'expire', id);
  change.countWaiting(asked, 1);
  const {
    startedAt: _before,
    settledAt: _ended,
    purgeQ: _forgotten,
    failure: _forgiven,
    plan: _gone,
    ...rest
  } = state;
  const next: StateRecord = {
    ...rest,
    state: 'queued',
    // Its slices went when it ended.
    doneSegments: 0,
    totalSegments: 0,
    failures: 0,
    crashes: 0,
    slot: join(change, id, asked),
  };
  change.moveJob(id, asked, state.state, next);
  return { job: asked, state: next };
}
