import { bundle, decodeMessage, encodeMessage, type WireMessage } from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeardMessage } from './correspondence.js';
import { BROADCAST } from './link/sizes.js';
import { PRIVATE_APP } from './policy.js';
import { ANA, type FakeLink, SELF } from './testing/fake-link.js';
import { radioAmongFakes } from './testing/open-radio.js';

const SECOND = 1_000;
const RESULT: WireMessage = { kind: 'result', token: 7, text: 'hola', warnings: [] };
const STATUS: WireMessage = { kind: 'nodeStatus', directions: [{ source: 'en', target: 'sw' }], waiting: 1 };
const QUERY: WireMessage = { kind: 'nodeQuery' };
const signal = new AbortController().signal;

async function setUp(policy: Parameters<typeof radioAmongFakes>[0] = {}) {
  const room = await radioAmongFakes(policy);
  const heard: HeardMessage[] = [];
  let takes = true;
  room.radio.correspondence.onMessage((message) => {
    heard.push(message);
    return takes;
  });
  const receive = (
    message: WireMessage | Uint8Array,
    packet: Parameters<typeof room.link.receive>[0] = {},
  ) => {
    const payload = message instanceof Uint8Array ? message : encodeMessage(message);
    room.link.receive({ portnum: PRIVATE_APP, payload, receivedAt: room.clock.now(), ...packet });
    return room.pass();
  };
  const { correspondence } = room.radio;
  const takeNothing = () => {
    takes = false;
  };
  return { ...room, heard, receive, correspondence, takeNothing };
}

describe('what comes in', () => {
  it('hands on answers, alone or several in a packet, and statuses that others broadcast', async () => {
    const { heard, receive, radio } = await setUp();
    await receive(RESULT, { pkiEncrypted: true, hops: 2, snrDb: 4 });
    await receive(
      bundle([encodeMessage(RESULT), encodeMessage({ kind: 'error', code: 'overloaded', token: 8 })]),
    );
    await receive(STATUS, { to: BROADCAST });
    expect(heard).toMatchObject([
      { from: ANA, message: RESULT, isProven: true, isBroadcast: false, hops: 2, snrDb: 4 },
      { message: RESULT, isProven: false },
      { message: { kind: 'error', token: 8 } },
      { message: STATUS, isBroadcast: true },
    ]);
    expect(radio.ignored().get('not_a_question')).toBeUndefined();
  });

  it('hears a node that translates the same as this one, and says so in the same bytes', async () => {
    const { heard, receive, link, pass } = await setUp();
    await receive(QUERY);
    await pass(SECOND);
    const [own] = link.sent.map(({ payload }) => payload);
    const twin = own ?? expect.fail();
    await receive(twin);
    await receive(twin);
    expect(heard.map(({ message }) => message)).toEqual([decodeMessage(twin), decodeMessage(twin)]);
  });

  it('hears answers however many relays they took, for they need none again', async () => {
    const { heard, receive, radio } = await setUp({ maxHops: 2 });
    await receive(RESULT, { hops: 3 });
    await receive(bundle([encodeMessage(RESULT), encodeMessage(RESULT)]), { hops: 3 });
    await receive(QUERY, { hops: 3 });
    expect(heard).toHaveLength(3);
    expect(radio.ignored().get('too_many_hops')).toBe(1);
  });

  it('counts what nobody waits for', async () => {
    const { receive, radio, takeNothing } = await setUp();
    takeNothing();
    await receive(RESULT);
    expect(radio.ignored().get('not_a_question')).toBe(1);
  });

  it('takes a broadcast once, and no other kind', async () => {
    const { heard, receive, link } = await setUp();
    await receive(STATUS, { to: BROADCAST, id: 9 });
    await receive(STATUS, { to: BROADCAST, id: 9 });
    await receive(RESULT, { to: BROADCAST });
    await receive(QUERY, { to: BROADCAST });
    expect(heard).toHaveLength(1);
    expect(link.sent).toEqual([]);
  });

  it.each([
    ['over the internet', { viaMqtt: true }],
    ['from far away', { hops: 5 }],
    ['from a banned node', { from: 0xbad }],
    ['from itself', { from: SELF }],
    ['from weeks ago', { keptForAtMostMs: Number.POSITIVE_INFINITY }],
    ['on another port', { portnum: 257 }],
  ])('does not hear a status %s', async (_what, packet) => {
    const { heard, receive } = await setUp({ banned: ['!00000bad'] });
    await receive(STATUS, { to: BROADCAST, ...packet });
    expect(heard).toEqual([]);
  });

  it('lives through any broadcast', async () => {
    const { heard, receive } = await setUp();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 232 }), fc.boolean(), async (bytes, isStatus) => {
        const payload = isStatus ? Uint8Array.of(0x1b, ...bytes) : bytes;
        await receive(payload, { to: BROADCAST });
      }),
      { numRuns: 300 },
    );
    expect(heard.every(({ message }) => message.kind === 'nodeStatus')).toBe(true);
  });
});

