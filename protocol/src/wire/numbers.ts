/** The numbers of names on the wire. Never reused; new ones are added at the end. */
import type { JobState } from '../job.js';
import type { Priority } from '../priority.js';
import type { Warning } from '../result.js';
import type { WireMessage } from './messages.js';

/**
 * The keys of each kind's fields. The first `LEADING` of a kind are always there, so they are written in order
 * without their keys; the rest follow in a map.
 */
export const KEYS = {
  request: { token: 0, source: 1, target: 2, text: 3, priority: 4, expiresInS: 5, passes: 6 },
  statusQuery: { token: 0 },
  nodeQuery: {},
  result: { token: 0, text: 1, source: 2, confidence: 3, warnings: 4, model: 5 },
  error: { code: 0, token: 1, retryAfterS: 2 },
  status: { token: 0, state: 1, ahead: 2, doneSegments: 3, totalSegments: 4 },
  nodeStatus: { directions: 0, waiting: 1, version: 2, uptimeS: 3, among: 4 },
} as const satisfies Record<WireMessage['kind'], Record<string, number>>;

export const LEADING: Readonly<Record<WireMessage['kind'], number>> = {
  request: 4,
  statusQuery: 1,
  nodeQuery: 0,
  result: 2,
  error: 2,
  status: 2,
  nodeStatus: 2,
};

/** Languages under `among` at most. */
export const MOST_AMONG = 64;

export const PRIORITY_NUMBERS: Readonly<Record<Priority, number>> = {
  emergency: 0,
  high: 1,
  normal: 2,
  bulk: 3,
};

export const STATE_NUMBERS: Readonly<Record<JobState, number>> = {
  queued: 0,
  leased: 1,
  done: 2,
  failed: 3,
  cancelled: 4,
  expired: 5,
};

/** Bits of one integer. */
export const WARNING_BITS: Readonly<Record<Warning, number>> = {
  already_in_target: 0,
  not_translated: 1,
  numbers_differ: 2,
  repetition_cut: 3,
  truncated: 4,
  doubtful: 5,
};
