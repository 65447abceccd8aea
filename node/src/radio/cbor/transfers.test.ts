import {
  BabelmeshError,
  decodeMessage,
  encodeMessage,
  isOfTransfer,
  isReport,
  readTransferPacket,
  TransferReceiver,
} from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import { PRIVATE_APP } from '../policy.js';
import { ANA, FakeLink } from '../testing/fake-link.js';
import { delivery, textReply } from '../testing/fake-ports.js';
import { fragmentsOf } from '../testing/fragments.js';
import { radioAmongFakes } from '../testing/open-radio.js';
import { takeTransfersFrom } from '../testing/transfer-peer.js';
import { Transfers } from './transfers.js';

const MINUTE = 60_000;
const TEXT = 'El camino está abierto hasta el puente. '.repeat(34);
const long = (jobId = 'job', token = 99) =>
  delivery(jobId, TEXT, { replyTo: { ...textReply(), form: 'cbor', token } });

const indexOf = (payload: Uint8Array) => {
  const packet = readTransferPacket(payload);
  return packet.kind === 'fragment' ? packet.index : packet.kind;
};

describe('a result longer than a packet', () => {
  it('goes in fragments that want no ACK, and is done when the receiver says so', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes();
    const { messages } = takeTransfersFrom(link, clock);
    outbox.add(long());
    await pass(MINUTE);
    expect(messages.map((bytes) => decodeMessage(bytes))).toMatchObject([{ kind: 'result', text: TEXT }]);
    expect(outbox.completed).toEqual(['job']);
    expect(link.sent.map(({ payload }) => indexOf(payload))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const { to, portnum, wantAck, payload } of link.sent) {
      expect({ to, portnum, wantAck }).toEqual({ to: ANA, portnum: PRIVATE_APP, wantAck: false });
      expect(payload.length).toBeLessThanOrEqual(link.largestPayload);
    }
  });

  it.each([
    ['any message', 30_000],
    ['its packets', 27_500],
  ])('is an error where it is longer than %s may be: its requester is told, once', async (_, letters) => {
    const { link, outbox, logger, pass } = await radioAmongFakes();
    const replyTo = { ...textReply(), form: 'cbor', token: 99 } as const;
    outbox.add(delivery('job', 'я'.repeat(letters), { replyTo }));
    await pass(10 * MINUTE);
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      { kind: 'error', code: 'body_too_large', token: 99 },
    ]);
    expect(outbox.completed).toEqual(['job']);
    expect(logger.at('error')).toEqual([]);
  });

  it('leaves the channel to others between its packets', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes();
    takeTransfersFrom(link, clock);
    outbox.add(long());
    await pass();
    expect(link.sent).toHaveLength(1);
    await pass(300);
    expect(link.sent).toHaveLength(2);
  });

  it('is sent again where it was lost, and only there', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes();
    const { messages } = takeTransfersFrom(link, clock, (count) => count === 2 || count === 5);
    outbox.add(long());
    await pass(2 * MINUTE);
    expect(messages).toHaveLength(1);
    expect(outbox.completed).toEqual(['job']);
    const sent = link.sent.map(({ payload }) => indexOf(payload));
    // One of repair, before it is asked, then the one that is missing still.
    expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 1]);
  });

  it('is done though the report took more relays than a request may', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes({ maxHops: 2 });
    takeTransfersFrom(link, clock, () => false, { hops: 3 });
    outbox.add(long());
    await pass(MINUTE);
    expect(outbox.completed).toEqual(['job']);
  });

  it('tells the operator how far it is', async () => {
    const { link, outbox, radio, clock, pass } = await radioAmongFakes();
    takeTransfersFrom(link, clock, (count) => count === 2 || count === 3 || count > 8);
    outbox.add(long());
    await pass(10_000);
    expect((await radio.view()).waiting).toMatchObject([
      { reason: 'in_flight', packets: 7, acknowledged: 6 },
    ]);
  });

  it('waits with a receiver that says nothing, and asks when it is heard', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes();
    link.answer = () => 'sent';
    outbox.add(long());
    await pass(20 * MINUTE);
    const unheard = link.sent.length;
    expect(unheard).toBeLessThan(40);
    await pass(3 * 60 * MINUTE);
    expect(link.sent).toHaveLength(unheard);
    const { messages } = takeTransfersFrom(link, clock);
    link.receive({ text: 'good morning everybody', to: 0xffffffff });
    await pass(5 * MINUTE);
    expect(indexOf(link.sent[unheard]?.payload ?? new Uint8Array())).toBe('query');
    expect(messages).toHaveLength(1);
    expect(outbox.completed).toEqual(['job']);
  });

  it('goes on after a restart: the receiver keeps what it has', async () => {
    const first = await radioAmongFakes();
    const { receiver } = takeTransfersFrom(first.link, first.clock);
    first.outbox.add(long());
    await first.pass(1_000);
    await first.radio.stop();
    const before = first.link.sent.length;
    expect(before).toBeGreaterThan(2);
    expect(before).toBeLessThan(7);
    expect(first.outbox.completed).toEqual([]);

    const { clock, outbox } = first;
    const second = await radioAmongFakes({}, { clock, outbox });
    const messages: Uint8Array[] = [];
    second.link.answer = ({ payload, portnum }) => {
      const { message, report } = receiver.accept(1, payload, clock.monotonic());
      if (message) messages.push(message);
      if (report) second.link.receive({ from: ANA, portnum, payload: report });
      return 'sent';
    };
    await second.pass(MINUTE);
    expect(messages.map((bytes) => decodeMessage(bytes))).toMatchObject([{ text: TEXT }]);
    expect(outbox.completed).toEqual(['job']);
  });

  it('that the receiver has already is confirmed, not sent once more', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes();
    const { messages } = takeTransfersFrom(link, clock);
    outbox.add(long('first'));
    await pass(MINUTE);
    const sent = link.sent.length;
    outbox.add(long('again'));
    await pass(MINUTE);
    expect(messages).toHaveLength(1);
    expect(outbox.completed).toEqual(['first', 'again']);
    expect(link.sent.length - sent).toBeLessThanOrEqual(7);
  });

  it('is given up where the receiver will not take it', async () => {
    const { link, outbox, radio, pass } = await radioAmongFakes();
    link.answer = ({ payload, portnum }) => {
      const packet = readTransferPacket(payload);
      const report = Uint8Array.of(0x1d, ...payload.subarray(1, 5), 0x40, 'ask' in packet ? 1 : 0);
      link.receive({ from: ANA, portnum, payload: report });
      return 'sent';
    };
    outbox.add(long());
    await pass(MINUTE);
    expect(radio.undeliverable().get('too_large')).toBe(1);
    expect(outbox.completed).toEqual(['job']);
  });

  it('keeps within the airtime budget, and goes on when there is some', async () => {
    const { link, outbox, clock, radio, pass } = await radioAmongFakes({ airtimeShare: 0.0002 });
    const { messages } = takeTransfersFrom(link, clock);
    outbox.add(long());
    await pass(10 * MINUTE);
    expect(messages).toEqual([]);
    expect(link.sent.length).toBeGreaterThan(0);
    for (let minute = 0; minute < 8 * 60 && outbox.completed.length === 0; minute++) {
      await pass(MINUTE);
      const { airtimeMs, airtimeBudgetMs } = radio.status();
      expect(airtimeMs).toBeLessThanOrEqual(airtimeBudgetMs);
    }
    expect(messages).toHaveLength(1);
  });

  it('is not taken as arrived on the word of somebody who cannot prove who they are', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    const ana = { num: ANA, id: '!00000a1a', shortName: 'A', longName: 'Ana', isUnmessagable: false };
    link.change({ nodes: new Map([[ANA, { ...ana, hasPublicKey: true }]]) });
    const receiver = new TransferReceiver();
    let pkiEncrypted = false;
    link.answer = ({ payload, portnum }) => {
      const { report } = receiver.accept(1, payload, 0);
      if (report) link.receive({ from: ANA, portnum, payload: report, pkiEncrypted });
      return 'sent';
    };
    outbox.add(long());
    await pass(MINUTE);
    expect(outbox.completed).toEqual([]);
    pkiEncrypted = true;
    await pass(5 * MINUTE);
    expect(outbox.completed).toEqual(['job']);
  });
});

