import type { Logger } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { Headroom } from './headroom.js';

it('is there while the board is cool and has memory, and says once when that changes', () => {
  const readings: { cpuTemperatureC: number | undefined } = { cpuTemperatureC: undefined };
  const said: string[] = [];
  const say = (_: object, message: string) => void said.push(message);
  const logger: Logger = { debug() {}, info: say, warn: say, error: say };
  let free = 500;
  const headroom = new Headroom({
    readings,
    logger,
    maxTemperatureC: 80,
    minFreeBytes: 100,
    freeBytes: () => free,
  });
  expect(headroom.isThere).toBe(true);
  readings.cpuTemperatureC = 80;
  expect(headroom.isThere).toBe(true);
  readings.cpuTemperatureC = 81;
  expect([headroom.isThere, headroom.isThere]).toEqual([false, false]);
  readings.cpuTemperatureC = 60;
  free = 99;
  expect(headroom.isThere).toBe(false);
  free = 100;
  expect(headroom.isThere).toBe(true);
  expect(said).toEqual([
    'The board is hot: only one thread translates',
    'The board is short of memory: only one thread translates',
    'The board has room again: all threads may translate',
  ]);
});

it('asks the system where nothing else is given', () => {
  const logger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
  const options = { readings: { cpuTemperatureC: undefined }, logger, maxTemperatureC: 80 };
  expect(new Headroom({ ...options, minFreeBytes: 1 }).isThere).toBe(true);
  expect(new Headroom({ ...options, minFreeBytes: Number.POSITIVE_INFINITY }).isThere).toBe(false);
});
