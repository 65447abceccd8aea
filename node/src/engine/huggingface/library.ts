import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BabelmeshError } from '@babelmesh/protocol';

/** Beside the daemon: its package.json and lock file name what is to be installed. */
export const LIBRARY_FOLDER = fileURLToPath(new URL('../../../transformers', import.meta.url));
const ENTRY = 'node_modules/@huggingface/transformers/dist/transformers.node.mjs';

/** The file of `@huggingface/transformers` in the first folder that has it. Throws `model_missing` with the command. */
export function findLibrary(folders: readonly string[], model: string, own = LIBRARY_FOLDER): string {
  for (const folder of [...folders, own]) {
    const entry = join(folder, ENTRY);
    if (existsSync(entry)) return entry;
  }
  throw new BabelmeshError(
    'model_missing',
    `The model ${model} needs the library @huggingface/transformers, which is not installed.`,
    { remedy: `Install it (17 MB): npm ci --prefix ${own}` },
  );
}

/** Token ids of a batch, as the library gives and takes them. */
export interface Ids {
  tolist(): bigint[][];
}

export interface LibraryTokenizer {
  (texts: string[], options: object): { readonly input_ids: Ids };
  _build_translation_inputs?(
    texts: string[],
    options: object,
    names: { src_lang: string; tgt_lang: string; forced_bos_token_id?: number },
  ): { readonly input_ids: Ids };
  decode(ids: bigint[], options: { skip_special_tokens: boolean }): string;
}

export interface LibraryModel {
  readonly config: { readonly eos_token_id?: number };
  generate(options: object): Promise<Ids>;
}

/** What is used of the library. */
export interface Library {
  readonly env: {
    logLevel: number;
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    localModelPath: string;
  };
  readonly AutoTokenizer: { from_pretrained(name: string, options: object): Promise<LibraryTokenizer> };
  readonly AutoModelForSeq2SeqLM: { from_pretrained(name: string, options: object): Promise<LibraryModel> };
}
