/** What one HTTP client, and all of them together, may take of the node. */
export interface HttpLimits {
  /** Bytes of one request body. */
  readonly bodyBytes: number;
  /** UTF-16 code units of one text. */
  readonly textCharacters: number;
  /** Texts in one request. */
  readonly records: number;
  /** Body bytes of all requests being read or waiting for their answer. */
  readonly bytesInFlight: number;
  /** Requests waiting for their translation at the same time. */
  readonly waitingRequests: number;
  /** Emergencies of one requester; what comes beyond is taken as `high`. */
  readonly emergenciesPerHour: number;
  /** Open event streams. */
  readonly eventStreams: number;
  /** Events an event stream holds for a slow reader before it is ended. */
  readonly queuedEvents: number;
  /** Open sockets. */
  readonly connections: number;
  /** How long a request waits for its translation before it is answered 504. The job goes on. */
  readonly waitMs: number;
  /** How long a client may take to send headers, and the whole request. */
  readonly headersMs: number;
  readonly receiveMs: number;
  /** How long an idle connection is kept. */
  readonly keepAliveMs: number;
  /** How long waiting requests may still finish when the server stops. */
  readonly graceMs: number;
  /** Comment lines keep event streams open through proxies. */
  readonly heartbeatMs: number;
  /** Least time between two status snapshots on one page's event stream. */
  readonly statusIntervalMs: number;
  /** What `Retry-After` says where the refusal knows nothing better. */
  readonly retryAfterMs: number;
}

/** For a board with 512 MB and some dozens of people. */
export const DEFAULT_LIMITS: HttpLimits = {
  bodyBytes: 2 * 1024 * 1024,
  textCharacters: 1_000_000,
  records: 1_000,
  bytesInFlight: 16 * 1024 * 1024,
  waitingRequests: 256,
  emergenciesPerHour: 20,
  eventStreams: 128,
  queuedEvents: 256,
  connections: 1_024,
  waitMs: 120_000,
  headersMs: 10_000,
  receiveMs: 30_000,
  keepAliveMs: 15_000,
  graceMs: 3_000,
  heartbeatMs: 15_000,
  statusIntervalMs: 500,
  retryAfterMs: 2_000,
};
