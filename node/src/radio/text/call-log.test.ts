import { ManualClock } from '@babelmesh/protocol/testing';
import { expect, it } from 'vitest';
import { FakeLogger } from '../testing/fake-ports.js';
import { MemoryPeopleStore } from '../testing/memory-shelf.js';
import { CallLog } from './call-log.js';

const HOUR_MS = 3_600_000;
const BO = 0xb0b;

async function opened(store = new MemoryPeopleStore(), clock = new ManualClock()) {
  const log = new CallLog({ store, clock, logger: new FakeLogger() });
  await log.kept.open();
  return { log, store, clock };
}

it('lets nobody call more than four times in any hour', async () => {
  const { log, clock } = await opened();
  for (let n = 0; n < 4; n++) {
    expect(log.mayCall('ana', n)).toBe(true);
    await clock.advance(HOUR_MS / 8);
  }
  expect(log.mayCall('ana', 9)).toBe(false);
  expect(log.mayCall('cy', 9)).toBe(true);
  await clock.advance(HOUR_MS / 2);
  expect([log.mayCall('ana', 9), log.mayCall('ana', 9)]).toEqual([true, false]);
});

it('lets nobody call for a day who was declined, over a restart', async () => {
  const first = await opened();
  first.log.declined('ana', BO);
  await first.log.kept.written();
  const { log, clock } = await opened(first.store, first.clock);
  expect([log.mayCall('ana', BO), log.mayCall('ana', 7), log.mayCall('cy', BO)]).toEqual([false, true, true]);
  await clock.advance(24 * HOUR_MS - 1);
  expect(log.mayCall('ana', BO)).toBe(false);
  await clock.advance(1);
  expect(log.mayCall('ana', BO)).toBe(true);
});

it('silences nobody for longer because the clock was ahead', async () => {
  const ahead = new ManualClock();
  await ahead.advance(1_000 * HOUR_MS);
  const first = await opened(undefined, ahead);
  first.log.declined('ana', BO);
  for (let n = 0; n < 4; n++) first.log.mayCall('ana', n);
  await first.log.kept.written();
  const { log, clock } = await opened(first.store);
  expect(log.mayCall('ana', 9)).toBe(false);
  await clock.advance(HOUR_MS);
  expect([log.mayCall('ana', 9), log.mayCall('ana', BO)]).toEqual([true, false]);
  await clock.advance(23 * HOUR_MS);
  expect(log.mayCall('ana', BO)).toBe(true);
});

it('knows who declined and who called when the clock is set', async () => {
  const { log, clock } = await opened(undefined, new ManualClock(0));
  log.declined('ana', BO);
  for (let n = 0; n < 4; n++) log.mayCall('ana', n);
  clock.jump(56 * 365 * 24 * HOUR_MS);
  expect([log.mayCall('ana', 9), log.mayCall('ana', BO)]).toEqual([false, false]);
  await clock.advance(HOUR_MS);
  expect([log.mayCall('ana', 9), log.mayCall('ana', BO)]).toEqual([true, false]);
});

it('stays small, whoever declines and whoever calls', async () => {
  const { log, store } = await opened();
  for (let n = 0; n < 500; n++) log.declined('ana', n);
  expect([log.mayCall('ana', 499), log.mayCall('ana', 1)]).toEqual([false, true]);
  for (let n = 0; n < 3_000; n++) log.mayCall(`caller ${n}`, BO);
  await log.kept.written();
  const shelf = store.shelves.get('calls') ?? new Map<string, string>();
  expect(shelf.size).toBe(2_000);
  expect(Math.max(...[...shelf.values()].map((text) => text.length))).toBeLessThan(6_000);
});
