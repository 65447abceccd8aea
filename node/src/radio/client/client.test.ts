import {
  bundle,
  decodeMessage,
  encodeMessage,
  isOfTransfer,
  isReport,
  MODEM_PRESETS,
  TextCodec,
  TransferReceiver,
  type WireMessage,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import type { Held } from '../airtime/transmitter.js';
import type { OutgoingPacket } from '../link/link.js';
import { PRIVATE_APP } from '../policy.js';
import { FakeLink } from '../testing/fake-link.js';
import { fragmentsOf } from '../testing/fragments.js';
import { governed } from '../testing/governed.js';
import { requestOverRadio } from './client.js';

const NODE = 0xbabe;
/** Reads what says that it is compressed and is not. */
const PLAIN = new TextCodec({ load: () => undefined });

/** A link at whose other end a node answers every whole request. */
function linkTo(
  answer: (token: number) => WireMessage | WireMessage[],
  options: Parameters<typeof governed>[2] = {},
) {
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
    const message = decodeMessage(bytes, { codec: PLAIN });
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
  const { transmitter, governor } = governed(link, clock, options);
  const held: string[] = [];
  const onHeld = ({ reason }: Held) => void held.push(reason);
  const ask = (more: Partial<Parameters<typeof requestOverRadio>[0]> = {}) =>
    requestOverRadio({
      ...{ link, transmitter, clock, onHeld, to: NODE, text: 'Where is the clinic?', target: 'es' },
      ...more,
    });
  return { clock, link, requests, ask, governor, held };
}

const result = (token: number, text = '¿Dónde está la clínica?'): WireMessage => ({
  kind: 'result',
  token,
  text,
  warnings: [],
});

it.each([1, -1])(
  'has the time it has, though the clock is set by years between two tries (%i)',
  async (sign) => {
    const { clock, requests, ask } = linkTo((token) => {
      if (requests.length > 1) return { kind: 'result', token, text: 'hola', warnings: [] };
      clock.jump(sign * 9 * 365 * 24 * 3_600_000);
      return { kind: 'error', code: 'unsupported_version', token };
    });
    expect((await ask({ codec: PLAIN, timeoutMs: 60_000 })).text).toBe('hola');
    expect(requests).toMatchObject([{ expiresInS: 60 }, { expiresInS: 60 }]);
  },
);

describe('requestOverRadio', () => {
  it('tells a radio that is not there from a node that does not answer', async () => {
    const { clock, link, ask } = linkTo(() => []);
    link.change({ phase: 'down', reason: 'Nothing answers at fake.' });
    link.ready = (signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const asked = expect(ask({ timeoutMs: 60_000 })).rejects.toMatchObject({
      code: 'radio_unavailable',
      message: expect.stringContaining('Nothing answers at fake.'),
    });
    await clock.advance(60_000);
    await asked;
    expect(link.sent).toEqual([]);
  });

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

  describe('within the airtime there is', () => {
    const LONG = 'Where is the clinic? '.repeat(250);
    const LORA = { region: 'EU_868', ...MODEM_PRESETS.LONG_FAST, hopLimit: 3, firmwareVersion: '2.7.26' };

    it('counts what it sends, reports too', async () => {
      const { governor, ask } = linkTo((token) => result(token, 'larga '.repeat(200)));
      await ask();
      const { spent } = governor.snapshot();
      expect(spent).toHaveLength(2);
      expect(governor.usedMs).toBeGreaterThan(0);
    });

    it('says nothing on a busy channel until it is quieter', async () => {
      const { link, clock, ask, held } = linkTo((token) => result(token));
      link.change({ channelUtilization: 60 });
      const asked = ask({ text: LONG, timeoutMs: 3_600_000 });
      await clock.advance(600_000);
      expect(link.sent).toEqual([]);
      expect(new Set(held)).toEqual(new Set(['channel_busy']));
      link.change({ channelUtilization: 5 });
      await clock.advance(200_000);
      expect((await asked).text).toBe('¿Dónde está la clínica?');
    });

    it('sends no more of a long text than its budget of the hour, and the rest later', async () => {
      const { link, clock, ask, governor, held } = linkTo((token) => result(token));
      link.change({ config: LORA });
      const asked = ask({ text: LONG, timeoutMs: 8 * 3_600_000 });
      for (let minute = 0; minute < 59; minute++) {
        await clock.advance(60_000);
        expect(governor.usedMs).toBeLessThanOrEqual(0.4 * governor.budgetMs);
      }
      expect(held).toContain('fair_share');
      const inFirstHour = link.sent.length;
      await clock.advance(7 * 3_600_000);
      expect((await asked).text).toBe('¿Dónde está la clínica?');
      expect(link.sent.length).toBeGreaterThan(2 * inFirstHour);
    });

    it('is told at once where there will be none in time', async () => {
      const { link, ask, governor, held } = linkTo((token) => result(token));
      link.change({ config: LORA });
      governor.observe({ region: 'EU_868', modem: LORA });
      for (let n = 0; n < 60; n++) {
        const permission = governor.request({ packetBytes: 200, wantAck: false }, 'normal');
        if (permission.granted) permission.settle(1);
      }
      await expect(ask()).rejects.toMatchObject({
        code: 'duty_cycle',
        retryAfterMs: expect.any(Number),
        remedy: expect.stringContaining('60 min'),
      });
      expect([link.sent, held]).toEqual([[], []]);
    });

    it('is told where the budget is too small for any packet of it', async () => {
      const { link, ask } = linkTo((token) => result(token), { airtimeShare: 0.0001 });
      link.change({ config: LORA });
      await expect(ask()).rejects.toMatchObject({ code: 'duty_cycle' });
      expect(link.sent).toEqual([]);
    });

    it('tells the node that a long answer is here, if that has to wait a little', async () => {
      const { link, clock, ask } = linkTo((token) => {
        link.change({ channelUtilization: 21 });
        return result(token, 'larga '.repeat(200));
      });
      const asked = ask();
      await clock.advance(30_000);
      expect((await asked).text).toContain('larga');
      expect(link.sent.map(({ payload }) => isReport(payload))).toEqual([false, true]);
    });
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
