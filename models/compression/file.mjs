// Writes the model file that protocol/src/compression/model-file.ts reads.
import { createHash } from 'node:crypto';
import { CLASS } from '../../protocol/dist/compression/alphabet.js';
import { MODEL_VERSION } from '../../protocol/dist/compression/model-file.js';

export function modelFile({ language, leaves, tables }) {
  const body = Buffer.concat([
    numbers('UInt16LE', [leaves.length]),
    Buffer.from(
      leaves.flatMap(({ depth, codePoint, upper, class: kind }) => [
        depth | (kind << 5),
        ...varint(codePoint),
        ...(kind === CLASS.letter ? varint(upper) : []),
      ]),
    ),
    numbers('Int16LE', tables.levels),
    numbers('Int16LE', tables.weights),
    numbers('UInt32LE', [tables.slots.length]),
    numbers('UInt16LE', tables.slots),
  ]);
  const head = Buffer.from([...Buffer.from('BMTC'), MODEL_VERSION, language, 0, 0]);
  return Buffer.concat([head, createHash('sha256').update(body).digest(), body]);
}

function numbers(form, values) {
  const size = form.includes('32') ? 4 : 2;
  const buffer = Buffer.alloc(values.length * size);
  values.forEach((value, i) => {
    buffer[`write${form}`](value, i * size);
  });
  return buffer;
}

function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}
