import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BabelmeshError, canonicalLanguage, LANGUAGES } from '@babelmesh/protocol';
import { DTYPES, type HuggingFaceManifest } from '../models/manifest.js';
import { sizeOfFile } from '../models/regular-file.js';

/** A manifest before its files are measured. */
export type Layout = Pick<HuggingFaceManifest, 'id' | 'directions' | 'dtype'> & {
  readonly paths: readonly string[];
};

export interface LayoutOptions {
  readonly folder: string;
  /** Languages of a model that has many; by default those the node can name. */
  readonly languages?: readonly string[] | undefined;
  /** Of a model of one direction whose folder's name does not end in them, as `opus-mt-en-es` does. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const SUFFIXES: Record<HuggingFaceManifest['dtype'], string> = {
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  fp16: '_fp16',
  fp32: '',
};

/** NLLB's names (ISO 639-3 and script) of the languages the node can name. */
const NLLB: Record<string, string> = {
  en: 'eng_Latn',
  es: 'spa_Latn',
  fr: 'fra_Latn',
  de: 'deu_Latn',
  pt: 'por_Latn',
  it: 'ita_Latn',
  ru: 'rus_Cyrl',
  uk: 'ukr_Cyrl',
  tr: 'tur_Latn',
  id: 'ind_Latn',
  vi: 'vie_Latn',
  ar: 'arb_Arab',
  sw: 'swh_Latn',
  hi: 'hin_Deva',
  zh: 'zho_Hans',
};

const TOKENIZER_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const OPTIONAL_FILES = ['generation_config.json', 'special_tokens_map.json'];

/** What an OPUS-MT, M2M100 or NLLB folder of the Hugging Face ONNX layout holds. Throws `model_corrupt` with what is missing. */
export async function readLayout({ folder, languages, from, to }: LayoutOptions): Promise<Layout> {
  const there = new Set([
    ...(await names(folder)),
    ...(await names(join(folder, 'onnx'))).map((name) => `onnx/${name}`),
  ]);
  for (const name of TOKENIZER_FILES) if (!there.has(name)) throw unfit(folder, `it has no ${name}`);
  const graphs = (dtype: HuggingFaceManifest['dtype']) =>
    ['encoder_model', 'decoder_model_merged'].map((graph) => `onnx/${graph}${SUFFIXES[dtype]}.onnx`);
  const dtype = DTYPES.find((type) => graphs(type).every((path) => there.has(path)));
  if (!dtype)
    throw unfit(
      folder,
      'it has no onnx/encoder_model….onnx with an onnx/decoder_model_merged….onnx beside it',
    );
  const data = graphs(dtype).map((path) => `${path}_data`);
  const id = slug(basename(folder));
  return {
    id,
    directions: await directionsOf({ folder, languages, from, to }),
    dtype,
    paths: [
      ...TOKENIZER_FILES,
      ...graphs(dtype),
      ...[...OPTIONAL_FILES, ...data].filter((name) => there.has(name)),
    ],
  };
}

async function directionsOf({ folder, languages, from, to }: LayoutOptions): Promise<Layout['directions']> {
  const type = property(await json(folder, 'config.json'), 'model_type');
  if (type === 'marian') {
    const [, source = from, target = to] = /-([a-z]{2,3})-([a-z]{2,3})$/.exec(basename(folder)) ?? [];
    if (!source || !target)
      throw unfit(folder, 'its name does not tell its languages', 'Name them with --from and --to.');
    return [{ source: canonicalLanguage(from ?? source), target: canonicalLanguage(to ?? target) }];
  }
  if (type !== 'm2m_100') throw unfit(folder, `models of the type ${JSON.stringify(type)} are not supported`);
  const known = new Set(specialTokens(await json(folder, 'tokenizer.json')));
  const wanted = new Set(
    languages?.map((code) => code.trim().toLowerCase()) ?? LANGUAGES.map(({ code }) => code),
  );
  const named = [...wanted].flatMap((code) => {
    if (known.has(`__${code}__`)) return [{ code, name: code }];
    const name = NLLB[code] ?? '';
    return known.has(name) ? [{ code, name }] : [];
  });
  const missing = languages ? [...wanted].filter((code) => !named.some((n) => n.code === code)) : [];
  if (missing.length > 0) throw unfit(folder, `it does not know ${missing.join(', ')}`);
  if (named.length < 2) throw unfit(folder, 'it knows fewer than two of the languages this node can name');
  return named.flatMap((source) =>
    named
      .filter((target) => target !== source)
      .map((target) => ({
        source: source.code,
        target: target.code,
        sourceName: source.name,
        targetName: target.name,
      })),
  );
}

function specialTokens(tokenizer: unknown): string[] {
  const added = property(tokenizer, 'added_tokens');
  return (Array.isArray(added) ? added : []).map((token) => String(property(token, 'content')));
}

/** The regular files. */
async function names(folder: string): Promise<string[]> {
  const there = await readdir(folder).catch((): string[] => []);
  const sizes = await Promise.allSettled(there.map((name) => sizeOfFile(join(folder, name))));
  return there.filter((_, i) => sizes[i]?.status === 'fulfilled');
}

async function json(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8'));
  } catch {
    throw unfit(folder, `${name} is not JSON`);
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'model'
  );
}

function unfit(
  folder: string,
  why: string,
  remedy = 'It takes a folder of this node’s own format, or OPUS-MT, M2M100 or NLLB in the Hugging Face ONNX layout.',
) {
  return new BabelmeshError('model_corrupt', `${folder} is no model this node can use: ${why}.`, { remedy });
}
