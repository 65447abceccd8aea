import { BabelmeshError } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import { BROADCAST } from '../link/sizes.js';
import { ANA, READY } from '../testing/fake-link.js';
import { delivery, translation } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';
import { addressed } from './addressed.js';

const onChannel = (more = {}) => ({ to: BROADCAST, channel: 1, ...more });

describe('a request in the open', () => {
  it.each([
    ['@BM es where is it', 'es where is it'],
    ['@bm: es where', 'es where'],
    ['@Babelmesh, es', 'es'],
    ['@ !000000b0 es', 'es'],
    ['@000000B0 es', 'es'],
    ['@BM', ''],
    ['@BMX es where', undefined],
    ['BM es where', undefined],
    ['@somebody es', undefined],
    ['', undefined],
  ])('%s', (text, rest) => {
    expect(addressed(text, READY.self)).toBe(rest);
  });

  it('that names the node is answered in the channel, threaded; what goes wrong is told its author alone', async () => {
    const { link, node, outbox, hear, pass } = await radioAmongFakes({ channels: [1] });
    await hear('@BM es where is it', onChannel({ id: 42 }));
    const { replyTo } = node.requests[0] ?? {};
    expect(replyTo).toMatchObject({ to: BROADCAST, channel: 1, replyId: 42, author: { to: ANA } });
    if (!replyTo) return;
    outbox.add(delivery('good', 'dónde está', { replyTo }));
    outbox.add(delivery('bad', { failure: { code: 'engine_failed', message: '' } }, { replyTo }));
    outbox.add(
      delivery('same', { result: translation('x', { warnings: ['already_in_target'] }) }, { replyTo }),
    );
    await pass(60_000);
    node.refuse = new BabelmeshError('overloaded', 'Full.');
    await hear('@BM es and now', onChannel({ id: 43 }));
    expect(link.sent.map(({ to, replyId }, at) => [to, replyId, link.texts[at]])).toEqual([
      [BROADCAST, 42, 'dónde está'],
      [ANA, 42, '~ Something went wrong. Try again later.'],
      [ANA, 42, '~ Already Español.'],
      [ANA, 43, '~ Busy. Try again later.'],
    ]);
  });

  it('that does not name it is answered or not, and nothing else', async () => {
    const { link, node, outbox, hear, pass } = await radioAmongFakes({ channels: [1] });
    await hear('!es where is it', onChannel({ id: 42 }));
    const { replyTo } = node.requests[0] ?? {};
    if (!replyTo) throw new Error('no request');
    outbox.add(delivery('bad', { failure: { code: 'engine_failed', message: '' } }, { replyTo }));
    await pass(60_000);
    expect(link.sent).toEqual([]);
    expect(outbox.completed).toEqual(['bad']);
  });

  it('may ask for the message it is threaded to', async () => {
    const { node, hear } = await radioAmongFakes({ channels: [1] });
    await hear('the bridge is closed', onChannel({ id: 41, from: 0xb0b }));
    await hear('@BM es', onChannel({ id: 42, replyId: 41 }));
    await hear('@BM es', onChannel({ id: 43, replyId: 40 }));
    await hear('@BM es', onChannel({ id: 44 }));
    expect(node.requests).toMatchObject([
      { text: 'the bridge is closed', target: 'es', replyTo: { to: BROADCAST, replyId: 42 } },
    ]);
  });

  it('has nothing from another channel, whose key the others may not have', async () => {
    const { node, hear } = await radioAmongFakes({ channels: [1] });
    await hear('the key is under the mat', { to: BROADCAST, channel: 3, id: 41, from: 0xb0b });
    await hear('@BM es', onChannel({ id: 42, replyId: 41 }));
    await hear('!es', onChannel({ id: 43, replyId: 41 }));
    expect(node.requests).toEqual([]);
  });

  it('for help is answered in private', async () => {
    const { link, hear } = await radioAmongFakes({ channels: [1] });
    await hear('@BM help', onChannel());
    expect(link.sent).toMatchObject([{ to: ANA }]);
  });

  it.each([
    ['@BM french where is it', /^~ No french here\./],
    ['@BM es', /^~ Add the text: es /],
    ['@BM es 👍', /^~ No text to translate\.$/],
    ['@BM sos two people hurt', /^~ Say the language: sos es /],
  ])('that cannot be answered is told why in private: %s', async (text, reply) => {
    const { link, node, hear } = await radioAmongFakes({ channels: [1] });
    await hear(text, onChannel({ id: 42 }));
    await hear(text.replace('@BM ', '!'), onChannel());
    expect(node.requests).toEqual([]);
    expect(link.texts).toEqual([expect.stringMatching(reply)]);
    expect(link.sent).toMatchObject([{ to: ANA, replyId: 42, urgent: text.includes('sos') }]);
  });

  it('for a message the node does not have is told so in private', async () => {
    const { link, hear } = await radioAmongFakes({ channels: [1] });
    await hear('@BM es', onChannel({ id: 42, replyId: 40 }));
    expect(link.texts).toEqual(['~ I do not have that message any more.']);
    expect(link.sent).toMatchObject([{ to: ANA, replyId: 42 }]);
  });

  it('that asks for nothing is left alone', async () => {
    const { link, hear } = await radioAmongFakes({ channels: [1] });
    for (const text of ['@BM', '@BM thank you', '@BM status', '@BM stop']) await hear(text, onChannel());
    expect(link.sent).toEqual([]);
  });

  it('is not heard on other channels', async () => {
    const { link, node, hear } = await radioAmongFakes({ channels: [1] });
    await hear('@BM es where is it', { to: BROADCAST, channel: 0 });
    expect([node.requests, link.sent]).toEqual([[], []]);
  });
});

