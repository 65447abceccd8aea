import {
  BabelmeshError,
  decodeMessage,
  encodeMessage,
  type Job,
  type WireMessage,
} from '@babelmesh/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROADCAST } from '../link/sizes.js';
import { byteLength } from '../outlet/parts.js';
import { PRIVATE_APP } from '../policy.js';
import { ANA, SELF } from '../testing/fake-link.js';
import { fragmentsOf } from '../testing/fragments.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const binary = (message: WireMessage) => ({ portnum: PRIVATE_APP, payload: encodeMessage(message) });
const request = (token: number, more = {}): WireMessage => ({
  kind: 'request',
  token,
  source: 'en',
  target: 'es',
  text: 'Where is the clinic?',
  priority: 'normal',
  ...more,
});

describe('a direct text', () => {
  it('becomes a request with its sender, thread and end', async () => {
    const { node, hear, clock } = await radioAmongFakes();
    const publicKey = new Uint8Array(32).fill(7);
    await hear('es Where is the clinic?', { id: 42, pkiEncrypted: true, publicKey });
    expect(node.requests).toEqual([
      {
        text: 'Where is the clinic?',
        source: 'auto',
        target: 'es',
        priority: 'normal',
        requester: { inlet: 'radio', id: expect.stringMatching(/^!00000a1a:[0-9a-f]{16}$/) },
        replyTo: { inlet: 'radio', to: ANA, channel: 0, replyId: 42, form: 'text' },
        idempotencyKey: 'packet 42',
        expiresAt: clock.now() + 6 * 3_600_000,
      },
    ]);
  });

  it('is not acknowledged by words: the answer is the translation', async () => {
    const { link, hear } = await radioAmongFakes();
    await hear('es Where is the clinic?');
    expect(link.sent).toEqual([]);
  });

  it('is one job, however often the packet comes', async () => {
    const { node, hear } = await radioAmongFakes();
    await hear('es Where?', { id: 42 });
    await hear('es Where?', { id: 42 });
    expect(node.jobs.size).toBe(1);
  });

  it('with sos is an emergency, up to a limit of its own, then an ordinary request', async () => {
    const { node, hear } = await radioAmongFakes({ emergenciesPerHour: 2, requestsPerMinute: 1 });
    await hear('es first');
    for (const text of ['a', 'b', 'c']) await hear(`sos es ${text}`);
    expect(node.requests.map(({ priority }) => priority)).toEqual(['normal', 'emergency', 'emergency']);
    const other = await radioAmongFakes({ emergenciesPerHour: 1 });
    await other.hear('sos es a');
    await other.hear('sos es a');
    expect(other.node.requests.map(({ priority }) => priority)).toEqual(['emergency', 'normal']);
  });

  it.each([
    ['help', /^~ es hello = Español\. lang xx = your language.* more\. es en$/],
    ['langs', /^~ en>es es>en$/],
    ['es', /^~ Add the text: es where is the clinic$/],
    ['es 👍👍', /^~ No text to translate\.$/],
    ['fr>es où', /^~ No fr here\. Languages: es en$/],
    ['status', /^~ No such request\.$/],
    ['cancel', /^~ No such request\.$/],
    ['more', /^~ Nothing more\.$/],
    ['stop', /^~ No talk to end\.$/],
    ['lang', /^~ No language set\. Set: lang xx \(es en\)$/],
    ['sos help', /^~ Say the language: sos es where is the clinic \(es en\)$/],
    ['good morning', /^~ E\.g\. "es where is the clinic" \(es en\)\. All commands: help$/],
  ])('%s is answered in one threaded message', async (text, reply) => {
    const { link, hear } = await radioAmongFakes();
    await hear(text, { id: 42, channel: 2 });
    expect(link.texts).toEqual([expect.stringMatching(reply)]);
    expect(link.sent[0]).toMatchObject({ to: ANA, channel: 2, replyId: 42, portnum: 1 });
    expect(link.sent[0]?.payload.length).toBeLessThanOrEqual(200);
  });

  it('gets answers of one message from a node with many languages too', async () => {
    const { link, node, hear } = await radioAmongFakes({ requestsPerMinute: 100 });
    const codes = Array.from(
      { length: 150 },
      (_, n) => `x${String.fromCharCode(97 + (n % 26), 97 + n / 26)}`,
    );
    node.directions = codes.flatMap((source) =>
      codes.slice(0, 3).map((target) => ({ source, target, model: 'm' })),
    );
    for (const text of ['help', 'langs', 'hello', `${'é'.repeat(80)}>xaa x`, 'sos']) await hear(text);
    expect(link.texts.length).toBeGreaterThanOrEqual(4);
    for (const text of link.texts) expect(byteLength(text)).toBeLessThanOrEqual(200);
  });

  it('hints once', async () => {
    const { link, hear, pass } = await radioAmongFakes();
    await hear('good morning');
    await hear('anybody?');
    await pass(30 * 24 * 3_600_000);
    await hear('hello?');
    expect(link.sent).toHaveLength(1);
  });

  it('asks how its requests are, newest first, and cancels them', async () => {
    const { link, node, hear } = await radioAmongFakes({ requestsPerMinute: 20 });
    await hear('es first');
    await hear('es second');
    await hear('status');
    await hear('status 2');
    await hear('cancel 2');
    await hear('status 2');
    await hear('cancel 2');
    const [, second] = [...node.jobs.values()];
    if (second)
      node.jobs.set(second.id, { ...second, state: 'leased', doneSegments: 2, totalSegments: 5 } as Job);
    await hear('status');
    expect(link.texts).toEqual([
      '~ 1: es "second" waiting',
      '~ 2: es "first" waiting',
      '~ Cancelled.',
      '~ 2: es "first" Cancelled.',
      '~ Already done.',
      '~ 1: es "second" running, 2 of 5 done',
    ]);
  });

  it('with a forged sender cannot see or cancel what the owner of the key asked', async () => {
    const { link, node, hear } = await radioAmongFakes();
    const proven = { pkiEncrypted: true, publicKey: new Uint8Array(32).fill(7) };
    await hear('es mine', proven);
    for (const forged of [
      {},
      { publicKey: proven.publicKey },
      { ...proven, publicKey: new Uint8Array(32) },
    ]) {
      await hear('cancel', forged);
      await hear('status', forged);
    }
    expect(new Set(link.texts)).toEqual(new Set(['~ No such request.']));
    expect([...node.jobs.values()][0]?.state).toBe('queued');
    await hear('cancel', proven);
    expect([...node.jobs.values()][0]?.state).toBe('cancelled');
  });

  it('cannot see or cancel what another asked', async () => {
    const { link, node, hear } = await radioAmongFakes();
    await hear('es mine');
    await hear('cancel', { from: 0xbad });
    expect(link.texts).toEqual(['~ No such request.']);
    expect([...node.jobs.values()][0]?.state).toBe('queued');
  });

  it.each([
    [
      new BabelmeshError('overloaded', 'The queue is full.', { retryAfterMs: 240_000 }),
      '~ Busy. Try again in 4 min.',
    ],
    [new BabelmeshError('same_language', 'Same.'), '~ Already Español.'],
    [
      new BabelmeshError('unsupported_pair', 'No model for es to es.'),
      '~ I cannot translate that into Español. See langs',
    ],
  ])('that is refused gets the reason: %s', async (error, reply) => {
    const { link, node, hear } = await radioAmongFakes();
    node.refuse = error;
    await hear('es Where?', { id: 42 });
    expect(link.texts).toEqual([reply]);
    expect(link.sent[0]).toMatchObject({ replyId: 42, wantAck: true });
  });

  it('gets no hint when it is an answer to somebody else’s packet', async () => {
    const { link, node, hear, radio } = await radioAmongFakes();
    await hear('es nada', { replyId: 123_456 });
    expect(node.requests).toEqual([]);
    expect(link.sent).toEqual([]);
    expect(radio.ignored().get('answer_to_others')).toBe(1);
  });

  it('is read when it answers a packet of ours', async () => {
    const { link, node, hear } = await radioAmongFakes();
    await hear('help');
    await hear('es Where?', { replyId: link.sent[0]?.packetId ?? 0 });
    expect(node.requests).toHaveLength(1);
  });

  it('is read when it answers what its sender said before', async () => {
    const { node, hear } = await radioAmongFakes({ channels: [1] });
    await hear('es Where?', { id: 41 });
    await hear('es Where is the clinic?', { id: 42, replyId: 41 });
    await hear('!es Where?', { to: BROADCAST, channel: 1, id: 43 });
    await hear('!es Where is the clinic?', { to: BROADCAST, channel: 1, id: 44, replyId: 43 });
    await hear('es Where is the clinic?', { from: 9, id: 45, replyId: 41 });
    expect(node.requests.map(({ replyTo }) => 'replyId' in replyTo && replyTo.replyId)).toEqual([
      41, 42, 43, 44,
    ]);
  });

  it('is an emergency, or for the node by name, whatever old message it is threaded to', async () => {
    const { node, link, hear } = await radioAmongFakes();
    await hear('sos es Two people hurt', { replyId: 123_456 });
    await hear('@BM es Where is the clinic?', { replyId: 123_456 });
    await hear('🆘', { replyId: 123_456 });
    expect(node.requests.map(({ priority }) => priority)).toEqual(['emergency', 'normal']);
    expect(link.texts).toEqual([expect.stringMatching(/^~ Say the language/)]);
  });

  it('is told once that it comes too often', async () => {
    const { link, node, hear, pass } = await radioAmongFakes({ requestsPerMinute: 2 });
    for (const text of ['a', 'b', 'c', 'd', 'e']) await hear(`es ${text}`);
    expect(node.requests).toHaveLength(2);
    expect(link.texts).toEqual(['~ Too many requests. Try again in 30 s.']);
    await pass(30_000);
    await hear('es f');
    expect(node.requests).toHaveLength(3);
  });

  it('counts per sender: a flood does not keep others out', async () => {
    const { node, hear } = await radioAmongFakes();
    for (let n = 0; n < 50; n++) await hear(`es flood ${n}`, { from: 0xbad });
    await hear('es Where?');
    expect(
      node.requests.filter(({ replyTo }) => replyTo.inlet === 'radio' && replyTo.to === ANA),
    ).toHaveLength(1);
  });

  it('survives bytes that are no text', async () => {
    const { link, hear } = await radioAmongFakes();
    await hear('', { payload: Uint8Array.of(0xff, 0xfe, 0x80) });
    expect(link.texts).toEqual([]);
  });
});

