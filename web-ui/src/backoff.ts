/**
 * Milliseconds to wait before attempt `attempt` (from 1) to reach the node again: doubling from one
 * second to fifteen, less up to a fifth so that a tent full of phones does not come back as one.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(15_000, 1_000 * 2 ** (attempt - 1));
  return full * (1 - 0.2 * random());
}
