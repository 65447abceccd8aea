import type { Counters } from './records.js';

/** Weight of what was measured before, each time a job is settled: the last hundred jobs or so count. */
const DECAY = 0.99;

/** Before anything was measured: about what a small board takes. */
const ASSUMED = { msPerToken: 5, msPerJob: 500 };

/** Counts a settled job and the time since the job before it was settled, or since work began. */
export function countServed(counters: Counters, work: number, busyMs: number): void {
  const { served } = counters;
  counters.served = {
    jobs: served.jobs * DECAY + 1,
    work: served.work * DECAY + work,
    busyMs: served.busyMs * DECAY + Math.max(0, busyMs),
  };
}

/** Measured time per source token of all workers together, within sane bounds. */
export function msPerToken({ served }: Counters): number {
  if (served.jobs < 5 || served.work === 0) return ASSUMED.msPerToken;
  return Math.min(1000, Math.max(0.1, served.busyMs / served.work));
}

/** Time in which the node serves so much, by what it measured. */
export function timeToServe(counters: Counters, { jobs, work }: { jobs: number; work: number }): number {
  const { served } = counters;
  if (served.jobs < 5) return Math.max(jobs * ASSUMED.msPerJob, work * ASSUMED.msPerToken);
  return Math.max((jobs * served.busyMs) / served.jobs, work * msPerToken(counters));
}
