import type { Job } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { describe, expect, it } from 'vitest';
import type { LinkState } from '../link/link.js';
import { ANA } from '../testing/fake-link.js';
import { delivery, translation } from '../testing/fake-ports.js';
import { MemoryPeopleStore } from '../testing/memory-shelf.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const BO = 0xb0b;
const CY = 0xc1;
const key = (n: number) => ({ pkiEncrypted: true, publicKey: new Uint8Array(32).fill(n) });
const ana = { from: ANA, ...key(1) };
const bo = { from: BO, ...key(2) };
const cy = { from: CY, ...key(3) };

function nodes(): LinkState['nodes'] {
  const node = (num: number, shortName: string, more = {}) => {
    const id = `!${num.toString(16).padStart(8, '0')}`;
    const known = { num, id, shortName, longName: shortName, isUnmessagable: false, hasPublicKey: true };
    return [num, { ...known, ...more }] as const;
  };
  return new Map([
    node(ANA, 'ANA'),
    node(BO, 'Bo'),
    node(CY, '🦊'),
    node(0xd1, 'TWIN'),
    node(0xd2, 'twin'),
    node(0xe1, 'BOT', { isUnmessagable: true }),
    node(0xe2, 'FAR', { hopsAway: 6 }),
  ]);
}

async function opened(more: Parameters<typeof radioAmongFakes>[1] = {}, policy = {}) {
  const room = await radioAmongFakes({ requestsPerMinute: 60, ...policy }, more);
  room.link.change({ nodes: nodes() });
  room.node.onSubmit = ({ id, request }: Job) =>
    room.outbox.add(
      delivery(
        id,
        { result: translation(request.text.toUpperCase(), { target: request.target }) },
        { replyTo: request.replyTo, priority: request.priority, createdAt: room.clock.now() },
      ),
    );
  /** What went out since the last look, to whom. */
  let seen = 0;
  const said = async () => {
    await room.pass(20_000);
    const fresh = room.link.sent.slice(seen);
    seen = room.link.sent.length;
    return fresh.map(({ to, payload }) => [to, new TextDecoder().decode(payload)] as const);
  };
  return { ...room, said };
}

async function talking(more: Parameters<typeof opened>[0] = {}) {
  const room = await opened(more);
  await room.hear('lang es', ana);
  await room.hear('talk to bo en', ana);
  await room.hear('yes', bo);
  await room.said();
  return room;
}

it('opens when both agree, each told in their own language', async () => {
  const { hear, said } = await opened();
  await hear('lang es', ana);
  await hear('talk to BO en', ana);
  expect((await said()).slice(1)).toEqual([
    [
      BO,
      '~ ANA wants to talk with you, translated by me (English). Answer yes or no. Other language: yes xx',
    ],
    [ANA, '~ Le pregunto a Bo.'],
  ]);
  await hear('Yes!', bo);
  expect(await said()).toEqual([
    [ANA, '~ Habla con Bo: lo que escriba aquí le llega traducido. Fin: stop'],
    [BO, '~ You are talking with ANA: what you write here goes there, translated. End: stop'],
  ]);
});

it('passes on what each says, translated and marked with who said it', async () => {
  const { node, hear, said } = await talking();
  await hear('dónde estás', { ...ana, id: 70 });
  await hear('at the bridge', { ...bo, id: 71 });
  expect(node.requests).toMatchObject([
    { text: 'dónde estás', source: 'es', target: 'en', replyTo: { to: BO, replyId: 0 } },
    { text: 'at the bridge', source: 'en', target: 'es', replyTo: { to: ANA, replyId: 0 } },
  ]);
  expect(await said()).toEqual([
    [BO, 'ANA: DÓNDE ESTÁS'],
    [ANA, 'Bo: AT THE BRIDGE'],
  ]);
});

