import { alone, asWritten, measured, type Rule } from '../rules.js';

const FORMS =
  'cps?|cprs?|comps?|comprimidos?|c[aá]ps?(?:ulas?)?|gotas?|gts?|amp(?:olas?)?|saquetas?|sachês?|envelopes?|jatos?|puffs?';
/** What stands behind a dose, in its sentence. */
const A_DOSE = `\\d\\s?(?:mgs?|g|gr|mcg|µg|ui|u|ml|${FORMS}|%)(?!\\p{L})[^.;!?\\n]{0,40}`;
const PARTS = {
  masculine:
    'braço|pé|pe|olho|ouvido|ombro|joelho|tornozelo|cotovelo|punho|pulso|lado|pulmão|pulmao|rim|polegar|quadril|dedo|flanco|hipoc[oô]ndrio|hemit[oó]rax|hemicorpo|antebraço|glúteo|f[eê]mur|[uú]mero|rádio|testículo|seio|maléolo|lábio|calcanhar|peito|(?:membro|quadrante|lobo)(?:\\s(?:superior|inferior))',
  feminine:
    'perna|mão|mao|coxa|orelha|panturrilha|mama|virilha|anca|face|t[ií]bia|clav[ií]cula|axila|costela|nádega|sobrancelha|mandíbula|escápula|fossa il[ií]aca|região \\p{L}{3,12}|base|planta|hemiparesia|hemiplegia|pálpebra|palma|omoplata|bochecha|órbita',
};
const LIMB =
  'braço|pé|olho|ouvido|ombro|joelho|tornozelo|cotovelo|punho|pulmão|rim|quadril|flanco|hipocôndrio|hemitórax|antebraço|fêmur|úmero';
const LIMBS = 'perna|mão|coxa|orelha|panturrilha|mama|virilha|tíbia|clavícula|hemiparesia|hemiplegia';
/** Of an arm, a leg or an eye something is said before: elsewhere MSD and MID are codes. */
const OF_A_LIMB =
  '(?<!\\p{L})(?:[Dd]or|fratura|[Ff]x|[Ff]eridas?|[Ee]dema|[Tt]rauma(?:tismo)?|[Qq]ueimadura|[Qq]ueim\\.?|[Ll]esão|[Dd]eformidade|força|paresia|parestesias?|[Aa]mputação|torniquete|corte|TVP|trombose|celulite|luxação|entorse|inchaço|mordida|pulsos?|tala|gesso|irradi\\p{L}{0,4}|imobiliza\\p{L}{0,4}|tiro|bala|úlcera|AVP|[Aa]cesso|[Aa]cesso venoso(?: periférico)?|visão|secreção|gotas?|corpo estranho|conjuntivite|eritema|calor|abscesso|movimenta|FAF|varizes)\\s[^.;!?\\n]{0,30}';
const STOP = '(?:\\.(?=\\s?[\\p{Ll}\\d,:;)/]))?';
const SPANS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  a: ['ano', 'anos'],
  d: ['dia', 'dias'],
  h: ['hora', 'horas'],
  mi: ['minuto', 'minutos'],
  m: ['mês', 'meses'],
  s: ['semana', 'semanas'],
};

function span(short: string, isOne = false): string {
  const lower = short.toLowerCase();
  return (SPANS[lower.slice(0, 2)] ?? SPANS[lower[0] ?? ''])?.[isOne ? 0 : 1] ?? short;
}
const spans = (count = '', short = '') => `${count} ${span(short, count === '1')}`;
const timesA = (count = '', short = '') =>
  `${count === '1' ? 'uma vez' : `${count} vezes`} por ${/^s/iu.test(short) ? 'semana' : 'dia'}`;

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
  const persons = /^f/iu.test(sex) ? ['menina', 'mulher'] : ['menino', 'homem'];
  return `${persons[isChild ? 0 : 1]} de ${spans(age, unit)}`;
}

