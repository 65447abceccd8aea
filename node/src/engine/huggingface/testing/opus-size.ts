import { cache, EOS, ids, type Size, states, VOCABULARY, writeM2M100 } from './m2m100-folder.js';
import { BOOL, FLOAT, type Node, onnxFile, type Weights } from './onnx-file.js';

/** Of OPUS-MT's models (Marian "transformer-base", Tiedemann and Thottingal 2020). */
const SIZE: Size = { width: 512, heads: 8, layers: 6, vocabulary: 58_101 };
const FFN = 2048;
const HEAD = SIZE.width / SIZE.heads;
const NEVER = -1e9;

/**
 * Writes a model as large as OPUS-MT's, of random int8 weights in the form the Hugging Face exports have them
 * (activations quantised as they come), which says `tokens` words whatever it is given. For measuring speed.
 */
export function writeOpusSize(folder: string, tokens: number): void {
  writeM2M100(folder, SIZE, { encoder: encoder(), decoder: decoder(tokens) });
}

/** Nodes and weights of one graph, as they come to be. */
class Layers {
  readonly nodes: Node[] = [];
  readonly weights: Weights[] = [];
  readonly #quantised = new Set<string>();
  #state = 7;

  node(op: string, inputs: string[], output: string, attributes?: Node['attributes']): string {
    this.nodes.push({ op, inputs, outputs: [output], ...(attributes && { attributes }) });
    return output;
  }

  numbers(name: string, dims: number[], data: Weights['data']): string {
    this.weights.push({ name, dims, data });
    return name;
  }

  shape(name: string, ...values: number[]): string {
    return this.numbers(name, [values.length], BigInt64Array.from(values, BigInt));
  }

  random(name: string, ...dims: number[]): string {
    const data = new Int8Array(dims.reduce((a, b) => a * b, 1));
    for (let i = 0; i < data.length; i++) {
      this.#state = Math.imul(this.#state, 1_664_525) + 1_013_904_223;
      data[i] = this.#state >> 24;
    }
    return this.numbers(name, dims, data);
  }

  norm(from: string, to: string): string {
    const ones = this.numbers(`${to}_gain`, [SIZE.width], new Float32Array(SIZE.width).fill(1));
    const none = this.numbers(`${to}_bias`, [SIZE.width], new Float32Array(SIZE.width));
    return this.node('LayerNormalization', [from, ones, none], to, { axis: -1 });
  }

  linear(from: string, to: string, rows: number, columns: number, bias = new Float32Array(columns)): string {
    if (!this.#quantised.has(from)) {
      this.#quantised.add(from);
      this.nodes.push({
        op: 'DynamicQuantizeLinear',
        inputs: [from],
        outputs: [`${from}_q`, `${from}_scale`, `${from}_zero`],
      });
    }
    // A product of random weights is about as large as what went in.
    const scale = this.numbers(`${to}_ws`, [1], Float32Array.of(1 / (74 * Math.sqrt(rows))));
    const weight = this.random(`${to}_w`, rows, columns);
    const sums = this.node('MatMulInteger', [`${from}_q`, weight, `${from}_zero`], `${to}_i`);
    const real = this.node('Cast', [sums], `${to}_f`, { to: FLOAT });
    const scales = this.node('Mul', [`${from}_scale`, scale], `${to}_s`);
    const product = this.node('Mul', [real, scales], `${to}_m`);
    return this.node('Add', [product, this.numbers(`${to}_b`, [columns], bias)], to);
  }

  /** [batch, heads, length, head] of states. */
  heads(from: string, to: string): string {
    const apart = this.node(
      'Reshape',
      [this.linear(from, `${to}_l`, SIZE.width, SIZE.width), 'apart'],
      `${to}_r`,
    );
    return this.node('Transpose', [apart], to, { perm: [0, 2, 1, 3] });
  }

  attend(query: string, key: string, value: string, residual: string, to: string): string {
    const turned = this.node('Transpose', [key], `${to}_k`, { perm: [0, 1, 3, 2] });
    const scores = this.node('Mul', [this.node('MatMul', [query, turned], `${to}_s`), 'root'], `${to}_d`);
    const shares = this.node('Softmax', [scores], `${to}_p`, { axis: -1 });
    const context = this.node('MatMul', [shares, value], `${to}_c`);
    const together = this.node(
      'Reshape',
      [this.node('Transpose', [context], `${to}_t`, { perm: [0, 2, 1, 3] }), 'together'],
      `${to}_r`,
    );
    return this.norm(
      this.node('Add', [residual, this.linear(together, `${to}_o`, SIZE.width, SIZE.width)], `${to}_a`),
      to,
    );
  }

