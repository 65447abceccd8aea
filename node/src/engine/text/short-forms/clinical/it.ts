import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule, sided } from '../rules.js';

const UNIT =
  'mg|g|mcg|µg|ui|cp|cpr|compress[ae]|cps|capsul[ae]|gocce|goccia|gtt|fial[ae]|fl|bustin[ae]|supposte?|puff|cucchiai\\p{L}*';
const A_DOSE = `\\d\\s?(?:${UNIT}|ml)\\b[^.;!?\\n]{0,40}`;
const PARTS = {
  masculine:
    'braccio|piede|occhio|orecchio|ginocchio|polso|gomito|polmone|rene|fianco|lato|pollice|tallone|femore|seno|avambraccio|polpaccio|dito|alluce|omero|radio|perone|emitorace|arto(?:\\s(?:sup|inf)eriore)?|ipocondrio|zigomo|gluteo|testicolo|malleolo|sopracciglio|labbro|bacino|quadrante',
  feminine:
    'gamba|mano|spalla|caviglia|coscia|anca|guancia|mammella|parte|tibia|clavicola|ascella|rotula|palpebra|tempia|base|mandibola|natica|fossa iliaca|scapola|ovaia|ulna|loggia renale|lombare|inguinale',
};
const PART = `${PARTS.masculine}|${PARTS.feminine}`;
const PAST =
  '(?<!\\p{L})(?:[Aa]namnesi|in anamnesi|precedenti|nota|noto|affett[oa] da|pregress[oa])(?:\\s?:)?\\s(?:[^.;!?\\n]{0,40}\\s)?';
const SPANS: Readonly<Record<string, string>> = {
  d: 'giorni',
  g: 'giorni',
  h: 'ore',
  o: 'ore',
  m: 'mesi',
  s: 'settimane',
};

const spans = (count = '', short = '') => `${count} ${SPANS[short[0]?.toLowerCase() ?? ''] ?? short}`;
const timesA = (count = '', short = '') =>
  `${count === '1' ? 'una volta' : `${count} volte`} ${/^s/iu.test(short) ? 'alla settimana' : 'al giorno'}`;

/** Words cut short, whose stop is no end of a sentence where no capital follows. */
function cut(forms: Readonly<Record<string, string>>, after?: string): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) => {
    const inAnyCase = `(?:[${short[0]?.toUpperCase()}${short[0]}]${short.slice(1)}|${short.toUpperCase()})`;
    return alone(`${inAnyCase}(?:\\.(?=\\s?[\\p{Ll}\\d,:]))?`, written, {
      isCased: true,
      ...(after === undefined ? {} : { after }),
    });
  });
}

function aged(sex = '', age = '', unit = ''): string {
  const persons = /^[f♀]/iu.test(sex) ? ['bambina', 'donna'] : ['bambino', 'uomo'];
  const isMonths = /^m/iu.test(unit);
  return `${persons[isMonths || Number(age) < 16 ? 0 : 1]} di ${age} ${isMonths ? 'mesi' : 'anni'}`;
}

