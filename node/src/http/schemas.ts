import {
  JOB_STATES,
  type Job,
  type JobEvent,
  PRIORITIES,
  NodeStatus as ProtocolNodeStatus,
  RadioView as ProtocolRadioView,
  TranslationResult as ProtocolResult,
  QUALITIES,
} from '@babelmesh/protocol';
import { z } from '@hono/zod-openapi';
import type { HttpLimits } from './limits.js';
import type { Jobs } from './ports.js';

// Built anew: only schemas made after the OpenAPI extension was loaded can be named in the document.
export const NodeStatus = z.object(ProtocolNodeStatus.shape).openapi('NodeStatus');
export const RadioView = z.object(ProtocolRadioView.shape).openapi('RadioView');
export const TranslationResult = z.object(ProtocolResult.shape).openapi('TranslationResult');

export const Priority = z
  .enum(PRIORITIES, `must be one of ${PRIORITIES.join(', ')}`)
  .openapi('Priority', { description: 'Emergencies run strictly first.' });

/**
 * Only the shape is checked here. Whether the language exists is for admission to say, which
 * knows the models; so that `klingon` is an unknown language and not a malformed request.
 */
const language = (description: string) =>
  z
    .string('must be a language code')
    .max(100, 'must be a language code')
    .openapi({ description, example: 'es' });

const source = language(
  'BCP 47 in any case, or `auto` to have it detected. A region no model has is passed over.',
).default('auto');
const target = language('BCP 47 in any case. A region no model has is passed over.');

const ID_OF_WHAT_KIND = 'must be a string, or a number of up to 2^53';

/** JSON numbers beyond 2^53 do not come back as they were sent. */
const recordId = z
  .union(
    [
      z.string(),
      z.number().min(Number.MIN_SAFE_INTEGER, ID_OF_WHAT_KIND).max(Number.MAX_SAFE_INTEGER, ID_OF_WHAT_KIND),
    ],
    ID_OF_WHAT_KIND,
  )
  .openapi({ description: 'Comes back as it was sent.' });

const text = ({ textCharacters }: HttpLimits) => z.string('must be a text').max(textCharacters);

/** `POST /translation`. */
export const batchRequest = (limits: HttpLimits) =>
  z
    .object(
      {
        payload: z.object(
          {
            fromLang: source,
            toLang: target,
            records: z
              .array(
                z.object({ id: recordId, text: text(limits) }, 'must be an object with id and text'),
                'must be a list',
              )
              .min(1, 'needs at least one record')
              .max(limits.records),
            priority: Priority.optional(),
          },
          'must be an object',
        ),
      },
      'must be an object',
    )
    .openapi('BatchRequest');

export const BatchAnswer = z
  .object({ result: z.array(z.object({ id: recordId, text: z.string() })) })
  .openapi('BatchAnswer');

const textOrTexts = (limits: HttpLimits) =>
  z.union(
    [text(limits), z.array(text(limits)).min(1, 'needs at least one text').max(limits.records)],
    'must be a text or a list of texts',
  );

/** `POST /translate`, as LibreTranslate takes it. */
export const translateRequest = (limits: HttpLimits) =>
  z
    .object(
      {
        q: textOrTexts(limits),
        source,
        target,
        format: z.literal('text').optional().openapi({ description: 'Only plain text is translated.' }),
        priority: Priority.optional(),
        alternatives: z.unknown().optional().openapi({ description: 'Taken, but there are never any.' }),
        api_key: z.unknown().optional().openapi({ description: 'Taken and ignored.' }),
      },
      'must be an object',
    )
    .openapi('TranslateRequest');

const Detection = z
  .object({
    language: z.string().openapi({ description: 'BCP 47; `und` where nothing can be said.' }),
    confidence: z.number().min(0).max(100).openapi({ description: 'Percent.' }),
  })
  .openapi('Detection');

const alternatives = z.array(z.string());

/** The answer has the form of `q`: a text, or a list in the same order. */
export const TranslateAnswer = z
  .object({
    translatedText: z.union([z.string(), z.array(z.string())]),
    detectedLanguage: z
      .union([Detection, z.array(Detection)])
      .optional()
      .openapi({ description: 'Where `source` was `auto`.' }),
    alternatives: z
      .union([alternatives, z.array(alternatives)])
      .optional()
      .openapi({ description: 'Empty; there where the request asked for some.' }),
  })
  .openapi('TranslateAnswer');

export const detectRequest = (limits: HttpLimits) =>
  z
    .object({ q: textOrTexts(limits), api_key: z.unknown().optional() }, 'must be an object')
    .openapi('DetectRequest');

export const DetectAnswer = z.array(Detection).min(1);

export const PhrasePair = z.object({
  source: z.string().openapi({ description: 'Code of the language of `text`.' }),
  target: z.string().openapi({ description: 'Code of the language of `translation`.' }),
});

