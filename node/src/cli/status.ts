import { BabelmeshError, type NodeStatus, PRIORITIES } from '@babelmesh/protocol';
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { describeDirection } from './direction.js';

export function statusCommand(): Command {
  return new Command('status')
    .description('Show what a running node is doing.')
    .option(
      '--url <url>',
      'where the node’s HTTP interface is (default: the configured port on this machine)',
      httpUrl,
    )
    .option('--json', 'print the status as JSON')
    .action(async ({ url, json }: { url?: string; json?: boolean }) => {
      const base = url ?? ownUrl(loadConfig(process.env));
      const status = await fetchStatus(base);
      process.stdout.write(json ? `${JSON.stringify(status, null, 2)}\n` : describe(status));
    });
}

/** Where a node with this configuration is reached from the same machine. */
function ownUrl({ http: { host, port } }: Config): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function httpUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It takes an address such as http://192.0.2.7:9527.');
}

async function fetchStatus(base: string): Promise<NodeStatus> {
  try {
    const response = await fetch(new URL('/v1/status', base), { signal: AbortSignal.timeout(5_000) });
    if (response.ok) return (await response.json()) as NodeStatus;
    throw new Error(`it answered ${response.status}`);
  } catch (cause) {
    throw new BabelmeshError('node_unreachable', `No node answers at ${base}.`, {
      remedy: 'Start one with “babelmesh serve”, or name another with --url.',
      cause,
    });
  }
}

function describe({ version, startedAt, directions, queue, radio }: NodeStatus): string {
  const waiting = PRIORITIES.map((priority) => `${queue.waiting[priority]} ${priority}`).join(', ');
  const lines = [
    `Babelmesh ${version}, up since ${new Date(startedAt).toISOString()}`,
    `Translates  ${directions.map(describeDirection).join(', ') || 'nothing'}`,
    `Queue       ${waiting}; ${queue.running} running, ${queue.deliveries} on their way back`,
    `Radio       ${radio.link}, ${radio.via}; ${radio.nodes.length} nodes heard`,
    `Airtime     ${(radio.airtimeMs / 1000).toFixed(1)} of ${(radio.airtimeBudgetMs / 1000).toFixed(0)} s this hour`,
  ];
  return `${lines.join('\n')}\n`;
}