const HOW_OFTEN: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:(?:vv?|x|volt[ae])\\s?/|(?:vv?|x)\\s?al(?:la)?\\s)\\s?(die|dì|gg?|giorno|sett|settimana|d)',
    timesA,
  ),
  alone('(\\d{1,2})\\s?(?:vv?|x|volt[ae])\\s(die|dì)', timesA),
  alone('x\\s?(\\d{1,2})\\s?(?:vv?|volte)\\s(?:al\\s)?(dì|die|giorno)', timesA),
  alone('x\\s?(\\d{1,2})\\s?(?:/\\s?|volte\\s?/\\s?)?(die|dì)', timesA),
  alone('x\\s?(\\d{1,2})\\s?/\\s?(g|gg|giorno|sett)', timesA),
  alone('(\\d{1,2})\\s?vv', '$1 volte', { isCased: true }),
  alone('(\\d)\\s?/\\s?(die|dì)', timesA),
  ...(
    [
      ['(?:cps?|cprs?|compr)', 'compressa', 'compresse'],
      ['(?:fl|f\\.le)', 'fiala', 'fiale'],
      ['bust', 'bustina', 'bustine'],
    ] as const
  ).map(([short, one, more]) =>
    alone(
      `(\\d{1,2})\\s?${short}(?=\\s?/\\s?(?:die|dì|g|d|\\d{1,2}\\s?h)(?!\\p{L}))`,
      (n) => `${n} ${n === '1' ? one : more}`,
      { isOpen: true },
    ),
  ),
  alone(
    '(\\d{1,4}(?:[.,]\\d{1,2})?)\\s?(mg|g|compress[ae]|fial[ae]|bustin[ae]|gocce)\\s?/\\s?(?:die|dì)',
    '$1 $2 al giorno',
  ),
  alone(
    '(\\d{1,4}(?:[.,]\\d{1,2})?)\\s?(mg|g|compress[ae]|fial[ae]|bustin[ae]|gocce)\\s?/\\s?(\\d{1,2})\\s?h',
    '$1 $2 ogni $3 ore',
  ),
  alone('die', 'al giorno', { after: A_DOSE }),
  alone('bid', 'due volte al giorno', { after: A_DOSE }),
  alone('tid', 'tre volte al giorno', { after: A_DOSE }),
  alone('qid', 'quattro volte al giorno', { after: A_DOSE }),
  alone('(?:ogni|q)\\s?(\\d{1,2})\\s?h', 'ogni $1 ore'),
  alone('(?:h|ore)\\s?(\\d{1,2})\\s?[-–]\\s?(\\d{1,2})\\s?[-–]\\s?(\\d{1,2})', 'alle ore $1, $2 e $3', {
    after: A_DOSE,
  }),
  alone('(?:h|ore)\\s?(\\d{1,2})\\s?[-–]\\s?(\\d{1,2})', 'alle ore $1 e $2', { after: A_DOSE }),
  alone('(\\d)\\s?-\\s?(\\d)\\s?-\\s?(\\d)', '$1 al mattino, $2 a mezzogiorno, $3 alla sera', {
    after: A_DOSE,
  }),
  alone('a\\.?b\\.?|al\\s?bis\\.?', 'al bisogno', { after: A_DOSE }),
  alone('prn', 'al bisogno', { after: A_DOSE }),
  alone('se\\snec(?:ess)?', 'se necessario'),
];

const HOW_TAKEN: readonly Rule[] = [
  alone('(?:x|per)\\sos', 'per bocca', { after: A_DOSE }),
  alone('p\\.?o\\.?', 'per bocca', {
    after: '\\d\\s?(?:mg|g|mcg|µg|cpr?|compress[ae]|ml)\\s(?:ogni \\d{1,2} ore\\s)?',
  }),
  alone('s\\.?c\\.?', 'sottocute', { after: A_DOSE }),
  alone('sl', 'sotto la lingua', { after: A_DOSE }),
  alone('(iv|im|ev)', (route = '') => (route.toLowerCase() === 'ev' ? 'IV' : route.toUpperCase()), {
    after: A_DOSE,
  }),
  alone('e\\.v\\.?', 'IV', { after: A_DOSE }),
  alone('i\\.m\\.?', 'IM', { after: A_DOSE }),
  alone('(\\d{1,2})\\s?[aª°^]?\\s?sett', '$1ª settimana', { after: '(?<!\\p{L})alla\\s' }),
  ...counted({
    'cps?|cprs?|compr': ['compressa', 'compresse'],
    gtt: ['goccia', 'gocce'],
    'fl|f\\.le': ['fiala', 'fiale'],
    gg: ['giorno', 'giorni'],
    bust: ['bustina', 'bustine'],
    supp: ['supposta', 'supposte'],
    sett: ['settimana', 'settimane'],
    pers: ['persona', 'persone'],
  }),
  alone('(\\d{1,2})\\s?cucch', '$1 cucchiai'),
  alone('(?:SF|[Ff]isio)', 'soluzione fisiologica', {
    after: '\\d\\s?(?:[lL]|m[lL]|cc)\\s(?:di\\s)?',
    isCased: true,
  }),
  alone('RL', 'Ringer lattato', { after: '\\d\\s?(?:[lL]|m[lL]|cc)\\s(?:di\\s)?', isCased: true }),
  alone('amox(?=\\s?\\d)', 'amoxicillina'),
  alone('parac(?:et)?(?=\\s?\\d)', 'paracetamolo'),
  alone('ibu(?=\\s?\\d{3})', 'ibuprofene'),
  alone('tp(?=\\s(?:con|antibiotica|atb|domiciliare|in|e\\.?v\\.?|orale|antalgica)\\s?)', 'terapia'),
  alone('tp', 'terapia', {
    after:
      '(?<!\\p{L})(?:in|la|della|alla|inizia|iniziata|continua|continuare|sospesa|nessuna|sta facendo|prosegue|dopo)\\s',
  }),
];

