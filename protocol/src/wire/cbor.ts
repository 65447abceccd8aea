/** Sequences of CBOR items (RFC 8742), written deterministically and read strictly, with `cbor-x` between. */
// Unlike `cbor-x` itself these entries never load a native addon: browsers and nodes run the same code.
import { Decoder } from 'cbor-x/decode';
import { Encoder } from 'cbor-x/encode';
import { checkSequence } from './cbor-profile.js';

export type CborItem =
  | number
  | string
  | Uint8Array
  | boolean
  | null
  | readonly CborItem[]
  | ReadonlyMap<number, CborItem>;

const OPTIONS = { useRecords: false, mapsAsObjects: false, tagUint8Array: false };
const encoder = new Encoder(OPTIONS);
const decoder = new Decoder(OPTIONS);

/** At most 23 items. Shortest heads; maps as their entries stand, so callers sort them. */
export function encodeSequence(items: readonly CborItem[]): Uint8Array {
  // An array of up to 23 items is one byte of head and the sequence; copied, for the encoder reuses its buffer.
  return new Uint8Array(encoder.encode(items).subarray(1));
}

/** Throws `malformed_message`, or `invalid_text` for text that is not UTF-8. */
export function decodeSequence(bytes: Uint8Array): readonly unknown[] {
  checkSequence(bytes);
  const items: unknown = bytes.length === 0 ? [] : decoder.decodeMultiple(bytes);
  return Array.isArray(items) ? items : [];
}
