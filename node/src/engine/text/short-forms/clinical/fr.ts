import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule, sided } from '../rules.js';

const UNIT =
  'mg|g|mcg|µg|ui|cp|cps|cpr|comprimés?|gél|gélules?|sachets?|gouttes?|ampoules?|bouffées?|suppositoires?';
const A_DOSE = `\\d\\s?(?:${UNIT}|ml|million)\\b[^.;!?\\n]{0,40}`;
const PARTS = {
  masculine:
    'bras|pied|œil|oeil|genou|poignet|coude|mollet|pouce|talon|poumon|rein|sein|flanc|côté|doigt|fémur|tibia|humérus|radius|péroné|orteil|testicule|membre inférieur|membre supérieur|hypochondre|bassin|thorax',
  feminine:
    'jambe|main|épaule|cheville|hanche|cuisse|oreille|joue|tempe|aine|fesse|clavicule|aisselle|malléole|rotule|paupière(?:\\s(?:sup|inf)érieure)?|mâchoire|fosse iliaque|rétine',
};
const PART = `${PARTS.masculine}|${PARTS.feminine}`;
/** What stands before a limb: elsewhere "MSG" is a message, and "MIG" a plane. */
const AT_A_LIMB =
  '(?<!\\p{L})(?:fractures?|plaies?|douleurs?|œdème|oedème|déficit|brûlures?|paralysie|amputation|impotence|faiblesse|traumatisme|trauma|entorse|abcès|morsure|voie veineuse|perfusion)\\s(?:du\\s|au\\s|sur\\s)?';
const PAST = '(?<!\\p{L})(?:[Aa]ntécédents?|ANTÉCÉDENTS?)(?:\\s?:)?\\s(?:[^.;!?\\n]{0,40}\\s)?';
const TESTED = '(?<!\\p{L})(?:test|tests|tdr|palu|paludisme|rapide|vih|covid|bandelette urinaire)\\s';
const SPANS: Readonly<Record<string, string>> = { h: 'heures', j: 'jours', m: 'mois', s: 'semaines' };

const spans = (count = '', short = '') => {
  const words = SPANS[short[0]?.toLowerCase() ?? ''] ?? short;
  return `${count} ${count === '1' && words !== 'mois' ? words.slice(0, -1) : words}`;
};
const timesA = (count = '', short = '') =>
  `${count} fois par ${/^s/iu.test(short) ? 'semaine' : /^h/iu.test(short) ? 'heure' : 'jour'}`;

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
  const persons = /^[f♀]/iu.test(sex) ? ['fille', 'femme'] : ['garçon', 'homme'];
  const isChild = /^m/iu.test(unit) || Number(age) < 16;
  return `${persons[isChild ? 0 : 1]} de ${age} ${/^m/iu.test(unit) ? 'mois' : 'ans'}`;
}

