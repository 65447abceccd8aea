import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { Admission } from '../../src/dispatch/admission.js';
import { Dispatcher } from '../../src/dispatch/dispatcher.js';
import { openEngine } from '../../src/engine/open-engine.js';
import { openQueue } from '../../src/queue/index.js';
import { requestOverRadio } from '../../src/radio/client/client.js';
import type { RadioLink, SendOutcome } from '../../src/radio/link/link.js';
import { openLink } from '../../src/radio/link/open-link.js';
import { openRadio } from '../../src/radio/radio.js';
import { createSimulatedMesh } from '../../src/radio/simulator/simulated-mesh.js';
import { governed } from '../../src/radio/testing/governed.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { Busy } from './busy.js';
import { ROOT, temporaryFolder } from './node-process.js';

const NODE = 1;
/** Ana has the stock app; Bo's machine speaks CBOR. */
const ANA = 2;
const BO = 3;
const REQUESTS = 24;
const STEP_MS = 250;
const PAUSE_MS = 15_000;
/** Whoever has no answer by then asks again. The node's own second try comes after two minutes. */
const PATIENCE_MS = 300_000;
const TRIES = 3;

/**
 * A node as the daemon builds it, on one clock with the mesh around it. SHORT_FAST in a region without duty
 * cycle, so that the airtime budget of 108 s an hour holds all answers and their repetitions.
 */
async function nodeOnMesh(seed: number) {
  const clock = new ManualClock();
  const logger = createLogger({ level: 'error', json: true });
  const busy = new Busy();
  const queue = await openQueue({ folder: await temporaryFolder(), clock, logger });
  const engine = await openEngine({
    modelsFolders: [`${ROOT}/models`],
    clock,
    logger,
    workerUrl: new URL('../../dist/engine/worker.js', import.meta.url),
  });
  const admission = new Admission({ queue, translator: engine, clock, maxTextBytes: 1 << 20 });
  const dispatcher = new Dispatcher({
    queue: busy.watch(queue),
    translator: busy.watch(engine),
    clock,
    logger,
  });
  const mesh = createSimulatedMesh({
    clock,
    nodes: [NODE, ANA, BO].map((num) => ({ num })),
    preset: 'SHORT_FAST',
    region: 'US',
    lossRate: 0.2,
    seed,
  });
  const { link, sent } = recorded(openLink({ kind: 'simulated', mesh, num: NODE, clock, logger }));
  const radio = openRadio({
    link,
    admission: busy.watch(admission),
    jobs: queue,
    directions: engine,
    backlog: { waiting: () => 0 },
    outbox: busy.watch(queue),
    clock,
    logger,
    policy: { requestsPerMinute: 12 },
  });
  const boLink = openLink({ kind: 'simulated', mesh, num: BO, clock, logger });
  const bo = governed(boLink, clock);
  dispatcher.start();
  await radio.start();
  boLink.start();
  onTestFinished(async () => {
    await boLink.stop();
    await radio.stop();
    await dispatcher.stop();
    await mesh.close();
    await engine.close();
    await queue.close();
  });
  /** In steps: translating and writing to disk take no time of this clock. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      await clock.advance(STEP_MS);
      await busy.idle();
    }
  };
  return { clock, mesh, queue, radio, bo, sent, pass };
}

/** How each packet of the node ended, by what it answers. */
function recorded(link: RadioLink): { link: RadioLink; sent: Map<string, SendOutcome['kind'][]> } {
  const sent = new Map<string, SendOutcome['kind'][]>();
  const send: RadioLink['send'] = async (packet, options) => {
    const outcomes: SendOutcome['kind'][] = [];
    const key = `${packet.to} ${packet.replyId} ${Buffer.from(packet.payload).toString('hex')}`;
    const before = sent.get(key);
    if (!before) sent.set(key, outcomes);
    const outcome = await link.send(packet, options);
    (before ?? outcomes).push(outcome.kind);
    return outcome;
  };
  const watched = new Proxy(link, {
    get: (_, name) => {
      const value = Reflect.get(link, name, link);
      if (name === 'send') return send;
      return typeof value === 'function' ? value.bind(link) : value;
    },
  });
  return { link: watched, sent };
}

it.each([1, 2, 3])(
  'answers each of 24 requests once where a fifth of all packets is lost (seed %i)',

  async (seed) => {
    const { mesh, queue, radio, bo, sent, pass } = await nodeOnMesh(seed);
    await pass(30_000);
    /** Packet ids of Ana's requests; those of a request she had to repeat follow each other. */
    const byText = new Map<string, number[]>();
    const byCbor = new Map<string, string[]>();
    const ana = mesh.node(ANA);
    const answersTo = (id: number) =>
      ana.received.filter(({ from, replyId }) => from === NODE && replyId === id).map(({ text }) => text);
    const askByText = (text: string) => {
      const { id, done } = ana.sendText(NODE, `es ${text}`);
      const ids = byText.get(text) ?? [];
      byText.set(text, [...ids, id]);
      // Her app says “not delivered”.
      void done.then((error) => error !== 0 && ids.length + 1 < TRIES && askByText(text));
    };
    const askByCbor = async (text: string) => {
      const answers = byCbor.get(text) ?? [];
      byCbor.set(text, answers);
      const asked = { ...bo, to: NODE, text, source: 'en', target: 'es' };
      const answer = await requestOverRadio({ ...asked, timeoutMs: PATIENCE_MS }).catch(() => undefined);
      if (answer) answers.push(answer.text);
    };

    for (let n = 0; n < REQUESTS; n++) {
      const text = `We need ${n + 100} litres of water.`;
      if (n % 2 === 0) askByText(text);
      else void askByCbor(text);
      await pass(PAUSE_MS);
    }
    await pass(PATIENCE_MS);
    for (let again = 1; again < TRIES; again++) {
      const openTexts = [...byText].filter(([, ids]) => ids.every((id) => answersTo(id).length === 0));
      for (const [text] of openTexts) askByText(text);
      const openCbor = [...byCbor].filter(([, answers]) => answers.length === 0);
      for (const [text] of openCbor) void askByCbor(text);
      if (openTexts.length + openCbor.length > 0) await pass(PATIENCE_MS);
    }

    expect(byText.size + byCbor.size).toBe(REQUESTS);
    for (const answers of byCbor.values()) expect(answers).toEqual([expect.stringMatching(/agua/)]);
    for (const [text, ids] of byText) {
      const answered = ids.filter((id) => answersTo(id).length > 0);
      expect(answered.length, text).toBeGreaterThanOrEqual(1);
      // One answer a message; a second copy of it is the same answer.
      for (const id of answered) expect([...new Set(answersTo(id))]).toEqual([expect.stringMatching(/agua/)]);
    }
    // What the receiver confirmed is not sent again. What nobody confirmed is, also in a packet with others.
    const endings = [...sent.values()].map((outcomes) => outcomes.map((kind) => kind === 'acked'));
    for (const confirmed of endings) {
      expect(confirmed.slice(0, -1)).not.toContain(true);
      expect(confirmed.length).toBeLessThanOrEqual(4);
    }
    expect(endings.filter(({ length }) => length === 1).length).toBeGreaterThan(REQUESTS / 2);

    expect(queue.counts()).toMatchObject({ running: 0, deliveries: 0 });
    const { airtimeMs, airtimeBudgetMs } = radio.status();
    expect(airtimeMs).toBeGreaterThan(0);
    expect(airtimeMs).toBeLessThan(airtimeBudgetMs);
  },
);
