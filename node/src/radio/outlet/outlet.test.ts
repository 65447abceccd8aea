import { BabelmeshError, decodeMessage, isBundle, MODEM_PRESETS, unbundle } from '@babelmesh/protocol';
import { describe, expect, it } from 'vitest';
import type { ReceivedPacket } from '../link/link.js';
import { BROADCAST } from '../link/sizes.js';
import { PRIVATE_APP } from '../policy.js';
import { digest } from '../requester.js';
import { ANA, heardByRadio, READY, SELF } from '../testing/fake-link.js';
import { delivery, textReply, translation } from '../testing/fake-ports.js';
import { radioAmongFakes } from '../testing/open-radio.js';
import { takeTransfersFrom } from '../testing/transfer-peer.js';
import { byteLength } from './parts.js';

const MINUTE = 60_100;
const POSITION_APP = 3;
const long = 'Die Klinik ist geschlossen. '.repeat(15);

describe('a result as text', () => {
  it('goes back threaded, asks for an ACK, and is done with when it is acknowledged', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    outbox.add(delivery('job', '¿Dónde está la clínica?'));
    await pass();
    expect(link.texts).toEqual(['¿Dónde está la clínica?']);
    expect(link.sent[0]).toMatchObject({
      to: ANA,
      channel: 0,
      portnum: 1,
      replyId: 77,
      wantAck: true,
      urgent: false,
    });
    expect(outbox.completed).toEqual(['job']);
  });

  it('that waited in the outbox goes out at the start', async () => {
    const { outbox, clock, radio } = await radioAmongFakes();
    await radio.stop();
    outbox.add(delivery('job', 'hola'));
    const { link, pass } = await radioAmongFakes({}, { outbox, clock });
    await pass();
    expect(link.texts).toEqual(['hola']);
  });

  it.each([
    ['doubtful', '(?) hola'],
    ['numbers_differ', '(?) hola'],
    ['repetition_cut', '(?) hola'],
    ['already_in_target', '~ Already Español.'],
  ] as const)('with the warning %s reads %s', async (warning, text) => {
    const { link, outbox, pass } = await radioAmongFakes();
    outbox.add(delivery('job', { result: translation('hola', { warnings: [warning] }) }));
    await pass();
    expect(link.texts).toEqual([text]);
  });

  it('that failed says why, marked as our own words', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    outbox.add(delivery('job', { failure: { code: 'job_expired', message: 'Too late.' } }));
    await pass();
    expect(link.texts).toEqual(['~ Not done in time, given up.']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('in parts sends the next only after the last was acknowledged', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    let confirm = () => {};
    link.answer = () => new Promise((resolve) => (confirm = () => resolve('acked')));
    outbox.add(delivery('job', long));
    await pass(5 * MINUTE);
    expect(link.sent).toHaveLength(1);
    confirm();
    await pass(5 * MINUTE);
    expect(link.sent).toHaveLength(2);
    expect(outbox.completed).toEqual([]);
    confirm();
    await pass();
    expect(link.texts[0]).toMatch(/^\(1\/3\) /);
    confirm();
    await pass();
    expect(link.sent).toHaveLength(3);
    expect(outbox.completed).toEqual(['job']);
    for (const text of link.texts) expect(byteLength(text)).toBeLessThanOrEqual(215);
    expect(link.texts.map((text) => text.slice(6)).join('')).toBe(long);
  });

  it('longer than three parts says how much is left out', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    outbox.add(delivery('job', long.repeat(3)));
    await pass();
    expect(link.sent).toHaveLength(3);
    expect(link.texts[2]).toMatch(/^\(3\/3\) .*… \(\+\d+ more\)$/s);
  });

  it('on a channel is one message, done with when somebody passed it on', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = () => 'relayed';
    outbox.add(delivery('job', long, { replyTo: textReply(BROADCAST) }));
    await pass();
    expect(link.texts).toEqual([expect.stringMatching(/… \(\+\d+\)$/)]);
    expect(outbox.completed).toEqual(['job']);
  });
});

