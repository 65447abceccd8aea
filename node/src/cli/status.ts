import { type NodeStatus, PRIORITIES } from '@babelmesh/protocol';
import { Command } from 'commander';
import { askNode, urlOption } from './ask-node.js';
import { describeDirection } from './direction.js';

export function statusCommand(): Command {
  return new Command('status')
    .description('Show what a running node is doing.')
    .addOption(urlOption())
    .option('--json', 'print the status as JSON')
    .action(async ({ url, json }: { url?: string; json?: boolean }) => {
      const status = await askNode<NodeStatus>('/v1/status', 'directions', url);
      process.stdout.write(json ? `${JSON.stringify(status, null, 2)}\n` : describe(status));
    });
}

function describe({ version, startedAt, directions, queue, radio }: NodeStatus): string {
  const waiting = PRIORITIES.map((priority) => `${queue.waiting[priority]} ${priority}`).join(', ');
  const lines = [
    `Babelmesh ${version}, up since ${new Date(startedAt).toISOString()}`,
    `Translates  ${directions.map(describeDirection).join(', ') || 'nothing'}`,
    `Queue       ${waiting}; ${queue.running} running, ${queue.deliveries} on their way back`,
    `Radio       ${radio.link}, ${radio.via}; ${radio.nodes.length} nodes heard`,
    ...(radio.reason === undefined ? [] : [`            ${radio.reason}`]),
    `Airtime     ${(radio.airtimeMs / 1000).toFixed(1)} of ${(radio.airtimeBudgetMs / 1000).toFixed(0)} s this hour`,
  ];
  return `${lines.join('\n')}\n`;
}
