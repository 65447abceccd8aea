import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, toBabelmeshError } from '@babelmesh/protocol';
import { Phrasebook } from './phrasebook.js';
import { type Phrase, parsePhrasebook } from './phrasebook-file.js';

export interface LoadPhrasebookOptions {
  /** Folders with `*.tsv` files. A phrase of an earlier folder holds against one of a later. */
  readonly folders: readonly string[];
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** Reads every phrasebook there is. What cannot be read is logged, with file and line, and left out. */
export async function loadPhrasebook({
  folders,
  logger,
  signal,
}: LoadPhrasebookOptions): Promise<Phrasebook> {
  const phrases: Phrase[] = [];
  for (const folder of folders) {
    for (const name of await tables(folder)) {
      const file = join(folder, name);
      try {
        const bytes = await readFile(file, { signal });
        const read = parsePhrasebook(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
        for (const { line, why } of read.badLines) {
          logger.warn({ file, line }, `Left out of the phrasebook: ${file}, line ${line}: ${why}.`);
        }
        phrases.push(...read.phrases);
      } catch (error) {
        signal?.throwIfAborted();
        const { message } = error instanceof Error ? error : toBabelmeshError(error);
        logger.warn({ file }, `Left out of the phrasebook: ${file}: ${message}`);
      }
    }
  }
  return new Phrasebook(phrases);
}

async function tables(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.tsv')).sort();
  } catch {
    // Most nodes have no folder of their own.
    return [];
  }
}