const HOW_OFTEN: readonly Rule[] = [
  alone(
    '(\\d{1,2})\\s?(?:(?:x|vz|vezes|vez)\\s?/|(?:x|vz)\\s?(?:ao\\s|por\\s|na\\s)|vezes\\s(?:p/|ao)\\s?)\\s?(d|dia|sem|semana)',
    timesA,
  ),
  alone(
    '(?:(?:de|a\\scada)\\s)?(\\d{1,2})\\s?/\\s?\\1\\s?(h|hs|hrs|horas|min|mins|minutos|d|dias|sem)(?:\\.(?=\\s?[\\p{Ll}\\d]))?',
    (count, unit = '') => `de ${count} em ${count} ${span(unit)}`,
  ),
  // No hours, but behind how much.
  alone('(4|6|8|12|24)/\\1', (count) => `de ${count} em ${count} horas`, { after: A_DOSE }),
  alone('c/\\s?(\\d{1,2})\\s?(h|hs|hrs|horas)', 'a cada $1 horas'),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)(?:x|p/|por)\\s?(\\d{1,3})\\s?(d|dias?|sem|semanas?|h|hs|horas?|meses)',
    (count, unit) => `por ${spans(count, unit)}`,
  ),
  alone('(\\d)\\s?-\\s?(\\d)\\s?-\\s?(\\d)', '$1 de manhã, $2 ao meio-dia, $3 à noite', { after: A_DOSE }),
  alone('b\\.?i\\.?d\\.?', 'duas vezes por dia', { after: A_DOSE }),
  alone('t\\.?i\\.?d\\.?', 'três vezes por dia', { after: A_DOSE }),
  alone('s/?n\\.?|acm|a/n|(?:em\\s)?sos', 'se necessário', { after: A_DOSE }),
  alone('(?:se|s/)\\snec(?:ess)?', 'se necessário'),
  alone('prn', 'se necessário'),
  ...cut({ ref: 'refeições' }, '(?<!\\p{L})(?:às|as|após|depois das|antes das|c/|com)\\s'),
];

