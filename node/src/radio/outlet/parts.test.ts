import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLength, cutIntoParts, pieces, shorten, takePiece, textParts } from './parts.js';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ends = (text: string) => new Set([...graphemes.segment(text)].map((g) => g.index + g.segment.length));

/** Text of words, graphemes of many scripts, and arbitrary code points. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('water', 'здоровье', '診療所', 'अस्पताल', '👩‍👩‍👧‍👦', '—É', ' ', '\n', ', '),
        fc.string(),
      ),
      {
        maxLength: 120,
      },
    )
    .map((parts) => parts.join('')),
);

describe('pieces', () => {
  it('put together are the text, each within the limit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 232 }), (text, limitBytes) => {
        const cut = [...pieces(text, limitBytes)];
        expect(cut.join('')).toBe(text);
        for (const piece of cut) {
          expect(piece).not.toBe('');
          expect(byteLength(piece)).toBeLessThanOrEqual(limitBytes);
        }
      }),
    );
  });

  it('cut no grapheme that fits a piece, and never a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 232 }), (text, limitBytes) => {
        let rest = text;
        for (const piece of pieces(text, limitBytes)) {
          const first = graphemes.segment(rest).containing(0)?.segment ?? '';
          if (byteLength(first) <= limitBytes) expect(ends(rest)).toContain(piece.length);
          else
            expect(rest.codePointAt(piece.length) ?? 0).not.toSatisfy(
              (c: number) => c >= 0xdc00 && c <= 0xdfff,
            );
          rest = rest.slice(piece.length);
        }
      }),
    );
  });

  it('end after white space where there are words', () => {
    const text = 'Where is the nearest clinic and is the road to it open after the storm of last night?';
    expect([...pieces(text, 30)]).toEqual([
      'Where is the nearest clinic ',
      'and is the road to it open ',
      'after the storm of last night?',
    ]);
  });

  it.each([' ', '\u00a0', '\u202f'])('leave a number whole that is written with gaps (%j)', (gap) => {
    const text = `Give him 10${gap}000 units at once, then 2${gap}500 units each day.`;
    for (let limitBytes = 20; limitBytes < 50; limitBytes++) {
      for (const piece of pieces(text, limitBytes)) expect(piece).not.toMatch(/(10|2)\s$/u);
    }
  });

  it('end between numbers where there is nothing else', () => {
    for (const piece of pieces('0470 12 34 56 78 90 11 22 33 44 55', 12)) expect(piece).toMatch(/ $|55$/u);
  });

  it('end between words of a script without spaces', () => {
    const cut = [...pieces('最寄りの診療所はどこですか。昨夜の嵐の後も道路は通れますか。', 30)];
    expect(cut.length).toBeGreaterThan(2);
    for (const piece of cut) expect(piece).not.toMatch(/^[。、]/u);
  });

  it('cut a word only where it fills more than a packet', () => {
    expect([...pieces(`a ${'x'.repeat(50)} b`, 20)]).toEqual([
      `a ${'x'.repeat(18)}`,
      'x'.repeat(20),
      `${'x'.repeat(12)} b`,
    ]);
  });

  it('cut a monstrous grapheme between its code points', () => {
    const monster = `e${'\u0301'.repeat(300)}`;
    expect([...pieces(monster, 100)].join('')).toBe(monster);
  });

  it('refuse a limit nothing fits', () => {
    expect(() => takePiece('x', 3)).toThrow(RangeError);
    expect(() => takePiece('x', Number.NaN)).toThrow(RangeError);
  });
});

describe('textParts', () => {
  it('leaves a text that fits alone', () => {
    expect(textParts('Donde está la clínica', { limitBytes: 64, maxParts: 3 })).toEqual([
      'Donde está la clínica',
    ]);
  });

  it('marks parts, keeps the limit, and together tells the text or how much is missing', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 32, max: 232 }),
        fc.integer({ min: 1, max: 9 }),
        (text, limitBytes, maxParts) => {
          const parts = textParts(text, { limitBytes, maxParts });
          expect(parts.length).toBeLessThanOrEqual(maxParts);
          for (const part of parts) expect(byteLength(part)).toBeLessThanOrEqual(limitBytes);
          if (byteLength(text) <= limitBytes) {
            expect(parts).toEqual([text]);
            return;
          }
          const bodies = parts.map((part, index) =>
            maxParts === 1 ? part : part.slice(`(${index + 1}/${parts.length}) `.length),
          );
          const told = bodies.join('');
          if (told === text) return;
          const note = /… \(\+(\d+)\)$/.exec(told);
          const shown = told.slice(0, note?.index);
          expect(text.startsWith(shown)).toBe(true);
          const missing = Number(note?.[1]);
          const left = [...text].slice(-missing).join('');
          // White space before the ellipsis is dropped and not counted as missing.
          expect(text.slice(shown.length, text.length - left.length).trim()).toBe('');
        },
      ),
    );
  });

  it('ends each where the next begins, so that all can be asked for', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 32, max: 232 }),
        fc.integer({ min: 1, max: 9 }),
        (text, limitBytes, maxParts) => {
          let rest = text;
          for (let batch = 0; rest !== ''; batch++) {
            expect(batch).toBeLessThan(500);
            const parts = cutIntoParts(rest, { limitBytes, maxParts, hasMore: true });
            for (const part of parts) expect(byteLength(part.text)).toBeLessThanOrEqual(limitBytes);
            const ends = parts.map(({ end }) => end);
            expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
            const end = ends.at(-1) ?? 0;
            expect(end).toBeGreaterThan(0);
            if (end < rest.length) expect(parts.at(-1)?.text).toMatch(/… \(\+\d+ more\)$/);
            rest = rest.slice(end);
          }
        },
      ),
    );
  });

  it('numbers two parts as two', () => {
    const parts = textParts('word '.repeat(20).trim(), { limitBytes: 64, maxParts: 3 });
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(/^\(1\/2\) word/);
    expect(parts[1]).toMatch(/^\(2\/2\) word/);
  });

  it('takes a megabyte without reading it all into parts', () => {
    const parts = textParts('lluvia '.repeat(150_000), { limitBytes: 200, maxParts: 3 });
    expect(parts).toHaveLength(3);
    expect(parts[2]).toMatch(/… \(\+1049\d{3}\)$/);
  });
});

describe('shorten', () => {
  it('keeps the limit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 7, max: 232 }), (text, limit) => {
        expect(byteLength(shorten(text, limit))).toBeLessThanOrEqual(limit);
      }),
    );
    expect(shorten('short', 7)).toBe('short');
    expect(shorten('a longer text', 12)).toBe('a longer…');
  });
});
