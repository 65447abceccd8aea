/** The records of every job: nothing without a job, no job without its records. */
import { isSettled, type TranslatedSegment } from '@babelmesh/protocol';
import { faultOf, mayBeDelivered } from './entries.js';
import {
  DELIVERY,
  JOB,
  jobKey,
  RESULT,
  resultKey,
  SLICE,
  STATE,
  sliceKey,
  stateKey,
  TEXT,
  textKey,
} from './keys.js';
import { lateSlot } from './lines.js';
import type { DeliveryRecord, JobRecord, StateRecord } from './records.js';
import { without } from './settle.js';
import type { Survey } from './survey.js';

export async function checkJobs(survey: Survey): Promise<void> {
  for await (const [key, job] of survey.entries<JobRecord>(JOB)) {
    const id = key.slice(JOB.length);
    survey.counters.jobSeq = Math.max(survey.counters.jobSeq, job.seq);
    checkState(survey, id, job);
    checkText(survey, id);
    checkSlices(survey, id);
  }
}

function checkState(survey: Survey, id: string, job: JobRecord): void {
  const state = survey.get<StateRecord>(stateKey(id));
  const fault = state ? faultOf(state) : 'has no state';
  if (!state || fault) {
    survey.find('job_mended', stateKey(id), `Job ${id} ${fault}.`);
    survey.put(stateKey(id), stateFor(survey, id, job, state));
  } else if (state.state === 'done' && !survey.has(resultKey(id))) {
    survey.find('job_lost', resultKey(id), `The result of job ${id} is gone; it is translated anew.`);
    survey.put(stateKey(id), stateFor(survey, id, job, state));
  }
}

/** A state for a job that has none or a wrong one: done if it has a result, else waiting. */
function stateFor(survey: Survey, id: string, job: JobRecord, state: StateRecord | undefined): StateRecord {
  const base = {
    attempts: state?.attempts ?? 0,
    failures: 0,
    crashes: 0,
    fence: (state?.fence ?? 0) + 1,
    doneSegments: 0,
    totalSegments: 0,
    slices: 0,
  };
  if (!survey.has(resultKey(id))) return { ...base, state: 'queued', slot: lateSlot(job.seq) };
  return { ...base, state: 'done', settledAt: job.enqueuedAt, purgeQ: survey.counters.time.at };
}

/** An open job without its text cannot be run. */
function checkText(survey: Survey, id: string): void {
  if (survey.has(textKey(id))) return;
  survey.find('job_lost', textKey(id), `The text of job ${id} is gone.`);
  survey.put(textKey(id), '');
  const state = survey.get<StateRecord>(stateKey(id));
  if (!state || isSettled(state.state)) return;
  const failed: StateRecord = {
    ...without(state),
    state: 'failed',
    slices: 0,
    purgeQ: survey.counters.time.at,
    failure: { code: 'store_corrupt', message: 'The text of the request was lost.' },
  };
  survey.put(stateKey(id), failed);
}

function checkSlices(survey: Survey, id: string): void {
  const state = survey.get<StateRecord>(stateKey(id));
  if (!state || isSettled(state.state)) return;
  let stored = 0;
  for (let slice = 0; slice < state.slices; slice++) {
    stored += survey.get<TranslatedSegment[]>(sliceKey(id, slice))?.length ?? Number.NaN;
  }
  if (stored === state.doneSegments) return;
  survey.find('job_mended', stateKey(id), `Stored progress of job ${id} is not whole; it begins anew.`);
  survey.put(stateKey(id), { ...state, slices: 0, doneSegments: 0 });
}

export async function checkOrphans(survey: Survey): Promise<void> {
  for (const prefix of [STATE, TEXT, RESULT, SLICE]) {
    for await (const [key] of survey.entries(prefix)) {
      const [, id = '', slice] = key.split('/');
      if (!survey.has(jobKey(id))) {
        const kind = prefix === SLICE || prefix === RESULT ? 'orphan' : 'job_lost';
        survey.find(kind, key, `There is no job ${id}, but ${key} is kept of it.`);
      } else if (
        slice !== undefined &&
        Number(slice) >= (survey.get<StateRecord>(stateKey(id))?.slices ?? 0)
      ) {
        survey.find('orphan', key, `Job ${id} has no slice ${Number(slice)}.`);
      } else continue;
      survey.del(key);
    }
  }
}

export async function checkDeliveries(survey: Survey): Promise<void> {
  for await (const [key, delivery] of survey.entries<DeliveryRecord>(DELIVERY)) {
    const id = key.slice(DELIVERY.length);
    if (mayBeDelivered(survey.get<StateRecord>(stateKey(id)), delivery)) {
      survey.counters.deliveries++;
      survey.counters.turn = Math.max(survey.counters.turn, delivery.turn);
    } else {
      survey.find('orphan', key, `A delivery of job ${id} is kept, but there is nothing to deliver.`);
      survey.del(key);
    }
  }
}
