import { buffer } from 'node:stream/consumers';
import { BabelmeshError } from '@babelmesh/protocol';
import { Command } from 'commander';
import { loadConfig } from '../config/load.js';
import { interruptible } from './interrupt.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly json?: boolean;
}

export function translateCommand(): Command {
  return new Command('translate')
    .description(
      'Translate a text here and now, without a running node. Reads standard input where no text is given.',
    )
    .argument('[text...]', 'what to translate')
    .requiredOption('--to <language>', 'target language, such as es')
    .option('--from <language>', 'source language', 'auto')
    .option('--json', 'print the result with model, confidence and warnings as JSON')
    .action(async (words: string[], { from, to, json }: Options) => {
      const text = words.length > 0 ? words.join(' ') : await readInput();
      const { translateHere } = await import('../commands.js');
      const result = await interruptible((signal) =>
        translateHere(loadConfig(process.env), { text, source: from, target: to }, signal),
      );
      for (const warning of json ? [] : result.warnings) console.error(`babelmesh: warning: ${warning}`);
      process.stdout.write(
        json ? `${JSON.stringify(result)}\n` : result.text.endsWith('\n') ? result.text : `${result.text}\n`,
      );
    });
}

async function readInput(): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await buffer(process.stdin));
  } catch (cause) {
    throw new BabelmeshError('invalid_text', 'The standard input is not UTF-8.', {
      remedy: 'Convert it first, for instance with iconv.',
      cause,
    });
  }
}