describe('a result nobody confirms', () => {
  it('is tried once more by the clock, then when its receiver is heard', async () => {
    const { link, outbox, hear, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count < 3 ? 'refused' : 'acked');
    outbox.add(delivery('job', 'hola'));
    await pass(MINUTE);
    expect(link.sent).toHaveLength(1);
    await pass(2 * MINUTE);
    expect(link.sent).toHaveLength(2);
    await pass(10 * 60 * MINUTE);
    expect(link.sent).toHaveLength(2);
    await hear('', { from: 0xb0b, portnum: POSITION_APP });
    expect(link.sent).toHaveLength(2);
    await hear('', { portnum: POSITION_APP });
    expect(link.sent).toHaveLength(3);
    expect(outbox.completed).toEqual(['job']);
  });

  it('in time is not sent again once they do: the next part goes out', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count === 1 ? 'refused' : 'acked');
    outbox.add(delivery('job', long));
    await pass(30_000);
    expect(link.sent).toHaveLength(1);
    link.lateAcks[0]?.();
    await pass(10 * MINUTE);
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(2/3)', '(3/3)']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('skips nothing where both tries are confirmed in the end', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => {
      if (count === 2) link.lateAcks[0]?.();
      return count === 1 ? 'refused' : 'acked';
    };
    outbox.add(delivery('job', long));
    await pass(10 * MINUTE);
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(1/3)', '(2/3)', '(3/3)']);
    link.lateAcks[0]?.();
    await pass(10 * MINUTE);
    expect(link.sent).toHaveLength(4);
    expect(outbox.completed).toEqual(['job']);
  });

  it('goes on though the ACK of the first try came during the second, which found nobody', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => {
      if (count === 2) link.lateAcks[0]?.();
      return count <= 2 ? 'refused' : 'acked';
    };
    outbox.add(delivery('job', long));
    await pass(10 * MINUTE);
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(1/3)', '(2/3)', '(3/3)']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('is tried once per hearing, after pauses that grow, and given up after eight tries', async () => {
    const { link, outbox, logger, radio, clock, hear, pass } = await radioAmongFakes();
    const sentAt: number[] = [];
    link.answer = () => {
      sentAt.push(clock.monotonic());
      return 'refused';
    };
    outbox.add(delivery('job', 'hola'));
    for (let minute = 0; minute < 24 * 60; minute++) {
      await hear('', { portnum: POSITION_APP });
      await pass(60_000);
    }
    const pauses = sentAt.slice(1).map((at, i) => Math.round((at - (sentAt[i] ?? 0)) / 60_000));
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(outbox.completed).toEqual(['job']);
    expect(logger.at('warn')).toEqual(['A result is undeliverable.']);
    expect(radio.undeliverable()).toEqual(new Map([['not_confirmed', 1]]));
  });

  it('is tried two minutes after the last time once its receiver writes again: they are there now', async () => {
    const { link, outbox, hear, pass } = await radioAmongFakes();
    link.answer = () => 'refused';
    outbox.add(delivery('job', 'hola'));
    for (let minute = 0; minute < 15; minute++) {
      await hear('', { portnum: POSITION_APP });
      await pass(60_000);
    }
    expect(link.sent).toHaveLength(4);
    link.answer = () => 'acked';
    await hear('es Where is the clinic?');
    expect(outbox.completed).toEqual([]);
    await pass(60_000);
    expect(link.texts).toHaveLength(5);
    expect(outbox.completed).toEqual(['job']);
  });

  it('in an emergency is tried at every hearing, at most every two minutes', async () => {
    const { link, outbox, hear, pass } = await radioAmongFakes();
    link.answer = () => 'refused';
    outbox.add(delivery('job', 'socorro', { priority: 'emergency' }));
    for (let minute = 0; minute < 20; minute++) {
      await hear('', { portnum: POSITION_APP });
      await pass(60_000);
    }
    expect(link.sent).toHaveLength(11);
    await pass(10 * 60 * MINUTE);
    expect(link.sent).toHaveLength(11);
  });

  it('in an emergency waits for airtime, and looks for it no more often than it may come', async () => {
    const { link, outbox, radio, clock, pass } = await radioAmongFakes({ airtimeShare: 0.001 });
    link.change({ config: { ...READY.config, ...MODEM_PRESETS.LONG_FAST } as never });
    link.answer = () => 'refused';
    const { due } = outbox;
    let looks = 0;
    // A loop without a pause would keep even the clock from going on.
    outbox.due = async (...args) => (looks++ < 1_000 ? due.apply(outbox, args) : []);
    outbox.add(delivery('job', 'socorro', { priority: 'emergency', createdAt: clock.now() }));
    await pass(59 * MINUTE);
    expect(link.sent).toHaveLength(1);
    expect(radio.held()).toEqual(new Map([['budget', 1]]));
    expect(looks).toBeLessThan(10);
    await pass(2 * MINUTE);
    expect(link.sent).toHaveLength(2);
  });

  it('does not send what else waits for a silent node, until it confirms one', async () => {
    const { link, outbox, hear, pass } = await radioAmongFakes();
    link.answer = () => 'refused';
    for (let n = 0; n < 5; n++) outbox.add(delivery(`job ${n}`, `hola ${n}`, { createdAt: n }));
    await pass(60 * MINUTE);
    expect(link.texts).toEqual(['hola 0', 'hola 0']);
    link.answer = () => 'acked';
    await hear('', { portnum: POSITION_APP });
    expect(link.texts.slice(2)).toEqual(['hola 0', 'hola 1', 'hola 2', 'hola 3', 'hola 4']);
  });

  it('is tried where the radio heard the node while we were away', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.change({ nodes: heardByRadio(1_000) });
    link.answer = (_, count) => (count < 3 ? 'refused' : 'acked');
    outbox.add(delivery('job', 'hola'));
    await pass(60 * MINUTE);
    link.change({ phase: 'down' });
    await pass(60 * MINUTE);
    link.change({ phase: 'ready', nodes: heardByRadio(1_000) });
    await pass();
    expect(link.sent).toHaveLength(2);
    link.change({ phase: 'ready', nodes: heardByRadio(2_000) });
    await pass();
    expect(outbox.completed).toEqual(['job']);
  });

  it('waits for its receiver whatever the radio’s clock says', async () => {
    const { link, outbox, clock, hear, pass } = await radioAmongFakes();
    const tomorrow = clock.now() + 24 * 60 * MINUTE;
    link.change({ nodes: heardByRadio(tomorrow) });
    link.answer = () => 'refused';
    outbox.add(delivery('job', 'hola'));
    for (let minute = 0; minute < 6 * 60; minute++) {
      await hear('', { from: 0xb0b, portnum: POSITION_APP });
      link.change({});
      await pass(60_000);
    }
    expect(link.sent).toHaveLength(2);
    link.change({ nodes: heardByRadio(tomorrow + 1_000) });
    await pass();
    expect(link.sent).toHaveLength(3);
  });

  it('on a channel where nobody passes it on went out all the same, and so does the next', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = () => 'refused';
    for (const n of [1, 2, 3]) {
      outbox.add(delivery(`job ${n}`, `hola ${n}`, { replyTo: textReply(BROADCAST), createdAt: n }));
    }
    await pass();
    expect(link.texts).toEqual(['hola 1', 'hola 2', 'hola 3']);
    expect(outbox.completed).toEqual(['job 1', 'job 2', 'job 3']);
  });

  it('on a channel is tried twice where our own radio refuses it, and holds up nothing for longer', async () => {
    const { link, outbox, clock, pass } = await radioAmongFakes();
    const sentAt: number[] = [];
    link.answer = () => {
      sentAt.push(Math.round(clock.monotonic() / MINUTE));
      return { routingError: 6 };
    };
    for (const n of [1, 2]) {
      outbox.add(delivery(`job ${n}`, 'hola', { replyTo: textReply(BROADCAST), createdAt: n }));
    }
    await pass(60 * MINUTE);
    expect(sentAt).toEqual([0, 2, 4, 6]);
    expect(outbox.completed).toEqual(['job 1', 'job 2']);
  });

  it('but only relayed is not confirmed for a direct message', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count === 1 ? 'relayed' : 'acked');
    outbox.add(delivery('job', 'hola'));
    await pass(MINUTE);
    expect(outbox.completed).toEqual([]);
    await pass(MINUTE);
    expect(outbox.completed).toEqual(['job']);
  });

  it('goes on with the part that failed', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count === 2 ? 'refused' : 'acked');
    outbox.add(delivery('job', long));
    await pass(3 * MINUTE);
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(2/3)', '(2/3)', '(3/3)']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('waits as long as the radio says for its duty cycle', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count <= 3 ? { routingError: 9, retryAfterMs: 52 * 60_000 } : 'acked');
    outbox.add(delivery('job', 'hola'));
    await pass(51 * 60_000);
    expect(link.sent).toHaveLength(1);
    await pass(MINUTE);
    expect(link.sent).toHaveLength(2);
    await pass(104 * MINUTE);
    expect(outbox.completed).toEqual(['job']);
  });

  it('sends again soon after the radio’s own rate limit', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count <= 2 ? { routingError: 38 } : 'acked');
    outbox.add(delivery('job', 'hola'));
    await pass(10_200);
    expect(outbox.completed).toEqual(['job']);
  });

  it.each([34, 35, 39])(
    'for want of a key (%i) asks for the node’s info, tells the operator once, and goes out when it came',
    async (routingError) => {
      const { link, outbox, logger, hear, pass } = await radioAmongFakes();
      const selfUser = Uint8Array.of(10, 1, 33);
      link.change({ selfUser });
      let knowsKey = false;
      link.answer = ({ portnum }) => (portnum === 1 && !knowsKey ? { routingError } : 'acked');
      outbox.add(delivery('job', 'hola'));
      outbox.add(delivery('job 2', 'adiós', { createdAt: 1 }));
      await pass(30 * MINUTE);
      expect(link.sent).toMatchObject([
        { to: ANA, portnum: 1 },
        { to: ANA, portnum: 4, payload: selfUser, wantResponse: true, wantAck: false },
      ]);
      expect(logger.at('warn')).toEqual([expect.stringContaining('each other’s keys')]);
      knowsKey = true;
      await hear('', { portnum: 4 });
      expect(link.texts.slice(2)).toEqual(['hola', 'adiós']);
      expect(outbox.completed).toEqual(['job', 'job 2']);
    },
  );

  it('is given up where the receiver takes no messages', async () => {
    const { link, outbox, logger, pass } = await radioAmongFakes();
    link.answer = () => Promise.reject(new BabelmeshError('forbidden', 'The node takes no messages.'));
    outbox.add(delivery('job', 'hola'));
    await pass();
    expect(outbox.completed).toEqual(['job']);
    expect(logger.lines.at(-1)?.details).toMatchObject({ reason: 'The node takes no messages.' });
  });
});

