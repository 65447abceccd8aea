import { describe, expect, it } from 'vitest';
import { numbersDiffer, numberWords } from './meaning.js';

const marked = (pair: string, source: string, translation: string) => {
  const [from = '', to = ''] = pair.split('-');
  return numbersDiffer(source, from, translation, to);
};

describe('the same length of time', () => {
  it.each([
    ['fr-en', 'Revenez dans quinze jours.', 'Come back in two weeks.'],
    ['fr-en', 'Revenez dans quinze jours.', 'Come back in a fortnight.'],
    ['en-fr', 'He has been ill for two weeks.', 'Il est malade depuis quinze jours.'],
    ['en-fr', 'in two weeks', 'dans une quinzaine'],
    ['en-fr', 'in two weeks', 'dans une quinzaine de jours'],
    ['en-fr', 'about fifteen people', 'une quinzaine de personnes'],
    ['en-fr', 'fifteen or so wounded', 'une quinzaine de blessés'],
    ['es-en', 'cada quincena', 'every two weeks'],
    ['fr-en', 'dans huit jours', 'in a week'],
    ['es-en', 'dentro de quince días', 'in two weeks'],
    ['es-en', 'dentro de ocho días', 'in a week'],
    ['en-es', 'seven days', 'una semana'],
    ['en-es', 'twenty-four hours', 'un día'],
    ['en-es', 'twelve months', 'un año'],
    ['en-es', 'thirty minutes', 'media hora'],
    ['en-fr', 'at six-thirty', 'à six heures et demie'],
    ['en-es', 'two weeks', '15 días'],
  ])('passes as %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });

  it.each([
    ['fr-en', 'quinze jours', 'three weeks'],
    ['fr-en', 'quinze jours', 'two days'],
    ['fr-en', 'quinze patients', 'two weeks'],
    ['fr-en', 'huit jours', 'two weeks'],
    ['fr-en', 'huit jours', 'a day'],
    ['en-es', 'eight patients in a week', 'pacientes en una semana'],
    ['en-es', 'twelve months', 'un día'],
    ['en-fr', 'two patients, two weeks', 'patients, quinze jours'],
  ])('does not as %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it('may be in other digits', () => {
    expect(numberWords('two weeks', 'en')).toEqual([2, 14, 15]);
    expect(numberWords('half of us', 'en')).toEqual([0.5]);
  });
});
