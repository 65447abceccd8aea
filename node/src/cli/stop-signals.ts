import type { Clock } from '@babelmesh/protocol';

/** What a terminal, a person and a service manager ask a process to end with. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One wish may come twice: to the whole process group, and once more from a parent that passes it on (npm start). */
const SAME_WISH_MS = 500;

/** The part of `process` that signals come by. */
export interface Signalled {
  readonly pid: number;
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  kill(pid: number, signal: NodeJS.Signals): unknown;
}

/** Aborted by the first signal that asks the process to end; another, half a second later or more, ends it at once. */
export function untilAskedToStop(process: Signalled, clock: Pick<Clock, 'monotonic'>): AbortSignal {
  const asked = new AbortController();
  let askedAt: number | undefined;
  const stop = (signal: NodeJS.Signals) => {
    askedAt ??= clock.monotonic();
    asked.abort();
    if (clock.monotonic() - askedAt < SAME_WISH_MS) return;
    for (const name of SIGNALS) process.off(name, stop);
    process.kill(process.pid, signal);
  };
  for (const name of SIGNALS) process.on(name, stop);
  return asked.signal;
}