describe('the order', () => {
  it('is emergencies first, and they do not wait for others to be confirmed', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = ({ to }) => (to === ANA ? 'acked' : 'never');
    for (let n = 0; n < 5; n++)
      outbox.add(delivery(`job ${n}`, 'hola', { replyTo: textReply(n + 1), createdAt: n }));
    await pass();
    expect(link.sent.map(({ to }) => to)).toEqual([1, 2, 3]);
    outbox.add(delivery('urgent', 'socorro', { priority: 'emergency', createdAt: 99 }));
    await pass();
    expect(link.sent.at(-1)).toMatchObject({ to: ANA, urgent: true });
    expect(outbox.completed).toEqual(['urgent']);
  });

  it('gives one receiver one answer at a time', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    let confirm = () => {};
    link.answer = ({ to }) =>
      to === ANA ? new Promise((resolve) => (confirm = () => resolve('acked'))) : 'acked';
    outbox.add(delivery('a', 'uno', { createdAt: 1 }));
    outbox.add(delivery('b', 'dos', { createdAt: 2 }));
    outbox.add(delivery('c', 'tres', { createdAt: 3, replyTo: textReply(9) }));
    await pass();
    expect(link.texts).toEqual(['uno', 'tres']);
    confirm();
    await pass();
    expect(link.texts).toEqual(['uno', 'tres', 'dos']);
  });
});

