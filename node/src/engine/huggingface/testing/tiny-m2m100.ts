import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOOL, FLOAT, INT64, type Node, onnxFile, type Value, type Weights } from './onnx-file.js';

const WIDTH = 16;
const HEADS = 2;
const HEAD = WIDTH / HEADS;
const LANGUAGES = ['en', 'es', 'fr'];
const WORDS = ['agua', 'casa', 'water', 'house', 'nous', 'we', 'need', 'is', 'here', 'on', 'a', 'besoin'];
const VOCABULARY = [
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

/**
 * Writes an M2M100 of the Hugging Face ONNX layout with random weights: one layer, three languages, a few words. It
 * has all inputs and outputs of a real one, cache included, and says nothing sensible.
 */
export function writeTinyM2M100(folder: string): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('config.json', CONFIG);
  write('generation_config.json', {
    decoder_start_token_id: 2,
    eos_token_id: 2,
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
  writeFileSync(join(folder, 'onnx', 'encoder_model_quantized.onnx'), encoder());
  writeFileSync(join(folder, 'onnx', 'decoder_model_merged_quantized.onnx'), decoder());
}

const CONFIG = {
  model_type: 'm2m_100',
  architectures: ['M2M100ForConditionalGeneration'],
  is_encoder_decoder: true,
  d_model: WIDTH,
  encoder_layers: 1,
  decoder_layers: 1,
  encoder_attention_heads: HEADS,
  decoder_attention_heads: HEADS,
  vocab_size: VOCABULARY.length,
  bos_token_id: 0,
  pad_token_id: 1,
  eos_token_id: 2,
  decoder_start_token_id: 2,
  use_cache: true,
};

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

/** The same numbers each time, spread like a model's. */
function random(name: string, ...dims: number[]): Weights {
  let state = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2147483647, 7);
  const data = Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647 - 0.5) * 1.2;
  });
  return { name, dims, data };
}

const embedding = random('embedding', VOCABULARY.length, WIDTH);
const shape = (name: string, ...dims: number[]): Weights => ({
  name,
  dims: [dims.length],
  data: BigInt64Array.from(dims, BigInt),
});

function encoder(): Uint8Array {
  return onnxFile({
    inputs: [ids('input_ids', 'encoder_sequence_length'), ids('attention_mask', 'encoder_sequence_length')],
    outputs: [states('last_hidden_state')],
    weights: [embedding, shape('last', 2)],
    nodes: [
      { op: 'Gather', inputs: ['embedding', 'input_ids'], outputs: ['embedded'] },
      { op: 'Cast', inputs: ['attention_mask'], outputs: ['mask'], attributes: { to: FLOAT } },
      { op: 'Unsqueeze', inputs: ['mask', 'last'], outputs: ['wide'] },
      { op: 'Mul', inputs: ['embedded', 'wide'], outputs: ['last_hidden_state'] },
    ],
  });
}

function decoder(): Uint8Array {
  const weights: Weights[] = [embedding, shape('apart', 0, 0, HEADS, HEAD), shape('together', 0, 0, WIDTH)];
  const nodes: Node[] = [
    { op: 'Gather', inputs: ['embedding', 'input_ids'], outputs: ['x'] },
    { op: 'Transpose', inputs: ['embedding'], outputs: ['unembedding'], attributes: { perm: [1, 0] } },
  ];
  /** [batch, heads, length, head] of what comes in, through weights of its own. */
  const heads = (from: string, to: string) => {
    weights.push(random(`w_${to}`, WIDTH, WIDTH));
    nodes.push(
      { op: 'MatMul', inputs: [from, `w_${to}`], outputs: [`${to}_1`] },
      { op: 'Reshape', inputs: [`${to}_1`, 'apart'], outputs: [`${to}_2`] },
      { op: 'Transpose', inputs: [`${to}_2`], outputs: [to], attributes: { perm: [0, 2, 1, 3] } },
    );
  };
  const attend = (query: string, key: string, value: string, residual: string, to: string) =>
    nodes.push(
      { op: 'Transpose', inputs: [key], outputs: [`${to}_k`], attributes: { perm: [0, 1, 3, 2] } },
      { op: 'MatMul', inputs: [query, `${to}_k`], outputs: [`${to}_s`] },
      { op: 'Softmax', inputs: [`${to}_s`], outputs: [`${to}_p`], attributes: { axis: -1 } },
      { op: 'MatMul', inputs: [`${to}_p`, value], outputs: [`${to}_c`] },
      { op: 'Transpose', inputs: [`${to}_c`], outputs: [`${to}_t`], attributes: { perm: [0, 2, 1, 3] } },
      { op: 'Reshape', inputs: [`${to}_t`, 'together'], outputs: [`${to}_r`] },
      { op: 'Add', inputs: [residual, `${to}_r`], outputs: [to] },
    );
  for (const part of ['key', 'value']) {
    heads('x', `new_${part}`);
    nodes.push({
      op: 'Concat',
      inputs: [`past_key_values.0.decoder.${part}`, `new_${part}`],
      outputs: [`present.0.decoder.${part}`],
      attributes: { axis: 2 },
    });
    heads('encoder_hidden_states', `present.0.encoder.${part}`);
  }
  heads('x', 'query');
  attend('query', 'present.0.decoder.key', 'present.0.decoder.value', 'x', 'y');
  heads('y', 'cross_query');
  attend('cross_query', 'present.0.encoder.key', 'present.0.encoder.value', 'y', 'z');
  nodes.push({ op: 'MatMul', inputs: ['z', 'unembedding'], outputs: ['logits'] });
  const cached = ['decoder', 'encoder'].flatMap((side) =>
    ['key', 'value'].map((part) => `0.${side}.${part}`),
  );
  const cache = (prefix: string): Value[] =>
    cached.map((name) => ({
      name: `${prefix}.${name}`,
      type: FLOAT,
      dims: [
        'batch_size',
        HEADS,
        `${prefix}_${name.includes('encoder') ? 'encoder' : 'decoder'}_sequence_length`,
        HEAD,
      ],
    }));
  return onnxFile({
    inputs: [
      ids('encoder_attention_mask', 'encoder_sequence_length'),
      ids('input_ids', 'decoder_sequence_length'),
      states('encoder_hidden_states'),
      ...cache('past_key_values'),
      { name: 'use_cache_branch', type: BOOL, dims: [1] },
    ],
    outputs: [
      { name: 'logits', type: FLOAT, dims: ['batch_size', 'decoder_sequence_length', VOCABULARY.length] },
      ...cache('present'),
    ],
    nodes,
    weights,
  });
}

const ids = (name: string, length: string): Value => ({ name, type: INT64, dims: ['batch_size', length] });
const states = (name: string): Value => ({
  name,
  type: FLOAT,
  dims: ['batch_size', 'encoder_sequence_length', WIDTH],
});