it('takes words that are commands elsewhere for words, marked ones not', async () => {
  const { node, hear, said } = await talking();
  await hear('es urgente', ana);
  await hear('help', bo);
  await hear('help me', bo);
  await hear('👍', ana);
  await hear('sos my leg hurts', bo);
  await hear('SOS! come quickly', bo);
  expect(node.requests.map(({ text, source, priority }) => [text, source, priority])).toEqual([
    ['es urgente', 'es', 'normal'],
    ['help', 'en', 'normal'],
    ['help me', 'en', 'normal'],
    ['👍', 'auto', 'normal'],
    ['my leg hurts', 'en', 'emergency'],
    ['come quickly', 'en', 'emergency'],
  ]);
  await said();
  await hear('!help', bo);
  await hear('@BM help', bo);
  await hear('status', bo);
  expect((await said()).map(([to, text]) => [to, text.slice(0, 6)])).toEqual([
    [BO, '~ es h'],
    [BO, '~ es h'],
    [BO, '~ 1: e'],
  ]);
});

it('takes nobody for a machine who answers fast', async () => {
  const { node, link, hear, pass } = await talking();
  const fast = ['yes', 'at the bridge', 'two hurt', 'come quickly', 'no', 'we wait'];
  for (const [n, text] of fast.entries()) {
    await hear(`dónde ${n}`, ana);
    await hear(text, { ...bo, replyId: link.sent.findLast(({ to }) => to === BO)?.packetId ?? 0 });
    await pass(20_000);
  }
  expect(node.requests.filter(({ target }) => target === 'es').map(({ text }) => text)).toEqual(fast);
});

it.each([1_000, 30_000, 200_000, 660_000, 1_800_000])(
  'comes to an end between two answering machines that take %i ms',
  async (ms) => {
    const { link, clock, hear, pass } = await talking();
    const { answer } = link;
    const before = link.sent.length;
    link.answer = (packet, count) => {
      const { to, packetId: replyId } = link.sent.at(-1) ?? { to: 0, packetId: 0 };
      clock.schedule(ms, () => void hear('I am away', { ...(to === BO ? bo : ana), replyId }));
      return answer(packet, count);
    };
    await hear('hello', bo);
    await pass(Math.max(6 * 3_600_000, 40 * ms));
    const { length } = link.sent;
    expect(length - before).toBeGreaterThan(4);
    expect(length - before).toBeLessThan(30);
    // But for why nothing comes, once in four hours.
    await pass(Math.max(3_600_000, 10 * ms));
    expect(link.sent.length).toBeLessThanOrEqual(length + (ms > 60_000 ? 3 : 0));
  },
);

it('goes on for thirty questions and answers, however slow and alike', async () => {
  const { node, hear, pass, said } = await talking();
  for (let n = 0; n < 30; n++) {
    await hear(`¿le duele aquí? ${n}`, ana);
    await said();
    await pass(n % 3 === 0 ? 660_000 : 30_000);
    await hear(n % 4 === 0 ? 'no' : 'yes', bo);
    await said();
  }
  expect(node.requests).toHaveLength(60);
});

it('passes on yes after yes, and tells who says it all too often', async () => {
  const { node, hear, said } = await talking();
  for (let n = 0; n < 9; n++) {
    await hear('yes', bo);
    await said();
    if (n < 8) expect(node.requests).toHaveLength(n + 1);
  }
  expect(node.requests).toHaveLength(8);
  await hear('yes', bo);
  expect(await said()).toEqual([
    [BO, '~ Not translated: I had that already. To have it again, change a word.'],
  ]);
});

it('passes on an exclamation, also where the keyboard has no ¡', async () => {
  const { node, hear, said } = await talking();
  const exclamations = ['!Cuidado!', '! Cuidado con la mina !!', '!!! hay una mina'];
  for (const text of exclamations) await hear(text, ana);
  expect(node.requests).toMatchObject(exclamations.map((text) => ({ text, replyTo: { to: BO } })));
  await said();
  await hear('!en Cuidado!', ana);
  await hear('!stop!', ana);
  expect((await said()).map(([to, text]) => [to, text])).toContainEqual([
    BO,
    '~ The talk with ANA has ended.',
  ]);
  expect(node.requests.at(-1)).toMatchObject({ text: 'Cuidado!', replyTo: { to: ANA } });
});