it('however many wait for one receiver, another is answered meanwhile', async () => {
  const { link, outbox, pass } = await radioAmongFakes();
  link.answer = ({ to }) => (to === ANA ? new Promise(() => {}) : 'acked');
  for (let i = 0; i < 300; i++) outbox.add(delivery(`ana ${i}`, 'hola', { createdAt: i }));
  outbox.add(delivery('bob', 'adiós', { replyTo: textReply(0xb0b), createdAt: 300 }));
  await pass();
  expect(outbox.completed).toEqual(['bob']);
  expect(link.texts).toEqual(['hola', 'adiós']);
});

describe('the channel', () => {
  it('when busy holds results, but not emergencies', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.change({ channelUtilization: 40 });
    outbox.add(delivery('job', 'hola'));
    outbox.add(delivery('urgent', 'socorro', { priority: 'emergency', replyTo: textReply(9) }));
    await pass(10 * MINUTE);
    expect(link.texts).toEqual(['socorro']);
    expect(outbox.deliveries.get('job')).toMatchObject({ attempts: 0 });
    link.change({ channelUtilization: 10 });
    await pass(MINUTE);
    expect(link.texts).toEqual(['socorro', 'hola']);
  });

  it('is ours for the budget only; the rest goes out when there is room again', async () => {
    const { link, outbox, radio, pass } = await radioAmongFakes();
    link.change({ config: { ...READY.config, ...MODEM_PRESETS.LONG_FAST, region: 'EU_868' } as never });
    for (let n = 0; n < 60; n++) {
      outbox.add(delivery(`job ${n}`, `respuesta ${n}`, { createdAt: n, replyTo: textReply(n + 1) }));
    }
    await pass(MINUTE);
    const inFirstHour = link.sent.length;
    expect(inFirstHour).toBeGreaterThan(20);
    expect(inFirstHour).toBeLessThan(60);
    const { airtimeMs, airtimeBudgetMs } = radio.status();
    expect(airtimeBudgetMs).toBe(36_000);
    expect(airtimeMs).toBeLessThanOrEqual(airtimeBudgetMs);
    await pass(62 * MINUTE);
    expect(outbox.completed).toHaveLength(60);
  });

  it('of a slow preset gets smaller parts rather than none', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.change({ config: { ...READY.config, ...MODEM_PRESETS.LONG_SLOW, region: 'EU_868' } as never });
    outbox.add(delivery('job', long));
    await pass(3 * 60 * MINUTE);
    expect(link.sent).toHaveLength(3);
    for (const { payload } of link.sent) expect(payload.length).toBeLessThan(150);
  });

  it('that allows nothing at all loses the result aloud', async () => {
    const { link, outbox, logger, pass } = await radioAmongFakes();
    link.change({ config: { ...READY.config, ...MODEM_PRESETS.LONG_SLOW, region: 'UA_868' } as never });
    outbox.add(delivery('job', 'hola'));
    await pass();
    expect(outbox.completed).toEqual(['job']);
    expect(logger.at('warn')).toEqual(['A result is undeliverable.']);
  });

  it('of a radio without a region is left alone, and the operator told what to set', async () => {
    const { link, outbox, logger, pass } = await radioAmongFakes();
    link.change({ config: { ...READY.config, region: 'UNSET' } as never });
    link.change({});
    outbox.add(delivery('job', 'hola'));
    await pass(10 * MINUTE);
    expect(link.sent).toEqual([]);
    expect(outbox.completed).toEqual([]);
    expect(logger.at('warn')).toEqual([expect.stringContaining('region is not set')]);
  });
});

