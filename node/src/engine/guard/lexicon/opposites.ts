import { set } from './tables.js';

/** Words that exclude each other, as sides of a row. Those behind a bar may be other words: they only answer. */
export interface Row {
  readonly sides: readonly Readonly<Record<string, string>>[];
  /** Names that every translation has: where one is lost there is no other word for it. */
  readonly each?: true;
}

/** What is another word more often ("mañana", "este", "est") is left out. */
export const OPPOSITES: readonly Row[] = [
  {
    sides: [
      { en: 'monday mondays | mon', es: 'lunes | lun', fr: 'lundi lundis | lun' },
      { en: 'tuesday tuesdays | tue tues', es: 'martes | mar', fr: 'mardi mardis | mar' },
      { en: 'wednesday wednesdays | wed', es: 'miercoles | mie', fr: 'mercredi mercredis | mer' },
      { en: 'thursday thursdays | thu thur thurs', es: 'jueves | jue', fr: 'jeudi jeudis | jeu' },
      { en: 'friday fridays | fri', es: 'viernes | vie', fr: 'vendredi vendredis | ven' },
      { en: 'saturday saturdays | sat', es: 'sabado sabados | sab', fr: 'samedi samedis | sam' },
      { en: 'sunday sundays | sun', es: 'domingo domingos | dom', fr: 'dimanche dimanches | dim' },
    ],
    each: true,
  },
  {
    sides: [
      { en: 'january | jan', es: 'enero | ene', fr: 'janvier | janv' },
      { en: 'february | feb', es: 'febrero | feb', fr: 'fevrier | fev fevr' },
      { en: '| march mar', es: 'marzo | mar', fr: '| mars' },
      { en: 'april | apr', es: 'abril | abr', fr: 'avril | avr' },
      { en: '| may', es: 'mayo', fr: 'mai' },
      { en: 'june | jun', es: 'junio | jun', fr: 'juin' },
      { en: 'july | jul', es: 'julio | jul', fr: 'juillet | juil' },
      { en: 'august | aug', es: 'agosto | ago', fr: 'aout' },
      { en: 'september | sep sept', es: 'septiembre setiembre | sep sept', fr: 'septembre | sep sept' },
      { en: 'october | oct', es: 'octubre | oct', fr: 'octobre | oct' },
      { en: 'november | nov', es: 'noviembre | nov', fr: 'novembre | nov' },
      { en: 'december | dec', es: 'diciembre | dic', fr: 'decembre | dec' },
    ],
    each: true,
  },
  {
    sides: [
      { en: 'yesterday', es: 'ayer', fr: 'hier' },
      { en: 'today', es: 'hoy', fr: 'hui aujourdhui' },
      { en: 'tomorrow tmrw', es: '', fr: 'demain' },
    ],
  },
  {
    sides: [
      { en: 'before', es: 'antes', fr: 'avant' },
      { en: 'after', es: 'despues tras', fr: 'apres' },
    ],
  },
  {
    sides: [
      { en: 'left', es: 'izquierda izquierdo', fr: 'gauche' },
      { en: 'right', es: 'derecha derecho', fr: 'droite droit' },
    ],
  },
  {
    sides: [
      { en: 'north northern', es: 'norte', fr: 'nord' },
      { en: 'south southern', es: 'sur', fr: 'sud' },
      { en: 'east eastern', es: '', fr: '' },
      { en: 'west western', es: 'oeste', fr: 'ouest' },
    ],
  },
  {
    sides: [
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
  },
  {
    sides: [
      { en: 'alive living', es: 'vivo viva vivos vivas', fr: 'vivant vivante vivants' },
      { en: 'dead died', es: 'muerto muerta muertos muertas murio murieron', fr: 'mort morte morts' },
    ],
  },
  {
    sides: [
      {
        en: 'hot warm',
        es: 'caliente calientes calor',
        fr: 'chaud chaude chauds chaudes chaleur',
      },
      { en: 'cold cool', es: 'frio fria frios frias', fr: 'froid froide froids froides' },
    ],
  },
  {
    sides: [
      { en: 'father dad daddy fathers', es: 'padre papa', fr: 'pere papa peres' },
      { en: 'mother mom mum mothers', es: 'madre mama', fr: 'mere maman meres' },
    ],
  },
  {
    sides: [
      { en: 'son sons boy boys', es: 'hijo nino chico muchacho', fr: 'fils garcon garcons' },
      {
        en: 'daughter daughters girl girls',
        es: 'hija hijas nina ninas chica chicas muchacha',
        fr: 'fille filles',
      },
    ],
  },
  {
    sides: [
      { en: 'brother brothers', es: 'hermano', fr: 'frere freres' },
      { en: 'sister sisters', es: 'hermana hermanas', fr: 'soeur soeurs sœur sœurs' },
    ],
  },
  {
    sides: [
      {
        en: 'man men husband',
        es: 'hombre hombres marido esposo',
        fr: 'homme hommes mari epoux',
      },
      { en: 'woman women wife', es: 'mujer mujeres esposa', fr: 'femme femmes' },
    ],
  },
];

/** A word's row, and which of its sides it is. */
export interface Opposite {
  readonly row: Row;
  readonly side: number;
  /** False where it may be another word. */
  readonly isSure: boolean;
}

const TABLES = new Map<string, Map<string, Opposite>>();
for (const row of OPPOSITES) {
  row.sides.forEach((lists, side) => {
    for (const [language, list] of Object.entries(lists)) {
      const table = TABLES.get(language) ?? new Map<string, Opposite>();
      TABLES.set(language, table);
      const [sure = '', answering = ''] = list.split('|');
      for (const word of set(answering)) if (!table.has(word)) table.set(word, { row, side, isSure: false });
      for (const word of set(sure)) table.set(word, { row, side, isSure: true });
    }
  });
}

export function opposite(word: string, language: string): Opposite | undefined {
  return TABLES.get(language)?.get(word);
}
