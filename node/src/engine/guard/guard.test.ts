import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../testing/linear.js';
import type { Decoded } from '../decode/model-decoder.js';
import { compare } from './compare.js';
import { translateGuarded } from './guard.js';
import { findItems } from './items.js';
import { repair } from './repair.js';

const decoded = (text: string, more: Partial<Decoded> = {}): Decoded => ({
  text,
  tokens: 1,
  truncated: false,
  repetitionCut: false,
  garbled: false,
  ...more,
});
/** A model that is a function of the text; what it was asked is kept. */
const model = (translate: (text: string) => string) => {
  const asked: string[] = [];
  return {
    asked,
    run: async (text: string) => {
      asked.push(text);
      return decoded(translate(text));
    },
  };
};
const guarded = (text: string, translate: (text: string) => string) =>
  translateGuarded({ text, source: 'en', target: 'es' }, model(translate).run);

describe('repair', () => {
  const repaired = (source: string, translation: string) => repair(findItems(source, 'en'), translation);

  it.each([
    ['3.5 kg of rice', '3,5 kg de arroz', '3.5 kg de arroz'],
    ['1000 people', '1.000 personas', '1000 personas'],
    ['1,000 people', '1000 personas', '1,000 personas'],
    ['at 14:30', 'a las 14.30', 'a las 14:30'],
    ['node !a1b2c3d4', 'nodo ! A1B2C3D4', 'nodo !a1b2c3d4'],
    ['call EA3XYZ', 'llama EA3 xyz', 'llama EA3XYZ'],
    ['20%', '20 %', '20%'],
    ['5km', '5 km', '5km'],
    ['½ l', '1⁄2 l', '½ l'],
    ['\u22125 °C', '-5 °C', '\u22125 °C'],
    ['-5 °C', '\u22125°C', '-5 °C'],
    ['We need 34 lb of rice.', 'Necesitamos 34 LB de arroz.', 'Necesitamos 34 lb de arroz.'],
  ])('writes %s in "%s" as the source does', (source, translation, expected) => {
    expect(repaired(source, translation)).toBe(expected);
  });

  it('takes a number with an ending of its language as it is', () => {
    expect(compare(findItems('le 14, au 2e étage', 'fr'), 'on the 14th, 2nd floor').missing).toEqual([]);
    expect(compare(findItems('on the 14th, 2nd floor', 'en'), 'el día 14, 2.º piso').missing).toEqual([]);
    expect(compare(findItems('le 14', 'fr'), 'on the 14x').missing).toHaveLength(1);
  });

  it('finds no blood group where its sign is doubled', () => {
    expect(compare(findItems('O- blood', 'en'), 'sangre O--').missing).toHaveLength(1);
    expect(compare(findItems('O- blood', 'en'), 'sangre O-.').missing).toEqual([]);
  });

  it('takes no number for another', () => {
    expect(repaired('5 and 15', '15 y 5')).toBe('15 y 5');
    expect(repaired('2.5 and 25', '25 y')).toBe('25 y');
    expect(repaired('12 patients, 1.2 mg', 'pacientes, 1.2 mg')).toBe('pacientes, 1.2 mg');
    expect(repaired('Room 25: give 2.5 mg.', 'Habitación: dé 2.5 mg.')).toBe('Habitación: dé 2.5 mg.');
    expect(repaired('25 patients, 2.5 mg', 'pacientes, 2,5 mg')).toBe('pacientes, 2.5 mg');
  });
});

