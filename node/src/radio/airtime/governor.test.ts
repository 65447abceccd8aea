import { MODEM_PRESETS, type Priority } from '@babelmesh/protocol';
import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AirtimeGovernor, type ChannelReading, type PacketShape } from './governor.js';

const HOUR = 3_600_000;
const europe: ChannelReading = { region: 'EU_868', modem: MODEM_PRESETS.LONG_FAST };
const packet: PacketShape = { packetBytes: 140, wantAck: true };

function governor(reading: ChannelReading | undefined = europe, options = {}) {
  const clock = new ManualClock();
  const airtime = new AirtimeGovernor({ clock, ...options });
  airtime.observe(reading);
  return { clock, airtime };
}

/** Asks for leave and ends the packet at once. */
function send(
  airtime: AirtimeGovernor,
  priority: Priority = 'normal',
  transmissions = 1,
  shape = packet,
): boolean {
  const permission = airtime.request(shape, priority);
  if (permission.granted) permission.settle(transmissions);
  return permission.granted;
}

describe('budget', () => {
  it('is a tenth of the duty cycle, or 3 % where there is none', () => {
    expect(governor().airtime.budgetMs).toBe(36_000);
    expect(governor({ ...europe, region: 'UA_868' }).airtime.budgetMs).toBeCloseTo(3600);
    expect(governor({ ...europe, region: 'US' }).airtime.budgetMs).toBe(108_000);
  });

  it('can be set, but not above the duty cycle', () => {
    expect(governor(europe, { airtimeShare: 0.05 }).airtime.budgetMs).toBe(180_000);
    expect(governor(europe, { airtimeShare: 0.5 }).airtime.budgetMs).toBe(360_000);
  });

  it('is nothing while the region is unset or unknown', () => {
    for (const reading of [undefined, { ...europe, region: 'UNSET' }]) {
      const { airtime } = governor();
      airtime.observe(reading);
      expect(airtime.budgetMs).toBe(0);
      expect(airtime.request(packet, 'emergency')).toMatchObject({ granted: false, reason: 'region_unset' });
    }
  });
});

it('reserves every transmission of a packet in flight and gives back what was not needed', () => {
  const { airtime } = governor();
  const cost = airtime.costMs(packet);
  const permission = airtime.request(packet, 'normal');
  expect(airtime.usedMs).toBeCloseTo(3 * cost);
  if (permission.granted) permission.settle(1);
  expect(airtime.usedMs).toBeCloseTo(cost);
  if (permission.granted) permission.settle(3);
  expect(airtime.usedMs).toBeCloseTo(cost);
});

it('asks to wait seconds, not the rest of the hour, for what a packet in flight only may need', () => {
  const { airtime, clock } = governor();
  const worst = 3 * airtime.costMs(packet);
  while (airtime.usedMs + 2 * worst <= 0.8 * airtime.budgetMs) send(airtime);
  clock.advance(60_000);
  const inFlight = airtime.request(packet, 'normal');
  expect(inFlight.granted).toBe(true);
  expect(airtime.request(packet, 'normal')).toEqual({
    granted: false,
    reason: 'budget',
    retryAfterMs: 10_000,
  });
  if (inFlight.granted) inFlight.settle(1);
  expect(airtime.request(packet, 'normal').granted).toBe(true);
});

it('counts a retransmission for every interval that passed', () => {
  const { airtime } = governor();
  expect(airtime.transmissionsWithin(packet, 3000)).toBe(1);
  expect(airtime.transmissionsWithin(packet, 9000)).toBe(2);
  expect(airtime.transmissionsWithin(packet, 60_000)).toBe(3);
  expect(airtime.transmissionsWithin({ ...packet, wantAck: false }, 60_000)).toBe(1);
});

it('keeps a reserve for emergencies', () => {
  const { airtime } = governor();
  while (send(airtime, 'high'));
  expect(airtime.usedMs).toBeLessThanOrEqual(0.8 * airtime.budgetMs);
  expect(send(airtime, 'emergency')).toBe(true);
});