describe('what goes out', () => {
  it('sends one packet that asks for an ACK', async () => {
    const { correspondence, link, pass } = await setUp();
    const sent = correspondence.send(ANA, QUERY, { priority: 'normal', signal });
    await pass();
    await sent;
    expect(link.sent).toMatchObject([
      { to: ANA, portnum: PRIVATE_APP, wantAck: true, payload: encodeMessage(QUERY) },
    ]);
  });

  it('tries twice, and then tells', async () => {
    const { correspondence, link, pass } = await setUp();
    link.answer = () => 'refused';
    const failed = expect(
      correspondence.send(ANA, QUERY, { priority: 'normal', signal }),
    ).rejects.toMatchObject({
      code: 'not_acknowledged',
    });
    await pass(60 * SECOND);
    await failed;
    expect(link.sent).toHaveLength(2);
  });

  it('asks who a node is whose key the radio lacks', async () => {
    const { correspondence, link, pass } = await setUp();
    link.change({ selfUser: new Uint8Array([1]) });
    link.answer = ({ portnum }) => (portnum === PRIVATE_APP ? { routingError: 39 } : 'sent');
    const failed = expect(correspondence.send(ANA, QUERY, { priority: 'normal', signal })).rejects.toThrow();
    await pass(60 * SECOND);
    await failed;
    expect(link.sent.filter(({ portnum }) => portnum === 4)).toHaveLength(1);
  });

  it('waits for airtime as all else does, and for no longer than its signal', async () => {
    const { correspondence, link, pass, radio } = await setUp();
    link.change({ channelUtilization: 50 });
    const given = new AbortController();
    const failed = expect(
      correspondence.send(ANA, QUERY, { priority: 'normal', signal: given.signal }),
    ).rejects.toThrow('enough');
    await pass(120 * SECOND);
    expect([link.sent.length, radio.held().get('channel_busy')]).toEqual([0, 4 + 1]);
    expect(correspondence.isBusy).toBe(true);
    given.abort(new Error('enough'));
    await pass();
    await failed;
    link.change({ channelUtilization: 5 });
    expect(correspondence.isBusy).toBe(false);
  });

  it.each<[string, Awaited<ReturnType<FakeLink['answer']>>]>([
    ['the link breaks', 'broken'],
    ['the radio is switched off', { routingError: 4 }],
    ['the radio has used up its duty cycle', { routingError: 9, retryAfterMs: 30_000 }],
  ])('sends again where %s, however often, and tells when it has left', async (_what, answer) => {
    const { correspondence, link, pass } = await setUp();
    link.answer = (_packet, count) => (count < 6 ? answer : 'acked');
    let sends = 0;
    const sent = correspondence.send(ANA, QUERY, { priority: 'normal', signal, onSent: () => sends++ });
    await pass(5 * SECOND);
    expect(sends).toBe(0);
    await pass(600 * SECOND);
    expect(await sent).toBe(true);
    expect([link.sent.length, sends]).toEqual([6, 1]);
  });

  it('tells that it has left where nobody confirms it', async () => {
    const { correspondence, link, pass } = await setUp();
    link.answer = () => 'refused';
    let sends = 0;
    const given = { priority: 'normal', signal, onSent: () => sends++ } as const;
    const failed = expect(correspondence.send(ANA, QUERY, given)).rejects.toThrow();
    await pass();
    expect(sends).toBe(1);
    await pass(60 * SECOND);
    await failed;
  });

  it('leaves half of the airtime to what was not sent before', async () => {
    const { correspondence, link, pass, radio } = await setUp({ airtimeShare: 0.0006 });
    for (let node = 1; node <= 20; node++) {
      await correspondence.send(node, QUERY, { priority: 'normal', signal });
    }
    const given = new AbortController();
    const again = { priority: 'normal', signal: given.signal, isRetry: true } as const;
    const held = expect(correspondence.send(ANA, QUERY, again)).rejects.toThrow('enough');
    await pass();
    expect([link.sent.length, radio.held().get('budget')]).toEqual([20, 1]);
    await correspondence.send(ANA, QUERY, { priority: 'normal', signal });
    expect(link.sent).toHaveLength(21);
    given.abort(new Error('enough'));
    await held;
  });

  it('tells where one node has had its share of the airtime, and sends to others', async () => {
    const { correspondence, link, pass, radio } = await setUp({ airtimeShare: 0.0001 });
    const told: number[] = [];
    const given = { priority: 'normal', signal, onShareSpent: (ms: number) => told.push(ms) } as const;
    for (let n = 0; n < 20 && told.length === 0; n++) {
      void correspondence.send(ANA, QUERY, given);
      await pass();
    }
    expect([told, radio.held().get('fair_share')]).toEqual([[60 * SECOND], 1]);
    const before = link.sent.length;
    void correspondence.send(ANA + 1, QUERY, given);
    await pass();
    expect(link.sent.slice(before)).toMatchObject([{ to: ANA + 1 }]);
  });

  it('refuses what takes more airtime than the node allows itself', async () => {
    const { correspondence, link, pass } = await setUp({ airtimeShare: 0.00001 });
    const failed = expect(
      correspondence.send(ANA, QUERY, { priority: 'normal', signal }),
    ).rejects.toMatchObject({ code: 'packet_too_large' });
    await pass();
    await failed;
    expect(link.sent).toEqual([]);
  });

  it('announces without an ACK, on the channel it is told', async () => {
    const { correspondence, link, pass } = await setUp();
    correspondence.announce(3, STATUS);
    await pass();
    expect(link.sent).toMatchObject([{ to: BROADCAST, channel: 3, portnum: PRIVATE_APP, wantAck: false }]);
  });

  it('tells others what it translates itself, not what it would pass on', async () => {
    const { node, receive, link } = await setUp();
    node.directions.push({ source: 'en', target: 'sw', model: 'peer !0000000b', ...{ peer: '!0000000b' } });
    await receive(QUERY);
    const [answer] = link.sent;
    expect(answer && decodeMessage(answer.payload)).toMatchObject({
      kind: 'nodeStatus',
      directions: [
        { source: 'en', target: 'es' },
        { source: 'es', target: 'en' },
      ],
    });
  });

  it('knows what goes in a packet', async () => {
    const { correspondence, link } = await setUp();
    const request = { kind: 'request', token: 1, source: 'en', target: 'sw', priority: 'normal' } as const;
    const most = link.largestPayload - encodeMessage({ ...request, text: 'x'.repeat(200) }).length + 200;
    expect(correspondence.fits({ ...request, text: 'x'.repeat(most) })).toBe(true);
    expect(correspondence.fits({ ...request, text: 'x'.repeat(most + 1) })).toBe(false);
  });
});
