import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasWords, plainText, readText } from './plain-text.js';

it('takes out what turns the direction of writing, and keeps what scripts and emoji need', () => {
  expect(plainText('es \u202Egnp.exe\u202C \u2066a\u2069')).toBe('es gnp.exe a');
  expect(plainText('a\u0000b\u001b[31mc\r\nd\te')).toBe('ab[31mc\nd\te');
  for (const kept of ['م\u200Fa', '👩\u200D🚒', 'क्\u200Dष', '🇩🇪', 'x\n\ty'])
    expect(plainText(kept)).toBe(kept);
});

it('begins with the first word, for that may be a command', () => {
  expect(plainText('\u200Fes where')).toBe('es where');
  expect(plainText('\uFEFF\u200E\u061Ces \u200Ewhere')).toBe('es \u200Ewhere');
});

it('reads any bytes', () => {
  expect(readText(Uint8Array.of(0x65, 0xff, 0x73))).toBe('e\uFFFDs');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 233 }), (bytes) => {
      const text = readText(bytes);
      expect(plainText(text)).toBe(text);
    }),
  );
});

it('tells words from emoji and digits', () => {
  for (const text of ['a', 'é', '水', 'ш', 'नमस्ते', '3 km']) expect(hasWords(text)).toBe(true);
  for (const text of ['', '👍'.repeat(58), '12:30', '…', '🇪🇸', '\uFFFD']) expect(hasWords(text)).toBe(false);
});