describe('nobody is answered', () => {
  it.each<[string, Parameters<Awaited<ReturnType<typeof radioAmongFakes>>['hear']>[1]]>([
    ['own_packet', { from: SELF }],
    ['tapback', { isTapback: true, replyId: 5 }],
    ['mqtt', { viaMqtt: true }],
    ['not_for_us', { to: 0xc0 }],
    ['not_for_us', { to: BROADCAST }],
    ['other_port', { portnum: 65 }],
    ['other_port', { portnum: 3 }],
    ['banned', { from: 0xbad }],
    ['too_many_hops', { hops: 5 }],
    ['too_old', { keptForAtMostMs: 700_000 }],
    ['too_old', { keptForAtMostMs: Number.POSITIVE_INFINITY, heardAt: 1_600_000_000_000 }],
  ])('%s', async (reason, packet) => {
    const { link, node, hear, radio } = await radioAmongFakes({ banned: ['!00000BAD'] });
    await hear('es Where is the clinic?', packet);
    await hear('hello', packet);
    expect(node.requests).toEqual([]);
    expect(link.sent).toEqual([]);
    expect(radio.ignored().get(reason as never)).toBe(2);
  });

  it('but those the policy lets in are', async () => {
    const { node, hear, clock } = await radioAmongFakes({
      allowMqtt: true,
      maxHops: 7,
      allowed: ['!00000a1a'],
    });
    await hear('es mqtt', { viaMqtt: true });
    await hear('es far', { hops: 7 });
    await hear('es kept for a short time', { keptForAtMostMs: 60_000 });
    await hear('es heard lately', { keptForAtMostMs: Number.POSITIVE_INFINITY, heardAt: clock.now() - 5000 });
    await hear('es stranger', { from: 0xbad });
    expect(node.requests.map(({ text }) => text)).toEqual([
      'mqtt',
      'far',
      'kept for a short time',
      'heard lately',
    ]);
  });

  it('before the radio said who we are', async () => {
    const { node, link, hear } = await radioAmongFakes();
    const { self: _, ...unknown } = link.state;
    link.state = unknown;
    await hear('es Where?');
    expect(node.requests).toEqual([]);
  });
});

