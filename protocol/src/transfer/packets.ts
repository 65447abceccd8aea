/** The packets of a transfer, byte for byte as docs/protocol.md has them. */
import { malformed } from '../wire/cbor-profile.js';
import { headerByte, readHeader } from '../wire/header.js';
import { MAX_PAYLOADS } from './erasure.js';

const ID_AT = 1;
const ID_BYTES = 4;
const HEADER_BYTES = 7;
/** Of a fragment that asks for a report. */
export const ASKING_HEADER_BYTES = 8;
const QUERY_BYTES = 6;
const REPORT_HEADER_BYTES = 7;
const COMPLETE = 0x80;
const REFUSED = 0x40;
const SESSION = 0x3f;

/** A piece of a message; with `ask`, the receiver is to tell what it has. */
export interface Fragment {
  readonly kind: 'fragment';
  readonly id: number;
  /** From `count` on it is repair. */
  readonly index: number;
  /** Payloads of the message, 2 to 255. */
  readonly count: number;
  readonly payload: Uint8Array;
  /** One byte; the report has it too. */
  readonly ask?: number;
}

/** What do you have of this transfer? */
export interface ReportQuery {
  readonly kind: 'query';
  readonly id: number;
  readonly ask: number;
}

/** What a receiver has of a transfer. */
export interface Report {
  readonly kind: 'report';
  readonly id: number;
  readonly state: 'partial' | 'complete' | 'refused';
  /** 0 to 63; another one where the receiver began anew. */
  readonly session: number;
  /** Of the question it answers, or of the last one; 0 before any. */
  readonly ask: number;
  /** Indices of the fragments it has; none where it is complete and no longer knows. */
  readonly received: ReadonlySet<number>;
}

export type TransferPacket = Fragment | ReportQuery | Report;

export function writeFragment({ id, index, count, payload, ask }: Fragment): Uint8Array {
  const asking = ask === undefined ? [] : [ask];
  const head = [headerByte(ask === undefined ? 'fragment' : 'ask'), ...idBytes(id), ...asking, index, count];
  const packet = new Uint8Array(head.length + payload.length);
  packet.set(head);
  packet.set(payload, head.length);
  return packet;
}

export function writeQuery({ id, ask }: ReportQuery): Uint8Array {
  return Uint8Array.of(headerByte('ask'), ...idBytes(id), ask);
}

export function writeReport({ id, state, session, ask, received }: Report): Uint8Array {
  const flags = state === 'complete' ? COMPLETE : state === 'refused' ? REFUSED : 0;
  const highest = Math.max(-1, ...received);
  const packet = new Uint8Array(REPORT_HEADER_BYTES + Math.ceil((highest + 1) / 8));
  packet.set([headerByte('report'), ...idBytes(id), flags | (session & SESSION), ask]);
  for (const index of received) {
    const at = REPORT_HEADER_BYTES + (index >> 3);
    packet[at] = (packet[at] ?? 0) | (0x80 >> (index & 7));
  }
  return packet;
}

/** Throws `malformed_message` or `unsupported_version`. Payloads are views of `packet`. */
export function readTransferPacket(packet: Uint8Array): TransferPacket {
  const kind = readHeader(packet);
  if (packet.length < QUERY_BYTES) throw malformed('is too short for a transfer');
  const id = new DataView(packet.buffer, packet.byteOffset).getUint32(ID_AT);
  switch (kind) {
    case 'fragment':
      return readFragment(packet, id, HEADER_BYTES);
    case 'ask': {
      const ask = packet[ID_AT + ID_BYTES] ?? 0;
      if (packet.length === QUERY_BYTES) return { kind: 'query', id, ask };
      return { ...readFragment(packet, id, ASKING_HEADER_BYTES), ask };
    }
    case 'report':
      return readReport(packet, id);
    default:
      throw malformed('is no part of a transfer');
  }
}

function readFragment(packet: Uint8Array, id: number, headerBytes: number): Fragment {
  const [index = 0, count = 0] = packet.subarray(headerBytes - 2);
  const payload = packet.subarray(headerBytes);
  if (payload.length === 0) throw malformed('is an empty fragment');
  if (count < 2) throw malformed(`is a fragment of ${count}`);
  return { kind: 'fragment', id, index, count, payload };
}

function readReport(packet: Uint8Array, id: number): Report {
  if (packet.length < REPORT_HEADER_BYTES) throw malformed('is too short for a report');
  const bitmap = packet.subarray(REPORT_HEADER_BYTES);
  if (bitmap.length > MAX_PAYLOADS / 8) throw malformed('is a report of more than there can be');
  const [flags = 0, ask = 0] = packet.subarray(ID_AT + ID_BYTES);
  const state = flags & COMPLETE ? 'complete' : flags & REFUSED ? 'refused' : 'partial';
  const received = new Set<number>();
  for (let index = 0; index < 8 * bitmap.length; index++) {
    if ((bitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) received.add(index);
  }
  return { kind: 'report', id, state, session: flags & SESSION, ask, received };
}

function idBytes(id: number): number[] {
  return [id >>> 24, (id >>> 16) & 255, (id >>> 8) & 255, id & 255];
}