describe('a receiver', () => {
  const sendTo = (airtime: AirtimeGovernor, to: number, priority: Priority = 'normal') => {
    const permission = airtime.request(packet, priority, { to });
    if (permission.granted) permission.settle(1);
    return permission;
  };

  it('alone gets half of the budget, and the rest is there for the next', () => {
    const { airtime } = governor();
    while (sendTo(airtime, 7).granted);
    expect(sendTo(airtime, 7)).toMatchObject({ reason: 'fair_share', retryAfterMs: 60_000 });
    expect(airtime.usedMs).toBeGreaterThan(0.35 * airtime.budgetMs);
    expect(airtime.usedMs).toBeLessThanOrEqual(0.4 * airtime.budgetMs);
    expect(sendTo(airtime, 8).granted).toBe(true);
    expect(sendTo(airtime, 7, 'emergency').granted).toBe(true);
  });

  it('among many gets an equal share, but never less than an eighth', () => {
    const { airtime } = governor();
    for (const other of [1, 2, 3]) sendTo(airtime, other);
    const before = airtime.usedMs;
    while (sendTo(airtime, 7).granted);
    const allowance = 0.8 * airtime.budgetMs;
    expect(airtime.usedMs - before).toBeLessThanOrEqual(allowance / 4);
    expect(airtime.usedMs - before).toBeGreaterThan(allowance / 4 - airtime.costMs(packet));
    const crowded = governor().airtime;
    for (let other = 1; other <= 15; other++) sendTo(crowded, other);
    const crowdMs = crowded.usedMs;
    while (sendTo(crowded, 77).granted);
    expect(crowded.usedMs - crowdMs).toBeGreaterThan(allowance / 8 - crowded.costMs(packet));
  });

  it('is remembered over a restart', () => {
    const { airtime, clock } = governor();
    while (sendTo(airtime, 7).granted);
    const later = new AirtimeGovernor({ clock });
    later.observe(europe);
    later.restore(JSON.parse(JSON.stringify(airtime.snapshot())));
    expect(sendTo(later, 7)).toMatchObject({ reason: 'fair_share' });
    expect(sendTo(later, 8).granted).toBe(true);
  });
});

describe('strangers', () => {
  /** Even numbers never confirm anything, but for those that did. */
  function among({ reading = europe, airtimeShare = 0.01 } = {}) {
    const confirmed = new Set<number>();
    const isStranger = (node: number) => node % 2 === 0 && !confirmed.has(node);
    const { airtime } = governor(reading, { isStranger, airtimeShare });
    const ask = (to: number, priority: Priority = 'normal') => {
      const permission = airtime.request(packet, priority, { to });
      if (permission.granted) permission.settle(3);
      return permission;
    };
    /** As many as get something. */
    const askAll = (priority: Priority = 'normal') => {
      let to = 2;
      while (ask(to, priority).granted) to += 2;
      return to - 2;
    };
    return { airtime, confirmed, ask, askAll };
  }

  it('have a quarter together, and the rest is there for who is known', () => {
    const { airtime, ask, askAll } = among();
    const last = askAll();
    expect(airtime.usedMs).toBeLessThanOrEqual(0.2 * airtime.budgetMs);
    expect(airtime.usedMs).toBeGreaterThan(0.1 * airtime.budgetMs);
    expect(ask(last + 2)).toMatchObject({ reason: 'strangers', retryAfterMs: 60_000 });
    // As one beside them, not as one of many.
    const before = airtime.usedMs;
    while (ask(7).granted);
    expect(airtime.usedMs - before).toBeGreaterThan(0.25 * airtime.budgetMs);
  });

  it('have half together in emergencies, and others’ emergencies find the rest', () => {
    const { airtime, ask, askAll } = among();
    askAll('emergency');
    expect(airtime.usedMs).toBeLessThanOrEqual(0.5 * airtime.budgetMs);
    expect(ask(2, 'emergency')).toMatchObject({ reason: 'strangers' });
    expect(ask(7).granted).toBe(true);
    let urgent = 0;
    while (ask(9, 'emergency').granted) urgent++;
    expect(urgent).toBeGreaterThan(1);
  });

  it('are none any more once they confirm', () => {
    const { confirmed, ask, askAll } = among();
    const last = askAll();
    for (let to = 2; to <= last; to += 2) confirmed.add(to);
    expect(ask(last + 2).granted).toBe(true);
  });

  it('get one packet at least, where their part is too small for any', () => {
    const { ask } = among({ reading: { ...europe, modem: MODEM_PRESETS.LONG_SLOW }, airtimeShare: 0.02 });
    expect(ask(2)).toMatchObject({ granted: true });
    expect(ask(4)).toMatchObject({ reason: 'strangers' });
  });
});

