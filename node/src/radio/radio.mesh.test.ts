import { encodeMessage, isOfTransfer, type Job, type ReplyTo } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { requestOverRadio } from './client/client.js';
import { openLink } from './link/open-link.js';
import { maxPayloadBytes } from './link/sizes.js';
import type { RadioPolicy } from './policy.js';
import { Random } from './simulator/random.js';
import {
  createSimulatedMesh,
  type SimulatedMesh,
  type SimulatedMeshOptions,
} from './simulator/simulated-mesh.js';
import { delivery, FakeLogger, translation } from './testing/fake-ports.js';
import { governed } from './testing/governed.js';
import { openAmongFakes } from './testing/open-radio.js';
import { takeTransfers } from './testing/transfer-peer.js';

const NODE = 1;
const [ANA, BO] = [2, 3];
const EVERYBODY = 0xffffffff;
const SECOND = 1000;

let close = async () => {};
afterEach(() => close());

/** The radio room on the mesh, before a node that translates by shouting. */
async function openRoom(
  mesh: SimulatedMesh,
  clock: ManualClock,
  num: number,
  policy: Partial<RadioPolicy> = {},
) {
  const link = openLink({ kind: 'simulated', mesh, num, clock, logger: new FakeLogger() });
  const room = await openAmongFakes(link, clock, { policy: { requestsPerMinute: 30, ...policy } });
  room.node.onSubmit = ({ id, request: { requester, replyTo, priority, text } }: Job) =>
    room.outbox.add(
      delivery(
        id,
        { result: translation(text.toUpperCase()) },
        { requester, replyTo, priority, createdAt: clock.now() },
      ),
    );
  await clock.advance(30 * SECOND);
  return room;
}

async function meshWithNode(options: Partial<SimulatedMeshOptions> = {}, policy: Partial<RadioPolicy> = {}) {
  const clock = new ManualClock();
  const nodes = [{ num: NODE }, { num: ANA }, { num: BO }];
  const mesh = createSimulatedMesh({ clock, nodes, region: 'US', preset: 'SHORT_FAST', ...options });
  const room = await openRoom(mesh, clock, NODE, policy);
  close = async () => {
    await room.radio.stop();
    await mesh.close();
  };
  return { clock, mesh, ...room };
}

it('answers a direct text of a stock app with a threaded text', async () => {
  const { mesh, clock } = await meshWithNode();
  const { id } = mesh.node(ANA).sendText(NODE, 'es Where is the clinic?');
  await clock.advance(30 * SECOND);
  expect(mesh.node(ANA).received).toMatchObject([
    { from: NODE, text: 'WHERE IS THE CLINIC?', replyId: id, pkiEncrypted: true },
  ]);
});

it('explains itself in one message', async () => {
  const { mesh, clock } = await meshWithNode();
  mesh.node(ANA).sendText(NODE, 'help');
  await clock.advance(30 * SECOND);
  expect(mesh.node(ANA).received).toHaveLength(1);
  expect(mesh.node(ANA).received[0]?.payload.length).toBeLessThanOrEqual(200);
});

it('says nothing to broadcasts, reactions and talk of others', async () => {
  const { mesh, clock } = await meshWithNode();
  mesh.node(ANA).sendText(0xffffffff, 'es Where is the clinic?');
  mesh.node(ANA).sendText(BO, 'es Where is the clinic?');
  mesh.node(ANA).sendText(NODE, '👍', { isTapback: true, replyId: 9 });
  await clock.advance(60 * SECOND);
  expect(mesh.node(ANA).received.filter(({ from }) => from === NODE)).toEqual([]);
  expect(mesh.node(BO).received.filter(({ from }) => from === NODE)).toEqual([]);
});

it('answers a CBOR request with a CBOR result, long ones in fragments both ways', async () => {
  const { mesh, clock, logger } = await meshWithNode();
  const link = openLink({ kind: 'simulated', mesh, num: BO, clock, logger });
  const { transmitter } = governed(link, clock);
  link.start();
  for (const text of ['Where is the clinic?', 'Is the road open? '.repeat(40)]) {
    const asked = requestOverRadio({ link, transmitter, clock, to: NODE, text, target: 'es' });
    let answer: string | undefined;
    void asked.then((result) => {
      answer = result.text;
    });
    for (let second = 0; second < 240 && answer === undefined; second++) await clock.advance(SECOND);
    expect((await asked).text).toBe(text.toUpperCase());
  }
  expect(mesh.node(ANA).received).toEqual([]);
  await link.stop();
});

