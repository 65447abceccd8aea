import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BabelmeshError } from '../errors.js';
import { cut } from './block.js';
import { repairPayload } from './erasure.js';
import { type Report, readTransferPacket, writeFragment, writeQuery } from './packets.js';
import { type Received, TransferReceiver } from './receiver.js';

const code = (value: string) => expect.objectContaining({ name: 'BabelmeshError', code: value });
const MINUTE = 60_000;

const message = (length: number, seed = 1) =>
  Uint8Array.from({ length }, (_, i) => (i * 7 + seed * (i + 13)) & 255);

/** The fragments of a message, repair too, in packets of 33 bytes: payloads of 25. */
function packetsOf(bytes: Uint8Array, { repair = 0, id }: { repair?: number; id?: number } = {}) {
  const block = cut(bytes, 33);
  const count = block.payloads.length;
  return Array.from({ length: count + repair }, (_, index) => {
    const payload = block.payloads[index] ?? repairPayload(block.payloads, index);
    return writeFragment({ kind: 'fragment', id: id ?? block.id, index, count, payload });
  });
}

const fragment = (id: number, index: number, count: number, payload: Uint8Array, ask?: number) =>
  writeFragment({ kind: 'fragment', id, index, count, payload, ...(ask !== undefined && { ask }) });

function feed(receiver: TransferReceiver, sender: string | number, packets: readonly Uint8Array[], now = 0) {
  return packets.flatMap((packet) => receiver.accept(sender, packet, now).message ?? []);
}

function reportOf({ report }: Received): Report | undefined {
  const packet = report && readTransferPacket(report);
  return packet?.kind === 'report' ? packet : undefined;
}