const HOW_LONG: readonly Rule[] = [
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)(?:x|per)\\s?(\\d{1,3})\\s?(gg|sett|h|giorni|mesi|settimane|ore)',
    (count, unit) => `per ${spans(count, unit)}`,
  ),
  alone(
    'x(?=\\s(?:febbre|dolore|tosse|vomito|diarrea|nausea|controllo|ricovero|frattura|trauma|ferita|sospett[oa]|caduta|mal di)(?:\\s|$|[.,;]))',
    'per',
    { isCased: true },
  ),
];

const WHO: readonly Rule[] = [
  alone('(?<=^\\s?)(F|M|♀|♂)[,.]?\\s?(?:di\\s)?(\\d{1,2})\\s?(anni|aa|a|mesi)', aged, { isCased: true }),
  alone(
    '(?:pz|paz|paziente)\\.?,?\\s(F|M|♀|♂),?\\s(?:di\\s)?(\\d{1,2})\\s?(anni|aa|a|mesi)',
    (sex, age, unit) => `paziente, ${aged(sex, age, unit)}`,
  ),
  alone('aa', 'aria ambiente', { after: '(?<!\\p{L})in\\s', isCased: true }),
  // "2 AA" are batteries.
  alone('(?<!\\d\\s)(\\d{1,2})\\s?aa', '$1 anni', { isCased: true }),
  alone('(?<!\\d\\s?)(?:[Pp]z|PZ|[Pp]az|p\\.te)\\.(?=\\s[\\p{Ll}\\d])', 'paziente', {
    isCased: true,
    isOpen: true,
  }),
  alone('(?<!\\d\\s?)(?:pz|p\\.te)(?!\\s?\\d)', 'paziente'),
  // La Paz is a town.
  alone('(?<!\\d\\s?)paz(?!\\s?\\d)', 'paziente', { isCased: true }),
  alone('Paz(?=\\s(?:con|di|in|che|maschio|femmina|donna|uomo|vigile|incosciente)\\s)', 'paziente', {
    after: '^',
  }),
  alone('pz(?=\\s\\d{1,2}\\s?(?:anni|mesi))', 'paziente', { after: '^' }),
  alone('MMG', 'medico di base', { isCased: true }),
  alone('PS', 'pronto soccorso', {
    after: '(?<!\\p{L})(?:in|al|dal|il|del|invio in|inviare in|verso|presso|c/o)\\s',
    isCased: true,
  }),
];

