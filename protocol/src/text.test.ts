import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, checkWellFormed, decodeUtf8 } from './text.js';

const encoder = new TextEncoder();
const code = (value: string) => expect.objectContaining({ name: 'BabelmeshError', code: value });
const tooLong = (maxTextBytes: number) => expect.objectContaining({ code: 'text_too_long', maxTextBytes });

describe('checkText', () => {
  it.each(['Hola', '¿?', '🙂', '0', 'नमस्ते', '👨‍👩‍👧'])('lets %s pass', (text) => {
    expect(() => checkText(text)).not.toThrow();
  });

  it.each(['', ' ', '\n\t\u00a0\u3000', '\u200b\u200e\ufeff', '\u0000\u0007'])(
    'finds nothing in %j',
    (text) => {
      expect(() => checkText(text)).toThrow(code('empty_text'));
    },
  );

  it.each(['\ud83d', 'a\ude42', '\ude42\ud83d', '\ud83d\ud83d\ude42'])(
    'refuses unpaired surrogates: %j',
    (text) => {
      expect(() => checkText(text)).toThrow(code('invalid_text'));
      expect(() => checkWellFormed(text)).toThrow(code('invalid_text'));
    },
  );

  it('counts UTF-8 bytes exactly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: -3, max: 3 }),
        (body, slack) => {
          const text = `a${body}`;
          const maxBytes = encoder.encode(text).length + slack;
          if (slack >= 0) expect(() => checkText(text, { maxBytes })).not.toThrow();
          else expect(() => checkText(text, { maxBytes })).toThrow(tooLong(maxBytes));
        },
      ),
    );
  });

  it('refuses a megabyte before looking into it', () => {
    expect(() => checkText('\ud83d'.repeat(1_000_000), { maxBytes: 100_000 })).toThrow(code('text_too_long'));
  });

  it('agrees with the encoder on what is well formed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0xd700, max: 0xe0ff }).map((n) => String.fromCharCode(n)) }),
        (text) => {
          const wellFormed = new TextDecoder().decode(encoder.encode(text)) === text;
          if (wellFormed) checkWellFormed(text);
          else expect(() => checkWellFormed(text)).toThrow(code('invalid_text'));
        },
      ),
    );
  });
});

describe('decodeUtf8', () => {
  it('gives back every well-formed text, a byte order mark too', () => {
    expect(decodeUtf8(encoder.encode('\ufeffHola'))).toBe('\ufeffHola');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encoder.encode(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['cut short', [0xc3]],
    ['Latin-1', [0x44, 0xed, 0x61]],
    ['overlong', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
  ])('refuses bytes that are %s', (_, bytes) => {
    expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(code('invalid_text'));
  });
});
