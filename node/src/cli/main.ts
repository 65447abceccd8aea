import { BabelmeshError } from '@babelmesh/protocol';
import { CommanderError } from 'commander';
import { EXIT, exitCodeOf } from './exit-codes.js';
import { createProgram } from './program.js';

// Whoever read our output is gone. That ends no work, and must not cut a stop short.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

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
