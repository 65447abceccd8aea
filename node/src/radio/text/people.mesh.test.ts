import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job, Logger } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLink } from '../link/open-link.js';
import type { Detector } from '../ports.js';
import type { RadioOptions } from '../radio.js';
import { createSimulatedMesh, type SimulatedMesh } from '../simulator/simulated-mesh.js';
import { openPeopleStore } from '../state/people-store.js';
import { delivery, FakeLogger, translation } from '../testing/fake-ports.js';
import { openAmongFakes } from '../testing/open-radio.js';

const [NODE, ANA, BO, OTHER] = [1, 2, 3, 4];
const EVERYBODY = 0xffffffff;
const SECOND = 1_000;

/** English in lower case, Spanish in upper case: translating is shouting, or calming down. */
const detector: Detector = {
  detect: (text) =>
    /\p{L}/u.test(text) ? [{ language: text === text.toUpperCase() ? 'es' : 'en', confidence: 0.9 }] : [],
};

let clock: ManualClock;
let mesh: SimulatedMesh;
const closings: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  clock = new ManualClock();
  const nodes = [
    { num: NODE, shortName: 'BM' },
    { num: ANA, shortName: 'ANA' },
    { num: BO, shortName: 'BO' },
    { num: OTHER, shortName: 'BM2' },
  ];
  mesh = createSimulatedMesh({ clock, nodes, region: 'US', preset: 'SHORT_FAST' });
});
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
  await mesh.close();
});

/** The radio room of a node that translates as its detector says. */
async function openRoom({ num = NODE, ...more }: Partial<RadioOptions> & { num?: number } = {}) {
  const link = openLink({ kind: 'simulated', mesh, num, clock, logger: new FakeLogger() });
  const room = await openAmongFakes(link, clock, { detector, ...more });
  room.node.onSubmit = ({ id, request }: Job) => {
    const { replyTo, priority, text, otherwise } = request;
    const from = detector.detect(text)[0]?.language ?? request.target;
    const target = from === request.target && otherwise ? otherwise : request.target;
    const said = target === 'es' ? text.toUpperCase() : text.toLowerCase();
    const warnings = from === target ? (['already_in_target'] as const) : [];
    const result = translation(said, { target, warnings: [...warnings] });
    room.outbox.add(delivery(id, { result }, { replyTo, priority, createdAt: clock.now() }));
  };
  closings.push(() => room.radio.stop());
  await clock.advance(30 * SECOND);
  return room;
}

async function write(num: number, to: number, text: string, more: object = {}) {
  const { id } = mesh.node(num).sendText(to, text, more);
  await clock.advance(60 * SECOND);
  return id;
}

/** What a node received of ours. */
const got = (num: number, from = NODE) =>
  mesh.node(num).received.filter((message) => message.from === from && message.portnum === 1);
const texts = (num: number, from = NODE) => got(num, from).map(({ text }) => text);

it('lets somebody set a language once, over a restart of the node, and then just write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  closings.push(() => rm(folder, { recursive: true }));
  const open = async () => {
    const peopleStore = await openPeopleStore(join(folder, 'people'), new FakeLogger() as Logger);
    return openRoom(peopleStore ? { peopleStore } : {});
  };
  const first = await open();
  await write(ANA, NODE, 'hello');
  await write(ANA, NODE, 'lang es');
  await first.radio.stop();
  await open();
  const id = await write(ANA, NODE, 'where is the clinic');
  await write(ANA, NODE, 'GRACIAS');
  expect(texts(ANA)).toEqual([
    '~ E.g. "es where is the clinic" (es en). All commands: help',
    '~ Su idioma: Español. Ahora solo escriba (Español ⇄ English). Fin: lang off',
    'WHERE IS THE CLINIC',
    'gracias',
  ]);
  expect(got(ANA)[2]).toMatchObject({ replyId: id, pkiEncrypted: true });
});

it('sends a channel message translated to whoever sets a flag on it', async () => {
  await openRoom();
  const id = await write(BO, EVERYBODY, 'the bridge is closed');
  await write(ANA, EVERYBODY, '🇲🇽', { isTapback: true, replyId: id });
  await write(ANA, EVERYBODY, '👍', { isTapback: true, replyId: id });
  expect(got(ANA)).toMatchObject([{ text: 'THE BRIDGE IS CLOSED', to: ANA, replyId: id }]);
  expect(got(BO)).toEqual([]);
});