const HOW_OFTEN: readonly Rule[] = [
  alone('x\\s?(\\d{1,2})\\s?/\\s?(j|jour|sem)', timesA),
  alone('(\\d{1,2})\\s?(?:(?:x|fois)\\s?/|x\\s?par\\s)\\s?(j|jrs?|jour|sem|semaine|h|heure)', timesA),
  alone(
    '(?:ttes|tts|toutes)\\s(?:les\\s)?(\\d{1,2})\\s?(h|j)',
    (count, unit) => `toutes les ${spans(count, unit)}`,
  ),
  alone('(?:ttes|tts)', 'toutes'),
  alone('q\\.?\\s?(\\d{1,2})\\s?h', (count) => `toutes les ${spans(count, 'h')}`, { after: A_DOSE }),
  // "1 g/8h"; "50 ml/2h" is how fast it runs in.
  ...(
    [
      ['(?:cps?|cprs?)', 'comprimé'],
      ['(?:gel|gél)s?', 'gélule'],
    ] as const
  ).map(([short, word]) =>
    alone(
      `(\\d{1,2})\\s?${short}(?=\\s?/\\s?(?:\\d{1,2}\\s?h|j|jour)(?!\\p{L}))`,
      (n) => `${n} ${word}${n === '1' ? '' : 's'}`,
      { isOpen: true },
    ),
  ),
  alone(
    '(\\d{1,4}(?:[.,]\\d{1,2})?)\\s?(mg|g|comprimés?|gélules?|sachets?|gouttes?|bouffées?)\\s?/\\s?(\\d{1,2})\\s?h',
    (dose, unit, hours) =>
      hours === '24' ? `${dose} ${unit} par 24 heures` : `${dose} ${unit} toutes les ${spans(hours, 'h')}`,
  ),
  alone(
    '(\\d{1,4}(?:[.,]\\d{1,2})?)\\s?(mg|g|comprimés?|gélules?|sachets?|gouttes?|bouffées?)\\s?/\\s?j(?:rs?|our)?',
    '$1 $2 par jour',
  ),
  alone('(\\d)\\s?-\\s?(\\d)\\s?-\\s?(\\d)', '$1 le matin, $2 à midi, $3 le soir', { after: A_DOSE }),
  alone('m[/-]m[/-]s', 'matin, midi et soir', { after: A_DOSE }),
  alone('bid', '2 fois par jour', { after: A_DOSE }),
  alone('tid', '3 fois par jour', { after: A_DOSE }),
  alone('qid', '4 fois par jour', { after: A_DOSE }),
  alone('die', 'par jour', { after: A_DOSE }),
  alone('hs', 'au coucher', { after: A_DOSE }),
  alone('prn', 'si besoin', { after: A_DOSE }),
  alone('si\\s(?:bsn|bs|besn|nec|néc|nécess)', 'si besoin'),
  alone('av\\.?(?=\\s(?:(?:les\\s|le\\s)?repas|manger))', 'avant'),
  alone('ap\\.?(?=\\s(?:(?:les\\s|le\\s)?repas|manger))', 'après'),
];

const HOW_TAKEN: readonly Rule[] = [
  alone('v\\.?o\\.?|p\\.?o\\.?', 'par la bouche', { after: A_DOSE }),
  alone('per\\sos', 'par la bouche'),
  alone('s\\.?/?c\\.?', 'sous la peau', { after: A_DOSE }),
  alone('sl|s/l', 'sous la langue', { after: A_DOSE }),
  alone('ivd', 'IV directe', { after: A_DOSE }),
  alone('ivl|ivdl', 'IV lente', { after: A_DOSE }),
  alone('ir', 'par le rectum', { after: '\\d\\s?mg\\s' }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  ...counted({
    'cps?|cprs?|compr\\.?': ['comprimé', 'comprimés'],
    'gttes?|gtt|gtes?': ['goutte', 'gouttes'],
    'géls?|gels?(?=\\s(?:\\d|par|toutes|si|matin))': ['gélule', 'gélules'],
    sach: ['sachet', 'sachets'],
    bouff: ['bouffée', 'bouffées'],
    'suppos?': ['suppositoire', 'suppositoires'],
    'c[àa]c|c\\.?\\s?à\\s?c\\.?': ['cuillère à café', 'cuillères à café'],
    'càs|c\\.?\\s?à\\s?s\\.?': ['cuillère à soupe', 'cuillères à soupe'],
  }),
  alone('RL', 'Ringer lactate', { after: '\\d\\s?(?:[lL]|m[lL]|cc)\\s(?:de\\s)?', isCased: true }),
  alone('perf', 'perfusion', { after: '(?<!\\p{L})(?:sous|pose|pose de|mise en|mis sous|mettre une)\\s' }),
  alone('perf(?=\\s(?:de\\s)?(?:nacl|sérum|sér|glucosé|ringer|SSI))', 'perfusion'),
  alone('inj(?=\\s(?:im|iv|sc|intra\\p{L}+|sous-cutanée)(?:\\s|$|[.,;]))', 'injection'),
  alone('amox(?=\\s?\\d)', 'amoxicilline'),
  alone('ibu(?=\\s?\\d{3})', 'ibuprofène'),
  alone('parac(?:[ée]t)?(?=\\s?\\d|\\s*(?:$|[.,;]))', 'paracétamol'),
  alone('doli(?=\\s?\\d)', 'Doliprane'),
  alone('p[ée]ni(?:cil)?', 'pénicilline', {
    after: '(?<!\\p{L})(?:allergi\\p{L}{1,5}|allerg)(?:\\s?:)?\\s(?:à\\s(?:la\\s)?|a\\s(?:la\\s)?)?',
  }),
];

const HOW_LONG: readonly Rule[] = [
  alone(
    '(?:pdt|pdnt|pendant)\\s(\\d{1,3})\\s?(j|jrs?|sem|h)',
    (count, unit) => `pendant ${spans(count, unit)}`,
  ),
  alone('pdt|pdnt', 'pendant'),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(\\d{1,3})\\s?(j|jrs?|jours?|sem|semaines?|h|heures?|mois)',
    (count, unit) => `pendant ${spans(count, unit)}`,
  ),
  alone(
    '(?:depuis|dps|dpuis|dep\\.?)\\s(\\d{1,3})\\s?(j|jrs?|sem)',
    (count, unit) => `depuis ${spans(count, unit)}`,
  ),
  alone('(\\d{1,3})\\s?(j|jrs?|sem)', spans, {
    after: '(?<!\\p{L})(?:il\\sy\\sa|dans|ds|sous|pour|tous les|à)\\s',
  }),
  alone('(\\d{1,3})\\s?(jrs?|sem)', spans),
  alone('à\\sJ\\s?\\+?(\\d{1,2})(?!\\s?(?:,|et)\\s?J)', 'au jour $1', { isCased: true }),
];

