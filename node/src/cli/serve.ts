import { networkInterfaces } from 'node:os';
import { Command } from 'commander';
import { systemClock } from '../clock.js';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import type { Daemon } from '../daemon.js';
import { describeDirection } from './direction.js';
import { EXIT } from './exit-codes.js';
import { untilAskedToStop } from './stop-signals.js';

/** Stopping takes up to 5 s; this is when something must be stuck. */
const STOP_MS = 15_000;

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run the node: page and API, radio, queue and translation.')
    .action(async () => {
      const config = loadConfig(process.env);
      // What other commands do not need is not loaded for them.
      const { startDaemon } = await import('../daemon.js');
      const asked = untilAskedToStop(process, systemClock);
      const daemon = await startDaemon(config, asked).catch((error: unknown) => {
        if (asked.aborted) return undefined;
        throw error;
      });
      if (!daemon) return;
      process.stdout.write(describe(daemon, config));
      if (!asked.aborted) await new Promise((resolve) => asked.addEventListener('abort', resolve));
      console.log('Stopping …');
      // What is stuck must not keep the process alive: everything acknowledged is on disk.
      setTimeout(() => {
        console.error('babelmesh: Not everything ended in time.');
        process.exit(EXIT.defect);
      }, STOP_MS).unref();
      await daemon.stop();
    });
}

function describe({ port, directions, mesh }: Daemon, { http, data }: Config): string {
  const everywhere = http.host === '0.0.0.0' || http.host === '::';
  const hosts = everywhere ? ['localhost', ...lanAddresses()] : [http.host];
  const lines = [
    `Page and API  ${hosts.map((host) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`).join('  ')}`,
    `Translates    ${directions.map(describeDirection).join(', ')}`,
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