describe('a channel the operator allowed', () => {
  it('takes marked commands, answered in their thread, and nothing else', async () => {
    const { link, node, hear } = await radioAmongFakes({ channels: [1] });
    const onChannel = { to: BROADCAST, channel: 1 };
    await hear('!es Where is the clinic?', { ...onChannel, id: 42 });
    for (const text of ['es Where?', 'help', '!help', '!status', 'good morning', '!nonsense'])
      await hear(text, onChannel);
    await hear('!es Where?', { to: BROADCAST, channel: 0 });
    await hear('', { ...onChannel, ...binary(request(1)) });
    expect(node.requests.map(({ replyTo }) => replyTo)).toEqual([
      { inlet: 'radio', to: BROADCAST, channel: 1, replyId: 42, form: 'text' },
    ]);
    expect(link.sent).toEqual([]);
  });

  it('hears no errors', async () => {
    const { link, node, hear } = await radioAmongFakes({ channels: [1], requestsPerMinute: 1 });
    node.refuse = new BabelmeshError('overloaded', 'Full.');
    await hear('!es Where?', { to: BROADCAST, channel: 1 });
    await hear('!es Where again?', { to: BROADCAST, channel: 1 });
    expect(link.sent).toEqual([]);
  });
});

describe('other bots', () => {
  it('two of us stop within two messages', async () => {
    const a = await radioAmongFakes();
    const b = await radioAmongFakes();
    // Somebody with a phone on b's radio writes to a. Everything a sends reaches b, and back.
    const A = 0xa;
    const B = 0xb;
    const start = { from: B, to: SELF, id: 1 };
    const carry = async (from: typeof a, to: typeof a, sender: number, seen: number) => {
      for (const packet of from.link.sent.slice(seen)) {
        const { portnum, payload, packetId, replyId = 0 } = packet;
        await to.hear('', { from: sender, to: SELF, portnum, payload, id: packetId, replyId });
      }
    };
    for (const text of ['good morning', 'help', 'es', 'fr>es x', 'sos', '~ what', 'status']) {
      const seen = [a.link.sent.length, b.link.sent.length] as const;
      await a.hear(text, { ...start, id: start.id++ });
      await carry(a, b, A, seen[0]);
      await carry(b, a, B, seen[1]);
      await carry(a, b, A, seen[0] + 1);
      expect(a.link.sent.length - seen[0] + b.link.sent.length - seen[1]).toBeLessThanOrEqual(2);
    }
  });

  it('a translation that reads as a command is not taken for one', async () => {
    // "de nada" for "you are welcome", threaded to what the phone on our radio asked.
    const { node, hear, radio } = await radioAmongFakes();
    await hear('en nada', { replyId: 9 });
    await hear('(1/2) es part of a long answer');
    await hear('(?) es something doubtful');
    expect(node.requests).toEqual([]);
    expect(radio.ignored().get('own_words')).toBe(2);
  });

  it('that repeat themselves are answered twice in ten minutes', async () => {
    const { node, hear, pass, radio } = await radioAmongFakes({ requestsPerMinute: 100 });
    for (let n = 0; n < 6; n++) await hear('es no such command');
    expect(node.requests).toHaveLength(2);
    expect(radio.ignored().get('repeated')).toBe(4);
    await pass(600_000);
    await hear('es no such command');
    expect(node.requests).toHaveLength(3);
  });
});