const WHO: readonly Rule[] = [
  alone('(?<=^\\s?)(F|H|M|♀|♂)[,.]?\\s?(\\d{1,2})\\s?(ans?|a|mois)', aged, { isCased: true }),
  alone(
    '(?:pte?|patiente?),?\\s(F|H|M|♀|♂),?\\s(\\d{1,2})\\s?(ans?|a|mois)',
    (s, n, u) => `patient, ${aged(s, n, u)}`,
  ),
  alone('(\\d{1,3})\\s?a(?=\\s*(?:$|[,.;]))', '$1 ans', {
    after: '(?<!\\p{L})(?:pte?|patiente?|homme|femme|garçon|fille|enfant|âgée?)\\s(?:de\\s|d[e’]\\s)?',
  }),
  alone('pt', 'patient', { after: '\\b(?:le|un|ce|du|au)\\s' }),
  alone('pte', 'patiente', { after: '\\b(?:la|une|cette)\\s' }),
  alone('pt(?=\\s(?:de\\s|âgé de\\s)?\\d{1,2}\\s?(?:ans|mois))', 'patient'),
  alone('pte(?=\\s(?:de\\s|âgée de\\s)?\\d{1,2}\\s?(?:ans|mois))', 'patiente'),
  alone(
    'pt(?=\\s(?:conscient|inconscient|stable|fébrile|confus|diabétique|allergique|asthmatique|vomit|saigne|tousse|se plaint|présente|avec|sous|admis|somnolent|agité|connu|hypertendu)(?:\\s|$|[.,;]))',
    'patient',
    { after: '^' },
  ),
  alone(
    'pte(?=\\s(?:consciente|inconsciente|stable|fébrile|confuse|diabétique|allergique|asthmatique|vomit|saigne|tousse|se plaint|présente|avec|sous|admise|somnolente|agitée|enceinte|connue|hypertendue)(?:\\s|$|[.,;]))',
    'patiente',
    { after: '^' },
  ),
  alone('NN(?=\\s(?:de\\s)?\\d{1,2}\\s?(?:j|jours?|h|heures)(?!\\p{L}))', 'nouveau-né', { isCased: true }),
  alone('NRS(?=\\s(?:de\\s)?\\d{1,2}\\s?mois)', 'nourrisson', { isCased: true }),
  ...(
    [
      ['enfts?|enf', 'enfant'],
      ['pers', 'personne'],
    ] as const
  ).map(([short, word]) =>
    alone(
      `(\\d{1,3})\\s?(?:${short})(?:\\.(?=\\s?[\\p{Ll},]))?`,
      (n) => `${n} ${word}${n === '1' ? '' : 's'}`,
      {
        isCased: true,
      },
    ),
  ),
  alone('enft', 'enfant', { after: '(?<!\\p{L})(?:un|une|cet|cette|petit|jeune)\\s' }),
  alone('enft(?=\\s(?:de\\s)?\\d{1,2}\\s?(?:mois|ans|a|m)(?!\\p{L}))', 'enfant'),
  alone('enfts', 'enfants'),
  alone('MT', 'médecin traitant', { after: '(?<!\\p{L})(?:son|chez|par|avec|au|voir)\\s', isCased: true }),
  alone('IDEL?', 'infirmière', { after: '(?<!\\p{L})(?:une|par|appeler|prévenir)\\s', isCased: true }),
];

