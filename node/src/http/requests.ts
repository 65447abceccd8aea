import type { Priority, TranslationRequest } from '@babelmesh/protocol';
import type { Context } from 'hono';
import type { Base, Env } from './endpoint.js';
import { IdempotencyKey } from './schemas.js';
import { validate } from './validate.js';

export interface Wanted {
  readonly texts: readonly string[];
  readonly source: string;
  readonly target: string;
  readonly priority?: Priority | undefined;
}

/** Key of the request, where the client gave one. Throws `invalid_request`. */
export function idempotencyKey(c: Context<Env>): string | undefined {
  const header = c.req.header('idempotency-key');
  if (header === undefined) return undefined;
  return validate(IdempotencyKey, { 'idempotency-key': header }, 1)['idempotency-key'];
}

/** One translation request per text. The texts of a list share the client's key, each with its place added. */
export function translationRequests(
  c: Context<Env>,
  { identify, emergencies }: Pick<Base, 'identify' | 'emergencies'>,
  { texts, source, target, priority = 'normal' }: Wanted,
): TranslationRequest[] {
  const key = idempotencyKey(c);
  const requester = identify(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'));
  return texts.map((text, index) => ({
    text,
    source,
    target,
    priority: emergencies.allow(requester.id, priority),
    requester,
    replyTo: { inlet: 'http' },
    ...(key !== undefined && { idempotencyKey: texts.length === 1 ? key : `${key}#${index}` }),
  }));
}

/** True where the client would rather have the job than wait for its result (RFC 7240). */
export function prefersAsync(c: Context<Env>): boolean {
  const preferences = c.req.header('prefer')?.split(',') ?? [];
  return preferences.some((preference) => /^\s*respond-async\s*(;|$)/i.test(preference));
}