it('lets what was sent before have half of the budget only, emergencies apart', () => {
  const { airtime } = governor();
  const again = (priority: Priority = 'normal') => {
    const permission = airtime.request(packet, priority, { isRetry: true });
    if (permission.granted) permission.settle(1);
    return permission;
  };
  while (again().granted);
  expect(again()).toMatchObject({ reason: 'budget' });
  expect(airtime.usedMs).toBeLessThanOrEqual(0.4 * airtime.budgetMs);
  expect(send(airtime)).toBe(true);
  expect(again('emergency').granted).toBe(true);
});

describe('a radio that refuses for its duty cycle', () => {
  it('is left alone as long as it says; an emergency asks every minute', async () => {
    const { airtime, clock } = governor();
    expect(airtime.refusedFor(600_000)).toBe(true);
    expect(airtime.refusedFor(600_000)).toBe(false);
    expect(airtime.request(packet, 'normal')).toMatchObject({ reason: 'duty_cycle', retryAfterMs: 600_000 });
    expect(airtime.request(packet, 'emergency')).toMatchObject({ retryAfterMs: 60_000 });
    await clock.advance(60_000);
    expect(send(airtime, 'emergency')).toBe(true);
    expect(send(airtime)).toBe(false);
    await clock.advance(540_000);
    expect(send(airtime)).toBe(true);
  });
});

it('forgets what the radio refused in a region it is no longer set to', () => {
  const { airtime } = governor(europe);
  airtime.refusedFor(52 * 60_000);
  expect(airtime.request(packet, 'normal')).toMatchObject({ granted: false, reason: 'duty_cycle' });
  airtime.observe({ ...europe, region: 'US' });
  expect(send(airtime)).toBe(true);
});

it('says when the budget has room again', async () => {
  const { airtime, clock } = governor();
  while (send(airtime)) await clock.advance(1000);
  const refused = airtime.request(packet, 'normal');
  if (refused.granted) throw new Error('The budget should be used up.');
  expect(refused.reason).toBe('budget');
  await clock.advance(refused.retryAfterMs - 1);
  expect(send(airtime)).toBe(false);
  await clock.advance(1);
  expect(send(airtime)).toBe(true);
});

it('says which packet still fits a small budget', () => {
  const { airtime } = governor({ region: 'EU_868', modem: MODEM_PRESETS.LONG_SLOW });
  const largest = airtime.largestPacketBytes(true, 'normal', 255);
  expect(largest).toBeGreaterThan(100);
  expect(largest).toBeLessThan(255);
  expect(airtime.request({ packetBytes: largest, wantAck: true }, 'normal').granted).toBe(true);
  expect(airtime.request({ packetBytes: largest + 8, wantAck: true }, 'normal')).toMatchObject({
    reason: 'packet_exceeds_budget',
  });
});