const WHERE: readonly Rule[] = [
  ...cut({ inf: 'inférieur', sup: 'supérieur' }, '(?<!\\p{L})m(?:em)?bre\\s'),
  ...cut({ inf: 'inférieure', sup: 'supérieure' }, '(?<!\\p{L})(?:paupière|lèvre|mâchoire)\\s'),
  alone('mbre', 'membre'),
  alone('MID', 'jambe droite', { after: AT_A_LIMB, isCased: true }),
  alone('MIG', 'jambe gauche', { after: AT_A_LIMB, isCased: true }),
  alone('MSD', 'bras droit', { after: AT_A_LIMB, isCased: true }),
  alone('MSG', 'bras gauche', { after: AT_A_LIMB, isCased: true }),
  ...asWritten({ FID: 'fosse iliaque droite', FIG: 'fosse iliaque gauche' }).map((rule) => ({
    ...rule,
    after: '(?<!\\p{L})(?:douleurs?|dlrs?|en|défense|sensible|masse)\\s(?:en\\s|de la\\s)?',
  })),
  ...sided('D|dt|drt|dte|drte', ['droit', 'droite'], PARTS).map((rule) => ({ ...rule, isCased: true })),
  ...sided('G|gche|gch|gau', ['gauche', 'gauche'], PARTS).map((rule) => ({ ...rule, isCased: true })),
  ...cut({ ext: 'externe', int: 'interne' }, '(?<!\\p{L})malléole\\s'),
  ...cut({ bilat: 'bilatéral' }),
];