it('does not talk to another translator, though each answer reads as a command', async () => {
  const { mesh, clock, node } = await meshWithNode();
  const other = await openRoom(mesh, clock, BO);
  // People with phones on the two nodes' own radios, and one with a radio of her own.
  mesh.node(BO).sendText(NODE, 'es es es es nada');
  await clock.advance(60 * SECOND);
  mesh.node(NODE).sendText(BO, 'good morning');
  await clock.advance(60 * SECOND);
  mesh.node(ANA).sendText(NODE, 'es es es nada');
  await clock.advance(600 * SECOND);
  expect(node.requests).toHaveLength(2);
  expect(other.node.requests).toEqual([]);
  const texts = (num: number) => mesh.node(num).received.map(({ text }) => text);
  expect(texts(BO)).toEqual(['ES ES ES NADA', 'good morning']);
  expect(texts(NODE)).toEqual([
    'es es es es nada',
    '~ E.g. "es where is the clinic" (es en). All commands: help',
    'es es es nada',
  ]);
  expect(texts(ANA)).toEqual(['ES ES NADA']);
  await other.radio.stop();
});

/** What a bot makes of a message it got, or undefined where it says nothing. */
type Bot = (text: string, replyId: number) => Parameters<ReturnType<SimulatedMesh['node']>['sendText']>;

it.each<[string, Bot]>([
  ['echoes', (text) => [NODE, text]],
  ['echoes in the thread', (text, replyId) => [NODE, text, { replyId }]],
  ['makes a request of it', (text) => [NODE, `es ${text}`]],
  ['makes a request of it in the thread', (text, replyId) => [NODE, `es ${text}`, { replyId }]],
  [
    'asks for something else each time',
    (text, replyId) => [NODE, `es ${text.length} ${replyId}`, { replyId }],
  ],
])('falls silent after two messages towards a bot that %s', async (_what, bot) => {
  for (const preset of ['SHORT_FAST', 'LONG_FAST'] as const) {
    const { mesh, clock } = await meshWithNode({
      preset,
      links: [
        [NODE, ANA],
        [ANA, BO],
      ],
    });
    mesh.node(BO).onMessage(({ from, portnum, text, id }) => {
      if (from === NODE && portnum === 1) mesh.node(BO).sendText(...bot(text, id));
    });
    mesh.node(BO).sendText(NODE, 'es where is the clinic');
    await clock.advance(3_600 * SECOND);
    const said = mesh.node(BO).received.filter(({ from, portnum }) => from === NODE && portnum === 1);
    expect(said.length).toBeGreaterThanOrEqual(1);
    expect(said.length).toBeLessThanOrEqual(2);
    await close();
  }
});

it('falls silent towards a bot on a channel too', async () => {
  const { mesh, clock } = await meshWithNode({}, { channels: [0] });
  mesh.node(BO).onMessage(({ from, portnum, text }) => {
    if (from === NODE && portnum === 1) mesh.node(BO).sendText(EVERYBODY, `!es ${text}`);
  });
  mesh.node(ANA).sendText(EVERYBODY, '!es where is the clinic');
  await clock.advance(3_600 * SECOND);
  const said = mesh.node(BO).received.filter(({ from, portnum }) => from === NODE && portnum === 1);
  expect(said.map(({ text }) => text)).toEqual(['WHERE IS THE CLINIC']);
});

it.each([1, 2, 3, 4])(
  'answers every request over two hops that lose a fifth of all packets (seed %i)',
  async (seed) => {
    const chain = [
      [NODE, ANA],
      [ANA, BO],
    ] as const;
    const { mesh, clock, node, outbox, radio, logger } = await meshWithNode({
      lossRate: 0.2,
      links: chain,
      seed,
    });
    const confirmed: number[] = [];
    for (let n = 0; n < 12; n++) {
      const person = mesh.node(n % 2 === 0 ? ANA : BO);
      void person.sendText(NODE, `es request number ${n}`).done.then((error) => {
        if (error === 0) confirmed.push(n);
      });
      await clock.advance(45 * SECOND);
    }
    // Who was not reached is tried again when heard: nodes tell who they are from time to time.
    for (let quarter = 0; quarter < 12; quarter++) {
      for (const num of [ANA, BO]) mesh.node(num).sendNodeInfo();
      await clock.advance(900 * SECOND);
    }
    const numbered = (text: string) => Number(/\d+$/.exec(text)?.[0]);
    const accepted = node.requests.map(({ text }) => numbered(text));
    expect(new Set(accepted).size).toBe(accepted.length);
    for (const n of confirmed) expect(accepted).toContain(n);

    const answers = [ANA, BO].flatMap((num) => mesh.node(num).received.filter(({ from }) => from === NODE));
    const answered = new Set(answers.map(({ text }) => numbered(text)));
    expect(answered.size).toBe(accepted.length);
    // A copy comes where only the ACK was lost: over a relay the firmware sends it once.
    expect(answers.length).toBeLessThan(2 * accepted.length);
    expect(outbox.deliveries.size).toBe(0);
    expect(logger.at('error')).toEqual([]);
    const { airtimeMs, airtimeBudgetMs } = radio.status();
    expect(airtimeMs).toBeLessThan(airtimeBudgetMs);
  },
);

