import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { bundle, bundleBytes, unbundle } from './bundle.js';
import { decodeMessage, encodeMessage, errorReply } from './codec.js';

const result = fc
  .record({ token: fc.nat(0xffff), text: fc.string({ maxLength: 60 }) })
  .map(({ token, text }) => ({ kind: 'result', token, text, warnings: [] }) as const);

describe('a bundle', () => {
  it('gives back what went in, in order', () => {
    fc.assert(
      fc.property(fc.array(result, { minLength: 2, maxLength: 12 }), (messages) => {
        const encoded = messages.map((message) => encodeMessage(message));
        const packet = bundle(encoded);
        expect(packet).toHaveLength(bundleBytes(encoded));
        expect(unbundle(packet)).toEqual(encoded);
      }),
    );
  });

  it.each([
    ['one message', [encodeMessage({ kind: 'result', token: 1, text: 'a', warnings: [] })]],
    ['questions', [encodeMessage({ kind: 'nodeQuery' }), encodeMessage({ kind: 'nodeQuery' })]],
    ['long messages', [new Uint8Array(256).fill(0x18), Uint8Array.of(0x18)]],
    ['empty messages', [Uint8Array.of(), Uint8Array.of(0x18)]],
  ])('is not made of %s', (_what, messages) => {
    expect(() => bundle(messages)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('is no message, and not answered with an error', () => {
    const packet = bundle([Uint8Array.of(0x18, 1, 0x60), Uint8Array.of(0x18, 2, 0x60)]);
    expect(() => decodeMessage(packet)).toThrow(expect.objectContaining({ code: 'malformed_message' }));
    expect(errorReply(packet, new BabelmeshError('malformed_message', ''))).toBeUndefined();
  });

  it('whatever comes is read or refused, and what is read is what it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 233 }), fc.boolean(), (noise, isMarked) => {
        const packet = isMarked ? Uint8Array.of(0x1f, ...noise) : noise;
        try {
          expect(bundle(unbundle(packet))).toEqual(packet);
        } catch (error) {
          if (!(error instanceof BabelmeshError)) throw error;
        }
      }),
      { numRuns: 20_000 },
    );
  });
});
