import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutStutter } from './stutter.js';

describe('cutStutter', () => {
  it.each([
    ['Brettttttt Kavanaugh', 'Brett Kavanaugh'],
    ['Бретттт Каваногггг', 'Бретт Каваногг'],
    ['Joko Widododododo came.', 'Joko Wido came.'],
    ['перезазазаду', 'перезаду'],
  ])('cuts "%s"', (text, expected) => {
    expect(cutStutter(text, 'a name')).toEqual({ text: expected, cut: true });
  });

  it.each([
    'Brennnesseln',
    'Mississippi banana',
    'SIGLO XVIII, 10000000',
    'hahahaha',
    'Say aaaaa.',
    'no no no no',
    '',
  ])('leaves "%s"', (text) => {
    expect(cutStutter(text, 'a text')).toEqual({ text, cut: false });
  });

  it('leaves what the source has, too', () => {
    expect(cutStutter('es tan laaaargo', 'it is sooooo long')).toEqual({
      text: 'es tan laaaargo',
      cut: false,
    });
  });

  it('takes letters away only, and says where', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'é', 'і', 'N', ' ', '1', 'sss'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const once = cutStutter(text, '');
        expect(once.cut).toBe(once.text.length < text.length);
        expect(once.text.replace(/\p{L}/gu, '')).toBe(text.replace(/\p{L}/gu, ''));
      }),
    );
  });
});
