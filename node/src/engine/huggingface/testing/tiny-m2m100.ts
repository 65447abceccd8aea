import { cache, ids, type Size, states, VOCABULARY, writeM2M100 } from './m2m100-folder.js';
import { BOOL, FLOAT, type Node, onnxFile, type Weights } from './onnx-file.js';

const WIDTH = 16;
const HEADS = 2;
const HEAD = WIDTH / HEADS;
const SIZE: Size = { width: WIDTH, heads: HEADS, layers: 1, vocabulary: VOCABULARY.length };

/**
 * Writes an M2M100 of the Hugging Face ONNX layout with random weights: one layer, three languages, a few words. It
 * has all inputs and outputs of a real one, cache included, and says nothing sensible.
 */
export function writeTinyM2M100(folder: string): void {
  writeM2M100(folder, SIZE, { encoder: encoder(), decoder: decoder() });
}

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
    outputs: [states('last_hidden_state', WIDTH)],
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
  return onnxFile({
    inputs: [
      ids('encoder_attention_mask', 'encoder_sequence_length'),
      ids('input_ids', 'decoder_sequence_length'),
      states('encoder_hidden_states', WIDTH),
      ...cache('past_key_values', SIZE),
      { name: 'use_cache_branch', type: BOOL, dims: [1] },
    ],
    outputs: [
      { name: 'logits', type: FLOAT, dims: ['batch_size', 'decoder_sequence_length', VOCABULARY.length] },
      ...cache('present', SIZE),
    ],
    nodes,
    weights,
  });
}