it.each([
  ['back', -1],
  ['forwards', 1],
])('a try again stands back for an hour, though the clock was set %s by years', async (_, sign) => {
  const { clock, link, outbox, radio, pass } = await radioAmongFakes({ airtimeShare: 0.0006 });
  const signal = new AbortController().signal;
  const spendHalf = async () => {
    for (let node = 1; node <= 20; node++) {
      await radio.correspondence.send(node, { kind: 'nodeQuery' }, { priority: 'normal', signal });
    }
  };
  const toAna = () => link.sent.filter(({ to }) => to === ANA).length;
  link.answer = ({ to }) => (to === ANA ? 'refused' : 'acked');
  outbox.add(delivery('job', 'hola', { createdAt: clock.now() }));
  await pass();
  clock.jump(sign * 9 * 365 * 24 * 60 * MINUTE);
  await spendHalf();
  await pass(3 * MINUTE);
  expect([toAna(), radio.held().get('budget')]).toEqual([1, expect.any(Number)]);
  await pass(58 * MINUTE);
  const before = toAna();
  await spendHalf();
  link.receive({ text: 'good morning everybody', to: 0xffffffff });
  await pass(10 * MINUTE);
  expect(toAna()).toBe(before + 1);
});

it('of a radio in a region nobody has heard of is small, and the operator told why', async () => {
  const { link, radio, logger } = await radioAmongFakes();
  link.change({ config: { ...READY.config, region: 'REGION_99' } as never });
  link.change({});
  expect(radio.status().airtimeBudgetMs).toBeCloseTo(3_600);
  expect(logger.at('warn')).toEqual([expect.stringContaining('1 % of the hour')]);
});

describe('a broken link', () => {
  it('keeps results until it is ready again', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.answer = (_, count) => (count === 2 ? 'broken' : 'acked');
    outbox.add(delivery('job', long));
    await pass();
    link.change({ phase: 'down', reason: 'unplugged' });
    await pass(60 * MINUTE);
    expect(link.sent).toHaveLength(2);
    expect(outbox.completed).toEqual([]);
    link.change({ phase: 'ready' });
    await pass();
    expect(link.texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(2/3)', '(2/3)', '(3/3)']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('is no reason not to stop', async () => {
    const { link, outbox, radio, pass } = await radioAmongFakes();
    link.answer = () => 'never';
    outbox.add(delivery('job', 'hola'));
    await pass();
    await radio.stop();
    expect(outbox.completed).toEqual([]);
    expect(link.started).toBe(false);
  });
});

it('a delivery that ends while the outbox is being read is not sent again', async () => {
  const { link, outbox, pass } = await radioAmongFakes();
  const { due } = outbox;
  let read = () => {};
  outbox.due = async (...args) => {
    const found = await due.apply(outbox, args);
    await new Promise<void>((resolve) => (read = resolve));
    return found;
  };
  let confirm = () => {};
  link.answer = () => new Promise((resolve) => (confirm = () => resolve('acked')));
  outbox.add(delivery('job', 'hola'));
  await pass();
  read();
  await pass();
  outbox.add(delivery('other', 'adiós', { replyTo: textReply(9) }));
  await pass();
  confirm();
  await pass();
  expect(outbox.completed).toEqual(['job']);
  for (let n = 0; n < 5; n++) {
    read();
    await pass();
  }
  expect(link.texts).toEqual(['hola', 'adiós']);
});

it.each([ANA, BROADCAST])('a radio that is switched off is no fault of the receiver’s (%i)', async (to) => {
  const { link, outbox, radio, pass } = await radioAmongFakes();
  link.answer = () => ({ routingError: 4 });
  outbox.add(delivery('job', 'hola', { replyTo: textReply(to) }));
  for (let minute = 0; minute < 60; minute++) {
    await pass(MINUTE);
    link.change({});
  }
  expect(link.sent.length).toBeLessThan(40);
  expect((await radio.view()).waiting).toMatchObject([{ reason: 'link_down', tries: 0 }]);
  link.answer = () => 'acked';
  await pass(3 * MINUTE);
  expect(outbox.completed).toEqual(['job']);
});

