import { expect } from 'vitest';

const TIMES = 4;
/** Four for work in proportion to its size, sixteen for a quadratic step; between them what caches and collections add. */
const MOST_TIMES = 9;
/** What is done sooner has no step worth finding, and is measured badly. */
const NEGLIGIBLE_MS = 60;
const TRIES = 4;

/**
 * Holds that work takes time in proportion to its size: `work(4 * size)` little more than four times that of `work(size)`.
 * Processor time of this process, not the clock's: a busy machine changes nothing.
 *
 * @param measured milliseconds that a piece of work takes
 */
export async function expectLinear(
  size: number,
  work: (size: number) => unknown,
  measured: (work: () => unknown) => Promise<number> = processorMs,
): Promise<void> {
  await work(size);
  let found = '';
  for (let tried = 0; tried < TRIES; tried++) {
    const once = await measured(() => work(size));
    const more = await measured(() => work(TIMES * size));
    if (more <= Math.max(NEGLIGIBLE_MS, MOST_TIMES * once)) return;
    found = `${once} ms, of ${TIMES} times the size ${more} ms`;
  }
  expect.fail(found);
}

async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
