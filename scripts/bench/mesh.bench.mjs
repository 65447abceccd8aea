// Thirty simulated nodes around ours, up to three relays away, on LongFast in EU_868, with a fifth of all packets lost:
// sixty requests in an hour, how soon they are answered, what it costs, and what one more node that floods changes, or
// somebody who writes under a new number each minute of a second hour, where nobody hears the answer.
import { runFieldMesh } from '../../node/dist/radio/testing/field-mesh.js';
import { digits, quantile } from './numbers.mjs';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const FLOOD_EVERY_MS = 30_000;
const FORGED = { hours: 2, requestsPerHour: 30, forgedEveryMs: 60_000 };
const CASES = [
  ['default budget, 1 %', {}],
  ['the same, flooded', { floodEveryMs: FLOOD_EVERY_MS }],
  ['budget 3 %', { policy: { airtimeShare: 0.03 } }],
  ['the same, flooded', { policy: { airtimeShare: 0.03 }, floodEveryMs: FLOOD_EVERY_MS }],
  ['budget 3 %, with collisions', { policy: { airtimeShare: 0.03 }, collisions: true }],
  ['default budget, 60 an hour for 6 hours', { hours: 6 }],
  ['default budget, 30 an hour, and forged numbers', FORGED],
  ['the same, and they call emergencies', { ...FORGED, forged: (n) => `sos es flood ${n}` }],
];

export async function bench() {
  // The simulated clock alone does not keep a process alive.
  const alive = setInterval(() => {}, 60_000);
  const rows = [];
  for (const [name, options] of CASES) {
    const reports = [];
    for (const seed of SEEDS) reports.push(await runFieldMesh({ seed, ...options }));
    const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
    const waits = reports.flatMap(({ waitsMs }) => waitsMs);
    const worst = Math.max(...reports.map(({ airtimeMs }) => airtimeMs));
    const [{ budgetMs }] = reports;
    const flooder = options.floodEveryMs ? `; the flooder: ${sum('flooderAnswered')}` : '';
    if (options.forgedEveryMs) {
      const share = Math.max(...reports.map(({ forgedAirtimeMs }) => forgedAirtimeMs)) / budgetMs;
      rows.push({
        what: `${name}: their share of the worst hour's budget`,
        measured: `${digits(100 * share)} %`,
      });
    }
    rows.push(
      {
        what: `${name}: answered of accepted (asked)`,
        budget: 'all',
        measured: `${sum('answered')} of ${sum('accepted')} (${sum('asked')}), ${sum('copies')} twice${flooder}`,
        ok: sum('answered') === sum('accepted'),
      },
      {
        what: `${name}: time to the answer, median, 9 of 10`,
        measured: `${seconds(quantile(waits, 0.5))}, ${seconds(quantile(waits, 0.9))}`,
      },
      {
        what: `${name}: own airtime in the worst hour`,
        budget: `≤ ${seconds(budgetMs)}`,
        measured: seconds(worst),
        ok: worst <= budgetMs,
      },
    );
  }
  clearInterval(alive);
  return rows;
}

function seconds(ms) {
  return `${digits(ms / 1_000)} s`;
}