it('puts it into the channel where the operator allows that', async () => {
  await openRoom({ policy: { tapbackChannels: [0] } });
  const id = await write(BO, EVERYBODY, 'the bridge is closed');
  for (const num of [ANA, BO]) await write(num, EVERYBODY, '🇲🇽', { isTapback: true, replyId: id });
  for (const num of [ANA, BO]) {
    expect(got(num)).toMatchObject([{ text: 'THE BRIDGE IS CLOSED', to: EVERYBODY, replyId: id }]);
  }
});

it('interprets between two people', async () => {
  await openRoom();
  await write(ANA, NODE, 'lang es');
  await write(ANA, NODE, 'talk to bo en');
  await write(BO, NODE, 'yes');
  await write(ANA, NODE, 'HOLA BO');
  await write(BO, NODE, 'hello ana');
  await write(BO, NODE, 'stop');
  await write(ANA, NODE, 'ADIOS');
  expect(texts(ANA).slice(1)).toEqual([
    '~ Le pregunto a BO.',
    '~ Habla con BO: lo que escriba aquí le llega traducido. Fin: stop',
    'BO: HELLO ANA',
    '~ La charla con BO terminó.',
    'adios',
  ]);
  expect(texts(BO)).toEqual([
    '~ ANA wants to talk with you, translated by me (English). Answer yes or no. Other language: yes xx',
    '~ You are talking with ANA: what you write here goes there, translated. End: stop',
    'ANA: hola bo',
    '~ The talk with ANA has ended.',
  ]);
});

it('translates a channel both ways, and falls silent towards another that does the same', async () => {
  const policy = { interpreterChannels: [{ channel: 0, languages: ['en', 'es'] as const }] };
  await openRoom({ policy });
  const other = await openRoom({ num: OTHER, policy });
  const id = await write(ANA, EVERYBODY, 'where is the clinic');
  await clock.advance(600 * SECOND);
  expect(got(BO)).toMatchObject([{ text: 'WHERE IS THE CLINIC', replyId: id }]);
  const before = got(BO, OTHER).length;
  await write(BO, EVERYBODY, 'ALLI');
  await clock.advance(600 * SECOND);
  expect(texts(ANA).slice(-1)).toEqual(['alli']);
  // Two translators on one channel each answer people, and not one another.
  for (const from of [NODE, OTHER]) expect(got(BO, from).length).toBeLessThanOrEqual(2);
  expect(before).toBeLessThanOrEqual(1);
  expect(other.node.requests.length).toBeLessThanOrEqual(3);
});

it.each([0, 12, 60])('is not drawn into a loop by another translator, which takes %d s', async (seconds) => {
  await openRoom({ policy: { interpreterChannels: [{ channel: 0, languages: ['en', 'es'] as const }] } });
  let answers = 0;
  // Answers all it hears, in other words each time, threaded or not.
  mesh.node(OTHER).onMessage(({ from, to, portnum, text, id }) => {
    if (to !== EVERYBODY || portnum !== 1 || from === OTHER) return;
    answers++;
    const isLoud = text === text.toUpperCase();
    const said = `${isLoud ? text.toLowerCase() : text.toUpperCase()} ${isLoud ? 'a' : 'B'}`;
    const more = answers % 2 ? { replyId: id } : {};
    clock.schedule(seconds * SECOND, () => mesh.node(OTHER).sendText(EVERYBODY, said, more));
  });
  await write(ANA, EVERYBODY, 'where is the clinic');
  await clock.advance(3_600 * SECOND);
  expect(got(ANA).length).toBeLessThanOrEqual(2);
});

it('answers who names it on a channel, and nobody else', async () => {
  await openRoom({ policy: { channels: [0] } });
  const id = await write(ANA, EVERYBODY, '@BM es where is the clinic');
  await write(ANA, EVERYBODY, '@BM2 es where is the clinic');
  await write(ANA, EVERYBODY, 'es where is the clinic');
  expect(got(BO)).toMatchObject([{ text: 'WHERE IS THE CLINIC', to: EVERYBODY, replyId: id }]);
});
