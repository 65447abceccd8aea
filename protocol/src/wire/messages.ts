import type { ErrorCode } from '../errors.js';
import type { JobState } from '../job.js';
import type { Priority } from '../priority.js';
import type { Warning } from '../result.js';

/** Please translate. */
export interface RequestMessage {
  readonly kind: 'request';
  /** The requester's own number for it, random, 16 to 32 bits: a second copy has the same. */
  readonly token: number;
  /** BCP 47, or `auto`. */
  readonly source: string;
  readonly target: string;
  readonly text: string;
  readonly priority: Priority;
  /** Seconds from now after which the answer is worthless; at least 1. */
  readonly expiresInS?: number;
  /** The text is compressed: who can write that can read it, in the answer. */
  readonly compact?: true;
}

/** How far is the request with this token? */
export interface StatusQueryMessage {
  readonly kind: 'statusQuery';
  readonly token: number;
}

/** What can you do, and how busy are you? */
export interface NodeQueryMessage {
  readonly kind: 'nodeQuery';
}

export interface ResultMessage {
  readonly kind: 'result';
  readonly token: number;
  readonly text: string;
  /** Told where the request said `auto`. */
  readonly source?: string;
  /** Mean log-probability per output token (≤ 0), to a hundredth. */
  readonly confidence?: number;
  readonly warnings: readonly Warning[];
  /** `id@version`. */
  readonly model?: string;
  /** The text is compressed, or may be where that is shorter. */
  readonly compact?: true;
}

export interface ErrorMessage {
  readonly kind: 'error';
  readonly code: ErrorCode;
  /** The token of what failed; absent where it could not be read. */
  readonly token?: number;
  /** Seconds to wait before trying again, where waiting helps. */
  readonly retryAfterS?: number;
}

export interface StatusMessage {
  readonly kind: 'status';
  readonly token: number;
  readonly state: JobState;
  /** Jobs that run before it. */
  readonly ahead?: number;
  readonly doneSegments?: number;
  readonly totalSegments?: number;
}

export interface NodeStatusMessage {
  readonly kind: 'nodeStatus';
  readonly directions: readonly { readonly source: string; readonly target: string }[];
  /** Jobs waiting, of all priorities. */
  readonly waiting: number;
  /** Of the node's software. */
  readonly version?: string;
  readonly uptimeS?: number;
}

export type WireMessage =
  | RequestMessage
  | StatusQueryMessage
  | NodeQueryMessage
  | ResultMessage
  | ErrorMessage
  | StatusMessage
  | NodeStatusMessage;
