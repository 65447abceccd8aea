import { BabelmeshError, type JobEvent } from '@babelmesh/protocol';
import type { Context } from 'hono';
import type { Env } from './endpoint.js';
import type { EventStream } from './event-stream.js';
import type { Jobs } from './ports.js';

/** The last event a follower has seen, where it has followed before. Throws `invalid_request`. */
export function lastEventId(c: Context<Env>): number | undefined {
  const header = c.req.header('last-event-id') ?? '';
  if (header === '') return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new BabelmeshError('invalid_request', 'The header Last-Event-ID must be the id of an event.', {
    remedy: 'Send it as the last event told it, or leave it out.',
  });
}

/** True where every event after this one is still kept. */
export function isKept({ keptEvents: { first, last } }: Pick<Jobs, 'keptEvents'>, seq: number): boolean {
  return first <= seq + 1 && seq <= last;
}

export interface Resumption {
  readonly jobs: Pick<Jobs, 'eventsAfter' | 'keptEvents'>;
  readonly stream: EventStream;
  /** The last event the follower has seen. */
  readonly after: number;
  readonly tell: (event: JobEvent) => void;
  /** Called when everything missed is told. */
  readonly caughtUp?: () => void;
}

/**
 * Tells what was missed and then what comes, in order and each once, no faster than it is read.
 * Returns the listener for what comes, which must listen from now on.
 */
export function resume({
  jobs,
  stream,
  after,
  tell,
  caughtUp = () => {},
}: Resumption): (event: JobEvent) => void {
  let last = after;
  let phase: 'waiting' | 'reading' | 'live' = 'waiting';
  let meanwhile: JobEvent[] = [];
  const pass = (event: JobEvent) => {
    if (event.seq <= last) return;
    last = event.seq;
    tell(event);
  };
  const catchUp = async () => {
    while (phase !== 'live') {
      const places = await stream.room();
      if (places === 0) return;
      // What is stored by now will be read; only what comes while reading has to be held.
      phase = 'reading';
      meanwhile = [];
      const events = await jobs.eventsAfter(last, { limit: places });
      // Forgotten while it was waited for the reader: it comes again, and is told.
      if (jobs.keptEvents.first > last + 1) return stream.end();
      for (const event of events) pass(event);
      phase = events.length < places ? 'live' : 'waiting';
    }
    for (const event of meanwhile) pass(event);
    caughtUp();
  };
  // It comes again with the id of the last event it got.
  catchUp().catch(() => stream.end());
  return (event) => {
    if (phase === 'live') pass(event);
    else if (phase === 'reading') meanwhile.push(event);
  };
}
