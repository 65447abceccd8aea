import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../../testing/linear.js';
import { withoutShortForms } from './short-forms.js';

const LANGUAGES = ['en', 'es', 'fr', 'pt', 'it', 'de', 'uk'];

describe('withoutShortForms', () => {
  it('leaves what stands in names, links and codes, and texts in a language without rules', () => {
    const text = '@idk #bcp idk@example.org x.org/tid pt-2 l_8 tvb1 %d';
    for (const language of LANGUAGES) expect(withoutShortForms(text, language)).toBe(text);
    expect(withoutShortForms('idk bcp tid', 'ru')).toBe('idk bcp tid');
  });

  it('keeps every other word, in its place', () => {
    const word = fc.stringMatching(/^[A-ZÁÉ]?[a-zñéїв]{9,14}$/u);
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(...LANGUAGES), (words, language) => {
        expect(withoutShortForms(words.join(' '), language)).toBe(words.join(' '));
      }),
    );
  });

  it.each([
    '2 mg bid ',
    'vomita',
    'x3 ',
    'a ',
    '1',
    'prn ',
    ' ',
    "l'",
    'c ',
    '9/9',
    'BP 9 ',
    'gamba dx',
    '1\t',
  ])(
    'takes time in proportion to a text of "%s"',
    async (part) => {
      for (const language of LANGUAGES)
        await expectLinear(20_000, (characters) =>
          withoutShortForms(part.repeat(characters / part.length), language),
        );
    },
    120_000,
  );
});
