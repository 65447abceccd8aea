import { describe, expect, it } from 'vitest';
import { review } from './review.js';

const reviewed = (text: string, translation: string, source = 'en', target = 'es') =>
  review({ text, source, target }, translation);

describe('a translation that was made elsewhere', () => {
  it.each([
    ['Give 5 mg twice a day.', 'Dé 5 mg dos veces al día.'],
    ['Boil the water. Do not drink it cold!', 'Hierva el agua. ¡No la beba fría!'],
    ['the 3rd house', 'la tercera casa'],
    ['Call 555-1234\nat 8 pm', 'Llame al 555-1234\na las 8 de la tarde'],
  ])('of "%s" that is right is left as it is', (text, translation) => {
    expect(reviewed(text, translation)).toEqual({ text: translation, warnings: [] });
  });

  it.each([
    ['Give 5 mg twice a day.', 'Dé 50 mg dos veces al día.', 'numbers_differ'],
    ['Give 5 mg twice a day.', 'Dé 5 mg tres veces al día.', 'numbers_differ'],
    ['Do not give this to children.', 'Dé esto a los niños.', 'doubtful'],
    ['Turn left at the bridge.', 'Gire a la derecha en el puente.', 'doubtful'],
    ['the 3rd house', 'la cuarta casa', 'numbers_differ'],
    ['the 3rd house', 'la casa', 'numbers_differ'],
    ['Take the 2nd tablet.', 'Tome dos pastillas.', 'numbers_differ'],
    ['Press for 5s.', 'Presione.', 'numbers_differ'],
    ['Take the 3A fuse.', 'Tome el fusible.', 'numbers_differ'],
    // Each sentence has its own numbers.
    ['Take 5 pills today. Take 2 tomorrow.', 'Tome 2 pastillas hoy. Tome 5 mañana.', 'numbers_differ'],
    // A line of its own is no sentence.
    ['The doctor:\n555-1234', 'El médico:\n555-4321', 'numbers_differ'],
    ['Wait 5 minutes. Then go.', 'Espere 15 minutos y luego vaya.', 'numbers_differ'],
  ])('of "%s" as "%s" is %s', (text, translation, warning) => {
    expect(reviewed(text, translation)).toEqual({ text: translation, warnings: [warning] });
  });

  it('into a language without word lists keeps its numbers at least', () => {
    expect(reviewed('Give 5 mg.', 'Toa 5 mg.', 'en', 'sw').warnings).toEqual([]);
    expect(reviewed('The 3rd house.', 'Nyumba.', 'en', 'sw').warnings).toEqual(['numbers_differ']);
    expect(reviewed('Give 5 mg.', 'Toa 50 mg.', 'en', 'sw').warnings).toEqual(['numbers_differ']);
  });

  it('has numbers and names written as they were, and its emoji', () => {
    expect(reviewed('3.5 kg for !a1b2c3d4', '3,5 kg para ! A1B2C3D4')).toEqual({
      text: '3.5 kg para !a1b2c3d4',
      warnings: [],
    });
    expect(reviewed('Come 🚑 now', 'Venga ahora')).toEqual({
      text: 'Venga ahora 🚑',
      warnings: ['numbers_differ'],
    });
  });

  it('is the source where there is none', () => {
    const kept = { text: 'Where is the clinic?', warnings: ['not_translated'] };
    expect(reviewed(kept.text, ' ')).toEqual(kept);
  });
});
