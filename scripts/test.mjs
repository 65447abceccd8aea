// npm test: prepares what is missing and runs every test. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, prepare, root } from './prepare.mjs';

prepare();
installTransformers();
bin('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });

/** Not of the workspace: only tests and people with other people's models want it. What needs it says so where this fails. */
function installTransformers() {
  const folder = join(root, 'node', 'transformers');
  if (existsSync(join(folder, 'node_modules', '@huggingface', 'transformers'))) return;
  console.error('Installing @huggingface/transformers for the tests …');
  const { status } = spawnSync('npm', ['ci', '--prefix', folder, '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) console.error('It cannot be installed: the tests of other people’s models will fail.');
}
