import { describe, expect, it } from 'vitest';
import { numbersDiffer } from './meaning.js';

const marked = (pair: string, source: string, translation: string) => {
  const [from = '', to = ''] = pair.split('-');
  return numbersDiffer(source, from, translation, to);
};

describe('rates', () => {
  it.each([
    // Another unit.
    ['en-es', 'Take this twice a week.', 'Tome esto dos veces al día.'],
    ['en-fr', 'Take this twice a week.', 'Prenez ceci deux fois par jour.'],
    ['es-en', 'Una pastilla dos veces por semana.', 'One tablet twice a day.'],
    ['fr-es', 'Deux comprimés par semaine', 'Dos pastillas al día'],
    ['en-es', 'Give 5 ml per hour.', 'Dé 5 ml al día.'],
    ['en-es', 'Give 5 ml/h.', 'Dé 5 ml al día.'],
    ['en-fr', '20 drops per minute', '20 gouttes par heure'],
    ['en-es', 'Take it every day.', 'Tómelo cada semana.'],
    ['fr-en', 'Prenez-le tous les jours.', 'Take it every week.'],
    ['es-en', 'Tómelo todas las semanas.', 'Take it every day.'],
    ['en-es', 'one capsule weekly', 'una cápsula diaria'],
    ['en-es', 'Take 2 tablets a day for a week.', 'Tome 2 pastillas por semana durante un día.'],
    // None: what models made of them.
    ['en-es', 'Take one tablet a day for two weeks.', 'Tome una pastilla un día para dos semanas.'],
    ['en-fr', 'Take one tablet a day for two weeks.', 'Prenez un comprimé un jour pendant deux semaines.'],
    ['en-es', 'one injection a month', 'Una inyección un mes'],
    ['en-fr', '500 mg twice daily for ten days', '500 mg, deux fois plus de dix jours.'],
    ['es-en', '2 pastillas al día', '2 tablets the day'],
    ['en-es', 'Give 5 ml per hour.', 'Dé 5 ml.'],
    ['en-es', 'Take 2 tablets every 8 hours.', 'Tome 2 pastillas durante 8 horas.'],
    ['fr-en', '1 gélule toutes les 6 heures', '1 capsule in 6 hours'],
    // Made up.
    ['en-es', 'Give 5 ml.', 'Dé 5 ml al día.'],
    ['en-es', 'for 8 hours', 'cada 8 horas'],
    ['en-es', 'The pains are 6 minutes apart.', 'Los dolores duran 6 minutos.'],
    ['en-fr', 'We pay by the month.', 'Nous payons chaque semaine.'],
  ])('marks %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it.each([
    ['en-es', 'Take one tablet twice a week.', 'Tome una pastilla dos veces a la semana.'],
    ['en-es', 'Twice daily with food', 'Dos veces al día con comida'],
    ['en-fr', 'once daily', 'une fois par jour'],
    ['en-es', 'every day, every night', 'todos los días, todas las noches'],
    ['en-fr', 'Every 24 hours', 'Une fois par jour, toutes les 24 heures'],
    ['en-es', 'every morning', 'todos los días por la mañana'],
    ['en-es', 'every single day', 'todos los días'],
    ['en-fr', 'every other day', 'tous les deux jours'],
    ['fr-en', 'un jour sur deux', 'every other day'],
    ['en-es', 'every half hour', 'cada media hora'],
    ['en-fr', 'every 15 min', 'toutes les 15 minutes'],
    ['en-es', 'every fortnight', 'cada quince días'],
    ['en-es', 'He walks 20 km a day.', 'Camina 20 km en un día.'],
    ['en-fr', 'at 80 km an hour', "à 80 km à l'heure"],
    ['en-fr', 'forty kilometres an hour', 'quarante kilomètres-heure'],
    ['es-en', '5 euros la hora', '5 euros an hour'],
    ['es-en', 'Esperé por horas', 'I waited for hours'],
    ['es-en', 'por 7 días', 'for 7 days'],
    ['es-en', 'al día siguiente', 'the next day'],
    ['es-en', 'El diario de la clínica', "The clinic's diary"],
    ['es-en', 'una cápsula diaria', 'one capsule a day'],
    ['en-es', 'It got worse day by day', 'Empeoraba cada día'],
    ['en-es', 'I gave him 10 euros a week ago', 'Le di 10 euros hace una semana'],
    ['en-es', 'He stayed a week', 'Se quedó una semana'],
    ['en-es', 'Wait an hour', 'Espere una hora'],
    ['en-es', 'It is per person', 'Es por persona'],
    ['fr-es', '2 fois par semaine', '2 veces por semana'],
    ['en-sw', 'twice a week', 'mara mbili kwa siku'],
    ['en-es', 'The pains are 6 minutes apart.', 'Tiene dolores cada 6 minutos.'],
    ['fr-es', 'Des douleurs espacées de 6 minutes', 'Dolores cada 6 minutos'],
    ['en-es', 'We pay them by the day.', 'Les pagamos por día.'],
    ['es-fr', 'dos husos horarios', 'deux fuseaux horaires'],
    ['en-fr', 'He comes fortnightly.', 'Il vient tous les quinze jours.'],
    ['en-fr', 'We pay by the month.', 'Nous payons chaque mois.'],
    ['en-es', 'We pay by the week.', 'Pagamos cada semana.'],
  ])('lets %s "%s" -> "%s" pass', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });
});
