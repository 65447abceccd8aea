import { BabelmeshError, type Job, type JobState } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { BROADCAST } from '../link/sizes.js';
import type { Detector } from '../ports.js';
import { ANA, SELF } from '../testing/fake-link.js';
import { delivery } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const BO = 0xb0b;
const flag = (text: string, replyId: number, more = {}) =>
  [text, { to: BROADCAST, channel: 3, replyId, isTapback: true, ...more }] as const;

async function afterMessage(policy = {}, more = {}) {
  const room = await radioAmongFakes({ requestsPerMinute: 60, ...policy }, more);
  await room.hear('the bridge is closed', { id: 42, from: BO, to: BROADCAST, channel: 3 });
  return room;
}

it('sends the translation to whoever set the flag, on any channel', async () => {
  const { node, link, hear } = await afterMessage();
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toMatchObject([
    {
      text: 'the bridge is closed',
      source: 'auto',
      target: 'es',
      requester: { id: '!00000a1a' },
      replyTo: { to: ANA, channel: 3, replyId: 42, form: 'text' },
    },
  ]);
  expect(link.sent).toEqual([]);
});

it('gives vetted phrases in languages that no model has', async () => {
  const phrases = {
    phraseLanguages: ['en', 'ar'],
    isPhrase: (text: string, _source: string, target: string) =>
      text === 'the bridge is closed' && target === 'ar',
  };
  const directions = { directions: [{ source: 'en', target: 'es', model: 'm@1' }], phrases };
  const { node, hear } = await afterMessage({}, { directions });
  await hear(...flag('🇸🇾', 42));
  expect(node.requests).toMatchObject([{ text: 'the bridge is closed', target: 'ar' }]);
  await hear(...flag('🇻🇳', 42, { id: 77 }));
  expect(node.requests).toHaveLength(1);
});

it('takes a flag that is written as an answer too', async () => {
  const { node, hear } = await afterMessage();
  await hear(...flag('🇪🇸', 42, { isTapback: false }));
  expect(node.requests).toMatchObject([{ target: 'es', replyTo: { to: ANA } }]);
});

it('answers in the channel where the operator allows it, once', async () => {
  const { node, hear, radio } = await afterMessage({ tapbackChannels: [3] });
  await hear(...flag('🇲🇽', 42));
  await hear(...flag('🇪🇸', 42, { from: BO }));
  expect(node.requests).toMatchObject([{ replyTo: { to: BROADCAST, channel: 3, replyId: 42 } }]);
  expect(radio.ignored().get('repeated')).toBe(1);
});

const places = [
  ['in the channel', { tapbackChannels: [3] }],
  ['in private', {}],
] as const;

it.each(places)('orders again %s what was refused', async (_where, policy) => {
  const { node, hear, radio } = await afterMessage(policy);
  node.refuse = new BabelmeshError('overloaded', 'Full.');
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toEqual([]);
  node.refuse = undefined;
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toHaveLength(1);
  expect(radio.ignored().get('repeated')).toBeUndefined();
});

it.each(
  places.flatMap(([where, policy]) =>
    (['failed', 'expired', 'cancelled'] as const).map((state) => [where, state, policy] as const),
  ),
)('orders again %s what has %s', async (_where, state, policy) => {
  const { node, hear } = await afterMessage(policy);
  await hear(...flag('🇲🇽', 42));
  end(node.jobs, state);
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toHaveLength(2);
});

/** Ends all jobs. */
function end(jobs: Map<string, Job>, state: JobState) {
  for (const [id, job] of jobs) jobs.set(id, { ...job, state });
}

it('orders once what is open or has just been answered, and again where it did not arrive', async () => {
  const { node, hear, pass, radio } = await afterMessage();
  const atOnce = [1, 2, 3].map(() => hear(...flag('🇲🇽', 42)));
  await Promise.all(atOnce);
  expect(node.requests).toHaveLength(1);
  await pass(1_200_000);
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toHaveLength(1);
  end(node.jobs, 'done');
  await hear(...flag('🇲🇽', 42, { from: BO }));
  await hear(...flag('🇲🇽', 42, { from: BO }));
  expect(node.requests).toHaveLength(2);
  expect(radio.ignored().get('repeated')).toBe(4);
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toHaveLength(3);
});

it('orders once of many at the same moment, where the first is refused', async () => {
  const { node, hear } = await afterMessage({ tapbackChannels: [3] });
  let settle = () => {};
  node.durable = new Promise((resolve) => {
    settle = resolve;
  });
  node.refuse = new BabelmeshError('overloaded', 'Full.');
  await hear(...flag('🇲🇽', 42));
  await hear(...flag('🇲🇽', 42, { from: BO }));
  await hear(...flag('🇲🇽', 42, { from: 0xc1 }));
  const { submit } = node;
  node.submit = async (requests) => {
    node.refuse = undefined;
    return submit.call(node, requests);
  };
  settle();
  await hear('👍');
  expect(node.requests).toHaveLength(1);
});

it('says nothing where the operator does not want it', async () => {
  const { node, link, hear } = await afterMessage({ tapbacks: false });
  await hear('es where is it', { id: 43 });
  const asked = node.requests.length;
  await hear(...flag('🇲🇽', 42));
  await hear(...flag('🇺🇸', 43, { to: SELF, channel: 0 }));
  await hear(...flag('🇺🇸', 43, { to: SELF, channel: 0, isTapback: false }));
  expect(node.requests).toHaveLength(asked);
  expect(link.sent).toEqual([]);
});