it('takes "talk to …" for words, unless it is marked', async () => {
  const { node, hear, said } = await talking();
  await hear('Talk to me', bo);
  await hear('talk to him', bo);
  await hear('talk to ANA', bo);
  expect(node.requests.map(({ text }) => text)).toEqual(['Talk to me', 'talk to him', 'talk to ANA']);
  await said();
  await hear('!talk to 🦊 en', ana);
  expect(await said()).toEqual([
    [BO, '~ The talk with ANA has ended.'],
    [CY, expect.stringContaining('ANA wants to talk with you')],
    [ANA, '~ Le pregunto a 🦊.'],
  ]);
});

it('lets who was long silent call somebody else', async () => {
  const { hear, said, pass } = await talking();
  await pass(12 * 3_600_000 + 1);
  await hear('talk to 🦊 en', ana);
  expect((await said()).map(([to]) => to)).toContain(CY);
});

it.each([
  ['sos es my leg hurts', bo, 'my leg hurts'],
  ['SOS: spanish: my leg hurts', bo, 'my leg hurts'],
  ['sos Spanish tourists are hurt', bo, 'Spanish tourists are hurt'],
  ['sos en>es my leg hurts', bo, 'my leg hurts'],
  ['sos es urgente', ana, 'es urgente'],
  ['sos en la montaña hay heridos', ana, 'en la montaña hay heridos'],
  ['sos it hurts', bo, 'it hurts'],
])('passes on of “%s” what is said, as an emergency', async (text, from, words) => {
  const { node, hear } = await talking();
  await hear(text, from);
  expect(node.requests).toMatchObject([{ text: words, priority: 'emergency' }]);
});

it('shows the other that it is an emergency', async () => {
  const { hear, said } = await talking();
  await hear('sos my leg hurts', bo);
  await hear('sos', bo);
  expect(await said()).toEqual([
    [ANA, 'Bo: SOS: MY LEG HURTS'],
    [ANA, 'Bo: SOS: 🆘'],
  ]);
});

it('tells the author, and not the other, that something could not be translated', async () => {
  const { node, outbox, hear, said } = await talking();
  node.onSubmit = ({ id, request }) =>
    outbox.add(
      delivery(id, { failure: { code: 'engine_failed', message: '' } }, { replyTo: request.replyTo }),
    );
  await hear('dónde estás', { ...ana, id: 70 });
  expect(await said()).toEqual([[ANA, '~ Algo falló. Pruebe más tarde.']]);
});

it('tells the author once that the other has not got it', async () => {
  const { link, hear, said, pass } = await talking();
  link.answer = ({ to }) => (to === BO ? 'refused' : 'acked');
  await hear('dónde estás', { ...ana, id: 70 });
  await pass(60_000);
  expect(await said()).toEqual([[BO, 'ANA: DÓNDE ESTÁS']]);
  await pass(600_000);
  expect(await said()).toEqual([
    [BO, 'ANA: DÓNDE ESTÁS'],
    [ANA, '~ Bo aún no lo ha recibido. Lo intento de nuevo en cuanto oiga su radio.'],
  ]);
  expect(link.sent.at(-1)).toMatchObject({ to: ANA, replyId: 70 });
  for (let n = 0; n < 3; n++) {
    await hear('', { from: BO, portnum: 3 });
    await pass(3_600_000);
  }
  expect((await said()).every(([to]) => to === BO)).toBe(true);
  link.answer = () => 'acked';
  await hear('', { from: BO, portnum: 3 });
  expect(await said()).toEqual([[BO, 'ANA: DÓNDE ESTÁS']]);
});

