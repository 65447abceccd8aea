import { BabelmeshError, type JobEvent, jobNumber } from '@babelmesh/protocol';
import { z } from '@hono/zod-openapi';
import type { Base, Routes } from './endpoint.js';
import { missed, streamResponse } from './event-response.js';
import { Feed } from './feed.js';
import type { Health, Jobs, MetricsSource, RadioSource, StatusSource } from './ports.js';
import { isKept, lastEventId, resume } from './resume.js';
import { EventText, LastEventId, NodeStatus, RadioView } from './schemas.js';

interface Parts {
  readonly jobs: Jobs;
  readonly statusSource: StatusSource;
  readonly radio: RadioSource;
  readonly health: Health;
  readonly metrics: MetricsSource;
}

const tag = 'Node';

const Alive = z.object({ status: z.literal('ok') });
const Ready = z.object({ status: z.literal('ready') });
const NotReady = z
  .object({
    error: z.string(),
    code: z.string().openapi({ description: 'Code of the first problem.' }),
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .openapi('NotReady');

/** The node itself: alive, ready, measured, seen live. */
export function addNodeRoutes(
  routes: Routes,
  base: Base,
  { jobs, statusSource, radio, health, metrics }: Parts,
): void {
  const { clock, logger, limits } = base;
  const feed = new Feed({ jobs, statusSource, clock, logger, statusIntervalMs: limits.statusIntervalMs });

  routes.add(
    {
      method: 'get',
      path: '/healthz',
      tag,
      summary: 'Whether the process serves',
      answers: { 200: { description: 'It does.', schema: Alive } },
    },
    (c) => c.json({ status: 'ok' as const }, 200, { 'Cache-Control': 'no-store' }),
  );
  routes.add(
    {
      method: 'get',
      path: '/readyz',
      tag,
      summary: 'Whether the node can translate now',
      answers: {
        200: { description: 'It can.', schema: Ready },
        503: { description: 'It cannot, and why.', schema: NotReady },
      },
    },
    (c) => {
      c.header('Cache-Control', 'no-store');
      const problems = c.env?.closing?.aborted
        ? [{ code: 'shutting_down', message: 'The node is being stopped.' }]
        : health.problems();
      const [first] = problems;
      if (!first) return c.json({ status: 'ready' as const }, 200);
      c.header('Retry-After', String(Math.ceil(limits.retryAfterMs / 1_000)));
      return c.json(
        {
          error: first.message,
          code: first.code,
          problems: problems.map(({ code, message }) => ({ code, message })),
        },
        503,
      );
    },
  );
  routes.add(
    {
      method: 'get',
      path: '/metrics',
      tag,
      summary: 'Measurements for Prometheus',
      answers: { 200: { description: 'Prometheus text.', schema: z.string(), type: 'text/plain' } },
    },
    async (c) => c.body(await metrics.render(), 200, { 'Content-Type': metrics.contentType }),
  );
  routes.add(
    {
      method: 'get',
      path: '/v1/status',
      tag,
      summary: 'Queue, models, radio and mesh at a glance',
      answers: { 200: { description: 'The node’s status.', schema: NodeStatus } },
    },
    async (c) => c.json(await statusSource.status(), 200, { 'Cache-Control': 'no-store' }),
  );
  routes.add(
    {
      method: 'get',
      path: '/v1/radio',
      tag,
      summary: 'The radio as its operator sees it',
      description:
        'Link, settings, channel, own airtime, the last hundred packets for and from the node, and what waits and why. Sizes, hops and fates of messages, never their words.',
      answers: { 200: { description: 'The radio.', schema: RadioView } },
      errors: ['not_found'],
    },
    async (c) => {
      const view = await radio.view();
      if (view) return c.json(view, 200, { 'Cache-Control': 'no-store' });
      throw new BabelmeshError('not_found', 'The node has no radio.', {
        remedy: 'Set radio.link to serial, tcp or simulated.',
      });
    },
  );
  routes.add(
    {
      method: 'get',
      path: '/v1/events',
      tag,
      summary: 'Follow the node',
      description:
        'The present status, then every change of a job and, at most twice a second, the status. Jobs are told by the first 7 characters of their ids: the whole id is for whoever submitted one. With Last-Event-ID first what was missed.',
      headers: LastEventId,
      answers: { 200: { description: 'Events.', schema: EventText, type: 'text/event-stream' } },
      errors: ['invalid_request', 'overloaded'],
    },
    async (c) => {
      const after = lastEventId(c);
      const resumes = after !== undefined && isKept(jobs, after);
      let unsubscribe = () => {};
      return streamResponse(
        c,
        base,
        () => unsubscribe(),
        (stream) => {
          if (after !== undefined && !resumes) stream.send(missed(after));
          const tell = (event: JobEvent) =>
            stream.send({ id: event.seq, event: 'job', data: { ...event, jobId: jobNumber(event.jobId) } });
          const tellJob = resumes ? resume({ jobs, stream, after, tell }) : tell;
          unsubscribe = feed.subscribe((event) => {
            if (event.event === 'job') tellJob(event.data);
            else stream.send(event);
          });
        },
      );
    },
  );
}
