import { readFileSync } from 'node:fs';
import { afterAll, expect, it, vi } from 'vitest';
import type { WireMessage } from './messages.js';

// Set before the codec is loaded: browsers have no Buffer, and cbor-x takes other ways without it.
vi.stubGlobal('Buffer', undefined);
afterAll(() => vi.unstubAllGlobals());

it('reads and writes the vectors without Node’s Buffer', async () => {
  const { decodeMessage, encodeMessage } = await import('./codec.js');
  const file = readFileSync(new URL('../../../docs/vectors/messages.json', import.meta.url), 'utf8');
  const vectors: { message: WireMessage; hex: string }[] = JSON.parse(file);
  expect(vectors.length).toBeGreaterThan(0);
  for (const { message, hex } of vectors) {
    const bytes = encodeMessage(message);
    expect(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(hex);
    expect(decodeMessage(bytes)).toEqual(message);
  }
});

it('writes a text of any length', async () => {
  const { decodeMessage, encodeMessage } = await import('./codec.js');
  for (const length of [1, 8_191, 8_192, 20_000]) {
    const text = 'ж'.repeat(length);
    const sent: WireMessage = { kind: 'result', token: 1, text, warnings: [] };
    expect(decodeMessage(encodeMessage(sent))).toEqual(sent);
  }
});
