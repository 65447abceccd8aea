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
  ])('marks %s "%s" -> "%s"', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(true);
  });

  it.each([
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
    ['en-de', 'left', 'rechts'],
  ])('lets %s "%s" -> "%s" pass', (pair, source, translation) => {
    expect(marked(pair, source, translation)).toBe(false);
  });
});
