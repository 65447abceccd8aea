import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import { compare } from './compare.js';
import { findItems } from './items.js';

const found = (text: string, language = 'en') => findItems(text, language).map((item) => item.text);

describe('findItems', () => {
  it.each([
    ['We need 20 blankets and 3.5 kg of rice by 14:30.', ['20', '3.5 kg', '14:30']],
    ['node !a1b2c3d4 calls EA3XYZ on 145.500 MHz', ['!a1b2c3d4', 'EA3XYZ', '145.500 MHz']],
    ['call +34 600 123 456 or 555-123-4567', ['+34 600 123 456', '555-123-4567']],
    [
      "41.3851, 2.1734 or 41°23'06\"N 2°10'E or 31TDF2983",
      ['41.3851', '2.1734', '41°23\'06"N', "2°10'E", '31TDF2983'],
    ],
    [
      'see https://example.org/map?id=7, or (www.example.org).',
      ['https://example.org/map?id=7', 'www.example.org'],
    ],
    ['bob@example.org. @medic1 #help', ['bob@example.org', '@medic1', '#help']],
    ['on 2026-11-21, 21/11/2026 or 2026-11-21T10:00Z', ['2026-11-21', '21/11/2026', '2026-11-21T10:00Z']],
    ['\u22125 °C, \u221220 €', ['\u22125 °C', '\u221220 €']],
    ['-5 °C, +20%, $20, 20 €, 1,000.50 m, 5kg', ['-5 °C', '+20%', '$20', '20 €', '1,000.50 m', '5kg']],
    ['at 5 p.m. or 11:30am', ['5 p.m.', '11:30am']],
    [
      '0.5 mg/kg, 5mg/kg, 2 µg/kg/min, > 7 mmol/l at 5 ml/h. 5 ml/hour',
      ['0.5 mg/kg', '5mg/kg', '2 µg/kg/min', '> 7 mmol/l', '5 ml/h', '5 ml'],
    ],
    ['½ cup, 2½ l, 3 m²', ['½', '2½ l', '3 m²']],
    ['🚑 go 👩‍👩‍👧 🇪🇸 ©', ['🚑', '👩‍👩‍👧', '🇪🇸']],
    ['meet 北京 Привет now', ['北京', 'Привет']],
    ['a well-known x, no item. Really?', []],
    ['14 mi north', ['14 mi']],
    ['a 3-year-old boy, 24-hour watch', ['3', '24']],
    ['COVID-19, A-7, KB3-X9, B-12b', ['COVID-19', 'A-7', 'KB3-X9', 'B-12b']],
    ['open at 8 am. Or 9 a.m. and 10am.', ['8 am', '9 a.m.', '10am']],
    ['pulse < 60, BP >= 140, ≤ -5 °C, >$20, <½ l', ['< 60', '>= 140', '≤ -5 °C', '>$20', '<½ l']],
    ['O- or AB+ blood, B\u2212 too, plan A - go', ['O-', 'AB+', 'B\u2212']],
  ])('finds in "%s"', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('asks only for the number of an ordinal or a decade', () => {
    const required = (text: string, language: string) =>
      findItems(text, language).map((item) => item.required);
    expect(required('the 3rd floor in the 80s', 'en')).toEqual(['3', '80']);
    expect(required('le 1er et le 2e étage', 'fr')).toEqual(['1', '2']);
    expect(required('el 3er piso', 'es')).toEqual(['3']);
  });

  it('knows that "mi" is "my" in Spanish, and that other scripts write Latin names', () => {
    expect(found('a las 3 mi hermana', 'es')).toEqual(['3']);
    expect(found('Мой узел Base 5', 'ru')).toEqual(['5']);
  });

  it('takes no elided word for a unit', () => {
    expect(found("Il en faut 10 s'il vous plaît, le 15 l’hôpital, les 3 m'ont aidé", 'fr')).toEqual([
      '10',
      '15',
      '3',
    ]);
    expect(found("5 l d'eau, 10 s", 'fr')).toEqual(['5 l', '10 s']);
  });

  it.each(['ja', 'el', 'ko', 'fa', 'bg', 'ru', 'zh-Hant'])(
    'takes no text in %s for foreign words',
    (language) => {
      expect(found('東京 Πού 우리 آب вода', language)).toEqual([]);
    },
  );

  it('takes a code that is no language tag for one in Latin letters', () => {
    expect(found('meet 北京 at 5', 'en-12')).toEqual(['北京', '5']);
  });

  it('gives ranges of the text, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.constantFrom('en', 'es', 'ru'),
        (text, language) => {
          let end = 0;
          for (const item of findItems(text, language)) {
            expect(item.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(item.start, item.end)).toBe(item.text);
            expect(item.end).toBeGreaterThan(item.start);
            end = item.end;
          }
        },
      ),
    );
  });

  it('finds each item again in the text it is of', () => {
    const piece = fc.constantFrom(
      ...[
        '+34 600 123 456',
        '1,000',
        '3rd',
        '5 p.m.',
        '-5 °C',
        'EA3XYZ',
        '41.38N',
        '10 20 30',
        '½',
        '$20',
        '20 €',
      ],
      ...[
        '14:30',
        '2026-11-21',
        '!a1b2c3d4',
        '@bob',
        '#1',
        'www.a.bc',
        'a@b.cc',
        '🚑',
        '1️⃣',
        '北京',
        'word',
        '-',
        '.',
        ', ',
      ],
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom(' ', '\n', ', ', '. ', ' (')), { maxLength: 12 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const items = findItems(text, 'en');
        expect(compare(items, text).missing.map((item) => item.text)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['a', '1', '1.', 'a-', '@', 'a@', '1 ', '+1 ', 'a.a', '日', 'b1', '(1', "1'", '日 1 '])(
    'is linear: "%s" over and over',
    async (unit) => {
      await expectLinear(50_000, (characters) => findItems(unit.repeat(characters / unit.length), 'zh'));
    },
  );
});
