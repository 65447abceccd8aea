import { BabelmeshError, ERRORS, type ErrorCode, type Logger, toBabelmeshError } from '@babelmesh/protocol';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** The body of every refusal. */
export const Problem = z
  .object({
    error: z.string().openapi({ description: 'A sentence for a person.' }),
    code: z.enum(CODES).openapi({ description: 'Stable: programs may rely on it.' }),
    remedy: z.string().optional().openapi({ description: 'What the person can do about it.' }),
    maxTextBytes: z
      .int()
      .optional()
      .openapi({ description: 'The longest text that is taken, in UTF-8 bytes, where this one was longer.' }),
    jobs: z
      .array(z.string())
      .optional()
      .openapi({ description: 'Jobs of this request, where they stay after the refusal.' }),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

/** A refusal after jobs were stored: it names them, so that nothing is lost. */
export class JobsError extends BabelmeshError {
  readonly jobs: readonly string[];

  constructor(code: ErrorCode, message: string, jobs: readonly string[], remedy?: string) {
    super(code, message, remedy === undefined ? {} : { remedy });
    this.jobs = jobs;
  }
}

/** The JSON body of an error. */
export function problemOf(error: BabelmeshError): Problem {
  return {
    error: error.message,
    code: error.code,
    ...(error.remedy !== undefined && { remedy: error.remedy }),
    ...(error.maxTextBytes !== undefined && { maxTextBytes: error.maxTextBytes }),
    ...(error instanceof JobsError && { jobs: [...error.jobs] }),
  };
}

/** Any thrown value as a response. Defects are logged with their cause and told without it. */
export function problemResponse(
  c: Context,
  thrown: unknown,
  { logger, retryAfterMs }: { logger: Logger; retryAfterMs: number },
): Response {
  const error = toBabelmeshError(thrown);
  if (error.code === 'internal') {
    logger.error({ err: error.cause ?? error, method: c.req.method, path: c.req.path }, 'request failed');
  }
  if (error.status === 503 || error.retryAfterMs !== undefined) {
    const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? retryAfterMs) / 1_000));
    c.header('Retry-After', String(seconds));
  }
  c.header('Cache-Control', 'no-store');
  return c.json(problemOf(error), error.status as ContentfulStatusCode);
}
