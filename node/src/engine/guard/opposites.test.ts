import { describe, expect, it } from 'vitest';
import { oppositesDiffer } from './meaning.js';

const marked = (pair: string, source: string, translation: string) => {
  const [from = '', to = ''] = pair.split('-');
  return oppositesDiffer(source, from, translation, to);
};

describe('opposites', () => {
  it.each([
    ['en-es', 'Take it before meals.', 'Tómelo después de las comidas.'],
    ['en-fr', 'Turn left at the bridge.', 'Tournez à droite au pont.'],
    ['es-en', 'Le duele el brazo izquierdo.', 'His right arm hurts.'],
    ['en-es', 'Come back on Monday.', 'Vuelva el martes.'],
    ['en-es', 'It opens Monday to Friday from 8 to 14.', 'Abre el lunes de 8 a 14.'],
    ['fr-en', 'Il part.', 'He leaves on Sunday.'],
    ['es-fr', 'el 5 de junio', 'le 5 juillet'],
    ['en-es', 'The doctor comes today.', 'El médico vino ayer.'],
    ['en-fr', 'She came yesterday.', "Elle vient aujourd'hui."],
    ['en-es', 'The road is open.', 'La carretera está cerrada.'],
    ['en-es', 'He is alive.', 'Está muerto.'],
    ['fr-en', "L'eau est froide.", 'The water is hot.'],
    ['en-es', 'The east bridge', 'El puente oeste'],
    ['en-fr', 'My son is sick.', 'Ma fille est malade.'],
    ['es-en', 'Mi hermana está aquí.', 'My brother is here.'],
    ['es-en', 'El médico viene mañana.', 'The doctor comes today.'],
    ['en-es', 'The truck came yesterday.', 'El camión viene mañana.'],
    ['es-fr', 'Vuelva pasado mañana.', 'Revenez demain.'],
    ['fr-en', "Le pont est à l'est.", 'The bridge is in the west.'],
    ['en-es', 'Close the valve.', 'Abra la válvula.'],
    ['en-es', 'Turn off the radio.', 'Encienda la radio.'],
    ['en-fr', 'His fever is high.', 'Sa fièvre est basse.'],
    ['en-es', 'Stay inside.', 'Quédese afuera.'],
    ['fr-es', 'Respirez lentement.', 'Respire rápido.'],
    ['en-fr', 'Drink more water.', "Buvez moins d'eau."],
    ['en-es', 'She is worse than yesterday.', 'Está mejor que ayer.'],
    ['en-es', 'Lay him face down.', 'Acuéstelo boca arriba.'],
    ['en-es', 'He hurt his leg.', 'Se lastimó el brazo.'],
    ['fr-en', "J'ai mal au ventre.", 'My head hurts.'],
    ['es-en', 'Me duele la espalda.', 'My chest hurts.'],
    ['en-es', 'Wait at least 4 hours.', 'Espere como máximo 4 horas.'],
    ['fr-en', 'au plus deux comprimés', 'at least two tablets'],
    ['en-es', 'We need a tow.', 'Necesitamos una torre.'],
    ['en-fr', 'Bring water to the school.', "Apportez de l'eau à l'église."],
    ['es-en', 'Necesitamos sangre.', 'We need food.'],
    ['fr-en', "L'infirmière arrive.", 'The doctor is coming.'],
    // Changed places.
    [
      'en-es',
      'Food is at the church, water at the school.',
      'Hay comida en la escuela y agua en la iglesia.',
    ],
    ['en-es', 'Turn left, then right.', 'Gire a la derecha, luego a la izquierda.'],
    [
      'en-es',
      'The north road is open, the south road is closed.',
      'La carretera norte está cerrada, la del sur está abierta.',
    ],
    ['fr-en', 'Il est mort et elle est vivante.', 'He is alive and she is dead.'],
  ])('marks %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it.each([
    ['en-es', 'A crane fell on the tower.', 'Una grúa cayó sobre la torre.'],
    ['fr-en', 'Le marché est près du pont.', 'The walk is near the bridge.'],
    ['en-es', 'The medical center has gas.', 'El centro médico tiene gasolina.'],
    ['en-fr', 'Be patient, doctor.', 'Soyez patient, docteur.'],
    ['en-es', 'Take it before meals, not after.', 'Tómelo antes de comer, no después.'],
    ['en-es', 'He left right after lunch', 'Se fue justo después de comer'],
    ['en-fr', 'You may come in March', 'Vous pouvez venir en mars'],
    ['en-es', 'open mon-fri, 3 sep', 'abierto de lunes a viernes, 3 de septiembre'],
    ['en-fr', 'Wed 5 Mar', 'mercredi 5 mars'],
    ['en-es', 'The sun sat down, mar the dec', 'El sol se puso'],
    ['fr-es', 'le mer et la mer, ven', 'el mar y el mar'],
    ['en-fr', 'the day after tomorrow', 'après-demain'],
    ['en-es', 'tomorrow afternoon', 'mañana por la tarde'],
    ['en-fr', 'this afternoon', 'cet après-midi'],
    ['es-en', 'este hospital', 'this hospital'],
    ['en-es', 'my brothers and sisters', 'mis hermanos'],
    ['en-es', 'man and wife', 'marido y mujer'],
    ['fr-en', 'une fille', 'a daughter'],
    ['es-en', 'Llegó esta mañana, hoy no ha comido', 'He came this morning, he has not eaten today'],
    ['es-en', 'Tome una hoy en la mañana', 'Take one this morning, today'],
    ['en-es', 'the day after tomorrow', 'pasado mañana'],
    ['fr-en', 'Il est avant-hier', 'the day before yesterday'],
    ['fr-es', 'On va moins vite que prévu', 'Vamos más lento de lo previsto'],
    ['en-es', 'He is lying on his back', 'Está boca arriba'],
    ['en-fr', 'face down', 'sur le ventre'],
    ['en-fr', 'as soon as possible, at least two', 'au plus vite, au moins deux'],
    ['en-es', 'on foot, hand it over, I will be back', 'a pie, entréguelo, ya vuelvo'],
    ['en-es', 'ten fingers, ten toes', 'diez dedos, diez dedos del pie'],
    // In another order, and right.
    [
      'en-es',
      'The north road is open, the south road is closed.',
      'La carretera sur está cerrada, la del norte está abierta.',
    ],
    ['en-de', 'left', 'rechts'],
  ])('lets %s "%s" -> "%s" pass', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });
});
