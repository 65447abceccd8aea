import { alone, asWritten, measured, type Rule } from '../rules.js';

const FORMS =
  'comp(?:r(?:imidos?)?)?s?|cp|cps|tab(?:leta)?s?|cáps?(?:ulas?)?|caps?|past(?:illas?)?|sobres?|sob|gotas?|gtt?a?s?|amp(?:ollas?|oll)?s?|puffs?|inh|cdas?|cditas?|cdtas?|cucharad(?:it)?as?';
const UNIT = `mgs?|grs?|g|mcg|µg|ui|u|meq|${FORMS}`;
/** What stands behind a dose, in its sentence. */
const A_DOSE = `\\d\\s?(?:${UNIT}|ml|cc|%)(?!\\p{L})[^.;!?\\n]{0,40}`;
const PARTS = {
  masculine:
    'brazo|pie|ojo|oído|hombro|codo|muslo|tobillo|lado|pulmón|riñón|pulgar|talón|antebrazo|costado|pecho|flanco|hipocondrio|hemit[oó]rax|hemicuerpo|hemiabdomen|glúteo|fémur|femur|húmero|humero|radio|cúbito|peroné|dedo|testículo|párpado|parpado|seno|labio|mal[eé]olo|pómulo|cuadrante|(?:miembro|cuadrante|labio|párpado|lóbulo)(?:\\s(?:superior|inferior))|empeine|gemelo|ovario|ri[ñn]on|pulmon',
  feminine:
    'pierna|mano|rodilla|cadera|muñeca|oreja|pantorrilla|mejilla|mama|ingle|parte|tibia|clav[ií]cula|fosa (?:il[ií]aca|renal|lumbar)|axila|ceja|costilla|(?:regi[oó]n|zona) \\p{L}{3,12}|extremidad(?:\\s(?:superior|inferior))?|base|basal|lumbar|mand[ií]bula|nalga|esc[aá]pula|sien|[oó]rbita|r[oó]tula|planta|palma|parrilla costal|hemicara|cara|fractura \\p{L}{3,10} \\p{L}{3,10}|hemiparesia|hemiplejia|hemiplejía|facial|c[oó]rnea',
};
const LIMB =
  'brazo|pie|ojo|oído|hombro|codo|muslo|tobillo|pulmón|riñón|antebrazo|flanco|hipocondrio|hemitórax|fémur|húmero';
const LIMBS = 'pierna|mano|rodilla|cadera|muñeca|pantorrilla|mama|tibia|clavícula|fosa il[ií]aca|axila';
/** Of an arm, a leg or an eye something is said before: elsewhere MSI and MID are codes. */
const OF_A_LIMB =
  '(?<!\\p{L})(?:[Dd]olor|fractura|[Hh]eridas?|[Ee]dema|[Tt]rauma|[Tt]raumatismo|[Qq]uemaduras?|[Ll]esi[oó]n|[Dd]eformidad|fuerza|[Dd]ebilidad|paresia|parestesias?|[Aa]mputaci[oó]n|torniquete|[Gg]olpe|[Cc]orte|TVP|trombosis|celulitis|luxación|esguince|[Hh]inchazón|mordedura|impotencia|pulsos?|férula|yeso|irradia\\p{L}{0,3}|inmoviliza\\p{L}{0,4}|disparo|impacto|bala|proyectil|úlcera|aumento de volumen|várices|vía|acceso|visión|secreción|gotas?|cuerpo extraño|conjuntivitis|sensibilidad|mueve|eritema|calor|absceso|pie|movilidad|acort\\p{L}{2,8})\\s[^.;!?\\n]{0,30}';
const STOP = '(?:\\.(?=\\s?[\\p{Ll}\\d,:;)/]))?';
const SPANS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  a: ['año', 'años'],
  d: ['día', 'días'],
  h: ['hora', 'horas'],
  mi: ['minuto', 'minutos'],
  m: ['mes', 'meses'],
  s: ['semana', 'semanas'],
};

function span(short: string, isOne = false): string {
  const lower = short.toLowerCase();
  return (SPANS[lower.slice(0, 2)] ?? SPANS[lower[0] ?? ''])?.[isOne ? 0 : 1] ?? short;
}
const spans = (count = '', short = '') => `${count} ${span(short, count === '1')}`;
const timesA = (count = '', short = '') =>
  `${count === '1' ? 'una vez' : `${count} veces`} ${/^s/iu.test(short) ? 'a la semana' : 'al día'}`;

/** A word cut short, as written at the head of a sentence, within it and in capitals. */
function inAnyCase(short: string): string {
  return short
    .split('|')
    .map((form) => `[${form[0]?.toUpperCase()}${form[0]}]${form.slice(1)}|${form.toUpperCase()}`)
    .join('|');
}

/** Words cut short, whose stop is no end of a sentence where no capital follows. */
function cut(forms: Readonly<Record<string, string>>, after?: string): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) =>
    alone(`(?:${inAnyCase(short)})${STOP}`, written, {
      isCased: true,
      ...(after === undefined ? {} : { after }),
    }),
  );
}

/** Words cut short of which only what follows says that they are. */
function cutBefore(next: string, forms: Readonly<Record<string, string>>): readonly Rule[] {
  return Object.entries(forms).map(([short, written]) =>
    alone(`(?:${inAnyCase(short)})\\.?(?=\\s(?:${next})(?:\\P{L}|$))`, written, { isCased: true }),
  );
}

/** Words cut short behind a number, for one and for more. */
function countedCut(forms: Readonly<Record<string, readonly [one: string, more: string]>>): readonly Rule[] {
  return Object.entries(forms).map(([short, [one, more]]) =>
    alone(
      `(\\d{1,4}(?:[.,/]\\d{1,2})?)\\s?(?:${inAnyCase(short)})${STOP}`,
      (count) => `${count} ${count === '1' ? one : more}`,
      { isCased: true },
    ),
  );
}

/** Sides behind a part of the body, by its gender. */
function sidedWith(short: string, masculine: string, feminine: string): readonly Rule[] {
  return [
    alone(`(?:${short})${STOP}`, masculine, { after: `(?<!\\p{L})(?:${PARTS.masculine})\\s` }),
    alone(`(?:${short})${STOP}`, feminine, { after: `(?<!\\p{L})(?:${PARTS.feminine})\\s` }),
  ];
}

function aged(sex = '', age = '', unit = 'a'): string {
  const isChild = !/^a/iu.test(unit) || Number(age) < 14;
  const persons = /^f/iu.test(sex) ? ['niña', 'mujer'] : ['niño', 'hombre'];
  return `${persons[isChild ? 0 : 1]} de ${spans(age, unit)}`;
}

