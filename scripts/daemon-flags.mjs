// How the daemon's process is started so that it takes little memory; none of it costs speed (`npm run bench -- daemon`).

/** It makes little garbage at a time: a small young generation spares 30 MB, an old one that may not grow for ever 80. */
export const DAEMON_FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=512'];

/**
 * glibc gives threads pools of their own, which hold 25 MB of nothing. And it raises these thresholds by itself, up to
 * 32 MB, after the first large blocks are freed, of which a start has many; held where they begin, what is freed goes
 * back to the system: 9 MB.
 */
export const DAEMON_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
