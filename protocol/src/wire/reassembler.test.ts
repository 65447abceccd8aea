import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { ManualClock } from '../manual-clock.js';
import { fragment } from './fragments.js';
import { Reassembler, type ReassemblerOptions } from './reassembler.js';

const code = (value: string) => expect.objectContaining({ name: 'BabelmeshError', code: value });

function setUp(options: Omit<ReassemblerOptions, 'clock'> = {}) {
  const clock = new ManualClock();
  return { clock, reassembler: new Reassembler({ clock, ...options }) };
}

const message = (length: number, seed = 0) =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 17 + 3) & 255);
const packetsOf = (bytes: Uint8Array, messageId = 1, maxPacketBytes = 30) =>
  fragment(bytes, { maxPacketBytes, messageId });

/** Feeds packets in turn and gives the messages that came out. */
function feed(
  reassembler: Reassembler,
  sender: string | number,
  packets: readonly Uint8Array[],
): Uint8Array[] {
  return packets.flatMap((packet) => reassembler.accept(sender, packet) ?? []);
}

/** A fragment as anyone could send it. */
const raw = (messageId: number, index: number, count: number, payload: Uint8Array) =>
  Uint8Array.of(0x1c, messageId >> 8, messageId & 255, index, count, ...payload);

describe('Reassembler', () => {
  it('gives every message once, whatever the order, the copies and the senders between', () => {
    const transfer = fc.record({
      sender: fc.constantFrom<string | number>(7, '7', 'peer', 0xffff_ffff),
      messageId: fc.nat(0xffff),
      bytes: fc.uint8Array({ minLength: 40, maxLength: 400 }),
      maxPacketBytes: fc.integer({ min: 12, max: 39 }),
    });
    const transfers = fc.uniqueArray(transfer, {
      maxLength: 6,
      selector: ({ sender, messageId }) => JSON.stringify([sender, messageId]),
    });
    fc.assert(
      fc.property(
        transfers,
        fc.infiniteStream(fc.nat(3)),
        fc.infiniteStream(fc.nat()),
        (all, copies, order) => {
          const { reassembler } = setUp({ maxTransfersPerSender: 6 });
          const air = all
            .flatMap(({ sender, bytes, ...options }) =>
              fragment(bytes, options).flatMap((packet) =>
                Array.from({ length: 1 + copies.next().value }, () => ({
                  sender,
                  packet,
                  rank: order.next().value,
                })),
              ),
            )
            .sort((a, b) => a.rank - b.rank);
          const received = air.flatMap(({ sender, packet }) => {
            const bytes = reassembler.accept(sender, packet);
            return bytes ? [{ sender, bytes: Array.from(bytes) }] : [];
          });
          const sent = all.map(({ sender, bytes }) => ({ sender, bytes: Array.from(bytes) }));
          expect(new Set(received.map((one) => JSON.stringify(one)))).toEqual(
            new Set(sent.map((one) => JSON.stringify(one))),
          );
          expect(received).toHaveLength(sent.length);
          expect([reassembler.transfers, reassembler.bytes]).toEqual([0, 0]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives nothing while one fragment is missing, whichever', () => {
    const packets = packetsOf(message(200));
    for (const lost of packets.keys()) {
      const { reassembler } = setUp();
      expect(feed(reassembler, 1, packets.toSpliced(lost, 1))).toEqual([]);
      expect(feed(reassembler, 1, packets.slice(lost, lost + 1))).toEqual([message(200)]);
    }
  });

  it.each([
    ['a Uint8Array', (packet: Uint8Array) => Uint8Array.from(packet)],
    ['a Buffer', (packet: Uint8Array) => Buffer.from(packet)],
  ])('does not keep the packet it was given as %s', (_, as) => {
    const { reassembler } = setUp();
    const [packet = new Uint8Array(), ...rest] = packetsOf(message(100));
    const first = as(packet);
    reassembler.accept(1, first);
    first.fill(0);
    expect(feed(reassembler, 1, rest)).toEqual([message(100)]);
  });

  it('forgets a transfer that fell silent, and not one that goes on slowly', async () => {
    const { clock, reassembler } = setUp({ expiryMs: 1_000 });
    const packets = packetsOf(message(100));
    const received: Uint8Array[] = [];
    for (const packet of packets) {
      received.push(...feed(reassembler, 'slow', [packet]));
      await clock.advance(999);
    }
    expect(received).toEqual([message(100)]);

    feed(reassembler, 'silent', packets.slice(0, -1));
    await clock.advance(1_000);
    expect(feed(reassembler, 'silent', packets.slice(-1))).toEqual([]);
    expect(reassembler.transfers).toBe(1);
  });

  it('is not kept waiting by copies of what it has', async () => {
    const { clock, reassembler } = setUp({ expiryMs: 1_000 });
    const [first = new Uint8Array()] = packetsOf(message(100));
    reassembler.accept(1, first);
    await clock.advance(600);
    reassembler.accept(1, first);
    await clock.advance(600);
    reassembler.accept(2, first);
    expect(reassembler.transfers).toBe(1);
  });

  it('takes a late copy of a finished transfer for what it is, until it may be a new one', async () => {
    const { clock, reassembler } = setUp({ expiryMs: 1_000 });
    const packets = packetsOf(message(100));
    expect(feed(reassembler, 1, packets)).toHaveLength(1);
    await clock.advance(999);
    expect(feed(reassembler, 1, packets)).toEqual([]);
    expect(reassembler.transfers).toBe(0);
    await clock.advance(1);
    expect(feed(reassembler, 1, packets)).toEqual([message(100)]);
  });

  describe('refuses, and keeps the transfer,', () => {
    const packets = packetsOf(message(100), 1);
    const [, second = new Uint8Array()] = packets;
    const changed = second.slice();
    changed.set([(changed.at(-1) ?? 0) ^ 1], changed.length - 1);

    it.each([
      ['other bytes in the same place', changed],
      ['another count', raw(1, 3, packets.length + 1, message(25))],
      ['a longer payload', raw(1, 2, packets.length, message(26))],
      ['a shorter payload in the middle', raw(1, 2, packets.length, message(2))],
      ['a last payload longer than the others', raw(1, packets.length - 1, packets.length, message(26))],
    ])('%s', (_, hostile) => {
      const { reassembler } = setUp();
      feed(reassembler, 1, packets.slice(0, 2));
      const { bytes } = reassembler;
      expect(() => reassembler.accept(1, hostile)).toThrow(code('malformed_message'));
      expect(reassembler.bytes).toBe(bytes);
      expect(feed(reassembler, 1, packets)).toEqual([message(100)]);
    });

    it('a payload shorter than the last', () => {
      const { reassembler } = setUp();
      reassembler.accept(1, raw(1, 1, 2, message(10)));
      expect(() => reassembler.accept(1, raw(1, 0, 2, message(9)))).toThrow(code('malformed_message'));
    });
  });

  it('never joins fragments of two transfers under one id', () => {
    const { reassembler } = setUp();
    const before = packetsOf(message(100, 1), 9);
    const after = packetsOf(message(100, 2), 9);
    feed(reassembler, 1, before.slice(0, 2));
    expect(() => feed(reassembler, 1, after.slice(2))).toThrow(code('malformed_message'));
    expect(reassembler.transfers).toBe(0);
    expect(feed(reassembler, 1, after)).toEqual([message(100, 2)]);
  });

  it('refuses a transfer longer than any message at its first fragment', () => {
    const { reassembler } = setUp();
    expect(() => reassembler.accept(1, raw(1, 0, 255, message(226)))).toThrow(code('body_too_large'));
    expect([reassembler.transfers, reassembler.bytes]).toEqual([0, 0]);
  });

  it('lets one sender displace only its own transfers', () => {
    const { reassembler } = setUp({ maxTransfersPerSender: 2 });
    const others = packetsOf(message(100));
    feed(reassembler, 'other', others.slice(0, -1));
    for (let id = 0; id < 1_000; id++) reassembler.accept('flood', raw(id, 0, 255, message(200)));
    expect(reassembler.transfers).toBe(3);
    expect(feed(reassembler, 'other', others.slice(-1))).toEqual([message(100)]);
  });

  it('drops what has been silent longest when many senders fill it', () => {
    const { reassembler } = setUp({ maxTransfers: 10 });
    const packets = packetsOf(message(100));
    feed(reassembler, 'silent', packets.slice(0, 1));
    const received: Uint8Array[] = [];
    for (let sender = 0; sender < 32; sender++) {
      if (sender % 8 === 0)
        received.push(...feed(reassembler, 'lively', packets.slice(sender / 8, sender / 8 + 1)));
      reassembler.accept(sender, raw(1, 0, 2, message(20)));
    }
    expect(packets).toHaveLength(5);
    expect(feed(reassembler, 'lively', packets.slice(4))).toEqual([message(100)]);
    expect(feed(reassembler, 'silent', packets.slice(1))).toEqual([]);
  });

  it('stays within its memory, with BabelmeshErrors only, whatever comes', () => {
    const packet = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.nat(3), fc.nat(6), fc.nat(6), fc.uint8Array({ maxLength: 60 }))
        .map(([id, index, count, payload]) => raw(id, index, count, payload)),
    );
    const limits = {
      maxTransfers: 5,
      maxTransfersPerSender: 3,
      maxBytes: 1_500,
      maxBytesPerSender: 800,
      expiryMs: 500,
    };
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), packet), { maxLength: 120 }), async (air) => {
        const { reassembler } = setUp(limits);
        for (const [sender, bytes] of air) {
          try {
            reassembler.accept(sender, bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(BabelmeshError);
          }
          expect(reassembler.transfers).toBeLessThanOrEqual(limits.maxTransfers);
          expect(reassembler.bytes).toBeLessThanOrEqual(limits.maxBytes);
          expect(reassembler.bytes).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('remembers a bounded number of finished transfers', () => {
    const { reassembler } = setUp({ maxTransfers: 2 });
    const finish = (id: number) => feed(reassembler, 1, packetsOf(message(40), id)).length;
    for (let id = 0; id < 9; id++) expect(finish(id)).toBe(1);
    expect(finish(8)).toBe(0);
    expect(finish(0)).toBe(1);
  });
});
