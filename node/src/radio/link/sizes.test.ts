import { Portnums } from '@meshtastic/protobufs';
import { describe, expect, it } from 'vitest';
import {
  BROADCAST,
  dataBytes,
  MAX_DATA_BYTES,
  maxPayloadBytes,
  PKI_OVERHEAD_BYTES,
  packetBytes,
} from './sizes.js';

const { PortNum } = Portnums;
const text = { channel: 0, portnum: PortNum.TEXT_MESSAGE_APP };

describe('sizes', () => {
  it.each([
    ['a broadcast', { ...text, to: BROADCAST }, 232],
    ['a direct message', { ...text, to: 7 }, 220],
    ['a threaded direct message', { ...text, to: 7, replyId: 0xffffffff }, 215],
    ['a threaded direct message to a small id', { ...text, to: 7, replyId: 1 }, 215],
    ['a tapback', { ...text, to: 7, replyId: 1, isTapback: true }, 210],
    ['a threaded broadcast', { ...text, to: BROADCAST, replyId: 1 }, 227],
    ['a private packet', { channel: 0, portnum: PortNum.PRIVATE_APP, to: BROADCAST }, 231],
    ['a private packet to one node', { channel: 0, portnum: PortNum.PRIVATE_APP, to: 7 }, 219],
  ])('%s carries what the firmware takes', (_what, packet, bytes) => {
    expect(maxPayloadBytes(packet)).toBe(bytes);
    const limit = packet.to === BROADCAST ? MAX_DATA_BYTES : MAX_DATA_BYTES - PKI_OVERHEAD_BYTES;
    expect(dataBytes({ ...packet, payload: new Uint8Array(bytes) })).toBeLessThanOrEqual(limit);
    expect(dataBytes({ ...packet, payload: new Uint8Array(bytes + 1) })).toBeGreaterThan(limit);
  });

  it('count what goes on the air', () => {
    const payload = new Uint8Array(100);
    expect(packetBytes({ ...text, to: BROADCAST, payload })).toBe(100 + 22);
    expect(packetBytes({ ...text, to: BROADCAST, payload: new Uint8Array(200) })).toBe(200 + 23);
    expect(packetBytes({ ...text, to: 7, payload })).toBe(100 + 22 + 12);
  });
});