describe('a machine that takes its time', () => {
  it.each([
    ['the same', () => 'I am away'],
    ['one of two things', (n: number) => (n % 2 === 0 ? 'I am away' : 'no estoy aquí')],
  ])('and says %s to each answer is answered a few times in half a day', async (_what, says) => {
    const { node, hear, pass } = await radioAmongFakes();
    await hear('lang es');
    for (let n = 0; n < 60; n++) {
      await hear(says(n));
      await pass(660_000);
    }
    expect(node.requests.length).toBeGreaterThan(3);
    expect(node.requests.length).toBeLessThan(10);
    // A person says something else.
    await hear('where is the clinic');
    await hear('I am away');
    expect(node.requests.slice(-2).map(({ text }) => text)).toEqual(['where is the clinic', 'I am away']);
  });
});

describe('a CBOR request', () => {
  it('becomes a request with its token, priority and end', async () => {
    const { node, hear, clock } = await radioAmongFakes();
    await hear('', { id: 42, ...binary(request(99, { priority: 'bulk', expiresInS: 60, source: 'auto' })) });
    expect(node.requests).toMatchObject([
      {
        text: 'Where is the clinic?',
        source: 'auto',
        priority: 'bulk',
        replyTo: { to: ANA, replyId: 42, form: 'cbor', token: 99 },
        expiresAt: clock.now() + 60_000,
      },
    ]);
  });

  it('sent again with the same token is the same job, with another text another', async () => {
    const { node, hear } = await radioAmongFakes();
    await hear('', binary(request(99)));
    await hear('', binary(request(99)));
    expect(node.jobs.size).toBe(1);
    await hear('', binary(request(99, { text: 'Who are you?' })));
    expect(node.jobs.size).toBe(2);
  });

  it('comes in fragments, in any order', async () => {
    const { node, hear } = await radioAmongFakes();
    const text = 'Where is the clinic? '.repeat(60);
    const packets = fragmentsOf(encodeMessage(request(99, { text })));
    expect(packets.length).toBeGreaterThan(3);
    for (const payload of packets.reverse()) await hear('', { portnum: PRIVATE_APP, payload });
    expect(node.requests.map((each) => each.text)).toEqual([text]);
  });

  it('is told how far it is', async () => {
    const { link, hear } = await radioAmongFakes();
    await hear('', binary(request(99)));
    await hear('', binary({ kind: 'statusQuery', token: 99 }));
    await hear('', binary({ kind: 'statusQuery', token: 98 }));
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      { kind: 'status', token: 99, state: 'queued' },
      { kind: 'error', token: 98, code: 'job_not_found' },
    ]);
  });

  it('asks what the node can do', async () => {
    const { link, hear } = await radioAmongFakes();
    await hear('', binary(request(99)));
    await hear('', binary({ kind: 'nodeQuery' }));
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      {
        kind: 'nodeStatus',
        directions: [
          { source: 'en', target: 'es' },
          { source: 'es', target: 'en' },
        ],
        waiting: 1,
      },
    ]);
  });

  it('that is refused, or cannot be read, gets the code', async () => {
    const { link, node, hear } = await radioAmongFakes();
    node.refuse = new BabelmeshError('overloaded', 'Full.', { retryAfterMs: 90_000 });
    await hear('', binary(request(99)));
    await hear('', { portnum: PRIVATE_APP, payload: encodeMessage(request(98)).slice(0, 9) });
    await hear('', { portnum: PRIVATE_APP, payload: Uint8Array.of(0xf1, 1, 2) });
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      { kind: 'error', token: 99, code: 'overloaded', retryAfterS: 90 },
      { kind: 'error', token: 98, code: 'malformed_message' },
      { kind: 'error', code: 'unsupported_version' },
    ]);
  });

  it('is limited like a text, and told once', async () => {
    const { link, node, hear } = await radioAmongFakes({ requestsPerMinute: 2 });
    for (let token = 1; token < 9; token++) await hear('', binary(request(token)));
    expect(node.requests).toHaveLength(2);
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      { kind: 'error', token: 3, code: 'rate_limited', retryAfterS: 30 },
    ]);
  });

  it('answers nothing that is an answer itself', async () => {
    const { link, hear } = await radioAmongFakes();
    await hear('', binary({ kind: 'error', token: 5, code: 'internal' }));
    await hear('', binary({ kind: 'result', token: 5, text: 'hola', warnings: [] }));
    await hear('', { portnum: PRIVATE_APP, payload: Uint8Array.of(0xf9, 1, 2) });
    expect(link.sent).toEqual([]);
  });
});