describe('translateGuarded', () => {
  it('asks the model once where all is there', async () => {
    const { run, asked } = model((text) => text.replace('people', 'personas'));
    const result = await translateGuarded({ text: '20 people', source: 'en', target: 'es' }, run);
    expect(result).toEqual({ text: '20 personas', warnings: [] });
    expect(asked).toEqual(['20 people']);
  });

  it('asks the model for the short forms written out, and holds its translation to them', async () => {
    const { asked, run } = model(() => 'Dé 500 mg tres veces al día durante 7 días');
    const text = 'Give 500 mg tid x 7d';
    const result = await translateGuarded({ text, source: 'en', target: 'es' }, run);
    expect(asked).toEqual(['Give 500 mg three times a day for 7 days']);
    expect(result.warnings).toEqual([]);
    expect((await guarded(text, () => 'Dé 500 mg durante 7 días')).warnings).toEqual(['numbers_differ']);
  });

  it('tries again with plain numbers in the places of items', async () => {
    const { run, asked } = model((text) => text.replace(/EA3XYZ/gu, '??').toLowerCase());
    const result = await translateGuarded({ text: 'Call EA3XYZ now', source: 'en', target: 'es' }, run);
    expect(result).toEqual({ text: 'call EA3XYZ now', warnings: [] });
    expect(asked).toEqual(['Call EA3XYZ now', 'Call 34 now']);
  });

  it('puts a time of day in the place of one', async () => {
    const { run, asked } = model((text) => text.replace(/ am/gu, ' ans'));
    const text = 'The clinic opens at 8 am, room 5.';
    expect((await translateGuarded({ text, source: 'en', target: 'fr' }, run)).text).toBe(text);
    expect(asked[1]).toBe('The clinic opens at 10:34, room 34.');
  });

  it('ends a sentence with one stop', async () => {
    const run = async (text: string) => decoded(text.includes('10:34') ? 'Il part à 10:34.' : 'Il part.');
    const result = await translateGuarded({ text: 'It leaves at 10 a.m.', source: 'en', target: 'fr' }, run);
    expect(result).toEqual({ text: 'Il part à 10 a.m.', warnings: [] });
  });

  it('marks years that were hours', async () => {
    const result = await translateGuarded(
      { text: 'It opens at 8 am.', source: 'en', target: 'fr' },
      async () => decoded('Ça ouvre à 8 am ans.'),
    );
    expect(result.warnings).toEqual(['numbers_differ']);
  });

  it('keeps a sign that turns a number round', async () => {
    const result = await guarded('If pulse is < 60, call us.', (text) => text.replace(/[<>]\s?/gu, ''));
    expect(result.text).toBe('If pulse is < 60, call us.');
  });

  it('takes time in proportion to the white space in a text', async () => {
    await expectLinear(60_000, (spaces) => guarded(`Help${' '.repeat(spaces)}me, 5 are hurt`, () => 'lost'));
  });

  it('translates piece by piece where that is lost too', async () => {
    const result = await guarded(
      'Bring 20 blankets by 14:30, please.',
      (text) => `${text.replace(/\d/gu, '')}`,
    );
    expect(result.text).toBe('Bring 20 blankets by 14:30, please.');
    expect(result.warnings).toEqual([]);
  });

  it('keeps what a dose is for each of', async () => {
    const result = await guarded('Give 0.5 mg/kg now', (text) => text.replace(/kg/gu, 'kgg'));
    expect(result).toEqual({ text: 'Give 0.5 mg/kg now', warnings: [] });
  });

  it('gives an emoji that nothing kept at the end', async () => {
    const result = await guarded('call 🚑 now', (text) => (text === 'call 🚑 now' ? 'llama ahora' : ''));
    expect(result).toEqual({ text: 'llama ahora 🚑', warnings: ['numbers_differ'] });
  });

  it('takes off the capital and full stop that half a sentence came back with', async () => {
    const halves: Record<string, string> = { Bring: 'Trae.', 'blankets to the house': 'Mantas a la casa.' };
    const result = await guarded('Bring 20 blankets to the house', (text) => halves[text] ?? 'lost');
    expect(result.text).toBe('Trae 20 mantas a la casa');
  });

  it('marks what the model makes up', async () => {
    const result = await guarded('Bring blankets', () => 'Trae 7 mantas');
    expect(result.warnings).toEqual(['numbers_differ']);
    expect((await guarded('Bring 20 blankets', () => 'Trae 7 mantas')).warnings).toEqual(['numbers_differ']);
    expect((await guarded('twenty people', () => '20 personas')).warnings).toEqual([]);
    expect((await guarded('It is \u22125 °C', () => 'Hay 5 °C')).warnings).toEqual(['numbers_differ']);
    expect((await guarded('It is -5 °C', () => 'Hay 5 °C')).warnings).toEqual(['numbers_differ']);
  });

  it('marks a number that counts something else', async () => {
    const tablets = () => 'Tome 8 tabletas cada 2 horas.';
    expect((await guarded('Take 2 tablets every 8 hours.', tablets)).warnings).toEqual(['numbers_differ']);
    const twice = () => 'Tome esto dos veces al día con comida.';
    expect((await guarded('Take this twice a day with food.', twice)).warnings).toEqual([]);
    expect((await guarded('Take this twice a week with food.', twice)).warnings).toEqual(['numbers_differ']);
    const weeks = () => 'Vuelva dentro de 15 días.';
    expect((await guarded('Come back in two weeks.', weeks)).warnings).toEqual([]);
  });

  it('marks lost number words and a changed negation', async () => {
    expect((await guarded('twenty people', () => 'personas')).warnings).toEqual(['numbers_differ']);
    expect((await guarded('She cannot walk', () => 'Puede caminar')).warnings).toEqual(['doubtful']);
  });

  it('leaves a text of nothing but items, and one without a word, as it is', async () => {
    const { run, asked } = model(() => 'invented');
    for (const text of ['EA3XYZ 145.500 MHz', 'https://example.org', '@bob 😀']) {
      expect(await translateGuarded({ text, source: 'en', target: 'es' }, run)).toEqual({
        text,
        warnings: [],
      });
    }
    for (const text of ['112 😀', 'Помогите мне!']) {
      const unchanged = await translateGuarded({ text, source: 'en', target: 'es' }, run);
      expect(unchanged).toEqual({ text, warnings: ['not_translated'] });
    }
    expect(asked).toEqual([]);
  });

  it('leaves the source where the model says nothing', async () => {
    expect(await guarded('help', () => '')).toEqual({ text: 'help', warnings: ['not_translated'] });
    expect((await guarded('send 5 boats', () => '')).text).toBe('send 5 boats');
    expect((await guarded('send 5 boats', () => '')).warnings).not.toEqual([]);
  });

  it('hands on what the decoder says', async () => {
    const run = async () =>
      decoded('hola', { confidence: -0.5, repetitionCut: true, truncated: true, garbled: true });
    expect(await translateGuarded({ text: 'hi', source: 'en', target: 'es' }, run)).toEqual({
      text: 'hola',
      confidence: -0.5,
      warnings: ['repetition_cut', 'truncated', 'doubtful'],
    });
    const nan = async () => decoded('hola', { confidence: Number.NaN, garbled: true });
    expect(await translateGuarded({ text: 'hi', source: 'en', target: 'es' }, nan)).toEqual({
      text: 'hola',
      warnings: ['doubtful'],
    });
  });

  const item = fc.constantFrom(
    '20',
    '7',
    '1,000',
    '3.5 kg',
    '14:30',
    '5 p.m.',
    '2026-11-21',
    '+34 600 123 456',
    'EA3XYZ',
    '!a1b2c3d4',
    "41°23'N",
    '41.38, 2.17',
    'https://example.org/a',
    'a@example.org',
    '@medic',
    '-5 °C',
    '$20',
    '20 €',
    '½',
    '🚑',
    '3rd',
    '北京',
  );
  const word = fc.constantFrom(
    'send',
    'water',
    'the',
    'boats',
    'not',
    'two',
    'near',
    'mill,',
    'please.',
    '(now)',
  );
  const message = fc
    .array(fc.oneof(item, word), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join(' '));
  /** Models that keep, drop, change, repeat, mix up or invent. */
  const harm = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.replace(/\d/gu, ''),
    (text) => text.replace(/\d/gu, (digit) => String((Number(digit) + 1) % 10)),
    (text) => `${text} ${text}`,
    (text) => text.split(' ').reverse().join(' '),
    (text) => text.slice(0, text.length / 2),
    (text) => `99 ${text}`,
    (text) => text.replace(/\p{L}/gu, 'x'),
    (text) => text.toUpperCase(),
    () => '',
    () => 'nada',
    (text) => text.replaceAll('.', ','),
  );

  it('keeps every item or marks the translation, whatever the model does', async () => {
    await fc.assert(
      fc.asyncProperty(message, harm, async (text, translate) => {
        const result = await guarded(text, translate);
        const { missing, extra } = compare(findItems(text, 'en'), result.text);
        if (missing.length > 0 || extra.length > 0) {
          expect(result.warnings.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
