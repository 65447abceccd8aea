// npm test: prepares what is missing and runs every test. Arguments go to vitest.
import { bin, prepare } from './prepare.mjs';

prepare();
bin('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });
