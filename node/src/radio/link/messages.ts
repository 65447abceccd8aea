import { create, type DescMessage, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { Mesh } from '@meshtastic/protobufs';
import { encodeFrame } from './frames.js';

/**
 * The firmware cuts names by bytes, in the middle of a character too. Strict decoding would then lose the
 * whole node over its name, so strings are read with the replacement character where they are broken.
 */
function readBrokenStrings(schema: DescMessage, seen = new Set<DescMessage>()): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  for (const field of schema.fields) {
    if ('utf8Validation' in field) Object.assign(field, { utf8Validation: false });
    if (field.message) readBrokenStrings(field.message, seen);
  }
}
readBrokenStrings(Mesh.FromRadioSchema);

/** Throws where the bytes are no FromRadio message. */
export function decodeFromRadio(bytes: Uint8Array): Mesh.FromRadio {
  return fromBinary(Mesh.FromRadioSchema, bytes, { readUnknownFields: false });
}

/** Throws where the bytes are no ToRadio message. */
export function decodeToRadio(bytes: Uint8Array): Mesh.ToRadio {
  return fromBinary(Mesh.ToRadioSchema, bytes, { readUnknownFields: false });
}

export type ToRadioInit = NonNullable<MessageInitShape<typeof Mesh.ToRadioSchema>['payloadVariant']>;

/** A framed ToRadio message. */
export function toRadioFrame(payloadVariant: ToRadioInit): Uint8Array {
  return encodeFrame(toBinary(Mesh.ToRadioSchema, create(Mesh.ToRadioSchema, { payloadVariant })));
}