it('keeps the newest status only while the channel is busy', async () => {
  const { link, hear, pass } = await radioAmongFakes({ requestsPerMinute: 60 });
  link.change({ channelUtilization: 50 });
  await hear('es first');
  await hear('status');
  await hear('cancel');
  await hear('langs');
  await hear('status');
  expect(link.sent).toEqual([]);
  link.change({ channelUtilization: 5 });
  await pass(60_000);
  expect(link.texts).toEqual(['~ en>es es>en', '~ 1: es "first" Cancelled.']);
});

it('drops help nobody waits for any more', async () => {
  const { link, hear, pass } = await radioAmongFakes();
  link.change({ channelUtilization: 50 });
  await hear('help');
  await pass(600_000);
  link.change({ channelUtilization: 5 });
  await pass(60_000);
  expect(link.sent).toEqual([]);
});

it('lives through anything on either port', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          portnum: fc.constantFrom(1, PRIVATE_APP),
          payload: fc.oneof(
            fc.uint8Array({ maxLength: 233 }),
            fc
              .tuple(fc.integer({ min: 0x10, max: 0x1f }), fc.uint8Array({ maxLength: 100 }))
              .map(([kind, rest]) => Uint8Array.of(kind, ...rest)),
          ),
          replyId: fc.constantFrom(0, 5000, 1),
          from: fc.constantFrom(ANA, SELF, 0, BROADCAST),
          channel: fc.integer({ min: 0, max: 7 }),
        }),
        { maxLength: 40 },
      ),
      async (packets) => {
        const { link, hear, logger, radio } = await radioAmongFakes({ requestsPerMinute: 1000 });
        for (const packet of packets) await hear('', packet);
        expect(logger.at('error')).toEqual([]);
        expect(link.sent.length).toBeLessThanOrEqual(packets.length);
        await radio.stop();
      },
    ),
    { numRuns: 50 },
  );
});
