import { Command } from 'commander';
import { VERSION } from '../version.js';
import { configCommand } from './config.js';
import { modelsCommand } from './models.js';
import { queueCommand } from './queue.js';
import { radioCommand } from './radio.js';
import { sendCommand } from './send.js';
import { serveCommand } from './serve.js';
import { statusCommand } from './status.js';
import { translateCommand } from './translate.js';

export function createProgram(): Command {
  const program = new Command('babelmesh')
    .description('A translation node for places without a network.')
    .version(VERSION)
    .showHelpAfterError()
    .addHelpText(
      'after',
      `
Configuration: environment variables and the file named by BABELMESH_CONFIG; “babelmesh config” prints every setting.
Exit codes: 0 done, 64 wrong usage, 65 wrong input, 69 not reachable, 70 a defect, 75 try again later, 78 configuration.`,
    );
  for (const command of [
    serveCommand(),
    translateCommand(),
    sendCommand(),
    statusCommand(),
    radioCommand(),
    modelsCommand(),
    queueCommand(),
    configCommand(),
  ]) {
    program.addCommand(command);
  }
  // Set last: subcommands take these over when they are added, or set theirs by copyInheritedSettings.
  for (const command of withSubcommands(program)) command.exitOverride();
  for (const command of withSubcommands(program).slice(1))
    command.showHelpAfterError('With --help it says how it is called.');
  return program;
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