export const PhraseList = z
  .object({
    source: z.string(),
    target: z.string(),
    phrases: z.array(z.object({ text: z.string(), translation: z.string() })),
  })
  .openapi('PhraseList');

export const Languages = z.array(
  z
    .object({
      code: z.string(),
      name: z.string().openapi({ description: 'In English.' }),
      targets: z.array(z.string()).openapi({ description: 'Codes it is translated to.' }),
      models: z
        .array(
          z.object({
            target: z.string(),
            model: z
              .string()
              .openapi({ description: '`id@version`; two with `+` between on a way through `via`.' }),
            via: z
              .string()
              .optional()
              .openapi({ description: 'The language between, where no model joins the two.' }),
            quality: z
              .enum(QUALITIES)
              .optional()
              .openapi({ description: '`draft`: below the bar for a default model. Absent: not measured.' }),
          }),
        )
        .openapi({ description: 'What translates it, by target. Not of LibreTranslate.' }),
    })
    .openapi('Language'),
);

const named = z.object({ code: z.string(), name: z.string() });

/** `GET /frontend/settings`, as LibreTranslate's clients read it. */
export const FrontendSettings = z
  .object({
    charLimit: z.number(),
    frontendTimeout: z.number(),
    apiKeys: z.boolean(),
    keyRequired: z.boolean(),
    suggestions: z.boolean(),
    filesTranslation: z.boolean(),
    supportedFilesFormat: z.array(z.string()),
    language: z.object({ source: named, target: named }),
  })
  .openapi('FrontendSettings');

/** `POST /v1/jobs`. */
export const jobRequest = (limits: HttpLimits) =>
  z
    .object({ text: text(limits), source, target, priority: Priority.optional() }, 'must be an object')
    .openapi('JobRequest');

const time = z.number().openapi({ description: 'Milliseconds since the Unix epoch.' });

export const JobView = z
  .object({
    id: z.string(),
    state: z.enum(JOB_STATES),
    priority: Priority,
    source: z.string().openapi({ description: 'Detected, where the request said `auto`.' }),
    target: z.string(),
    progress: z.object({
      done: z.number().int().openapi({ description: 'Segments.' }),
      total: z.number().int().openapi({ description: 'Segments; 0 until the first slice has run.' }),
    }),
    attempts: z.number().int(),
    estimatedWaitMs: z
      .number()
      .int()
      .optional()
      .openapi({ description: 'How long it is likely to wait yet, while it waits.' }),
    enqueuedAt: time,
    startedAt: time.optional(),
    settledAt: time.optional(),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .openapi('Job');
export type JobView = z.infer<typeof JobView>;

export async function jobView(job: Job, jobs: Pick<Jobs, 'waitingTimeMs'>): Promise<JobView> {
  // Without an estimate an accepted job is accepted all the same.
  const waitMs = job.state === 'queued' ? await jobs.waitingTimeMs(job.id).catch(() => undefined) : undefined;
  const { id, state, request, attempts, enqueuedAt, startedAt, settledAt, failure } = job;
  return {
    id,
    state,
    priority: request.priority,
    source: request.from,
    target: request.target,
    progress: { done: job.doneSegments, total: job.totalSegments },
    attempts,
    ...(waitMs !== undefined && { estimatedWaitMs: waitMs }),
    enqueuedAt,
    ...(startedAt !== undefined && { startedAt }),
    ...(settledAt !== undefined && { settledAt }),
    ...(failure && { failure: { ...failure } }),
  };
}

/** `POST /translate` with `Prefer: respond-async` and a list. */
export const JobList = z.object({ jobs: z.array(JobView) }).openapi('JobList');

/** The data of a `job` event. The first event of a job's stream tells its present state and has no `seq`. */
export const JobEventView = z
  .object({
    seq: z.number().optional(),
    at: time,
    jobId: z.string(),
    state: z.enum(JOB_STATES),
    priority: Priority,
    doneSegments: z.number().int(),
    totalSegments: z.number().int(),
  })
  .openapi('JobEvent') satisfies z.ZodType<Omit<JobEvent, 'seq'>>;

export const EventText = z.string().openapi({
  description:
    'Server-sent events: `job` with a JobEvent, and on /v1/events also `status` with a NodeStatus. `missed` says that what came after Last-Event-ID is no longer kept. Lines that start with a colon keep the connection open.',
});

export const IdempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .min(1, 'must have 1 to 180 characters')
    .max(180, 'must have 1 to 180 characters')
    .optional()
    .openapi({ description: 'Same requester and key: same job. Up to 180 characters.' }),
});

export const LastEventId = z.object({
  'last-event-id': z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .openapi({
      description: 'Id of the last event seen, to go on after it: none is missed, none comes twice.',
    }),
});

export const JobId = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
