import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config/load.js';
import { interruptible } from './interrupt.js';

interface Options {
  readonly node: number;
  readonly from: string;
  readonly to: string;
  readonly timeout: number;
}

export function sendCommand(): Command {
  return new Command('send')
    .description('Have another node translate a text: a CBOR request through this machine’s radio.')
    .argument('<text...>', 'what to translate')
    .requiredOption('--node <id>', 'the translating node, such as !a1b2c3d4', nodeNumber)
    .requiredOption('--to <language>', 'target language, such as es')
    .option('--from <language>', 'source language', 'auto')
    .option('--timeout <seconds>', 'how long to wait for the answer', seconds, 300)
    .action(async (words: string[], { node, from, to, timeout }: Options) => {
      const { sendRequest } = await import('../commands.js');
      const request = {
        to: node,
        text: words.join(' '),
        source: from,
        target: to,
        timeoutMs: timeout * 1_000,
        onWait: (why: string) => console.error(`babelmesh: waiting: ${why}`),
      };
      const result = await interruptible((signal) => sendRequest(loadConfig(process.env), request, signal));
      for (const warning of result.warnings) console.error(`babelmesh: warning: ${warning}`);
      process.stdout.write(`${result.text}\n`);
    });
}

function nodeNumber(text: string): number {
  const hex = text.match(/^!?([0-9a-f]{8})$/i)?.[1];
  if (!hex) throw new InvalidArgumentError('A node id is “!” and eight hexadecimal digits.');
  return Number.parseInt(hex, 16);
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new InvalidArgumentError('It takes a number of seconds up to 86400.');
  return value;
}
