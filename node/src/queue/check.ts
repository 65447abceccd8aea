/**
 * Verifies every invariant of a store and, if asked to, mends it. What a job is, its records tell;
 * every index entry, line and counter follows from them and can be made anew.
 */
import { isDeepStrictEqual } from 'node:util';
import { checkEntriesOfJobs, checkJobsOfEntries } from './check-entries.js';
import { checkDeliveries, checkJobs, checkOrphans } from './check-jobs.js';
import { checkLines, checkPlaces } from './check-lines.js';
import { COUNTERS_KEY, EVENT } from './keys.js';
import type { Store } from './store.js';
import { type QueueReport, Survey } from './survey.js';

/** In this order: each relies on what the ones before have mended. */
const STEPS = [
  checkJobs,
  checkOrphans,
  checkDeliveries,
  checkEntriesOfJobs,
  checkJobsOfEntries,
  checkLines,
  checkPlaces,
  checkEvents,
  checkCounters,
];

export async function checkStore(store: Store, { repair = false } = {}): Promise<QueueReport> {
  const survey = new Survey(store, repair);
  for (const step of STEPS) {
    await step(survey);
    await survey.flush();
  }
  return survey.report();
}

async function checkEvents(survey: Survey): Promise<void> {
  const { counters } = survey;
  for await (const [key] of survey.entries(EVENT)) {
    counters.eventSeq = Math.max(counters.eventSeq, Number(key.slice(EVENT.length)));
  }
}

function checkCounters(survey: Survey): void {
  if (isDeepStrictEqual(survey.storedCounters, survey.counters)) return;
  survey.find('counter_wrong', COUNTERS_KEY, 'The kept sums differ from what is there.');
  survey.put(COUNTERS_KEY, survey.counters);
}
