import { MODEM_PRESETS } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import type { Store } from '../ports.js';
import type { Memory } from '../state/memory.js';
import { ANA, READY } from '../testing/fake-link.js';
import { delivery, textReply } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const KNOWS_NOBODY: Memory = { savedAt: 0, sent: [], seen: [], silences: [], progress: [] };

/** A slow radio with little airtime, on a busy channel, so that what is there waits. */
async function slowRadio(memoryStore?: Store<Memory>) {
  const more = memoryStore ? { memoryStore } : {};
  const room = await radioAmongFakes({ requestsPerMinute: 100 }, more);
  room.link.change({
    config: { ...READY.config, ...MODEM_PRESETS.LONG_FAST, region: 'EU_868' } as never,
    channelUtilization: 50,
  });
  const wait = async (count: number, to: (n: number) => number) => {
    for (let n = 0; n < count; n++) {
      room.outbox.add(delivery(`${to(n)} ${n}`, 'hola', { createdAt: n, replyTo: textReply(to(n)) }));
    }
    await room.pass();
  };
  return { ...room, wait };
}

it('a request is taken as long as its answer can go out within the hour', async () => {
  const { node, wait, hear } = await slowRadio();
  await wait(30, (n) => 100 + n);
  await hear('es one more');
  expect(node.requests).toHaveLength(1);
  await wait(10, (n) => 200 + n);
  await hear('es another');
  expect(node.requests).toHaveLength(1);
});

it('who is refused is told when to ask again', async () => {
  const { link, wait, hear, pass } = await slowRadio();
  await wait(60, (n) => 100 + n);
  link.answer = ({ to }) => (to === ANA ? 'acked' : 'never');
  await hear('es one more');
  link.change({ channelUtilization: 0 });
  await pass(600_000);
  expect(link.texts.filter((text) => text.startsWith('~'))).toEqual([
    expect.stringMatching(/^~ Busy\. Try again in \d+ min\.$/),
  ]);
});

it('who confirmed something before is not kept out by strangers, over a restart too', async () => {
  const known = { ...KNOWS_NOBODY, known: [ANA] };
  const { node, wait, hear } = await slowRadio({ load: async () => known, save: async () => {} });
  await wait(100, (n) => 100 + n);
  await hear('es one more', { from: 9 });
  expect(node.requests).toEqual([]);
  await hear('es one more');
  expect(node.requests).toHaveLength(1);
});

it('a stranger is taken as long as strangers’ part will do, once those before have confirmed nothing', async () => {
  const { node, link, outbox, hear, pass } = await slowRadio();
  link.change({ channelUtilization: 0 });
  link.answer = () => 'refused';
  for (let n = 0; n < 8; n++) outbox.add(delivery(`${n}`, 'hola', { replyTo: textReply(100 + n) }));
  await pass(600_000);
  await hear('es one more');
  expect(node.requests).toEqual([]);
  // Who confirms leaves room for the next.
  link.answer = () => 'acked';
  await pass(3_600_000);
  expect(outbox.deliveries.size).toBeLessThan(8);
  await hear('es one more');
  expect(node.requests).toHaveLength(1);
});

it('a stranger’s emergency is taken as long as its answer can go out while that matters', async () => {
  const { node, link, outbox, hear, pass } = await slowRadio();
  link.change({ channelUtilization: 0 });
  link.answer = () => 'refused';
  const urgent = (n: number) =>
    delivery(`${n}`, 'ayuda', { replyTo: textReply(100 + n), priority: 'emergency' });
  for (let n = 0; n < 20; n++) outbox.add(urgent(n));
  await pass(60_000);
  await hear('sos es help', { from: 9 });
  expect(node.requests).toHaveLength(1);
  for (let n = 20; n < 200; n++) outbox.add(urgent(n));
  await hear('sos es help', { from: 8 });
  expect(node.requests).toHaveLength(1);
});

it('an emergency is taken all the same', async () => {
  const { node, wait, hear } = await slowRadio();
  await wait(100, (n) => 100 + n);
  await hear('sos es help');
  expect(node.requests).toHaveLength(1);
});

it('a node for which six answers wait gets no seventh, and keeps nobody else out', async () => {
  const { node, wait, hear } = await slowRadio();
  await wait(100, () => ANA);
  await hear('es one more');
  expect(node.requests).toEqual([]);
  await hear('es somebody else', { from: 9 });
  expect(node.requests).toHaveLength(1);
});
