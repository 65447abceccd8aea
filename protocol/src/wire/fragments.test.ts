import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES } from './codec.js';
import { fragment, joinFragments, readFragment } from './fragments.js';
import { isFragment } from './header.js';

const code = (value: string) => expect.objectContaining({ name: 'BabelmeshError', code: value });
const message = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7) & 255);

describe('fragment', () => {
  it('leaves a message that fits as it is, and splits one byte more in two', () => {
    const fits = message(231);
    expect(fragment(fits, { maxPacketBytes: 231, messageId: 1 })).toEqual([fits]);
    expect(
      fragment(message(232), { maxPacketBytes: 231, messageId: 1 }).map((packet) => packet.length),
    ).toEqual([122, 122]);
  });

  it('gives packets that fit, as few as can be, of one size, which join to the message', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 7, maxLength: 1_000 }),
        fc.integer({ min: 10, max: 300 }),
        fc.nat(0xffff),
        (bytes, maxPacketBytes, messageId) => {
          const packets = fragment(bytes, { maxPacketBytes, messageId });
          if (bytes.length <= maxPacketBytes) {
            expect(packets).toEqual([bytes]);
            return;
          }
          const fragments = packets.map(readFragment);
          expect(packets.every((packet) => isFragment(packet) && packet.length <= maxPacketBytes)).toBe(true);
          expect(packets).toHaveLength(Math.ceil((bytes.length + 2) / (maxPacketBytes - 5)));
          const [first, ...rest] = packets.slice(0, -1);
          expect(rest.every((packet) => packet.length === first?.length)).toBe(true);
          fragments.forEach((one, index) => {
            expect(one).toMatchObject({ messageId, index, count: packets.length });
          });
          expect(joinFragments(fragments.map(({ payload }) => payload))).toEqual(bytes);
        },
      ),
    );
  });

  it('splits into 255 packets and not into more', () => {
    expect(fragment(message(255 * 10 - 2), { maxPacketBytes: 15, messageId: 0 })).toHaveLength(255);
    expect(() => fragment(message(255 * 10 - 1), { maxPacketBytes: 15, messageId: 0 })).toThrow(
      code('body_too_large'),
    );
    expect(fragment(message(MAX_MESSAGE_BYTES), { maxPacketBytes: 231, messageId: 0 })).toHaveLength(254);
    expect(() => fragment(message(MAX_MESSAGE_BYTES + 1), { maxPacketBytes: 500, messageId: 0 })).toThrow(
      code('body_too_large'),
    );
    expect(() => fragment(message(9), { maxPacketBytes: 5, messageId: 0 })).toThrow(code('body_too_large'));
  });

  it.each([-1, 0x1_0000, 0.5, Number.NaN])('refuses the id %d', (messageId) => {
    expect(() => fragment(message(300), { maxPacketBytes: 231, messageId })).toThrow(code('invalid_request'));
  });
});

describe('readFragment', () => {
  it.each([
    ['no payload', [0x1c, 0, 1, 0, 2]],
    ['half a header', [0x1c, 0, 1]],
    ['a count of one', [0x1c, 0, 1, 0, 1, 65]],
    ['a count of none', [0x1c, 0, 1, 0, 0, 65]],
    ['an index beyond its count', [0x1c, 0, 1, 2, 2, 65]],
    ['another kind', [0x11, 0, 1, 0, 2, 65]],
  ])('refuses %s', (_, bytes) => {
    expect(() => readFragment(Uint8Array.from(bytes))).toThrow(code('malformed_message'));
  });

  it('refuses another version', () => {
    expect(() => readFragment(Uint8Array.of(0x2c, 0, 1, 0, 2, 65))).toThrow(code('unsupported_version'));
  });
});
