import { BabelmeshError, decodeMessage, encodeMessage, type WireMessage } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { shippedTextCodec } from './cbor/text-models.js';
import { requestOverRadio } from './client/client.js';
import { PRIVATE_APP } from './policy.js';
import { FakeLink } from './testing/fake-link.js';
import { delivery, FakeLogger, textReply, translation } from './testing/fake-ports.js';
import { governed } from './testing/governed.js';
import { radioAmongFakes } from './testing/open-radio.js';

const codec = shippedTextCodec(new FakeLogger());
const TEXT = 'Where is the nearest clinic with a doctor tonight?';
const ANSWER = '¿Dónde está la clínica más cercana con médico hoy?';
const REQUEST: WireMessage = {
  kind: 'request',
  token: 0xfedc_ba98,
  source: 'en',
  target: 'es',
  text: TEXT,
  priority: 'emergency',
  compact: true,
};

describe('a node', () => {
  const compressed = { portnum: PRIVATE_APP, payload: encodeMessage(REQUEST, { codec }) };

  it('takes a compressed request, in at most 30 bytes', async () => {
    const { node, hear } = await radioAmongFakes({}, { codec });
    expect(compressed.payload.length).toBeLessThanOrEqual(30);
    await hear('', compressed);
    expect(node.requests).toMatchObject([
      { text: TEXT, priority: 'emergency', replyTo: { form: 'cbor', token: 0xfedc_ba98, compact: true } },
    ]);
  });

  it('answers in the form it was asked in', async () => {
    const { outbox, link, pass } = await radioAmongFakes({}, { codec });
    const replyTo = { ...textReply(), form: 'cbor', token: 99 } as const;
    outbox.add(delivery('plain', { result: translation(ANSWER) }, { replyTo }));
    outbox.add(
      delivery('compact', { result: translation(ANSWER) }, { replyTo: { ...replyTo, compact: true } }),
    );
    await pass();
    const payloads = link.sent.map(({ payload }) => payload).sort((a, b) => b.length - a.length);
    expect(payloads).toHaveLength(2);
    const [plain, compact] = payloads as [Uint8Array, Uint8Array];
    expect(decodeMessage(plain)).toMatchObject({ text: ANSWER });
    expect(decodeMessage(compact, { codec })).toMatchObject({ text: ANSWER, token: 99 });
    expect(compact.length).toBeLessThanOrEqual(30);
  });

  it('without the models says that it cannot read it', async () => {
    const { node, link, hear } = await radioAmongFakes();
    await hear('', compressed);
    expect(node.requests).toEqual([]);
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      { kind: 'error', code: 'unsupported_version', token: 0xfedc_ba98 },
    ]);
  });
});

describe('a requester', () => {
  /** A node at the other end; it reads compressed texts with the codec, where it has one. */
  function nodeWith(options: { codec?: typeof codec }) {
    const clock = new ManualClock();
    const link = new FakeLink();
    const received: (WireMessage | string)[] = [];
    const reply = (message: WireMessage) =>
      link.receive({ from: 1, portnum: PRIVATE_APP, payload: encodeMessage(message, options) });
    link.answer = ({ payload }) => {
      const [, , t0 = 0, t1 = 0, t2 = 0, t3 = 0] = payload;
      const token = ((t0 << 24) | (t1 << 16) | (t2 << 8) | t3) >>> 0;
      try {
        received.push(decodeMessage(payload, options));
        reply({ kind: 'result', token, text: ANSWER, warnings: [], compact: true });
      } catch (error) {
        if (!(error instanceof BabelmeshError)) throw error;
        received.push(error.code);
        reply({ kind: 'error', token, code: error.code });
      }
      return 'acked';
    };
    const { transmitter } = governed(link, clock);
    const ask = (more: object = {}) =>
      requestOverRadio({
        link,
        transmitter,
        clock,
        to: 1,
        text: TEXT,
        source: 'en',
        target: 'es',
        codec,
        ...more,
      });
    return { ask, received };
  }

  it('asks compressed and reads the answer', async () => {
    const { ask, received } = nodeWith({ codec });
    expect(await ask()).toMatchObject({ text: ANSWER, compact: true });
    expect(received).toMatchObject([{ text: TEXT, compact: true }]);
  });

  it('asks a node that cannot read it once more, as text', async () => {
    const { ask, received } = nodeWith({});
    expect(await ask()).toMatchObject({ text: ANSWER });
    expect(received).toMatchObject(['unsupported_version', { text: TEXT }]);
  });
});
