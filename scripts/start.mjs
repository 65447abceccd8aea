// npm start: prepares what is missing and runs the daemon. Arguments go to `babelmesh serve`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DAEMON_ENVIRONMENT, DAEMON_FLAGS } from './daemon-flags.mjs';
import { prepare, root } from './prepare.mjs';

prepare();
const daemon = spawn(
  process.execPath,
  [...DAEMON_FLAGS, join(root, 'node/dist/cli/main.js'), 'serve', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...DAEMON_ENVIRONMENT, ...process.env } },
);
// The terminal's Ctrl+C reaches the daemon by itself; a signal sent to npm alone does not. Of one that went to both it
// gets two, and takes them for one.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => daemon.kill(signal));
process.on('SIGINT', () => {});
daemon.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
