import { set } from './tables.js';

/**
 * Words that exclude each other: where one went and another of its row came, a translation says something else. What is
 * another word too ("mañana", "este", "est") is left out.
 */
export const OPPOSITES: readonly (readonly Readonly<Record<string, string>>[])[] = [
  [
    { en: 'monday mondays', es: 'lunes', fr: 'lundi lundis' },
    { en: 'tuesday tuesdays', es: 'martes', fr: 'mardi mardis' },
    { en: 'wednesday wednesdays', es: 'miercoles', fr: 'mercredi mercredis' },
    { en: 'thursday thursdays', es: 'jueves', fr: 'jeudi jeudis' },
    { en: 'friday fridays', es: 'viernes', fr: 'vendredi vendredis' },
    { en: 'saturday saturdays', es: 'sabado sabados', fr: 'samedi samedis' },
    { en: 'sunday sundays', es: 'domingo domingos', fr: 'dimanche dimanches' },
  ],
  [
    { en: 'january', es: 'enero', fr: 'janvier' },
    { en: 'february', es: 'febrero', fr: 'fevrier' },
    { en: 'march', es: 'marzo', fr: 'mars' },
    { en: 'april', es: 'abril', fr: 'avril' },
    { en: 'may', es: 'mayo', fr: 'mai' },
    { en: 'june', es: 'junio', fr: 'juin' },
    { en: 'july', es: 'julio', fr: 'juillet' },
    { en: 'august', es: 'agosto', fr: 'aout' },
    { en: 'september', es: 'septiembre setiembre', fr: 'septembre' },
    { en: 'october', es: 'octubre', fr: 'octobre' },
    { en: 'november', es: 'noviembre', fr: 'novembre' },
    { en: 'december', es: 'diciembre', fr: 'decembre' },
  ],
  [
    { en: 'yesterday', es: 'ayer', fr: 'hier' },
    { en: 'today', es: 'hoy', fr: 'hui aujourdhui' },
    { en: 'tomorrow tmrw', es: '', fr: 'demain' },
  ],
  [
    { en: 'before', es: 'antes', fr: 'avant' },
    { en: 'after', es: 'despues tras', fr: 'apres' },
  ],
  [
    { en: 'left', es: 'izquierda izquierdo', fr: 'gauche' },
    { en: 'right', es: 'derecha derecho', fr: 'droite droit' },
  ],
  [
    { en: 'north northern', es: 'norte', fr: 'nord' },
    { en: 'south southern', es: 'sur', fr: 'sud' },
    { en: 'east eastern', es: '', fr: '' },
    { en: 'west western', es: 'oeste', fr: 'ouest' },
  ],
  [
    {
      en: 'open opened opens',
      es: 'abierto abierta abiertos abiertas abre abren',
      fr: 'ouvert ouverte ouverts ouvertes ouvre ouvrent',
    },
    {
      en: 'closed closes shut',
      es: 'cerrado cerrada cerrados cerradas cierra cierran',
      fr: 'ferme fermee fermes fermees ferment',
    },
  ],
  [
    { en: 'alive living', es: 'vivo viva vivos vivas', fr: 'vivant vivante vivants' },
    { en: 'dead died', es: 'muerto muerta muertos muertas murio murieron', fr: 'mort morte morts' },
  ],
  [
    {
      en: 'hot warm',
      es: 'caliente calientes calor',
      fr: 'chaud chaude chauds chaudes chaleur',
    },
    { en: 'cold cool', es: 'frio fria frios frias', fr: 'froid froide froids froides' },
  ],
  [
    { en: 'father dad daddy fathers', es: 'padre papa', fr: 'pere papa peres' },
    { en: 'mother mom mum mothers', es: 'madre mama', fr: 'mere maman meres' },
  ],
  [
    { en: 'son sons boy boys', es: 'hijo nino chico muchacho', fr: 'fils garcon garcons' },
    {
      en: 'daughter daughters girl girls',
      es: 'hija hijas nina ninas chica chicas muchacha',
      fr: 'fille filles',
    },
  ],
  [
    { en: 'brother brothers', es: 'hermano', fr: 'frere freres' },
    { en: 'sister sisters', es: 'hermana hermanas', fr: 'soeur soeurs sœur sœurs' },
  ],
  [
    {
      en: 'man men husband',
      es: 'hombre hombres marido esposo',
      fr: 'homme hommes mari epoux',
    },
    { en: 'woman women wife', es: 'mujer mujeres esposa', fr: 'femme femmes' },
  ],
];

/** A word's row, and which of the row it is. */
export interface Opposite {
  readonly row: number;
  readonly side: number;
}

const TABLES = new Map<string, Map<string, Opposite>>();
OPPOSITES.forEach((sides, row) => {
  sides.forEach((lists, side) => {
    for (const [language, list] of Object.entries(lists)) {
      const table = TABLES.get(language) ?? new Map<string, Opposite>();
      TABLES.set(language, table);
      for (const word of set(list)) table.set(word, { row, side });
    }
  });
});

export function opposite(word: string, language: string): Opposite | undefined {
  return TABLES.get(language)?.get(word);
}
