import { BabelmeshError } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import type { Detector } from '../ports.js';
import { ANA } from '../testing/fake-link.js';
import { delivery, translation } from '../testing/fake-ports.js';
import { MemoryPeopleStore } from '../testing/memory-shelf.js';
import { radioAmongFakes } from '../testing/open-radio.js';

/** Knows four words. */
const detector: Detector = {
  detect(text) {
    const language = { donde: 'es', ist: 'de', kalt: 'de', guten: 'de' }[
      text.toLowerCase().split(' ')[0] ?? ''
    ];
    return language ? [{ language, confidence: 0.9 }] : [];
  },
};

const KEY = { pkiEncrypted: true, publicKey: new Uint8Array(32).fill(7) };

it('translates all that somebody writes who set a language, to it or from it', async () => {
  const { node, link, hear } = await radioAmongFakes();
  await hear('lang es');
  expect(link.texts).toHaveLength(1);
  await hear('where is the clinic', { id: 42 });
  expect(node.requests).toMatchObject([
    {
      text: 'where is the clinic',
      source: 'auto',
      target: 'es',
      otherwise: 'en',
      expected: ['es', 'en'],
      priority: 'normal',
      replyTo: { replyId: 42 },
    },
  ]);
  expect(link.texts).toHaveLength(1);
});

it('keeps the language over a restart, for the owner of the key alone', async () => {
  const peopleStore = new MemoryPeopleStore();
  const first = await radioAmongFakes({}, { peopleStore });
  await first.hear('lang es', KEY);
  await first.radio.stop();
  const { node, hear, link } = await radioAmongFakes({}, { peopleStore });
  await hear('hello', KEY);
  expect(node.requests).toMatchObject([{ target: 'es', otherwise: 'en' }]);
  await hear('hello');
  await hear('hello', { ...KEY, publicKey: new Uint8Array(32).fill(8) });
  expect(node.requests).toHaveLength(1);
  expect(link.sent).toHaveLength(2);
});

it('translates out of the language into what was asked for last, or was named with it', async () => {
  const { node, hear } = await radioAmongFakes();
  node.directions = ['es', 'en', 'fr'].flatMap((source) =>
    ['es', 'en', 'fr']
      .filter((target) => target !== source)
      .map((target) => ({ source, target, model: 'm' })),
  );
  await hear('lang es');
  await hear('one');
  await hear('fr two');
  await hear('three');
  await hear('lang es en');
  await hear('four');
  expect(node.requests.map(({ target, otherwise }) => [target, otherwise])).toEqual([
    ['es', 'en'],
    ['fr', undefined],
    ['es', 'fr'],
    ['es', 'en'],
  ]);
});

it('sends an emergency without a language where the language is set', async () => {
  const { node, hear } = await radioAmongFakes();
  await hear('lang es');
  await hear('sos necesito un médico');
  await hear('SOS ayuda');
  expect(node.requests).toMatchObject([
    { text: 'necesito un médico', target: 'es', otherwise: 'en', priority: 'emergency' },
    { text: 'ayuda', target: 'es', otherwise: 'en', priority: 'emergency' },
  ]);
});

it('takes a Spanish "you are" for no emergency', async () => {
  const { node, hear } = await radioAmongFakes();
  await hear('lang en es');
  await hear('Sos muy amable!');
  await hear('sos mi amigo');
  await hear('sos es urgente');
  expect(node.requests.map(({ text, priority }) => [text, priority])).toEqual([
    ['Sos muy amable!', 'normal'],
    ['sos mi amigo', 'normal'],
    ['urgente', 'emergency'],
  ]);
});

it('hears the patient say thank you to whom the nurse has just thanked, on one phone', async () => {
  const { node, outbox, clock, hear, pass } = await radioAmongFakes();
  const said: Record<string, string> = { 'thank you': 'gracias', gracias: 'thank you' };
  node.onSubmit = ({ id, request: { text, replyTo } }) =>
    outbox.add(
      delivery(id, { result: translation(said[text] ?? text) }, { replyTo, createdAt: clock.now() }),
    );
  await hear('lang es en');
  for (const text of ['thank you', 'gracias', 'thank you']) {
    await hear(text);
    await pass(15_000);
  }
  expect(node.requests.map(({ text }) => text)).toEqual(['thank you', 'gracias', 'thank you']);
});

