import type { ErrorCode } from '@babelmesh/protocol';

/** What admission and the store may refuse a new job with. */
export const ADMISSION_ERRORS: readonly ErrorCode[] = [
  'invalid_text',
  'empty_text',
  'text_too_long',
  'too_many_records',
  'unknown_language',
  'unsupported_pair',
  'same_language',
  'undetected_language',
  'idempotency_conflict',
  'forbidden',
  'rate_limited',
  'overloaded',
  'disk_full',
  'store_failed',
  'store_read_only',
];

/** How a job may end other than with a result. */
export const FAILURES: readonly ErrorCode[] = [
  'job_cancelled',
  'job_expired',
  'attempts_exhausted',
  'engine_failed',
  'model_missing',
  'model_corrupt',
];

/** What a request that waits for its jobs may end with beside. */
export const SETTLING_ERRORS: readonly ErrorCode[] = [...FAILURES, 'job_not_found', 'timeout'];