describe('a receiver', () => {
  it('gives each message once, whatever the order, the copies and the senders', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 40, max: 300 }), { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 0, max: 5 }),
        fc.infiniteStream(fc.nat(0xffff)),
        (lengths, repair, order) => {
          const receiver = new TransferReceiver({ maxTransfers: 20 });
          const air = lengths.flatMap((length, sender) =>
            packetsOf(message(length, sender), { repair }).flatMap((packet) => [
              { sender, packet, at: order.next().value ?? 0 },
              { sender, packet, at: order.next().value ?? 0 },
            ]),
          );
          const got = air
            .sort((a, b) => a.at - b.at)
            .flatMap(({ sender, packet }) =>
              feed(receiver, sender, [packet]).map((bytes) => ({ sender, bytes })),
            );
          expect(got).toHaveLength(10);
          for (const { sender, bytes } of got) expect(bytes).toEqual(message(lengths[sender] ?? 0, sender));
          expect([receiver.transfers, receiver.bytes]).toEqual([0, 0]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('needs as many fragments as the message has, repair or not', () => {
    const packets = packetsOf(message(200), { repair: 4 });
    expect(packets).toHaveLength(13);
    expect(feed(new TransferReceiver(), 1, packets.slice(4))).toEqual([message(200)]);
    expect(feed(new TransferReceiver(), 1, packets.slice(5))).toEqual([]);
  });

  it('tells what it has when it is asked, and that it has all unasked', () => {
    const receiver = new TransferReceiver({ firstSession: 62 });
    const packets = packetsOf(message(100), { repair: 2 });
    const { id } = cut(message(100), 33);
    const query = (ask: number) => reportOf(receiver.accept(1, writeQuery({ kind: 'query', id, ask }), 0));
    expect(query(3)).toMatchObject({ id, state: 'partial', ask: 3, received: new Set() });
    expect(packets.slice(1, 3).map((packet) => receiver.accept(1, packet, 0))).toEqual([{}, {}]);
    expect(query(4)).toEqual({
      kind: 'report',
      id,
      state: 'partial',
      session: 62,
      ask: 4,
      received: new Set([1, 2]),
    });
    const asking = fragment(id, 3, 5, cut(message(100), 33).payloads[3] ?? new Uint8Array(), 9);
    expect(reportOf(receiver.accept(1, asking, 0))).toMatchObject({ ask: 9, received: new Set([1, 2, 3]) });
    receiver.accept(1, packets[5] ?? new Uint8Array(), 0);
    const last = receiver.accept(1, packets[6] ?? new Uint8Array(), 0);
    expect(last.message).toEqual(message(100));
    expect(reportOf(last)).toMatchObject({ state: 'complete', ask: 9, received: new Set([1, 2, 3, 5, 6]) });
  });

  it('confirms what it has finished: when asked, else not more often than every few seconds', () => {
    const receiver = new TransferReceiver();
    const packets = packetsOf(message(100), { repair: 2 });
    const [first = new Uint8Array(), ...rest] = packets;
    feed(receiver, 1, packets.slice(0, 5));
    expect(receiver.accept(1, first, 500)).toEqual({});
    expect(reportOf(receiver.accept(1, first, 4_000))).toMatchObject({ state: 'complete' });
    expect(rest.map((packet) => receiver.accept(1, packet, 4_100).report)).toEqual(rest.map(() => undefined));
    const { id } = cut(message(100), 33);
    expect(reportOf(receiver.accept(1, writeQuery({ kind: 'query', id, ask: 8 }), 4_200))).toMatchObject({
      state: 'complete',
      ask: 8,
    });
  });

  describe('of what it gave', () => {
    const packets = packetsOf(message(100));
    const { id } = cut(message(100), 33);
    const [first = new Uint8Array()] = packets;
    const query = writeQuery({ kind: 'query', id, ask: 8 });
    const given = () => {
      const receiver = new TransferReceiver();
      feed(receiver, 1, packets);
      return receiver;
    };

    it.each([
      ['a fragment', first],
      ['a question', query],
    ])('tells that it comes again, half a minute later: %s', (_, packet) => {
      const receiver = given();
      expect(receiver.accept(1, packet, 29_999)).not.toHaveProperty('isRepeated');
      const again = receiver.accept(1, packet, 40_000);
      expect([again.isRepeated, reportOf(again)?.state]).toEqual([true, 'complete']);
      expect(again).not.toHaveProperty('message');
      expect(receiver.accept(1, packet, 60_000)).not.toHaveProperty('isRepeated');
      expect(receiver.accept(1, packet, 70_000)).toHaveProperty('isRepeated');
    });

    it('says, where it was refused, that it is, and then takes it anew', () => {
      const receiver = given();
      receiver.refuse(1, id, 0);
      expect(reportOf(receiver.accept(1, query, 1_000))).toMatchObject({ state: 'refused', ask: 8 });
      expect(reportOf(receiver.accept(1, first, 10_000))).toMatchObject({ state: 'refused' });
      expect(receiver.transfers).toBe(0);
      expect(feed(receiver, 1, packets, 30_000)).toEqual([message(100)]);
      expect(reportOf(receiver.accept(1, query, 31_000))).toMatchObject({ state: 'complete' });
    });

    it('takes what it is to forget anew at once', () => {
      const receiver = given();
      receiver.forget(1, id);
      expect(feed(receiver, 1, packets)).toEqual([message(100)]);
    });

    it('keeps that of other senders', () => {
      const receiver = given();
      receiver.refuse('1', id, 0);
      receiver.forget(2, id);
      expect(reportOf(receiver.accept(1, query, 1_000))).toMatchObject({ state: 'complete' });
    });
  });

  it('forgets a transfer that is silent for two hours, and a finished one after six', () => {
    const receiver = new TransferReceiver();
    const packets = packetsOf(message(100));
    feed(receiver, 1, packets.slice(0, 4), 0);
    expect(feed(receiver, 1, packets.slice(4), 119 * MINUTE)).toEqual([message(100)]);
    expect(feed(receiver, 1, packets, 478 * MINUTE)).toEqual([]);
    feed(receiver, 2, packets.slice(0, 4), 478 * MINUTE);
    expect(feed(receiver, 1, packets, 480 * MINUTE)).toEqual([message(100)]);
    expect(feed(receiver, 2, packets.slice(4), 599 * MINUTE)).toEqual([]);
  });

  describe('refuses, and keeps the transfer,', () => {
    const { id, payloads } = cut(message(100), 33);
    const [, second = new Uint8Array()] = payloads;
    it.each([
      [
        'other bytes in the same place',
        fragment(
          id,
          1,
          5,
          second.map((byte) => byte ^ 1),
        ),
      ],
      [
        'other bytes in an asking fragment',
        fragment(
          id,
          1,
          5,
          second.map((byte) => byte ^ 1),
          7,
        ),
      ],
    ])('%s', (_, hostile) => {
      const receiver = new TransferReceiver();
      const packets = packetsOf(message(100));
      feed(receiver, 1, packets.slice(0, 2));
      const { bytes } = receiver;
      expect(() => receiver.accept(1, hostile, 0)).toThrow(code('malformed_message'));
      expect(receiver.bytes).toBe(bytes);
      expect(feed(receiver, 1, packets)).toEqual([message(100)]);
    });

    it('reports', () => {
      const report = new TransferReceiver().accept(1, writeQuery({ kind: 'query', id, ask: 1 }), 0).report;
      expect(() => new TransferReceiver().accept(1, report ?? new Uint8Array(), 0)).toThrow(
        code('malformed_message'),
      );
    });
  });

  it.each([
    ['another count', 41],
    ['another length', 30],
  ])(
    'begins anew with fragments of %s: the sender may have cut it for another preset',
    (_, maxPacketBytes) => {
      const receiver = new TransferReceiver();
      feed(receiver, 1, packetsOf(message(100)).slice(0, 3));
      const { id, payloads } = cut(message(100), maxPacketBytes);
      const again = payloads.map((payload, index) => fragment(id, index, payloads.length, payload));
      expect(feed(receiver, 1, again)).toEqual([message(100)]);
      expect(receiver.transfers).toBe(0);
    },
  );

  it('never joins fragments of two messages that came under one id, and begins anew', () => {
    const receiver = new TransferReceiver();
    const one = packetsOf(message(100, 1), { id: 9 });
    const { id } = cut(message(100, 2), 33);
    const other = packetsOf(message(100, 2), { id });
    const mixed = [...packetsOf(message(100, 1), { id }).slice(0, 2), ...other.slice(2)];
    const ask = (number: number) =>
      reportOf(receiver.accept(1, writeQuery({ kind: 'query', id, ask: number }), 0));
    feed(receiver, 1, mixed.slice(0, 4));
    const before = ask(1);
    expect(() => feed(receiver, 1, mixed.slice(4))).toThrow(code('malformed_message'));
    const after = ask(2);
    expect(after?.received.size).toBe(0);
    expect(after?.session).not.toBe(before?.session);
    expect(feed(receiver, 1, other)).toEqual([message(100, 2)]);
    expect(() => feed(receiver, 1, one)).toThrow(code('malformed_message'));
  });

  it('refuses a transfer longer than any message at its first fragment', () => {
    const receiver = new TransferReceiver();
    const { report } = receiver.accept(1, fragment(5, 0, 255, message(226)), 0);
    expect(reportOf({ report: report ?? new Uint8Array() })).toMatchObject({ state: 'refused' });
    expect([receiver.transfers, receiver.bytes]).toEqual([0, 0]);
  });

  it('lets one sender displace only its own transfers', () => {
    const receiver = new TransferReceiver({ maxTransfersPerSender: 2 });
    const others = packetsOf(message(100));
    feed(receiver, 'other', others.slice(0, -1));
    for (let id = 0; id < 1_000; id++) receiver.accept('flood', fragment(id, 0, 255, message(200)), id);
    expect(receiver.transfers).toBe(3);
    expect(feed(receiver, 'other', others.slice(-1))).toEqual([message(100)]);
  });

  it('drops what has been silent longest when many senders fill it', () => {
    const receiver = new TransferReceiver({ maxTransfers: 10 });
    const packets = packetsOf(message(100));
    feed(receiver, 'silent', packets.slice(0, 1));
    for (let sender = 0; sender < 32; sender++) {
      if (sender % 8 === 0) feed(receiver, 'lively', packets.slice(sender / 8, sender / 8 + 1));
      receiver.accept(sender, fragment(1, 0, 2, message(20)), 0);
    }
    expect(feed(receiver, 'lively', packets.slice(4))).toEqual([message(100)]);
    expect(feed(receiver, 'silent', packets.slice(1))).toEqual([]);
  });

  it('stays within its memory, with BabelmeshErrors only, whatever comes', () => {
    const packet = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.nat(3), fc.nat(8), fc.integer({ min: 2, max: 6 }), fc.nat(60), fc.option(fc.nat(255)))
        .map(([id, index, count, length, ask]) =>
          fragment(id, index, count, message(length), ask ?? undefined),
        ),
    );
    const limits = { maxTransfers: 5, maxTransfersPerSender: 3, maxBytes: 1_500, maxBytesPerSender: 800 };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), packet), { maxLength: 120 }), (air) => {
        const receiver = new TransferReceiver(limits);
        for (const [sender, bytes] of air) {
          try {
            receiver.accept(sender, bytes, 0);
          } catch (error) {
            expect(error).toBeInstanceOf(BabelmeshError);
          }
          expect(receiver.transfers).toBeLessThanOrEqual(limits.maxTransfers);
          expect(receiver.bytes).toBeLessThanOrEqual(limits.maxBytes);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('remembers a bounded number of finished transfers', () => {
    const receiver = new TransferReceiver({ maxTransfers: 2 });
    const finish = (seed: number) => feed(receiver, 1, packetsOf(message(40, seed))).length;
    for (let seed = 0; seed < 17; seed++) expect(finish(seed)).toBe(1);
    expect(finish(16)).toBe(0);
    expect(finish(0)).toBe(1);
  });
});
