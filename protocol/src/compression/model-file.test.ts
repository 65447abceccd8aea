import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { MODEL_VERSION, readModel } from './model-file.js';

const file = new Uint8Array(readFileSync(new URL('../../../models/compression/sw.model', import.meta.url)));

const code = (bytes: Uint8Array) => {
  try {
    readModel(bytes);
  } catch (error) {
    if (error instanceof BabelmeshError) return error.code;
    throw error;
  }
  return undefined;
};
const changed = (at: number, value: number) => Uint8Array.from(file, (byte, i) => (i === at ? value : byte));

describe('a model file', () => {
  it('is read', () => {
    const { language, alphabet, tables } = readModel(file);
    expect(language).toBe(13);
    expect(alphabet.symbol('a'.codePointAt(0) ?? 0)).toBeDefined();
    expect(tables.slots.length).toBeGreaterThan(1000);
  });

  it('of another version is refused', () => {
    expect(code(changed(4, MODEL_VERSION + 1))).toBe('model_too_new');
  });

  it('that is none, is refused', () => {
    expect(code(changed(0, 0))).toBe('model_corrupt');
    expect(code(new Uint8Array())).toBe('model_corrupt');
    expect(code(Uint8Array.of(...file, 0))).toBe('model_corrupt');
  });

  it('cut short is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) => {
        expect(code(file.subarray(0, length))).toBe('model_corrupt');
      }),
    );
  });

  it('with a wrong byte is refused or read, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
        expect([undefined, 'model_corrupt', 'model_too_new']).toContain(code(changed(at, value)));
      }),
    );
  });
});
