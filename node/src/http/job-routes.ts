import { BabelmeshError, isSettled, type Job, type JobEvent } from '@babelmesh/protocol';
import type { Context } from 'hono';
import type { Base, Endpoint, Env, Routes } from './endpoint.js';
import { missed, streamResponse } from './event-response.js';
import type { Admission, Jobs } from './ports.js';
import { ADMISSION_ERRORS, FAILURES } from './refusals.js';
import { translationRequests } from './requests.js';
import { isKept, lastEventId, resume } from './resume.js';
import {
  EventText,
  IdempotencyKey,
  JobId,
  JobView,
  jobRequest,
  jobView,
  LastEventId,
  TranslationResult,
} from './schemas.js';
import { resultOf, shuttingDown } from './sync.js';

const tag = 'Jobs';

/** Jobs: submitted now, asked for later. */
export function addJobRoutes(routes: Routes, base: Base, admission: Admission, jobs: Jobs): void {
  routes.addWithBody(
    {
      method: 'post',
      path: '/v1/jobs',
      tag,
      summary: 'Submit a text',
      description: 'Answered when the job is on disk.',
      headers: IdempotencyKey,
      body: { schema: jobRequest(base.limits) },
      answers: {
        202: { description: 'The job.', schema: JobView, headers: { Location: 'The job.' } },
      },
      errors: ADMISSION_ERRORS,
    },
    async (c, { text, source, target, priority }) => {
      if (c.env?.closing?.aborted) throw shuttingDown();
      const [job] = await admission.submit(
        translationRequests(c, base, { texts: [{ text }], source, target, priority }),
      );
      if (!job) throw new Error('admission gave no job for a request');
      c.header('Location', `/v1/jobs/${job.id}`);
      return c.json(await jobView(job, jobs), 202);
    },
  );

  const read = async (c: Context<Env>) => c.json(await jobView(await jobOf(c, jobs), jobs), 200);
  const result = async (c: Context<Env>) => c.json(await resultOf(idOf(c), jobs), 200);
  const readDocs = (path: string): Endpoint => ({
    method: 'get',
    path,
    tag,
    summary: 'State and progress of a job',
    params: JobId,
    answers: { 200: { description: 'The job.', schema: JobView } },
    errors: ['job_not_found'],
  });
  const resultDocs = (path: string): Endpoint => ({
    method: 'get',
    path,
    tag,
    summary: 'Result of a job',
    params: JobId,
    answers: { 200: { description: 'The translation.', schema: TranslationResult } },
    errors: ['job_not_found', 'job_not_done', ...FAILURES],
  });
  routes.add(readDocs('/v1/jobs/{id}'), read);
  routes.add(readDocs('/translate/{id}/status'), read);
  routes.add(resultDocs('/v1/jobs/{id}/result'), result);
  routes.add(resultDocs('/translate/{id}/result'), result);

  routes.add(
    {
      method: 'delete',
      path: '/v1/jobs/{id}',
      tag,
      summary: 'Cancel a job',
      description: 'At once where it waits, after its current slice where it runs.',
      params: JobId,
      answers: { 200: { description: 'The job.', schema: JobView } },
      errors: ['job_not_found', 'job_settled'],
    },
    async (c) => c.json(await jobView(await jobs.cancel(idOf(c)), jobs), 200),
  );

  routes.add(
    {
      method: 'post',
      path: '/v1/jobs/{id}/restart',
      tag,
      summary: 'Run a failed job again',
      description: 'It waits at the end of its requester’s line, its attempts forgiven.',
      params: JobId,
      answers: {
        202: { description: 'The job.', schema: JobView, headers: { Location: 'The job.' } },
      },
      errors: ['job_not_found', 'job_settled', 'job_expired', 'disk_full', 'store_failed', 'store_read_only'],
    },
    async (c) => {
      if (c.env?.closing?.aborted) throw shuttingDown();
      const job = await jobs.restart(idOf(c));
      c.header('Location', `/v1/jobs/${job.id}`);
      return c.json(await jobView(job, jobs), 202);
    },
  );

  routes.add(
    {
      method: 'get',
      path: '/v1/jobs/{id}/events',
      tag,
      summary: 'Follow a job',
      description:
        'First its present state, or with Last-Event-ID what was missed; then every change. Ends when the job is settled.',
      params: JobId,
      headers: LastEventId,
      answers: { 200: { description: 'Events.', schema: EventText, type: 'text/event-stream' } },
      errors: ['invalid_request', 'job_not_found', 'overloaded'],
    },
    (c) => followJob(c, base, jobs),
  );
}

/** What cannot be an id never reaches the store. */
function idOf(c: Context<Env>): string {
  const id = c.req.param('id') ?? '';
  if (/^[\w.~-]{1,100}$/.test(id)) return id;
  throw noSuchJob();
}

async function jobOf(c: Context<Env>, jobs: Jobs): Promise<Job> {
  const job = await jobs.get(idOf(c));
  if (!job) throw noSuchJob();
  return job;
}

function noSuchJob(): BabelmeshError {
  return new BabelmeshError('job_not_found', 'There is no such job.', { remedy: 'Check the id.' });
}

async function followJob(c: Context<Env>, base: Base, jobs: Jobs): Promise<Response> {
  const id = idOf(c);
  const after = lastEventId(c);
  const resumes = after !== undefined && isKept(jobs, after);
  // Listening before reading: a change in between is not missed, at most told twice.
  let early: JobEvent | undefined;
  let tell = (event: JobEvent) => {
    if (event.jobId === id) early = event;
  };
  const stopListening = jobs.onEvent((event) => tell(event));
  try {
    const job = await jobOf(c, jobs);
    return streamResponse(c, base, stopListening, (stream) => {
      const send = (event: JobEvent) => {
        if (event.jobId !== id) return;
        stream.send({ id: event.seq, event: 'job', data: event });
        if (isSettled(event.state)) stream.end();
      };
      if (resumes) {
        const caughtUp = () => isSettled(job.state) && stream.end();
        tell = resume({ jobs, stream, after, tell: send, caughtUp });
        return;
      }
      if (after !== undefined) stream.send(missed(after));
      stream.send({ event: 'job', data: presentState(job) });
      tell = send;
      if (isSettled(job.state)) stream.end();
      else if (early && !sameState(early, job)) tell(early);
    });
  } catch (error) {
    stopListening();
    throw error;
  }
}

function sameState(event: JobEvent, job: Job): boolean {
  return event.state === job.state && event.doneSegments <= job.doneSegments;
}

function presentState(job: Job): Omit<JobEvent, 'seq'> {
  const { id, state, request, doneSegments, totalSegments } = job;
  const at = job.settledAt ?? job.startedAt ?? job.enqueuedAt;
  return { at, jobId: id, state, priority: request.priority, doneSegments, totalSegments };
}
