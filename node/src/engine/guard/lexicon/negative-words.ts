import { set } from './tables.js';

/**
 * Words with a negation inside, one meaning a row. Those before the bar ask for one of their row, or a negation,
 * in a translation; those behind it only answer.
 */
const ROWS: readonly Readonly<Record<string, string>>[] = [
  {
    en: 'unsafe insecure | dangerous hazardous risky danger',
    es: 'inseguro insegura inseguros inseguras | peligroso peligrosa peligrosos peligrosas peligro arriesgado',
    fr: '| dangereux dangereuse dangereuses danger risque',
  },
  {
    en: 'unable incapable | powerless',
    es: 'incapaz incapaces | imposibilitado',
    fr: 'incapable incapables | impuissant',
  },
  {
    en: 'unconscious | fainted fainting faint passed collapsed coma senseless unaware unconsciously',
    es: 'inconsciente inconscientes | desmayado desmayada desmayo desmayados inconscientemente',
    fr: 'inconscient inconsciente inconscients inconscientes | evanoui evanouie evanouis coma',
  },
  {
    en: 'impossible | impossibility',
    es: 'imposible imposibles | imposibilidad',
    fr: 'impossible impossibles | impossibilite',
  },
  { en: 'unwilling reluctant', es: 'reacio reacia renuente | reacios', fr: '| reticent reticente' },
  {
    en: 'unknown | unfamiliar strange stranger strangers',
    es: 'desconocido desconocida desconocidos desconocidas | desconoce extrano extrana ignora ignoro',
    fr: 'inconnu inconnue inconnus inconnues | ignore etranger',
  },
  {
    en: 'useless | vain unhelpful worthless unnecessary pointless needless',
    es: 'inutil inutiles innecesario innecesaria | vano innecesariamente',
    fr: 'inutile inutiles | vain superflu inutilement',
  },
  {
    en: 'unhappy | sad miserable unfortunate',
    es: 'infeliz infelices | triste tristes desgraciado desdichado descontento',
    fr: '| malheureux malheureuse triste tristes mecontent',
  },
  { en: 'unlikely improbable', es: 'improbable', fr: 'improbable | peu' },
  {
    en: 'unfair unjust | unfairly injustice',
    es: 'injusto injusta injustos | injusticia',
    fr: 'injuste injustes | injustice',
  },
  {
    en: 'illegal unlawful | illegally illicit forbidden',
    es: 'ilegal ilegales | ilegalmente ilicito',
    fr: 'illegal illegale illegaux | illegalement illicite',
  },
  {
    en: 'incorrect invalid | wrong false mistaken',
    es: 'incorrecto incorrecta invalido invalida | equivocado equivocada erroneo erronea falso mal',
    fr: 'incorrect incorrecte invalide | faux fausse errone mauvais mauvaise mal',
  },
  {
    en: 'insufficient inadequate',
    es: 'insuficiente insuficientes',
    fr: 'insuffisant insuffisante insuffisants insuffisantes',
  },
  { en: 'incomplete unfinished', es: 'incompleto incompleta', fr: 'incomplet incomplete inacheve' },
  { en: 'unstable', es: 'inestable inestables', fr: 'instable instables' },
  { en: 'unavailable | busy', es: 'indisponible', fr: 'indisponible indisponibles' },
  {
    en: 'unreachable inaccessible',
    es: 'inaccesible inalcanzable | incomunicado incomunicados',
    fr: 'inaccessible injoignable | inaccessibles',
  },
  {
    en: 'unharmed unhurt uninjured | safe intact undamaged unscathed',
    es: 'ileso ilesa ilesos ilesas | salvo intacto intacta',
    fr: 'indemne indemnes | sauf sauve intact intacte',
  },
  { en: 'unarmed', es: 'desarmado desarmada desarmados', fr: '| desarme desarmes desarmee' },
  { en: 'uncertain unsure', es: 'incierto incierta inciertos | dudoso', fr: 'incertain incertaine | doute' },
  { en: 'undrinkable', es: '| impotable', fr: '| impotable imbuvable' },
  {
    en: 'unlike | unusual uncommon unbelievable incredible',
    es: '| inusual raro increible',
    fr: '| inhabituel rare incroyable',
  },
  {
    en: 'negative | negatively',
    es: 'negativo negativa negativos negativas | negativamente',
    fr: 'negatif negative negatifs negatives | negativement',
  },
  {
    en: 'forbidden prohibited banned | illegal forbid forbids forbade ban prohibit prohibits prohibition banning',
    es: 'prohibido prohibida prohibidos prohibidas | prohibe prohibio prohiben prohibicion prohibir prohibieron',
    fr: 'interdit interdite interdits interdites prohibe | interdiction defendu defense interdire',
  },
];

export interface NegativeWord {
  readonly meaning: number;
  readonly asks: boolean;
}

const TABLES = new Map<string, Map<string, NegativeWord>>();
ROWS.forEach((row, meaning) => {
  for (const [language, list] of Object.entries(row)) {
    const table = TABLES.get(language) ?? new Map<string, NegativeWord>();
    TABLES.set(language, table);
    const [asking = '', answering = ''] = list.split('|');
    for (const word of set(answering)) table.set(word, { meaning, asks: false });
    for (const word of set(asking)) table.set(word, { meaning, asks: true });
  }
});

export function negativeWord(word: string, language: string): NegativeWord | undefined {
  return TABLES.get(language)?.get(word);
}