type Room = Awaited<ReturnType<typeof meshWithNode>>;

it.each<[string, (room: Room) => Promise<void> | void]>([
  [
    'unplugged and plugged in again',
    async ({ mesh, clock }) => {
      mesh.node(NODE).switchOn(false);
      await clock.advance(600 * SECOND);
      mesh.node(NODE).switchOn(true);
    },
  ],
  ['rebooted', ({ mesh }) => mesh.node(NODE).reboot()],
  [
    'taken by another client, who leaves after ten minutes',
    async ({ mesh, clock }) => {
      const other = mesh.connect(NODE);
      await other.open(new AbortController().signal);
      await clock.advance(600 * SECOND);
      await other.close();
    },
  ],
  [
    'without a region for a while',
    async ({ mesh, clock, radio }) => {
      mesh.node(NODE).setRegion('UNSET');
      await clock.advance(120 * SECOND);
      expect(radio.status().reason).toContain('region is not set. Set it');
      expect((await radio.view()).waiting).toMatchObject([{ reason: 'region_unset' }]);
      mesh.node(NODE).setRegion('US');
    },
  ],
  [
    'full: its queue takes no more',
    ({ mesh }) => {
      for (let n = 0; n < 20; n++) mesh.node(NODE).sendText(EVERYBODY, `noise ${n}`, { wantAck: false });
    },
  ],
  ['silent for its duty cycle', ({ mesh }) => mesh.node(NODE).failNextClientPacket(9)],
  ['quick to say “too soon”', ({ mesh }) => mesh.node(NODE).failNextClientPacket(38)],
  ['without the key of who asked', ({ mesh }) => mesh.node(NODE).forget(ANA)],
])('answers once though the radio was %s', async (_what, fault) => {
  const room = await meshWithNode();
  const { mesh, clock, node, logger } = room;
  const answerNow = node.onSubmit;
  let answer = () => {};
  node.onSubmit = (job) => {
    answer = () => answerNow(job);
  };
  const { id } = mesh.node(ANA).sendText(NODE, 'es where is the clinic');
  await clock.advance(30 * SECOND);
  const broken = fault(room);
  answer();
  await clock.advance(0);
  await broken;
  await clock.advance(3_600 * SECOND);
  const answers = mesh
    .node(ANA)
    .received.filter(({ from, to, portnum }) => from === NODE && to === ANA && portnum === 1);
  expect(answers).toMatchObject([{ text: 'WHERE IS THE CLINIC', replyId: id }]);
  expect(room.outbox.deliveries.size).toBe(0);
  expect(logger.at('error')).toEqual([]);
});

it('keeps to itself what came under a key that the radio has lost, until it has it again', async () => {
  const { mesh, clock, node, outbox } = await meshWithNode();
  const answerNow = node.onSubmit;
  let answer = () => {};
  node.onSubmit = (job) => {
    answer = () => answerNow(job);
  };
  const text = 'where is the clinic';
  const request = {
    kind: 'request',
    token: 7,
    source: 'en',
    target: 'es',
    text,
    priority: 'normal',
  } as const;
  mesh.node(ANA).send({ to: NODE, portnum: 256, payload: encodeMessage(request) });
  await clock.advance(30 * SECOND);
  mesh.node(NODE).forget(ANA);
  await mesh.node(NODE).reboot();
  await clock.advance(30 * SECOND);
  answer();
  await clock.advance(600 * SECOND);
  mesh.node(ANA).sendNodeInfo();
  await clock.advance(600 * SECOND);
  const answers = mesh.node(ANA).received.filter(({ from, portnum }) => from === NODE && portnum === 256);
  expect(answers).toMatchObject([{ pkiEncrypted: true }]);
  expect(outbox.deliveries.size).toBe(0);
});

