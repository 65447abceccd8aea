import { BabelmeshError } from '@babelmesh/protocol';
import { CommanderError } from 'commander';
import { EXIT, exitCodeOf } from './exit-codes.js';
import { createProgram } from './program.js';

// Output that nobody reads, or that the disk has no room for, ends no work and must not cut a stop short. Whoever left has
// read enough; but what is cut off in a file is told.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  report(new BabelmeshError('disk_full', `The output cannot be written: ${error.message}.`));
  process.exitCode = EXIT.tryLater;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    report(error);
    process.exitCode = exitCodeOf(error);
  }
}

function report(error: unknown): void {
  if (!(error instanceof BabelmeshError)) {
    console.error(error);
    return;
  }
  console.error(`babelmesh: ${error.message} [${error.code}]`);
  if (error.remedy) console.error(error.remedy);
}