const PAIN = '(?<!\\p{L})(?:[Dd]ouleur|DOULEUR)\\s';
const PAINS = '(?<!\\p{L})(?:[Dd]ouleurs|DOULEURS)\\s';
const WHAT_AILS: readonly Rule[] = [
  alone("([dl]['’])atcds?", '$1antécédents'),
  alone("([dl]['’])HTA", '$1hypertension', { isCased: true }),
  alone("([dl]['’])ATB", '$1antibiotiques', { isCased: true }),
  alone('x\\s?(\\d{1,2})', '$1 fois', {
    after: '(?<!\\p{L})(?:vomi\\p{L}{0,8}|diarrhée|selles|convulsi\\p{L}{1,4}|crises?)\\s',
  }),
  alone('\\+{2,4}', 'important', { after: '(?<!\\p{L})(?:œdème|oedème|gonflement|saignement|hématome)\\s' }),
  alone('av(?:t|ant)?[- ]bras', 'avant-bras'),
  alone('(\\d(?:er|e|ème|nd))\\sdeg', '$1 degré'),
  alone('saignt', 'saignement'),
  alone('inconsc', 'inconscient'),
  alone(
    'ctrl(?=\\s(?:glycémie|tension|TA|dans|ds|bio|radio|clinique|température)(?:\\s|$|[.,;]))',
    'contrôle',
  ),
  ...inSmallOrCapitals({
    'atcds?': 'antécédents',
    dlr: 'douleur',
    dlrs: 'douleurs',
    'ttt|trt|ttmt': 'traitement',
    'ttts|trts|ttmts': 'traitements',
    'vomisst?s?|vmts': 'vomissements',
    'pansmt|pansemt': 'pansement',
    saignmt: 'saignement',
    hospit: 'hospitalisation',
    palu: 'paludisme',
    urgce: 'urgence',
  }),
  ...cut({
    fract: 'fracture',
    doul: 'douleur',
    diag: 'diagnostic',
    'diarr?h': 'diarrhée',
    antibio: 'antibiotique',
  }),
  ...cut({ abdo: 'abdominale', thx: 'thoracique', thor: 'thoracique', lomb: 'lombaire' }, PAIN),
  ...cut({ abdo: 'abdominales', thx: 'thoraciques', thor: 'thoraciques', lomb: 'lombaires' }, PAINS),
  ...cut(
    { abdo: 'abdominal', thx: 'thoracique', 'cr[âa]n': 'crânien' },
    '(?<!\\p{L})(?:[Tt]rauma|[Tt]raumatisme|[Ss]canner)\\s',
  ),
  alone('abdo', 'abdominale', { after: '(?<!\\p{L})(?:échographie|écho|radio)\\s' }),
  alone(
    'abdo(?=\\s(?:souple|dur|sensible|ballonné|tendu|distendu|dépressible|plat)(?:\\s|$|[.,;]))',
    'abdomen',
  ),
  alone(
    `(?:rx|Rx|RX)\\s(?:de\\s|du\\s|d[e’]\\s)?(?=(?:thorax|thx|poumons?|bassin|crâne|${PART})(?:\\s|$|[.,;!?]))`,
    'radio ',
    { isCased: true, isOpen: true },
  ),
  alone('thx', 'thorax', { after: '(?<!\\p{L})(?:radio|scanner)\\s(?:du\\s)?' }),
  alone(
    'susp\\.?i?\\s(?=(?:fracture|fract|palu|paludisme|méningite|appendicite|infarctus|phlébite|tuberculose|luxation|pneumonie|grossesse|rougeole|choléra|lésion|hémorragie|entorse)(?:\\s|$|[.,;]))',
    'suspicion de ',
    { isOpen: true },
  ),
  alone('susp\\.?i?(?=\\sd)', 'suspicion'),
  alone('\\+{2,4}', 'très forte', { after: '(?<!\\p{L})(?:douleur|fièvre|toux)(?:\\s\\p{L}{5,12})?\\s' }),
  alone('\\+{2,4}', 'beaucoup', { after: '(?<!\\p{L})(?:saigne|vomit|tousse|pleure|souffre|gratte)\\s' }),
  alone('ss(?=\\s(?:atb|antibio\\p{L}*|avk|o2|oxygène|perf\\p{L}*|traitement|ttt)(?:\\s|$|[.,;]))', 'sous'),
  alone(
    'ss(?=\\s(?:fièvre|pc|pci|dlr|douleur|gravité|particularité|allergie|saignement)(?:\\s|$|[.,;]))',
    'sans',
  ),
  alone('PCI', 'perte de connaissance initiale', {
    after: '(?<!\\p{L})(?:sans|pas de|avec|notion de)\\s',
    isCased: true,
  }),
  alone('TC(?=\\s(?:sans|avec|ss|\\+|et|léger|grave|modéré)(?:\\s|$))', 'traumatisme crânien', {
    isCased: true,
  }),
  alone('PC', 'perte de connaissance', {
    after: '(?<!\\p{L})(?:traumatisme crânien (?:sans|avec|et|\\+)|brève|notion de)\\s',
    isCased: true,
  }),
  alone('EG', 'état général', { after: '(?<!\\p{L})(?:bon|mauvais)\\s', isCased: true }),
  alone('TS(?=\\s(?:médicamenteuse|par)\\s)', 'tentative de suicide', { isCased: true }),
  alone('FA|AC/?FA', 'fibrillation auriculaire', { after: PAST, isCased: true }),
  alone('EP', 'embolie pulmonaire', { after: `${PAST}|(?<!\\p{L})[Ss]uspicion\\s`, isCased: true }),
  // In Québec it is a tax.
  alone('TVP', 'phlébite', {
    after: `${PAST}|(?<!\\p{L})(?:[Ss]uspicion de|[Ss]usp|[Ss]uspicion|pour)\\s`,
    isCased: true,
  }),
  alone('(?<!(?:le|du|au|un|ce)\\s)SRO', 'sels de réhydratation orale', { isCased: true }),
  alone('IC', 'insuffisance cardiaque', { after: PAST, isCased: true }),
  alone('IRC', 'insuffisance rénale chronique', { after: PAST, isCased: true }),
  ...asWritten({
    HTA: 'hypertension',
    AVP: 'accident de la route',
    AEG: "altération de l'état général",
    IDM: 'infarctus',
    BPCO: 'bronchite chronique',
    'ACFA|AC/FA': 'fibrillation auriculaire',
    OAP: 'œdème pulmonaire',
    PNA: 'infection du rein',
    GEA: 'gastro-entérite',
    GEU: 'grossesse extra-utérine',
    'DT2|DNID': 'diabète de type 2',
    DT1: 'diabète de type 1',
    'AVK|AOD': 'anticoagulants',
    AINS: 'anti-inflammatoires',
    'ATB|atb': 'antibiotiques',
    TDM: 'scanner',
    VVP: 'voie veineuse',
    SNG: 'sonde gastrique',
    SAU: 'urgences',
    PEC: 'prise en charge',
    DDN: 'date de naissance',
  }),
  alone('avk', 'anticoagulants', { after: '(?<!\\p{L})sous\\s', isCased: true }),
  alone('PLS', 'position latérale de sécurité', { after: '(?<!\\p{L})en\\s', isCased: true }),
  alone('ACR', 'arrêt cardiaque', { after: '(?<!\\p{L})(?:en|un|pour)\\s', isCased: true }),
  // In a text all in capitals "ras le bol" is no finding.
  alone('(?<!(?:À|A|AU|EN)\\s)RAS(?!\\s(?:LE|DU|DE|LA|BORD))', 'rien à signaler', { isCased: true }),
  alone('VAT(?=\\s(?:à jour|ok|non|pas|fait|à faire)(?:\\s|$|[.,;]))', 'vaccin antitétanique', {
    isCased: true,
  }),
  alone('TDR', 'test rapide', { isCased: true }),
  alone('\\+', 'positif', { after: '(?<!\\p{L})test rapide(?:\\s(?:de\\s)?(?:palu|paludisme|vih))?\\s' }),
  alone('BU(?=\\s(?:\\+|-|positive|négative|n[ée]g|à faire|faite)(?:\\s|$|[.,;]))', 'bandelette urinaire', {
    isCased: true,
  }),
  alone('n[ée]g', 'négative', { after: '(?<!\\p{L})(?:bandelette urinaire|sérologie|radio|écho)\\s' }),
  alone('n[ée]g', 'négatif', { after: TESTED }),
  alone('pos', 'positif', { after: TESTED }),
  alone('RAD(?=\\s*(?:$|[.,;!?]|\\s(?:avec|si|sous|demain|possible|ok|ce|après)\\s))', 'retour à domicile', {
    isCased: true,
  }),
  alone('CAT\\s?(?=[:?])', 'conduite à tenir ', { isCased: true, isOpen: true }),
  alone('HDM(?=\\s?:)', 'histoire de la maladie', { isCased: true }),
  ...cut({ surv: 'surveillance' }).map((rule) => ({
    ...rule,
    short: `${rule.short}(?=\\s(?:TA|T°|temp|tension|clinique|neuro|diurèse|constantes|saturation|saignement))`,
  })),
  alone('urg(?=\\s*(?:$|[!.,;]))', 'urgent', { after: '(?:^|[^s]\\s)' }),
  alone('urg', 'urgences', { after: '(?<!\\p{L})(?:aux|des|les)\\s' }),
  alone('[ée]vac', 'évacuer', { after: '(?<!\\p{L})(?:à|doit|devons|faut|peut|pouvez|va)\\s' }),
  alone('[ée]vac', 'évacuation'),
];

