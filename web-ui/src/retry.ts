import type { Clock } from '@babelmesh/protocol';
import { backoffMs } from './backoff.js';
import { pause } from './clock.js';

export interface RetryOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Whether another try may end better, after so many that failed. */
  readonly isWorthwhile: (error: unknown, tries: number) => boolean;
}

/** Calls until it succeeds, ever more slowly; rejects with the error that is not worth another try, or when aborted. */
export async function retry<T>(
  call: () => Promise<T>,
  { clock, random, signal, isWorthwhile }: RetryOptions,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!isWorthwhile(error, tries)) throw error;
      await pause(clock, backoffMs(tries, random), signal);
      if (signal.aborted) throw error;
    }
  }
}
