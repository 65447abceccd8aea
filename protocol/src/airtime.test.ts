import { describe, expect, it } from 'vitest';
import { airtimeMs, dutyCycle, knowsRegion, MODEM_PRESETS, type ModemPreset } from './airtime.js';

/** Radio header, and the Data message's portnum, payload tag and length, and bitfield. */
const overhead = (textBytes: number) => textBytes + (textBytes < 128 ? 22 : 23);

describe('airtimeMs', () => {
  // Measured on firmware 2.7.26: text broadcasts of 20, 60, 100, 200 and 232 bytes.
  const measured: Partial<Record<ModemPreset, number[]>> = {
    SHORT_TURBO: [24, 38, 53, 90, 102],
    SHORT_FAST: [48, 76, 107, 181, 204],
    MEDIUM_FAST: [160, 252, 345, 570, 642],
    MEDIUM_SLOW: [300, 464, 628, 1037, 1181],
    LONG_TURBO: [378, 607, 869, 1459, 1656],
    LONG_FAST: [559, 846, 1174, 1911, 2157],
    LONG_MODERATE: [1774, 2953, 4133, 7016, 7934],
    LONG_SLOW: [3285, 5382, 7479, 12722, 14295],
  };
  for (const [preset, times] of Object.entries(measured)) {
    it(`gives the firmware's figures for ${preset}`, () => {
      [20, 60, 100, 200, 232].forEach((bytes, i) => {
        const ms = airtimeMs(MODEM_PRESETS[preset as ModemPreset], overhead(bytes));
        expect(Math.abs(ms - (times[i] ?? 0))).toBeLessThanOrEqual((times[i] ?? 0) * 0.025 + 1);
      });
    });
  }
});

it.each([
  ['LITE_FAST', 9, 125, 5],
  ['LITE_SLOW', 10, 125, 5],
  ['NARROW_FAST', 7, 62.5, 6],
  ['NARROW_SLOW', 8, 62.5, 6],
  ['TINY_FAST', 7, 15.6, 5],
  ['TINY_SLOW', 8, 15.6, 6],
  ['MEDIUM_TURBO', 9, 500, 5],
])('has the preset %s of firmware 2.8', (name, spreadingFactor, bandwidthKhz, codingRate) => {
  expect(MODEM_PRESETS[name as ModemPreset]).toEqual({ spreadingFactor, bandwidthKhz, codingRate });
});

describe('dutyCycle', () => {
  it('knows the limited regions and lets the rest be', () => {
    expect(dutyCycle('EU_868')).toBe(0.1);
    expect(dutyCycle('UA_868')).toBe(0.01);
    expect(dutyCycle('US')).toBe(1);
    expect(dutyCycle('ITU2_70CM')).toBe(1);
  });

  it('knows the regions of firmware 2.8', () => {
    expect(dutyCycle('EU_866')).toBe(0.025);
    expect(dutyCycle('EU_N_868')).toBe(0.1);
  });

  it('takes a region that is newer still for one with the lowest limit there is', () => {
    expect(dutyCycle('REGION_99')).toBe(0.01);
    expect(['EU_868', 'US', 'REGION_99'].map(knowsRegion)).toEqual([true, true, false]);
  });
});
