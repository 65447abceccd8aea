import type { FailureCode, Problem } from './api.js';
import { formatSize, formatSpan } from './format.js';
import type { Carried, Strings, Told, ToldCode } from './strings.js';

/** Codes that come to the same for whoever reads the page. */
const TOLD_AS: Partial<Record<FailureCode, ToldCode>> = {
  // The page's own mistakes.
  malformed_json: 'invalid_request',
  too_many_records: 'invalid_request',
  unsupported_media_type: 'invalid_request',
  not_found: 'invalid_request',
  idempotency_conflict: 'invalid_request',
  unknown_language: 'unsupported_pair',
  job_cancelled: 'job_not_found',
  job_expired: 'job_not_found',
  job_settled: 'job_not_found',
  job_not_done: 'timeout',
  // For the operator, who knows the codes.
  engine_failed: 'internal',
  model_missing: 'internal',
  model_corrupt: 'internal',
  store_failed: 'internal',
  store_read_only: 'internal',
  store_corrupt: 'internal',
};

/** A problem in the page's language; where the page does not know its code, in the node's own words. */
export function wordsOf(problem: Problem, strings: Strings): Told {
  const { code, message, remedy, retryAfterMs, maxTextBytes } = problem;
  const known: Partial<Record<string, (carried: Carried) => Told>> = strings.problems;
  const words = known[TOLD_AS[code] ?? code];
  if (!words) return [message, remedy];
  return words({
    code,
    ...(retryAfterMs !== undefined && { wait: formatWait(retryAfterMs) }),
    ...(maxTextBytes !== undefined && { most: formatSize(maxTextBytes, strings) }),
  });
}

/** Rounded up: who comes back too early is refused again. */
function formatWait(ms: number): string {
  const unitMs = ms <= 60_000 ? 1_000 : ms <= 3_600_000 ? 60_000 : 3_600_000;
  return formatSpan(Math.ceil(ms / unitMs) * unitMs);
}
