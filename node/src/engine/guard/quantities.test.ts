import { describe, expect, it } from 'vitest';
import { numbersDiffer, numberWords } from './meaning.js';

describe('numberWords', () => {
  it.each([
    ['en', 'twenty-five sheep and two dogs', [25, 2]],
    ['en', 'three hundred and forty people, five thousand two hundred', [340, 5200]],
    ['en', 'one of us', []],
    ['en', 'seven eight nine', [7, 8, 9]],
    ['en', 'between two hundred and three hundred', [200, 300]],
    ['en', 'one hundred and one', [101]],
    ['en', 'twenty-one, thirty one thousand', [21, 31_000]],
    ['en', 'two hundred and fifty thousand', [250_000]],
    ['en', 'twice a day, once a week, a dozen, zero', [2, 12, 0]],
    ['en', 'the third house, the twenty-first', [3, 21]],
    ['en', 'wait a second, both of us', []],
    ['es', 'treinta y cinco ovejas y dos perros', [35, 2]],
    ['es', 'doscientos veinte y mil quinientos', [220, 1500]],
    ['es', 'cinco y seis', [5, 6]],
    ['es', 'treinta y un heridos, veintiuna personas', [31, 21]],
    ['es', 'ciento una, mil y una noches, once', [101, 1000, 11]],
    ['es', 'una docena y cero', [12, 0]],
    ['fr', 'vingt', [20]],
    ['fr', 'soixante-dix, soixante et onze, soixante-dix-sept', [70, 71, 77]],
    ['fr', 'quatre-vingts, quatre-vingt-un, quatre-vingt-dix-neuf ans', [80, 81, 99]],
    ['fr', 'vingt et un, trente et une, cent un, deux cent trois', [21, 31, 101, 203]],
    ['fr', 'septante et un, huitante-deux, nonante-neuf personnes', [71, 82, 99]],
    ['fr', 'deux mille trois cents, mille, vingt-deuxième', [2300, 1000, 22]],
    ['fr', 'un ordinateur neuf. Une paire, une douzaine', [12]],
    ['de', 'zwanzig', []],
  ])('reads %s "%s"', (language, text, values) => {
    expect(numberWords(text, language)).toEqual(values);
  });
});

