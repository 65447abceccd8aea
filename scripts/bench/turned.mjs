// Translations turned wrong by rule, one word each: what a model does without anything looking wrong.

/** Whole words of a script that \b does not know. */
const word = (source) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'iu');

/** In texts of `language`: what is looked for and what is put in its place. */
const NEGATION_OUT = {
  en: [
    [/\bcannot\b/i, 'can'],
    [/\b(do|does|did|is|are|was|were|have|has|had|would|could|should)n't\b/i, '$1'],
    [/ not\b/, ''],
  ],
  es: [[/\bno (?=[a-záéíóúñ])/i, '']],
  fr: [[/\b(?:ne |n')(\S+) pas\b/i, '$1']],
  de: [
    [/ nicht\b/, ''],
    [/\b(k)(eine?[nmrs]?)\b/i, '$2'],
  ],
  pt: [[/\bnão (?=[a-záéíóúãõç])/i, '']],
  it: [[/\bnon (?=[a-zàèéìòù])/i, '']],
  uk: [[/(?<!\p{L})не (?=\p{L})/iu, '']],
};
const NEGATION_IN = {
  en: [[/\b(is|are|was|were|can|will|must|should|would|could|may)\b(?! not|n't)/, '$1 not']],
  es: [[/(?<!\bno )\b(está|están|es|son|puede|pueden|tiene|tienen|hay|debe|va|era|fue)\b/, 'no $1']],
  fr: [[/\b(est|sont|peut|peuvent|doit|va|faut|sera|était)\b(?! pas| plus| jamais)/, 'ne $1 pas']],
  de: [[/\b(ist|sind|war|waren|kann|muss|soll|will|darf)\b(?! nicht| kein| nie)/, '$1 nicht']],
  pt: [[/(?<!\bnão )\b(está|estão|são|pode|podem|tem|têm|deve|vai|era|foi)\b/, 'não $1']],
  it: [[/(?<!\bnon )(?<![\p{L}’'])(è|sono|può|possono|ha|hanno|deve|va|era)(?!\p{L})/u, 'non $1']],
  uk: [
    [
      /(?<!(?<!\p{L})не )(?<!\p{L})(є|може|можуть|має|мають|буде|будуть|був|була|було|були|треба|потрібно)(?!\p{L})/u,
      'не $1',
    ],
  ],
};
const NUMBER_WORD = {
  en: [
    [/\btwo\b/i, 'three'],
    [/\bthree\b/i, 'two'],
    [/\bfour\b/i, 'five'],
    [/\bfive\b/i, 'four'],
    [/\bsix\b/i, 'seven'],
    [/\bseven\b/i, 'six'],
    [/\beight\b/i, 'nine'],
    [/\bten\b/i, 'twelve'],
    [/\btwelve\b/i, 'ten'],
    [/\btwenty\b/i, 'thirty'],
  ],
  es: [
    [/\bdos\b/i, 'tres'],
    [/\btres\b/i, 'dos'],
    [/\bcuatro\b/i, 'cinco'],
    [/\bcinco\b/i, 'cuatro'],
    [/\bseis\b/i, 'siete'],
    [/\bsiete\b/i, 'seis'],
    [/\bocho\b/i, 'nueve'],
    [/\bdiez\b/i, 'doce'],
    [/\bdoce\b/i, 'diez'],
    [/\bveinte\b/i, 'treinta'],
  ],
  fr: [
    [/\bdeux\b/i, 'trois'],
    [/\btrois\b/i, 'deux'],
    [/\bquatre\b/i, 'cinq'],
    [/\bcinq\b/i, 'quatre'],
    [/\bsix\b/i, 'sept'],
    [/\bsept\b/i, 'six'],
    [/\bhuit\b/i, 'neuf'],
    [/\bdix\b/i, 'douze'],
    [/\bdouze\b/i, 'dix'],
    [/\bvingt\b/i, 'trente'],
  ],
  de: [
    [/\bzwei\b/i, 'drei'],
    [/\bdrei\b/i, 'zwei'],
    [/\bvier\b/i, 'fünf'],
    [/\bfünf\b/i, 'vier'],
    [/\bsechs\b/i, 'sieben'],
    [/\bsieben\b/i, 'sechs'],
    [/\bacht\b/i, 'neun'],
    [/\bzehn\b/i, 'zwölf'],
    [/\bzwölf\b/i, 'zehn'],
    [/\bzwanzig\b/i, 'dreißig'],
  ],
  pt: [
    [/\b(dois|duas)\b/i, 'três'],
    [/\btrês\b/i, 'dois'],
    [/\bquatro\b/i, 'cinco'],
    [/\bcinco\b/i, 'quatro'],
    [/\bseis\b/i, 'sete'],
    [/\bsete\b/i, 'seis'],
    [/\boito\b/i, 'nove'],
    [/\bdez\b/i, 'doze'],
    [/\bdoze\b/i, 'dez'],
    [/\bvinte\b/i, 'trinta'],
  ],
  it: [
    [/\bdue\b/i, 'tre'],
    [/\btre\b/i, 'due'],
    [/\bquattro\b/i, 'cinque'],
    [/\bcinque\b/i, 'quattro'],
    [/\bsei (?=ore|giorni|anni|mesi|settimane|persone|volte)/i, 'sette '],
    [/\bsette\b/i, 'sei'],
    [/\botto\b/i, 'nove'],
    [/\bdieci\b/i, 'dodici'],
    [/\bdodici\b/i, 'dieci'],
    [/\bventi\b/i, 'trenta'],
  ],
  uk: [
    [word('два|дві'), 'три'],
    [word('три'), 'два'],
    [word('чотири'), "п'ять"],
    [word("п'ять"), 'чотири'],
    [word('шість'), 'сім'],
    [word('сім'), 'шість'],
    [word('вісім'), "дев'ять"],
    [word('десять'), 'дванадцять'],
    [word('дванадцять'), 'десять'],
    [word('двадцять'), 'тридцять'],
    [word('двох'), 'трьох'],
    [word('трьох'), 'двох'],
  ],
};
const UNIT = {
  en: [
    [/(\d) ?mg\b/, '$1 g'],
    [/(\d) ?ml\b/, '$1 l'],
    [/(\d) ?km\b/, '$1 m'],
    [/\bhours\b/, 'days'],
    [/\bdays\b/, 'hours'],
    [/\bminutes\b/, 'hours'],
    [/\bweeks\b/, 'days'],
    [/\bkilometers\b/, 'meters'],
    [/\bliters\b/, 'kilos'],
  ],
  es: [
    [/(\d) ?mg\b/, '$1 g'],
    [/(\d) ?ml\b/, '$1 l'],
    [/(\d) ?km\b/, '$1 m'],
    [/\bhoras\b/, 'días'],
    [/\bdías\b/, 'horas'],
    [/\bminutos\b/, 'horas'],
    [/\bsemanas\b/, 'días'],
    [/\bkilómetros\b/, 'metros'],
    [/\blitros\b/, 'kilos'],
  ],
  fr: [
    [/(\d) ?mg\b/, '$1 g'],
    [/(\d) ?ml\b/, '$1 l'],
    [/(\d) ?km\b/, '$1 m'],
    [/\bheures\b/, 'jours'],
    [/\bjours\b/, 'heures'],
    [/\bminutes\b/, 'heures'],
    [/\bsemaines\b/, 'jours'],
    [/\bkilomètres\b/, 'mètres'],
    [/\blitres\b/, 'kilos'],
  ],
  de: [
    [/(\d) ?mg\b/, '$1 g'],
    [/(\d) ?ml\b/, '$1 l'],
    [/(\d) ?km\b/, '$1 m'],
    [/\bStunden\b/, 'Tage'],
    [/\bTagen?\b/, 'Stunden'],
    [/\bMinuten\b/, 'Stunden'],
    [/\bWochen\b/, 'Tage'],
    [/\bKilometern?\b/, 'Meter'],
    [/\bLitern?\b/, 'Kilo'],
  ],
  pt: [
    [/(\d) ?mg\b/, '$1 g'],
    [/(\d) ?ml\b/, '$1 l'],
    [/(\d) ?km\b/, '$1 m'],
    [/\bhoras\b/, 'dias'],
    [/\bdias\b/, 'horas'],
    [/\bminutos\b/, 'horas'],
    [/\bsemanas\b/, 'dias'],
    [/\bquilômetros\b/, 'metros'],
    [/\blitros\b/, 'quilos'],
  ],
  it: [
    [/(\d) ?mg\b/, '$1 g'],
    [/(\d) ?ml\b/, '$1 l'],
    [/(\d) ?km\b/, '$1 m'],
    [/\bore\b/, 'giorni'],
    [/\bgiorni\b/, 'ore'],
    [/\bminuti\b/, 'ore'],
    [/\bsettimane\b/, 'giorni'],
    [/\bchilometri\b/, 'metri'],
    [/\blitri\b/, 'chili'],
  ],
  uk: [
    [/(\d) ?мг(?!\p{L})/u, '$1 г'],
    [/(\d) ?мл(?!\p{L})/u, '$1 л'],
    [/(\d) ?км(?!\p{L})/u, '$1 м'],
    [word('годин'), 'днів'],
    [word('години'), 'дні'],
    [word('днів'), 'годин'],
    [word('дні'), 'години'],
    [word('хвилин'), 'годин'],
    [word('хвилини'), 'години'],
    [word('тижні'), 'дні'],
    [word('тижнів'), 'днів'],
    [word('кілометрів'), 'метрів'],
    [word('літрів'), 'кілограмів'],
  ],
};
const OPPOSITE = {
  en: [
    [/\bbefore\b/i, 'after'],
    [/\bafter\b/i, 'before'],
    [/\bnorth\b/i, 'south'],
    [/\byesterday\b/i, 'tomorrow'],
    [/\btomorrow\b/i, 'yesterday'],
    [/\bopen\b/i, 'closed'],
    [/\bMonday\b/, 'Tuesday'],
    [/\bhospital\b/, 'school'],
    [/\bwater\b/, 'food'],
  ],
  es: [
    [/\bantes\b/i, 'después'],
    [/\bdespués\b/i, 'antes'],
    [/\bnorte\b/i, 'sur'],
    [/\bayer\b/i, 'mañana'],
    [/\bizquierda\b/i, 'derecha'],
    [/\babierto\b/i, 'cerrado'],
    [/\blunes\b/, 'martes'],
    [/\bhospital\b/, 'colegio'],
    [/\bagua\b/, 'comida'],
  ],
  fr: [
    [/\bavant\b/i, 'après'],
    [/\baprès\b/i, 'avant'],
    [/\bnord\b/i, 'sud'],
    [/\bhier\b/i, 'demain'],
    [/\bgauche\b/i, 'droite'],
    [/\bouvert\b/i, 'fermé'],
    [/\blundi\b/i, 'mardi'],
    [/\bhôpital\b/, 'école'],
    [/\beau\b/, 'nourriture'],
  ],
  de: [
    [/\bbevor\b/i, 'nachdem'],
    [/\bnachdem\b/i, 'bevor'],
    [/\bNorden\b/, 'Süden'],
    [/\bgestern\b/i, 'morgen'],
    [/\blinks\b/i, 'rechts'],
    [/\boffen\b/i, 'geschlossen'],
    [/\bMontag\b/, 'Dienstag'],
    [/\bKrankenhaus\b/, 'Schule'],
    [/\bWasser\b/, 'Nahrung'],
  ],
  pt: [
    [/\bantes\b/i, 'depois'],
    [/\bdepois\b/i, 'antes'],
    [/\bnorte\b/i, 'sul'],
    [/\bontem\b/i, 'amanhã'],
    [/\besquerda\b/i, 'direita'],
    [/\baberto\b/i, 'fechado'],
    [/\bsegunda-feira\b/i, 'terça-feira'],
    [/\bhospital\b/, 'colégio'],
    [/\bágua\b/, 'comida'],
  ],
  it: [
    [/\bprima di\b/i, 'dopo'],
    [/\bdopo\b/i, 'prima'],
    [/\bnord\b/i, 'sud'],
    [/\bieri\b/i, 'domani'],
    [/\bsinistra\b/i, 'destra'],
    [/\baperto\b/i, 'chiuso'],
    [/\blunedì(?!\p{L})/u, 'martedì'],
    [/\bospedale\b/, 'scuola'],
    [/\bacqua\b/, 'cibo'],
  ],
  uk: [
    [word('перед'), 'після'],
    [word('після'), 'перед'],
    [word('північ'), 'південь'],
    [word('вчора|учора'), 'завтра'],
    [word('завтра'), 'вчора'],
    [word('ліворуч'), 'праворуч'],
    [word('відкрито|відчинено'), 'зачинено'],
    [word('понеділок'), 'вівторок'],
    [word('лікарня'), 'школа'],
    [word('лікарні'), 'школі'],
    [word('вода'), 'їжа'],
    [word('води'), 'їжі'],
  ],
};

const SIDE_OUT = {
  en: [
    [
      /\b(left|right) (?=(arm|leg|hand|eye|ear|foot|knee|shoulder|wrist|ankle|lung|hip|thigh|elbow|calf)\b)/i,
      '',
    ],
  ],
  es: [
    [
      /(?<=\b(brazo|pierna|mano|ojo|oído|oreja|pie|rodilla|hombro|muñeca|tobillo|pulmón|cadera|muslo|codo)) (izquierd|derech)[oa]\b/i,
      '',
    ],
  ],
  fr: [
    [
      /(?<=(bras|jambe|main|œil|oreille|pied|genou|épaule|poignet|cheville|poumon|hanche|cuisse|coude|mollet)) (gauche|droite?)\b/i,
      '',
    ],
  ],
  de: [
    [
      /\b(linke|rechte)[nmrs]? (?=(Arm|Bein|Hand|Auge|Ohr|Fuß|Knie|Schulter|Handgelenk|Knöchel|Lunge|Hüfte|Oberschenkel|Ellbogen|Wade))/i,
      '',
    ],
  ],
  pt: [
    [
      /(?<=\b(braço|perna|mão|olho|ouvido|orelha|pé|joelho|ombro|pulso|tornozelo|pulmão|quadril|coxa|cotovelo)) (esquerd|direit)[oa]\b/i,
      '',
    ],
  ],
  it: [
    [
      /(?<=\b(braccio|gamba|mano|occhio|orecchio|piede|ginocchio|spalla|polso|caviglia|polmone|anca|coscia|gomito|polpaccio)) (sinistr|destr)[oa]\b/i,
      '',
    ],
  ],
  uk: [
    [
      /(?<!\p{L})(лів|прав)(?:ий|а|е|у|ою|ої|ому|им|ого|ій) (?=(рук|ног|нозі|око|оці|вух|стоп|колін|плеч|зап|щиколот|леген|стегн|лікт|передпліч|долон))/iu,
      '',
    ],
  ],
};

/** [what was done, rules by language] */
export const TURNS = [
  ['with a “not” taken out', NEGATION_OUT],
  ['with a “not” put in', NEGATION_IN],
  ['with another number word', NUMBER_WORD],
  ['with another unit', UNIT],
  ['without the side of a part of the body', SIDE_OUT],
  ['with an opposite or what is taken for it', OPPOSITE],
];

/** A text with the first rule applied that changes it; undefined where none does. */
export function turned(text, rules) {
  for (const [pattern, instead] of rules) {
    const other = text.replace(pattern, instead);
    if (other !== text) return other;
  }
  return undefined;
}