it('tells who sends a translation back, to see what it says, how that is done', async () => {
  const { node, link, outbox, clock, hear, pass } = await radioAmongFakes();
  node.onSubmit = ({ id, request: { replyTo } }) =>
    outbox.add(delivery(id, '¿Dónde le duele la cabeza?', { replyTo, createdAt: clock.now() }));
  await hear('lang en');
  await hear('es Where does your head hurt?');
  await pass(20_000);
  await hear('¿Dónde le duele la cabeza?', { id: 70 });
  expect(link.texts.at(-1)).toMatch(/^~ Not translated: .*“en: …”$/u);
  expect(link.sent.at(-1)).toMatchObject({ to: ANA, replyId: 70 });
  await hear('en: ¿Dónde le duele la cabeza?');
  expect(node.requests).toHaveLength(2);
});

it('may be addressed by name, as on a channel', async () => {
  const { node, link, hear } = await radioAmongFakes({ requestsPerMinute: 60 });
  await hear('@BM es Where does it hurt?');
  await hear('@babelmesh: sos es two hurt');
  await hear('@BM help');
  await hear('@bm lang es');
  await hear('@BM where is the clinic');
  await hear('@ANA where is the clinic');
  expect(node.requests.map(({ text, priority }) => [text, priority])).toEqual([
    ['Where does it hurt?', 'normal'],
    ['two hurt', 'emergency'],
    ['where is the clinic', 'normal'],
    ['@ANA where is the clinic', 'normal'],
  ]);
  expect(link.texts).toEqual([
    expect.stringMatching(/^~ es hello/),
    expect.stringMatching(/^~ Su idioma: Español/),
  ]);
});

it('still obeys commands, and says nothing to emoji', async () => {
  const { node, link, hear, radio } = await radioAmongFakes({ requestsPerMinute: 60 });
  await hear('lang en');
  for (const text of ['help', 'status', 'langs', 'lang']) await hear(text);
  for (const text of ['👍', '🔥'.repeat(58), '12:30', '\u202E', '']) await hear(text);
  expect(node.requests).toEqual([]);
  expect(link.sent).toHaveLength(5);
  expect(radio.ignored().get('nothing_to_translate')).toBe(5);
  await hear('lang off');
  await hear('where is the clinic');
  expect(node.requests).toEqual([]);
  expect(link.texts.slice(-2)).toEqual(['~ Language forgotten.', expect.stringContaining('~ E.g.')]);
});

it('does not take the first word of a sentence in the own language for a command', async () => {
  const { node, hear } = await radioAmongFakes({}, { detector });
  node.directions = [
    { source: 'de', target: 'es', model: 'm' },
    { source: 'de', target: 'en', model: 'm' },
    { source: 'es', target: 'de', model: 'm' },
    { source: 'en', target: 'de', model: 'm' },
  ];
  await hear('es ist');
  await hear('lang de');
  await hear('es ist kalt');
  await hear('es donde');
  await hear('!es ist kalt');
  expect(node.requests.map(({ text, target }) => [target, text])).toEqual([
    ['es', 'ist'],
    ['de', 'es ist kalt'],
    ['es', 'donde'],
    ['es', 'ist kalt'],
  ]);
});

it('takes the Turkish "most" for a word where Turkish is set', async () => {
  const { node, hear } = await radioAmongFakes();
  node.directions = [
    { source: 'tr', target: 'en', model: 'm' },
    { source: 'en', target: 'tr', model: 'm' },
  ];
  await hear('lang tr');
  await hear('en yakın klinik nerede');
  expect(node.requests).toMatchObject([{ text: 'en yakın klinik nerede', target: 'tr' }]);
});

it('takes tricks of direction out of what it translates', async () => {
  const { node, hear } = await radioAmongFakes();
  await hear('\u202Ees where\u202C is the \u2067clinic\u2069');
  expect(node.requests).toMatchObject([{ target: 'es', text: 'where is the clinic' }]);
});

it('refuses a language the node does not have', async () => {
  const { link, hear } = await radioAmongFakes();
  await hear('lang fr');
  await hear('lang');
  expect(link.texts).toEqual(['~ No fr here. Languages: es en', '~ No language set. Set: lang xx (es en)']);
});

it('speaks the language that was set, is written, or asks for help', async () => {
  const { link, node, hear } = await radioAmongFakes({ requestsPerMinute: 60 }, { detector });
  await hear('guten Morgen');
  await hear('AYUDA');
  await hear('lang es');
  await hear('status');
  node.refuse = new BabelmeshError('overloaded', 'Full.');
  await hear('en donde');
  await hear('lang off');
  await hear('status');
  expect(link.texts).toEqual([
    '~ Z. B. „es wo ist die Klinik“ (es en). Hilfe: help',
    expect.stringMatching(/^~ en hola = English/),
    '~ Su idioma: Español. Ahora solo escriba (Español ⇄ English). Fin: lang off',
    '~ No existe esa petición.',
    '~ Ocupado. Pruebe más tarde.',
    '~ Idioma borrado.',
    '~ No such request.',
  ]);
});
