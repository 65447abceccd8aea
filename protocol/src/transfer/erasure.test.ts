import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PAYLOADS, recover, repairPayload } from './erasure.js';

const block = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 30 }))
  .chain(([count, size]) =>
    fc.array(fc.uint8Array({ minLength: size, maxLength: size }), { minLength: count, maxLength: count }),
  );

const all = (payloads: readonly Uint8Array[]) =>
  Array.from(
    { length: MAX_PAYLOADS },
    (_, index) => [index, payloads[index] ?? repairPayload(payloads, index)] as const,
  );

describe('the erasure code', () => {
  it('gives the block from as many payloads as it has, whichever they are', () => {
    fc.assert(
      fc.property(block, fc.infiniteStream(fc.nat(0xffff)), (payloads, order) => {
        const drawn = all(payloads)
          .map((one) => ({ one, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .slice(0, payloads.length)
          .map(({ one }) => one);
        expect(recover(new Map(drawn), payloads.length)).toEqual(payloads);
        expect(recover(new Map(drawn.slice(1)), payloads.length)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('does it for the largest blocks, from repair alone as far as there is any', () => {
    const payloads = Array.from({ length: 128 }, (_, i) => Uint8Array.of(i, 255 - i, (i * 7) & 255));
    expect(recover(new Map(all(payloads).slice(128)), 128)).toEqual(payloads);
    const long = Array.from({ length: 255 }, (_, i) => Uint8Array.of(i));
    expect(recover(new Map(all(long).slice(1)), 255)).toEqual(long);
  });

  it('does not look at more than it needs', () => {
    const payloads = [Uint8Array.of(1, 2), Uint8Array.of(3, 4)];
    expect(recover(new Map(all(payloads)), 2)).toEqual(payloads);
  });
});