const PREGNANT: readonly Rule[] = [
  alone('(\\d{1,2})\\s?SA', '$1 semaines de grossesse', {
    after: '(?<!\\p{L})(?:à|de|enceinte|terme|terme :|grossesse|:)\\s',
    isCased: true,
  }),
  alone(
    'G(\\d{1,2})\\s?P(\\d{1,2})',
    (g, p) =>
      `${g} ${g === '1' ? 'grossesse' : 'grossesses'}, ${p} ${p === '1' || p === '0' ? 'accouchement' : 'accouchements'}`,
    {
      after: '(?<!\\p{L})(?:patiente|femme|enceinte|ans|a|parturiente|pte),?\\s(?:de\\s)?',
      isCased: true,
    },
  ),
  alone('DDR(?=\\s?:|\\s(?:le|au|il y a|inconnue|incertaine)(?:\\s|$|[.,;]))', 'dernières règles', {
    isCased: true,
  }),
  alone(
    'BDC(?=\\s?:|\\s(?:\\d{2,3}|\\+|réguliers|perçus|présents|absents|ok)(?:\\s|$|[.,;]))',
    'battements du cœur du bébé',
    {
      isCased: true,
    },
  ),
  alone('MAF(?=\\s(?:\\+|présents|perçus|absents|diminués|ok)(?:\\s|$|[.,;]))', 'mouvements du bébé', {
    isCased: true,
  }),
  alone('CU(?=\\s(?:régulières|toutes|ttes|irrégulières|fortes)\\s)', 'contractions', { isCased: true }),
];