it('is still there after an hour in which nothing was said', async () => {
  const { mesh, clock, radio } = await meshWithNode();
  await clock.advance(3_600 * SECOND);
  expect(radio.status().link).toBe('ready');
  mesh.node(ANA).sendText(NODE, 'es where is the clinic');
  await clock.advance(30 * SECOND);
  expect(mesh.node(ANA).received).toMatchObject([{ text: 'WHERE IS THE CLINIC' }]);
});

describe('the sizes the firmware takes', () => {
  const toAna = { inlet: 'radio', to: ANA, channel: 0, replyId: 77 } as const;
  const emoji = '🆘';

  /** Sends results through the room, and gives what reached Ana. Anything the firmware refuses is thrown. */
  async function deliver(results: readonly [text: string, replyTo: ReplyTo][]) {
    const { mesh, clock, outbox, radio, logger } = await meshWithNode();
    for (const [n, [text, replyTo]] of results.entries()) {
      outbox.add(delivery(`job ${n}`, text, { replyTo, createdAt: n }));
    }
    takeTransfers(mesh.node(ANA), clock);
    await clock.advance(300 * SECOND);
    expect(outbox.deliveries.size).toBe(0);
    const { messages } = await radio.view();
    expect(messages.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect(logger.at('warn')).toEqual([]);
    return mesh.node(ANA).received.filter(({ from }) => from === NODE);
  }

  it.each([
    ['Latin', 'x', 215],
    ['Cyrillic', 'ж', 107],
    ['emoji', emoji, 53],
  ])(
    'a threaded answer in %s passes up to 215 bytes, and in parts from the next character on',
    async (_script, character, most) => {
      const form = 'text' as const;
      const largest = character.repeat(most);
      const received = await deliver([
        [largest, { ...toAna, form }],
        [largest + character, { ...toAna, form }],
      ]);
      expect(received[0]?.text).toBe(largest);
      const parts = received.slice(1).map(({ text }) => text);
      expect(parts).toHaveLength(2);
      expect(parts.map((part) => part.replace(/^\(\d\/2\) /, '')).join('')).toBe(largest + character);
    },
  );

  it('an answer on a channel passes up to 227 bytes with its thread; what is longer is cut and says so', async () => {
    const replyTo = { ...toAna, to: EVERYBODY, form: 'text' } as const;
    const received = await deliver([
      ['x'.repeat(227), replyTo],
      ['x'.repeat(228), replyTo],
    ]);
    expect(received[0]?.payload).toHaveLength(227);
    expect(received[1]?.payload.length).toBeLessThanOrEqual(227);
    expect(received[1]?.text).toMatch(/… \(\+\d+\)$/);
  });

  it('a CBOR result fills its packet; one byte more goes in fragments', async () => {
    const replyTo = { ...toAna, form: 'cbor', token: 7 } as const;
    const limit = maxPayloadBytes({ to: ANA, channel: 0, portnum: 256 });
    const bytes = (text: string) => encodeMessage({ kind: 'result', token: 7, text, warnings: [] }).length;
    const random = new Random(1);
    let largest = '';
    let longer = '';
    while (bytes(longer) <= limit) {
      largest = longer;
      longer += String.fromCodePoint(0x21 + random.below(90));
    }
    const received = await deliver([
      [largest, replyTo],
      [longer, replyTo],
    ]);
    expect(received.map(({ payload }) => isOfTransfer(payload))).toEqual([false, true, true]);
    expect(received[0]?.payload.length).toBe(bytes(largest));
  });

  it.each([
    ['broadcast', EVERYBODY, 0, 232],
    ['direct message', ANA, 0, 220],
    ['direct reply', ANA, 77, 215],
  ])(
    'the link hands over a %s of the largest size, and not one byte more',
    async (_what, to, replyId, largest) => {
      const { mesh, clock } = await meshWithNode();
      const link = openLink({ kind: 'simulated', mesh, num: BO, clock, logger: new FakeLogger() });
      link.start();
      await clock.advance(SECOND);
      const packet = (bytes: number) => ({
        ...{ to, replyId, channel: 0, portnum: 1, wantAck: true },
        payload: new Uint8Array(bytes).fill(97),
      });
      const sent = link.send(packet(largest));
      await clock.advance(60 * SECOND);
      expect(['acked', 'relayed']).toContain((await sent).kind);
      await expect(link.send(packet(largest + 1))).rejects.toMatchObject({ code: 'packet_too_large' });
      // So would the firmware.
      const error = mesh
        .node(BO)
        .send({ to, portnum: 1, payload: packet(largest + 1).payload, replyId }).done;
      expect(await error).toBe(7);
      expect(await mesh.node(ANA).received.filter(({ from }) => from === BO)).toHaveLength(1);
      await link.stop();
    },
  );
});
