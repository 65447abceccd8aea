import {
  bundle,
  decodeMessage,
  encodeMessage,
  isOfTransfer,
  isReport,
  TransferReceiver,
  type WireMessage,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { requestOverRadio } from './client.js';
import type { OutgoingPacket } from './link/link.js';
import { PRIVATE_APP } from './policy.js';
import { FakeLink } from './testing/fake-link.js';
import { fragmentsOf } from './testing/fragments.js';

const NODE = 0xbabe;

/** A link at whose other end a node answers every whole request. */
function linkTo(answer: (token: number) => WireMessage | WireMessage[]) {
  const clock = new ManualClock();
  const link = new FakeLink();
  const receiver = new TransferReceiver();
  const requests: WireMessage[] = [];
  link.answer = ({ payload }) => {
    if (isReport(payload)) return 'acked';
    let bytes: Uint8Array | undefined = payload;
    if (isOfTransfer(payload)) {
      const { message, report } = receiver.accept(1, payload, clock.monotonic());
      if (report) link.receive({ from: NODE, portnum: PRIVATE_APP, payload: report });
      bytes = message;
    }
    if (!bytes) return 'acked';
    const message = decodeMessage(bytes);
    requests.push(message);
    if (message.kind === 'request') {
      for (const reply of [answer(message.token)].flat()) {
        for (const packet of fragmentsOf(encodeMessage(reply))) {
          link.receive({ from: NODE, portnum: PRIVATE_APP, payload: packet });
        }
      }
    }
    return 'acked';
  };
  const ask = (more: Partial<Parameters<typeof requestOverRadio>[0]> = {}) =>
    requestOverRadio({ link, clock, to: NODE, text: 'Where is the clinic?', target: 'es', ...more });
  return { clock, link, requests, ask };
}

const result = (token: number, text = '¿Dónde está la clínica?'): WireMessage => ({
  kind: 'result',
  token,
  text,
  warnings: [],
});

describe('requestOverRadio', () => {
  it('finds its result among others in a packet', async () => {
    const { link, ask } = linkTo(() => []);
    const { answer } = link;
    link.answer = (packet, count) => {
      const request = decodeMessage(packet.payload);
      const token = request.kind === 'request' ? request.token : 0;
      const answers = [result((token ^ 1) >>> 0, 'otro'), result(token, 'hola')];
      const messages = answers.map((answer) => encodeMessage(answer));
      link.receive({ from: NODE, portnum: PRIVATE_APP, payload: Uint8Array.of(0x1f, 9) });
      link.receive({ from: NODE, portnum: PRIVATE_APP, payload: bundle(messages) });
      return answer(packet, count);
    };
    expect((await ask()).text).toBe('hola');
  });

  it('sends the request and gives the result', async () => {
    const { link, requests, ask } = linkTo((token) => result(token));
    expect(await ask({ source: 'en', priority: 'emergency' })).toMatchObject({
      text: '¿Dónde está la clínica?',
    });
    expect(requests).toMatchObject([
      {
        kind: 'request',
        source: 'en',
        target: 'es',
        text: 'Where is the clinic?',
        priority: 'emergency',
        expiresInS: 300,
      },
    ]);
    expect(link.sent).toMatchObject([{ to: NODE, portnum: PRIVATE_APP, wantAck: true, urgent: true }]);
  });

  it('takes a result in fragments', async () => {
    const text = 'larga '.repeat(200);
    const { link, ask } = linkTo((token) => result(token, text));
    expect((await ask()).text).toBe(text);
    // It is gone after that: so its radio is asked to see to it that the node hears of it.
    expect(link.sent.map(({ payload, wantAck }) => [isReport(payload), wantAck])).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('sends a long request in fragments that want no ACK, and has it when the node says so', async () => {
    const { link, clock, requests, ask } = linkTo((token) => result(token));
    const text = 'Where is the clinic? '.repeat(60);
    const asked = ask({ text });
    await clock.advance(60_000);
    expect((await asked).text).toBe('¿Dónde está la clínica?');
    expect(requests).toMatchObject([{ text }]);
    expect(link.sent.length).toBeGreaterThan(5);
    expect(link.sent.every(({ payload, wantAck }) => isOfTransfer(payload) && !wantAck)).toBe(true);
  });

  it('gives up a long request that nobody confirms', async () => {
    const { link, clock, ask } = linkTo(() => []);
    link.answer = () => 'sent';
    const asked = ask({ text: 'Where is the clinic? '.repeat(60), timeoutMs: 3_600_000 });
    const never = expect(asked).rejects.toMatchObject({ code: 'not_acknowledged' });
    await clock.advance(3_000_000);
    await never;
    expect(link.sent.length).toBeLessThan(40);
  });

  it('takes no notice of other answers, other nodes and noise', async () => {
    const { link, clock, ask } = linkTo((token) => [result(token + 1, 'another'), { kind: 'nodeQuery' }]);
    const asked = ask();
    await clock.advance(0);
    const sent = decodeMessage(link.sent[0]?.payload ?? new Uint8Array());
    if (sent.kind !== 'request') throw new Error('No request was sent.');
    link.receive({ from: 0xbad, portnum: PRIVATE_APP, payload: encodeMessage(result(sent.token, 'forged')) });
    link.receive({ from: NODE, portnum: 1, payload: encodeMessage(result(sent.token, 'wrong port')) });
    link.receive({ from: NODE, portnum: PRIVATE_APP, payload: Uint8Array.of(0x18, 0xff, 0xff) });
    link.receive({ from: NODE, portnum: PRIVATE_APP, payload: encodeMessage(result(sent.token, 'hola')) });
    expect((await asked).text).toBe('hola');
  });

  it('rejects with the code the node answers', async () => {
    const { ask } = linkTo((token) => ({ kind: 'error', token, code: 'overloaded', retryAfterS: 60 }));
    await expect(ask()).rejects.toMatchObject({ code: 'overloaded', retryAfterMs: 60_000 });
  });

  it('sends a packet nobody confirmed once more, and then gives up', async () => {
    const { link, clock, ask } = linkTo((token) => result(token));
    const { answer } = link;
    link.answer = (packet: OutgoingPacket, count: number) =>
      count === 1 ? 'refused' : answer(packet, count);
    const second = ask();
    await clock.advance(10_000);
    expect((await second).text).toBe('¿Dónde está la clínica?');

    link.answer = () => 'refused';
    const never = expect(ask()).rejects.toMatchObject({ code: 'not_acknowledged' });
    await clock.advance(20_000);
    await never;
  });

  it('waits for the answer to a request that was only seen to be passed on', async () => {
    const { link, clock, ask } = linkTo((token) => result(token));
    const { answer } = link;
    link.answer = (packet: OutgoingPacket, count: number) => {
      if (count < 2) return 'relayed';
      clock.schedule(60_000, () => void answer(packet, count));
      return 'relayed';
    };
    const asked = ask();
    await clock.advance(80_000);
    expect((await asked).text).toBe('¿Dónde está la clínica?');
  });

  it('times out, and stops sending', async () => {
    const { link, clock, ask } = linkTo(() => []);
    const late = expect(ask({ timeoutMs: 60_000 })).rejects.toMatchObject({ code: 'radio_timeout' });
    await clock.advance(60_000);
    await late;
    link.answer = () => 'never';
    const stuck = expect(ask({ timeoutMs: 60_000 })).rejects.toMatchObject({ code: 'radio_timeout' });
    await clock.advance(60_000);
    await stuck;
    expect(clock.nextDueInMs).toBeUndefined();
  });

  it('ends at once with the signal’s reason', async () => {
    const { clock, ask } = linkTo(() => []);
    const controller = new AbortController();
    const asked = expect(ask({ signal: controller.signal })).rejects.toThrow('enough');
    await clock.advance(1000);
    controller.abort(new Error('enough'));
    await asked;
    expect(clock.nextDueInMs).toBeUndefined();
    await expect(ask({ signal: controller.signal })).rejects.toThrow('enough');
  });

  it('refuses what cannot be asked before anything is sent', async () => {
    const { link, ask } = linkTo(() => []);
    await expect(ask({ text: '' })).rejects.toMatchObject({ code: 'empty_text' });
    expect(link.sent).toEqual([]);
  });
});
