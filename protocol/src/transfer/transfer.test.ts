import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LossEstimate } from './loss.js';
import { TransferReceiver } from './receiver.js';
import {
  oracleAirtimeMs,
  type SimulatedPathOptions,
  seededChance,
  simulateTransfer,
} from './simulated-path.js';

const LOSS_RATES = [0, 0.1, 0.3, 0.5];
const MINUTE = 60_000;

function messageOf(length: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

const seed = fc.nat(0xffffffff);
const bytes = fc.integer({ min: 220, max: 6_000 });

describe('a transfer', () => {
  it.each(LOSS_RATES)('completes with the same content where %d of the packets are lost', (lossRate) => {
    fc.assert(
      fc.property(
        seed,
        bytes,
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (seed, length, duplicateRate) => {
          const random = seededChance(seed);
          const message = messageOf(length, random);
          const { messages } = simulateTransfer({ message, random, lossRate, duplicateRate });
          expect(messages).toEqual([message]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('does so where packets are minutes late and overtake each other', () => {
    fc.assert(
      fc.property(seed, bytes, fc.constantFrom(...LOSS_RATES), (seed, length, lossRate) => {
        const random = seededChance(seed);
        const message = messageOf(length, random);
        const options = { message, random, lossRate, duplicateRate: 0.2, latenessMs: 4 * MINUTE };
        expect(simulateTransfer(options).messages).toEqual([message]);
      }),
      { numRuns: 80 },
    );
  });

  it('does so where either end is restarted in its midst', () => {
    const times = fc.array(fc.nat(2 * MINUTE), { maxLength: 3 });
    fc.assert(
      fc.property(
        seed,
        bytes,
        fc.constantFrom(...LOSS_RATES),
        times,
        times,
        (seed, length, lossRate, a, b) => {
          const random = seededChance(seed);
          const message = messageOf(length, random);
          const restarts = { senderRestartsAt: a, receiverRestartsAt: b };
          const { messages } = simulateTransfer({ message, random, lossRate, ...restarts });
          // A receiver that forgot that it had it all takes it once more: the token tells.
          expect(messages.length).toBeGreaterThan(0);
          expect(messages.length).toBeLessThanOrEqual(1 + b.length);
          for (const one of messages) expect(one).toEqual(message);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('of a sender that was restarted goes on where it was, and is given once', () => {
    const random = seededChance(7);
    const message = messageOf(3_000, random);
    const whole = simulateTransfer({ message, random });
    const again = simulateTransfer({ message, random, senderRestartsAt: [20_000] });
    expect(again.messages).toEqual([message]);
    expect(again.fragments).toBeLessThanOrEqual(whole.fragments + 1);
  });

  it('that the receiver has had is only confirmed', () => {
    const random = seededChance(8);
    const message = messageOf(3_000, random);
    const receiver = new TransferReceiver();
    simulateTransfer({ message, random, receiver });
    const again = simulateTransfer({ message, random, receiver, sender: { window: 4 } });
    expect(again.messages).toEqual([]);
    expect(again.fragments).toBeLessThanOrEqual(4);
  });

  it('from each of ten senders arrives at one receiver', () => {
    const receiver = new TransferReceiver();
    for (let sender = 0; sender < 10; sender++) {
      const random = seededChance(sender);
      const message = messageOf(500 + 100 * sender, random);
      const options = { message, random, lossRate: 0.3, receiver, senderKey: sender };
      expect(simulateTransfer(options).messages).toEqual([message]);
    }
  });
});

describe('airtime', () => {
  const SIZES = [300, 600, 1_200, 2_400, 5_000];
  const RUNS = 120;

  /** Mean over the sizes of what was needed beside what an omniscient sender would have needed. */
  function meanRatio(lossRate: number, { isKnown }: { isKnown: boolean }): number {
    const random = seededChance(20_26);
    let sum = 0;
    for (const size of SIZES) {
      const loss = new LossEstimate();
      if (isKnown) for (let i = 0; i < 20; i++) simulate({ size, loss });
      for (let run = 0; run < RUNS; run++) sum += simulate(isKnown ? { size, loss } : { size });
    }
    return sum / (RUNS * SIZES.length);

    function simulate({ size, ...more }: { size: number } & Partial<SimulatedPathOptions>): number {
      const message = messageOf(size, random);
      const { airtimeMs, messages } = simulateTransfer({ message, random, lossRate, ...more });
      expect(messages).toHaveLength(1);
      return airtimeMs / oracleAirtimeMs(size, lossRate);
    }
  }

  it.each(LOSS_RATES)('is within 1.3 times the least where %d is lost and the peer is known', (lossRate) => {
    expect(meanRatio(lossRate, { isKnown: true })).toBeLessThanOrEqual(1.3);
  });

  it.each(LOSS_RATES)('and at the first contact', (lossRate) => {
    expect(meanRatio(lossRate, { isKnown: false })).toBeLessThanOrEqual(1.3);
  });

  it('is next to nothing more where nothing is lost', () => {
    expect(meanRatio(0, { isKnown: false })).toBeLessThanOrEqual(1.02);
  });
});
