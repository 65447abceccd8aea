// How the daemon's process is started so that it takes little memory; none of it costs speed (`npm run bench -- daemon`).

/** It makes little garbage at a time: a small young generation spares 30 MB, an old one that may not grow for ever 80. */
export const DAEMON_FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=512'];

/** glibc gives threads pools of their own, which hold 25 MB of nothing. */
export const DAEMON_ENVIRONMENT = { MALLOC_ARENA_MAX: '2' };