it('passes on as it is what is in the other’s language already', async () => {
  const { node, outbox, hear, said } = await talking();
  node.onSubmit = ({ id, request }) =>
    outbox.add(
      delivery(
        id,
        { result: translation(request.text, { warnings: ['already_in_target'] }) },
        { replyTo: request.replyTo },
      ),
    );
  await hear('ok', ana);
  expect(await said()).toEqual([[BO, 'ANA: ok']]);
});

it('goes on where one takes to the language of the other', async () => {
  const { node, hear, said } = await talking();
  await hear('lang en', ana);
  await said();
  await hear('ok bueno', ana);
  // Named on both sides it would be refused: from English to English.
  expect(node.requests).toMatchObject([{ text: 'ok bueno', source: 'auto', target: 'en' }]);
  expect(await said()).toEqual([[BO, 'ANA: OK BUENO']]);
});

it('survives a restart, also between call and answer', async () => {
  const peopleStore = new MemoryPeopleStore();
  const first = await opened({ peopleStore });
  await first.hear('lang es', ana);
  await first.hear('talk to !00000b0b en', ana);
  await first.radio.stop();
  const second = await opened({ peopleStore });
  await second.hear('ok', bo);
  await second.radio.stop();
  const { node, hear } = await opened({ peopleStore });
  await hear('hello', bo);
  expect(node.requests).toMatchObject([
    { text: 'hello', target: 'es', replyTo: { to: ANA, prefix: 'Bo: ' } },
  ]);
});

it('survives a power cut on a board that starts in 1970, and the setting of its clock', async () => {
  const peopleStore = new MemoryPeopleStore();
  await talking({ peopleStore });
  const clock = new ManualClock(0);
  const { hear, said } = await opened({ peopleStore, clock });
  clock.jump(56 * 365 * 24 * 3_600_000);
  await hear('¿Dónde le duele?', ana);
  expect(await said()).toEqual([[BO, 'ANA: ¿DÓNDE LE DUELE?']]);
});

it('ends for both when one says so', async () => {
  const { node, hear, said } = await talking();
  await hear('stop', bo);
  expect(await said()).toEqual([
    [BO, '~ The talk with ANA has ended.'],
    [ANA, '~ La charla con Bo terminó.'],
  ]);
  await hear('are you there', bo);
  expect(node.requests).toEqual([]);
});

it('ends after half a day of silence, and says so to who speaks next', async () => {
  const { node, hear, said, pass } = await talking();
  await pass(12 * 3_600_000 + 1);
  await hear('are you there', bo);
  expect(node.requests).toEqual([]);
  expect(await said()).toEqual([[BO, '~ The talk with ANA has ended.']]);
});

it('is no obstacle to an emergency, however long nobody said anything', async () => {
  const { node, clock, hear, said } = await talking();
  await clock.advance(12 * 3_600_000 + 1);
  await hear('sos hay dos heridos', { ...ana, id: 72 });
  expect(node.requests).toMatchObject([
    { text: 'hay dos heridos', target: 'es', priority: 'emergency', replyTo: { to: ANA, replyId: 72 } },
  ]);
  expect(await said()).toEqual([
    [ANA, '~ La charla con Bo terminó.'],
    [ANA, 'HAY DOS HERIDOS'],
  ]);
});

it('can be asked for again where nobody has answered', async () => {
  const { link, hear, said } = await opened();
  await hear('lang es', ana);
  link.answer = ({ to }) => (to === BO ? 'refused' : 'acked');
  await hear('talk to bo en', ana);
  await said();
  link.answer = () => 'acked';
  await hear('talk to bo en', ana);
  expect(await said()).toEqual([
    [BO, expect.stringContaining('ANA wants to talk with you')],
    [ANA, '~ Le pregunto a Bo.'],
  ]);
});

