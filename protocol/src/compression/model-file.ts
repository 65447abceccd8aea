/** The file training writes for a language: its alphabet, what is known in each context, and how to mix it. */
import { BabelmeshError } from '../errors.js';
import { Alphabet, CLASS, type Leaf } from './alphabet.js';
import { CONTEXTS } from './contexts.js';
import { BUCKET_SLOTS, INPUTS, LEVELS, type Tables, WEIGHT_SETS } from './predictor.js';

/** The version of the model that compressed texts name. A model changed in any bit has another version. */
export const MODEL_VERSION = 1;

/** ASCII `BMTC`. */
const MAGIC = 0x424d_5443;
const HEADER_BYTES = 40;
const CLASS_SHIFT = 5;
const DEPTH_MASK = (1 << CLASS_SHIFT) - 1;
const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
const MOST_BUCKETS = 0x1_0000;

export interface LanguageModel {
  /** The language's number on the wire. */
  readonly language: number;
  readonly alphabet: Alphabet;
  readonly tables: Tables;
}

/**
 * Layout, numbers little-endian but the magic: magic (4 bytes), model version, language number, two bytes of 0,
 * SHA-256 of what follows (32 bytes); number of leaves (uint16), each as depth and class (one byte), code point
 * and, for letters, its upper case or 0 (varints); levels and weights (int16); number of slots (uint32), slots
 * (uint16). The sum is for who stores and sends the file; it is not checked here.
 *
 * Throws `model_corrupt`, or `model_too_new` for a version other than this.
 */
export function readModel(bytes: Uint8Array): LanguageModel {
  try {
    return parse(bytes);
  } catch (cause) {
    if (cause instanceof BabelmeshError) throw cause;
    throw new BabelmeshError('model_corrupt', 'The text compression’s model is damaged.', { cause });
  }
}

function parse(bytes: Uint8Array): LanguageModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== MAGIC) throw new RangeError('no model');
  if (view.getUint8(4) !== MODEL_VERSION) {
    throw new BabelmeshError(
      'model_too_new',
      `The text compression’s model has version ${view.getUint8(4)}, not ${MODEL_VERSION}.`,
      { remedy: 'Take the model that came with this version of Babelmesh.' },
    );
  }
  let offset = HEADER_BYTES;
  const leaves: Leaf[] = [];
  const count = uint16();
  while (leaves.length < count) {
    const head = uint8();
    const kind = head >>> CLASS_SHIFT;
    const codePoint = varint();
    const upper = kind === CLASS.letter ? varint() : 0;
    leaves.push({ depth: head & DEPTH_MASK, class: kind, codePoint, upper });
  }
  const alphabet = new Alphabet(leaves);
  const levels = Int16Array.from({ length: CONTEXTS * LEVELS }, int16);
  const weights = Int16Array.from({ length: WEIGHT_SETS * INPUTS }, int16);
  const slotCount = view.getUint32(offset, true);
  offset += 4;
  const buckets = slotCount / BUCKET_SLOTS;
  if (!Number.isInteger(buckets) || buckets < 1 || buckets > MOST_BUCKETS) throw new RangeError('slots');
  if (bytes.length !== offset + 2 * slotCount) throw new RangeError('length');
  // A copy, so that it starts at an even address and the file can go.
  const slots = new Uint16Array(slotCount);
  new Uint8Array(slots.buffer).set(bytes.subarray(offset));
  if (BIG_ENDIAN) for (let i = 0; i < slotCount; i++) slots[i] = view.getUint16(offset + 2 * i, true);
  return { language: view.getUint8(5), alphabet, tables: { levels, weights, slots } };

  function uint8(): number {
    return view.getUint8(offset++);
  }
  function uint16(): number {
    offset += 2;
    return view.getUint16(offset - 2, true);
  }
  function int16(): number {
    offset += 2;
    return view.getInt16(offset - 2, true);
  }
  function varint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = uint8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('varint');
  }
}
