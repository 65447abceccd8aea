// npm run torture [-- kills]: kills a process that accepts, runs, settles and delivers, 5,000 times unless told
// otherwise, and checks every promise of the queue after each.
import { bin, prepare } from './prepare.mjs';

prepare();
process.env.QUEUE_KILLS = process.argv[2] ?? '5000';
bin('vitest', ['run', 'node/src/queue/crash.test.ts'], { stdio: 'inherit' });