const SPAN = 'd|d[ií]as?|sem|sems|semanas?|h|hs|hrs|horas?|mes|meses';
const HOW_OFTEN: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:(?:v|x|veces|vez)\\s?/|x\\s?(?:al?\\s(?:la\\s)?|por\\s)|veces\\s(?:al|x)\\s)\\s?(d|d[ií]a|sem|semana)',
    timesA,
  ),
  alone(
    '(\\d{1,4}(?:[.,]\\d{1,2})?)\\s?(mg|grs?|g|mcg|ui|ml|cc|u)\\s?/\\s?(\\d{1,2})\\s?(?:h|hs|hrs|horas?)',
    '$1 $2 cada $3 horas',
  ),
  alone(
    `(\\d{1,2}(?:/\\d)?)\\s?(${FORMS})\\.?\\s?/\\s?(\\d{1,2})\\s?(?:h|hs|hrs|horas?)`,
    '$1 $2 cada $3 horas',
  ),
  alone(`(\\d{1,2}(?:/\\d)?)\\s?(${FORMS})\\.?\\s?/\\s?d[ií]?a?`, '$1 $2 al día'),
  alone('(\\d{1,2})c/\\s?(\\d{1,2})\\s?(?:h|hs|hrs)', '$1 cada $2 horas'),
  alone(
    '(?:c/|cada\\s)\\s?(\\d{1,2}(?:\\s?-\\s?\\d{1,2})?)\\s?(h|hs|hrs|horas?|d|d[ií]as?|sem|semanas?|min|mins)',
    (count, unit) => `cada ${spans(count, unit)}`,
  ),
  alone('q\\s?(\\d{1,2})\\s?(?:h|hs|hrs)', 'cada $1 horas'),
  // "500 c/8": no hours, but behind how much.
  alone('(?:c/|cada\\s)\\s?(4|6|8|12|24)(?!\\s?(?:\\p{L}|/))', 'cada $1 horas', {
    after: '\\d(?:\\s?\\p{L}{1,4})?\\s[^.;!?\\n\\d]{0,30}',
  }),
  alone('c/\\s?(d[ií]a|noche|sem(?:ana)?|mes|hora|comida|turno|cambio)', (unit = '') =>
    unit.toLowerCase() === 'sem' ? 'cada semana' : `cada ${unit}`,
  ),
  alone('(\\d)\\s?-\\s?(\\d)\\s?-\\s?(\\d)', '$1 por la mañana, $2 al mediodía, $3 por la noche', {
    after: A_DOSE,
  }),
  alone('b\\.?i\\.?d\\.?', 'dos veces al día', { after: A_DOSE }),
  alone('t\\.?i\\.?d\\.?', 'tres veces al día', { after: A_DOSE }),
  alone('q\\.?i\\.?d\\.?', 'cuatro veces al día', { after: A_DOSE }),
  alone('q\\.?d\\.?', 'una vez al día', { after: A_DOSE }),
  alone('stat', 'de inmediato', { after: A_DOSE }),
  alone('d\\.?u\\.?', 'en dosis única', { after: A_DOSE }),
  alone('HS', 'al acostarse', { after: `${A_DOSE}\\p{L}\\s`, isCased: true }),
  alone('s\\.?o\\.?s\\.?(?=\\s(?:dolor|fiebre|fb|n[aá]useas|v[oó]mitos))', 'si hay', { after: A_DOSE }),
  alone('s\\.?o\\.?s\\.?|s/n|s\\.?p\\.?', 'si es necesario', { after: A_DOSE }),
  alone('prn(?=\\s(?:dolor|fiebre|fb|n[aá]useas|v[oó]mitos|tos))', 'si hay'),
  alone('prn', 'si es necesario'),
];

