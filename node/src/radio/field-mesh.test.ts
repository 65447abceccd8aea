import { describe, expect, it } from 'vitest';
import { type FieldMeshReport, runFieldMesh } from './testing/field-mesh.js';

const SECOND = 1_000;
const FLOOD = { floodEveryMs: 30 * SECOND };
const middle = (values: readonly number[]) => values[Math.floor(values.length / 2)] ?? Number.NaN;

function expectGood(report: FieldMeshReport): void {
  expect(report.asked).toBe(60);
  expect(report.mostHops).toBe(3);
  expect(report.answered).toBe(report.accepted);
  expect(report.stillWaiting).toBe(0);
  // Once, but where only the ACK was lost.
  expect(report.copies).toBeLessThan(0.2 * report.accepted);
  // Measured on the air, not by our own books. The last fifth is for emergencies.
  expect(report.airtimeMs).toBeLessThanOrEqual(0.8 * report.budgetMs);
}

/** 60 requests in an hour by 29 people, up to three relays away, on LongFast in EU_868, a fifth of all packets lost. */
describe.each([1, 2, 3])('thirty nodes (seed %i)', (seed) => {
  it('with the default budget are all answered, within it, those it has no room for later', async () => {
    const report = await runFieldMesh({ seed });
    expectGood(report);
    expect(report.accepted).toBeGreaterThan(45);
    expect(report.budgetMs).toBe(36_000);
  });

  it('with a budget that suffices are answered soon, and hardly notice one who floods', async () => {
    const policy = { airtimeShare: 0.03 };
    const calm = await runFieldMesh({ seed, policy });
    const flooded = await runFieldMesh({ seed, policy, ...FLOOD });
    for (const report of [calm, flooded]) expectGood(report);
    expect(middle(calm.waitsMs)).toBeLessThan(20 * SECOND);
    // 17 to 53 s by the seed, mostly 20 to 25.
    expect(middle(flooded.waitsMs)).toBeLessThan(60 * SECOND);
    expect(flooded.answered).toBeGreaterThan(0.85 * calm.answered);
    expect(flooded.flooderAccepted).toBeLessThan(25);
  });

  it('are all answered with the default budget though one floods, who gets little of it', async () => {
    const report = await runFieldMesh({ seed, ...FLOOD });
    expectGood(report);
    expect(report.accepted).toBeGreaterThan(45);
    expect(report.flooderAnswered).toBeLessThan(20);
  });
});

/** Somebody who writes under a new number every minute of the second hour, and hears no answer. */
it.each([
  ['requests', (n: number) => `es flood ${n}`, 0.2],
  ['emergencies', (n: number) => `sos es flood ${n}`, 0.5],
])('leaves to numbers nobody listens at, with %s, a part of the airtime', async (_what, forged, share) => {
  const report = await runFieldMesh({
    ...{ seed: 1, hours: 2, requestsPerHour: 30, forgedEveryMs: 60 * SECOND, forged },
  });
  expect(report.forgedAirtimeMs).toBeGreaterThan(0.1 * report.budgetMs);
  expect(report.forgedAirtimeMs).toBeLessThanOrEqual(share * report.budgetMs);
  expect(report.airtimeMs).toBeLessThanOrEqual(report.budgetMs);
  expect(report.accepted).toBeGreaterThan(45);
  expect(report.answered).toBe(report.accepted);
  expect(middle(report.waitsMs)).toBeLessThan(60 * SECOND);
});

it('gives the same run for the same seed', async () => {
  const [one, same] = [await runFieldMesh({ seed: 5 }), await runFieldMesh({ seed: 5 })];
  expect(same).toEqual(one);
});

it('answers where transmissions destroy each other too', async () => {
  const report = await runFieldMesh({ seed: 1, collisions: true, policy: { airtimeShare: 0.03 } });
  expect(report.answered).toBe(report.accepted);
  expect(report.accepted).toBeGreaterThan(40);
});
