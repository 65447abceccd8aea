/** A radio behind TCP that answers as the recorded firmware did, for a daemon in another process. */
import { createServer, type Socket } from 'node:net';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Mesh, Portnums } from '@meshtastic/protobufs';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { readRecordedSession } from '../../src/radio/link/testing/recorded-session.js';
import { ReplayRadio } from '../../src/radio/link/testing/replay-radio.js';

const { PortNum } = Portnums;
const HEADER_BYTES = 4;
const MAX_PAYLOAD_BYTES = 512;

/** The nodes of the recording. */
export const SELF = 0xcc000011;
export const PEER = 0xcc000012;
export const PRIVATE_APP: number = PortNum.PRIVATE_APP;
export const TEXT_MESSAGE_APP: number = PortNum.TEXT_MESSAGE_APP;

/** What a daemon had the radio send. */
export interface Sent {
  readonly packet: Mesh.MeshPacket;
  readonly data: Mesh.Data;
  readonly text: string;
}

export interface RecordedRadio {
  /** For BABELMESH_RADIO_ADDRESS. */
  readonly address: string;
  /** Every packet of the daemon, in order, each confirmed by its receiver. */
  readonly sent: readonly Sent[];
  /** Times a daemon asked for the configuration. */
  readonly handshakes: number;
  /** The recorded peer writes to the node, under its key. Returns the packet id. */
  peerSends(portnum: number, payload: Uint8Array | string, options?: PeerOptions): number;
  /** Ends the silence of a radio opened so. */
  speak(): void;
  /** Bytes as they are. */
  raw(bytes: Uint8Array): void;
  /** Closes the connection after these bytes; a new one is taken. */
  vanish(lastBytes: Uint8Array): void;
  until(holds: () => boolean): Promise<void>;
}

export interface PeerOptions {
  /** When the radio heard it, in s by its own clock; 0 where it has none. Now by default. */
  readonly rxTime?: number;
  /** Kept until the next daemon has shaken hands, as a radio does while no client is there. */
  readonly keep?: boolean;
}

/** A silent one takes connections and answers nobody until it is told to speak. */
export async function openRecordedRadio({ isSilent = false } = {}): Promise<RecordedRadio> {
  const session = readRecordedSession();
  const replay = new ReplayRadio({ clock: systemClock, session });
  const direct = session.flatMap(({ dir, bytes }) => (dir === 'from' ? [bytes] : [])).find(isDirectText);
  if (!direct) throw new Error('the recording has no direct text under a key');
  const sent: Sent[] = [];
  const kept: Uint8Array[] = [];
  const unheard: Uint8Array[] = [];
  const failures: unknown[] = [];
  let handshakes = 0;
  let nextId = 0x7000;
  let socket: Socket | undefined;
  let wake = () => {};

  const hear = () => {
    if (!isSilent) for (const bytes of unheard.splice(0)) replay.onBytes(bytes);
  };
  const server = createServer((accepted) => {
    socket = accepted;
    accepted.setNoDelay(true);
    accepted.on('error', () => {});
    let pending = Buffer.alloc(0);
    accepted.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      try {
        const { frames, rest } = split(pending);
        pending = rest;
        for (const frame of frames) take(fromBinary(Mesh.ToRadioSchema, frame));
      } catch (error) {
        failures.push(error);
      }
      unheard.push(bytes);
      hear();
      if (handshakes > 0) for (const bytes of kept.splice(0)) accepted.write(bytes);
      wake();
    });
    replay.connect((bytes) => accepted.write(bytes));
  });
  const take = ({ payloadVariant }: Mesh.ToRadio) => {
    if (payloadVariant.case === 'wantConfigId') handshakes++;
    if (payloadVariant.case !== 'packet') return;
    const packet = payloadVariant.value;
    if (packet.payloadVariant.case !== 'decoded') throw new Error('an encrypted packet from a client');
    const data = packet.payloadVariant.value;
    sent.push({ packet, data, text: new TextDecoder().decode(data.payload) });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    socket?.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  return {
    address: `127.0.0.1:${port}`,
    sent,
    get handshakes() {
      return handshakes;
    },
    peerSends(portnum, payload, { rxTime = Math.floor(Date.now() / 1000), keep = false } = {}) {
      const message = fromBinary(Mesh.FromRadioSchema, direct);
      if (message.payloadVariant.case !== 'packet') throw new Error('no packet');
      const packet = message.payloadVariant.value;
      const data = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
      packet.id = nextId++;
      packet.rxTime = rxTime;
      packet.payloadVariant = {
        case: 'decoded',
        value: create(Mesh.DataSchema, { portnum, payload: data }),
      };
      const bytes = frame(toBinary(Mesh.FromRadioSchema, message));
      if (keep) kept.push(bytes);
      else socket?.write(bytes);
      return packet.id;
    },
    speak() {
      isSilent = false;
      hear();
    },
    raw: (bytes) => void socket?.write(bytes),
    vanish: (lastBytes) => void socket?.end(lastBytes),
    async until(holds) {
      while (!holds()) {
        if (failures[0]) throw failures[0];
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

function isDirectText(bytes: Uint8Array): boolean {
  const { payloadVariant } = fromBinary(Mesh.FromRadioSchema, bytes);
  if (payloadVariant.case !== 'packet') return false;
  const { from, to, pkiEncrypted, payloadVariant: content } = payloadVariant.value;
  return (
    from === PEER &&
    to === SELF &&
    pkiEncrypted &&
    content.case === 'decoded' &&
    content.value.portnum === PortNum.TEXT_MESSAGE_APP &&
    content.value.emoji === 0
  );
}

function frame(payload: Uint8Array): Uint8Array {
  return Uint8Array.of(0x94, 0xc3, payload.length >> 8, payload.length & 0xff, ...payload);
}

/** A client sends nothing but frames: anything else is a fault. */
function split(bytes: Buffer): { frames: Uint8Array[]; rest: Buffer<ArrayBuffer> } {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (bytes.length - at >= HEADER_BYTES) {
    const length = bytes.readUInt16BE(at + 2);
    if (bytes.readUInt16BE(at) !== 0x94c3 || length > MAX_PAYLOAD_BYTES) {
      throw new Error(`no frame: ${bytes.subarray(at, at + 8).toString('hex')}`);
    }
    if (bytes.length - at - HEADER_BYTES < length) break;
    frames.push(Uint8Array.from(bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length)));
    at += HEADER_BYTES + length;
  }
  return { frames, rest: Buffer.from(bytes.subarray(at)) };
}
