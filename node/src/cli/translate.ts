import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import { translateHere } from '../commands.js';
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
      const text = words.length > 0 ? words.join(' ') : await readAll(process.stdin);
      const result = await interruptible((signal) =>
        translateHere(loadConfig(process.env), { text, source: from, target: to }, signal),
      );
      for (const warning of json ? [] : result.warnings) console.error(`babelmesh: warning: ${warning}`);
      process.stdout.write(
        json ? `${JSON.stringify(result)}\n` : result.text.endsWith('\n') ? result.text : `${result.text}\n`,
      );
    });
}