it('is opened by calling each other, too', async () => {
  const { hear, said } = await opened();
  await hear('lang es', ana);
  await hear('lang en', bo);
  await hear('talk to Bo', ana);
  await hear('talk to ana', bo);
  await said();
  await hear('hola', ana);
  expect(await said()).toEqual([[BO, 'ANA: HOLA']]);
});

it('takes the language who is called answers with', async () => {
  const { node, hear } = await opened();
  node.directions.push(
    { source: 'es', target: 'fr', model: 'm' },
    { source: 'fr', target: 'es', model: 'm' },
  );
  await hear('lang es', ana);
  await hear('talk to bo en', ana);
  await hear('yes fr', bo);
  await hear('bonjour', bo);
  expect(node.requests).toMatchObject([{ source: 'fr', target: 'es' }]);
});

it('tells who agrees in a language the node does not have', async () => {
  const { hear, said } = await opened();
  await hear('lang es', ana);
  await hear('talk to bo en', ana);
  await said();
  await hear('yes fr', bo);
  expect(await said()).toEqual([[BO, '~ No fr here. Languages: es en']]);
  await hear('yes', bo);
  expect((await said()).map(([to]) => to)).toEqual([ANA, BO]);
});

it('takes a polite answer for one', async () => {
  const { hear, said } = await opened();
  await hear('lang es', ana);
  await hear('talk to bo en', ana);
  await said();
  await hear('No, thank you.', bo);
  expect(await said()).toEqual([[ANA, '~ Bo no quiere hablar ahora.']]);
  await hear('talk to 🦊 en', ana);
  await said();
  await hear('Yes please!', cy);
  expect(await said()).toHaveLength(2);
});

it.each(['yes Bahasa Indonesia', 'Ya, bahasa indonesia.'])('opens at “%s”', async (answer) => {
  const { node, hear, said } = await opened();
  node.directions.push(
    { source: 'es', target: 'id', model: 'm' },
    { source: 'id', target: 'es', model: 'm' },
  );
  await hear('lang es', ana);
  await hear('talk to bo en', ana);
  await hear(answer, bo);
  await said();
  await hear('selamat pagi', bo);
  expect(node.requests).toMatchObject([{ source: 'id', target: 'es' }]);
});

