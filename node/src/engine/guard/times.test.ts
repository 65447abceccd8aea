import { describe, expect, it } from 'vitest';
import { numbersDiffer } from './meaning.js';

const marked = (pair: string, source: string, translation: string) => {
  const [from = '', to = ''] = pair.split('-');
  return numbersDiffer(source, from, translation, to);
};

describe('times', () => {
  it.each([
    ['en-es', 'Come back in a month.', 'Vuelva en un año.'],
    ['en-fr', 'Come back next week.', 'Revenez le mois prochain.'],
    ['es-en', 'Espere una hora.', 'Wait one day.'],
    [
      'fr-es',
      'Il est malade depuis une semaine et un jour',
      'Está enfermo desde hace una semana y una semana',
    ],
    ['en-es', 'Take it at noon.', 'Tómelo a medianoche.'],
    ['en-fr', 'Take it at midnight.', 'Prenez-le à midi.'],
    ['es-fr', 'a mediodía', 'à minuit'],
    ['fr-en', 'un cachet le matin', 'one tablet in the evening'],
    ['en-es', 'Take it at night.', 'Tómelo por la mañana.'],
    ['en-fr', 'The boat leaves this morning.', 'Le bateau part ce soir.'],
    ['en-es', 'He fell 3 hours ago.', 'Se cae en 3 horas.'],
    ['es-en', 'La operaron hace dos días.', 'They operate on her in two days.'],
    ['fr-en', 'Il est parti il y a cinq jours.', 'He leaves in five days.'],
    ['en-fr', 'in ten minutes', 'il y a dix minutes'],
  ])('marks %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it.each([
    ['en-es', 'What time is it?', '¿Qué hora es?'],
    ['es-en', 'Buenos días, ¿a qué hora viene?', 'Good morning, what time are you coming?'],
    ['en-es', 'today', 'en el día de hoy'],
    ['en-fr', 'tonight', 'ce soir'],
    ['en-es', 'this afternoon at 3', 'a las 3 del mediodía'],
    ['en-es', 'at 12 pm', 'a las 12 del mediodía'],
    ['en-es', 'tomorrow evening', 'mañana por la noche'],
    ['es-en', 'mañana por la tarde', 'tomorrow afternoon'],
    ['en-fr', 'one tablet morning, noon and night', 'un cachet matin, midi et soir'],
    ['en-es', 'at 2 at night', 'a las 2 de la madrugada'],
    ['fr-en', 'cet après-midi', 'this afternoon'],
    ['en-es', 'at the last minute', 'a última hora'],
    ['en-fr', 'at this time of day', 'à cette heure-ci'],
    ['en-fr', 'He came at eleven last night', 'Il est venu à onze heures hier soir'],
    ['en-fr', 'at six a.m.', 'à six heures du matin'],
    ['en-fr', 'at nine every night', 'à neuf heures tous les soirs'],
    ['en-sw', 'at noon', 'usiku'],
    ['en-es', 'He fell 3 hours ago.', 'Se cayó hace 3 horas.'],
    ['en-fr', 'in ten minutes', 'dans dix minutes'],
    ['en-es', "He hasn't slept in 3 days.", 'Hace 3 días que no duerme.'],
    ['en-es', 'for 3 days', 'desde hace 3 días'],
    ['es-en', 'Lo hizo en 3 horas.', 'He did it in 3 hours.'],
  ])('lets %s "%s" -> "%s" pass', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });
});