describe('a channel with an interpreter', () => {
  const policy = { interpreterChannels: [{ channel: 1, languages: ['en', 'es'] as const }] };

  it('has each message translated into the other language, threaded', async () => {
    const { node, hear, clock } = await radioAmongFakes(policy);
    await hear('where is the clinic', onChannel({ id: 42 }));
    expect(node.requests[0]?.expiresAt).toBe(clock.now() + 15 * 60_000);
    await hear('answer of somebody', onChannel({ id: 43, from: 0xb0b, replyId: 42 }));
    expect(node.requests).toMatchObject([
      {
        text: 'where is the clinic',
        source: 'auto',
        target: 'en',
        otherwise: 'es',
        expected: ['en', 'es'],
        replyTo: { to: BROADCAST, channel: 1, replyId: 42 },
      },
      { text: 'answer of somebody', replyTo: { replyId: 43 } },
    ]);
  });

  it('says nothing to emoji, commands of other bots, bots themselves, and what is the same in both', async () => {
    const { link, node, outbox, hear, pass } = await radioAmongFakes(policy);
    for (const text of ['👍👍', '12:30', '!weather', '/ping', '~ hello', '(1/2) part', '(?) what']) {
      await hear(text, onChannel());
    }
    expect(node.requests).toEqual([]);
    const replyTo = { inlet: 'radio', to: BROADCAST, channel: 1, replyId: 42, form: 'text' } as const;
    outbox.add(delivery('a', { result: translation('x', { warnings: ['already_in_target'] }) }, { replyTo }));
    outbox.add(delivery('b', { failure: { code: 'engine_failed', message: '' } }, { replyTo }));
    await pass(60_000);
    expect(link.sent).toEqual([]);
    expect(outbox.completed).toEqual(['a', 'b']);
  });

  it('translates an exclamation, and takes a request with one for what it is', async () => {
    const { node, hear } = await radioAmongFakes({ ...policy, channels: [1] });
    await hear('!Cuidado!', onChannel());
    await hear('!!! hay una mina', onChannel());
    await hear('!es Watch out!', onChannel());
    await hear('!weather', onChannel());
    expect(node.requests.map(({ text, target }) => [target, text])).toEqual([
      ['en', '!Cuidado!'],
      ['en', '!!! hay una mina'],
      ['es', 'Watch out!'],
    ]);
  });

  it('lets an emergency go first, though its author said much just before', async () => {
    const { node, hear, clock } = await radioAmongFakes({
      ...policy,
      requestsPerMinute: 1,
      emergenciesPerHour: 3,
    });
    await hear('we are at the bridge', onChannel());
    for (let n = 0; n < 4; n++) await hear('SOS two people are hurt', onChannel());
    expect(node.requests.map(({ text, priority }) => [text, priority])).toEqual([
      ['we are at the bridge', 'normal'],
      ...Array.from({ length: 3 }, () => ['SOS two people are hurt', 'emergency']),
    ]);
    expect(node.requests[1]?.expiresAt).toBe(clock.now() + 6 * 3_600_000);
    await hear('sos muy amable', onChannel({ from: 0xb0b }));
    expect(node.requests.at(-1)).toMatchObject({ text: 'sos muy amable', priority: 'normal' });
  });

  it('hears no limits and no errors', async () => {
    const { link, node, hear } = await radioAmongFakes({ ...policy, requestsPerMinute: 2 });
    for (const text of ['one', 'two', 'three', 'four']) await hear(text, onChannel());
    expect(node.requests).toHaveLength(2);
    expect(link.sent).toEqual([]);
  });

  it('is answered once, and in one packet, however long', async () => {
    const { link, outbox, pass } = await radioAmongFakes(policy);
    const replyTo = { inlet: 'radio', to: BROADCAST, channel: 1, replyId: 42, form: 'text' } as const;
    outbox.add(delivery('a', 'palabra '.repeat(100), { replyTo }));
    await pass(60_000);
    expect(link.sent).toHaveLength(1);
  });
});
