import { ManualClock } from '@babelmesh/protocol/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from './journal.js';
import { READY, readyKey } from './keys.js';
import { ReadyWindow } from './ready-window.js';
import { SimulatedDisk } from './testing/simulated-disk.js';

const entry = { requester: 'r', priority: 'normal' as const };

async function open(disk: SimulatedDisk) {
  const window = new ReadyWindow();
  const store = await disk.open();
  const journal = new Journal({
    store,
    clock: new ManualClock(),
    observers: { [READY]: window },
    onFailure: (error) => error as Error,
  });
  return { window, journal };
}

describe('ReadyWindow', () => {
  it('gives the first of any number of entries, whatever comes and goes meanwhile', async () => {
    const step = fc.record({
      what: fc.constantFrom('add', 'add', 'add many', 'take', 'take', 'take many', 'remove', 'reopen'),
      at: fc.nat(3_000),
      isEmergency: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const disk = new SimulatedDisk();
        let { window, journal } = await open(disk);
        const expected = new Set<string>();
        let turn = 0;
        const add = (at: number, isEmergency: boolean) => {
          const key = readyKey(isEmergency ? 'emergency' : 'normal', at, ++turn);
          expected.add(key);
          journal.transact((tx) => tx.put(key, entry));
        };
        const remove = (key: string) => {
          expected.delete(key);
          journal.transact((tx) => tx.del(key));
        };
        const first = async () => {
          for (;;) {
            const found = window.first();
            if (found === 'none') return undefined;
            if (found !== 'unknown') return found.key;
            const filling = window.fill(journal);
            // The range changes under the reading hands.
            add(turn % 3_000, false);
            const [some] = expected;
            if (some && turn % 3 === 0) remove(some);
            await filling;
          }
        };
        const take = async () => {
          const key = await first();
          expect(key).toBe([...expected].sort()[0]);
          if (key !== undefined) remove(key);
        };
        for (const { what, at, isEmergency } of steps) {
          if (what === 'add') add(at, isEmergency);
          if (what === 'add many') for (let i = 0; i < 700; i++) add((at + i * 7) % 3_000, false);
          if (what === 'take') await take();
          if (what === 'take many') for (let i = 0; i < 300; i++) await take();
          if (what === 'remove') {
            const key = [...expected][at % Math.max(1, expected.size)];
            if (key !== undefined) remove(key);
          }
          if (what === 'reopen') {
            await journal.barrier();
            ({ window, journal } = await open(disk));
          }
        }
        while (expected.size > 0) await take();
        expect(await first()).toSatisfy((key) => key === undefined || expected.has(String(key)));
      }),
      { numRuns: 12 },
    );
  });
});
