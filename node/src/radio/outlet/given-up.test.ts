/** That nothing came of a request: told in few bytes, once, where airtime is left. */
import { type Delivery, MODEM_PRESETS } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { BROADCAST } from '../link/sizes.js';
import type { Store } from '../ports.js';
import type { Memory } from '../state/memory.js';
import { ANA, FakeLink, READY } from '../testing/fake-link.js';
import { delivery, FakeOutbox, textReply } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';

const MINUTE = 60_000;
const EXPIRED = '~ Not done in time, given up.';
const POSITION_APP = 3;

const givenUp = (jobId: string, more: Partial<Delivery> = {}) =>
  delivery(
    jobId,
    { failure: { code: 'job_expired', message: 'Too late.' } },
    { priority: 'bulk', isGivenUp: true, ...more },
  );

function inMemory(): Store<Memory> {
  let kept: Memory | undefined;
  return {
    load: async () => kept,
    save: async (memory) => {
      kept = memory;
    },
  };
}

it('goes back threaded, in the words of who asked', async () => {
  const { link, outbox, pass } = await radioAmongFakes();
  outbox.add(givenUp('job', { replyTo: { ...textReply(), language: 'es' } }));
  await pass();
  expect(link.texts).toEqual(['~ No se hizo a tiempo; abandonada.']);
  expect(link.sent[0]).toMatchObject({ to: ANA, replyId: 77 });
  expect(outbox.completed).toEqual(['job']);
});

it('is tried once, when the receiver is heard, and is no result that was lost', async () => {
  const { link, outbox, logger, radio, hear, pass } = await radioAmongFakes();
  link.answer = () => 'refused';
  outbox.add(givenUp('job'));
  for (let minute = 0; minute < 200; minute++) {
    await hear('', { portnum: POSITION_APP });
    await pass(MINUTE);
  }
  expect(link.texts).toEqual([EXPIRED]);
  expect(outbox.completed).toEqual(['job']);
  expect(radio.undeliverable()).toEqual(new Map());
  expect(logger.at('warn')).toEqual([]);
});

it('is not said of an answer that went out, and of which only the ACK may be lost, over a restart too', async () => {
  const clock = new ManualClock();
  const outbox = new FakeOutbox(clock);
  const memoryStore = inMemory();
  const first = await radioAmongFakes({}, { clock, outbox, memoryStore });
  first.link.answer = () => 'refused';
  outbox.add(delivery('job', 'hola'));
  await first.pass(MINUTE);
  expect(first.link.texts).toEqual(['hola']);
  await first.radio.stop();
  outbox.add(givenUp('job'));
  const second = await radioAmongFakes({}, { clock, outbox, memoryStore });
  await second.hear('', { portnum: POSITION_APP });
  await second.pass(10 * MINUTE);
  expect(second.link.texts).toEqual([]);
  expect(outbox.completed).toEqual(['job']);
});

it('is said to the author of what somebody else did not get, who was told once that it is tried again', async () => {
  const clock = new ManualClock();
  const outbox = new FakeOutbox(clock);
  const memoryStore = inMemory();
  const link = new FakeLink();
  link.answer = ({ to }) => (to === ANA ? 'acked' : 'refused');
  const open = () => radioAmongFakes({}, { clock, outbox, memoryStore, link });
  let { radio, hear, pass } = await open();
  const replyTo = { ...textReply(0xb0b), prefix: 'ANA: ', author: { to: ANA, replyId: 70 } };
  outbox.add(delivery('job', 'hola', { replyTo }));
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    if (minute === 30) {
      await radio.stop();
      ({ radio, hear, pass } = await open());
    }
    await hear('', { from: 0xb0b, portnum: POSITION_APP });
    await pass(10 * MINUTE);
  }
  const told = link.sent.flatMap(({ to, replyId }, i) => (to === ANA ? [[replyId, link.texts[i]]] : []));
  expect(told).toEqual([
    [70, expect.stringContaining('has not got this yet')],
    [70, EXPIRED],
  ]);
});

it('on a channel is said to who named the node only, by direct message', async () => {
  const { link, outbox, pass } = await radioAmongFakes();
  outbox.add(givenUp('open', { replyTo: textReply(BROADCAST) }));
  outbox.add(givenUp('named', { replyTo: { ...textReply(BROADCAST), author: { to: ANA, replyId: 70 } } }));
  await pass();
  expect(link.sent).toMatchObject([{ to: ANA, replyId: 70 }]);
  expect(outbox.completed).toEqual(['open', 'named']);
});

it('takes no part of the half of the airtime that is kept for answers', async () => {
  const { link, outbox, pass } = await radioAmongFakes({ airtimeShare: 0.01 });
  link.change({ config: { ...READY.config, region: 'EU_868', ...MODEM_PRESETS.LONG_FAST } as never });
  for (let n = 0; n < 40; n++) outbox.add(givenUp(`job ${n}`, { replyTo: textReply(100 + n, n) }));
  await pass(30 * MINUTE);
  const said = link.texts.length;
  expect(said).toBeGreaterThan(10);
  outbox.add(delivery('answer', 'hola'));
  await pass(MINUTE);
  expect(link.texts.slice(said)).toEqual(['hola']);
});

it('costs nothing while it waits, however many there are', async () => {
  const { link, outbox, pass } = await radioAmongFakes({ airtimeShare: 0.01 });
  link.change({ config: { ...READY.config, region: 'EU_868', ...MODEM_PRESETS.LONG_FAST } as never });
  for (let n = 0; n < 1_000; n++) outbox.add(givenUp(`job ${n}`, { replyTo: textReply(100 + n, n) }));
  await pass(2 * 60 * MINUTE);
  expect(link.sent.length).toBeGreaterThan(20);
  expect(outbox.deliveries.size).toBeGreaterThan(900);
});

it('leaves room for who asks again', async () => {
  const { node, outbox, hear } = await radioAmongFakes();
  for (let n = 0; n < 20; n++) outbox.add(givenUp(`job ${n}`, { notBefore: 0, createdAt: n }));
  await hear('es Where is the clinic?');
  expect(node.requests).toHaveLength(1);
});
