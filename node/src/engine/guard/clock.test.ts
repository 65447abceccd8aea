import { describe, expect, it } from 'vitest';
import type { Decoded } from '../decode/model-decoder.js';
import { translateGuarded } from './guard.js';

/** Of a model that says this however it is asked. */
function translated(pair: string, text: string, translation: string) {
  const [source = '', target = ''] = pair.split('-');
  const said: Decoded = {
    text: translation,
    tokens: 1,
    truncated: false,
    repetitionCut: false,
    garbled: false,
  };
  return translateGuarded({ text, source, target }, async () => said);
}

describe('a time of day', () => {
  it.each([
    ['en-fr', 'Come back at 2:30 pm.', 'Revenez à 14 h 30.'],
    ['en-fr', 'Come back at 2:30 pm.', 'Revenez à 14h30.'],
    ['en-fr', 'Come back at 14:30.', 'Revenez à 14 h 30.'],
    ['en-fr', 'The truck leaves at 8 pm.', 'Le camion part à 20 h.'],
    ['en-fr', 'The truck leaves at 8 pm.', 'Le camion part à 20h.'],
    ['en-fr', 'The truck leaves at 8 pm.', 'Le camion part à 20 heures.'],
    ['en-fr', 'The truck leaves at 20:00.', 'Le camion part à 20 h.'],
    ['en-fr', 'It opens at 8 am.', 'Ça ouvre à 8 h.'],
    ['en-fr', 'It opens at 8 in the morning.', 'Ça ouvre à 8 h.'],
    ['en-es', 'The truck leaves at 8 pm.', 'El camión sale a las 20:00.'],
    ['en-es', 'The truck leaves at 8 pm.', 'El camión sale a las 20 h.'],
    ['fr-en', 'Le camion part à 20 h.', 'The truck leaves at 8 pm.'],
    ['fr-en', 'Le camion part à 20h.', 'The truck leaves at 8 p.m.'],
    ['fr-en', 'Le camion part à 20 heures.', 'The truck leaves at 8 pm.'],
    ['fr-en', 'Le camion part à 20 h.', 'The truck leaves at 20:00.'],
    ['fr-en', 'Revenez à 14h30.', 'Come back at 2:30 pm.'],
    ['fr-en', 'Revenez à 14 h 30.', 'Come back at 14:30.'],
    ['fr-en', 'Revenez à 8h30.', 'Come back at 8:30 am.'],
    ['fr-en', 'Revenez à 8h30 du soir.', 'Come back at 8:30 pm.'],
    ['en-fr', 'The truck leaves at 3 pm.', "Le camion part à 3 h de l'après-midi."],
    ['en-fr', 'Give 10 IU at 8 am.', 'Donnez 10 UI à 8 h du matin.'],
    ['fr-en', 'Revenez à 8 h.', 'Come back at 8.'],
    ['fr-en', 'ouvert de 9 h à 17 h', 'open from 9 am to 5 pm'],
    ['fr-es', 'Le camion part à 20 h.', 'El camión sale a las 20:00.'],
    ['es-en', 'El camión sale a las 20.', 'The truck leaves at 8 pm.'],
    ['es-fr', 'El camión sale a las 20:30.', 'Le camion part à 20h30.'],
    ['fr-en', 'Revenez à 7 h du matin.', 'Come back at 7am.'],
    ['fr-es', 'Revenez à 7 h du soir.', 'Vuelva a las 7 p. m.'],
  ])('is the same on another clock: %s "%s" -> "%s"', async (pair, text, translation) => {
    expect(await translated(pair, text, translation)).toEqual({ text: translation, warnings: [] });
  });

  it.each([
    ['en-fr', 'The truck leaves at 8 pm.', 'Le camion part à 8 h.'],
    ['en-fr', 'The truck leaves at 8 am.', 'Le camion part à 20 h.'],
    ['en-fr', 'Come back at 2:30 pm.', 'Revenez à 2 h 30.'],
    ['en-fr', 'Come back at 2:30 am.', 'Revenez à 14 h 30.'],
    ['en-fr', 'Come back at 2:30 pm.', 'Revenez à 14 h 20.'],
    ['en-es', 'It opens at 8 am.', 'Abre a las 8.'],
    ['fr-en', 'Le camion part à 20 h.', 'The truck leaves at 8 am.'],
    ['fr-en', 'Le camion part à 20 h.', 'The truck leaves at 8.'],
    ['fr-en', 'Revenez à 14h30.', 'Come back at 4:30 pm.'],
    ['fr-en', 'Revenez à 14h30.', 'Come back at 2:30 am.'],
    ['fr-en', 'Revenez à 8h30.', 'Come back at 8:30 pm.'],
    ['fr-en', 'Revenez à 8 h.', 'Come back in 8 days.'],
    ['fr-en', 'un comprimé toutes les 20 h', 'one tablet every 8 pm'],
    ['fr-en', 'Revenez à 7 h du soir.', 'Come back at 7am.'],
  ])('is another: %s "%s" -> "%s"', async (pair, text, translation) => {
    expect((await translated(pair, text, translation)).warnings).toContain('numbers_differ');
  });
});
