import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from './prepare.js';

describe('prepare', () => {
  it('makes one form of what looks the same', () => {
    expect(prepare('  Cafe\u0301 \t\n 10\u00a0km ﬁne ① ')).toBe('Café 10 km fine 1');
  });

  it('drops what cannot be seen', () => {
    expect(prepare('he\u200blp\u202e me\u0007\ufeff\ud83d!')).toBe('help me!');
    expect(prepare('\u200b\u200f \u0000')).toBe('');
  });

  it('keeps the joiners that shape letters', () => {
    expect(prepare('می\u200cخواهم')).toBe('می\u200cخواهم');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(prepare(prepare(text))).toBe(prepare(text));
      }),
    );
  });
});
