import { MODEM_PRESETS } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { packetBytes } from '../link/sizes.js';
import { ANA, FakeLink } from '../testing/fake-link.js';
import { FakeLogger } from '../testing/fake-ports.js';
import { keepBooks } from './books.js';
import { AirtimeGovernor } from './governor.js';
import type { AirtimeSnapshot } from './ledger.js';
import { Transmitter } from './transmitter.js';

const MINUTE = 60_000;
const packet = { to: ANA, channel: 0, portnum: 256, payload: new Uint8Array(40), wantAck: true };

function books() {
  const clock = new ManualClock();
  const logger = new FakeLogger();
  const saved: AirtimeSnapshot[] = [];
  const store = {
    load: async (): Promise<AirtimeSnapshot | undefined> => undefined,
    save: async (snapshot: AirtimeSnapshot) => {
      saved.push(snapshot);
    },
  };
  const governor = new AirtimeGovernor({ clock });
  governor.observe({ region: 'EU_868', modem: MODEM_PRESETS.LONG_FAST });
  const kept = keepBooks({ governor, store, clock, logger });
  const link = new FakeLink();
  const transmitter = new Transmitter({ link, governor, clock, logger, onSpent: kept.changed });
  const sumOf = (snapshot?: AirtimeSnapshot) => snapshot?.spent.reduce((sum, one) => sum + one.airtimeMs, 0);
  return {
    clock,
    logger,
    store,
    saved,
    governor,
    kept,
    link,
    transmitter,
    lastMs: () => sumOf(saved.at(-1)),
  };
}

it('have all a packet may cost as soon as the radio has it: the power may fail before its end', async () => {
  const { clock, kept, link, transmitter, governor, lastMs } = books();
  await kept.open();
  let confirm = (_: 'acked') => {};
  link.answer = () =>
    new Promise((resolve) => {
      confirm = resolve;
    });
  const sent = transmitter.send(packet, 'normal');
  await clock.advance(0);
  const onceMs = governor.costMs({ packetBytes: packetBytes(packet), wantAck: true });
  expect(lastMs()).toBeCloseTo(3 * onceMs);
  confirm('acked');
  await sent;
  await kept.close();
  expect(lastMs()).toBeCloseTo(onceMs);
});

it('are written every few minutes while there is anything in them, so that their age is known', async () => {
  const { clock, kept, transmitter, saved } = books();
  await kept.open();
  await clock.advance(20 * MINUTE);
  expect(saved).toEqual([]);
  await transmitter.send(packet, 'normal');
  await clock.advance(12 * MINUTE);
  expect(saved.at(-1)?.spent.map(({ ageMs }) => ageMs)).toEqual([10 * MINUTE]);
  await clock.advance(120 * MINUTE);
  const before = saved.length;
  await clock.advance(20 * MINUTE);
  expect(saved).toHaveLength(before);
  await kept.close();
  expect(clock.nextDueInMs).toBeUndefined();
});

it('say once that the disk fails, until it works again', async () => {
  const { clock, kept, transmitter, store, logger } = books();
  const { save } = store;
  await kept.open();
  store.save = () => Promise.reject(new Error('disk'));
  await transmitter.send(packet, 'normal');
  await clock.advance(10 * MINUTE);
  expect(logger.at('warn')).toHaveLength(1);
  store.save = save;
  await clock.advance(5 * MINUTE);
  store.save = () => Promise.reject(new Error('disk'));
  await clock.advance(5 * MINUTE);
  expect(logger.at('warn')).toHaveLength(2);
  await kept.close();
});
