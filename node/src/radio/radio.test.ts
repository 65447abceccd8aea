import { airtimeMs, MODEM_PRESETS } from '@babelmesh/protocol';
import type { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import type { AirtimeSnapshot } from './airtime/ledger.js';
import type { Memory } from './state/memory.js';
import { FakeLink, heardByRadio, READY } from './testing/fake-link.js';
import { delivery, type FakeOutbox, textReply } from './testing/fake-ports.js';
import { radioAmongFakes } from './testing/open-radio.js';

function storeInMemory<State>() {
  const store = {
    saved: undefined as State | undefined,
    load: async () => store.saved,
    save: async (state: State) => {
      store.saved = JSON.parse(JSON.stringify(state));
    },
  };
  return store;
}

it('tells the link, the mesh and the airtime', async () => {
  const { link, outbox, radio, pass } = await radioAmongFakes();
  const ana = { num: 0xa1a, id: '!00000a1a', shortName: 'ANA', longName: 'Ana', hopsAway: 1 };
  // As the real link tells it: with more than the status promises.
  const self = Object.assign({ hasPublicKey: true, isUnmessagable: false }, READY.self);
  link.change({
    self,
    nodes: new Map([[ana.num, { ...ana, isUnmessagable: false, hasPublicKey: true }]]),
    channelUtilization: 7,
  });
  outbox.add(delivery('job', 'hola'));
  await pass();
  expect(radio.status()).toEqual({
    link: 'ready',
    via: 'fake',
    self: READY.self,
    nodes: [ana],
    airtimeMs: airtimeMs(MODEM_PRESETS.SHORT_FAST, 'hola'.length + 22 + 12 + 5),
    airtimeBudgetMs: 108_000,
    channelUtilization: 7,
  });
});

it('says nothing of a radio that is not there yet', async () => {
  const { link, radio } = await radioAmongFakes();
  link.state = { phase: 'connecting', nodes: new Map() };
  expect(radio.status()).toEqual({
    link: 'connecting',
    via: 'fake',
    nodes: [],
    airtimeMs: 0,
    airtimeBudgetMs: 0,
  });
});

it('remembers its airtime over a restart', async () => {
  const airtimeStore = storeInMemory<AirtimeSnapshot>();
  const slow = { config: { ...READY.config, ...MODEM_PRESETS.LONG_FAST } as never };
  const first = await radioAmongFakes({}, { airtimeStore });
  first.link.change(slow);
  first.outbox.add(delivery('job', 'hola'));
  await first.pass();
  const spentMs = first.radio.status().airtimeMs;
  expect(spentMs).toBeGreaterThan(500);
  await first.radio.stop();
  const second = await radioAmongFakes({}, { airtimeStore, clock: first.clock });
  second.link.change(slow);
  expect(second.radio.status().airtimeMs).toBeCloseTo(spentMs);
});

describe('over a restart', () => {
  const long = 'Die Klinik ist geschlossen. '.repeat(15);
  /** What is there again: the time and what is on disk. */
  const restarted = ({ clock, outbox }: { clock: ManualClock; outbox: FakeOutbox }) => ({ clock, outbox });

  it('goes on with the part that was next', async () => {
    const memoryStore = storeInMemory<Memory>();
    const first = await radioAmongFakes({}, { memoryStore });
    first.link.answer = (_, count) => (count === 1 ? 'acked' : 'never');
    first.outbox.add(delivery('job', long));
    await first.pass();
    await first.radio.stop();
    const { link, outbox, pass } = await radioAmongFakes({}, { ...restarted(first), memoryStore });
    await pass();
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(2/3)', '(3/3)']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('starts anew where the parts are others', async () => {
    const memoryStore = storeInMemory<Memory>();
    const first = await radioAmongFakes({}, { memoryStore });
    first.link.answer = (_, count) => (count === 1 ? 'acked' : 'never');
    first.outbox.add(delivery('job', long));
    await first.pass();
    await first.radio.stop();
    const link = new FakeLink();
    link.largestPayload = 200;
    const { pass } = await radioAmongFakes({}, { ...restarted(first), memoryStore, link });
    await pass();
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(2/3)', '(3/3)']);
  });

  it('still waits to hear a silent node', async () => {
    const memoryStore = storeInMemory<Memory>();
    const first = await radioAmongFakes({}, { memoryStore });
    first.link.change({ nodes: heardByRadio(1_000) });
    first.link.answer = () => 'refused';
    first.outbox.add(delivery('job', 'hola'));
    await first.pass(10 * 60_000);
    expect(first.link.sent).toHaveLength(2);
    await first.radio.stop();
    const { link, hear, pass } = await radioAmongFakes({}, { ...restarted(first), memoryStore });
    link.change({ nodes: heardByRadio(1_000) });
    await pass(60 * 60_000);
    expect(link.sent).toEqual([]);
    await hear('', { portnum: 3 });
    expect(link.texts).toEqual(['hola']);
  });

  it.each(['a stop', 'a kill'])('by %s knows an answer to what it sent before', async (end) => {
    const memoryStore = storeInMemory<Memory>();
    const first = await radioAmongFakes({}, { memoryStore });
    first.outbox.add(delivery('job', 'hola'));
    await first.pass(6_000);
    if (end === 'a stop') await first.radio.stop();
    const [sent] = first.link.sent;
    const { node, hear } = await radioAmongFakes({}, { memoryStore });
    await hear('es thanks', { replyId: sent?.packetId ?? 0 });
    await hear('es to somebody else', { replyId: 4242 });
    expect(node.requests.map(({ text }) => text)).toEqual(['thanks']);
  });

  it('works where nothing can be stored', async () => {
    const memoryStore = {
      load: () => Promise.reject(new Error('disk')),
      save: () => Promise.reject(new Error('disk')),
    };
    const { link, outbox, logger, pass } = await radioAmongFakes({}, { memoryStore });
    outbox.add(delivery('job', 'hola'));
    await pass(10_000);
    expect(link.texts).toEqual(['hola']);
    expect(logger.at('warn')).toHaveLength(2);
  });
});

describe('what the operator sees', () => {
  it('is the radio, what goes in and out, and nothing of what was written', async () => {
    const { link, outbox, radio, hear, pass } = await radioAmongFakes();
    link.change({ airUtilTx: 1.5 });
    await hear('es a secret question', { hops: 2, snrDb: -3.5 });
    await hear('', { portnum: 3 });
    await hear('es over the internet', { viaMqtt: true });
    await hear('~ words of another bot', { from: 9 });
    link.answer = () => ({ routingError: 5 });
    outbox.add(delivery('0000005bsecret', 'a secret answer'));
    await pass();
    const view = await radio.view();
    expect(view).toMatchObject({
      link: 'ready',
      airUtilTx: 1.5,
      settings: { region: 'US', preset: 'SHORT_FAST', hopLimit: 3, firmwareVersion: '2.7.26', dutyCycle: 1 },
      emergencyReserveMs: view.airtimeBudgetMs / 5,
      ignored: { other_port: 1, mqtt: 1, own_words: 1 },
    });
    expect(view.messages).toMatchObject([
      { direction: 'out', node: '!00000a1a', form: 'text', bytes: 15, outcome: 'refused', routingError: 5 },
      { direction: 'in', node: '!00000009', outcome: 'own_words' },
      { direction: 'in', node: '!00000a1a', outcome: 'mqtt' },
      { direction: 'in', node: '!00000a1a', form: 'text', hops: 2, snrDb: -3.5, outcome: 'taken' },
    ]);
    expect(JSON.stringify(view)).not.toMatch(/secret|words of/);
    expect(view.waiting).toMatchObject([{ job: '0000005', tries: 1, reason: 'not_confirmed' }]);
  });

  it('keeps the last hundred packets only', async () => {
    const { radio, hear } = await radioAmongFakes();
    for (let n = 0; n < 150; n++) await hear(`over the internet ${n}`, { viaMqtt: true, hops: n % 3 });
    expect((await radio.view()).messages).toHaveLength(100);
  });

  it('says why a result waits, and until when', async () => {
    const { link, outbox, radio, clock, pass } = await radioAmongFakes();
    const reasons = async () => (await radio.view()).waiting.map(({ reason }) => reason);
    link.change({ channelUtilization: 50 });
    outbox.add(delivery('job', 'hola'));
    await pass();
    expect((await radio.view()).waiting).toEqual([
      {
        job: 'job',
        to: '!00000a1a',
        form: 'text',
        priority: 'normal',
        since: 0,
        expiresAt: Number.MAX_SAFE_INTEGER,
        packets: 1,
        acknowledged: 0,
        tries: 0,
        reason: 'channel_busy',
        nextTryAt: clock.now() + 30_000,
      },
    ]);
    expect(radio.held()).toEqual(new Map([['channel_busy', 1]]));
    link.change({ phase: 'down', reason: 'Unplugged.' });
    expect(await reasons()).toEqual(['link_down']);
    expect(radio.status().reason).toBe('Unplugged.');
    link.answer = () => 'never';
    link.change({ phase: 'ready', channelUtilization: 0 });
    outbox.add(delivery('other', 'adiós', { createdAt: 1 }));
    await pass(40_000);
    expect(await reasons()).toEqual(['in_flight', 'in_line']);
  });

  it('names who must be heard first, and whose key is missing', async () => {
    const { link, outbox, radio, pass } = await radioAmongFakes();
    link.answer = ({ to }) => (to === 9 ? { routingError: 39 } : 'refused');
    outbox.add(delivery('a', 'hola'));
    outbox.add(delivery('b', 'hola', { createdAt: 1, replyTo: textReply(9) }));
    await pass(10 * 60_000);
    expect((await radio.view()).waiting).toMatchObject([
      { job: 'a', to: '!00000a1a', reason: 'not_heard', tries: 2 },
      { job: 'b', to: '!00000009', reason: 'key_unknown', tries: 1 },
    ]);
    expect((await radio.view()).waiting[0]).not.toHaveProperty('nextTryAt');
  });
});

it('does not deal with a packet again that was recorded and is sent once more, weeks later', async () => {
  const memoryStore = storeInMemory<Memory>();
  const first = await radioAmongFakes({}, { memoryStore });
  await first.hear('es Where?', { id: 42 });
  await first.radio.stop();
  await first.clock.advance(14 * 24 * 3_600_000);
  const { node, radio, hear } = await radioAmongFakes({}, { memoryStore, clock: first.clock });
  await hear('es Where?', { id: 42 });
  await hear('es Where?', { id: 42, from: 9 });
  expect(node.requests).toHaveLength(1);
  expect(radio.ignored()).toEqual(new Map([['replayed', 1]]));
});

it('counts the transmissions there can have been, up to the first rebroadcast', async () => {
  const oncePerCase = async (relayed: boolean, answer: 'acked' | 'relayed' | 'refused') => {
    const { link, outbox, radio, clock, pass } = await radioAmongFakes();
    link.relayed = relayed;
    link.answer = () => new Promise((resolve) => clock.schedule(40_000, () => resolve(answer)));
    outbox.add(delivery('job', 'hola'));
    await pass(40_000);
    return Math.round(radio.status().airtimeMs / airtimeMs(MODEM_PRESETS.SHORT_FAST, 43));
  };
  expect(await oncePerCase(true, 'acked')).toBe(1);
  expect(await oncePerCase(true, 'relayed')).toBe(1);
  expect(await oncePerCase(false, 'acked')).toBe(3);
  expect(await oncePerCase(false, 'refused')).toBe(3);
});

it('works without its store', async () => {
  const broken = {
    load: () => Promise.reject(new Error('disk')),
    save: () => Promise.reject(new Error('disk')),
  };
  const { link, outbox, logger, radio, pass } = await radioAmongFakes({}, { airtimeStore: broken });
  outbox.add(delivery('job', 'hola'));
  await pass();
  expect(link.texts).toEqual(['hola']);
  expect(logger.at('warn')).toHaveLength(2);
  await radio.stop();
});

it('accepts a request only when it is on disk, and finishes that before it stops', async () => {
  const { node, hear, pass, radio } = await radioAmongFakes();
  let stored = () => {};
  node.durable = new Promise((resolve) => {
    stored = resolve;
  });
  await hear('es Where?');
  await hear('status');
  const stopping = radio.stop();
  await pass();
  expect(node.jobs.size).toBe(0);
  stored();
  await stopping;
  expect(node.jobs.size).toBe(1);
});

it('hears nothing after it stopped', async () => {
  const { node, hear, radio } = await radioAmongFakes();
  await radio.stop();
  await hear('es Where?');
  expect(node.requests).toEqual([]);
});

it('answers what came with news of the link', async () => {
  const { link, pass } = await radioAmongFakes();
  // As the real link does with every packet.
  link.change({ channelUtilization: 3 });
  link.receive({ text: 'help' });
  await pass();
  expect(link.texts).toHaveLength(1);
});

it('marks that the radio is connected: at once, from time to time, and at the end', async () => {
  let marks = 0;
  const presence = { last: async () => undefined, mark: async () => void marks++ };
  const { link, radio, pass } = await radioAmongFakes({}, { presence });
  link.change({ channelUtilization: 3 });
  link.change({ channelUtilization: 4 });
  await pass();
  expect(marks).toBe(1);
  await pass(5 * 60_000);
  expect(marks).toBe(2);
  link.change({ phase: 'down' });
  await pass(60 * 60_000);
  expect(marks).toBe(2);
  link.change({ phase: 'ready' });
  await radio.stop();
  expect(marks).toBe(4);
});

it('takes in what the radio hands over while it is being closed', async () => {
  const { node, link, clock, radio } = await radioAmongFakes();
  link.stop = async () => {
    await clock.advance(0);
    link.receive({ text: 'es Where?', receivedAt: clock.now() });
  };
  await radio.stop();
  expect(node.jobs.size).toBe(1);
});