describe('a disk that refuses what has arrived', () => {
  async function withFullDisk() {
    const room = await radioAmongFakes();
    const { outbox } = room;
    const { complete } = outbox;
    const disk = { isFull: true };
    outbox.complete = async (jobId) => {
      if (disk.isFull) throw new BabelmeshError('disk_full', 'No space left.');
      return complete.call(outbox, jobId);
    };
    return { ...room, disk };
  }

  it('has no text sent again', async () => {
    const { link, outbox, disk, pass } = await withFullDisk();
    outbox.add(delivery('job', 'hola'));
    await pass(10 * MINUTE);
    disk.isFull = false;
    await pass(3 * MINUTE);
    expect(link.texts).toEqual(['hola']);
    expect(outbox.completed).toEqual(['job']);
  });

  it('has no shared packet sent again, nor what was in it', async () => {
    const { link, outbox, disk, pass } = await withFullDisk();
    link.change({ phase: 'down' });
    for (const token of [1, 2]) {
      const replyTo = { ...textReply(), form: 'cbor', token } as const;
      outbox.add(delivery(`job ${token}`, 'hola', { replyTo, createdAt: token }));
    }
    link.change({ phase: 'ready' });
    await pass(10 * MINUTE);
    disk.isFull = false;
    await pass(3 * MINUTE);
    expect(link.sent.map(({ payload }) => isBundle(payload))).toEqual([true]);
    expect(outbox.completed).toEqual(['job 1', 'job 2']);
  });

  it('has no long message sent again', async () => {
    const { link, outbox, disk, clock, pass } = await withFullDisk();
    const { messages } = takeTransfersFrom(link, clock);
    const replyTo = { ...textReply(), form: 'cbor', token: 1 } as const;
    outbox.add(delivery('job', 'x'.repeat(600), { replyTo }));
    await pass(2 * MINUTE);
    const sent = link.sent.length;
    await pass(10 * MINUTE);
    disk.isFull = false;
    await pass(3 * MINUTE);
    expect([messages.length, link.sent.length]).toEqual([1, sent]);
    expect(outbox.completed).toEqual(['job']);
  });
});

it('a result cut for another preset is cut again', async () => {
  const { link, outbox, pass } = await radioAmongFakes();
  link.answer = (_, count) => (count === 1 ? 'refused' : 'acked');
  outbox.add(delivery('job', long));
  await pass();
  link.change({ config: { ...READY.config, ...MODEM_PRESETS.LONG_SLOW, region: 'EU_868' } as never });
  await pass(3 * 60 * MINUTE);
  expect(link.sent).toHaveLength(4);
  expect(outbox.completed).toEqual(['job']);
});

it('an outbox that cannot be read is asked again', async () => {
  const { link, outbox, logger, pass } = await radioAmongFakes();
  const { due } = outbox;
  outbox.due = () => Promise.reject(new Error('disk'));
  outbox.add(delivery('job', 'hola'));
  await pass();
  expect(logger.at('error')).toEqual(['The outbox could not be read.']);
  outbox.due = due;
  await pass(2 * MINUTE);
  expect(link.texts).toEqual(['hola']);
});

describe('a CBOR result', () => {
  const replyTo = { ...textReply(), form: 'cbor', token: 99 } as const;

  it('carries the token, and the source only where it was asked for', async () => {
    const { link, node, outbox, hear, pass } = await radioAmongFakes();
    await hear('es Where?');
    const [auto] = node.jobs.keys();
    const result = translation('¿Dónde?', { confidence: -0.25, warnings: ['doubtful'] });
    outbox.add(delivery(auto ?? '', { result }, { replyTo }));
    outbox.add(delivery('other', { result }, { replyTo }));
    await pass();
    const common = { kind: 'result', token: 99, text: '¿Dónde?', confidence: -0.25, warnings: ['doubtful'] };
    expect(link.sent.map(({ payload }) => decodeMessage(payload))).toEqual([
      { ...common, source: 'en' },
      common,
    ]);
    expect(link.sent[0]).toMatchObject({ portnum: PRIVATE_APP, wantAck: true });
    expect(link.sent[0]).not.toHaveProperty('replyId');
  });

  it('that failed carries the code', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    outbox.add(delivery('job', { failure: { code: 'engine_failed', message: 'Broken.' } }, { replyTo }));
    await pass();
    expect(decodeMessage(link.sent[0]?.payload ?? new Uint8Array())).toEqual({
      kind: 'error',
      token: 99,
      code: 'engine_failed',
    });
  });
});

