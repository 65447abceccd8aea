import { Command } from 'commander';
import { loadConfig } from '../config/load.js';
import {
  addHere,
  benchHere,
  listModels,
  type ModelReport,
  removeHere,
  verifyModels,
} from '../model-commands.js';
import { EXIT } from './exit-codes.js';
import { interruptible } from './interrupt.js';

export function modelsCommand(): Command {
  const command = new Command('models').description('Look after the translation models on this machine.');
  for (const sub of [list(), verify(), add(), remove(), bench()]) command.addCommand(sub);
  return command;
}

function list(): Command {
  return new Command('list')
    .description('Show the installed models, what they translate and how well.')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { models, problems } = await interruptible((signal) =>
        listModels(loadConfig(process.env), signal),
      );
      // JSON leaves out the message of an Error.
      const told = problems.map(({ code, message, remedy }) => ({ code, message, remedy }));
      if (json) process.stdout.write(`${JSON.stringify({ models, problems: told }, null, 2)}\n`);
      else process.stdout.write(`${models.map(describe).join('\n')}\n`);
      for (const { message } of json ? [] : problems) console.error(`babelmesh: ${message}`);
    });
}

function verify(): Command {
  return new Command('verify')
    .description(
      'Compare every model file with its manifest, and try the models of this node’s own format. Ends with 65 where one is bad.',
    )
    .action(async () => {
      const { models, problems } = await interruptible((signal) =>
        verifyModels(loadConfig(process.env), signal),
      );
      for (const { name, files, megabytes } of models)
        console.log(`${name}: whole, ${files} files, ${megabytes.toFixed(1)} MB`);
      for (const { message, remedy } of problems)
        console.error(`babelmesh: ${message}\n${remedy ?? ''}`.trimEnd());
      if (problems.length > 0) process.exitCode = EXIT.badInput;
    });
}

interface AddFlags {
  readonly languages?: string;
  readonly from?: string;
  readonly to?: string;
  readonly prefer?: boolean;
}

function add(): Command {
  return new Command('add')
    .description(
      'Add a model: a folder of this node’s own format, or OPUS-MT, M2M100 or NLLB in the Hugging Face ONNX layout.',
    )
    .argument('<folder>', 'where the model is; it is copied into the data folder')
    .option('--languages <codes>', 'of a model that has many: those to use, such as en,es,fr')
    .option('--from <language>', 'source of an OPUS-MT model whose folder’s name does not tell')
    .option('--to <language>', 'its target')
    .option('--prefer', 'let it serve its directions, whatever the scores of other models')
    .action(async (folder: string, { languages, from, to, prefer }: AddFlags) => {
      const { model, remark } = await interruptible((signal) =>
        addHere(
          loadConfig(process.env),
          { folder, languages: languages?.split(','), from, to, preferred: prefer },
          signal,
        ),
      );
      console.log(`${describe(model)}\nAdded in ${model.folder}. Start the node again to use it.`);
      if (remark) console.error(`babelmesh: ${remark.message}\n${remark.remedy ?? ''}`.trimEnd());
    });
}

function remove(): Command {
  return new Command('remove')
    .description('Delete a model that was added.')
    .argument('<id>', 'as models list tells it, without the version')
    .action(async (id: string) => {
      console.log(`Deleted ${await removeHere(loadConfig(process.env), id)}.`);
    });
}

function bench(): Command {
  return new Command('bench')
    .description('Measure how quick each direction is on this machine.')
    .argument('[id]', 'of one model, as models list tells it, without the version')
    .action(async (id: string | undefined) => {
      await interruptible(async (signal) => {
        for await (const row of benchHere(loadConfig(process.env), id, signal)) {
          const { direction, model } = row;
          if ('why' in row) {
            console.error(`babelmesh: ${direction} (${model}) is not measured: ${row.why}.`);
            continue;
          }
          console.log(
            `${direction.padEnd(8)} ${model.padEnd(24)} ${row.ms.toFixed(1)} ms a sentence, ${row.wordsPerMinute} words/min`,
          );
        }
      });
    });
}

/** So many directions are told one by one; a model of a hundred languages has thousands. */
const MOST_TOLD = 12;

function describe({ name, directions, licence, megabytes }: ModelReport): string {
  const told = directions.slice(0, MOST_TOLD).map(({ source, target, quality, chrF }) => {
    const grade =
      quality === undefined ? 'not measured' : `${quality}, chrF ${chrF?.toFixed(1)} on tatoeba-dev`;
    return `  ${source}→${target}  ${grade}`;
  });
  if (directions.length > MOST_TOLD) told.push(`  … ${directions.length} directions in all`);
  return [`${name}  ${megabytes.toFixed(1)} MB, ${licence}`, ...told].join('\n');
}