describe('a busy channel', () => {
  it('slows the pace from 20 %', async () => {
    const { airtime, clock } = governor({ ...europe, channelUtilization: 27.5 });
    expect(send(airtime)).toBe(true);
    const inFlight = airtime.request(packet, 'emergency');
    expect(airtime.request(packet, 'normal').granted).toBe(false);
    if (inFlight.granted) inFlight.settle(1);
    const refused = airtime.request(packet, 'normal');
    if (refused.granted) throw new Error('There should be a pause.');
    expect(refused.reason).toBe('channel_busy');
    expect(refused.retryAfterMs).toBeCloseTo(25 * airtime.costMs(packet));
    expect(send(airtime, 'emergency')).toBe(true);
    await clock.advance(refused.retryAfterMs);
    expect(send(airtime)).toBe(true);
  });

  it('stops all but emergencies at 35 %', async () => {
    const { airtime, clock } = governor({ ...europe, channelUtilization: 35 });
    expect(airtime.request(packet, 'high')).toMatchObject({ granted: false, reason: 'channel_busy' });
    expect(send(airtime, 'emergency')).toBe(true);
    await clock.advance(HOUR);
    expect(send(airtime)).toBe(false);
    airtime.observe({ ...europe, channelUtilization: 19 });
    expect(send(airtime)).toBe(true);
  });

  it('leaves the last tenth of the radio’s duty cycle to emergencies', () => {
    const { airtime } = governor({ ...europe, airUtilTx: 9.5 });
    expect(airtime.request(packet, 'normal')).toMatchObject({ granted: false, reason: 'duty_cycle' });
    expect(send(airtime, 'emergency')).toBe(true);
  });
});

it('stays within the budget over any hour', async () => {
  const step = fc.record({
    waitMs: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: HOUR })),
    flightMs: fc.integer({ min: 0, max: 40_000 }),
    packetBytes: fc.integer({ min: 20, max: 255 }),
    wantAck: fc.boolean(),
    priority: fc.constantFrom<Priority>('emergency', 'high', 'normal', 'bulk'),
    restart: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('EU_868', 'US', 'UA_868'),
      fc.constantFrom(MODEM_PRESETS.LONG_FAST, MODEM_PRESETS.SHORT_FAST, MODEM_PRESETS.LONG_MODERATE),
      fc.array(step, { minLength: 1, maxLength: 80 }),
      async (region, modem, steps) => {
        const clock = new ManualClock();
        let airtime = new AirtimeGovernor({ clock });
        airtime.observe({ region, modem });
        const onAir: { at: number; airtimeMs: number; emergency: boolean }[] = [];
        for (const { waitMs, flightMs, priority, restart, ...size } of steps) {
          await clock.advance(waitMs);
          const shape = size;
          const permission = airtime.request(shape, priority);
          if (!permission.granted) {
            expect(permission.retryAfterMs).toBeGreaterThan(0);
            continue;
          }
          const start = clock.monotonic();
          await clock.advance(flightMs);
          const transmissions = airtime.transmissionsWithin(shape, flightMs);
          for (let n = 0; n < transmissions; n++) {
            const at = start + (n * flightMs) / transmissions;
            onAir.push({ at, airtimeMs: airtime.costMs(shape), emergency: priority === 'emergency' });
          }
          permission.settle(transmissions);
          if (restart) {
            const saved = JSON.parse(JSON.stringify(airtime.snapshot()));
            airtime = new AirtimeGovernor({ clock });
            airtime.observe({ region, modem });
            airtime.restore(saved);
          }
        }
        for (const { at: from } of onAir) {
          const hour = onAir.filter(({ at }) => at >= from && at < from + HOUR);
          const total = hour.reduce((sum, { airtimeMs }) => sum + airtimeMs, 0);
          expect(total).toBeLessThanOrEqual(airtime.budgetMs + 1e-6);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('is not confused by a damaged snapshot', () => {
  const { airtime } = governor();
  const spent = [
    { ageMs: Number.NaN, airtimeMs: 5 },
    { ageMs: 5, airtimeMs: Number.NaN },
    { ageMs: -1, airtimeMs: 5 },
    { ageMs: 5, airtimeMs: 7 },
  ];
  airtime.restore({ spent });
  expect(airtime.usedMs).toBe(7);
});
