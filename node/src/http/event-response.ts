import type { Context } from 'hono';
import type { Base, Env } from './endpoint.js';
import { EventStream, type ServerSentEvent } from './event-stream.js';
import { shuttingDown } from './sync.js';

/**
 * Answers with an event stream that counts in the load and ends with the server. `stop` is called
 * when the stream has ended; where this throws, the caller still has to stop what it started.
 */
export function streamResponse(
  c: Context<Env>,
  { clock, limits, load }: Pick<Base, 'clock' | 'limits' | 'load'>,
  stop: () => void,
  begin: (stream: EventStream) => void,
): Response {
  const closing = c.env?.closing;
  if (closing?.aborted) throw shuttingDown();
  const headers = {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // nginx and its kin would hold events back.
    'X-Accel-Buffering': 'no',
  };
  if (c.req.method === 'HEAD') {
    stop();
    return c.body(null, 200, headers);
  }
  const leave = load.stream();
  const outgoing = c.env?.outgoing;
  const stream = new EventStream({
    clock,
    heartbeatMs: limits.heartbeatMs,
    queuedEvents: limits.queuedEvents,
    disconnect: outgoing && (() => outgoing.destroy()),
    onEnd: () => {
      leave();
      stop();
      closing?.removeEventListener('abort', end);
      c.req.raw.signal.removeEventListener('abort', end);
    },
  });
  const end = () => stream.end();
  closing?.addEventListener('abort', end, { once: true });
  c.req.raw.signal.addEventListener('abort', end, { once: true });
  begin(stream);
  return c.body(stream.body, 200, headers);
}

/** Told where events after the follower's last one are no longer kept: it has to look for itself how things stand. */
export function missed(after: number): ServerSentEvent {
  return { event: 'missed', data: { after } };
}
