import { decodeMessage, encodeMessage, type RequestMessage } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, expect, it } from 'vitest';
import { createSimulatedMesh, type SimulatedMeshOptions } from '../radio/simulator/simulated-mesh.js';
import { nodeId } from './node-id.js';
import { Machine, type MeshNode, type MeshNodeOptions, openMeshNode } from './testing/mesh-node.js';

const [A, B, C, ANA] = [0xa, 0xb, 0xc, 0x1a];
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NAMES: Readonly<Record<number, string>> = { [A]: 'A', [B]: 'B', [C]: 'C' };

let close = async () => {};
afterEach(() => close());

type NodeOptions = Partial<MeshNodeOptions>;

/** Three translating nodes and Ana's phone. */
async function openMesh(options: Partial<SimulatedMeshOptions> = {}) {
  const clock = new ManualClock();
  const nodes = [A, B, C, ANA].map((num) => ({ num }));
  const mesh = createSimulatedMesh({ clock, nodes, region: 'US', preset: 'SHORT_FAST', ...options });
  const running = new Set<MeshNode>();
  const open = async (num: number, pairs: readonly string[], more: NodeOptions = {}) => {
    const node = await openMeshNode({ mesh, clock, num, name: NAMES[num] ?? '', pairs, ...more });
    running.add(node);
    await clock.advance(10 * SECOND);
    return node;
  };
  /** The process is gone; its disk is what it was. */
  const kill = async (node: MeshNode) => {
    running.delete(node);
    await node.radio.stop();
    await node.machine.disk.open();
  };
  const stop = async (node: MeshNode) => {
    running.delete(node);
    await node.stop();
  };
  close = async () => {
    for (const node of running) await node.stop();
    await mesh.close();
  };
  const answers = (from = A) =>
    mesh
      .node(ANA)
      .received.filter((packet) => packet.from === from && packet.to === ANA && packet.portnum === 1)
      .map(({ text }) => text);
  /** Requests between nodes, as they were heard. */
  const passed = (from: number, to: number): RequestMessage[] =>
    mesh.node(to).received.flatMap((packet) => {
      if (packet.from !== from || packet.portnum !== 256) return [];
      const message = decodeMessage(packet.payload);
      return message.kind === 'request' ? [message] : [];
    });
  /** In small steps: the disk's turns of the event loop take no time of the clock. */
  const wait = async (ms: number, step = 2 * SECOND) => {
    for (let waited = 0; waited < ms; waited += step) {
      await clock.advance(step);
      await turns(clock);
    }
  };
  return { clock, mesh, open, stop, kill, answers, passed, wait };
}

async function turns(clock: ManualClock): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((done) => setImmediate(done));
    await clock.advance(0);
  }
}

const asking = (...nums: number[]): NodeOptions => ({ peers: { nodes: nums.map(nodeId) } });