describe('nobody is bothered', () => {
  it('who declined, for a day, by the same person', async () => {
    const { hear, said, pass } = await opened();
    await hear('lang es', ana);
    await hear('talk to bo en', ana);
    await said();
    await hear('NO.', bo);
    expect(await said()).toEqual([[ANA, '~ Bo no quiere hablar ahora.']]);
    await hear('talk to bo en', ana);
    expect(await said()).toEqual([[ANA, '~ Bo no puede hablar ahora.']]);
    await pass(24 * 3_600_000);
    await hear('talk to bo en', ana);
    expect(await said()).toHaveLength(2);
  });

  it('who declined before a restart', async () => {
    const peopleStore = new MemoryPeopleStore();
    const clock = new ManualClock();
    const first = await opened({ peopleStore, clock });
    await first.hear('lang es', ana);
    await first.hear('talk to bo en', ana);
    await first.hear('no', bo);
    await first.radio.stop();
    const { link, hear, pass } = await opened({ peopleStore, clock });
    const calls = () => link.sent.filter(({ to }) => to === BO).length;
    await hear('talk to bo en', ana);
    await pass(60_000);
    expect(calls()).toBe(0);
    await hear('talk to 🦊 en', ana);
    await pass(60_000);
    expect(link.sent.filter(({ to }) => to === CY)).toHaveLength(1);
    await hear('!stop', ana);
    await pass(24 * 3_600_000);
    await hear('talk to bo en', ana);
    await pass(60_000);
    expect(calls()).toBe(1);
  });

  it('by calls without end, over restarts, and again an hour later', async () => {
    const peopleStore = new MemoryPeopleStore();
    const clock = new ManualClock();
    let calls = 0;
    const callSome = async () => {
      const { hear, pass, link, radio } = await opened({ peopleStore, clock });
      await hear('lang en', ana);
      for (let n = 0; n < 3; n++) {
        await hear('talk to bo es', ana);
        await pass(20_000);
        await hear('stop', ana);
      }
      await radio.stop();
      calls += link.sent.filter(({ to }) => to === BO).length;
    };
    for (let n = 0; n < 4; n++) await callSome();
    expect(calls).toBe(4);
    await clock.advance(3_600_000);
    await callSome();
    expect(calls).toBe(7);
  });

  it('who is in a conversation, or is asked into one', async () => {
    const { hear, said } = await talking();
    await hear('lang en', cy);
    await said();
    await hear('talk to ana', cy);
    await hear('talk to Bo es', cy);
    expect(await said()).toEqual([
      [CY, '~ ANA cannot talk now.'],
      [CY, '~ Bo cannot talk now.'],
    ]);
  });

  it.each([
    ['nobody', '~ I do not know nobo. Use the short name or the !id.', 'nobo'],
    ['two of one name', '~ Several are called twin. Use the !id.', 'twin'],
    ['who takes no messages', '~ BOT cannot talk now.', 'BOT'],
    ['who is too far away', '~ FAR cannot talk now.', 'FAR'],
    ['oneself', '~ I do not know ana. Use the short name or the !id.', 'ana'],
    ['who says no language', '~ In which languages? First yours: lang xx. Then: talk to Bo xx', 'bo'],
  ])('%s', async (_what, reply, name) => {
    const { hear, said } = await opened();
    await hear('lang en', ana);
    await said();
    await hear(`talk to ${name}`, ana);
    expect(await said()).toEqual([[ANA, reply]]);
  });

  it('by calls without end', async () => {
    const { hear, link } = await opened();
    await hear('lang en', ana);
    for (let n = 0; n < 30; n++) {
      await hear('talk to bo es', ana);
      await hear('stop', ana);
    }
    const { length } = link.sent.filter(({ to }) => to === BO);
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(4);
  });

  it('by who only pretends to be one of the two', async () => {
    const { node, hear } = await talking();
    await hear('send the money', { from: ANA });
    await hear('send the money', { ...ana, ...key(9) });
    await hear('stop', { from: BO });
    await hear('talk to bo en', { from: ANA });
    expect(node.requests).toEqual([]);
    await hear('hello', bo);
    expect(node.requests).toHaveLength(1);
  });
});

it('takes agreement only from who has the key of the node that was called', async () => {
  const { hear, said, link } = await opened();
  await hear('lang es', ana);
  await hear('talk to bo en', ana);
  await said();
  await hear('yes', { from: BO });
  await hear('no', { from: BO });
  await hear('stop', { from: BO });
  await said();
  await hear('yes', bo);
  expect(link.texts.filter((text) => text.startsWith('~ Habla con'))).toHaveLength(1);
});

it('tells the caller where the call did not arrive', async () => {
  const { hear, said, link } = await opened();
  await hear('lang en', ana);
  await said();
  link.answer = ({ to }) => (to === BO ? 'refused' : 'acked');
  await hear('talk to bo es', ana);
  // The newest news only.
  expect((await said()).slice(1)).toEqual([[ANA, '~ Bo cannot talk now.']]);
  await hear('sí', bo);
  await hear('hello', ana);
  expect((await said()).at(-1)).toEqual([BO, 'ANA: HELLO']);
});

it('forgets calls nobody answers within an hour', async () => {
  const { node, hear, said, pass } = await opened();
  await hear('lang es', ana);
  await hear('talk to bo en', ana);
  await pass(3_600_001);
  await said();
  await hear('yes', bo);
  expect((await said()).map(([to, text]) => [to, text.slice(0, 6)])).toEqual([[BO, '~ E.g.']]);
  await hear('hola', ana);
  expect(node.requests).toMatchObject([{ target: 'es', replyTo: { to: ANA } }]);
});