const longRequest = (text: string) =>
  fragmentsOf(
    encodeMessage({ kind: 'request', token: 7, source: 'en', target: 'es', text, priority: 'normal' }),
  );

/** A request of seven fragments, and the states that are reported of it. */
async function withLongRequest() {
  const room = await radioAmongFakes();
  const { link, pass } = room;
  const payloads = longRequest(TEXT);
  const send = async (some = payloads) => {
    for (const payload of some) link.receive({ portnum: PRIVATE_APP, payload });
    await pass(1_000);
  };
  const packets = () => link.sent.map(({ payload }) => payload);
  const reports = () =>
    packets().flatMap((payload) => {
      const packet = isReport(payload) ? readTransferPacket(payload) : undefined;
      return packet?.kind === 'report' ? packet.state : [];
    });
  const errors = () =>
    packets().flatMap((payload) => {
      const message = isReport(payload) ? undefined : decodeMessage(payload);
      return message?.kind === 'error' ? message.code : [];
    });
  return { ...room, payloads, send, reports, errors };
}

describe('a request longer than a packet', () => {
  it('that was refused is not reported complete, and is taken when it comes again', async () => {
    const { node, payloads, send, pass, reports, errors } = await withLongRequest();
    node.refuse = new BabelmeshError('overloaded', 'Busy.', { retryAfterMs: 60_000 });
    await send();
    expect([reports(), errors()]).toEqual([[], ['overloaded']]);
    // The sender, which missed the error, goes on: it need not send all of it again to learn that.
    await pass(5_000);
    await send(payloads.slice(0, 2));
    expect([reports(), errors()]).toEqual([['refused'], ['overloaded']]);
    node.refuse = undefined;
    await pass(2 * MINUTE);
    await send();
    expect(node.requests).toMatchObject([{ text: TEXT }]);
    expect(reports()).toEqual(['refused', 'complete']);
  });

  it('that cannot be read is not reported complete', async () => {
    const { link, pass, reports, errors } = await withLongRequest();
    const broken = encodeMessage({ kind: 'statusQuery', token: 7 }).subarray(0, 1);
    const padded = Uint8Array.of(...broken, ...new Uint8Array(500).fill(0xff));
    for (const payload of fragmentsOf(padded)) link.receive({ portnum: PRIVATE_APP, payload });
    await pass(1_000);
    expect([reports(), errors()]).toEqual([[], ['malformed_message']]);
  });

  it('is read again when it comes again, from its first packet on: the queue knows it, and sends the answer again', async () => {
    const { node, payloads, send, pass, reports } = await withLongRequest();
    let submitted = 0;
    const { submit } = node;
    node.submit = (requests) => {
      submitted++;
      return submit.call(node, requests);
    };
    await send();
    await send(payloads.slice(0, 3));
    expect([submitted, reports()]).toEqual([1, ['complete']]);
    await pass(2 * MINUTE);
    await send(payloads.slice(0, 1));
    expect([submitted, node.requests.length, reports().length]).toEqual([2, 1, 2]);
    await pass(3 * 60 * MINUTE);
    await send(payloads.slice(0, 1));
    expect([submitted, reports().at(-1)]).toEqual([3, 'complete']);
  });

  it('is not said to be here to somebody who asks while its job is on its way to the disk', async () => {
    const { node, link, send, pass, reports, payloads } = await withLongRequest();
    let stored = () => {};
    node.durable = new Promise((resolve) => {
      stored = resolve;
    });
    await send();
    const id = payloads[0]?.subarray(1, 5) ?? [];
    link.receive({ portnum: PRIVATE_APP, payload: Uint8Array.of(0x1e, ...id, 9) });
    await pass(1_000);
    expect(reports()).toEqual([]);
    stored();
    await pass(1_000);
    expect(reports()).toEqual(['complete']);
  });

  it('is taken from the start where so many others were kept since that it is not here any more', async () => {
    const link = new FakeLink();
    const clock = new ManualClock();
    const transfers = new Transfers({ link, clock, keptBytes: 3_000 });
    let messages = 0;
    link.onPacket((packet) => {
      const { message } = transfers.receive(packet, 'ana');
      if (!message) return;
      transfers.keep(packet, 'ana', message);
      messages++;
    });
    const take = (payload: Uint8Array) => {
      link.receive({ portnum: PRIVATE_APP, payload });
      return messages;
    };
    const requests = ['uno ', 'dos ', 'tres '].map((word) => longRequest(word.repeat(300)));
    for (const packets of requests) packets.forEach(take);
    expect(messages).toBe(3);
    await clock.advance(MINUTE);
    const [first = [], , third = []] = requests;
    expect(third.map(take)).toEqual(third.map(() => 4));
    expect(first.map(take)).toEqual([...first.slice(1).map(() => 4), 5]);
  });

  it('is not reported on without end to somebody who only asks', async () => {
    const { link, pass } = await radioAmongFakes();
    for (let ask = 1; ask <= 200; ask++) {
      link.receive({ portnum: PRIVATE_APP, payload: Uint8Array.of(0x1e, 0, 0, 0, 9, ask) });
      await pass(100);
    }
    expect(link.sent.length).toBeGreaterThan(20);
    expect(link.sent.length).toBeLessThanOrEqual(41);
    for (const { payload } of link.sent) expect(payload.length).toBe(7);
  });

  it('is confirmed after its job is on disk, not before', async () => {
    const { node, link, pass } = await radioAmongFakes();
    let stored = () => {};
    node.durable = new Promise((resolve) => {
      stored = resolve;
    });
    const payloads = longRequest(TEXT);
    for (const payload of payloads) link.receive({ portnum: PRIVATE_APP, payload });
    await pass(1_000);
    expect(link.sent).toEqual([]);
    stored();
    await pass(1_000);
    expect(node.requests).toMatchObject([{ text: TEXT }]);
    const [report] = link.sent;
    expect(readTransferPacket(report?.payload ?? new Uint8Array())).toMatchObject({ state: 'complete' });
    expect(link.sent.some(({ payload }) => isOfTransfer(payload))).toBe(false);
  });
});
