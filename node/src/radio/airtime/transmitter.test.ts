import { BabelmeshError } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { packetBytes } from '../link/sizes.js';
import { ANA, FakeLink } from '../testing/fake-link.js';
import { FakeLogger } from '../testing/fake-ports.js';
import { AirtimeGovernor } from './governor.js';
import { Transmitter } from './transmitter.js';

const packet = { to: ANA, channel: 0, portnum: 256, payload: new Uint8Array(40), wantAck: true };

function transmitting() {
  const link = new FakeLink();
  const clock = new ManualClock();
  const governor = new AirtimeGovernor({ clock });
  let spent = 0;
  const onSpent = () => {
    spent++;
  };
  const transmitter = new Transmitter({ link, governor, clock, logger: new FakeLogger(), onSpent });
  const send = (signal?: AbortSignal) => transmitter.send(packet, 'normal', signal && { signal });
  const once = () => governor.costMs({ packetBytes: packetBytes(packet), wantAck: true });
  return { link, clock, governor, transmitter, send, once, spent: () => spent };
}

describe('what a packet counts for', () => {
  it('is what it may have cost by the time it was confirmed', async () => {
    const { governor, send, once, spent } = transmitting();
    await send();
    expect([governor.usedMs, spent()]).toEqual([once(), 1]);
  });

  it.each([
    ['its answer has come', new BabelmeshError('radio_timeout', 'It came.')],
    ['somebody stops it', new Error('Enough.')],
  ])('is the most it may cost where %s while it is with the radio', async (_, reason) => {
    const { link, clock, governor, transmitter, send, once, spent } = transmitting();
    link.answer = () => 'never';
    const end = new AbortController();
    const sent = expect(send(end.signal)).rejects.toBe(reason);
    await clock.advance(500);
    end.abort(reason);
    await sent;
    expect([governor.usedMs, spent()]).toEqual([3 * once(), 1]);
    // And what answers it answers us.
    expect(transmitter.mayBeAnsweringUs(ANA, link.sent[0]?.packetId ?? 0)).toBe(true);
  });

  it('is the most it may cost where the link breaks after it was given to the radio', async () => {
    const { link, governor, send, once } = transmitting();
    link.answer = () => 'broken';
    await expect(send()).rejects.toMatchObject({ code: 'radio_unavailable' });
    expect(governor.usedMs).toBe(3 * once());
  });

  it.each([
    ['the signal', new Error('Enough.')],
    ['the link', new BabelmeshError('radio_unavailable', 'There is none.')],
  ])('is nothing where %s kept it from the radio', async (_, reason) => {
    const { link, governor, send, spent } = transmitting();
    link.send = async () => {
      throw reason;
    };
    await expect(send()).rejects.toBe(reason);
    expect([governor.usedMs, spent()]).toEqual([0, 0]);
  });
});