describe('numbersDiffer', () => {
  const marked = (pair: string, source: string, translation: string) => {
    const [from = '', to = ''] = pair.split('-');
    return numbersDiffer(source, from, translation, to);
  };

  it.each([
    ['en-es', 'twenty people', 'personas'],
    ['en-es', 'two of five', 'cinco de cinco'],
    ['en-es', 'some people', 'tres personas'],
    ['en-es', 'Two people at house 2', 'Personas en la casa 2'],
    ['en-fr', 'twenty people', 'trente personnes'],
    // Units.
    ['en-es', 'Give 5 milligrams.', 'Dar 5 dólares.'],
    ['en-es', 'He is 80 kilos', 'Pesa 80 kilómetros'],
    ['en-es', 'He is 80 kilos', '80 kilómetros'],
    ['en-es', '5 milligrams', '5 gramos'],
    ['en-es', 'Give 2 teaspoons.', 'Dé 2 cucharadas.'],
    ['en-fr', 'Give 2 teaspoons.', 'Donnez 2 cuillères à soupe.'],
    ['en-es', '5 miles', '5 kilómetros'],
    ['en-fr', '5 miles', '5 kilomètres'],
    ['en-es', '10 minutes', '10 horas'],
    ['en-es', 'ten minutes', 'diez horas'],
    ['es-en', 'diez minutos', 'ten hours'],
    ['fr-en', 'dix minutes', '10 hours'],
    ['en-es', 'It is 20 degrees Celsius', 'Hay 20 grados Fahrenheit'],
    ['en-es', 'Take 2 tablets every 8 hours.', 'Tome 8 tabletas cada 2 horas.'],
    ['en-es', 'It costs 5 dollars', 'Cuesta 5 euros'],
    ['en-es', '5kg of rice', '5 litros de arroz'],
    ['en-es', 'turn right at km 17', 'gire a la derecha a las 17'],
    ['en-es', 'Give 5 to him', 'Dele 5 litros'],
    ['en-es', 'my father is 81', 'mi padre tiene 81 horas'],
    // Tens and one.
    ['en-es', 'Twenty-one people are missing.', 'Faltan veinte personas.'],
    ['es-en', 'treinta y un heridos', 'thirty injured'],
    ['en-es', 'One hundred and one patients.', 'Cien pacientes.'],
    ['en-es', 'Thirty-one people are hurt.', 'Treinta y solteras la gente.'],
    ['en-fr', 'Twenty-one patients', 'Vingt patients'],
    // Times, dozens, zero.
    ['en-es', 'Take this twice a day.', 'Tome esto tres veces al día.'],
    ['en-es', 'a dozen eggs', 'diez huevos'],
    ['en-fr', 'Take half a tablet every other day.', 'Prenez une moitié comprimé tous les jours.'],
    ['en-es', 'Take it every other day.', 'Tómelo todos los días.'],
    ['es-en', 'Tómelo un día sí y otro no.', 'Take it every day.'],
    // Fractions, ordinals, minus, times of day.
    ['es-en', 'Tome media pastilla.', 'Take one pill.'],
    ['en-es', 'Half of the group is sick.', 'El grupo está enfermo.'],
    ['en-es', 'Take the second left.', 'Tome la primera a la izquierda.'],
    ['fr-en', 'La troisième maison', 'The second house'],
    ['es-en', 'A las 8 de la noche.', 'At 8 in the morning.'],
    ['en-es', 'At 8 pm', 'A las 8 de la mañana'],
    ['fr-en', 'À 8 heures du soir', 'At 8 a.m.'],
    ['en-es', 'Minus ten degrees tonight.', 'Esta noche diez grados.'],
    ['es-en', 'Diez grados bajo cero', 'Ten degrees'],
    ['fr-en', 'Il fait moins dix', 'It is ten'],
  ])('marks %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it.each([
    ['en-es', 'twenty people', 'veinte personas'],
    ['en-es', 'twenty people', '20 personas'],
    ['en-es', 'a thousand thanks', 'mil gracias'],
    ['en-es', '3 days ago', 'hace 3 días'],
    ['en-fr', '3 days ago', 'il y a 3 jours'],
    ['en-es', 'Give 2 teaspoons.', 'Dé 2 cucharaditas.'],
    ['en-fr', 'Give 2 teaspoons.', 'Donnez 2 cuillères à café.'],
    ['en-fr', 'Give 2 tablespoons.', 'Donnez 2 cuillères.'],
    ['en-es', 'after 2 h', 'después de 2 horas'],
    ['en-es', 'every 8 hours', 'cada 8 h'],
    ['en-es', 'every other day', 'cada dos días'],
    ['en-es', 'every other day', 'un día sí y otro no'],
    ['en-es', 'every other day', 'en días alternos'],
    ['es-en', 'día por medio', 'every other day'],
    ['en-fr', 'every other day', 'un jour sur deux'],
    ['en-fr', 'every other week', 'toutes les deux semaines'],
    ['en-fr', 'every other house', 'toutes les autres maisons'],
    ['en-es', 'accident at km 17', 'accidente en el kilómetro 17'],
    ['en-es', '15 mi north', '15 mi al norte'],
    ['en-es', 'in the early 2000s', 'a principios de los 2000'],
    ['en-es', '8 hourly', 'cada 8 horas'],
    ['en-es', 'Bring 5 blankets', 'Traiga 5 mantas'],
    ['en-es', 'take 2 a day', 'tome 2 diarias'],
    ['es-en', 'Tiene 34 años', 'He is 34'],
    ['en-es', "at 6 o'clock", 'a las 6 en punto'],
    ['fr-en', 'À 4 heures', 'At 4'],
    ['en-es', 'between 2 and 8 °C', 'entre 2 y 8 °C'],
    ['en-es', '38 C water', 'agua a 38 grados'],
    ['en-fr', '5 percent', '5 %'],
    ['en-fr', 'five percent', 'cinq pour cent'],
    ['es-en', 'veintiuna personas', 'twenty-one people'],
    ['en-es', 'twenty-one people', 'veintiuna personas'],
    ['en-es', 'Take this twice a day with food.', 'Tome esto dos veces al día con comida.'],
    ['en-fr', 'Take this twice a day.', 'Prenez ceci deux fois par jour.'],
    ['en-es', 'once a week', 'una vez por semana'],
    ['en-es', 'the first aid kit', 'el botiquín'],
    ['en-es', 'wait a second', 'espere un momento'],
    ['en-es', '10 seconds', '10 segundos'],
    ['en-es', 'both hands', 'las dos manos'],
    ['en-es', 'half an hour', 'media hora'],
    ['en-fr', 'half past seven', 'sept heures et demie'],
    ['es-en', 'las ocho menos diez', 'ten to eight'],
    ['es-en', 'al menos diez personas', 'at least ten people'],
    ['en-fr', 'minus ten', 'moins dix'],
    ['en-es', 'ten below zero', 'diez grados bajo cero'],
    ['en-es', 'at 8 in the evening', 'a las 8 de la noche'],
    ['en-es', 'at 2 at night', 'a las 2 de la madrugada'],
    ['en-es', 'at 8 tonight', 'esta noche a las 8'],
    ['en-es', 'Call EA3XYZ on 145.500 MHz', 'Llame a EA3XYZ en 145.500 MHz'],
    ['en-de', 'twenty', 'zehn'],
  ])('lets %s "%s" -> "%s" pass', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });
});
