import { Command } from 'commander';
import { loadConfig } from '../config/load.js';
import { startDaemon } from '../daemon.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run the node: page and API, radio, queue and translation.')
    .action(async () => {
      const daemon = await startDaemon(loadConfig(process.env));
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve).once('SIGTERM', resolve);
      });
      await daemon.stop();
    });
}