it('takes flags on the channels the operator names, where nowhere else', async () => {
  const { node, hear } = await afterMessage({ tapbacks: false, tapbackChannels: [3] });
  await hear('es where is it', { id: 43, channel: 3 });
  await hear(...flag('🇺🇸', 43, { to: SELF }));
  await hear(...flag('🇲🇽', 42));
  expect(node.requests).toMatchObject([{ text: 'where is it' }, { replyTo: { to: BROADCAST } }]);
});

it.each([
  ['other reactions', '👍', 42],
  ['flags of other languages', '🇩🇪', 42],
  ['flags of no language', '🇯🇵', 42],
  ['messages it has not heard', '🇲🇽', 43],
])('says nothing on a channel to %s', async (_what, text, id) => {
  const { node, link, hear } = await afterMessage({ tapbackChannels: [3] });
  await hear(...flag(text, id));
  expect(node.requests).toEqual([]);
  expect(link.sent).toEqual([]);
});

it('forgets what was said over an hour ago, and says so to who asks in private', async () => {
  const { node, link, hear, pass } = await afterMessage();
  await pass(3_600_000);
  await hear(...flag('🇲🇽', 42));
  await hear(...flag('🇲🇽', 42, { to: SELF }));
  expect(node.requests).toEqual([]);
  expect(link.texts).toEqual(['~ I do not have that message any more.']);
});

it('shows what was said in private to nobody else', async () => {
  const { node, link, hear } = await radioAmongFakes();
  await hear('es my secret', { id: 50, from: BO });
  await hear(...flag('🇺🇸', 50, { to: SELF }));
  expect(node.requests).toHaveLength(1);
  expect(link.texts).toEqual(['~ I do not have that message any more.']);
  await hear(...flag('🇺🇸', 50, { to: SELF, from: BO }));
  expect(node.requests.map(({ text }) => text)).toEqual(['my secret', 'my secret']);
});

it.each([
  ['by direct message', { to: SELF }],
  ['on another channel', { channel: 1 }],
  ['by a direct message on its index', { to: SELF, channel: 3 }],
])('gives what was said on a channel to nobody who asks %s', async (_what, where) => {
  const { node, link, hear } = await afterMessage({ channels: [1], tapbackChannels: [1] });
  await hear(...flag('🇲🇽', 42, { from: 0xbad, ...where }));
  await hear(...flag('🇲🇽', 42, { from: 0xbad, isTapback: false, ...where }));
  expect(node.requests).toEqual([]);
  expect(link.texts.filter((text) => text !== '~ I do not have that message any more.')).toEqual([]);
});

it('puts what two said in private on no channel', async () => {
  const { node, hear } = await radioAmongFakes({ tapbackChannels: [3] });
  await hear('es my secret', { id: 50, from: BO });
  await hear(...flag('🇺🇸', 50, { from: BO }));
  expect(node.requests.map(({ text }) => text)).toEqual(['my secret']);
});

it.each([
  ['es urgente, mi hijo no respira', 'es urgente, mi hijo no respira'],
  ['SOS two people are hurt', 'SOS two people are hurt'],
  ['!es where is it', 'where is it'],
  ['@BM es where is it', 'where is it'],
  ['@BM sos es two hurt', 'SOS: two hurt'],
  ['@BM thank you', 'thank you'],
])('translates of “%s” on a channel what was said', async (said, text) => {
  const { node, hear } = await radioAmongFakes();
  await hear(said, { to: BROADCAST, channel: 2, id: 60 });
  await hear(...flag('🇺🇸', 60, { channel: 2 }));
  expect(node.requests).toMatchObject([{ text }]);
});

it('takes no word of its own answers for the name of a language', async () => {
  const { node, link, outbox, hear, pass } = await radioAmongFakes();
  outbox.add(delivery('a', 'en la montaña hay heridos'));
  await pass(20_000);
  await hear(...flag('🇺🇸', link.sent[0]?.packetId ?? 0, { to: SELF }));
  expect(node.requests).toMatchObject([{ text: 'en la montaña hay heridos' }]);
});

it('translates its own answers further', async () => {
  const { node, link, outbox, hear, pass } = await radioAmongFakes();
  outbox.add(delivery('job', '¿dónde está la clínica?'));
  await pass(60_000);
  await hear(...flag('🇺🇸', link.sent[0]?.packetId ?? 0, { to: SELF }));
  expect(node.requests).toMatchObject([{ text: '¿dónde está la clínica?', target: 'en' }]);
  await hear(...flag('🇺🇸', link.sent[0]?.packetId ?? 0, { to: SELF, from: BO }));
  expect(node.requests).toHaveLength(1);
});

it('tells in few bytes that it is that language already', async () => {
  const detector: Detector = { detect: () => [{ language: 'en', confidence: 0.95 }] };
  const { node, link, hear } = await afterMessage({}, { detector });
  await hear(...flag('🇺🇸', 42));
  expect(link.texts).toEqual([]);
  await hear('es the bridge is closed', { id: 43 });
  await hear(...flag('🇺🇸', 43, { to: SELF }));
  await hear(...flag('🇩🇪', 43, { to: SELF }));
  expect(node.requests).toHaveLength(1);
  expect(link.texts).toEqual(['~ Already English.', '~ No Deutsch here. Languages: es en']);
});

it('has the limits that requests have', async () => {
  const { node, link, hear } = await afterMessage({ requestsPerMinute: 2, banned: ['!00000bad'] });
  for (let id = 100; id < 110; id++) {
    await hear(`message ${id}`, { id, from: BO, to: BROADCAST, channel: 3 });
    await hear(...flag('🇲🇽', id));
    await hear(...flag('🇲🇽', id, { from: 0xbad }));
  }
  expect(node.requests).toHaveLength(2);
  expect(link.sent).toEqual([]);
});
