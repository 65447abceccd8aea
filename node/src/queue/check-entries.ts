/** Index entries: each that a job's records call for, and no other. */
import { entriesOf, type JobRecords, jobIdOf } from './entries.js';
import {
  ALARM,
  deliveryKey,
  IDEMPOTENCY,
  JOB,
  jobKey,
  LEASE,
  OUTBOX,
  PURGE,
  SLOT,
  stateKey,
  textKey,
} from './keys.js';
import { lateSlot } from './lines.js';
import { bytesOf, type DeliveryRecord, type JobRecord, type StateRecord } from './records.js';
import type { Survey } from './survey.js';

export async function checkEntriesOfJobs(survey: Survey): Promise<void> {
  for await (const [key] of survey.entries(JOB)) {
    const records = recordsOf(survey, key.slice(JOB.length));
    if (!records) continue;
    count(survey, records);
    for (const [entry, value] of entriesOf(records)) {
      if (survey.holds(entry, value)) continue;
      if (entry.startsWith(SLOT) && survey.has(entry)) moveToEnd(survey, records, entry);
      else {
        survey.find('entry_missing', entry, `Job ${records.id} has no entry ${entry}.`);
        survey.put(entry, value);
      }
    }
  }
}

export async function checkJobsOfEntries(survey: Survey): Promise<void> {
  for (const prefix of [SLOT, LEASE, ALARM, PURGE, IDEMPOTENCY, OUTBOX]) {
    for await (const [key, value] of survey.entries(prefix)) {
      const records = recordsOf(survey, jobIdOf(key, value));
      const expected = records && entriesOf(records).get(key);
      if (expected !== undefined && survey.holds(key, expected)) continue;
      survey.find('entry_stale', key, `No record stands behind the entry ${key}.`);
      survey.del(key);
    }
  }
}

/** Another job stands at this one's position. */
function moveToEnd(survey: Survey, records: JobRecords, entry: string): void {
  survey.find('line_wrong', entry, `Two jobs stand at one position; ${records.id} goes to the end.`);
  const state = { ...records.state, slot: lateSlot(records.job.seq) };
  survey.put(stateKey(records.id), state);
  for (const [key, value] of entriesOf({ ...records, state })) {
    if (key.startsWith(SLOT)) survey.put(key, value);
  }
}

function recordsOf(survey: Survey, id: string): JobRecords | undefined {
  const job = survey.get<JobRecord>(jobKey(id));
  const state = survey.get<StateRecord>(stateKey(id));
  const text = survey.get<string>(textKey(id));
  if (!job || !state || text === undefined) return undefined;
  return { id, job, state, text, delivery: survey.get<DeliveryRecord>(deliveryKey(id)) };
}

function count(survey: Survey, { job, state }: JobRecords): void {
  const { counters } = survey;
  survey.jobs++;
  if (state.state === 'queued') {
    const { priority, work } = job.request;
    counters.waiting[priority]++;
    counters.waitingWork[priority] += Math.ceil(work);
    counters.waitingBytes += job.textBytes;
  } else if (state.state === 'leased') counters.running++;
  else {
    counters.settled++;
    counters.settledBytes += bytesOf(job, state);
  }
}
