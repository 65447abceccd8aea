import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODEM_PRESETS } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { airtimeFile } from './file.js';
import { AirtimeGovernor } from './governor.js';

const MINUTE = 60_000;
const YEARS = 20 * 365 * 24 * 60 * MINUTE;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airtime-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A run of the node: `boot` and the uptime are the machine's, the clock is the process's. */
async function run({ boot = 'one', uptimeMs = 0, wall = 1_700_000_000_000 } = {}) {
  const clock = new ManualClock(wall);
  const governor = new AirtimeGovernor({ clock });
  governor.observe({ region: 'EU_868', modem: MODEM_PRESETS.LONG_FAST });
  const time = () => ({ boot, uptimeS: (uptimeMs + clock.monotonic()) / 1000 });
  const file = airtimeFile(join(folder, 'airtime.json'), time);
  const kept = await file.load();
  if (kept) governor.restore(kept);
  return {
    clock,
    governor,
    save: () => file.save(governor.snapshot()),
    send() {
      const permission = governor.request({ packetBytes: 140, wantAck: true }, 'normal');
      if (permission.granted) permission.settle(3);
    },
  };
}

async function busyRun(machine?: Parameters<typeof run>[0]) {
  const first = await run(machine);
  first.send();
  await first.clock.advance(10 * MINUTE);
  return first;
}

it.each([
  ['forwards', YEARS],
  ['back', -YEARS],
])('counts the time it was away, though the clock was set %s by years meanwhile', async (_, jumpMs) => {
  const first = await busyRun();
  const { usedMs } = first.governor;
  await first.save();
  const wall = first.clock.now() + jumpMs;
  const next = await run({ uptimeMs: 11 * MINUTE, wall });
  expect(next.governor.usedMs).toBeCloseTo(usedMs);
  await next.clock.advance(48 * MINUTE);
  expect(next.governor.usedMs).toBeCloseTo(usedMs);
  await next.clock.advance(2 * MINUTE);
  expect(next.governor.usedMs).toBe(0);
  const later = await run({ uptimeMs: 61 * MINUTE, wall });
  expect(later.governor.usedMs).toBe(0);
});

it('counts as little as is sure after a restart of the machine: as long as that has been on', async () => {
  const first = await busyRun({ uptimeMs: 100 * MINUTE });
  const { usedMs } = first.governor;
  await first.save();
  const next = await run({ boot: 'two', uptimeMs: MINUTE, wall: first.clock.now() + YEARS });
  expect(next.governor.usedMs).toBeCloseTo(usedMs);
  await next.clock.advance(50 * MINUTE);
  expect(next.governor.usedMs).toBe(0);
});

it('takes the uptime for what it says where starts of the machine have no name', async () => {
  const spent = [{ ageMs: 0, airtimeMs: 5, to: 9 }];
  const at = (uptimeS: number) => airtimeFile(join(folder, 'airtime.json'), () => ({ uptimeS }));
  await at(100).save({ spent });
  expect(await at(160).load()).toEqual({ spent: [{ ageMs: 60_000, airtimeMs: 5, to: 9 }] });
  expect(await at(7).load()).toEqual({ spent: [{ ageMs: 7_000, airtimeMs: 5, to: 9 }] });
});
