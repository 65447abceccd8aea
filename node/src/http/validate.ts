import { BabelmeshError } from '@babelmesh/protocol';
import type { z } from '@hono/zod-openapi';

/**
 * The value as the schema describes it. The first thing wrong is told; throws `too_many_records`,
 * `text_too_long`, `unsupported_format`, `invalid_request`.
 */
export function validate<S extends z.ZodType>(schema: S, value: unknown, maxRecords: number): z.output<S> {
  // Before the schema: it would make an issue for each of a million wrong items.
  if (longestList(value) > maxRecords) {
    throw new BabelmeshError('too_many_records', `One request takes up to ${maxRecords} texts.`, {
      remedy: 'Send the rest in further requests.',
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusal(parsed.error.issues[0]);
}

/** Length of the longest list in an object or in the objects directly inside it. */
function longestList(value: unknown, depth = 2): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null || depth === 0) return 0;
  let longest = 0;
  for (const inner of Object.values(value)) longest = Math.max(longest, longestList(inner, depth - 1));
  return longest;
}

type Issue = z.core.$ZodIssue;

function refusal(issue: Issue | undefined): BabelmeshError {
  const path = issue?.path.map(String).join('.') ?? '';
  const name = path.split('.').at(-1) ?? '';
  if (
    issue?.code === 'too_big' &&
    issue.origin === 'string' &&
    (name === 'text' || /^q(\.\d+)?$/.test(path))
  ) {
    const which = path === name ? '' : `“${path}”: `;
    return new BabelmeshError('text_too_long', `${which}A text may have up to ${issue.maximum} characters.`, {
      remedy: 'Split it, for instance by paragraphs.',
      // So many bytes are never more characters.
      maxTextBytes: Number(issue.maximum),
    });
  }
  if (path === 'format') {
    return new BabelmeshError('unsupported_format', 'Only plain text is translated.', {
      remedy: 'Send “format”: “text”, or leave it out.',
    });
  }
  const what = issue?.message ?? 'is not what this address takes';
  return new BabelmeshError('invalid_request', path === '' ? `The request ${what}.` : `“${path}”: ${what}.`, {
    remedy: 'See /openapi.json for the shape of every request.',
  });
}