describe('a result of a request that came under its sender’s key', () => {
  const requester = { inlet: 'radio', id: '!00000a1a:0123456789abcdef' } as const;

  it.each([
    ['as text', 'hola', textReply()],
    ['as CBOR', 'hola', { ...textReply(), form: 'cbor', token: 99 }],
    ['in fragments', 'x'.repeat(600), { ...textReply(), form: 'cbor', token: 99 }],
  ] as const)('goes %s under a key or not at all', async (_form, text, replyTo) => {
    const { link, outbox, pass } = await radioAmongFakes();
    outbox.add(delivery('job', text, { requester, replyTo }));
    await pass(MINUTE);
    expect(link.sent).not.toEqual([]);
    expect(link.sent.every(({ needsKey }) => needsKey)).toBe(true);
  });

  describe('of its receiver', () => {
    const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const requester = { inlet: 'radio', id: `!00000a1a:${digest(one)}` } as const;
    const knows = (publicKey: Uint8Array) => {
      const nodes = [...heardByRadio(1)].map(([num, node]) => [num, { ...node, publicKey }] as const);
      return { nodes: new Map(nodes) };
    };

    it('is for the owner of that key, which the radio is told', async () => {
      const { link, outbox, pass } = await radioAmongFakes();
      link.change(knows(one));
      outbox.add(delivery('job', 'hola', { requester }));
      await pass(MINUTE);
      expect(link.sent).toMatchObject([{ needsKey: true, publicKey: one }]);
    });

    it('is for nobody who has the number now with another key, and stands in nobody’s way', async () => {
      const { link, outbox, radio, pass } = await radioAmongFakes();
      link.change(knows(other));
      outbox.add(delivery('job', 'hola', { requester }));
      outbox.add(
        delivery('new', 'otra', { requester: { inlet: 'radio', id: `!00000a1a:${digest(other)}` } }),
      );
      await pass(60 * MINUTE);
      expect(link.texts).toEqual(['otra']);
      expect((await radio.view()).waiting).toMatchObject([{ reason: 'key_changed', tries: 0 }]);
      link.change(knows(one));
      await pass(MINUTE);
      expect(link.texts).toEqual(['otra', 'hola']);
    });

    it('does not count where what one says goes to another', async () => {
      const { link, outbox, pass } = await radioAmongFakes();
      link.change(knows(other));
      outbox.add(delivery('job', 'hola', { requester, replyTo: textReply(9) }));
      await pass(MINUTE);
      expect(link.sent).toMatchObject([{ to: 9, needsKey: true }]);
      expect(link.sent[0]).not.toHaveProperty('publicKey');
    });
  });

  it('shares no packet with one of a request that anybody could read', async () => {
    const { link, outbox, pass } = await radioAmongFakes();
    link.change({ channelUtilization: 40 });
    const replyTo = { ...textReply(), form: 'cbor', token: 99 } as const;
    outbox.add(delivery('open', 'uno', { replyTo }));
    outbox.add(delivery('secret', 'dos', { requester, replyTo, createdAt: 1 }));
    link.change({ channelUtilization: 0 });
    await pass(MINUTE);
    expect(link.sent.map(({ needsKey }) => needsKey)).toEqual([false, true]);
  });
});

describe('a result for a channel', () => {
  const OPEN = [0, 'open'] as const;
  const set = (...channels: (readonly [number, string])[]) => ({ channels: new Map(channels) });

  async function asked(channel: number, packet: Partial<ReceivedPacket> = {}) {
    const room = await radioAmongFakes({ channels: [1, 2] });
    room.link.change(set(OPEN, [1, 'village'], [2, 'clinic']));
    await room.hear('!es where is the clinic', { to: BROADCAST, channel, ...packet });
    const [request] = room.node.requests;
    const replyTo = request?.replyTo ?? textReply();
    const answer = () => {
      room.outbox.add(delivery('job', 'hola', { replyTo, ...(request && { requester: request.requester }) }));
      return room.pass(MINUTE);
    };
    return { ...room, answer };
  }

  it('follows it where it was moved', async () => {
    const { link, outbox, answer } = await asked(2);
    link.change(set(OPEN, [1, 'clinic'], [2, 'village']));
    await answer();
    expect(link.sent).toMatchObject([{ to: BROADCAST, channel: 1 }]);
    expect(outbox.completed).toEqual(['job']);
  });

  it('goes to no other, and waits for its own as long as the answer is worth something', async () => {
    const { link, outbox, radio, answer, pass } = await asked(2);
    link.change(set(OPEN, [1, 'village'], [2, 'market']));
    await answer();
    expect(link.sent).toEqual([]);
    expect((await radio.view()).waiting).toMatchObject([{ reason: 'channel_gone' }]);
    link.change(set(OPEN, [1, 'village'], [2, 'market'], [3, 'clinic']));
    await pass(MINUTE);
    expect(link.sent).toMatchObject([{ to: BROADCAST, channel: 3 }]);
    expect(outbox.completed).toEqual(['job']);
  });

  it('that is for one person goes under their key where the channel is gone', async () => {
    const { link, answer } = await asked(2, { to: SELF });
    link.change(set(OPEN, [2, 'market']));
    await answer();
    expect(link.sent).toMatchObject([{ to: ANA, channel: 0, needsKey: true }]);
  });

  it('stays where it was as long as the radio has not told its channels', async () => {
    const { link, answer } = await asked(2);
    const { channels: _, ...state } = link.state;
    link.state = state;
    await answer();
    expect(link.sent).toMatchObject([{ to: BROADCAST, channel: 2 }]);
  });
});

