import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import { negationDiffers, numbersDiffer } from './meaning.js';

describe('any text', () => {
  const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'uk'] as const;
  const telling = fc.constantFrom(
    ...[
      'not',
      'no',
      'ne',
      "n'",
      'pas',
      'ni',
      'nadie',
      'plus',
      'unsafe',
      'keep off',
      'unless',
      'gluten free',
      'no deja de',
      'tant que',
      'más',
      'que',
      'dont',
      'y',
      'and',
      'or',
      ',',
      '.',
      '?',
    ],
    ...[
      'two',
      'dos',
      'deux',
      'cent',
      'mil',
      'one',
      'un',
      '5',
      '-5',
      '14:30',
      'kg',
      '°',
      'C',
      '%',
      'hours',
      'minus',
    ],
    ...[
      'second',
      'media',
      'de la noche',
      'in the morning',
      'du soir',
      'bajo cero',
      'per cent',
      '8 p.m.',
      '2nd',
      'and a half',
      'y media',
      'hace',
      'ago',
      'quarter to',
    ],
    ...[
      'nicht',
      'kein',
      'weder',
      'noch',
      'ohne',
      'erst',
      'bis',
      'halb acht',
      'halb 8',
      'Viertel vor',
      'einundzwanzig',
      'zweihundert',
      'zweieinhalb',
      'dreimal',
      'achtstündlich',
      'Uhr',
      'am',
      'morgens',
      'schalten Sie',
      'aus',
      '3. Mai',
    ],
    ...[
      'não',
      'nem',
      'ninguém',
      'nada',
      'é',
      'e meia',
      'de 8 em 8',
      'dia sim, dia não',
      'há',
      'só',
      'até',
      '1ª',
      'à noite',
    ],
  );
  const text = fc.oneof(
    fc.array(telling, { maxLength: 30 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it('is judged without an error', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom(...languages),
        fc.constantFrom(...languages),
        (a, b, from, to) => {
          expect(typeof numbersDiffer(a, from, b, to)).toBe('boolean');
          expect(typeof negationDiffers(a, from, b, to)).toBe('boolean');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('says the same as itself, in whatever case and with whatever apostrophe', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (text, language) => {
        expect(numbersDiffer(text, language, text, language)).toBe(false);
        expect(negationDiffers(text, language, text, language)).toBe(false);
        expect(negationDiffers(text, language, text.replaceAll("'", '’'), language)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    'a',
    '1 ',
    'no ',
    "n'",
    "'a",
    'two ',
    'cent ',
    'un ',
    '5 kg ',
    '-',
    'in the ',
    'unsafe ',
    '1.',
    'é',
    '5 a.',
    '日 1 ',
    'ein',
    'tausend',
    'zwei und ',
    'schalten Sie ',
    'de 8 em ',
    'dia sim, ',
    'не ',
    'ніхто бачив ',
  ])('is judged in linear time: "%s" over and over', async (unit) => {
    await expectLinear(10_000, (characters) => {
      const text = unit.repeat(characters / unit.length);
      for (const language of languages) {
        numbersDiffer(text, language, text, language);
        negationDiffers(text, language, text, language);
      }
    });
  });
});
