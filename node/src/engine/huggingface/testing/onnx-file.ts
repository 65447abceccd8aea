/** Writes ONNX files, as far as small test models need it: onnx.proto of ONNX 1.17, opset 17. */
type Field = readonly [number: number, value: number | string | Uint8Array | readonly Field[]];

const encoder = new TextEncoder();

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

function message(fields: readonly Field[]): Uint8Array {
  const parts = fields.map(([number, value]) => {
    if (typeof value === 'number') return Uint8Array.from([...varint(number << 3), ...varint(value)]);
    const bytes =
      typeof value === 'string'
        ? encoder.encode(value)
        : value instanceof Uint8Array
          ? value
          : message(value);
    return Buffer.concat([Uint8Array.from([...varint((number << 3) | 2), ...varint(bytes.length)]), bytes]);
  });
  return Buffer.concat(parts);
}

export const FLOAT = 1;
export const INT8 = 3;
export const INT64 = 7;
export const BOOL = 9;

/** A tensor's name, element type and dimensions; a name stands for a dimension that varies. */
export interface Value {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly (number | string)[];
}

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers, or lists of them. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface Weights {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int8Array;
}

export interface OnnxFile {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly nodes: readonly Node[];
  readonly weights: readonly Weights[];
}

export function onnxFile({ inputs, outputs, nodes, weights }: OnnxFile): Uint8Array {
  const graph: Field[] = [
    ...nodes.map((node): Field => [1, nodeFields(node)]),
    [2, 'test'],
    ...weights.map((tensor): Field => [5, tensorFields(tensor)]),
    ...inputs.map((value): Field => [11, valueFields(value)]),
    ...outputs.map((value): Field => [12, valueFields(value)]),
  ];
  // ModelProto: ir_version, graph, opset_import.
  return message([
    [1, 8],
    [7, graph],
    [
      8,
      [
        [1, ''],
        [2, 17],
      ],
    ],
  ]);
}

function nodeFields({ op, inputs, outputs, attributes = {} }: Node): Field[] {
  return [
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, op],
    ...Object.entries(attributes).map(([name, value]): Field => {
      // AttributeProto: INT is type 2, INTS is 7.
      if (typeof value === 'number')
        return [
          5,
          [
            [1, name],
            [3, value],
            [20, 2],
          ],
        ];
      return [5, [[1, name], ...value.map((v): Field => [8, v]), [20, 7]]];
    }),
  ];
}

function tensorFields({ name, dims, data }: Weights): Field[] {
  return [
    ...dims.map((dim): Field => [1, dim]),
    [2, data instanceof Float32Array ? FLOAT : data instanceof Int8Array ? INT8 : INT64],
    [8, name],
    [9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)],
  ];
}

function valueFields({ name, type, dims }: Value): Field[] {
  const shape = dims.map((dim): Field => [1, [typeof dim === 'number' ? [1, dim] : [2, dim]]]);
  return [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, type],
            [2, shape],
          ],
        ],
      ],
    ],
  ];
}