describe('small CBOR results for one receiver', () => {
  const replyTo = (token: number, to = ANA) => ({ ...textReply(to), form: 'cbor', token }) as const;
  const tokens = (payload: Uint8Array) =>
    (isBundle(payload) ? unbundle(payload) : [payload]).map((bytes) => {
      const message = decodeMessage(bytes);
      return message.kind === 'result' || message.kind === 'error' ? message.token : undefined;
    });

  /** Ready while the channel is busy, so that all wait at the same moment. */
  async function waiting(deliveries: readonly Parameters<typeof delivery>[]) {
    const room = await radioAmongFakes();
    room.link.change({ channelUtilization: 40 });
    deliveries.forEach(([id, outcome, more], n) => {
      room.outbox.add(delivery(id, outcome, { ...more, createdAt: n }));
    });
    await room.pass(MINUTE);
    expect(room.link.sent).toEqual([]);
    room.link.change({ channelUtilization: 0 });
    return room;
  }

  it('share a packet, and each is done with when it is acknowledged', async () => {
    const { link, outbox, pass } = await waiting([
      ['a', 'uno', { replyTo: replyTo(1) }],
      ['b', 'otro', { replyTo: replyTo(2, 9) }],
      ['c', 'dos', { replyTo: replyTo(3) }],
      ['d', { failure: { code: 'timeout', message: '' } }, { replyTo: replyTo(4) }],
    ]);
    await pass(MINUTE);
    expect(new Map(link.sent.map(({ to, payload }) => [to, tokens(payload)]))).toEqual(
      new Map([
        [ANA, [1, 3, 4]],
        [9, [2]],
      ]),
    );
    expect(outbox.completed.toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('stay within a packet; what does not fit goes in the next', async () => {
    const text = 'x'.repeat(60);
    const { link, outbox, pass } = await waiting(
      [1, 2, 3, 4, 5].map((token) => [`job ${token}`, text, { replyTo: replyTo(token) }]),
    );
    await pass(MINUTE);
    expect(link.sent.map(({ payload }) => tokens(payload))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    for (const { payload } of link.sent) expect(payload.length).toBeLessThanOrEqual(link.largestPayload);
    expect(outbox.completed).toHaveLength(5);
  });

  it('that were confirmed late are done with, all of them', async () => {
    const { link, outbox, pass } = await waiting([
      ['a', 'uno', { replyTo: replyTo(1) }],
      ['b', 'dos', { replyTo: replyTo(2) }],
    ]);
    link.answer = () => 'relayed';
    await pass(MINUTE);
    expect(link.sent).toHaveLength(1);
    link.lateAcks[0]?.();
    await pass(10 * MINUTE);
    expect(link.sent).toHaveLength(1);
    expect(outbox.completed).toEqual(['a', 'b']);
  });

  it('that nobody confirmed are all tried again', async () => {
    const { link, outbox, pass } = await waiting([
      ['a', 'uno', { replyTo: replyTo(1) }],
      ['b', 'dos', { replyTo: replyTo(2) }],
    ]);
    link.answer = (_, count) => (count === 1 ? 'refused' : 'acked');
    await pass(3 * MINUTE);
    expect(link.sent.map(({ payload }) => tokens(payload))).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(outbox.completed).toEqual(['a', 'b']);
  });

  it('do not make an emergency longer, nor go with texts or with long results', async () => {
    const { link, clock, pass } = await waiting([
      ['a', 'uno', { replyTo: replyTo(1) }],
      ['b', 'dos', { replyTo: textReply() }],
      ['c', 'x'.repeat(300), { replyTo: replyTo(2) }],
    ]);
    takeTransfersFrom(link, clock);
    await pass(MINUTE);
    expect(link.sent.map(({ payload }) => isBundle(payload))).toEqual([false, false, false, false]);
    const room = await radioAmongFakes();
    room.link.change({ phase: 'down' });
    room.outbox.add(delivery('a', 'uno', { replyTo: replyTo(1) }));
    room.outbox.add(delivery('sos', 'dos', { replyTo: replyTo(2), priority: 'emergency' }));
    room.link.change({ phase: 'ready' });
    await room.pass(MINUTE);
    expect(room.link.sent.map(({ payload }) => isBundle(payload))).toEqual([false, false]);
  });
});
