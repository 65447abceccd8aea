import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { cut, join } from './block.js';
import {
  readTransferPacket,
  type TransferPacket,
  writeFragment,
  writeQuery,
  writeReport,
} from './packets.js';

const code = (value: string) => expect.objectContaining({ name: 'BabelmeshError', code: value });
const id = fc.nat(0xffffffff);
const byte = fc.nat(255);

const fragment = fc.record(
  {
    kind: fc.constant('fragment' as const),
    id,
    index: byte,
    count: fc.integer({ min: 2, max: 255 }),
    payload: fc.uint8Array({ minLength: 1, maxLength: 220 }),
    ask: byte,
  },
  { requiredKeys: ['kind', 'id', 'index', 'count', 'payload'] },
);
const query = fc.record({ kind: fc.constant('query' as const), id, ask: byte });
const report = fc.record({
  kind: fc.constant('report' as const),
  id,
  state: fc.constantFrom('partial' as const, 'complete' as const, 'refused' as const),
  session: fc.nat(63),
  ask: byte,
  received: fc.uniqueArray(byte).map((indices) => new Set(indices)),
});

function write(packet: TransferPacket): Uint8Array {
  if (packet.kind === 'fragment') return writeFragment(packet);
  return packet.kind === 'query' ? writeQuery(packet) : writeReport(packet);
}

describe('the packets of a transfer', () => {
  it('are read as they were written, in a larger buffer too', () => {
    fc.assert(
      fc.property(fc.oneof<fc.Arbitrary<TransferPacket>[]>(fragment, query, report), (packet) => {
        const bytes = write(packet);
        expect(readTransferPacket(bytes)).toEqual(packet);
        expect(readTransferPacket(Uint8Array.of(7, ...bytes, 7).subarray(1, -1))).toEqual(packet);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['a fragment without payload', '1c0000000100 02'],
    ['half a header', '1c000000'],
    ['a count of one', '1c00000001 00 01 41'],
    ['a count of none', '1c00000001 00 00 41'],
    ['an asking fragment without payload', '1e00000001 05 00 02'],
    ['an asking fragment with half a place', '1e00000001 05 00'],
    ['a query without a number', '1e00000001'],
    ['a report without a number', '1d00000001 80'],
    ['a report of more than there can be', `1d00000001 00 00 ${'00'.repeat(33)}`],
    ['another kind', '18 01 60 60 60 60 60'],
  ])('are not %s', (_, hex) => {
    const bytes = new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    expect(() => readTransferPacket(bytes)).toThrow(code('malformed_message'));
  });

  it('are not of another version', () => {
    expect(() => readTransferPacket(Uint8Array.of(0x2c, 0, 0, 0, 1, 0, 2, 65))).toThrow(
      code('unsupported_version'),
    );
  });

  it('whatever comes is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(0x1c, 0x1d, 0x1e), fc.uint8Array({ maxLength: 60 }), (header, noise) => {
        try {
          readTransferPacket(Uint8Array.of(header, ...noise));
        } catch (error) {
          expect(error).toBeInstanceOf(BabelmeshError);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a block', () => {
  it('is the message, in the fewest payloads of one length that fit', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 1_000 }),
        fc.integer({ min: 13, max: 300 }),
        (message, maxPacketBytes) => {
          const block = cut(message, maxPacketBytes);
          const { payloads } = block;
          expect(payloads).toHaveLength(Math.max(2, Math.ceil((message.length + 1) / (maxPacketBytes - 8))));
          expect(new Set(payloads.map(({ length }) => length)).size).toBe(1);
          expect(payloads[0]?.length).toBe(Math.ceil((message.length + 1) / payloads.length));
          expect(join(block)).toEqual(message);
        },
      ),
    );
  });

  it('holds 255 payloads and no more, and no message longer than any', () => {
    expect(cut(new Uint8Array(255 * 10 - 1), 18).payloads).toHaveLength(255);
    expect(() => cut(new Uint8Array(255 * 10), 18)).toThrow(code('body_too_large'));
    expect(() => cut(new Uint8Array(57_345), 500)).toThrow(code('body_too_large'));
    expect(() => cut(new Uint8Array(9), 8)).toThrow(code('body_too_large'));
  });

  it('is refused where it is not what its id says', () => {
    const { id, payloads } = cut(
      Uint8Array.from({ length: 300 }, (_, i) => i),
      219,
    );
    const [first = new Uint8Array(), second = new Uint8Array()] = payloads;
    expect(() => join({ id, payloads: [second, first] })).toThrow(code('malformed_message'));
    expect(() => join({ id: id ^ 1, payloads })).toThrow(code('malformed_message'));
    expect(() => join({ id, payloads: [new Uint8Array(4), new Uint8Array(4)] })).toThrow(
      code('malformed_message'),
    );
  });
});
