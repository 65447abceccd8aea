import { Mesh, Portnums } from '@meshtastic/protobufs';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutgoingPacket, SendOptions, SendOutcome } from './link.js';
import { BROADCAST } from './sizes.js';
import {
  KEYLESS,
  PEER,
  packetFrom,
  routingFrom,
  type ScriptedLink,
  SELF,
  SENSOR,
  scriptedLink,
  textTo,
} from './testing/scripted-link.js';

const { PortNum } = Portnums;
const { Routing_Error } = Mesh;

let scripted: ScriptedLink;

async function ready(settings: Parameters<typeof scriptedLink>[0] = {}): Promise<ScriptedLink> {
  scripted = scriptedLink(settings);
  scripted.link.start();
  await scripted.clock.advance(0);
  return scripted;
}

/** Sends and keeps the outcome when it comes. */
function sending(packet: OutgoingPacket, options: SendOptions = {}) {
  const told: { outcome?: SendOutcome; error?: unknown } = {};
  scripted.link.send(packet, options).then(
    (outcome) => {
      told.outcome = outcome;
    },
    (error) => {
      told.error = error;
    },
  );
  return told;
}

const binary = (options: Partial<OutgoingPacket> = {}): OutgoingPacket => ({
  to: PEER,
  channel: 0,
  portnum: PortNum.PRIVATE_APP,
  payload: Uint8Array.of(1, 2, 3),
  wantAck: false,
  ...options,
});
const status = (packetId: number, res = 0, free = 15) => ({
  case: 'queueStatus' as const,
  value: { res, free, maxlen: 16, meshPacketId: packetId },
});
const lastId = () => scripted.transport.packets.at(-1)?.id ?? 0;
const texts = () =>
  scripted.transport.packets.map(({ payloadVariant }) =>
    payloadVariant.case === 'decoded' ? new TextDecoder().decode(payloadVariant.value.payload) : '',
  );

afterEach(() => scripted.link.stop());

describe('an ACK after the end', () => {
  it.each([
    ['nobody had been heard', SELF, Routing_Error.MAX_RETRANSMIT],
    ['somebody had passed it on', SELF, Routing_Error.NONE],
  ])('is told where %s', async (_what, from, error) => {
    const { transport, clock } = await ready();
    let late = 0;
    const told = sending(textTo(PEER, 'far'), { onLateAck: () => late++ });
    const id = lastId();
    transport.says(status(id), routingFrom(from, id, error));
    await clock.advance(10 * 60_000);
    expect(told.outcome?.kind).not.toBe('acked');
    transport.says(routingFrom(KEYLESS, id, Routing_Error.NONE), routingFrom(SELF, id, Routing_Error.NONE));
    expect(late).toBe(0);
    const ack = routingFrom(PEER, id, Routing_Error.NONE);
    transport.says(ack, ack);
    expect(late).toBe(1);
  });
});