const PAIN = '(?<!\\p{L})(?:[Dd]olore|DOLORE|[Tt]rauma|TRAUMA)\\s';
const TESTED = '(?<!\\p{L})(?:test|tampone|malaria|hiv|covid|rapido|troponina)\\s';
const WHAT_AILS: readonly Rule[] = [
  ...inSmallOrCapitals({
    'fx|frx': 'frattura',
    'c/o': 'presso',
    'f/u': 'controllo',
    sdr: 'sindrome',
    dgn: 'diagnosi',
    ricov: 'ricovero',
    atb: 'antibiotico',
    diarr: 'diarrea',
  }),
  alone('penic', 'penicillina', { after: '(?<!\\p{L})allergi\\p{L}{1,3}\\s(?:alla\\s|a\\s)?' }),
  alone('tp(?=\\s?:)', 'terapia'),
  alone('neg(?=\\sper\\s)', 'negativa', {
    after: '(?<!\\p{L})(?:radiografia|TAC|ecografia)\\s[^.;!?\\n]{0,30}\\s',
  }),
  alone('x\\s?(\\d{1,2})', '$1 volte', {
    after: '(?<!\\p{L})(?:vomit\\p{L}{1,3}|diarrea|scariche|convulsioni|crisi)\\s',
  }),
  alone(`dol(?=\\s(?:${PART})(?:\\s|$|[.,;]))`, 'dolore'),
  ...cut({ fratt: 'frattura', osp: 'ospedale', antib: 'antibiotico' }),
  ...cut({ dol: 'dolore' }).map((rule) => ({
    ...rule,
    short: `${rule.short}(?=\\s(?:add|tor|toracic|addominal|al|alla|lomb|ai|da|dx|sx|gamba|braccio|petto)\\p{L}*)`,
  })),
  ...cut({ add: 'addominale', tor: 'toracico', torac: 'toracico', lomb: 'lombare', cr: 'cranico' }, PAIN),
  alone('add(?=\\s(?:trattabile|piano|teso|dolente|globoso|molle)(?:\\s|$|[.,;]))', 'addome'),
  alone(
    'rx(?=\\s(?:torace|bacino|addome|cranio|colonna|rachide|di|del|della)(?:\\s|$|[.,;]))',
    'radiografia',
  ),
  alone(`rx(?=\\s(?:${PART})(?:\\s|$|[.,;!?]))`, 'radiografia'),
  alone('eco(?=\\s(?:addome|ostetrica|renale|tiroide|fast|pelvica|addominale)(?:\\s|$|[.,;]))', 'ecografia'),
  alone(
    'TC(?=\\s(?:torace|encefalo|cranio|addome|capo|colonna|rachide|urgente|total)(?:\\s|$|[.,;]))',
    'TAC',
    {
      isCased: true,
    },
  ),
  ...cut({ sosp: 'sospetta' }).map((rule) => ({
    ...rule,
    short: `${rule.short}(?=\\s(?:frattura|fratt|fx|polmonite|appendicite|lussazione|distorsione|ischemia|embolia|meningite|infezione|gravidanza|trombosi|malaria|sepsi|TVP|emorragia|overdose|lesione|colica|tubercolosi|ipotermia)(?:\\s|$|[.,;]))`,
  })),
  ...cut({ sosp: 'sospetto' }).map((rule) => ({
    ...rule,
    short: `${rule.short}(?=\\s(?:infarto|ictus|trauma|avvelenamento|ascesso|colera|morbillo|aborto|IMA|pneumotorace)(?:\\s|$|[.,;]))`,
  })),
  alone('inc\\.?\\sstr(?:ad)?(?:\\.(?=\\s?[,\\d]))?', 'incidente stradale'),
  alone('inf', 'inferiore', { after: '(?<!\\p{L})(?:arto|labbro|palpebra|quadrante)\\s' }),
  alone('sup', 'superiore', { after: '(?<!\\p{L})(?:arto|labbro|palpebra|quadrante)\\s' }),
  alone('inf', 'inferiori', { after: '(?<!\\p{L})arti\\s' }),
  alone('sup', 'superiori', { after: '(?<!\\p{L})arti\\s' }),
  ...cut({ bilat: 'bilaterale' }),
  alone('AI\\s?(?:dx|DX|Dx)', 'gamba destra', { isCased: true }),
  alone('AI\\s?(?:sx|SX|Sx)', 'gamba sinistra', { isCased: true }),
  alone('AS\\s?(?:dx|DX|Dx)', 'braccio destro', { isCased: true }),
  alone('AS\\s?(?:sx|SX|Sx)', 'braccio sinistro', { isCased: true }),
  alone('AAII', 'gambe', { isCased: true }),
  alone('neg', 'negativa', { after: '(?<!\\p{L})(?:malaria|radiografia|ecografia|TAC|troponina)\\s' }),
  alone('neg', 'negativo', { after: TESTED }),
  alone('pos', 'positivo', { after: TESTED }),
  alone('p\\.?d\\.?c\\.?', 'perdita di coscienza', {
    after: '(?<!\\p{L})(?:con|senza|no|breve|nega|e|\\+)\\s',
  }),
  alone('urg', 'urgente', { after: '\\p{L}\\s' }),
  alone('cod\\.?(?=\\s(?:rosso|giallo|verde|bianco)(?:\\s|$|[.,;!]))', 'codice'),
  alone('amb', 'ambulanza', { after: '(?<!\\p{L})(?:un|serve|manda|mandate|in|chiama|chiamate)\\s' }),
  alone('FA', 'fibrillazione atriale', { after: PAST, isCased: true }),
  alone('DM\\s?2|DMT2', 'diabete di tipo 2', { isCased: true }),
  alone('DM|diab', 'diabete', { after: PAST, isCased: true }),
  alone('IRC', 'insufficienza renale cronica', { after: PAST, isCased: true }),
  alone('EP', 'embolia polmonare', { after: `${PAST}|(?<!\\p{L})[Ss]ospetta\\s`, isCased: true }),
  alone('ASA(?=\\s?\\d{2,3})', 'aspirina', { isCased: true }),
  alone('APR(?=\\s?:)', 'anamnesi', { isCased: true }),
  alone('EO(?=\\s?:)', 'esame obiettivo', { isCased: true }),
  alone('ndr', 'nulla di rilevante', {
    after: '(?<!\\p{L})(?:esame obiettivo|anamnesi|torace|addome|cuore)(?:\\s?:)?\\s',
  }),
  ...asWritten({
    IVU: 'infezione urinaria',
    IMA: 'infarto',
    TVP: 'trombosi venosa',
    BPCO: 'bronchite cronica',
    FLC: 'ferita lacero-contusa',
    FANS: 'antinfiammatori',
    'TAO|NAO': 'anticoagulanti',
    SNG: 'sondino gastrico',
    DAE: 'defibrillatore',
    HTA: 'ipertensione',
  }),
  alone('IPA|ipert', 'ipertensione', { after: PAST, isCased: true }),
  alone('EPA', 'edema polmonare', { after: '(?<!\\p{L})(?:in|sospetto|da)\\s', isCased: true }),
  alone('ACC|ACR', 'arresto cardiaco', { after: '(?<!\\p{L})in\\s', isCased: true }),
];