it('has a peer do what it lacks, and answers the phone once', async () => {
  const { mesh, open, answers, passed, wait } = await openMesh();
  const b = await open(B, ['en>sw']);
  const a = await open(A, ['en>es'], asking(B));
  // Asked for its status before anybody needs it.
  await wait(3 * MINUTE);
  expect(a.peers.directions).toEqual([
    { source: 'en', target: 'sw', model: 'peer !0000000b', peer: '!0000000b' },
  ]);
  const { id } = mesh.node(ANA).sendText(A, 'sw where is the clinic');
  await wait(MINUTE);
  expect(answers()).toEqual(['B sw: where is the clinic']);
  expect(mesh.node(ANA).received.at(-1)).toMatchObject({ replyId: id });
  expect(b.translator.texts).toEqual(['where is the clinic']);
  expect(a.translator.texts).toEqual([]);
  expect(passed(A, B)).toMatchObject([{ passes: 1, source: 'en', target: 'sw' }]);
  await wait(30 * MINUTE);
  expect(answers()).toHaveLength(1);
  expect(a.queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
  expect([...a.logger.at('error'), ...b.logger.at('error')]).toEqual([]);
  const { airtimeMs, airtimeBudgetMs } = a.radio.status();
  expect(airtimeMs).toBeGreaterThan(0);
  expect(airtimeMs).toBeLessThan(airtimeBudgetMs);
});

it('takes an answer that fills several packets, and refuses a request that does', async () => {
  const { open, wait } = await openMesh({ lossRate: 0.1 });
  const b = await open(B, ['en>sw']);
  b.translator.times = 5;
  const a = await open(A, ['en>es'], asking(B));
  await wait(10 * MINUTE);
  const text = 'The bridge is out, the road is flooded and nobody gets through. '.repeat(2).trim();
  const id = await a.submit(text, 'sw');
  await expect(a.submit(text.repeat(2), 'sw')).rejects.toMatchObject({ code: 'text_too_long' });
  await wait(5 * MINUTE);
  expect((await a.queue.result(id))?.text).toBe(`B sw: ${Array(5).fill(text).join(' ')}`);
});

it('asks on demand, and refuses what nobody translates', async () => {
  const { open, wait } = await openMesh();
  await open(B, ['en>sw']);
  const a = await open(A, ['en>es'], asking(B));
  let id = '';
  let refused = '';
  void a.submit('good morning', 'sw').then((job) => {
    id = job;
  });
  await wait(40 * SECOND);
  void a.submit('good morning', 'uk').catch(({ code }) => {
    refused = code;
  });
  await wait(40 * SECOND);
  expect(await a.queue.result(id)).toMatchObject({
    text: 'B sw: good morning',
    source: 'en',
    target: 'sw',
    model: 'peer !0000000b',
    confidence: -0.25,
  });
  expect(refused).toBe('unsupported_pair');
});

it('asks the next where the nearest died over its work', async () => {
  const { mesh, open, stop, answers, wait } = await openMesh();
  const b = await open(B, ['en>sw']);
  const c = await open(C, ['en>sw']);
  b.translator.takesMs = 10 * MINUTE;
  const a = await open(A, ['en>es'], { peers: { nodes: [nodeId(B), nodeId(C)], timeoutMs: 60_000 } });
  await wait(25 * MINUTE);
  mesh.node(ANA).sendText(A, 'sw where is the clinic');
  await wait(30 * SECOND);
  const [dying, other] = b.translator.texts.length > 0 ? [b, c] : [c, b];
  other.translator.takesMs = 100;
  await stop(dying);
  mesh.node(dying.num).switchOn(false);
  await wait(10 * MINUTE);
  expect(answers()).toEqual([`${NAMES[other.num]} sw: where is the clinic`]);
  expect(a.queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
});

it('tells the phone in the end that nobody did it', async () => {
  const { mesh, open, stop, answers, wait } = await openMesh();
  const b = await open(B, ['en>sw']);
  const a = await open(A, ['en>es'], asking(B));
  await wait(3 * MINUTE);
  await stop(b);
  mesh.node(B).switchOn(false);
  mesh.node(ANA).sendText(A, 'sw where is the clinic');
  await wait(60 * MINUTE);
  expect(answers()).toHaveLength(1);
  expect(answers()[0]).toMatch(/^~ /);
  expect(a.queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
});

it('does what it accepted once its own radio is back, and holds nothing against the peer', async () => {
  const { mesh, open, passed, wait } = await openMesh();
  await open(B, ['en>sw']);
  const a = await open(A, ['en>es'], asking(B));
  await wait(3 * MINUTE);
  mesh.node(A).switchOn(false);
  const ids: string[] = [];
  for (let n = 0; n < 4; n++) ids.push(await a.submit(`good morning ${n}`, 'sw'));
  await wait(3 * 60 * MINUTE, 10 * SECOND);
  for (const id of ids) expect((await a.queue.get(id))?.failure).toBeUndefined();
  mesh.node(A).switchOn(true);
  await wait(5 * MINUTE);
  for (const id of ids) expect(await a.queue.get(id)).toMatchObject({ state: 'done', attempts: 1 });
  expect(passed(A, B)).toHaveLength(4);
});

it('stops at once though it waits to hear who translates a language', async () => {
  const { clock, mesh, open, wait } = await openMesh();
  const a = await open(A, ['en>es', 'es>uk'], asking(B));
  mesh.node(ANA).sendText(A, 'en>uk good morning');
  await wait(6 * SECOND);
  expect(mesh.node(B).received.map(({ payload }) => decodeMessage(payload))).toEqual([{ kind: 'nodeQuery' }]);
  let isOver = false;
  const stopped = Promise.all([a.peers.stop(), a.radio.stop()]).then(() => {
    isOver = true;
  });
  await clock.advance(SECOND);
  await turns(clock);
  expect(isOver).toBe(true);
  await stopped;
});

it('does not pass on in a circle, whatever others claim', async () => {
  const { mesh, open, passed, wait } = await openMesh();
  const a = await open(A, ['en>es'], asking(B));
  const b = await open(B, ['en>fr'], asking(A));
  await wait(15 * MINUTE);
  // Each is made to believe that the other translates Swahili.
  const claim = { kind: 'nodeStatus', directions: [{ source: 'en', target: 'sw' }], waiting: 0 } as const;
  for (const [from, other] of [
    [A, b],
    [B, a],
  ] as const) {
    other.radio.correspondence.receive(claim, {
      ...mesh.node(ANA).received[0],
      ...{ from, to: other.num, pkiEncrypted: true },
    } as never);
  }
  const id = await a.submit('good morning', 'sw');
  await wait(2 * MINUTE);
  expect(passed(A, B)).toHaveLength(1);
  expect(passed(B, A)).toEqual([]);
  await wait(60 * MINUTE);
  expect(passed(A, B)).toHaveLength(1);
  expect(passed(B, A)).toEqual([]);
  expect(await a.queue.get(id)).toMatchObject({ state: 'failed' });
  expect([a.translator.texts, b.translator.texts]).toEqual([[], []]);
});

it('never passes a request back to the node it came from', async () => {
  const { mesh, open, passed, wait } = await openMesh();
  const a = await open(A, ['en>es'], asking(ANA));
  const claim = { kind: 'nodeStatus', directions: [{ source: 'en', target: 'sw' }], waiting: 0 } as const;
  a.radio.correspondence.receive(claim, { from: ANA, to: A, pkiEncrypted: true } as never);
  mesh.node(ANA).send({
    to: A,
    portnum: 256,
    payload: encodeMessage({
      kind: 'request',
      token: 7,
      source: 'en',
      target: 'sw',
      text: 'hi',
      priority: 'normal',
    }),
  });
  await wait(2 * MINUTE);
  expect(passed(A, ANA)).toEqual([]);
  const errors = mesh
    .node(ANA)
    .received.filter(({ portnum }) => portnum === 256)
    .map(({ payload }) => decodeMessage(payload));
  expect(errors).toContainEqual({ kind: 'error', code: 'unsupported_pair', token: 7 });
});

it('answers once though it died in between', async () => {
  const { mesh, open, kill, answers, wait } = await openMesh();
  const machine = new Machine();
  const b = await open(B, ['en>sw']);
  b.translator.takesMs = 30 * SECOND;
  const first = await open(A, ['en>es'], { ...asking(B), machine });
  await wait(3 * MINUTE);
  mesh.node(ANA).sendText(A, 'sw where is the clinic');
  await wait(10 * SECOND);
  expect(b.translator.texts).toHaveLength(1);
  await kill(first);
  const again = await open(A, ['en>es'], { ...asking(B), machine });
  await wait(10 * MINUTE);
  expect(answers()).toEqual(['B sw: where is the clinic']);
  expect(again.queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
  // The same question, known again.
  expect(b.translator.texts).toHaveLength(1);
});

it.each(['before the answer', 'while it is away'])(
  'answers once though it was restarted %s',
  async (when) => {
    const { mesh, open, stop, answers, wait } = await openMesh();
    const machine = new Machine();
    const b = await open(B, ['en>sw']);
    b.translator.takesMs = 30 * SECOND;
    const first = await open(A, ['en>es'], { ...asking(B), machine });
    await wait(3 * MINUTE);
    mesh.node(ANA).sendText(A, 'sw where is the clinic');
    await wait(10 * SECOND);
    expect(b.translator.texts).toHaveLength(1);
    await stop(first);
    if (when === 'while it is away') await wait(2 * MINUTE);
    const again = await open(A, ['en>es'], { ...asking(B), machine });
    await wait(10 * MINUTE);
    expect(answers()).toEqual(['B sw: where is the clinic']);
    expect(again.queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
    // The same question, known again.
    expect(b.translator.texts).toHaveLength(1);
  },
);

it('has a peer with little to do take short requests that would wait long', async () => {
  const { open, wait } = await openMesh();
  const b = await open(B, ['en>es']);
  const a = await open(A, ['en>es'], { ...asking(B), overflowAfterMs: 120_000 });
  a.translator.takesMs = 20 * SECOND;
  await wait(3 * MINUTE);
  const backlog: string[] = [];
  for (let n = 0; n < 30; n++) backlog.push(await a.submit(`mine ${n}`, 'es', { priority: 'bulk' }));
  for (let n = 0; n < 30; n++) backlog.push(await a.submit(`page ${n}`, 'es'));
  await wait(5 * MINUTE);
  // Now it is known how long things take.
  const late = await a.submit('hello', 'es', { requester: { inlet: 'http', id: 'late' } });
  await wait(20 * SECOND);
  const bulk = await a.submit('document', 'es', { priority: 'bulk' });
  const emergency = await a.submit('help', 'es', { priority: 'emergency' });
  for (let n = 30; n < 40; n++) backlog.push(await a.submit(`page ${n}`, 'es'));
  await wait(3 * MINUTE);
  expect(b.translator.texts.length).toBeGreaterThan(0);
  expect(b.translator.texts).not.toContain('document');
  expect(b.translator.texts).not.toContain('help');
  expect(b.translator.texts.length).toBeLessThan(12);
  await wait(60 * MINUTE, 5 * SECOND);
  for (const id of [...backlog, late, bulk, emergency]) {
    expect(await a.queue.get(id)).toMatchObject({ state: 'done' });
  }
  // Nothing was done twice.
  const done = [...a.translator.texts, ...b.translator.texts];
  expect(new Set(done).size).toBe(done.length);
});

it('tells on its channel what it translates, and whoever may ask takes note', async () => {
  const { mesh, open, wait } = await openMesh();
  const a = await open(A, ['en>es'], { peers: { anyHeard: true } });
  const c = await open(C, ['en>es'], { peers: { nodes: [] } });
  const b = await open(B, ['en>sw', 'sw>en'], {
    peers: { announceChannel: 0, announceEveryMs: 6 * 60 * MINUTE },
  });
  await wait(10 * MINUTE);
  expect(a.peers.directions.map(({ source, target, peer }) => `${source}>${target} ${peer}`)).toEqual([
    'en>sw !0000000b',
    'sw>en !0000000b',
  ]);
  expect(c.peers.directions).toEqual([]);
  expect(b.peers.directions).toEqual([]);
  await wait(24 * 60 * MINUTE, 10 * MINUTE);
  // Nobody else announces anything: one each 24 hours.
  const heard = mesh.node(ANA).received.filter(({ from, to }) => from === B && to === 0xffffffff);
  const statuses = heard.filter(({ portnum }) => portnum === 256);
  expect(statuses.length).toBeGreaterThanOrEqual(1);
  expect(statuses.length).toBeLessThanOrEqual(2);
  expect(statuses[0]?.payload.length).toBeLessThan(12);
});

it.each([1, 5, 10, 11])(
  'answers everybody once over two hops that lose a fifth of all packets (seed %i)',
  async (seed) => {
    const chain = [
      [ANA, A],
      [A, C],
      [C, B],
    ] as const;
    const { mesh, open, answers, wait } = await openMesh({
      links: chain,
      lossRate: 0.2,
      preset: 'LONG_FAST',
      seed,
    });
    const a = await open(A, ['en>es'], asking(B));
    const b = await open(B, ['en>sw']);
    await wait(40 * MINUTE);
    expect(a.peers.directions).toHaveLength(1);
    const asked: string[] = [];
    for (let n = 0; n < 8; n++) {
      const text = `question number ${n}`;
      void mesh
        .node(ANA)
        .sendText(A, `sw ${text}`)
        .done.then((error) => {
          if (error === 0) asked.push(text);
        });
      await wait(2 * MINUTE);
    }
    for (let quarter = 0; quarter < 8; quarter++) {
      for (const num of [ANA, A, B]) mesh.node(num).sendNodeInfo();
      await wait(15 * MINUTE);
    }
    const told = new Set(answers());
    for (const text of asked) expect(told).toContain(`B sw: ${text}`);
    expect([...told].filter((text) => text?.startsWith('~'))).toEqual([]);
    expect(a.queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
    for (const { radio } of [a, b]) {
      expect(radio.status().airtimeMs).toBeLessThan(radio.status().airtimeBudgetMs);
    }
  },
);