const HOW_TAKEN: readonly Rule[] = [
  alone('v\\.?o\\.?|p\\.?o\\.?', 'por via oral', { after: A_DOSE }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  alone('e\\.?v\\.?|i\\.v\\.?', 'IV', { after: A_DOSE }),
  alone('i\\.m\\.?', 'IM', { after: A_DOSE }),
  alone('s\\.?c\\.?', 'subcutâneo', { after: A_DOSE }),
  alone('s\\.?l\\.?', 'debaixo da língua', { after: A_DOSE }),
  ...countedCut({
    'cp|cps|cpr|cprs|comp|comps|compr': ['comprimido', 'comprimidos'],
    'cap|caps|cáp|cáps': ['cápsula', 'cápsulas'],
    'gt|gts|gtas': ['gota', 'gotas'],
    'amp|amps': ['ampola', 'ampolas'],
    'puff|puffs': ['jato', 'jatos'],
    'hr|hrs|hs': ['hora', 'horas'],
  }),
  alone('(\\d{1,2})\\s?pts', '$1 pontos', {
    after: '(?<!\\p{L})(?:[Ss]utur\\p{L}{1,4}|[Rr]etirar)[,:]?\\s(?:com\\s|c/\\s?)?',
  }),
  alone('pts', 'pontos', { after: '(?<!\\p{L})(?:[Rr]etir\\p{L}{1,4}|[Rr]etirada de|tirar|os)\\s' }),
  alone('(?:SF|[Ss]oro fisiol?)\\.?(?=\\s(?:0[.,]9|\\d{2,4}\\s?ml|IV|EV))', 'soro fisiológico', {
    isCased: true,
  }),
  alone('SF', 'soro fisiológico', { after: '\\d\\s?(?:[lL]|m[lL])\\s(?:de\\s)?', isCased: true }),
  alone('(?:RL)(?=\\s\\d{2,4}\\s?ml)', 'Ringer lactato', { isCased: true }),
  alone('SG(?=\\s?(?:5|10)\\s?%)', 'soro glicosado', { isCased: true }),
  alone('amoxi?(?=\\s?(?:\\d|\\+|clav|susp))', 'amoxicilina'),
  alone('parac(?:et)?\\.?(?=\\s?\\d)', 'paracetamol'),
  alone('dipi?(?=\\s?(?:1\\s?g|500))', 'dipirona'),
  alone('ibu(?=\\s?\\d{3})', 'ibuprofeno'),
  alone('diclo(?=\\s?\\d{2})', 'diclofenaco'),
  alone('omep?(?=\\s?[24]0)', 'omeprazol'),
  alone('cefa(?=\\s?500)', 'cefalexina'),
  alone('ceftri?a?x?(?=\\s?\\d)', 'ceftriaxona'),
  alone('cipro(?=\\s?\\d{3})', 'ciprofloxacino'),
  alone('azitro(?=\\s?\\d{3})', 'azitromicina'),
  alone('metro(?=\\s?(?:250|400|500))', 'metronidazol'),
  alone('hidrocort\\.?(?=\\s?\\d{3})', 'hidrocortisona'),
  alone('predni?(?=\\s?\\d{1,2}\\s?mg)', 'prednisona'),
  alone('losart?(?=\\s?\\d{2})', 'losartana'),
  alone('metf(?:or)?(?=\\s?\\d{3})', 'metformina'),
  alone('AAS(?=\\s?\\d{2,3})', 'aspirina', { isCased: true }),
  ...cutBefore('\\d', { susp: 'suspensão' }),
  alone('nbz|nebul', 'nebulização'),
  alone('atb', 'antibiótico'),
];

const PERSON =
  '(?:[Pp]aciente|[Mm]ulher|[Hh]omem|[Mm]asculin[oa]|[Ff]eminin[oa]|[Pp]cte|[Pp]te|[Dd]oente|[Cc]riança|[Mm]enin[oa]|[Ss]enhora?|[Ii]dos[oa]|[Ll]actente|[Jj]ovem|[Uu]tente)';
const WHO: readonly Rule[] = [
  alone(
    '(?<=^\\s?)(F|M)[,.]?\\s?(?:de\\s)?(\\d{1,3})\\s?(anos|a|meses|m)(?:\\.(?=\\s\\p{Ll})|(?!\\p{L}))',
    aged,
    { isCased: true },
  ),
  alone('(?<=^\\s?)(fem|masc)[,.]?\\s?(?:de\\s)?(\\d{1,3})\\s?(anos|a|meses|m)(?:\\.(?=\\s\\p{Ll}))?', aged),
  alone('(?:fem\\.?|F),?\\s(?=(?:de\\s)?\\d)', 'mulher, ', {
    after: '(?<!\\p{L})(?:[Pp]aciente|[Pp]cte|[Pp]te|[Pp]ac\\.?|[Dd]oente|PCTE),?\\s',
    isOpen: true,
  }),
  alone('(?:masc\\.?|M),?\\s(?=(?:de\\s)?\\d)', 'homem, ', {
    after: '(?<!\\p{L})(?:[Pp]aciente|[Pp]cte|[Pp]te|[Pp]ac\\.?|[Dd]oente|PCTE),?\\s',
    isOpen: true,
  }),
  alone('(\\d{1,3})\\s?[aA](?:\\.(?=\\s\\p{Ll}|,))?(?=\\.?(?:\\s|$)|[,;:)])', (age) => spans(age, 'anos'), {
    after: `(?<!\\p{L})${PERSON},?\\s(?:(?:de|feminin[oa],?|masculin[oa],?|mulher,|homem,|F|M|diabétic[oa]|grávida|gestante)\\s){0,2}`,
    isCased: true,
  }),
  alone('(\\d{1,2})\\s?(m|d)\\.?(?=\\s|$|[,;:)])', spans, {
    after:
      '(?<!\\p{L})(?:[Ll]actente|[Bb]eb[eêé]|[Rr]ecém-nascid[oa]|RN|[Cc]riança|[Mm]enin[oa])(?:,|\\sde|\\scom)?\\s',
    isCased: true,
  }),
  ...cut({ 'pcte|pte|pact': 'paciente', 'pctes|ptes|pacts': 'pacientes' }),
  ...cut({ pac: 'paciente' }, '(?:^|[.;:,]\\s|(?<!\\p{L})(?:o|a|ao|do|da|um|uma|este|esta|de)\\s)').map(
    (rule) => ({
      ...rule,
      short: `(?:[Pp]ac)(?:\\.(?=\\s))?(?=\\s(?:\\p{Ll}|\\d))`,
    }),
  ),
  alone('RNPT', 'recém-nascido prematuro', { isCased: true }),
  alone('RNT?(?=\\s(?:\\d|de|com|c/|sem|s/|vivo|masc|fem|não|n|em|prematuro|chor|ict))', 'recém-nascido', {
    isCased: true,
  }),
  alone('RN', 'recém-nascido', { after: '(?<!\\p{L})(?:d?o|ao|um|seu|com)\\s', isCased: true }),
];

const PAST =
  '(?<!\\p{L})(?:[Aa]ntecedentes|com|c/|tem|portador\\p{L}?(?: de)?|hist[oó]ria de|prévio|prévia|suspeita de|poss[ií]vel|diagn[oó]stico(?: de)?|nega|e|refere|conhecida)(?:\\s?:)?\\s(?:[^.;!?\\n]{0,40}[\\s,])?';
const DISEASES: Readonly<Record<string, string>> = {
  'HAS|HTA': 'hipertensão',
  IAM: 'infarto',
  ICC: 'insuficiência cardíaca',
  'IRC|DRC': 'insuficiência renal crônica',
  TVP: 'trombose venosa',
  TEP: 'embolia pulmonar',
  AIT: 'ataque isquêmico transitório',
  DLP: 'colesterol alto',
};
const ILLNESS = 'DM|HAS|HTA|DPOC|asma|IRC|ICC|IAM|DRC|AVC|hipertensão|diabetes|insuficiência';
const TESTED_F =
  '(?<!\\p{L})(?:malária|proteinúria|baciloscopia|gota espessa|troponina|radiografia|ecografia|ultrassonografia|fita)\\s';
const TESTED_M =
  '(?<!\\p{L})(?:teste(?: rápido)?(?: de \\p{L}{4,9}| \\p{L}{4,9})?|TR(?: \\p{L}{4,9})?|TDR|HIV|VIH|covid|resultado|BHCG|beta|VDRL|Blumberg|Murphy|Giordano|Lasègue)\\s';

const WHAT_AILS: readonly Rule[] = [
  ...cut({
    'tto|ttos': 'tratamento',
    'dx|diagn': 'diagnóstico',
    antec: 'antecedentes',
    cef: 'cefaleia',
    diarr: 'diarreia',
    'desidr|desidrat': 'desidratação',
    politr: 'politraumatismo',
    'atbs|antib': 'antibióticos',
    'fx|frat': 'fratura',
    pneumo: 'pneumonia',
    convuls: 'convulsões',
    'sgto|sangr': 'sangramento',
    imob: 'imobilização',
    curat: 'curativo',
    queim: 'queimadura',
    'reav|reaval': 'reavaliar',
    temperat: 'temperatura',
    bilat: 'bilateral',
    'incons|inconsc': 'inconsciente',
    'isoc|isocor': 'isocóricas',
    'fotorr|fotorreag': 'fotorreagentes',
    glic: 'glicemia',
    apir: 'apirético',
    'vôm|vom': 'vômitos',
    'náus|naus': 'náuseas',
    irrad: 'irradiada',
  }),
  ...cut(
    {
      abd: 'abdominal',
      abdom: 'abdominal',
      'torác|torac|tor': 'torácica',
      lomb: 'lombar',
      precord: 'precordial',
      epig: 'epigástrica',
      cerv: 'cervical',
      pelv: 'pélvica',
    },
    '(?<!\\p{L})(?:[Dd]or|DOR)\\s',
  ),
  ...cutBefore('flácido|plano|globoso|doloroso|indolor|tenso|distendido|em|semigloboso|escavado', {
    abd: 'abdômen',
    abdome: 'abdômen',
  }),
  ...cut({ prod: 'produtiva', sec: 'seca' }, '(?<!\\p{L})[Tt]osse\\s'),
  ...cut(
    { resp: 'respiratória', card: 'cardíaca' },
    '(?<!\\p{L})(?:[Dd]ificuldade|[Dd]if\\.?|[Ii]nsuficiência|[Ii]nsuf\\.?|[Ii]nfecção|[Ff]requência|[Ff]req\\.?)\\s',
  ),
  ...cutBefore('resp\\p{L}*|card\\p{L}*|renal', {
    dif: 'dificuldade',
    freq: 'frequência',
    insuf: 'insuficiência',
  }),
  ...cut(
    { vag: 'vaginal', transv: 'transvaginal' },
    '(?<!\\p{L})(?:[Ss]angramento|[Ss]gto|[Cc]orrimento|[Pp]arto|[Tt]oque)\\s',
  ),
  ...cut(
    { mod: 'moderada', lev: 'leve', grav: 'grave' },
    '(?<!\\p{L})(?:[Dd]esidratação|[Dd]or|[Aa]nemia|[Dd]ispneia|[Cc]efaleia)\\s',
  ),
  ...cut({ antiof: 'antiofídico' }, '(?<!\\p{L})[Ss]oro\\s'),
  ...cut({ penic: 'penicilina' }, '(?<!\\p{L})(?:al[eé]rgic?\\p{L}?|[Aa]lerg\\.?)(?:\\s(?:a|à))?\\s'),
  ...cutBefore('a|à|ao|penic\\p{L}*|dipirona|AINE\\p{L}*|sulfa\\p{L}*', { alerg: 'alergia' }),
  ...cutBefore(
    'apendicite|fratura|fx|pneumonia|malária|sepse|meningite|dengue|cólera|gravidez|TB|tuberculose|IAM|infarto|AVC|TVP|TEP|aborto|pré-eclâmpsia|infecção|colecistite|abuso',
    { 'susp|suspt': 'suspeita de' },
  ),
  ...cutBefore('de\\s\\d|\\d{1,2}\\s?(?:s|sem|semanas|meses|m)|com|c/', { gest: 'gestante' }),
  ...cutBefore('p/|para|ao|à|pra|por', { enc: 'encaminhar', encam: 'encaminhar' }),
  ...cutBefore('em|\\d{1,2}\\s?(?:h|d|dias?|sem|semanas)|se|amanhã|p/', { ret: 'retorno' }),
  ...cutBefore('urg\\p{L}*|regional|municipal|mais|de', { hosp: 'hospital' }),
  ...cut({ hosp: 'hospital' }, '(?<!\\p{L})(?:no|ao|do|para o|para|p/|pro|o)\\s'),
  ...cut({ urg: 'urgente' }, '\\p{L}\\s'),
  ...cut({ pend: 'pendente' }, '\\p{L}\\s'),
  ...cut({ obs: 'observação' }, '(?<!\\p{L})(?:em|na|sob|para|p/|fica em)\\s'),
  ...cutBefore('\\d{1,2}\\s?h|por\\s\\d', { obs: 'observação' }),
  ...cutBefore('quanto|qto|sobre|sinais|retorn\\p{L}*|a|repouso', { orient: 'orientado' }),
  ...cut({ qto: 'quanto a' }, '(?<!\\p{L})[Oo]rientad[oa]\\s'),
  ...cutBefore('da\\scir\\p{L}*|da\\s\\p{L}{4,12}|cirurgia|médica|orto\\p{L}*', { aval: 'avaliação' }),
  ...cut({ cir: 'cirurgia', orto: 'ortopedia' }, '(?<!\\p{L})(?:da|de|pela|p/|para a?|à)\\s'),
  ...cutBefore('\\d{1,2}\\s?(?:d|dias?|h)', { atest: 'atestado de' }),
  ...cutBefore('moto|carro|auto|de|trânsito|trabalho', { acid: 'acidente' }),
  ...cutBefore('aos|ao|em|intensa|leve|há|súbita', { disp: 'dispneia' }),
  ...cut({ hidrat: 'hidratado' }, '(?<!\\p{L})[Cc]orado,\\s'),
  ...cutBefore('de\\sparto', { trab: 'trabalho' }),
  ...cutBefore(
    't[oó]rax|col\\p{L}*|de|pelve|bacia|crânio|abd\\p{L}*|pend\\p{L}*|controle|normal|mão|pé|perna|braço|joelho|tornozelo|punho|ombro',
    { rx: 'radiografia' },
  ),
  ...cutBefore('abd\\p{L}*|obst\\p{L}*|renal|pélvica|transv\\p{L}*|normal|pend\\p{L}*|de', {
    usg: 'ultrassonografia',
  }),
  ...cutBefore('prod\\p{L}*|seca|com|há|c/', { tos: 'tosse' }),
  ...cut({ neg: 'negativa', pos: 'positiva' }, TESTED_F),
  ...cut({ neg: 'negativo', pos: 'positivo' }, TESTED_M),
  alone('\\(?\\+{1,3}\\)?', 'positiva', { after: TESTED_F }),
  alone('\\(?\\+{1,3}\\)?', 'positivo', { after: TESTED_M }),
  alone('\\(-\\)', 'negativa', { after: TESTED_F }),
  alone('\\(-\\)', 'negativo', { after: TESTED_M }),
  alone('n/v', 'náuseas ou vômitos', { after: '(?<!\\p{L})(?:sem|nega|s/)\\s' }),
  alone('n/v', 'náuseas e vômitos'),
  alone('x\\s?(\\d{1,2})', '$1 vezes', {
    after: '(?<!\\p{L})(?:vômitos?|v[oô]mit\\p{L}{1,3}|diarreia|convuls\\p{L}{2,4})\\s',
  }),
  alone('(\\d{1,3})\\s?(d|h|hs|sem(?=\\s*(?:$|[.,;:)])|\\s(?:com|c/|e)\\s))(?!\\s?[x/])', spans, {
    after: '(?<!\\p{L})(?:[Hh]á|[Dd]urante|em|dentro de|por|[Oo]bservação|[Rr]etorno|[Aa]testado de)\\s',
    isCased: true,
  }),
  alone('fb', 'febre', {
    after: '(?<!\\p{L})(?:com|c/|sem|s/|nega|se|e|tosse|desde|dias?,|anos,),?\\s',
    isCased: true,
  }),
  alone('fb(?=\\s(?:3[5-9]|4[01]|há|de|desde|alta))', 'febre', { isCased: true }),
  alone('s/\\s?PC|sem PC', 'sem perda de consciência', { isCased: true }),
  alone('FAF|PAF', 'ferimento a bala', { isCased: true }),
  alone('FAB', 'ferimento por arma branca', {
    after: '(?<!\\p{L})(?:por|c/|com|vítima de)\\s',
    isCased: true,
  }),
  alone('TCE', 'traumatismo craniano', { isCased: true }),
  alone('(?:DM)\\s?(?:tipo\\s)?([12])', 'diabetes tipo $1', { isCased: true }),
  ...Object.entries(DISEASES).map(([short, written]) =>
    alone(short, written, { after: PAST, isCased: true }),
  ),
  ...Object.entries(DISEASES).map(([short, written]) =>
    alone(`(?:${short})(?=(?:,|\\se)\\s(?:${ILLNESS})(?:\\P{L}|$))`, written, { isCased: true }),
  ),
  ...Object.entries({
    DM: 'diabetes',
    FA: 'fibrilação atrial',
    PAC: 'pneumonia',
    EP: 'embolia pulmonar',
  }).map(([short, written]) =>
    alone(short, written, {
      after:
        '(?<!\\p{L})(?:hipertensão,?|com|c/|tem|e|nega|portador\\p{L}? de|hist[oó]ria de|diagn[oó]stico de|suspeita de)\\s',
      isCased: true,
    }),
  ),
  alone('has(?=s?[,;.])', 'hipertensão', { isCased: true }),
  ...asWritten({
    'HTA|HAS(?=\\s(?:em\\suso|descompens|controlada|e\\s|há))': 'hipertensão',
    ITU: 'infecção urinária',
    AVE: 'AVC',
    'TR(?=\\s(?:dengue|mal[aá]ria|covid|HIV))': 'teste rápido',
    'AAA(?=,|\\s(?:e|MV))': 'sem cianose, icterícia nem febre',
    DPOC: 'doença pulmonar crônica',
    IVAS: 'infecção respiratória alta',
    SRO: 'soro de reidratação oral',
    'AINES?': 'anti-inflamatórios',
    SNG: 'sonda nasogástrica',
    SVD: 'sonda vesical',
    AVP: 'acesso venoso periférico',
    SSVV: 'sinais vitais',
    RHA: 'ruídos intestinais',
    BEG: 'bom estado geral',
    REG: 'regular estado geral',
    MEG: 'mau estado geral',
    LOTE: 'lúcido e orientado',
    'HGT|DXT': 'glicemia',
    MMII: 'pernas',
    MMSS: 'braços',
    'MV\\s?\\+': 'murmúrio vesicular presente',
    'BRNF(?:\\s2T)?': 'batimentos cardíacos rítmicos',
    RCP: 'reanimação',
    IOT: 'intubação',
    IST: 'infecção sexualmente transmissível',
    'GEA|GECA': 'gastroenterite aguda',
    NPO: 'nada por via oral',
  }),
  alone('RA', 'ruídos adventícios', { after: '(?<!\\p{L})presente (?:sem|s/)\\s', isCased: true }),
  alone('FO(?=\\s(?:limpa|seca|com|c/|sem|s/))', 'ferida operatória', { isCased: true }),
  alone('PO(?=\\s(?:\\d|de|imediato|tardio))', 'pós-operatório', { isCased: true }),
  alone('PCR', 'parada cardíaca', { after: '(?<!\\p{L})(?:em|fez|entrou em|após)\\s', isCased: true }),
  alone('SU|PS', 'serviço de urgência', {
    after: '(?<!\\p{L})(?:recorre|recorreu|no|ao|do|vem|procura)\\s(?:ao\\s|o\\s)?',
    isCased: true,
  }),
  alone('QP(?=\\s?:)', 'queixa principal', { isCased: true }),
  alone('HDA(?=\\s?:)', 'história da doença atual', { isCased: true }),
  alone('(?:AP|HPP|HMP)(?=\\s?:|\\s(?:HTA|HAS|DM|hipertens|diab|asma|de\\s))', 'antecedentes', {
    isCased: true,
  }),
  alone('AF(?=\\s?:)', 'antecedentes familiares', { isCased: true }),
  alone('(?:EF|EO)(?=\\s?:)', 'exame físico', { isCased: true }),
  alone('HD(?=\\s?:)', 'hipótese diagnóstica', { isCased: true }),
  alone('(?:CD|Cd|CDT)(?=\\s?:)', 'conduta', { isCased: true }),
  alone('(?:AA|aa)', 'em ar ambiente', { after: '\\d\\s?%\\s', isCased: true }),
  alone('CN', 'cateter nasal', { after: '(?<!\\p{L})(?:por|em|p/)\\s', isCased: true }),
  alone('SCQ(?=\\s?:?\\s?\\d)', 'superfície queimada', { isCased: true }),
  ...cut({
    plaq: 'plaquetas',
    leuc: 'leucócitos',
    leuco: 'leucócitos',
    'ht|hto': 'hematócrito',
    creat: 'creatinina',
  }).map((rule) => ({ ...rule, short: `(?:${rule.short})(?=\\s?:?\\s\\d)` })),
  alone('[Hh]b:?\\s?(?=\\d{1,2}(?:[.,]\\d)?(?!\\d))', 'hemoglobina ', { isCased: true, isOpen: true }),
];

const PREGNANT: readonly Rule[] = [
  alone('(\\d{1,2})(?:\\s?\\+\\s?\\d)?\\s?(?:s|sem\\.?)(?=\\s|$|[.,;)])', '$1 semanas', {
    after: '(?<!\\p{L})(?:[Gg]rávida|[Gg]estante|gravidez|gestação|IG:?|[Aa]traso menstrual)\\s(?:de\\s)?',
  }),
  alone('IG(?=\\s?:?\\s?\\d{1,2}(?!\\d))', 'idade gestacional', { isCased: true }),
  alone(
    'G(\\d)\\s?P(\\d)(?:\\s?C(\\d))?(?:\\s?A(\\d))?',
    (g, p, c, a) =>
      (
        [
          [g, 'gravidez', 'gravidezes'],
          [p, 'parto', 'partos'],
          [c, 'cesárea', 'cesáreas'],
          [a, 'aborto', 'abortos'],
        ] as const
      )
        .filter(([count]) => count !== undefined)
        .map(([count, one, more]) => `${count} ${count === '1' ? one : more}`)
        .join(', '),
    { isCased: true },
  ),
  ...asWritten({
    DUM: 'última menstruação',
    DPP: 'data provável do parto',
    BCF: 'batimentos do feto',
    BHCG: 'teste de gravidez',
  }),
  alone('TP', 'trabalho de parto', { after: '(?<!\\p{L})(?:em|sem|s/|início de)\\s', isCased: true }),
  alone('MF(?=\\s?(?:\\+|presentes|ativos|dimin|ausentes))', 'movimentos do feto', { isCased: true }),
  alone('DU(?=\\s?:?\\s?\\d\\s?(?:/|em|x)\\s?\\d)', 'contrações', { isCased: true }),
  alone('BR', 'bolsa rota', { after: '(?<!\\p{L})(?:cm|contrações[^.;]{2,12}),\\s', isCased: true }),
  alone('RM', 'atraso menstrual', { after: '^', isCased: true }),
];

/** No code: "PA1". */
const NO_CODE = '(?!\\d{1,4}(?![\\d/x]))';
const MEASURED: readonly Rule[] = [
  ...measured({
    [`(?:TA|PA)${NO_CODE}`]: 'pressão arterial',
    [`FC${NO_CODE}`]: 'pulso',
    [`FR${NO_CODE}`]: 'respiração',
    '[Ss]at\\.?(?: ?(?:de )?[Oo]2)?|SAT(?: ?O2)?|[Ss]p[Oo]2|SPO2|[Ss]a[Oo]2|SATO2|SO2': 'saturação',
    'GCS|ECG(?=\\s?:?\\s?(?:[3-9]|1[0-5])(?:[^\\d.]|$))': 'Glasgow',
    'EVA|END': 'dor',
    'T°|Tº|Tax|TAX': 'temperatura',
    '[Dd]extro': 'glicemia',
  }),
  alone(
    '(?:T|t|[Tt]emp\\.?|TEMP)\\s?[:=]?\\s?(?=(?:3[4-9]|4[0-2])(?:[.,]\\d|\\s?[°º])?(?![\\d:]))',
    'temperatura ',
    {
      isCased: true,
      isOpen: true,
    },
  ),
  alone('(?:pa|ta)\\s?[:=]?\\s?(?=\\d{2,3}/\\d{2,3}|\\d{1,2}x\\d{1,2})', 'pressão arterial ', {
    isCased: true,
    isOpen: true,
  }),
  ...(
    [
      ['fc|FC', 'pulso'],
      ['fr|FR', 'respiração'],
    ] as const
  ).map(([short, written]) =>
    alone(`(?:${short})\\s?[:=]?\\s?(?=\\d{2,3}(?!\\d))`, `${written} `, {
      after: '(?<!\\p{L})(?:pressão arterial|pulso|temperatura|saturação|respiração)\\s[^.;]{2,20}',
      isCased: true,
      isOpen: true,
    }),
  ),
  // "PA 90/60 FC 120" is a list.
  alone(
    '(\\d{1,3}(?:/\\d{1,3}|[.,]\\d)?\\s?[%°º]?)(?=\\s(?:pressão arterial|pulso|respiração|saturação|temperatura|Glasgow|glicemia)\\s)',
    '$1,',
  ),
];

const SIDES: readonly Rule[] = [
  ...cut({ sup: 'superior', inf: 'inferior' }, '(?<!\\p{L})(?:membro|lábio|pálpebra|lobo|quadrante)\\s'),
  ...sidedWith('dto?|dta|dir|drt[oa]?', 'direito', 'direita'),
  ...sidedWith('esq|esqd[oa]?|esqu', 'esquerdo', 'esquerda'),
  alone('D(?![.\\p{L}])', 'direito', { after: `(?<!\\p{L})(?:${LIMB})\\s`, isCased: true }),
  alone('D(?![.\\p{L}])', 'direita', { after: `(?<!\\p{L})(?:${LIMBS})\\s`, isCased: true }),
  alone(
    'E(?![.\\p{L}])(?=\\s*(?:$|[,;.)])|\\s(?:com|c/|há|encurt|inchad|sem|s/|desde)(?:\\P{L}|$))',
    'esquerdo',
    { after: `(?<!\\p{L})(?:${LIMB})\\s`, isCased: true },
  ),
  alone(
    'E(?![.\\p{L}])(?=\\s*(?:$|[,;.)])|\\s(?:com|c/|há|encurt|inchad|sem|s/|desde)(?:\\P{L}|$))',
    'esquerda',
    { after: `(?<!\\p{L})(?:${LIMBS})\\s`, isCased: true },
  ),
  ...cut({ esq: 'esquerda', 'dir|dta': 'direita' }, '(?<!\\p{L})(?:à|a)\\s'),
  ...(
    [
      ['MID', 'perna direita'],
      ['MIE', 'perna esquerda'],
      ['MSD', 'braço direito'],
      ['MSE', 'braço esquerdo'],
      ['OD', 'olho direito'],
      ['OE', 'olho esquerdo'],
      ['AO', 'ambos os olhos'],
      ['FID', 'fossa ilíaca direita'],
      ['FIE', 'fossa ilíaca esquerda'],
      ['HCD', 'hipocôndrio direito'],
      ['HCE', 'hipocôndrio esquerdo'],
      ['HTD', 'hemitórax direito'],
      ['HTE', 'hemitórax esquerdo'],
    ] as const
  ).map(([short, written]) => alone(short, written, { after: OF_A_LIMB, isCased: true })),
  alone(
    'MI(D|E)(?=\\s(?:encurt|edemac|imob|com|c/|sem|frio))',
    (side) => `perna ${side === 'D' ? 'direita' : 'esquerda'}`,
    { isCased: true },
  ),
];

/** "E" behind a part is "e" in capitals, and "R/" an order: only where nothing else is meant. */
export const pt: readonly Rule[] = [
  ...HOW_OFTEN,
  alone('p/(?=\\s(?:máscara|sonda|cateter|CN|SNG))', 'por', { isCased: true }),
  // First of all: what stands behind it may be a short form too, "c/fb".
  alone('[cC]/\\s?(?=\\p{Ll}{2})', 'com ', { isOpen: true, isCased: true }),
  alone('[sS]/\\s?(?=\\p{Ll}{2})', 'sem ', { isOpen: true, isCased: true }),
  alone('[pP]/\\s?(?=[\\p{Ll}\\p{N}]{2}|[oa]s?\\s|[A-Z]{2,4}(?:\\P{L}|$))', 'para ', {
    isOpen: true,
    isCased: true,
  }),
  ...HOW_TAKEN,
  ...WHO,
  ...WHAT_AILS,
  ...PREGNANT,
  ...MEASURED,
  ...SIDES,
];
