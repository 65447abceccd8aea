import { Command } from 'commander';
import { checkStoredQueue, type QueueCheck } from '../commands.js';
import { loadConfig } from '../config/load.js';
import { EXIT } from './exit-codes.js';

interface Options {
  readonly repair?: boolean;
  readonly json?: boolean;
}

export function queueCommand(): Command {
  return new Command('queue').description('Look after the jobs stored on this machine.').addCommand(check());
}

function check(): Command {
  return new Command('check')
    .description(
      'Verify the stored queue of a node that does not run. Ends with 0 where all is well or was mended, 65 where something is wrong, 78 where a running node holds the data.',
    )
    .option('--repair', 'mend what is found; damaged files are kept beside the mended ones')
    .option('--json', 'print the report as JSON')
    .action(async ({ repair = false, json = false }: Options) => {
      const report = await checkStoredQueue(loadConfig(process.env), { repair });
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
      if (report.findings.length > 0 && !report.repaired) process.exitCode = EXIT.badInput;
    });
}

function describe({ folder, jobs, deliveries, findings, found, repaired }: QueueCheck): string {
  const checked = `${folder}: ${jobs} jobs, ${deliveries} deliveries.`;
  if (findings.length === 0) return `${checked}\nEverything fits together.\n`;
  const kinds = Object.entries(found).map(([kind, count]) => `${count} ${kind}`);
  const total = Object.values(found).reduce((sum, count) => sum + count, 0);
  const lines = findings.map(({ kind, message }) => `${kind.padEnd(14)} ${message}`);
  if (total > findings.length) lines.push(`… and ${total - findings.length} more.`);
  lines.push(`Found: ${kinds.join(', ') || 'damaged files'}.`);
  lines.push(repaired ? 'All of it was mended.' : 'Run “babelmesh queue check --repair” to mend it.');
  return `${checked}\n${lines.join('\n')}\n`;
}