describe('the packet', () => {
  it('states our number, a random id, the radio’s hop limit, and the key where it is known', async () => {
    const { transport, clock } = await ready({ hopLimit: 5 });
    sending(textTo(PEER, 'a'));
    sending(binary({ to: KEYLESS }));
    sending(binary({ to: BROADCAST }));
    sending(binary({ portnum: PortNum.TRACEROUTE_APP }));
    await clock.advance(0);
    expect(
      transport.packets.map(({ from, hopLimit, pkiEncrypted }) => ({ from, hopLimit, pkiEncrypted })),
    ).toEqual([
      { from: SELF, hopLimit: 5, pkiEncrypted: true },
      { from: SELF, hopLimit: 5, pkiEncrypted: false },
      { from: SELF, hopLimit: 5, pkiEncrypted: false },
      { from: SELF, hopLimit: 5, pkiEncrypted: false },
    ]);
    const ids = transport.packets.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.every((id) => id > 0)).toBe(true);
  });

  it('that needs a key goes under one or not at all, whatever is known of the destination', async () => {
    const { transport, clock } = await ready();
    const told = sending(binary({ to: KEYLESS, needsKey: true, wantAck: true }));
    sending(binary({ to: BROADCAST, needsKey: true }));
    await clock.advance(0);
    expect(transport.packets.map(({ pkiEncrypted }) => pkiEncrypted)).toEqual([true, false]);
    transport.says(routingFrom(SELF, transport.packets[0]?.id ?? 0, Routing_Error.PKI_FAILED));
    await clock.advance(0);
    expect(told.outcome).toMatchObject({ kind: 'refused', routingError: 34 });
  });

  it('that is for the owner of one key names it to the radio, which may have another by now', async () => {
    const { transport, clock } = await ready();
    const publicKey = new Uint8Array(32).fill(5);
    sending(binary({ needsKey: true, publicKey }));
    sending(binary({ needsKey: true }));
    await clock.advance(0);
    expect(transport.packets).toMatchObject([{ publicKey }, { publicKey: new Uint8Array(0) }]);
  });

  it('carries what it answers and the mark of a tapback', async () => {
    const { transport } = await ready();
    sending(textTo(PEER, '👍', { replyId: 77, isTapback: true, channel: 2 }));
    expect(transport.packets[0]).toMatchObject({
      channel: 2,
      payloadVariant: { case: 'decoded', value: { replyId: 77, emoji: 1 } },
    });
  });

  it('is refused before sending where it is too large, or a text to a node that takes none', async () => {
    const { link, transport } = await ready();
    await expect(link.send(textTo(PEER, 'x'.repeat(221)))).rejects.toMatchObject({
      code: 'packet_too_large',
    });
    await expect(link.send(textTo(SENSOR, 'hello'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(transport.packets).toEqual([]);
    sending(binary({ to: SENSOR }));
    expect(transport.packets).toHaveLength(1);
  });
});

describe('pace', () => {
  it('leaves 2.5 s between texts, over a reconnect too, and lets other packets pass', async () => {
    const { transport, clock } = await ready();
    const times: number[] = [];
    const answer = transport.onMessage;
    transport.onMessage = (message) => {
      answer(message);
      if (message.payloadVariant.case === 'packet') times.push(clock.monotonic());
    };
    sending(textTo(BROADCAST, 'one'));
    sending(textTo(PEER, 'two'));
    sending(binary());
    await clock.advance(2_499);
    expect(texts().slice(0, 2)).toEqual(['one', '\x01\x02\x03']);
    expect(transport.packets).toHaveLength(2);
    await clock.advance(1);
    expect(texts().at(-1)).toBe('two');
    transport.breaks();
    await clock.advance(1_000);
    sending(textTo(PEER, 'three'));
    await clock.advance(5_000);
    const [one = 0, , two = 0, three = 0] = times;
    expect(two - one).toBe(2_500);
    expect(three - two).toBeGreaterThanOrEqual(2_500);
  });

  it('lets urgent texts jump the line, in their own order', async () => {
    const { clock } = await ready();
    for (const content of ['first', 'second', 'third']) sending(textTo(PEER, content));
    for (const content of ['sos 1', 'sos 2']) sending(textTo(PEER, content), { urgent: true });
    await clock.advance(15_000);
    expect(texts()).toEqual(['first', 'sos 1', 'sos 2', 'second', 'third']);
  });

  it('takes what is aborted out of the line', async () => {
    const { clock } = await ready();
    const stop = new AbortController();
    sending(textTo(PEER, 'goes'));
    const aborted = sending(textTo(PEER, 'stays'), { signal: stop.signal });
    stop.abort(new Error('changed my mind'));
    await clock.advance(10_000);
    expect(aborted.error).toEqual(new Error('changed my mind'));
    expect(texts()).toEqual(['goes']);
    const late = sending(textTo(PEER, 'never'), { signal: AbortSignal.abort(new Error('before')) });
    await clock.advance(0);
    expect(late.error).toEqual(new Error('before'));
  });
});

describe('the radio’s queue of 16', () => {
  it('is not overrun though every status is lost, and is asked for its state', async () => {
    const { transport, clock, radio } = await ready();
    radio.answers = false;
    for (let count = 0; count < 40; count++) sending(binary());
    expect(transport.packets).toHaveLength(14);
    expect(transport.count('heartbeat')).toBe(1);
    transport.says(status(0, 0, 16));
    expect(transport.packets).toHaveLength(28);
    await clock.advance(2_000);
    transport.says(status(0, 0, 9));
    expect(transport.packets).toHaveLength(35);
  });

  it('needs no status per packet: one speaks for all before it', async () => {
    const { transport, radio } = await ready();
    radio.answers = false;
    for (let count = 0; count < 20; count++) sending(binary());
    expect(transport.packets).toHaveLength(14);
    transport.says(status(transport.packets[9]?.id ?? 0, 0, 10));
    // Ten slots free when the tenth was taken, four written since, two in reserve.
    expect(transport.packets).toHaveLength(18);
  });

  it('gives the last slots to what is urgent', async () => {
    const { transport, radio } = await ready();
    radio.answers = false;
    transport.says(status(0, 0, 2));
    sending(binary());
    expect(transport.packets).toHaveLength(0);
    sending(binary(), { urgent: true });
    expect(transport.packets).toHaveLength(1);
  });

  it('sends again, under a new id, what found it full', async () => {
    const { transport, clock, radio } = await ready();
    radio.answers = false;
    const told = sending(binary());
    const firstId = lastId();
    transport.says(status(firstId, 32, 0));
    expect(transport.packets).toHaveLength(1);
    transport.says(status(0, 0, 16));
    expect(transport.packets).toHaveLength(2);
    expect(lastId()).not.toBe(firstId);
    transport.says(status(lastId()));
    await clock.advance(500);
    expect(told.outcome).toEqual({ kind: 'sent', packetId: lastId() });
  });
});

describe('the outcome', () => {
  it('of a direct message waits for the destination beyond the relay', async () => {
    const { transport, clock } = await ready();
    const told = sending(textTo(PEER, 'hi'));
    transport.says(routingFrom(SELF, lastId(), Routing_Error.NONE));
    await clock.advance(5_000);
    expect(told.outcome).toBeUndefined();
    transport.says(routingFrom(PEER, lastId(), Routing_Error.NONE));
    await clock.advance(0);
    expect(told.outcome).toEqual({ kind: 'acked', packetId: lastId() });
  });

  it('is “relayed” where the destination stays silent behind a relay', async () => {
    const { transport, clock } = await ready();
    const silent = sending(textTo(PEER, 'one'));
    transport.says(routingFrom(SELF, lastId(), Routing_Error.NONE));
    await clock.advance(60_000);
    expect(silent.outcome).toMatchObject({ kind: 'relayed' });
    const givenUp = sending(textTo(PEER, 'two'));
    transport.says(routingFrom(SELF, lastId(), Routing_Error.NONE), routingFrom(SELF, lastId(), 5));
    await clock.advance(0);
    expect(givenUp.outcome).toMatchObject({ kind: 'relayed' });
  });

  it('of a broadcast is “relayed” at once', async () => {
    const { transport, clock } = await ready();
    const told = sending(textTo(BROADCAST, 'all'));
    transport.says(routingFrom(SELF, lastId(), Routing_Error.NONE));
    await clock.advance(0);
    expect(told.outcome).toEqual({ kind: 'relayed', packetId: lastId() });
  });

  it('is MAX_RETRANSMIT where not even that comes, after the firmware had its three tries', async () => {
    const { clock } = await ready();
    const told = sending(textTo(PEER, 'lost'));
    await clock.advance(22_000);
    expect(told.outcome).toBeUndefined();
    await clock.advance(30_000);
    expect(told.outcome).toEqual({
      kind: 'refused',
      packetId: lastId(),
      routingError: Routing_Error.MAX_RETRANSMIT,
    });
  });

  it('does not believe an ACK from somebody else, or for somebody else', async () => {
    const { transport, clock } = await ready();
    const told = sending(textTo(PEER, 'hi'));
    transport.says(
      routingFrom(KEYLESS, lastId(), Routing_Error.NONE),
      routingFrom(KEYLESS, lastId(), Routing_Error.NO_CHANNEL),
      routingFrom(PEER, 4711, Routing_Error.NONE),
      packetFrom(PEER, { portnum: PortNum.ROUTING_APP, payload: Uint8Array.of(0xff), requestId: lastId() }),
    );
    await clock.advance(1_000);
    expect(told.outcome).toBeUndefined();
  });

  it.each([5, 6, 7, 34, 35, 38, 39])('tells routing error %i', async (routingError) => {
    const { transport, clock } = await ready();
    const told = sending(textTo(PEER, 'hi'));
    transport.says(routingFrom(SELF, lastId(), routingError));
    await clock.advance(0);
    expect(told.outcome).toEqual({ kind: 'refused', packetId: lastId(), routingError });
  });

  it('tells how long the duty cycle lasts, whichever of the three messages comes first', async () => {
    const { transport, clock } = await ready();
    const notification = (replyId: number) => ({
      case: 'clientNotification' as const,
      value: { replyId, message: 'Duty cycle limit exceeded. You can send again in 52 mins' },
    });
    const early = sending(binary());
    transport.says(status(lastId(), 9), notification(lastId()), routingFrom(SELF, lastId(), 9));
    await clock.advance(0);
    expect(early.outcome).toMatchObject({ kind: 'refused', routingError: 9, retryAfterMs: 52 * 60_000 });
    const late = sending(binary());
    transport.says(routingFrom(SELF, lastId(), 9));
    await clock.advance(500);
    transport.says(notification(lastId()));
    await clock.advance(500);
    expect(late.outcome).toMatchObject({ kind: 'refused', routingError: 9, retryAfterMs: 52 * 60_000 });
    const never = sending(binary());
    transport.says(routingFrom(SELF, lastId(), 9));
    await clock.advance(1_000);
    expect(never.outcome).toEqual({ kind: 'refused', packetId: lastId(), routingError: 9 });
  });

  it('reads a refusal from the status alone where the NAK is lost', async () => {
    const { transport, clock } = await ready();
    const refused = sending(textTo(PEER, 'hi'));
    transport.says(status(lastId(), 7));
    await clock.advance(1_000);
    expect(refused.outcome).toMatchObject({ kind: 'refused', routingError: 7 });
    const mute = sending(binary());
    transport.says(status(lastId(), 34));
    await clock.advance(1_000);
    expect(mute.outcome).toMatchObject({ kind: 'refused', routingError: Routing_Error.NO_INTERFACE });
  });

  it('is “sent” where no ACK was asked for, but not before a NAK could come', async () => {
    const { transport, clock } = await ready();
    const fine = sending(textTo(BROADCAST, 'a', { wantAck: false }));
    await clock.advance(1_999);
    expect(fine.outcome).toBeUndefined();
    await clock.advance(1);
    expect(fine.outcome).toMatchObject({ kind: 'sent' });
    await clock.advance(1_000);
    const tooSoon = sending(textTo(BROADCAST, 'b', { wantAck: false }));
    transport.says(status(lastId()), routingFrom(SELF, lastId(), Routing_Error.RATE_LIMIT_EXCEEDED));
    await clock.advance(0);
    expect(tooSoon.outcome).toMatchObject({ kind: 'refused', routingError: 38 });
  });
});

describe('a link that breaks', () => {
  it('fails what the radio has not taken and keeps waiting for what it has', async () => {
    const { transport, clock } = await ready();
    const taken = sending(textTo(PEER, 'taken'));
    const takenId = lastId();
    transport.says(status(takenId));
    const unknown = sending(binary());
    const waiting = sending(textTo(PEER, 'waiting'));
    transport.breaks();
    await clock.advance(0);
    expect(unknown.error).toMatchObject({ code: 'radio_unavailable' });
    expect(waiting.error).toMatchObject({ code: 'radio_unavailable' });
    expect(taken).toEqual({});
    await clock.advance(1_000);
    transport.says(routingFrom(PEER, takenId, Routing_Error.NONE));
    await clock.advance(0);
    expect(taken.outcome).toEqual({ kind: 'acked', packetId: takenId });
  });

  it('waits for the ACK that the radio keeps meanwhile, however long it is away', async () => {
    const { transport, clock, link } = await ready();
    const confirmed = sending(textTo(PEER, 'confirmed meanwhile'));
    const confirmedId = lastId();
    transport.says(status(confirmedId));
    await clock.advance(2_500);
    const lost = sending(textTo(PEER, 'lost'));
    const lostId = lastId();
    transport.says(status(lostId));
    transport.failure = new Error('The access point restarts.');
    transport.breaks();
    await clock.advance(10 * 60_000);
    expect([confirmed, lost]).toEqual([{}, {}]);
    transport.failure = undefined;
    while (link.state.phase !== 'ready') await clock.advance(1_000);
    transport.says(routingFrom(PEER, confirmedId, Routing_Error.NONE));
    await clock.advance(5_000);
    expect(confirmed.outcome).toEqual({ kind: 'acked', packetId: confirmedId });
    expect(lost.outcome).toEqual({ kind: 'refused', packetId: lostId, routingError: 5 });
  });

  it('remembers what the radio had refused', async () => {
    const { transport, clock } = await ready();
    const refused = sending(binary());
    transport.says(status(lastId(), 9));
    transport.breaks();
    await clock.advance(0);
    expect(refused.outcome).toEqual({ kind: 'refused', packetId: lastId(), routingError: 9 });
  });

  it('fails everything when it is stopped', async () => {
    const { transport, link, clock } = await ready();
    const taken = sending(textTo(PEER, 'taken'));
    transport.says(status(lastId()));
    await link.stop();
    await clock.advance(0);
    expect(taken.error).toMatchObject({ code: 'radio_unavailable' });
  });
});
