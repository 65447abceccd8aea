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

it('reads and writes compressed texts without it', async () => {
  const { decodeMessage, encodeMessage } = await import('./codec.js');
  const { TextCodec } = await import('../compression/index.js');
  const models = new Map<string, Uint8Array>();
  for (const language of ['en', 'es', 'ru', 'zh']) {
    const file = readFileSync(new URL(`../../../models/compression/${language}.model`, import.meta.url));
    models.set(language, Uint8Array.from(file));
  }
  // A page has the languages it fetched; the others are not needed for these.
  const codec = new TextCodec({ load: (language) => models.get(language) });
  const file = readFileSync(new URL('../../../docs/vectors/compact.json', import.meta.url), 'utf8');
  const vectors: { message: WireMessage; hex: string }[] = JSON.parse(file);
  const mine = vectors.filter(({ message }) => message.kind === 'request' && models.has(message.source));
  expect(mine.length).toBeGreaterThan(5);
  for (const { message, hex } of mine) {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
    expect(decodeMessage(bytes, { codec })).toEqual(message);
    expect(decodeMessage(encodeMessage(message, { codec }), { codec })).toEqual(message);
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
