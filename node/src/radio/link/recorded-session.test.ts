import { ManualClock } from '@babelmesh/protocol/testing';
import { Portnums } from '@meshtastic/protobufs';
import { describe, expect, it } from 'vitest';
import { encodeFrame } from './frames.js';
import type { ReceivedPacket, SendOutcome } from './link.js';
import { MeshtasticLink } from './meshtastic-link.js';
import { isDecoded } from './received.js';
import { type RecordedFrame, readRecordedSession } from './testing/recorded-session.js';
import { ScriptedTransport } from './testing/scripted-transport.js';

const { PortNum } = Portnums;
const NONCE = 1_234_567;
const SELF = 0xcc000011;
const PEER = 0xcc000012;

/** 230 bytes to one node: the recorded client let the firmware refuse it, the link does so itself. */
const TOO_LARGE_ID = 1_198_659_536;

const session = readRecordedSession();

const recordedPackets = session.flatMap(({ dir, message: { payloadVariant } }) =>
  dir === 'to' && payloadVariant.case === 'packet' ? [payloadVariant.value] : [],
);
const packetsToRepeat = recordedPackets.filter(({ id }) => id !== TOO_LARGE_ID);

/** Plays every recorded frame in its time; what the recorded client sent, the link sends. */
async function replay() {
  const ids = [NONCE, ...packetsToRepeat.map(({ id }) => id)];
  const clock = new ManualClock();
  const transport = new ScriptedTransport();
  const warnings: string[] = [];
  const logger = {
    debug() {},
    info() {},
    warn: (_: object, line: string) => warnings.push(line),
    error() {},
  };
  const link = new MeshtasticLink({ transport, clock, logger, randomUint32: () => ids.shift() ?? 1 });
  const received: ReceivedPacket[] = [];
  link.onPacket((packet) => received.push(packet));
  const outcomes: Promise<SendOutcome | Error>[] = [];
  link.start();
  for (const frame of session) {
    await clock.advance(frame.ms - clock.monotonic());
    if (frame.dir === 'from') transport.data(encodeFrame(frame.bytes));
    else send(frame);
  }
  await clock.advance(5_000);
  return { link, transport, received, outcomes: await Promise.all(outcomes), warnings };

  function send({ message: { payloadVariant } }: RecordedFrame) {
    if (payloadVariant.case !== 'packet' || !isDecoded(payloadVariant.value)) return;
    const { to, channel, wantAck } = payloadVariant.value;
    const { portnum, payload, replyId } = payloadVariant.value.payloadVariant.value;
    const sent = link.send({ to, channel, wantAck, portnum, payload, replyId });
    outcomes.push(sent.catch((error: Error) => error));
  }
}

describe('the recorded session with firmware 2.7.26', () => {
  it('is understood, all of it', async () => {
    const { link, received, warnings } = await replay();
    expect(warnings).toEqual([]);
    expect(link.state.self).toMatchObject({
      num: SELF,
      id: '!cc000011',
      longName: 'Meshtastic 0011',
      shortName: '0011',
    });
    expect([...link.state.nodes.keys()].sort()).toEqual([PEER, 0xcc000013]);
    expect(link.state.config).toEqual({
      region: 'EU_868',
      spreadingFactor: 11,
      bandwidthKhz: 250,
      codingRate: 5,
      hopLimit: 3,
      firmwareVersion: '2.7.26.54e0d8d',
    });
    // The radio's own telemetry, sent twice.
    expect(link.state.channelUtilization).toBeCloseTo(9.57, 1);
    expect(link.state.airUtilTx).toBeGreaterThan(0);
    const texts = received.filter(({ portnum }) => portnum === PortNum.TEXT_MESSAGE_APP);
    expect(
      texts.map(({ payload, to, pkiEncrypted, isTapback, replyId }) => ({
        text: new TextDecoder().decode(payload),
        isDirect: to === SELF,
        pkiEncrypted,
        isTapback,
        replyId,
      })),
    ).toEqual([
      {
        text: 'Hello everyone, is the pass open?',
        isDirect: false,
        pkiEncrypted: false,
        isTapback: false,
        replyId: 0,
      },
      {
        text: '!it Where is the nearest shelter?',
        isDirect: true,
        pkiEncrypted: true,
        isTapback: false,
        replyId: 0,
      },
      { text: '👍', isDirect: true, pkiEncrypted: true, isTapback: true, replyId: 3996657330 },
      { text: 'Здравствуйте', isDirect: true, pkiEncrypted: true, isTapback: false, replyId: 0 },
    ]);
    // Own echoes, simulator packets and routing never come through.
    expect(received.filter(({ from }) => from === SELF)).toEqual([]);
    expect(new Set(received.map(({ portnum }) => portnum))).toEqual(
      new Set([PortNum.TEXT_MESSAGE_APP, PortNum.NODEINFO_APP]),
    );
    await link.stop();
  });

  it('has the recorded packets sent again, field by field', async () => {
    const { transport, link } = await replay();
    const [first] = transport.messages;
    expect(first?.payloadVariant).toEqual({ case: 'wantConfigId', value: NONCE });
    // The recorded client left it to the firmware to encrypt; the link asks for it where it knows the key.
    const sent = transport.packets.map((packet) => ({ ...packet, pkiEncrypted: false }));
    expect(sent).toEqual(packetsToRepeat);
    await link.stop();
  });

  it('tells the outcome of each packet', async () => {
    const { outcomes, link } = await replay();
    const [reply, broadcast, tooSoon, , nobody, unheard] = recordedPackets.map(({ id }) => id);
    expect(outcomes).toEqual([
      { kind: 'acked', packetId: reply },
      { kind: 'sent', packetId: broadcast },
      // Held back until it was not too soon any more.
      { kind: 'sent', packetId: tooSoon },
      expect.objectContaining({ code: 'packet_too_large' }),
      { kind: 'refused', packetId: nobody, routingError: 39 },
      { kind: 'refused', packetId: unheard, routingError: 5 },
    ]);
    await link.stop();
  });
});
