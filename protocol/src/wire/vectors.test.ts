import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TextCodec } from '../compression/index.js';
import { BabelmeshError } from '../errors.js';
import { bundle, unbundle } from './bundle.js';
import { decodeMessage, encodeMessage, errorReply } from './codec.js';
import type { WireMessage } from './messages.js';

const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../../../docs/vectors/${name}.json`, import.meta.url), 'utf8'));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

describe('messages', () => {
  const vectors = read<{ name: string; bytes: number; message: WireMessage; hex: string }>('messages');
  it.each(vectors)('$name', (vector) => {
    expect(hex(encodeMessage(vector.message))).toBe(vector.hex);
    expect(decodeMessage(bytes(vector.hex))).toEqual(vector.message);
    expect(vector.hex).toHaveLength(2 * vector.bytes);
  });
});

describe('messages with compressed texts', () => {
  const load = (language: string) =>
    new Uint8Array(readFileSync(new URL(`../../../models/compression/${language}.model`, import.meta.url)));
  const codec = new TextCodec({ load });
  const vectors = read<{ name: string; bytes: number; message: WireMessage; hex: string }>('compact');
  it.each(vectors)('$name', (vector) => {
    expect(hex(encodeMessage(vector.message, { codec }))).toBe(vector.hex);
    expect(decodeMessage(bytes(vector.hex), { codec })).toEqual(vector.message);
    expect(vector.hex).toHaveLength(2 * vector.bytes);
  });
});

describe('bytes that are read, but not written', () => {
  it.each(read<{ name: string; message: WireMessage; hex: string }>('read-only'))('$name', (vector) => {
    const message = decodeMessage(bytes(vector.hex));
    expect(message).toEqual(vector.message);
    expect(hex(encodeMessage(message))).not.toBe(vector.hex);
  });
});

describe('invalid bytes', () => {
  it.each(read<{ name: string; hex: string; error: string; reply: string | null }>('invalid'))(
    '$name',
    (vector) => {
      const received = bytes(vector.hex);
      let error: unknown;
      try {
        decodeMessage(received);
      } catch (thrown) {
        error = thrown;
      }
      if (!(error instanceof BabelmeshError)) return expect.fail(`not refused: ${String(error)}`);
      expect(error.code).toBe(vector.error);
      const reply = errorReply(received, error);
      expect(reply ? hex(encodeMessage(reply)) : null).toBe(vector.reply);
    },
  );
});

describe('bundles', () => {
  it.each(read<{ name: string; messages: string[] | null; packet: string }>('bundles'))(
    '$name',
    ({ messages, packet }) => {
      if (messages) {
        expect(hex(bundle(messages.map(bytes)))).toBe(packet);
        expect(unbundle(bytes(packet)).map(hex)).toEqual(messages);
      } else {
        expect(() => unbundle(bytes(packet))).toThrow(
          expect.objectContaining({ name: 'BabelmeshError', code: 'malformed_message' }),
        );
      }
    },
  );
});