const MEASURED: readonly Rule[] = [
  ...measured({
    TA: 'tension',
    FC: 'pouls',
    FR: 'respiration',
    '[Ss]at(?: ?O2)?|SpO2|SPO2|spo2|SaO2': 'saturation',
    'T°|t°': 'température',
    GCS: 'Glasgow',
    'HGT|[Dd]extro|[Gg]lyc\\.?': 'glycémie',
    'EVA(?=[\\s:=]{0,3}\\d{1,2}/10)': 'douleur',
  }),
  alone('temp\\.?\\s?[:=]?\\s(?=(?:3\\d|4[0-3])(?!\\d))', 'température ', { isOpen: true }),
  alone('T\\s?[:=]?\\s?(?=(?:3[6-9]|4[0-2])(?:[.,]\\d)?(?:°|\\s?C)?(?:\\s*$|[,;.]\\s))', 'température ', {
    isCased: true,
    isOpen: true,
  }),
  alone('FC(?=\\sà\\s\\d)', 'pouls', { isCased: true }),
  alone('FR(?=\\sà\\s\\d)', 'respiration', { isCased: true }),
  alone(
    'TA(?=\\s(?:imprenable|normale|stable|basse|élevée|haute|instable|à\\s\\d)(?:\\s|$|[.,;])|\\sà\\s\\d)',
    'tension',
    {
      isCased: true,
    },
  ),
  alone('PA(?=\\s?[:=]?\\s?\\d{2,3}/\\d{2,3})', 'tension', { isCased: true }),
  alone('(\\d{1,2})\\s?PA', '$1 paquets-années', { after: '(?<!\\p{L})tabac(?:\\s?:)?\\s', isCased: true }),
  alone('PB(?=\\s?:?\\s?\\d{2,3}\\s?mm)', 'tour de bras', { isCased: true }),
];

/** Left out is what may be something else: "OMI", "TV", "DR", "IVG", "TB", "cs". */
export const fr: readonly Rule[] = [
  ...HOW_OFTEN,
  ...HOW_TAKEN,
  ...HOW_LONG,
  ...WHO,
  ...WHAT_AILS,
  ...WHERE,
  ...PREGNANT,
  ...MEASURED,
];
