import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';
import { findItems } from './items.js';

describe('compare', () => {
  const missing = (source: string, translation: string) =>
    compare(findItems(source, 'en'), translation).missing.map(({ text }) => text);

  it.each([
    ['wait 25 min', 'espere 25 minutos'],
    ['wait 25min', 'attendez 25 minutes'],
    ['take 2 h', 'durante 2 horas'],
    ['pour 3 L', 'versez 3 litres'],
    ['rope of 12 m', 'cuerda de 12 metros'],
    ['gusts of 70 km/h', 'rafales de 70 kilomètres-heure'],
    ['gusts of 45 mph', 'ráfagas de 45 millas por hora'],
    ['below -5 °C, > 7 kg', 'bajo -5 °C, > 7 kilos'],
  ])('takes a unit in full for its symbol: "%s" -> "%s"', (source, translation) => {
    expect(missing(source, translation)).toEqual([]);
  });

  it.each([
    ['wait 25 min', 'espere 25 meses', '25 min'],
    ['wait 25 min', 'espere 125 minutos', '25 min'],
    ['wait 25 min', 'espere 2.25 minutos', '25 min'],
    ['wait 25 min', 'espere minutos', '25 min'],
    ['give 5 mg', 'dé 5 microgramos', '5 mg'],
    ['give 5 mg/kg', 'dé 5 miligramos', '5 mg/kg'],
    ['give 10 IU', 'dé 10 UE', '10 IU'],
    ['tune to 7 MHz', 'sintonice 7 metros', '7 MHz'],
    ['go to gate 2M', 'vaya a 2 metros', '2M'],
  ])('takes no other: "%s" -> "%s"', (source, translation, item) => {
    expect(missing(source, translation)).toEqual([item]);
  });

  it('finds each only once', () => {
    expect(missing('5 min, then 5 min', '5 minutos')).toEqual(['5 min']);
    expect(compare(findItems('5 min', 'en'), '5 minutos, 5 minutos').extra).toHaveLength(1);
  });
});
