/** Symbols of units, and the letters of the compass, as they are written in Ukrainian: expressions, since some have several forms. */
const SYMBOLS = new Map(
  Object.entries({
    ...{
      µg: 'мкг',
      μg: 'мкг',
      mcg: 'мкг',
      mg: 'мг',
      g: 'г',
      kg: 'кг',
      ml: 'мл',
      mL: 'мл',
      cl: 'сл',
      dl: 'дл',
      dL: 'дл',
    },
    ...{
      l: 'л',
      L: 'л',
      mm: 'мм',
      cm: 'см',
      dm: 'дм',
      m: 'м',
      km: 'км',
      m2: 'м[2²]',
      'm²': 'м[2²]',
      m3: 'м[3³]',
      'm³': 'м[3³]',
    },
    ...{
      s: 'с(?:ек)?',
      ms: 'мс',
      min: 'хв',
      h: 'год',
      day: '(?:добу|день)',
      '°C': '°\\s?С',
      ºC: '[°º]\\s?С',
    },
    ...{
      Hz: 'Гц',
      kHz: 'кГц',
      MHz: 'МГц',
      GHz: 'ГГц',
      V: 'В',
      kV: 'кВ',
      mV: 'мВ',
      A: 'А',
      mA: 'мА',
      W: 'Вт',
      kW: 'кВт',
    },
    ...{
      MW: 'МВт',
      Ah: 'А·?год',
      mAh: 'мА·?год',
      Wh: 'Вт·?год',
      kWh: 'кВт·?год',
      dB: 'дБ',
      dBm: 'дБм',
      dBi: 'дБі',
    },
    ...{
      hPa: 'гПа',
      kPa: 'кПа',
      bar: 'бар',
      mbar: 'мбар',
      kB: 'кБ',
      MB: 'МБ',
      GB: 'ГБ',
      mmol: 'ммоль',
      IU: '(?:МО|ОД)',
    },
    ...{
      mmHg: 'мм рт\\.? ?ст',
      bpm: 'уд(?:арів)?(?:/хв|\\.? (?:за|на) хвилину)',
      kn: 'вуз\\p{L}+',
      kt: 'вуз\\p{L}+',
    },
    ...{
      mph: 'миль(?:/год| (?:за|на) годину)',
      ft: 'фут\\p{L}*',
      lb: 'фунт\\p{L}*',
      lbs: 'фунт\\p{L}*',
      oz: 'унці\\p{L}+',
    },
    ...{
      N: '(?:пн|північн\\p{L}+)',
      S: '(?:пд|південн\\p{L}+)',
      E: '(?:сх|східн\\p{L}+)',
      W: '(?:зх|зах|західн\\p{L}+)',
    },
  }),
);

/** The expression for a symbol in Cyrillic letters, "мг/л" for "mg/L"; undefined where a part of it has none. */
export function inCyrillicSymbols(symbol: string): string | undefined {
  const parts = symbol.split('/').map((part) => SYMBOLS.get(part));
  return parts.includes(undefined) ? undefined : parts.join('/');
}
