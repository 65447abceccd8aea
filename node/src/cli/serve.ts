import { networkInterfaces } from 'node:os';
import { Command } from 'commander';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import type { Daemon } from '../daemon.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run the node: page and API, radio, queue and translation.')
    .action(async () => {
      const config = loadConfig(process.env);
      // What other commands do not need is not loaded for them.
      const { startDaemon } = await import('../daemon.js');
      const daemon = await startDaemon(config);
      process.stdout.write(describe(daemon, config));
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve).once('SIGTERM', resolve);
      });
      console.log('Stopping …');
      await daemon.stop();
    });
}

function describe({ port, directions, mesh }: Daemon, { http, data }: Config): string {
  const everywhere = http.host === '0.0.0.0' || http.host === '::';
  const hosts = everywhere ? ['localhost', ...lanAddresses()] : [http.host];
  const lines = [
    `Page and API  ${hosts.map((host) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`).join('  ')}`,
    `Translates    ${directions.map(({ source, target, model }) => `${source}→${target} (${model})`).join(', ')}`,
    `Mesh          ${mesh.join('\n              ') || 'off'}`,
    `Data          ${data}`,
  ];
  return `${lines.join('\n')}\n`;
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .flatMap((address) =>
      address && !address.internal && address.family === 'IPv4' ? [address.address] : [],
    );
}
