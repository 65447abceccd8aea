import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32 } from './crc32.js';

it('gives the check value', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

it.runIf(typeof zlibCrc32 === 'function')('agrees with zlib', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * i) & 255);
  for (let end = 0; end < 1000; end += 37) {
    expect(crc32(bytes.subarray(0, end))).toBe(zlibCrc32(bytes.subarray(0, end)));
  }
});
