// Loads the native string extractor where it is installed: decoding must not depend on it.
import 'cbor-x';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { type CborItem, decodeSequence, encodeSequence } from './cbor.js';
import { checkSequence, MAX_DEPTH } from './cbor-profile.js';

type Item = CborItem | Uint8Array | readonly Item[] | ReadonlyMap<number, Item>;

const integer = fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 });
// A byte order mark at the start is the one thing the decoder does not give back; fields never have it.
const text = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }))
  .map((body) => body.replace(/^\uFEFF+/, ''));
const written = nest<CborItem>(fc.oneof(integer, text, fc.boolean(), fc.constant(null)));
const read = nest<Item>(
  fc.oneof(integer, text, fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 40 })),
);

function nest<T>(leaf: fc.Arbitrary<T>): fc.Arbitrary<T | readonly T[] | ReadonlyMap<number, T>> {
  const { item } = fc.letrec<{ item: T | readonly T[] | ReadonlyMap<number, T> }>((tie) => ({
    item: fc.oneof(
      { maxDepth: MAX_DEPTH - 1, withCrossShrink: true },
      leaf,
      fc.array(tie('item'), { maxLength: 5 }),
      fc
        .uniqueArray(fc.tuple(integer, tie('item')), { maxLength: 5, selector: ([key]) => key })
        .map((entries) => new Map(entries)),
    ) as fc.Arbitrary<T>,
  }));
  return item;
}

/** CBOR written from the RFC, heads one step longer than needed where `wide` says so. */
function write(value: Item, wide: () => boolean): number[] {
  const head = (major: number, argument: number) => {
    const widths = [0, 1, 2, 4];
    const least = argument < 24 ? 0 : argument < 256 ? 1 : argument < 65_536 ? 2 : 3;
    const width = Math.min(3, least + (wide() ? 1 : 0));
    const bytes = [argument >>> 24, (argument >>> 16) & 255, (argument >>> 8) & 255, argument & 255];
    if (width === 0) return [(major << 5) | argument];
    return [(major << 5) | (23 + width), ...bytes.slice(4 - (widths[width] ?? 0))];
  };
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'boolean') return [value ? 0xf5 : 0xf4];
  if (value === null) return [0xf6];
  if (value instanceof Uint8Array) return [...head(2, value.length), ...value];
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...head(3, bytes.length), ...bytes];
  }
  if (value instanceof Map) {
    return [
      ...head(5, value.size),
      ...[...value].flatMap(([key, entry]) => [...write(key, wide), ...write(entry, wide)]),
    ];
  }
  const items = value as readonly Item[];
  return [...head(4, items.length), ...items.flatMap((entry) => write(entry, wide))];
}

/** Byte strings come as Node's Buffer there and as Uint8Array elsewhere. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (value instanceof Map) return new Map([...value].map(([key, entry]) => [key, plain(entry)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

describe('decodeSequence', () => {
  it('reads whatever the profile allows, as it was meant', () => {
    fc.assert(
      fc.property(fc.array(read, { maxLength: 6 }), fc.infiniteStream(fc.boolean()), (items, widths) => {
        const bytes = Uint8Array.from(items.flatMap((entry) => write(entry, () => widths.next().value)));
        expect(plain(decodeSequence(bytes))).toEqual(items.map(plain));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads or refuses, with a BabelmeshError only, sequences with bytes changed', () => {
    fc.assert(
      fc.property(
        fc.array(read, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
        (items, changes) => {
          const bytes = Uint8Array.from(items.flatMap((entry) => write(entry, () => false)));
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          let valid = true;
          try {
            checkSequence(bytes);
          } catch (error) {
            valid = false;
            expect(error).toBeInstanceOf(BabelmeshError);
          }
          if (valid) expect(decodeSequence(bytes).length).toBeGreaterThan(0);
          else expect(() => decodeSequence(bytes)).toThrow(BabelmeshError);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('counts the depth from the field', () => {
    const nested = (depth: number) =>
      Uint8Array.from([...Array.from({ length: depth - 1 }, () => 0x81), 0x00]);
    expect(decodeSequence(nested(MAX_DEPTH))).toHaveLength(1);
    expect(() => decodeSequence(nested(MAX_DEPTH + 1))).toThrow(BabelmeshError);
  });
});

describe('encodeSequence', () => {
  it('writes the shortest form', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 23 }), (items) => {
        const expected = items.flatMap((entry) => write(entry, () => false));
        expect([...encodeSequence(items as CborItem[])]).toEqual(expected);
      }),
    );
  });
});
