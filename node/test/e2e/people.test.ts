import { join } from 'node:path';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it, onTestFinished } from 'vitest';
import { Admission } from '../../src/dispatch/admission.js';
import { Dispatcher } from '../../src/dispatch/dispatcher.js';
import { openEngine } from '../../src/engine/open-engine.js';
import { openQueue } from '../../src/queue/index.js';
import { openLink } from '../../src/radio/link/open-link.js';
import { openRadio, type Radio } from '../../src/radio/radio.js';
import { createSimulatedMesh } from '../../src/radio/simulator/simulated-mesh.js';
import { openPeopleStore } from '../../src/radio/state/people-store.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { Busy } from './busy.js';
import { ROOT, temporaryFolder } from './node-process.js';

const [NODE, ANA, BO] = [1, 2, 3];
const EVERYBODY = 0xffffffff;
const STEP_MS = 250;
const PAUSE_MS = 30_000;

/** Ana speaks Spanish, Bo English; both have the stock app. Engine, queue and files are the node's own. */
async function meshOfPeople() {
  const clock = new ManualClock();
  const logger = createLogger({ level: 'error', json: true });
  const busy = new Busy();
  const folder = await temporaryFolder();
  const queue = await openQueue({ folder, clock, logger });
  const engine = await openEngine({
    modelsFolders: [`${ROOT}/models`],
    clock,
    logger,
    workerUrl: new URL('../../dist/engine/worker.js', import.meta.url),
  });
  const translator = busy.watch(engine);
  const admission = new Admission({ queue, translator: engine, clock, maxTextBytes: 1 << 20 });
  const dispatcher = new Dispatcher({ queue: busy.watch(queue), translator, clock, logger });
  const names = [
    { num: NODE, shortName: 'BM' },
    { num: ANA, shortName: 'ANA' },
    { num: BO, shortName: 'BO' },
  ];
  const mesh = createSimulatedMesh({ clock, nodes: names, preset: 'SHORT_FAST', region: 'US' });
  let radio: Radio | undefined;
  /** As after a restart of the node: all that it knows of people comes from the disk. */
  const start = async () => {
    await radio?.stop();
    const peopleStore = await openPeopleStore(join(folder, 'people'), logger);
    radio = openRadio({
      link: openLink({ kind: 'simulated', mesh, num: NODE, clock, logger }),
      admission: busy.watch(admission),
      jobs: queue,
      directions: engine,
      detector: engine,
      backlog: { waiting: () => 0 },
      outbox: busy.watch(queue),
      clock,
      logger,
      policy: { requestsPerMinute: 12, interpreterChannels: [{ channel: 0, languages: ['en', 'es'] }] },
      ...(peopleStore && { peopleStore }),
    });
    await radio.start();
    await pass(PAUSE_MS);
  };
  /** In steps: translating and writing to disk take no time of this clock. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      await clock.advance(STEP_MS);
      await busy.idle();
    }
  };
  const write = async (num: number, to: number, text: string, more: object = {}) => {
    const { id } = mesh.node(num).sendText(to, text, more);
    await pass(PAUSE_MS);
    return id;
  };
  /** What somebody has got of the node since the last look. */
  const looked = new Map<number, number>();
  const got = (num: number) => {
    const all = mesh.node(num).received.filter(({ from, portnum }) => from === NODE && portnum === 1);
    const fresh = all.slice(looked.get(num) ?? 0);
    looked.set(num, all.length);
    return fresh.map(({ text }) => text);
  };
  dispatcher.start();
  await start();
  onTestFinished(async () => {
    await radio?.stop();
    await dispatcher.stop();
    await mesh.close();
    await engine.close();
    await queue.close();
  });
  return { start, write, got };
}

it('serves two people with stock apps, from the first word to a talk over a restart', async () => {
  const { start, write, got } = await meshOfPeople();

  // Who has set nothing is told how, in the language of the text.
  await write(ANA, NODE, 'Buenos días, ¿hay alguien que me pueda ayudar?');
  expect(got(ANA)).toEqual([
    expect.stringMatching(/^~ P\. ej\. "fr dónde está la clínica" \(es en fr.*\)\. Ayuda: help$/),
  ]);

  await write(ANA, NODE, 'lang es');
  await start();
  got(ANA);
  await write(ANA, NODE, 'The bridge is closed today.');
  expect(got(ANA)).toEqual([expect.stringMatching(/puente.*cerrado/iu)]);
  await write(ANA, NODE, 'Necesitamos agua y mantas para los niños.');
  expect(got(ANA)).toEqual([expect.stringMatching(/water.*blankets/iu)]);

  // On a channel everybody reads both languages, and can ask for one by a flag.
  const id = await write(BO, EVERYBODY, 'We need a doctor at the school.');
  expect(got(ANA)).toEqual([expect.stringMatching(/médico|doctor/iu)]);
  await write(ANA, EVERYBODY, '🇲🇽', { isTapback: true, replyId: id });
  expect(got(ANA)).toEqual([expect.stringMatching(/médico|doctor/iu)]);
  got(BO);

  await write(ANA, NODE, 'talk to BO en');
  await write(BO, NODE, 'yes');
  await start();
  got(ANA);
  got(BO);
  await write(ANA, NODE, '¿Dónde está el hospital más cercano?');
  expect(got(BO)).toEqual([expect.stringMatching(/^ANA: .*hospital/iu)]);
  await write(BO, NODE, 'The hospital is next to the church.');
  expect(got(ANA)).toEqual([expect.stringMatching(/^BO: .*hospital.*iglesia/iu)]);
  await write(BO, NODE, '👍');
  expect(got(ANA)).toEqual(['BO: 👍']);
  await write(ANA, NODE, 'stop');
  expect([got(ANA), got(BO)]).toEqual([['~ La charla con BO terminó.'], ['~ The talk with ANA has ended.']]);
});
