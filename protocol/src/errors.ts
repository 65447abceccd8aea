/**
 * Every failure a user can meet, with the stable code that names it in HTTP bodies, logs and
 * metrics, the number that names it on the wire, and the HTTP status it is answered with.
 * Codes and wire numbers are never reused.
 */
export const ERRORS = {
  // Requests
  invalid_request: { wire: 1, status: 400 },
  malformed_json: { wire: 2, status: 400 },
  malformed_message: { wire: 3, status: 400 },
  unsupported_version: { wire: 4, status: 400 },
  invalid_text: { wire: 5, status: 400 },
  empty_text: { wire: 6, status: 400 },
  text_too_long: { wire: 7, status: 413 },
  body_too_large: { wire: 8, status: 413 },
  too_many_records: { wire: 9, status: 413 },
  unknown_language: { wire: 10, status: 400 },
  unsupported_pair: { wire: 11, status: 400 },
  same_language: { wire: 12, status: 400 },
  undetected_language: { wire: 13, status: 400 },
  unsupported_format: { wire: 14, status: 400 },
  unauthorised: { wire: 15, status: 401 },
  forbidden: { wire: 16, status: 403 },
  not_found: { wire: 17, status: 404 },
  method_not_allowed: { wire: 18, status: 405 },
  unsupported_media_type: { wire: 19, status: 415 },
  // Jobs
  job_not_found: { wire: 32, status: 404 },
  job_not_done: { wire: 33, status: 409 },
  job_settled: { wire: 34, status: 409 },
  job_cancelled: { wire: 35, status: 410 },
  job_expired: { wire: 36, status: 410 },
  idempotency_conflict: { wire: 37, status: 409 },
  lease_lost: { wire: 38, status: 409 },
  attempts_exhausted: { wire: 39, status: 500 },
  // Load
  overloaded: { wire: 48, status: 503 },
  rate_limited: { wire: 49, status: 429 },
  shutting_down: { wire: 50, status: 503 },
  timeout: { wire: 51, status: 504 },
  disk_full: { wire: 52, status: 507 },
  peer_unavailable: { wire: 53, status: 503 },
  // Engine
  engine_failed: { wire: 64, status: 500 },
  model_missing: { wire: 65, status: 500 },
  model_corrupt: { wire: 66, status: 500 },
  model_too_new: { wire: 67, status: 500 },
  // Store
  store_failed: { wire: 80, status: 500 },
  store_locked: { wire: 81, status: 500 },
  store_read_only: { wire: 82, status: 500 },
  store_corrupt: { wire: 83, status: 500 },
  store_version: { wire: 84, status: 500 },
  // Radio
  radio_unavailable: { wire: 96, status: 503 },
  radio_timeout: { wire: 97, status: 504 },
  packet_too_large: { wire: 98, status: 413 },
  not_acknowledged: { wire: 99, status: 504 },
  duty_cycle: { wire: 100, status: 503 },
  // Start
  invalid_config: { wire: 112, status: 500 },
  port_in_use: { wire: 113, status: 500 },
  // The command
  node_unreachable: { wire: 114, status: 503 },
  // Defects
  internal: { wire: 127, status: 500 },
} as const;

export type ErrorCode = keyof typeof ERRORS;

const BY_WIRE = new Map<number, ErrorCode>(
  (Object.keys(ERRORS) as ErrorCode[]).map((code) => [ERRORS[code].wire, code]),
);

/** The code for a wire number; numbers of newer nodes read as `internal`. */
export function errorCodeFromWire(wire: number): ErrorCode {
  return BY_WIRE.get(wire) ?? 'internal';
}

export interface ErrorOptions {
  /** What the person can do about it, one sentence. */
  remedy?: string;
  /** How long to wait before trying again, where waiting helps. */
  retryAfterMs?: number;
  /** The longest text that is taken, in UTF-8 bytes, where this one was longer. */
  maxTextBytes?: number;
  cause?: unknown;
}

/** A failure meant for a person: a stable code, a sentence and, where there is one, the remedy. */
export class BabelmeshError extends Error {
  override readonly name = 'BabelmeshError';
  readonly code: ErrorCode;
  readonly remedy: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly maxTextBytes: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    { remedy, retryAfterMs, maxTextBytes, cause }: ErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.retryAfterMs = retryAfterMs;
    this.maxTextBytes = maxTextBytes;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** Any thrown value as a BabelmeshError; what is not one already is a defect and reads as `internal`. */
export function toBabelmeshError(error: unknown): BabelmeshError {
  if (error instanceof BabelmeshError) return error;
  return new BabelmeshError('internal', 'Something went wrong inside the node.', {
    remedy: 'Look for this time in the node’s log and report it.',
    cause: error,
  });
}
