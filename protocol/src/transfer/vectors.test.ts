import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cut } from './block.js';
import { MAX_PAYLOADS, repairPayload } from './erasure.js';
import { type Fragment, readTransferPacket, writeFragment, writeQuery, writeReport } from './packets.js';
import { TransferReceiver } from './receiver.js';

interface Vectors {
  readonly transfers: readonly {
    readonly name: string;
    readonly message: string;
    readonly maxPacketBytes: number;
    readonly id: number;
    readonly fragments: readonly string[];
    /** The first ones, and the one of the last index. */
    readonly repair: readonly string[];
    readonly asking: { readonly index: number; readonly ask: number; readonly packet: string };
  }[];
  readonly packets: readonly {
    readonly name: string;
    readonly hex: string;
    readonly packet: {
      readonly kind: 'query' | 'report';
      readonly id: number;
      readonly ask: number;
      readonly state: 'partial' | 'complete' | 'refused';
      readonly session: number;
      readonly received?: readonly number[];
    };
  }[];
}

const { transfers, packets }: Vectors = JSON.parse(
  readFileSync(new URL('../../../docs/vectors/transfers.json', import.meta.url), 'utf8'),
);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

describe.each(transfers)('$name', ({ message, maxPacketBytes, id, fragments, repair, asking }) => {
  const block = cut(bytes(message), maxPacketBytes);
  const count = block.payloads.length;
  const packet = (index: number, more: Partial<Fragment> = {}) => {
    const payload = block.payloads[index] ?? repairPayload(block.payloads, index);
    return hex(writeFragment({ kind: 'fragment', id: block.id, index, count, payload, ...more }));
  };

  it('is cut and coded so', () => {
    expect(block.id).toBe(id);
    expect(block.payloads.map((_, index) => packet(index))).toEqual(fragments);
    const indices = [...repair.slice(1).keys()].map((i) => count + i).concat(MAX_PAYLOADS - 1);
    expect(indices.map((index) => packet(index))).toEqual(repair);
    expect(packet(asking.index, { ask: asking.ask })).toBe(asking.packet);
  });

  it('is put together from what is left of it', () => {
    const all = [...fragments, ...repair].reverse();
    const receiver = new TransferReceiver();
    const got = all.slice(0, count).flatMap((one) => receiver.accept(1, bytes(one), 0).message ?? []);
    expect(got.map(hex)).toEqual([message]);
  });
});

describe('questions and reports', () => {
  it.each(packets)('$name', ({ hex: written, packet: { received, ...packet } }) => {
    const read = readTransferPacket(bytes(written));
    expect(read).toEqual({ ...packet, ...(received && { received: new Set(received) }) });
    if (read.kind === 'query') expect(hex(writeQuery(read))).toBe(written);
    if (read.kind === 'report') expect(hex(writeReport(read))).toBe(written);
  });
});
