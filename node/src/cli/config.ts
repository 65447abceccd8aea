import { Command } from 'commander';
import { renderDefaultFile } from '../config/render.js';

export function configCommand(): Command {
  return new Command('config')
    .description('Print a commented configuration file with every setting and its default.')
    .action(() => {
      process.stdout.write(renderDefaultFile());
    });
}
