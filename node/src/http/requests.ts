import type { Priority, TranslationRequest } from '@babelmesh/protocol';
import type { Context } from 'hono';
import type { Base, Env } from './endpoint.js';
import { IdempotencyKey } from './schemas.js';
import { validate } from './validate.js';

/** A text of a request's body. */
export interface Entry {
  readonly text: string;
  /** Its place, where it is one of a list. */
  readonly place?: number;
  /** Where in the body it is, for refusals: `q.3`. */
  readonly name?: string;
}

export interface Wanted {
  readonly texts: readonly Entry[];
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

/**
 * One translation request per text. The texts of a list share the client's key, each but the first with its place
 * added. Throws `invalid_request` for a key that is none.
 */
export function translationRequests(
  c: Context<Env>,
  { identify, emergencies }: Pick<Base, 'identify' | 'emergencies'>,
  { texts, source, target, priority = 'normal' }: Wanted,
): TranslationRequest[] {
  const key = idempotencyKey(c);
  const requester = identify(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'));
  return texts.map(({ text, name, place }) => {
    const own = key !== undefined && place ? `${key}#${place}` : key;
    return {
      text,
      ...(name !== undefined && { name }),
      source,
      target,
      priority: emergencies.allow(requester.id, priority, own),
      requester,
      replyTo: { inlet: 'http' },
      ...(own !== undefined && { idempotencyKey: own }),
    };
  });
}

/** True where the client would rather have the job than wait for its result (RFC 7240). */
export function prefersAsync(c: Context<Env>): boolean {
  const preferences = c.req.header('prefer')?.split(',') ?? [];
  return preferences.some((preference) => /^\s*respond-async\s*(;|$)/i.test(preference));
}
