// How the daemon's process is started so that it takes little memory; none of it costs speed (`npm run bench -- daemon`).

/** It makes little garbage at a time: a small young generation spares 34 MB, an old one that may not grow for ever 80. */
export const DAEMON_FLAGS = ['--max-semi-space-size=1', '--max-old-space-size=512'];

/**
 * glibc gives threads pools of their own, which hold 25 MB of nothing. And it keeps what is freed, up to twice the largest
 * block that ever was: told to give it back, 4 MB fewer. Large blocks stay in its pools, as it would have them by itself:
 * to ask the system for each took a tenth more time.
 */
export const DAEMON_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '33554432',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
