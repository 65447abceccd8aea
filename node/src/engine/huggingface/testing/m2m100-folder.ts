import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOAT, INT64, type Value } from './onnx-file.js';

const LANGUAGES = ['en', 'es', 'fr'];
const WORDS = ['agua', 'casa', 'water', 'house', 'nous', 'we', 'need', 'is', 'here', 'on', 'a', 'besoin'];
export const VOCABULARY = [
  '<s>',
  '<pad>',
  '</s>',
  '<unk>',
  '\u2581',
  ...WORDS.map((word) => `\u2581${word}`),
  ...'abcdefghijklmnopqrstuvwxyz0123456789.,'.split(''),
  ...LANGUAGES.map((code) => `__${code}__`),
];
const idOf = (token: string) => VOCABULARY.indexOf(token);
export const EOS = idOf('</s>');

export interface Size {
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
  /** Words of the graphs' tables, of which the tokenizer knows the first few. */
  readonly vocabulary: number;
}

/** Writes a folder of the Hugging Face layout: an M2M100 of three languages and a few words, with the graphs given. */
export function writeM2M100(
  folder: string,
  size: Size,
  graphs: { encoder: Uint8Array; decoder: Uint8Array },
): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('config.json', {
    model_type: 'm2m_100',
    architectures: ['M2M100ForConditionalGeneration'],
    is_encoder_decoder: true,
    d_model: size.width,
    encoder_layers: size.layers,
    decoder_layers: size.layers,
    encoder_attention_heads: size.heads,
    decoder_attention_heads: size.heads,
    vocab_size: size.vocabulary,
    bos_token_id: 0,
    pad_token_id: 1,
    eos_token_id: EOS,
    decoder_start_token_id: EOS,
    use_cache: true,
  });
  write('generation_config.json', {
    decoder_start_token_id: EOS,
    eos_token_id: EOS,
    pad_token_id: 1,
    bos_token_id: 0,
  });
  write('tokenizer.json', TOKENIZER);
  write('tokenizer_config.json', {
    tokenizer_class: 'M2M100Tokenizer',
    eos_token: '</s>',
    pad_token: '<pad>',
    unk_token: '<unk>',
  });
  writeFileSync(join(folder, 'onnx', 'encoder_model_quantized.onnx'), graphs.encoder);
  writeFileSync(join(folder, 'onnx', 'decoder_model_merged_quantized.onnx'), graphs.decoder);
}

const special = ['<s>', '<pad>', '</s>', '<unk>', ...LANGUAGES.map((code) => `__${code}__`)];
const TOKENIZER = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: special.map((content) => ({
    id: idOf(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: { type: 'NFKC' },
  pre_tokenizer: { type: 'Metaspace', replacement: '\u2581', prepend_scheme: 'always', split: true },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '__en__', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '</s>', type_id: 0 } },
    ],
    pair: [],
    special_tokens: Object.fromEntries(special.map((id) => [id, { id, ids: [idOf(id)], tokens: [id] }])),
  },
  decoder: { type: 'Metaspace', replacement: '\u2581', prepend_scheme: 'always', split: true },
  model: { type: 'Unigram', unk_id: 3, vocab: VOCABULARY.map((token) => [token, -token.length / 4 - 1]) },
};

/** Token ids or their mask: int64 [batch, length]. */
export const ids = (name: string, length: string): Value => ({
  name,
  type: INT64,
  dims: ['batch_size', length],
});

/** Encoder states: float [batch, length, width]. */
export const states = (name: string, width: number): Value => ({
  name,
  type: FLOAT,
  dims: ['batch_size', 'encoder_sequence_length', width],
});

/** Keys and values of every layer, float [batch, heads, length, width / heads]: `past_key_values` or `present`. */
export const cache = (prefix: string, { width, heads, layers }: Size): Value[] =>
  Array.from({ length: layers }, (_, layer) =>
    ['decoder', 'encoder'].flatMap((side) =>
      ['key', 'value'].map((part) => ({
        name: `${prefix}.${layer}.${side}.${part}`,
        type: FLOAT,
        dims: ['batch_size', heads, `${prefix}_${side}_sequence_length`, width / heads],
      })),
    ),
  ).flat();
