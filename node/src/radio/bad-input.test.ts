import { encodeMessage } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { BROADCAST } from './link/sizes.js';
import { PRIVATE_APP } from './policy.js';
import type { FakeLink } from './testing/fake-link.js';
import { fragmentsOf } from './testing/fragments.js';
import { radioAmongFakes } from './testing/open-radio.js';

type Packet = Parameters<FakeLink['receive']>[0];

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const cbor = (payload: Uint8Array): Packet => ({ portnum: PRIVATE_APP, payload });
const request = encodeMessage({
  kind: 'request',
  token: 40_000,
  source: 'en',
  target: 'es',
  text: 'Where is the nearest clinic? '.repeat(20),
  priority: 'normal',
});

/** An answer is one packet of few bytes, or there is none. */
const FEW_BYTES = 60;

describe('what nobody should send', () => {
  it.each<[string, Packet, { answered: boolean; counted?: string }]>([
    ['an unknown port', { portnum: 300, text: 'es hello' }, { answered: false, counted: 'other_port' }],
    [
      'a store-and-forward replay',
      { portnum: 65, text: 'es hi' },
      { answered: false, counted: 'other_port' },
    ],
    ['no bytes at all', cbor(new Uint8Array()), { answered: false, counted: 'not_a_question' }],
    ['a message cut short', cbor(request.subarray(0, 40)), { answered: true }],
    ['a truncated compressed text', cbor(bytes('11199c4001024401020304').subarray(0, 9)), { answered: true }],
    ['a foreign codec', cbor(bytes('11199c40010244ff020304')), { answered: true }],
    ['a question of version 2', cbor(bytes('21199c40')), { answered: true }],
    ['an answer of version 2', cbor(bytes('28199c40')), { answered: false, counted: 'not_a_question' }],
    ['half a bundle', cbor(bytes('1f05190a')), { answered: false, counted: 'not_a_question' }],
    ['a bundle that asks', cbor(bytes('1f01130113')), { answered: false, counted: 'not_a_question' }],
    ['a lone fragment', cbor(bytes('1c0000000100ff00')), { answered: false }],
    ['a fragment of no message', cbor(bytes('1c00000001000241')), { answered: false }],
    ['half a report', cbor(bytes('1d000000')), { answered: false, counted: 'not_a_question' }],
    [
      'a report for nothing of ours',
      cbor(bytes('1d000000018001')),
      { answered: false, counted: 'not_a_question' },
    ],
    [
      'nothing but an override of the direction',
      { text: '\u202e\u202e' },
      { answered: false, counted: 'nothing_to_translate' },
    ],
    ['232 bytes of emoji', { text: '🚑'.repeat(58) }, { answered: false, counted: 'nothing_to_translate' }],
    ['a forged broadcast', { to: BROADCAST, text: '!es hi' }, { answered: false, counted: 'not_for_us' }],
    ['bytes that are no text', { payload: bytes('c3286573ff') }, { answered: true }],
  ])('%s', async (_what, packet, { answered, counted }) => {
    const { link, node, radio, logger, hear, pass } = await radioAmongFakes();
    for (let copy = 0; copy < 50; copy++) await hear(packet.text ?? '', packet);
    await pass(60_000);
    expect(node.requests).toEqual([]);
    expect(logger.at('error').concat(logger.at('warn'))).toEqual([]);
    const ignored = new Map<string, number>(radio.ignored());
    if (counted) expect((ignored.get(counted) ?? 0) + (ignored.get('rate_limited') ?? 0)).toBe(50);
    expect(link.sent.length > 0).toBe(answered);
    for (const { payload } of link.sent) expect(payload.length).toBeLessThanOrEqual(FEW_BYTES);
    // Its own limit stops a sender that goes on: what it is told, once, comes last.
    expect(link.sent.length).toBeLessThanOrEqual(7);
  });

  it('text that turns its direction is read without that', async () => {
    const { node, hear } = await radioAmongFakes();
    await hear('es \u202eevil\u202c text');
    expect(node.requests).toMatchObject([{ text: 'evil text', target: 'es' }]);
  });

  it('emoji to be translated get few bytes', async () => {
    const { link, node, hear, pass } = await radioAmongFakes();
    await hear(`es ${'🆘'.repeat(57)}`);
    await pass(60_000);
    expect(node.requests).toEqual([]);
    expect(link.texts).toEqual(['~ No text to translate.']);
  });

  it('fragments of ten transfers of ten senders, interleaved', async () => {
    const { node, hear } = await radioAmongFakes();
    const transfers = Array.from({ length: 10 }, (_, n) => fragmentsOf(encodeMessage({ ...decoded(n) })));
    for (let index = 0; index < 3; index++) {
      for (const [n, packets] of transfers.entries()) {
        const payload = packets[index];
        if (payload) await hear('', { ...cbor(payload), from: 900 + n });
      }
    }
    expect(node.requests.map(({ text }) => text)).toEqual(transfers.map((_, n) => decoded(n).text));
  });
});

const decoded = (n: number) =>
  ({
    kind: 'request',
    token: 100 + n,
    source: 'en',
    target: 'es',
    text: `${n} ${'where is the clinic '.repeat(20)}`,
    priority: 'normal',
  }) as const;
