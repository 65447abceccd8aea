import type {
  Clock,
  ErrorCode,
  JobEvent,
  JobState,
  NodeStatus,
  Priority,
  RadioView,
  TranslationResult,
} from '@babelmesh/protocol';
import { eventParser, type ServerSentEvent } from './sse.js';

/** An entry of `GET /languages`: what it can be translated into. */
export interface LanguageOffer {
  readonly code: string;
  readonly name: string;
  readonly targets: readonly string[];
}

/** What the node tells of a job, as far as the page reads it. */
export interface JobView {
  readonly id: string;
  readonly state: JobState;
  /** As the node took it: not as asked where there were too many emergencies. */
  readonly priority: Priority;
  /** In segments; `total` is 0 until the first slice has run. */
  readonly progress: { readonly done: number; readonly total: number };
}

export interface Submission {
  readonly text: string;
  /** BCP 47, or `auto`. */
  readonly source: string;
  readonly target: string;
  readonly priority: Priority;
  /** Sent again with the same key, a submission becomes the job it already is. */
  readonly idempotencyKey: string;
}

/** `unreachable`: no answer came. `unreadable`: an answer came that is not the node's. A newer node may have others. */
export type FailureCode = ErrorCode | 'unreachable' | 'unreadable' | 'unknown';

/** What went wrong, as far as it was told. */
export interface Problem {
  readonly code: FailureCode;
  /** The node's own sentences, in English. */
  readonly message: string;
  readonly remedy?: string | undefined;
  /** How long to wait before trying again. */
  readonly retryAfterMs?: number | undefined;
  /** The longest text that is taken, in UTF-8 bytes, where this one was longer. */
  readonly maxTextBytes?: number | undefined;
}

export class ApiError extends Error implements Problem {
  override readonly name = 'ApiError';
  readonly code: FailureCode;
  readonly remedy: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly maxTextBytes: number | undefined;

  constructor(
    code: FailureCode,
    message = '',
    { remedy, retryAfterMs, maxTextBytes }: Omit<Problem, 'code' | 'message'> = {},
  ) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.retryAfterMs = retryAfterMs;
    this.maxTextBytes = maxTextBytes;
  }
}

export type LiveEvent =
  | { readonly kind: 'status'; readonly status: NodeStatus }
  | { readonly kind: 'job'; readonly job: JobEvent };

export interface StreamOptions<E> {
  readonly signal: AbortSignal;
  /** The node has answered; events follow. */
  readonly onOpen?: () => void;
  readonly onEvent: (event: E) => void;
}

/** The node as the page sees it. Every call rejects with an ApiError, or with an AbortError when aborted. */
export interface Api {
  languages(signal?: AbortSignal): Promise<readonly LanguageOffer[]>;
  submit(submission: Submission, signal?: AbortSignal): Promise<JobView>;
  job(id: string, signal?: AbortSignal): Promise<JobView>;
  result(id: string, signal?: AbortSignal): Promise<TranslationResult>;
  cancel(id: string): Promise<void>;
  /** What the operator sees of the radio. */
  radio(signal?: AbortSignal): Promise<RadioView>;
  /** Resolves when the node ends the stream; rejects when it breaks or falls silent. */
  live(options: StreamOptions<LiveEvent>): Promise<void>;
}

export interface ApiOptions {
  readonly clock: Clock;
  /** Where the node answers; empty for the page's own origin. */
  readonly base?: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  /** A stream that brings not even a comment for so long is taken for dead: Wi-Fi goes without a word. */
  readonly silenceMs?: number;
}

export function createApi({
  clock,
  base = '',
  fetch = globalThis.fetch.bind(globalThis),
  timeoutMs = 20_000,
  silenceMs = 45_000,
}: ApiOptions): Api {
  /** An AbortController that follows `signal` and also ends by itself after `ms` without `restart()`. */
  const limit = (ms: number, signal?: AbortSignal) => {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    let cancel = clock.schedule(ms, abort);
    return {
      signal: controller.signal,
      restart() {
        cancel();
        cancel = clock.schedule(ms, abort);
      },
      end() {
        cancel();
        signal?.removeEventListener('abort', abort);
      },
    };
  };

  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(base + path, { ...init, cache: 'no-store' });
    if (!response.ok) throw await refusal(response);
    return response;
  };

  const call = async <T>(path: string, init: RequestInit = {}, signal?: AbortSignal): Promise<T> => {
    const limited = limit(timeoutMs, signal);
    try {
      const response = await request(path, { ...init, signal: limited.signal });
      return (await readJson(response)) as T;
    } catch (error) {
      throw asApiError(error, signal);
    } finally {
      limited.end();
    }
  };

  const stream = async (path: string, { signal, onOpen, onEvent }: StreamOptions<ServerSentEvent>) => {
    const limited = limit(silenceMs, signal);
    try {
      const headers = { accept: 'text/event-stream' };
      const { body } = await request(path, { headers, signal: limited.signal });
      if (!body) throw new ApiError('unreadable');
      onOpen?.();
      const parse = eventParser(onEvent);
      const reader = body.getReader();
      const decoder = new TextDecoder();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        limited.restart();
        parse(decoder.decode(part.value, { stream: true }));
      }
    } catch (error) {
      throw asApiError(error, signal);
    } finally {
      limited.end();
    }
  };

  return {
    languages: (signal) => call('/languages', {}, signal),
    submit: ({ idempotencyKey, ...body }, signal) =>
      call(
        '/v1/jobs',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
          body: JSON.stringify(body),
        },
        signal,
      ),
    job: (id, signal) => call(jobPath(id), {}, signal),
    result: (id, signal) => call(`${jobPath(id)}/result`, {}, signal),
    cancel: async (id) => {
      await call(jobPath(id), { method: 'DELETE' });
    },
    radio: (signal) => call('/v1/radio', {}, signal),
    live: ({ onEvent, ...options }) =>
      stream('/v1/events', {
        ...options,
        onEvent: ({ event, data }) => {
          if (event === 'status') onEvent({ kind: 'status', status: parseJson(data) as NodeStatus });
          else if (event === 'job') onEvent({ kind: 'job', job: parseJson(data) as JobEvent });
        },
      }),
  };
}

const jobPath = (id: string) => `/v1/jobs/${encodeURIComponent(id)}`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('unreadable');
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : parseJson(text);
}

/** `{ error, code, remedy?, maxTextBytes? }` as the node sends it; anything else did not come from the node. */
async function refusal(response: Response): Promise<ApiError> {
  const body = (await readJson(response)) as Partial<Record<string, unknown>> | null;
  if (typeof body?.error !== 'string') return new ApiError('unreadable');
  const { error, code, remedy, maxTextBytes } = body;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(typeof code === 'string' ? (code as ErrorCode) : 'unknown', error, {
    ...(typeof remedy === 'string' && { remedy }),
    ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
    ...(typeof maxTextBytes === 'number' && { maxTextBytes }),
  });
}

/** What fetch throws, as an ApiError; the caller's own abort stays what it is. */
function asApiError(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted || error instanceof ApiError) return error;
  return new ApiError('unreachable');
}
