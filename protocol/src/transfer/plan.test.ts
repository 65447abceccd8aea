import { describe, expect, it } from 'vitest';
import { LossEstimate } from './loss.js';
import { chanceOfEnough, packetsToSend } from './plan.js';

const plan = (missing: number, lossRate: number) =>
  packetsToSend({ missing, lossRate, signalShare: 0.45, window: 16 });

describe('the plan of a round', () => {
  it('sends what is missing where nothing is lost, and no more than the window', () => {
    expect([1, 2, 5, 15, 16, 40].map((missing) => plan(missing, 0))).toEqual([1, 2, 5, 15, 16, 16]);
  });

  it('adds repair in proportion to the loss', () => {
    for (const missing of [1, 4, 8]) {
      const packets = [0, 0.1, 0.3, 0.5, 0.8].map((lossRate) => plan(missing, lossRate));
      expect(packets).toEqual(packets.toSorted((a, b) => a - b));
      expect(plan(missing, 0.5)).toBeGreaterThan(missing);
      expect(plan(missing, 0.5)).toBeLessThanOrEqual(2 * missing + 2);
    }
  });

  it('knows the chance that enough arrive', () => {
    expect(chanceOfEnough(2, 2, 0.5)).toBeCloseTo(0.25);
    expect(chanceOfEnough(3, 2, 0.5)).toBeCloseTo(0.5);
    expect(chanceOfEnough(4, 2, 0.5)).toBeCloseTo(11 / 16);
    expect(chanceOfEnough(1, 2, 0.1)).toBeCloseTo(0);
    expect([chanceOfEnough(2, 2, 0), chanceOfEnough(1, 2, 0)]).toEqual([1, 0]);
  });
});

describe('the loss estimate', () => {
  it('comes near what is seen, and follows when that changes', () => {
    const loss = new LossEstimate();
    const see = (lost: number, times: number) => {
      for (let i = 0; i < times; i++) loss.observe(10, lost);
    };
    expect(loss.rate).toBeGreaterThan(0);
    see(5, 10);
    expect(loss.rate).toBeCloseTo(0.5, 1);
    see(0, 20);
    expect(loss.rate).toBeLessThan(0.02);
    see(10, 50);
    expect(loss.rate).toBeLessThan(1);
  });
});