  feedForward(from: string, to: string): string {
    const hidden = this.node('Relu', [this.linear(from, `${to}_1`, SIZE.width, FFN)], `${to}_h`);
    return this.norm(
      this.node('Add', [from, this.linear(hidden, `${to}_2`, FFN, SIZE.width)], `${to}_a`),
      to,
    );
  }

  embedded(): string {
    this.shape('apart', 0, 0, SIZE.heads, HEAD);
    this.shape('together', 0, 0, SIZE.width);
    this.numbers('root', [1], Float32Array.of(1 / Math.sqrt(HEAD)));
    const table = this.random('embedding', SIZE.vocabulary, SIZE.width);
    const rows = this.node('Cast', [this.node('Gather', [table, 'input_ids'], 'rows')], 'real_rows', {
      to: FLOAT,
    });
    return this.norm(rows, 'x');
  }
}

function encoder(): Uint8Array {
  const g = new Layers();
  let x = g.embedded();
  for (let layer = 0; layer < SIZE.layers; layer++) {
    const [query, key, value] = ['q', 'k', 'v'].map((part) => g.heads(x, `${part}${layer}`)) as [
      string,
      string,
      string,
    ];
    x = g.feedForward(g.attend(query, key, value, x, `y${layer}`), `z${layer}`);
  }
  const mask = g.node('Cast', ['attention_mask'], 'mask', { to: FLOAT });
  g.node('Mul', [x, g.node('Unsqueeze', [mask, g.shape('last', 2)], 'wide')], 'last_hidden_state');
  return onnxFile({
    inputs: [ids('input_ids', 'encoder_sequence_length'), ids('attention_mask', 'encoder_sequence_length')],
    outputs: [states('last_hidden_state', SIZE.width)],
    nodes: g.nodes,
    weights: g.weights,
  });
}

function decoder(tokens: number): Uint8Array {
  const g = new Layers();
  let x = g.embedded();
  // Keys and values of the source are made once: with a cache there are no states left to make them of.
  const cached = g.node('Cast', ['use_cache_branch'], 'cached', { to: 7 });
  const length = g.node('Shape', ['encoder_hidden_states'], 'source_length', { start: 1, end: 2 });
  const fresh = g.node('Sub', [g.shape('one', 1), cached], 'fresh');
  const used = g.node('Mul', [length, fresh], 'used');
  const source = g.node(
    'Slice',
    ['encoder_hidden_states', g.shape('zero', 0), used, g.shape('axis', 1)],
    'source',
  );
  for (let layer = 0; layer < SIZE.layers; layer++) {
    for (const [side, from] of [
      ['decoder', x],
      ['encoder', source],
    ] as const) {
      for (const part of ['key', 'value']) {
        const made = g.heads(from, `${side}_${part}${layer}`);
        const name = `${layer}.${side}.${part}`;
        g.node('Concat', [`past_key_values.${name}`, made], `present.${name}`, { axis: 2 });
      }
    }
    const present = (name: string) => `present.${layer}.${name}`;
    const query = g.heads(x, `query${layer}`);
    const own = g.attend(query, present('decoder.key'), present('decoder.value'), x, `self${layer}`);
    const cross = g.heads(own, `cross_query${layer}`);
    const both = g.attend(cross, present('encoder.key'), present('encoder.value'), own, `cross${layer}`);
    x = g.feedForward(both, `z${layer}`);
  }
  // Only words the tokenizer knows, and the end when its time has come.
  const bias = Float32Array.from({ length: SIZE.vocabulary }, (_, id) =>
    id > EOS && id < VOCABULARY.length ? 0 : NEVER,
  );
  const raw = g.linear(x, 'raw', SIZE.width, SIZE.vocabulary, bias);
  const said = g.node('Shape', ['present.0.decoder.key'], 'said', { start: 2, end: 3 });
  const over = g.node('Cast', [g.node('Greater', [said, g.shape('most', tokens)], 'over')], 'is_over', {
    to: FLOAT,
  });
  const atEnd = Float32Array.from({ length: SIZE.vocabulary }, (_, id) => (id === EOS ? -2 * NEVER : 0));
  const end = g.node('Mul', [over, g.numbers('at_end', [SIZE.vocabulary], atEnd)], 'end');
  g.node('Add', [raw, end], 'logits');
  return onnxFile({
    inputs: [
      ids('encoder_attention_mask', 'encoder_sequence_length'),
      ids('input_ids', 'decoder_sequence_length'),
      states('encoder_hidden_states', SIZE.width),
      ...cache('past_key_values', SIZE),
      { name: 'use_cache_branch', type: BOOL, dims: [1] },
    ],
    outputs: [
      { name: 'logits', type: FLOAT, dims: ['batch_size', 'decoder_sequence_length', SIZE.vocabulary] },
      ...cache('present', SIZE),
    ],
    nodes: g.nodes,
    weights: g.weights,
  });
}