const PREGNANT: readonly Rule[] = [
  alone('grav(?=\\s(?:alla|a|di|al)\\s)', 'incinta'),
  alone('EG(?=\\s?[:=]?\\s?\\d{1,2}(?:\\s?\\+\\s?\\d)?(?!\\d))', 'settimana di gravidanza', {
    isCased: true,
  }),
  alone('U\\.?M\\.?(?=\\s?:|\\s(?:il|del|circa|ignota|\\d{1,2}[/.])(?:\\s|\\d)?)', 'ultima mestruazione', {
    isCased: true,
  }),
  alone('DPP', 'data presunta del parto', { isCased: true }),
  alone('BCF', 'battito del feto', { isCased: true }),
  alone('MAF', 'movimenti del feto', { isCased: true }),
];

const MEASURED: readonly Rule[] = [
  ...measured({
    PA: 'pressione',
    FC: 'polso',
    FR: 'respirazione',
    '[Ss]at(?: ?O2)?|SpO2|SPO2|spo2|SaO2|sO2': 'saturazione',
    GCS: 'Glasgow',
    'HGT|DTX|[Gg]lic\\.?|[Ss]tick': 'glicemia',
    'NRS|VAS': 'dolore',
    'T°|t°': 'temperatura',
  }),
  alone(
    '(?:TC|Tc|T|[Tt]emp\\.?)\\s?[:=]?\\s?(?=(?:3[4-9]|4[0-2])(?:[.,]\\d|\\s?°)?(?!\\d))',
    'temperatura ',
    {
      isCased: true,
      isOpen: true,
    },
  ),
  alone('press\\.?\\s?[:=]?\\s?(?=\\d{2,3}/\\d{2,3})', 'pressione ', { isOpen: true }),
];

const SIDES: readonly Rule[] = [
  ...sided('dx', ['destro', 'destra'], PARTS),
  ...sided('sx', ['sinistro', 'sinistra'], PARTS),
  alone('dx', 'destra', {
    after: '(?<!\\p{L})(?:a|alla|dalla|sulla|la|della|verso|di|da|in basso a|sempre)\\s',
  }),
  alone('sx', 'sinistra', {
    after: '(?<!\\p{L})(?:a|alla|dalla|sulla|la|della|verso|di|da|in basso a|sempre)\\s',
  }),
];

/** Left out is what may be something else: "CV", "all", "SC" elsewhere, "TC" of a birth. */
export const it: readonly Rule[] = [
  ...HOW_OFTEN,
  ...HOW_TAKEN,
  ...HOW_LONG,
  ...WHO,
  ...WHAT_AILS,
  ...PREGNANT,
  ...MEASURED,
  ...SIDES,
];
