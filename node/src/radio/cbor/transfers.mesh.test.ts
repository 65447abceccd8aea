import { decodeMessage, isOfTransfer, isReport } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { requestOverRadio } from '../client/client.js';
import { openLink } from '../link/open-link.js';
import { PRIVATE_APP } from '../policy.js';
import { createSimulatedMesh, type SimulatedMeshOptions } from '../simulator/simulated-mesh.js';
import { delivery, FakeLogger, FakeOutbox, textReply, translation } from '../testing/fake-ports.js';
import { governed } from '../testing/governed.js';
import { openAmongFakes } from '../testing/open-radio.js';
import { takeTransfers } from '../testing/transfer-peer.js';

const [NODE, RELAY, PEER] = [1, 2, 3];
const SECOND = 1_000;
const TEXT = 'Is the road to the hospital open? Two families need water. '.repeat(24).trim();

let close = async () => {};
afterEach(() => close());

async function meshWithNode(options: Partial<SimulatedMeshOptions>) {
  const clock = new ManualClock();
  const logger = new FakeLogger();
  const nodes = [NODE, RELAY, PEER].map((num) => ({ num }));
  const mesh = createSimulatedMesh({ clock, nodes, region: 'US', preset: 'LONG_FAST', ...options });
  const outbox = new FakeOutbox(clock);
  const openNode = async () => {
    const link = openLink({ kind: 'simulated', mesh, num: NODE, clock, logger });
    const room = await openAmongFakes(link, clock, { outbox });
    room.node.onSubmit = ({ id, request: { replyTo, priority, text } }) => {
      const result = translation(text.toUpperCase());
      outbox.add(delivery(id, { result }, { replyTo, priority, createdAt: clock.now() }));
    };
    await clock.advance(30 * SECOND);
    return room;
  };
  let room = await openNode();
  close = async () => {
    await room.radio.stop();
    await mesh.close();
  };
  /** A new daemon on the same radio, with the same outbox. */
  const restart = async () => {
    await room.radio.stop();
    room = await openNode();
  };
  return { clock, mesh, outbox, logger, restart, room: () => room };
}

const CHAIN = [
  [NODE, RELAY],
  [RELAY, PEER],
] as const;

describe('long messages on a mesh that loses 30 % of all packets', () => {
  it.each<[string, number, Partial<SimulatedMeshOptions>]>([
    ['next door', 1, {}],
    ['next door', 2, {}],
    ['next door', 3, {}],
    ['behind a relay', 4, { links: CHAIN, preset: 'SHORT_FAST' }],
    ['behind a relay', 5, { links: CHAIN, preset: 'SHORT_FAST' }],
  ])('a request and its result arrive, %s (seed %i)', async (_where, seed, options) => {
    const { clock, mesh, outbox, logger, room } = await meshWithNode({ lossRate: 0.3, seed, ...options });
    const link = openLink({ kind: 'simulated', mesh, num: PEER, clock, logger });
    link.start();
    await clock.advance(5 * SECOND);
    const { transmitter, governor } = governed(link, clock);
    const question = { link, transmitter, clock, to: NODE, text: TEXT, target: 'es' };
    const asked = requestOverRadio({ ...question, timeoutMs: 7_200_000 });
    let isAnswered = false;
    const end = () => {
      isAnswered = true;
    };
    asked.then(end, end);
    for (let minute = 0; minute < 120 && !isAnswered; minute++) await clock.advance(60 * SECOND);
    expect((await asked).text).toBe(TEXT.toUpperCase());
    await clock.advance(600 * SECOND);
    expect(room().node.requests).toHaveLength(1);
    expect(outbox.deliveries.size).toBe(0);
    const { airtimeMs, airtimeBudgetMs } = room().radio.status();
    expect(airtimeMs).toBeLessThan(airtimeBudgetMs);
    expect(governor.usedMs).toBeLessThan(governor.budgetMs);
    expect(logger.at('error')).toEqual([]);
    await link.stop();
  });

  it('a result arrives once though the node was restarted in its midst', async () => {
    const { clock, mesh, outbox, restart } = await meshWithNode({ lossRate: 0.3, seed: 9 });
    const peer = takeTransfers(mesh.node(PEER), clock);
    const replyTo = { ...textReply(PEER), form: 'cbor', token: 5 } as const;
    outbox.add(delivery('job', TEXT, { replyTo }));
    await clock.advance(9 * SECOND);
    expect(peer.messages).toEqual([]);
    await restart();
    await clock.advance(1_200 * SECOND);
    expect(peer.messages.map((bytes) => decodeMessage(bytes))).toMatchObject([{ token: 5, text: TEXT }]);
    expect(outbox.completed).toEqual(['job']);
  });

  it('ten results for ten nodes arrive, each whole and with its own', async () => {
    const nodes = [NODE, ...Array.from({ length: 10 }, (_, n) => 10 + n)].map((num) => ({ num }));
    const { clock, mesh, outbox } = await meshWithNode({
      lossRate: 0.3,
      seed: 3,
      nodes,
      preset: 'SHORT_FAST',
    });
    const peers = nodes.slice(1).map(({ num }) => ({ num, ...takeTransfers(mesh.node(num), clock) }));
    for (const { num } of peers) {
      const replyTo = { ...textReply(num), form: 'cbor', token: num } as const;
      outbox.add(delivery(`job ${num}`, `${num} ${TEXT}`, { replyTo }));
    }
    await clock.advance(3_600 * SECOND);
    expect(outbox.completed).toHaveLength(10);
    for (const { num, messages } of peers) {
      expect(messages.map((bytes) => decodeMessage(bytes))).toMatchObject([
        { token: num, text: `${num} ${TEXT}` },
      ]);
    }
  });
});

it('fragments and reports are no ACKs’ business: nobody is asked for one', async () => {
  const { clock, mesh, outbox } = await meshWithNode({});
  takeTransfers(mesh.node(PEER), clock);
  const asked: boolean[] = [];
  mesh.onTransmission(({ data, wantAck }) => {
    const { portnum, payload } = data;
    if (portnum === PRIVATE_APP && (isOfTransfer(payload) || isReport(payload))) asked.push(wantAck);
  });
  outbox.add(delivery('job', TEXT, { replyTo: { ...textReply(PEER), form: 'cbor', token: 5 } }));
  await clock.advance(120 * SECOND);
  expect(outbox.completed).toEqual(['job']);
  expect(asked.length).toBeGreaterThan(8);
  expect(asked).not.toContain(true);
});