const HOW_TAKEN: readonly Rule[] = [
  alone('v\\.?o\\.?|p\\.?o\\.?', 'por vía oral', { after: A_DOSE }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  alone('e\\.?v\\.?|i\\.v\\.?', 'IV', { after: A_DOSE }),
  alone('i\\.m\\.?', 'IM', { after: A_DOSE }),
  alone('s\\.?c\\.?', 'subcutáneo', { after: A_DOSE }),
  alone('s\\.?l\\.?', 'debajo de la lengua', { after: A_DOSE }),
  alone('v\\.?r\\.?', 'por vía rectal', { after: A_DOSE }),
  alone('v\\.?v\\.?', 'por vía vaginal', { after: A_DOSE }),
  ...countedCut({
    'comp|comps|compr|comprs|cp|cps': ['comprimido', 'comprimidos'],
    'tab|tabs': ['tableta', 'tabletas'],
    'cap|caps|cáp|cáps': ['cápsula', 'cápsulas'],
    'gt|gts|gta|gtas|gtt': ['gota', 'gotas'],
    'amp|amps|ampoll': ['ampolla', 'ampollas'],
    'sob|sobr': ['sobre', 'sobres'],
    'cda|cdas': ['cucharada', 'cucharadas'],
    'cdita|cditas|cdta|cdtas': ['cucharadita', 'cucharaditas'],
    'puff|puffs': ['inhalación', 'inhalaciones'],
    'gr|grs': ['gramo', 'gramos'],
    'fco|fcos': ['frasco', 'frascos'],
    'sem|sems': ['semana', 'semanas'],
    'hr|hrs|hs': ['hora', 'horas'],
  }),
  alone('(\\d{1,2})\\s?ptos?\\.?', '$1 puntos', {
    after: '(?<!\\p{L})(?:[Ss]utur\\p{L}{1,5}|[Rr]etir\\p{L}{1,4}|c/|con)[,:]?\\s',
  }),
  alone('ptos', 'puntos', {
    after: '(?<!\\p{L})(?:[Rr]etir\\p{L}{1,4}|[Rr]etiro de|los|saca\\p{L}{0,4})\\s',
  }),
  alone('(\\d{1,3})\\s?ug', '$1 mcg'),
  alone('(?:SF|SSF|SSN|SS|[Ss]ol\\.? fis(?:iol)?\\.?|[Ss]uero fis(?:iol)?\\.?)', 'suero fisiológico', {
    after: '\\d\\s?(?:[lL]|m[lL]|cc|CC)\\s(?:de\\s)?',
    isCased: true,
  }),
  alone(
    '(?:SF|SSF|SSN|SS|[Ss]ol\\.? fis(?:iol)?\\.?|[Ss]uero fis(?:iol)?\\.?|[Ss]ol\\.? [Ss]alina)(?=\\s(?:0[.,]9|al 0[.,]9|\\d{3,4}\\s?(?:cc|ml)|IV|EV|a chorro))',
    'suero fisiológico',
    { isCased: true },
  ),
  alone('(?:RL|LR)(?=\\s\\d{3,4}\\s?(?:cc|ml))', 'Ringer lactato', { isCased: true }),
  alone('RL|LR', 'Ringer lactato', { after: '\\d\\s?(?:[lL]|m[lL]|cc)\\s(?:de\\s)?', isCased: true }),
  alone('amoxi?(?=\\s?(?:\\d|[-/+]|clav))', 'amoxicilina'),
  alone('parac(?:et)?a?\\.?(?=\\s?\\d)', 'paracetamol'),
  alone('ibu(?=\\s?\\d{3})', 'ibuprofeno'),
  alone('diclo(?=\\s?\\d{2})', 'diclofenaco'),
  alone('ome(?:pra)?(?=\\s?[24]0)', 'omeprazol'),
  alone('metro(?=\\s?(?:250|500))', 'metronidazol'),
  alone('ceftria(?=\\s?\\d)', 'ceftriaxona'),
  alone('cefa(?=\\s?500)', 'cefalexina'),
  alone('cipro(?=\\s?\\d{3})', 'ciprofloxacino'),
  alone('azitro(?=\\s?\\d{3})', 'azitromicina'),
  alone('genta(?=\\s?\\d{2})', 'gentamicina'),
  alone('dexa(?=\\s?\\d)', 'dexametasona'),
  alone('hidrocort\\.?(?=\\s?\\d{3})', 'hidrocortisona'),
  alone('pred(?=\\s?\\d{1,2}\\s?mg)', 'prednisona'),
  alone('salbu(?=\\s?\\d)', 'salbutamol'),
  alone('enala(?=\\s?\\d)', 'enalapril'),
  alone('metf(?:or)?(?=\\s?\\d{3})', 'metformina'),
  alone('AAS(?=\\s?\\d{2,3})', 'aspirina', { isCased: true }),
  alone('AAS', 'aspirina', { after: '(?<!\\p{L})(?:toma|con|a|y)\\s', isCased: true }),
  alone('(?:jbe|jar)\\.?(?=\\s\\d)', 'jarabe'),
  alone('iny\\.?(?=\\s(?:\\p{L}|\\d))', 'inyección'),
  alone('inh(?=\\s|$)', 'inhalado', { after: A_DOSE }),
  alone('nbz|nebs?(?=\\s(?:con|c/|de|cada))|nebuliz', 'nebulizaciones'),
  alone('c/u', 'cada uno'),
];

const HOW_LONG: readonly Rule[] = [
  alone(
    `(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(\\d{1,3})\\s?(${SPAN})`,
    (count, unit) => `durante ${spans(count, unit)}`,
  ),
  alone('(\\d{1,3})\\s?(d|h|hs|sem)(?!\\s?[x/])', spans, {
    after: '(?<!\\p{L})(?:[Hh]ace|[Dd]urante|[Dd]esde hace|[Cc]ontrol en|en|dentro de|por)\\s',
    isCased: true,
  }),
  alone('(\\d{1,3})\\s?(d|h|hs|hrs|m|sem|a)(?=\\s(?:de\\s)?evol)', spans, {
    after: '(?<!\\p{L})(?:de|con)\\s',
  }),
  alone('x\\s?(\\d{1,2})', '$1 veces', {
    after:
      '(?<!\\p{L})(?:v[oó]mit\\p{L}{1,3}|diarreas?|deposiciones|convulsi\\p{L}{2,4}|desmayos?|n[aá]useas)\\s',
  }),
  alone('\\(?x(\\d{1,2})\\)?', '$1 veces', { after: '(?<!\\p{L})(?:v[oó]mit\\p{L}{1,3}|diarreas?)\\s' }),
];

const PERSON =
  '(?:[Pp]aciente|[Mm]ujer|[Hh]ombre|[Vv]arón|[Vv]aron|[Nn]iñ[oa]|[Mm]asculin[oa]|[Ff]emenin[oa]|[Pp]te|[Pp]ac\\.?|[Pp]x|[Ll]actante|[Mm]enor|[Ss]eñora?|[Aa]bueli?t?[oa]|[Bb]eb[eé]|PTE|PACIENTE|MUJER|HOMBRE|NIÑ[OA])';
const WHO: readonly Rule[] = [
  alone(
    '(?<=^\\s?)(F|V)[,.]?\\s?(?:de\\s)?(\\d{1,3})\\s?(años|a|meses|m)(?:\\.(?=\\s\\p{Ll})|(?!\\p{L}))',
    aged,
    { isCased: true },
  ),
  alone('(?<=^\\s?)H[,.]?\\s?(?:de\\s)?(\\d{1,3})\\s?(?:años|a\\.?)', (age) => aged('m', age), {
    isCased: true,
  }),
  // "M" is a man beside an "F", a woman beside an "H".
  alone('(?<=^\\s?)M[,.]?\\s?(?:de\\s)?(\\d{1,3})\\s?a(?=[,.\\s])', 'M, $1 años', { isCased: true }),
  alone('(?<=^\\s?)(fem|masc)[,.]?\\s?(?:de\\s)?(\\d{1,3})\\s?(años|a|meses|m)(?:\\.(?=\\s\\p{Ll}))?', aged),
  alone('fem\\.?,?\\s(?=(?:de\\s)?\\d)', 'femenina, ', {
    after: '(?<!\\p{L})(?:paciente|pte|pac\\.?|px)\\s',
    isOpen: true,
  }),
  alone('masc\\.?,?\\s(?=(?:de\\s)?\\d)', 'masculino, ', {
    after: '(?<!\\p{L})(?:paciente|pte|pac\\.?|px)\\s',
    isOpen: true,
  }),
  alone('fem\\.?(?=,?\\s(?:embarazada|emb|adulta|joven|con|refiere))', 'femenina'),
  alone('masc\\.?(?=,?\\s(?:adulto|joven|con|refiere))', 'masculino'),
  alone('fem(?=\\s*(?:$|[,;]))', 'femenina', { after: '(?<!\\p{L})(?:paciente|pte|sexo|adulta)\\s' }),
  alone('masc(?=\\s*(?:$|[,;]))', 'masculino', { after: '(?<!\\p{L})(?:paciente|pte|sexo|adulto)\\s' }),
  alone('(\\d{1,3})\\s?a(?:\\.(?=\\s\\p{Ll}|,))?(?=\\.?(?:\\s|$)|[,;:)])', (age) => spans(age, 'años'), {
    after: `(?<!\\p{L})${PERSON},?\\s(?:(?:de|femenin[oa],?|masculin[oa],?|F|M|diabétic[oa]|embarazada)\\s){0,2}`,
    isCased: true,
  }),
  alone('(\\d{1,2})\\s?(m|d|sem)\\.?(?=\\s|$|[,;:)])', spans, {
    after: '(?<!\\p{L})(?:[Ll]actante|[Bb]eb[eé]|[Rr]ecién nacid[oa]|RN|[Nn]iñ[oa])(?:,|\\sde)?\\s',
    isCased: true,
  }),
  alone('(\\d{1,3})\\s?(?:a|AÑOS)(?=\\s(?:con|c/|sin|s/|refiere|HTA|DM|diab|emb)(?:\\P{L}|$))', '$1 años', {
    after: '(?<!\\p{L})de\\s',
    isCased: true,
  }),
  ...cut({
    'pcte|pcnte|pte': 'paciente',
    'pctes|pcntes|ptes': 'pacientes',
  }),
  ...cut({ pac: 'paciente' }, '(?:^|[.;:,]\\s|(?<!\\p{L})(?:el|la|al|del|un|una|este|de|a|[Oo]tro)\\s)'),
  // In Mexico; "48 px" are of a screen.
  alone(
    '(?<!\\d\\s?)(?:[Pp]x|PX)(?=\\s(?:con|c/|de|en|fem\\p{L}*|masc\\p{L}*|refiere|estable|grave|consciente|inconsciente|alert\\p{L}|niega|sin|s/|\\d|se|no|llega|acude|presenta|mujer|hombre|inquiet\\p{L}|diab\\p{L}*)(?:\\P{L}|$))',
    'paciente',
    { isCased: true },
  ),
  alone('(?<!\\d\\s?)[Pp]x', 'paciente', {
    after: '(?<!\\p{L})(?:el|la|al|del|un|este|mi|otro|cada)\\s',
    isCased: true,
  }),
  alone('(?<!\\d\\s?)[Pp]xs', 'pacientes', { isCased: true }),
  alone('RNPT', 'recién nacido prematuro', { isCased: true }),
  alone(
    'RNT?(?=\\s(?:\\d|de|con|c/|sin|s/|vivo|masc|fem|sano|a término|prematuro|no|en|por|femenin|masculin|llora|hipot|icter|cian))',
    'recién nacido',
    { isCased: true },
  ),
  alone('RN', 'recién nacido', { after: '(?<!\\p{L})(?:del?|el|al|un|su|con|y)\\s', isCased: true }),
  alone('lact\\.?(?=\\s(?:menor|mayor|de|\\d))', 'lactante'),
];

const PAST =
  '(?<!\\p{L})(?:[Aa]ntecedentes(?:\\s\\p{L}{5,11})?|con|c/|sufre|tiene|padece|conocid[oa]|hist[oó]ria de|sospecha de|probable|posible|diagn[oó]stico|y|e)(?:\\s?:)?\\s(?:[^.;!?\\n]{0,40}[\\s,])?';
/** Diseases, behind what says that somebody has or had them, or that something is one. */
const DISEASES: Readonly<Record<string, string>> = {
  HTA: 'hipertensión',
  'DM|DBT': 'diabetes',
  IAM: 'infarto',
  ICC: 'insuficiencia cardíaca',
  FA: 'fibrilación auricular',
  'IRC|ERC': 'insuficiencia renal crónica',
  IRA: 'infección respiratoria aguda',
  EDA: 'enfermedad diarreica aguda',
  TVP: 'trombosis venosa',
  TEP: 'embolia pulmonar',
  AIT: 'accidente isquémico transitorio',
  SCA: 'síndrome coronario agudo',
  'DLP|DSLP': 'colesterol alto',
};
const TESTED_F =
  '(?<!\\p{L})(?:prueba(?: r[aá]pida| embarazo| de \\p{L}{3,9})?|malaria|gota gruesa|PCR|tira(?: reactiva)?|baciloscopia|ecograf[ií]a|radiograf[ií]a|VDRL|proteinuria)\\s';
const TESTED_M =
  '(?<!\\p{L})(?:test(?: r[aá]pido)?|TDR|test rápido (?:de )?\\p{L}{4,9}|TR|VIH|covid|dengue|resultado|hisopado|ant[ií]geno|Murphy|Blumberg|McBurney|Lasegue|Giordano)\\s';
const AILS =
  'fiebre|dolor|tos|v[oó]mitos?|diarrea|infecci[oó]n|fractura|trauma|ca[ií]da|herida|control|accidente|quemadura|sospecha|neumon[ií]a|hipertensi[oó]n|diabetes|crisis|hemorragia|sangrado|parto|ces[aá]rea|mordedura|picadura|golpe|razones|emergencia|urgencia';

const WHAT_AILS: readonly Rule[] = [
  alone(`(?<!\\d\\s?)x(?=\\s(?:${AILS})(?:\\P{L}|$))`, 'por', { isCased: true }),
  alone('dx(?=\\s(?:con|c/|de\\snovo)(?:\\P{L}|$))', 'diagnosticado'),
  alone('hx\\sde', 'antecedentes de'),
  alone('h/o', 'antecedentes de'),
  alone(
    'tx(?=\\s?:|\\s(?:con|c/|de|para|médico|p/|actual|previo|amb\\p{L}*|antib\\p{L}*)(?:\\P{L}|$))',
    'tratamiento',
  ),
  alone('tx', 'tratamiento', {
    after: '(?<!\\p{L})(?:sin|el|en|su|con|inicia|recibe|bajo|mismo)\\s',
    isCased: true,
  }),
  ...cut({
    'tto|ttos|tratam': 'tratamiento',
    'dx|dxs|dgco|ddx|idx': 'diagnóstico',
    'antec|antecs': 'antecedentes',
    'ctrles|ctrls': 'controles',
    cef: 'cefalea',
    diarr: 'diarrea',
    hemorr: 'hemorragia',
    'deshid|deshidr|deshidrat': 'deshidratación',
    hipotens: 'hipotensión',
    politx: 'politraumatismo',
    'atb|atbs|antib': 'antibióticos',
    'fx|fract': 'fractura',
    fxs: 'fracturas',
    neumo: 'neumonía',
    apendicect: 'apendicectomía',
    convuls: 'convulsiones',
    sosp: 'sospecha de',
    apendic: 'apendicitis',
    amigd: 'amigdalitis',
    faring: 'faringitis',
    bronq: 'bronquitis',
    dermat: 'dermatitis',
    conjunt: 'conjuntivitis',
    inflam: 'inflamación',
    infecc: 'infección',
    hosp: 'hospital',
    'medics|medicam': 'medicamentos',
    embaraz: 'embarazada',
    inmov: 'inmovilización',
    curac: 'curación',
    temperat: 'temperatura',
    bilat: 'bilateral',
    abdom: 'abdominal',
    desmay: 'desmayo',
    deamb: 'deambula',
    consc: 'consciente',
    inconsc: 'inconsciente',
    dilat: 'dilatación',
    'isoc|isocor': 'isocóricas',
    reactiv: 'reactivas',
    glic: 'glucemia',
    traum: 'traumatismo',
    accid: 'accidente',
    contrac: 'contracciones',
    hemat: 'hematoma',
    paracet: 'paracetamol',
    penicil: 'penicilina',
    oftalm: 'oftálmico',
    movim: 'movimientos',
    'tránsit|transit': 'tránsito',
    ambul: 'ambulatorio',
    observ: 'observación',
  }),
  ...cut(
    {
      'abd|abdom': 'abdominal',
      'tor|tór|torac|torác': 'torácico',
      lumb: 'lumbar',
      'precord|precor': 'precordial',
      epig: 'epigástrico',
      musc: 'muscular',
      artic: 'articular',
      'cerv|cervic': 'cervical',
      pelv: 'pélvico',
      int: 'intenso',
    },
    '(?<!\\p{L})(?:[Dd]olor|DOLOR|[Tt]raum(?:a|atismo))\\s',
  ),
  ...cut(
    { abd: 'abdominal' },
    '(?<!\\p{L})(?:[Dd]istensión|[Mm]asa|[Hh]erida|[Cc]irugía|pared|[Ee]cografía|[Ee]co|[Rr]adiografía|trauma cerrado)\\s',
  ),
  ...cutBefore(
    'blando|bland|depresible|dep|globoso|distendido|doloroso|tenso|rígido|no doloroso|en tabla|gr[aá]vido|plano|agudo|BD',
    { abd: 'abdomen' },
  ),
  ...cut({ dep: 'depresible', bland: 'blando' }, '(?<!\\p{L})[Aa]bdomen[^.;]{0,20}\\s'),
  ...cut({ dol: 'doloroso' }, '(?<!\\p{L})(?:[Aa]bdomen|[Bb]land[oa])[^.;]{0,20}\\s'),
  ...cutBefore(
    `abd\\p{L}*|tor[aá]\\p{L}*|lumb\\p{L}*|cabeza|garganta|pecho|espalda|est[oó]mago|en|al|de|${PARTS.masculine}|${PARTS.feminine}`,
    { dol: 'dolor' },
  ),
  ...cut({ intens: 'intensa', int: 'intensa' }, '(?<!\\p{L})(?:[Cc]efalea|[Ff]iebre|[Tt]os)\\s'),
  ...cut({ prod: 'productiva', sec: 'seca' }, '(?<!\\p{L})[Tt]os\\s'),
  ...cut(
    { resp: 'respiratoria' },
    '(?<!\\p{L})(?:[Dd]ificultad|[Dd]if\\.?|[Ii]nsuficiencia|[Ii]nsuf\\.?|[Ii]nfección|[Ff]rec\\.?|[Ff]recuencia|[Vv]ía)\\s',
  ),
  ...cut({ card: 'cardíaca' }, '(?<!\\p{L})(?:[Ff]recuencia|[Ff]rec\\.?|[Ii]nsuficiencia|[Ii]nsuf\\.?)\\s'),
  ...cut({ ren: 'renal' }, '(?<!\\p{L})(?:[Ii]nsuficiencia|[Ii]nsuf\\.?|[Cc]ólico)\\s'),
  ...cut({ urin: 'urinaria' }, '(?<!\\p{L})(?:[Ii]nfección|[Vv]ía|[Ss]onda)\\s'),
  ...cutBefore('resp\\p{L}*', { dif: 'dificultad', frec: 'frecuencia', insuf: 'insuficiencia' }),
  ...cutBefore('card\\p{L}*|renal|hep[aá]tica', { frec: 'frecuencia', insuf: 'insuficiencia' }),
  ...cut(
    { mod: 'moderada', lev: 'leve', sev: 'severa' },
    '(?<!\\p{L})(?:[Dd]eshidratación|[Aa]nemia|[Dd]esnutrición|[Cc]efalea|[Dd]ificultad respiratoria|[Dd]isnea)\\s',
  ),
  ...cut(
    { mod: 'moderado', sev: 'severo' },
    '(?<!\\p{L})(?:[Dd]olor(?:\\s\\p{L}{5,12})?|[Ss]angrado|[Ee]dema)\\s',
  ),
  ...cut(
    { vag: 'vaginal', transv: 'transvaginal', TV: 'transvaginal' },
    '(?<!\\p{L})(?:[Ss]angrado|[Ff]lujo|[Pp]arto|[Tt]acto|[Ee]xamen|[Ss]ecreción|[Hh]emorragia)\\s',
  ),
  ...cut({ menstr: 'menstrual' }, '(?<!\\p{L})(?:[Rr]etraso|[Aa]traso|[Cc]iclo|[Dd]olor)\\s'),
  ...cut(
    { emb: 'embarazo' },
    '(?<!\\p{L})(?:[Pp]rueba(?:\\sde)?|[Tt]est(?:\\sde)?|[Cc]ontrol(?:\\sde)?|del?)\\s',
  ),
  ...cutBefore('de\\s\\d|\\d{1,2}\\s?(?:s|sem|semanas|meses|m)|con|c/|a\\s+término|gemelar', {
    emb: 'embarazada',
  }),
  ...cut(
    { emb: 'embarazada' },
    '(?<!\\p{L})(?:mujer|[Pp]aciente|femenina|señora|está|joven|\\d{1,2}\\saños,?)\\s',
  ),
  ...cut({ tet: 'tetánico', tetan: 'tetánico' }, '(?<!\\p{L})(?:[Tt]oxoide|[Tt]ox\\.?)\\s'),
  ...cut({ antitet: 'antitetánica' }),
  ...cutBefore('tet\\p{L}*', { tox: 'toxoide' }),
  ...cutBefore('antitet\\p{L}*|contra|de\\sla|tet\\p{L}*|BCG|sarampión', { vac: 'vacuna' }),
  ...cut({ antiof: 'antiofídico' }, '(?<!\\p{L})[Ss]uero\\s'),
  ...cutBefore('a|al|penic\\p{L}*|amox\\p{L}*|sulfa\\p{L}*|AINE\\p{L}*|medicament\\p{L}*|no|:', {
    alerg: 'alergia',
  }),
  ...cut(
    { 'penic|penicil': 'penicilina' },
    '(?<!\\p{L})(?:al[eé]rgi\\p{L}{1,2}|alerg\\.?)(?:\\sa(?:\\sla)?)?\\s',
  ),
  ...cut({ desc: 'desconocidas', con: 'conocidas' }, '(?<!\\p{L})(?:[Aa]lergias)\\s'),
  ...cutBefore(
    'apendicitis|fractura|fx|neumon[ií]a|malaria|sepsis|meningitis|dengue|c[oó]lera|embarazo|TBC?|tuberculosis|infarto|abuso|IAM|ACV|ictus|TVP|TEP|aborto|preeclampsia|infecci[oó]n|colecistitis|[eé]bola|sarampi[oó]n',
    { sosp: 'sospecha de', 's/d|s/p': 'sospecha de' },
  ),
  alone('r/o|d/c(?=\\s(?:fractura|fx|apendicitis|neumonía|TBC?|IAM|ACV|TEP|TVP))', 'descartar'),
  ...cutBefore(
    't[oó]rax|torax|col\\p{L}*|de|pelvis|cadera|cr[aá]neo|simple|abd\\p{L}*|pend\\p{L}*|control|normal|mano|pie|pierna|brazo|rodilla|tobillo|muñeca|hombro|codo|AP|antebrazo|lumb\\p{L}*|cervical',
    { rx: 'radiografía' },
  ),
  ...cutBefore(
    'abd\\p{L}*|obst\\p{L}*|renal|pélvica|transv\\p{L}*|TV|FAST|hep[aá]tica|doppler|normal|de\\sabd\\p{L}*|pend\\p{L}*',
    { eco: 'ecografía', ecogr: 'ecografía' },
  ),
  ...cut({ obst: 'obstétrica' }, '(?<!\\p{L})[Ee]cografía\\s'),
  alone('TAC?(?=\\s(?:cr[aá]neo|cerebral|de\\scr[aá]neo|cerebro)(?:\\P{L}|$))', 'TAC', { isCased: true }),
  ...cut(
    { ctrl: 'control' },
    '(?:^|[.;,]\\s|(?<!\\p{L})(?:[Aa]lta,?|a|al|para|su|en|volver a|próximo|nuevo)\\s)',
  ).map((rule) => ({
    ...rule,
    short: `${rule.short}(?!\\s?[+\\p{Lu}-])`,
  })),
  ...cutBefore(
    'en|c/|cada|al|de|por|x|el|\\d{1,3}|TA|PA|glic\\p{L}*|hoy|mañana|amb\\p{L}*|urg\\p{L}*|post|pren\\p{L}*|emb\\p{L}*|HTA|DM',
    { ctrl: 'control' },
  ),
  ...cut({ medic: 'medicación' }, '(?<!\\p{L})(?:sin|la|su|con|toma|post|de|misma|otra)\\s'),
  ...cut({ pend: 'pendiente' }, '\\p{L}\\s'),
  ...cut({ neg: 'negativa', pos: 'positiva' }, TESTED_F),
  ...cut({ neg: 'negativo', pos: 'positivo' }, TESTED_M),
  alone('\\(?\\+{1,3}\\)?', 'positiva', { after: TESTED_F }),
  alone('\\(?\\+{1,3}\\)?', 'positivo', {
    after: `${TESTED_M}|(?<!\\p{L})(?:[Tt]est|TDR|prueba r[aá]pida)\\s\\p{L}{4,9}\\s`,
  }),
  alone('\\(-\\)', 'negativa', { after: TESTED_F }),
  alone('\\(-\\)', 'negativo', { after: TESTED_M }),
  alone('n/v/d', 'náuseas, vómitos ni diarrea', { after: '(?<!\\p{L})(?:sin|niega|no)\\s' }),
  alone('n/v/d', 'náuseas, vómitos y diarrea'),
  alone('n/v', 'náuseas ni vómitos', { after: '(?<!\\p{L})(?:sin|niega|no)\\s' }),
  alone('n/v', 'náuseas y vómitos'),
  ...cut(
    { 'vóm|vom': 'vómitos', 'náus|naus': 'náuseas' },
    '(?<!\\p{L})(?:[Nn][aá]useas|[Cc]on|c/|y|[Nn]iega|[Ss]in|[Ff]iebre|[Dd]iarrea),?\\s',
  ),
  alone('fb', 'fiebre', {
    after: '(?<!\\p{L})(?:con|c/|sin|niega|si|y|refiere|desde|tos|o|hay|tiene|de|\\d[dhas],?),?\\s',
    isCased: true,
  }),
  alone('fb(?=\\s(?:3[5-9]|4[01]|de|desde|alta|no|x|por|hace))', 'fiebre', { isCased: true }),
  alone('sx', 'síntomas', {
    after: '(?<!\\p{L})(?:sin|los|otros|con|más|presenta|inicio de|mismos|persisten)\\s',
    isCased: true,
  }),
  alone(
    '[Ss][xd]\\.?(?=\\s(?:febril|gripal|de|dem\\p{L}*|nefr[oó]tico|dif\\p{L}*|coronario|respiratorio|diarreico|emético|meníngeo|convulsivo))',
    'síndrome',
    { isCased: true },
  ),
  alone('[Cc]x|[Qq]x', 'cirugía', {
    after:
      '(?<!\\p{L})(?:a|de|en|por|para|con|la|post|requiere|previa|interconsulta a|pre|inter\\p{L}{0,8} a|s/p)\\s',
    isCased: true,
  }),
  alone('[Qq]x(?=\\s(?:urg\\p{L}*|previas?|de|hoy|mañana|abd\\p{L}*))', 'cirugía', { isCased: true }),
  alone('[Cc]x(?=\\s(?:urg\\p{L}*|previas?|abd\\p{L}*|general|previas?:))', 'cirugía', { isCased: true }),
  alone('(?:herida|hda)\\.? (?:por|x) PAF|HPAF|HAF|HxAF|HxPAF', 'herida de bala', { isCased: true }),
  alone('HPAB|HAB|HxAB', 'herida de arma blanca', { isCased: true }),
  ...cut({ hda: 'herida', hdas: 'heridas' }),
  alone('acc\\.?(?:\\sde)?\\s(?:tr[aá]nsito|tr[aá]ns|tto|trans)\\.?|A/T', 'accidente de tránsito'),
  alone('AT(?=\\s(?:en|moto|auto|con|vehicular))', 'accidente de tránsito', { isCased: true }),
  alone('(?:s/|sin\\s)PDC|sin PC', 'sin pérdida de conocimiento', { isCased: true }),
  alone('PDC|PdC', 'pérdida de conocimiento', { isCased: true }),
  alone(
    '(?:[Qq]uem|QUEM)\\.?(?=\\s(?:\\d|de|en|brazo|mano|pierna|cara|II?|gr|AB|por|x|t[eé]rmica|solar))',
    'quemadura',
    { isCased: true },
  ),
  ...Object.entries(DISEASES).map(([short, written]) =>
    alone(short, written, { after: PAST, isCased: true }),
  ),
  ...Object.entries(DISEASES).map(([short, written]) =>
    alone(
      `(?:${short})(?=,\\s(?:DM|HTA|EPOC|asma|IRC|ICC|IAM|ERC|hipertensión|diabetes|insuficiencia)(?:\\P{L}|$))`,
      written,
      { isCased: true },
    ),
  ),
  alone('(?:DM|DBT)\\s?(?:tipo\\s)?([12])|DMT([12])', (a, b) => `diabetes tipo ${a ?? b}`, { isCased: true }),
  alone(
    'hta(?!\\s(?:luego|mañana|mñn?a?n?a?|las?|el|los|q|que|pronto|ma[ñn]ana|ahora|acá|aquí|allá|donde|dnd|cuando)(?:\\P{L}|$))',
    'hipertensión',
    {
      after:
        '(?<!\\p{L})(?:con|c/|de|y|e|antecedentes|hipert\\p{L}*|tiene|sufre|por|paciente|diabetes|conocida|,|:|crónica|mal controlada)\\s',
      isCased: true,
    },
  ),
  alone('hta(?=\\s?(?:[,;.]|$))', 'hipertensión', { isCased: true }),
  alone('dm\\s?([12])', 'diabetes tipo $1', { isCased: true }),
  ...cut({ 'diabét|diabet': 'diabético' }, '(?<!\\p{L})(?:[Pp]aciente|[Hh]ombre|es|[Mm]asculino|señor)\\s'),
  ...asWritten({
    HTA: 'hipertensión',
    'ITU|IVU': 'infección urinaria',
    'ACVA?|EVC': 'derrame cerebral',
    'TCE|TEC': 'traumatismo craneal',
    EPOC: 'enfermedad pulmonar crónica',
    'GEA|GECA': 'gastroenteritis aguda',
    TBC: 'tuberculosis',
    'ETS|ITS': 'infección de transmisión sexual',
    SRO: 'sales de rehidratación oral',
    'AINES?': 'antiinflamatorios',
    SNG: 'sonda nasogástrica',
    VVP: 'vía venosa periférica',
    'NVO|NPO|NxB': 'nada por vía oral',
    AMC: 'alergias conocidas',
    'NAMC|NKDA': 'sin alergias conocidas',
    RHA: 'ruidos intestinales',
    BEG: 'buen estado general',
    REG: 'regular estado general',
    MEG: 'mal estado general',
    LOTEP: 'consciente y orientado',
    'PINRA?L?|PIRRL?A?': 'pupilas iguales y reactivas',
    'HGT|DXT': 'glucemia',
    'MMII|MsIs|EEII': 'piernas',
    'MMSS|MsSs|EESS': 'brazos',
    'MV(?=\\s(?:conservado|normal|presente|\\+|disminu\\p{L}*|abolido|rudo|simétrico|en|bilat\\p{L}*|\\(\\+\\)|sin|s/))':
      'murmullo vesicular',
    'RsCs(?:Rs)?|RCR': 'ruidos cardíacos rítmicos',
    IOT: 'intubación',
    RCP: 'reanimación',
    'PCR(?=\\s(?:presenciad|extrahosp|hace|revertid))': 'paro cardíaco',
    LCFA: 'enfermedad pulmonar crónica',
    LEV: 'líquidos intravenosos',
    'CSV(?=\\s?(?:c/|cada|:|q\\d))': 'control de signos vitales',
    'SV(?=\\s(?:c/|cada|estables|normales))': 'signos vitales',
    'HDA(?=\\s(?:con|activa|por))': 'hemorragia digestiva alta',
    PNA: 'pielonefritis',
    'SDRA?': 'síndrome de dificultad respiratoria',
    EGO: 'examen de orina',
  }),
  alone('PCR', 'paro cardíaco', {
    after: '(?<!\\p{L})(?:en|entra en|hizo|presenta|sufre|tras)\\s',
    isCased: true,
  }),
  alone('RAM', 'reacción adversa a medicamentos', {
    after: '(?<!\\p{L})(?:[Nn]iega|[Ss]in|[Nn]o)\\s',
    isCased: true,
  }),
  alone('IC(?=\\sa\\s|\\scon\\s)', 'interconsulta', { isCased: true }),
  alone('SCQ?T?(?=\\s?:?\\s?\\d)', 'superficie quemada', {
    after: '(?<!\\p{L})[Qq]uem[^.;!?\\n]{0,40}',
    isCased: true,
  }),
  alone('MC(?=\\s?:)', 'motivo de consulta', { isCased: true }),
  alone('EA(?=\\s?:)', 'enfermedad actual', { isCased: true }),
  alone('(?:AP|APP)(?=\\s?:)', 'antecedentes', { isCased: true }),
  alone('(?:AF|APF|AHF)(?=\\s?:)', 'antecedentes familiares', { isCased: true }),
  alone('AGO(?=\\s?:)', 'antecedentes ginecológicos', { isCased: true }),
  alone('(?:EF|E\\.F\\.|EFG)(?=\\s?:)', 'examen físico', { isCased: true }),
  alone('(?:dco|Dco|DCO|[Dd]g)\\.?(?=\\s?:)', 'diagnóstico', { isCased: true }),
  alone('IRA(?=\\s(?:alta|baja))', 'infección respiratoria', { isCased: true }),
  alone('EDA(?=\\s(?:x|durante|por|hace|con|c/|sin|s/|de)\\s)', 'enfermedad diarreica aguda', {
    isCased: true,
  }),
  alone('TDR', 'test rápido', { isCased: true }),
  alone('(?:JC|ID|IDx|IDX|JD|IDG)(?=\\s?:)', 'diagnóstico', { isCased: true }),
  alone('AP(?=\\s(?:HTA|DM|hipertens|diab|asma|de\\s))', 'antecedentes', { isCased: true }),
  alone('AA', 'al aire ambiente', { after: '\\d\\s?%\\s', isCased: true }),
  alone('aa', 'al aire ambiente', { after: '\\d\\s?%\\s', isCased: true }),
  alone('(?:CN|cn)', 'cánula nasal', { after: '(?<!\\p{L})(?:por|x|con)\\s', isCased: true }),
  alone('(?<!\\d\\s?)x(?=\\s(?:mascarilla|cánula|CN|sonda|SNG|bigotera|puntas|VMK|tubo))', 'por', {
    isCased: true,
  }),
  alone('UTI', 'cuidados intensivos', { after: '(?<!\\p{L})(?:en|a|la|de|cama)\\s', isCased: true }),
  ...cut(
    { urg: 'urgencias' },
    '(?<!\\p{L})(?:a|de|en|por|servicio de|vuelve a|acudir a|a\\slas?|volver a|hospital)\\s',
  ),
  ...cut({ urg: 'urgente' }, '\\p{L}\\s'),
  ...cutBefore('a|al', { ref: 'referir', deriv: 'derivar', 'trasl|trasla': 'trasladar' }),
  ...cutBefore('dolor|fiebre|mareos?|cefalea|náuseas|vómitos', { ref: 'refiere' }),
  ...cut({ obs: 'observación' }, '(?<!\\p{L})(?:en|a|para|bajo|dejar en|queda en)\\s'),
  ...cutBefore('\\d{1,2}\\s?h|por\\s\\d|durante|x\\s?\\d', { obs: 'observación' }),
  ...cut({ contr: 'control' }, '(?:^|[.;,]\\s)'),
  ...cutBefore('en|al|c/|cada|\\d', { contr: 'control' }),
  ...cutBefore('leve|moderad\\p{L}|abundantes?|claro|vía|IV|orales', { 'líq|liq': 'líquido' }),
  ...cut({ 'líqs|liqs': 'líquidos' }),
  ...cut({ bl: 'blanda', liq: 'líquida', líq: 'líquida' }, '(?<!\\p{L})[Dd]ieta\\s'),
  ...cutBefore('analg\\p{L}*|ATB|antib\\p{L}*', { tto: 'tratamiento' }),
  ...cut(
    { sintom: 'sintomático', ambul: 'ambulatorio', amb: 'ambulatorio' },
    '(?<!\\p{L})(?:[Tt]ratamiento|[Mm]anejo)\\s',
  ),
  ...cut({ crist: 'cristalina' }, '(?<!\\p{L})[Ii]nsulina\\s'),
  ...cut({ evol: 'evolución' }, '\\p{L}\\s'),
  ...cut({
    'hto|htco': 'hematocrito',
    leuc: 'leucocitos',
    leucos: 'leucocitos',
    plaq: 'plaquetas',
    creat: 'creatinina',
  }).map((rule) => ({ ...rule, short: `(?:${rule.short})(?=\\s?:?\\s\\d)` })),
  alone('[Hh]b:?\\s?(?=\\d{1,2}(?:[.,]\\d)?(?!\\d))', 'hemoglobina ', { isCased: true, isOpen: true }),
  alone('(\\d{1,2})\\s?[°º]\\s?(?=gr\\.?(?:\\s|$))', '$1° ', { isOpen: true }),
  ...cut({ gr: 'grado' }, '\\d\\s?[°º]\\s'),
  ...cutBefore('de\\s(?:parto|p)|parto', { trab: 'trabajo' }),
  alone('consc\\.?(?=\\s(?:y|e|orient))', 'consciente'),
  ...cut({ orient: 'orientado' }, '(?<!\\p{L})(?:consciente|y|lúcido|alerta),?\\s'),
  ...cutBefore('de\\s\\p{L}', { 'sínd|sind': 'síndrome' }),
  ...cutBefore('de|a|contra|del', { prev: 'prevención' }),
];

const PREGNANT: readonly Rule[] = [
  alone('(\\d{1,2})(?:\\s?\\+\\s?\\d)?\\s?(?:SDG|sdg|SEG)', '$1 semanas de gestación', { isCased: true }),
  alone('(\\d{1,2})\\s?(?:s|sem\\.?)(?=\\s|$|[.,;)])', '$1 semanas', {
    after: '(?<!\\p{L})(?:embarazad[ao]|embarazo|gestante|gestaci[oó]n|EG:?)\\s(?:de\\s)?',
  }),
  alone('EG(?=\\s?:?\\s?\\d{1,2}(?!\\d))', 'edad gestacional', { isCased: true }),
  alone(
    'G(\\d)\\s?P(\\d)(?:\\s?C(\\d))?(?:\\s?A(\\d))?(?:\\s?C(\\d))?',
    (g = '', p = '', c1, a, c2) => {
      const counts = [
        [g, 'embarazo'],
        [p, 'parto'],
        [c1 ?? c2, 'cesárea'],
        [a, 'aborto'],
      ] as const;
      return counts
        .filter(([count]) => count !== undefined)
        .map(([count, of]) => `${count} ${of}${count === '1' ? '' : 's'}`)
        .join(', ');
    },
    { isCased: true },
  ),
  ...asWritten({
    'FUM|FUR': 'última menstruación',
    FPP: 'fecha probable de parto',
    'FCF|LCF': 'latidos del feto',
    'TDP|TdP': 'trabajo de parto',
    DCP: 'desproporción cefalopélvica',
    DPPNI: 'desprendimiento de placenta',
    HPP: 'hemorragia posparto',
    'LME|LM(?=\\s(?:exclusiva|a\\slibre))': 'lactancia materna',
  }),
  alone('RPM', 'bolsa rota', { after: '(?<!\\p{L})(?:por|con|de|y|sin|hace)\\s', isCased: true }),
  alone('MF(?=\\s?(?:\\+|presentes|activos|dismin|ausentes))', 'movimientos del feto', { isCased: true }),
  alone('DU(?=\\s?:?\\s?\\d\\s?(?:/|en|x|c/)\\s?\\d)', 'contracciones', { isCased: true }),
];

/** No code: "TA1". */
const NO_CODE = '(?!\\d{1,4}(?![\\d/]))';
const MEASURED: readonly Rule[] = [
  ...measured({
    [`(?:TA|PA|T\\.A\\.?|P\\.A\\.?)${NO_CODE}`]: 'presión arterial',
    [`FC${NO_CODE}|F\\.C\\.?`]: 'pulso',
    [`FR${NO_CODE}|F\\.R\\.?`]: 'respiración',
    '[Ss]at\\.?(?: ?(?:de )?[Oo]2)?|SAT(?: ?O2)?|[Ss]p[Oo]2|SPO2|[Ss]a[Oo]2|SATO2|SO2': 'saturación',
    'GCS|ECG(?=\\s?:?\\s?(?:[3-9]|1[0-5])(?:/15|[^\\d.]|$))': 'Glasgow',
    'EVA|END': 'dolor',
    'T°|Tº|T°C|t°|tº|Tª': 'temperatura',
    PAM: 'presión arterial media',
    IMC: 'índice de masa corporal',
  }),
  alone('(?:TA|PA|ta|pa)\\s?[:=]?\\s?(?=\\d{2,3}/\\d{2,3})', 'presión arterial ', {
    isCased: true,
    isOpen: true,
  }),
  alone(
    '(?:T|t|[Tt]emp\\.?|TEMP)\\s?[:=]?\\s?(?=(?:3[4-9]|4[0-2])(?:[.,]\\d|\\s?[°º])?(?![\\d:]))',
    'temperatura ',
    {
      isCased: true,
      isOpen: true,
    },
  ),
  ...(
    [
      ['fc|FC', 'pulso'],
      ['fr|FR', 'respiración'],
    ] as const
  ).map(([short, written]) =>
    alone(`(?:${short})\\s?[:=]?\\s?(?=\\d{2,3}(?!\\d))`, `${written} `, {
      after: '(?<!\\p{L})(?:presión arterial|pulso|temperatura|saturación|respiración)\\s[^.;]{2,20}',
      isCased: true,
      isOpen: true,
    }),
  ),
  alone('TA', 'presión arterial', {
    after: '(?<!\\p{L})(?:[Cc]ontrol(?:ar)?(?:\\sde)?|la|su|[Tt]omar?|medir|vigilar)\\s',
    isCased: true,
  }),
  alone('(\\d{2,3})\\s?lpm', '$1 latidos por minuto'),
  // "TA 90/60 FC 120" is a list.
  alone(
    '(\\d{1,3}(?:/\\d{1,3}|[.,]\\d)?\\s?[%°º]?)(?=\\s(?:presión arterial|pulso|respiración|saturación|temperatura|Glasgow|glucemia)\\s)',
    '$1,',
  ),
];

const SIDES: readonly Rule[] = [
  ...cut(
    { sup: 'superior', inf: 'inferior' },
    '(?<!\\p{L})(?:miembro|extremidad|labio|párpado|lóbulo|cuadrante)\\s',
  ),
  ...cut({ sup: 'superiores', inf: 'inferiores' }, '(?<!\\p{L})(?:miembros|extremidades|párpados)\\s'),
  ...cutBefore('sup\\p{L}*|inf\\p{L}*|der\\p{L}*|izq\\p{L}*', {
    extr: 'extremidad',
    extrem: 'extremidad',
    mb: 'miembro',
    mmbro: 'miembro',
  }),
  ...sidedWith('der|dch[ao]?|drch[ao]?|drcha', 'derecho', 'derecha'),
  ...sidedWith('izq|izqd[ao]?|izd[ao]?|izqui', 'izquierdo', 'izquierda'),
  alone('D(?![.\\p{L}])', 'derecho', { after: `(?<!\\p{L})(?:${LIMB})\\s`, isCased: true }),
  alone('D(?![.\\p{L}])', 'derecha', { after: `(?<!\\p{L})(?:${LIMBS})\\s`, isCased: true }),
  alone('I(?![.\\p{L}])', 'izquierdo', { after: `(?<!\\p{L})(?:${LIMB})\\s`, isCased: true }),
  alone('I(?![.\\p{L}])', 'izquierda', { after: `(?<!\\p{L})(?:${LIMBS})\\s`, isCased: true }),
  ...cut(
    { 'izq|izqd|izqui': 'izquierda', 'der|dch': 'derecha' },
    '(?<!\\p{L})(?:[Aa]|la|mano|hacia)\\s(?:la\\s)?(?<!una )',
  ),
  ...cut({ 'izda|izqda': 'izquierda', 'izdo|izqdo': 'izquierdo', 'dcha|drcha': 'derecha', dcho: 'derecho' }),
  ...(
    [
      ['MID|EID', 'pierna derecha'],
      ['MII|EII', 'pierna izquierda'],
      ['MSD|ESD', 'brazo derecho'],
      ['MSI|ESI', 'brazo izquierdo'],
      ['OD', 'ojo derecho'],
      ['OI', 'ojo izquierdo'],
      ['AO', 'ambos ojos'],
      ['FID', 'fosa ilíaca derecha'],
      ['FII', 'fosa ilíaca izquierda'],
      ['HCD|HD', 'hipocondrio derecho'],
      ['HCI', 'hipocondrio izquierdo'],
      ['HTD', 'hemitórax derecho'],
      ['HTI', 'hemitórax izquierdo'],
      ['CSD', 'cuadrante superior derecho'],
      ['CSI', 'cuadrante superior izquierdo'],
      ['CID', 'cuadrante inferior derecho'],
      ['CII', 'cuadrante inferior izquierdo'],
    ] as const
  ).map(([short, written]) => alone(short, written, { after: OF_A_LIMB, isCased: true })),
  alone('MID(?=\\s(?:acort|edemat|inmov|con|c/|sin|doloros|frí))', 'pierna derecha', { isCased: true }),
  alone('MII(?=\\s(?:acort|edemat|inmov|con|c/|sin|doloros|frí))', 'pierna izquierda', { isCased: true }),
];

/** "C/ Mayor" is a street, "s/n" a house without a number; "M" of a man or a woman, "FP" and the like are left. */
export const es: readonly Rule[] = [
  ...HOW_OFTEN,
  // First of all: what stands behind it may be a short form too, "c/fb".
  alone('[cC]/\\s?(?=\\p{Ll}{2})', 'con ', { isOpen: true, isCased: true }),
  alone('[sS]/\\s?(?=\\p{Ll}{2})', 'sin ', { isOpen: true, isCased: true }),
  alone('[pP]/\\s?(?=[\\p{Ll}\\p{N}]{2})', 'para ', { isOpen: true, isCased: true }),
  ...HOW_TAKEN,
  ...HOW_LONG,
  ...WHO,
  ...WHAT_AILS,
  ...PREGNANT,
  ...MEASURED,
  ...SIDES,
];
