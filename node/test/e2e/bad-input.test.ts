import { request as httpRequest } from 'node:http';
import { encodeMessage } from '@babelmesh/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { follow, get, post, type Refusal, translate } from './api.js';
import { type Node, startNode } from './node-process.js';
import { openRecordedRadio, PRIVATE_APP, TEXT_MESSAGE_APP } from './recorded-radio.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const request = (q: unknown) => JSON.stringify({ q, source: 'en', target: 'es' });

describe('over HTTP', () => {
  let node: Node;
  beforeAll(async () => {
    node = await startNode({}, 'file');
  });

  const withinText = (inside: Uint8Array) =>
    Uint8Array.from([...utf8('{"q":"'), ...inside, ...utf8('","source":"en","target":"es"}')]);

  it.each<[what: string, body: string | Uint8Array, status: number, code: string]>([
    ['empty text', request(''), 400, 'empty_text'],
    ['text of blanks', request(' \n\t'), 400, 'empty_text'],
    ['no text', request(undefined), 400, 'invalid_request'],
    ['a number for text', request(7), 400, 'invalid_request'],
    ['invalid UTF-8', withinText(bytes('48e96c6c6f')), 400, 'invalid_text'],
    ['UTF-8 of a surrogate', withinText(bytes('eda080')), 400, 'invalid_text'],
    ['an unpaired surrogate', '{"q":"a \\ud83d b","source":"en","target":"es"}', 400, 'invalid_text'],
    ['an unknown language', '{"q":"Hi","source":"en","target":"tlh"}', 400, 'unknown_language'],
    [
      'a pair there is no model for',
      '{"q":"Привет из леса","source":"ru","target":"fr"}',
      400,
      'unsupported_pair',
    ],
    ['the same language', '{"q":"Hi","source":"es","target":"es"}', 400, 'same_language'],
    ['malformed JSON', '{"q":', 400, 'malformed_json'],
    ['an empty body', '', 400, 'malformed_json'],
    ['deeply nested JSON', `{"q":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, 'invalid_request'],
    ['too long a text', request('We need water. '.repeat(75_000)), 413, 'text_too_long'],
    ['too large a body', request('x'.repeat(20_000_000)), 413, 'body_too_large'],
  ])('%s is refused with a code and a sentence', async (_what, body, status, code) => {
    const answer = await post<Refusal>(node.url, '/translate', body);
    expect(answer).toMatchObject({ status, body: { code, error: expect.stringMatching(/^\S.*\.$/) } });
    expect(await translate(node.url, 'We need water.')).toMatch(/agua/i);
  });

  it('1 MB of text is accepted and waits its turn, while others are served', async () => {
    const text = 'We need water. '.repeat(67_500);
    expect(text.length).toBeGreaterThan(1_000_000);
    const { status, body } = await post<{ id: string }>(node.url, '/v1/jobs', {
      text,
      source: 'en',
      target: 'es',
      priority: 'bulk',
    });
    expect(status).toBe(202);
    expect(await translate(node.url, 'We need water.')).toMatch(/agua/i);
    const cancelled = await fetch(`${node.url}/v1/jobs/${body.id}`, { method: 'DELETE' });
    expect(cancelled.status).toBe(200);
    expect(await get<Refusal>(node.url, `/v1/jobs/${body.id}/result`)).toMatchObject({
      status: 410,
      body: { code: 'job_cancelled' },
    });
  });

  it('a client that leaves in the middle of its request harms nobody', async () => {
    await new Promise<void>((resolve) => {
      const broken = httpRequest(`${node.url}/translate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '100000' },
      });
      broken.on('error', () => resolve());
      broken.write('{"q":"We need', () => broken.destroy(new Error('gone')));
    });
    expect(await translate(node.url, 'We need water.')).toMatch(/agua/i);
    expect(node.output()).not.toMatch(/"level":50|unhandled/i);
  });
});

it('forty who follow and forty who wait are served, and no warning is left', async () => {
  const node = await startNode();
  const text = 'There are many people in the camp. We need water.';
  const followers = await Promise.all(Array.from({ length: 40 }, () => follow(node.url)));
  const answers = await Promise.all(Array.from({ length: 40 }, () => translate(node.url, text)));
  expect(new Set(answers.map((answer) => typeof answer))).toEqual(new Set(['string']));
  for (const { until } of followers) {
    await until((events) => events.filter(({ state }) => state === 'done').length === 40);
  }
  const { code, stderr } = await node.stop();
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/Warning|"level":[45]0/);
});

describe('over the radio', () => {
  it('what cannot be read is refused or ignored, and the next request is answered', async () => {
    const radio = await openRecordedRadio();
    const node = await startNode({
      BABELMESH_RADIO_LINK: 'tcp',
      BABELMESH_RADIO_ADDRESS: radio.address,
      BABELMESH_RADIO_REQUESTS_PER_MINUTE: '60',
      BABELMESH_RADIO_AIRTIME_PERCENT: '10',
    });
    await node.says(/The radio is ready/);
    const good = encodeMessage({
      kind: 'request',
      token: 7,
      source: 'en',
      target: 'es',
      text: 'We need water.',
      priority: 'normal',
    });
    const [header = 0] = good;
    const hostile = [
      new Uint8Array(),
      bytes('ff'),
      ...Array.from(good, (_, length) => good.subarray(0, length)),
      // Nested a hundred deep; a map, a text and bytes of four billion; NaN for a key; a tag; no end.
      Uint8Array.of(header, ...Array<number>(100).fill(0x81), 0),
      Uint8Array.of(header, ...bytes('bbffffffffffffffff')),
      Uint8Array.of(header, ...bytes('a1007affffffff')),
      Uint8Array.of(header, ...bytes('a1005bffffffffffffffff')),
      Uint8Array.of(header, ...bytes('a1f97e0000')),
      Uint8Array.of(header, ...bytes('c11a514b67b0')),
      Uint8Array.of(header, ...bytes('bf9f5f7f')),
      // Invalid UTF-8 in place of the first letter of the text.
      good.map((byte) => (byte === 0x57 ? 0xff : byte)),
    ];
    for (const payload of hostile) radio.peerSends(PRIVATE_APP, payload);
    for (const text of ['\u0000', ' ', '!', 'es', '>', `es ${'\u202e'.repeat(60)}`]) {
      radio.peerSends(TEXT_MESSAGE_APP, text);
    }
    radio.peerSends(TEXT_MESSAGE_APP, bytes('657320ff20fe20c328'));
    const answersTo = (id: number) => radio.sent.filter(({ data }) => data.replyId === id);
    const id = radio.peerSends(TEXT_MESSAGE_APP, 'en>es We need water.');
    await radio.until(() => answersTo(id).length > 0);
    expect(answersTo(id)[0]?.text).toMatch(/agua/);
    radio.peerSends(PRIVATE_APP, good);
    await radio.until(() =>
      radio.sent.some(({ data, text }) => data.portnum === PRIVATE_APP && /agua/.test(text)),
    );
    expect(node.output()).not.toMatch(/"level":50|unhandled/i);
    expect((await node.stop()).code).toBe(0);
  });
});
