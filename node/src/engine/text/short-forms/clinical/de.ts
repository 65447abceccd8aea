import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule } from '../rules.js';

const A_DOSE =
  '\\d\\s?(?:mg|g|µg|mcg|IE|ml|Tbl|Tabl?|Tabletten?|Kapseln?|Kps|Tropfen|Trpf?|Ampullen?|Hub|Hübe|Beutel|Einheiten)(?!\\p{L})[^;!?\\n]{0,40}';
const AILS =
  'Schmerz|Schm|Fieber|Husten|Durchf|Erbrech|Übelk|Blut|Verletz|Wunde|Atem|Luftnot|Schwind|Bauch|Kopf|Brust|Rücken|Sturz|Unfall|Bruch|Fraktur|Verbrenn|Krampf|Ausschlag|Diabet|Asthma|Schwell';

/** What aches, as words begin with it. Any letters at all would make the look for all forms ten times as slow. */
const ACHING =
  'Kopf|Bauch|Unterbauch|Oberbauch|Unterleibs?|Brust|Thorax|Rücken|Kreuz|Nacken|Hals|Ohren?|Zahn|Kiefer|Gelenk|Glieder|Muskel|Knie|Schulter|Hüft|Bein|Arm|Fuß|Magen|Flanken|Nieren|Herz|Atem|Schluck|Verdauungs|Wund|Dauer';

/** Parts of the body. */
const PARTS = {
  masculine:
    'Arm|Fuß|Fuss|Oberschenkel|Unterschenkel|Oberarm|Unterarm|Knöchel|Daumen|Ell(?:en)?bogen|Finger|Zeigefinger|Zeh|Kiefer|Oberkiefer|Unterkiefer|Oberbauch|Unterbauch|Mittelbauch|Lungenflügel|Hoden|Eierstock|Rippenbogen',
  feminine:
    'Hand|Schulter|Hüfte|Lunge|Niere|Brust|Ferse|Wade|Wange|Leiste|Flanke|Seite|Schläfe|Gesichtshälfte|Körperhälfte|Körperseite|Achsel|Kniekehle|Fußsohle|Zehe|Großzehe|Pupille|Stirn|Rippe|Mamma',
  neuter:
    'Bein|Auge|Ohr|Knie|Handgelenk|Sprunggelenk|Kniegelenk|Schultergelenk|Hüftgelenk|Schlüsselbein|Schienbein|Wadenbein|Augenlid|Nasenloch',
};
const PART = `${PARTS.masculine}|${PARTS.feminine}|${PARTS.neuter}`;
const SIDED = `(?:${PART}|Fraktur|Bruch|Schmerzen|Wunde|Platzwunde|Schwellung|Verletzung|Prellung|Bauch|Thorax|Pneumonie|Parese|Schwäche|Gesicht|unten|oben|vorne|hinten)`;
const BEFORE_PART = (parts: string) => `(?=\\s(?:${parts})(?!\\p{L}))`;

const SPANS: Readonly<Record<string, readonly [one: string, more: string, dative: string]>> = {
  d: ['Tag', 'Tage', 'Tagen'],
  h: ['Stunde', 'Stunden', 'Stunden'],
  j: ['Jahr', 'Jahre', 'Jahren'],
  m: ['Minute', 'Minuten', 'Minuten'],
  mo: ['Monat', 'Monate', 'Monaten'],
  s: ['Stunde', 'Stunden', 'Stunden'],
  t: ['Tag', 'Tage', 'Tagen'],
  w: ['Woche', 'Wochen', 'Wochen'],
};
/** A stop that goes with what is cut short: at the end it is the sentence's too. */
const STOP = '(?:\\.(?!\\s*$))?';
const SPAN = `(?:(?<!in 3)d|Tg|T|Tage?n?|Wo|Wochen?|Mon?|Monate?n?|h|[Ss]td|[Mm]in)${STOP}`;
const RANGE = '\\d{1,3}(?:\\s?-\\s?\\d{1,3})?';

const span = (short = '') => {
  const lower = short.toLowerCase();
  return SPANS[lower.slice(0, 2)] ?? SPANS[lower[0] ?? ''] ?? [short, short, short];
};
const spans = (count = '', short = '') => `${count} ${span(short)[count === '1' ? 0 : 1]}`;
const spansAgo = (count = '', short = '') => `${count} ${span(short)[2]}`;
const rarely = (count = '', short = '') =>
  count === '1' && /^h|^s/iu.test(short) ? 'jede Stunde' : `alle ${spans(count, short)}`;

function aged(age = '', sex = ''): string {
  const persons = /^[fw]/iu.test(sex) ? ['Mädchen', 'Frau'] : ['Junge', 'Mann'];
  return `${persons[Number(age) < 16 ? 0 : 1]}, ${age} Jahre`;
}

const HOW_OFTEN: readonly Rule[] = [
  alone(
    '(\\d{1,2}(?:\\s?-\\s?\\d{1,2})?)\\s?(?:x|mal)\\s?(?:/|pro\\s|am\\s)?\\s?(?:tägl(?:ich)?|tgl|taegl(?:ich)?|die|d|Tag)\\.?',
    '$1-mal täglich',
  ),
  alone('(\\d{1,2})\\s?(?:x|mal)\\s?(?:/|pro\\s|die\\s|in der\\s)\\s?(?:Wo|Wo\\.|Woche)', '$1-mal pro Woche'),
  alone(
    '([1-6])\\s?x\\s?([12])(?=\\s(?:Tbl|Tabl?|Tablette|Kps|Kapsel|Hub|TL|EL|Btl|Beutel))',
    '$1-mal täglich $2',
  ),
  alone('tgl\\.?|tägl\\.', 'täglich'),
  alone('wö\\.|wöchentl\\.', 'wöchentlich'),
  alone(`(?:alle|q)\\s?(${RANGE})\\s?(h|Std\\.?|Min\\.?|Tg\\.?|d|Wo\\.?)`, rarely),
  alone('(\\d{1,2})[\\s-]?(?:stdl|std-l|stündl)\\.?', (count) => rarely(count, 'h')),
  alone('stdl\\.?|stündl\\.', 'stündlich'),
  alone(
    '(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(\\d{1,3})\\s?(d|Tage?|Wo|Wochen|h|Std)',
    (count, unit) => `${spans(count, unit)} lang`,
  ),
  alone('b\\.\\s?B\\.|(?:b\\.?|bei)\\s?Bed\\.?|n\\.\\s?B(?:ed)?\\.', 'bei Bedarf', { isCased: true }),
  alone('bB', 'bei Bedarf', { after: A_DOSE, isCased: true }),
  alone('(?:morg|mo)\\.(?!\\s?-)', 'morgens', { after: A_DOSE, isCased: true }),
  alone('mitt(?:g|ags)?\\.', 'mittags', { after: A_DOSE, isCased: true }),
  alone('ab(?:d|ds|ends)?\\.', 'abends', { after: A_DOSE, isCased: true }),
  alone('abds\\.?', 'abends'),
  alone('z\\.\\s?N(?:acht)?\\.?', 'zur Nacht', { after: A_DOSE }),
  alone('n(?:ü|üch)\\.', 'nüchtern', { isCased: true }),
  alone('v\\.\\s?d\\.\\s?(?:E\\.|Essen)', 'vor dem Essen', { isCased: true }),
  alone('n\\.\\s?d\\.\\s?(?:E\\.|Essen)', 'nach dem Essen', { isCased: true }),
  alone('max\\.(?=\\s\\d)', 'höchstens'),
  alone('mind\\.', 'mindestens'),
];

const HOW_TAKEN: readonly Rule[] = [
  ...counted({
    '(?:Tbl|Tabl?|Tbl)\\.?': ['Tablette', 'Tabletten'],
    '(?:Kps|Kaps)\\.?': ['Kapsel', 'Kapseln'],
    '(?:Trpf?|Tr|gtt)\\.?': ['Tropfen', 'Tropfen'],
    'Amp\\.?': ['Ampulle', 'Ampullen'],
    'Supp\\.?': ['Zäpfchen', 'Zäpfchen'],
    'Btl\\.?': ['Beutel', 'Beutel'],
    'Inj\\.': ['Spritze', 'Spritzen'],
    'Inf\\.': ['Infusion', 'Infusionen'],
  }),
  alone('(\\d{1,2}(?:[.,/]\\d)?)\\s?EL', '$1 Esslöffel', { isCased: true }),
  alone('(\\d{1,2}(?:[.,/]\\d)?)\\s?TL', '$1 Teelöffel', { isCased: true }),
  alone('(\\d{1,6}(?:[.,]\\d{1,3})?)\\s?(?:IE|I\\.E\\.)', '$1 Einheiten', { isCased: true }),
  alone('Tbl\\.|Tabl\\.', 'Tabletten', { isCased: true }),
  alone('p\\.?\\s?o\\.?', 'zum Schlucken', { after: A_DOSE }),
  alone('s\\.?c\\.?', 'unter die Haut', { after: A_DOSE }),
  alone('s\\.?l\\.?', 'unter die Zunge', { after: A_DOSE }),
  alone('rekt\\.', 'in den After', { after: A_DOSE }),
  alone('inhal\\.|inh\\.', 'inhalieren', { after: A_DOSE }),
  alone('i\\.?\\s?(v|m)\\.?', (route = '') => `I${route.toUpperCase()}`, { after: A_DOSE }),
  alone('mg/kg\\s?KG', 'mg pro kg Körpergewicht', { isCased: true }),
  alone('Lsg\\.', 'Lösung', { isCased: true }),
  alone('Ri-?La', 'Ringer-Laktat', { isCased: true }),
  ...asWritten({
    'AB(?=\\s(?:für|f\\.|seit|gegeben|nehmen|absetzen|begonnen|verordnet|i\\.?v|p\\.?o))': 'Antibiotikum',
  }),
  ...asWritten({ 'AB-(?:Therapie|Ther\\.|Gabe)': 'Antibiotika-Therapie' }),
];

const HOW_LONG: readonly Rule[] = [
  alone(`(?:f\\.|[Ff]ür)\\s(${RANGE})\\s?(${SPAN})`, (count, unit) => `für ${spans(count, unit)}`, {
    isCased: true,
  }),
  alone(
    `([Ss]eit|[Vv]or|[Ii]n|[Nn]ach)\\s((?:ca\\.?\\s)?)(${RANGE})\\s?(${SPAN}|J\\.)`,
    (how = '', about, count, unit) =>
      `${how} ${about ?? ''}${count === '1' ? count : ''}${count === '1' ? ` ${span(unit)[0]}` : spansAgo(count, unit)}`,
    { isCased: true },
  ),
  alone(`(${RANGE})\\s?((?:Std|Min)${STOP}|(?:Wo|Mon|Tg|J)\\.)`, spans),
];

const WHO: readonly Rule[] = [
  // "4 J. m. Fieber" is with it.
  alone('(?:Pat\\.?,?\\s)?(\\d{1,3})\\s?J(?:\\.|ahre)?,?\\s?([mw])(?:\\.?(?=[,;]|$)|(?=\\s))', aged, {
    isCased: true,
  }),
  alone(
    '(?:Pat\\.?,?\\s)?([mwMW])\\.?[,/\\s]\\s?(\\d{1,3})\\s?J(?:\\.|ahre)?',
    (sex, age) => aged(age, sex),
    {
      isCased: true,
    },
  ),
  alone(
    `(?<=^(?:Pat(?:ient)?\\.?,?\\s)?)(\\d{1,3})\\s?([mw])(?=,?\\s(?:mit|m\\.|klagt|hat|seit|${AILS}))`,
    aged,
  ),
  alone(
    `(?<=^(?:Pat(?:ient)?\\.?,?\\s)?)([mw])[,/\\s]\\s?(\\d{1,3})(?=,\\s|,?\\s(?:mit|m\\.|klagt|hat|seit|${AILS}))`,
    (sex, age) => aged(age, sex),
  ),
  alone(
    '(\\d{1,3})\\s?-?(?:j|jähr|jhr|jg)\\.?(?=\\s(?:Pat\\.?in|Pt|Frau|Patientin|Mutter|Schwangere|Tochter))',
    '$1-jährige',
  ),
  alone('(\\d{1,3})\\s?-?(?:j|jähr|jhr|jg)\\.?(?=\\s(?:Mädchen|Kind|Baby|Kleinkind))', '$1-jähriges'),
  alone(
    '(\\d{1,3})\\s?-?(?:j|jähr|jhr|jg)\\.?(?=\\s(?:Pat|Mann|Junge|Bub|Patient|Vater|Sohn))',
    '$1-jähriger',
  ),
  alone('(\\d{1,3})\\s?J\\.?(?=[,;]|\\s(?:alt|mit|klagt|hat)|$)', '$1 Jahre', {
    after: 'Pat\\.?,?\\s|Patient(?:in)?,?\\s|alt(?:er)?:?\\s',
  }),
  alone('Pat\\.?\\s?in|Pat\\.in\\.?', 'Patientin', { isCased: true }),
  alone('Pat\\.?', 'Patienten', {
    after:
      '(?<!\\p{L})(?:[2-9]|\\d{2,3}|alle|viele|mehrere|weitere|zwei|drei|vier|fünf|keine|unsere|allen|beide)\\s',
    isCased: true,
  }),
  alone('Pat\\.?(?=\\s(?:haben|sind|klagen|werden|müssen|brauchen))', 'Patienten', { isCased: true }),
  alone('Pat\\.?(?=\\s)', 'Patientin', {
    after: '(?<!\\p{L})(?:[Dd]ie|weibliche|jährige)\\s',
    isCased: true,
  }),
  alone('Pat\\.', 'Patient', { isCased: true }),
  alone('Pat(?=\\s(?!in\\s))', 'Patient', { isCased: true }),
  ...counted({
    'Pers\\.?': ['Person', 'Personen'],
    'Erw\\.': ['Erwachsener', 'Erwachsene'],
    'Ki\\.': ['Kind', 'Kinder'],
    'Kdr\\.?': ['Kind', 'Kinder'],
    'Verl\\.': ['Verletzter', 'Verletzte'],
    'Schwerverl\\.': ['Schwerverletzter', 'Schwerverletzte'],
    'Leichtverl\\.': ['Leichtverletzter', 'Leichtverletzte'],
  }),
  ...inSmallOrCapitals({ 'Sgl\\.': 'Säugling', 'Kdr\\.': 'Kinder', 'schwerverl\\.': 'schwer verletzt' }),
  ...inSmallOrCapitals({ 'leichtverl\\.': 'leicht verletzt', 'unverl\\.': 'unverletzt' }),
];

/** An adjective cut short, bent as what stands behind it needs, as far as its ending tells. */
const bent = (forms: Readonly<Record<string, string>>): readonly Rule[] =>
  Object.entries(forms).flatMap(([short, written]) => [
    alone(`${short}(?=\\s\\p{L}{0,20}(?:schm\\.|merzen|beschw\\.))`, `${written}e`),
    alone(
      `${short}(?=\\s\\p{Lu}\\p{L}{0,30}(?:rden|ung|ungen|ie|itis|keit|heit|ose|tion|ionen|ung|lle|fälle|not|e)(?!\\p{L}))`,
      `${written}e`,
    ),
    alone(short, written, { isCased: true }),
    alone(short, written, { after: '(?:^|[.!?:;]\\s)' }),
  ]);

const WHAT_AILS: readonly Rule[] = [
  alone('V\\.\\s?a\\.|V\\.\\s?A\\.|Verd\\.\\s?(?:a\\.|auf)', 'Verdacht auf', { isCased: true }),
  alone('VA', 'Verdacht auf', { after: '(?:^|[.,;:]\\s|\\bDiagnose:?\\s)', isCased: true }),
  alone('[Zz]\\.\\s?[Nn]\\.|St\\.\\s?n\\.|St\\.\\s?p\\.', 'nach', { isCased: true }),
  alone('k\\.\\s?A\\.\\s?(?:f\\.|[Ff]ür)', 'kein Anhalt für', { isCased: true }),
  alone('(?<=klagt\\s)ü(?:b)?\\.', 'über', { isCased: true }),
  alone('ü\\.(?=\\s\\p{L})', 'über', { isCased: true }),
  alone('u\\.(?=\\s(?:\\d|\\p{L}{2}))', 'und', { isCased: true }),
  alone('(?<!\\d\\s?|i\\.\\s)m\\.(?=\\s\\p{L}{3})', 'mit', { isCased: true }),
  alone('o\\.(?=\\s(?:Befund|Fieber|Besonderheiten|Schmerz|Bewusst|Hilfe|Blut))', 'ohne', { isCased: true }),
  alone('n\\.(?=\\s(?:OP|VU|Sturz|Unfall|Essen|Operation|Geburt|Verkehrsunfall|dem|der|Kontrolle))', 'nach', {
    isCased: true,
  }),
  alone('o\\.\\s?B(?:ef)?\\.|o\\.\\s?p\\.\\s?B\\.', 'unauffällig', { isCased: true }),
  alone('o\\.?B', 'unauffällig', {
    after: '(?:Abdomen|Lunge|Herz|EKG|Röntgen|Rö|Urin|Labor|sonst|Bauch|Haut)\\s',
    isCased: true,
  }),
  alone('i\\.\\s?O\\.', 'in Ordnung', { isCased: true }),
  alone('z\\.?\\s?Z(?:t|eit)?\\.|zzt\\.|dzt\\.', 'zurzeit'),
  alone(`(${ACHING})schm\\.?`, '$1schmerzen'),
  alone('Schm\\.', 'Schmerzen'),
  alone(`(${ACHING})beschw\\.`, '$1beschwerden'),
  alone('KS', 'Kopfschmerzen', {
    after:
      '(?<!\\p{L})(?:starke|leichte|hat|klagt über|seit gestern|seit heute|mit|und|heftige|keine|schwere)\\s',
    isCased: true,
  }),
  alone(
    'AZ(?=\\s(?:gut|red|schlecht|stabil|reduziert|deutlich|stark|mäßig|leicht|verschlecht|unverändert))|AZ\\s?(?=[:↓])',
    'Allgemeinzustand',
    {
      isCased: true,
    },
  ),
  alone('AZ', 'Allgemeinzustand', {
    after: '(?:gutem|schlechtem|reduziertem|red\\.|reduzierter|guter|schlechter)\\s',
    isCased: true,
  }),
  alone('EZ(?=\\s(?:gut|red|schlecht|reduziert|adipös|normal))', 'Ernährungszustand', { isCased: true }),
  alone('red\\.(?=\\s(?:AZ|EZ|Allgemein|Ernähr))', 'reduzierter'),
  alone('DM(?=\\s?(?:Typ|[12](?!\\d)|II|I(?!\\p{L})))', 'Diabetes', { isCased: true }),
  alone('DM', 'Diabetes', {
    after:
      '(?:bekannt(?:er)?|bek\\.|insulinpfl\\.|insulinpflichtiger|Bluthochdruck(?:,| und| u\\.)?|VE:?|Vorerkrankungen:?|nach|kein)\\s',
    isCased: true,
  }),
  alone('(?:art\\.|arterielle[rn]?)\\s(?:HT|Hyp(?:ert?)?\\.|Hypertonie|Hypertonus)|aHT', 'Bluthochdruck', {
    isCased: true,
  }),
  ...asWritten({
    Fx: 'Bruch',
    'Fr(?:akt|kt|x)\\.|Frx': 'Bruch',
    RQW: 'Platzwunde',
    KPW: 'Kopfplatzwunde',
    SHT: 'Schädel-Hirn-Trauma',
    HWS: 'Halswirbelsäule',
    BWS: 'Brustwirbelsäule',
    LWS: 'Lendenwirbelsäule',
    OSG: 'Sprunggelenk',
    USG: 'unteres Sprunggelenk',
    HWI: 'Harnwegsinfekt',
    LAE: 'Lungenembolie',
    'TVT(?=\\s(?:li|re|bds|Bein|\\p{L}{1,5}schenkel))': 'Beinvenenthrombose',
    KHK: 'koronare Herzkrankheit',
    'VHF|VHFli': 'Vorhofflimmern',
    STEMI: 'Herzinfarkt',
    SSW: 'Schwangerschaftswoche',
    'SS-Test': 'Schwangerschaftstest',
    'RTW(?!-)': 'Rettungswagen',
    RTH: 'Rettungshubschrauber',
    KTW: 'Krankenwagen',
    NEF: 'Notarztwagen',
    ZNA: 'Notaufnahme',
    'HLW|CPR': 'Wiederbelebung',
    VWD: 'Verbandswechsel',
    Leukos: 'Leukozyten',
    'Krea(?=\\s?\\d|\\s(?:erhöht|erh|normal))': 'Kreatinin',
    'sof\\.(?=\\s|$)': 'sofort',
    Rö: 'Röntgen',
    'Rö\\.': 'Röntgen',
    Sono: 'Ultraschall',
    nachgef: 'nachgefordert',
    Medis: 'Medikamente',
  }),
  alone('KH', 'Krankenhaus', {
    after:
      '(?<!\\p{L})(?:ins|im|vom|zum|das|nächste|nächsten|naechste|ein|unser|unserem|aus dem|nach|bis)\\s',
    isCased: true,
  }),
  alone('KH-(?=\\p{Lu})', 'Krankenhaus-', { isCased: true, isOpen: true }),
  alone('VU(?=\\s(?:mit|m\\.|auf|PKW|am|an|heute|gestern))', 'Verkehrsunfall', { isCased: true }),
  alone('VU', 'Verkehrsunfall', {
    after: '(?<!\\p{L})(?:nach|n\\.|schwerer|bei|Bei|Nach)\\s',
    isCased: true,
  }),
  alone(
    'NA(?=\\s(?:unterwegs|nachgefordert|nachgef|kommt|nachalarmiert|alarmiert|vor Ort|ist|wird|gerufen))',
    'Notarzt',
    {
      isCased: true,
    },
  ),
  alone('HA', 'Hausarzt', {
    after: '(?<!\\p{L})(?:beim|zum|vom|der|den|durch|[Kk]ontrolle(?: beim)?)\\s',
    isCased: true,
  }),
  alone('SS', 'Schwangerschaft', {
    after: '(?<!\\p{L})(?:in der|i\\.d\\.|bestehende|keine|1\\.|2\\.|3\\.|4\\.|5\\.|6\\.|Verdacht auf)\\s',
    isCased: true,
  }),
  alone('MM(?=\\s(?:\\d|offen|geschl|voll))', 'Muttermund', { isCased: true }),
  alone('LP(?=:?\\s(?:am\\s|vor\\s)?\\d)', 'letzte Periode', { isCased: true }),
  alone('ET(?=:?\\s(?:am\\s)?\\d{1,2}\\.\\d)', 'Geburtstermin', { isCased: true }),
  alone('LK(?=\\s(?:geschw|vergr|tast|ang|druck|nicht))', 'Lymphknoten', { isCased: true }),
  alone('DS', 'Druckschmerz', {
    after: '(?<!\\p{L})(?:[Kk]ein|[Dd]eutlicher|mit|[Ss]tarker|und|Bauch|Abdomen)\\s',
    isCased: true,
  }),
  alone('AG(?=\\s(?:bds|beids|abgeschw|seitengleich|rechts|links|re\\b|li\\b))', 'Atemgeräusch', {
    isCased: true,
  }),
  alone('RG', 'Rasselgeräusche', {
    after: '(?:[Kk]eine|feuchte|trockene|feinblasige|grobblasige|Lunge frei,?)\\s',
    isCased: true,
  }),
  alone('Rea(?=\\s(?:seit|läuft|begonnen|beendet|erfolglos|erfolgreich))', 'Wiederbelebung', {
    isCased: true,
  }),
  alone('Rea', 'Wiederbelebung', { after: '(?:unter|laufende[rn]?)\\s', isCased: true }),
  alone('BZ(?=\\s(?:ist|war|hoch|niedrig|messen|kontroll|entgleist|low|high|normal|ok))', 'Blutzucker', {
    isCased: true,
  }),
  alone(
    'RR(?=\\s(?:ist|war|hoch|niedrig|messen|kontroll|stabil|instabil|normal|nicht|syst|fällt|ok|alle))',
    'Blutdruck',
    {
      isCased: true,
    },
  ),
  alone('RR-(?=Kontr|Mess|Abfall|Anstieg|Wert)', 'Blutdruck-', { isCased: true, isOpen: true }),
  alone('HF(?=\\s(?:über|unter|ist|war|hoch|niedrig|schnell|normal|unregelm|regelm))', 'Puls', {
    isCased: true,
  }),
  alone('WV(?=\\s(?:in|am|bei|b\\.|morgen|heute|nach|\\d|zur))', 'Wiedervorstellung', { isCased: true }),
  alone('VW(?=\\s(?:täglich|tgl|alle|jeden|jede|morgen|heute))', 'Verbandswechsel', { isCased: true }),
  alone('(OS|US|OA|UA)(?=\\s(?:li|re|links|rechts|bds)(?!\\p{L}))', (short = '') => LIMBS[short] ?? short, {
    isCased: true,
  }),
  alone('Med\\.(?=[:\\s]|$)', 'Medikamente', {
    after: '(?:^|[.;,]\\s|keine\\s|nimmt\\s|Dauer-?)',
    isCased: true,
  }),
  alone('neg\\.?', 'negativ', {
    after:
      '(?:test|HIV|Malaria|RDT|Urin|ergebnis|Abstrich|CRP|Trop\\p{L}*|Covid|Corona)\\s(?:ist\\s|war\\s)?',
  }),
  alone('pos\\.?', 'positiv', {
    after:
      '(?:test|HIV|Malaria|RDT|Urin|ergebnis|Abstrich|CRP|Trop\\p{L}*|Covid|Corona)\\s(?:ist\\s|war\\s)?',
  }),
  ...bent({
    'akt\\.': 'aktuell',
    'chron\\.': 'chronisch',
    'ak\\.': 'akut',
    'bek\\.': 'bekannt',
    'unkl\\.': 'unklar',
    'red\\.': 'reduziert',
    'rez\\.': 'wiederkehrend',
    'geschw\\.': 'geschwollen',
    'unauff\\.': 'unauffällig',
    'auff\\.': 'auffällig',
    'zus\\.': 'zusätzlich',
    'amb\\.': 'ambulant',
    'stat\\.': 'stationär',
    'stk\\.': 'stark',
    'progr\\.': 'zunehmend',
    'regelm\\.': 'regelmäßig',
    'unregelm\\.': 'unregelmäßig',
    'zun\\.': 'zunehmend',
  }),
  ...inSmallOrCapitals({
    'bds\\.?': 'beidseits',
    'beids\\.': 'beidseits',
    'li\\.?-?seitig': 'linksseitig',
    're\\.?-?seitig': 'rechtsseitig',
    'bewusstl\\.': 'bewusstlos',
    'ansprechb\\.': 'ansprechbar',
    'orient\\.': 'orientiert',
    'empf\\.': 'empfohlen',
    'mgl\\.|mögl\\.': 'möglich',
    'ggf\\.?|ggfs\\.?|gegebenenf\\.': 'falls nötig',
    'bzgl\\.?': 'bezüglich',
    'postop\\.': 'nach der Operation',
    'präop\\.': 'vor der Operation',
    'insulinpfl\\.': 'insulinpflichtig',
    'schwgr?\\.': 'schwanger',
    'vergr\\.': 'vergrößert',
    'verl\\.': 'verletzt',
    'kontr\\.': 'Kontrolle',
    'druckschm\\.': 'Druckschmerz',
    'druckdol\\.|druckdolent': 'druckschmerzhaft',
    'beschw\\.': 'Beschwerden',
    'diag\\.|diagn\\.|dg\\.': 'Diagnose',
    'anamn\\.': 'Vorgeschichte',
    'ther\\.|therap\\.': 'Therapie',
    'beh\\.': 'Behandlung',
    'bef\\.': 'Befund',
    'unters\\.': 'Untersuchung',
    'verl\\.-?art': 'Verletzungsart',
    'schwell\\.|schwellg\\.': 'Schwellung',
    'entz\\.': 'Entzündung',
    'verbr\\.': 'Verbrennung',
    'krampfanf\\.': 'Krampfanfall',
    'niereninsuff?\\.': 'Niereninsuffizienz',
    'herzinsuff?\\.': 'Herzinsuffizienz',
    'lähm\\.': 'Lähmung',
    'stuhlg\\.': 'Stuhlgang',
    'vag\\.\\sblutg\\.': 'Blutung aus der Scheide',
    'blutg\\.': 'Blutung',
    'verbandsw\\.': 'Verbandswechsel',
    'druckverb\\.': 'Druckverband',
    'vit\\.(?=\\s\\p{Lu})': 'Vitamin',
    'desorient\\.': 'desorientiert',
    'infiz\\.': 'infiziert',
    'dauermed\\.': 'Dauermedikamente',
    'abges\\.': 'abgesetzt',
    'blutdr\\.': 'Blutdruck',
    'wehentät\\.': 'Wehen',
    'verschl\\.': 'Verschlechterung',
    'bewusstlosigk\\.': 'Bewusstlosigkeit',
    'rettungsd\\.': 'Rettungsdienst',
    'nachgef\\.': 'nachgefordert',
    'lufn\\.|luftn\\.': 'Luftnot',
    'ausschl\\.': 'Ausschlag',
    'schwind\\.': 'Schwindel',
    'medikam\\.': 'Medikamente',
    'atemn\\.': 'Atemnot',
    'durchf\\.': 'Durchfall',
    'erbr\\.': 'Erbrechen',
    'übelk\\.': 'Übelkeit',
    'fieb\\.': 'Fieber',
    'bauchkr\\.': 'Bauchkrämpfe',
    'allerg\\.': 'Allergie',
    'vorerkr\\.': 'Vorerkrankungen',
    'nebenw\\.': 'Nebenwirkungen',
    'antib\\.': 'Antibiotikum',
    'medik\\.': 'Medikamente',
    'schmerzm\\.': 'Schmerzmittel',
    'oberschenkelfx|os-?fx': 'Oberschenkelbruch',
    'untersch\\.': 'Unterschenkel',
    'obersch\\.': 'Oberschenkel',
    'sprungg\\.': 'Sprunggelenk',
    'handgel\\.': 'Handgelenk',
    'krhs?\\.?': 'Krankenhaus',
    'abd\\.|abdom\\.': 'Bauch',
    'gew\\.(?=:?\\s?\\d)': 'Gewicht',
    'temp(?:\\.|(?=\\s(?:ist|war|hoch|steigt|messen)))': 'Temperatur',
    'wdh\\.': 'Wiederholung',
  }),
];
const LIMBS: Readonly<Record<string, string>> = {
  OS: 'Oberschenkel',
  US: 'Unterschenkel',
  OA: 'Oberarm',
  UA: 'Unterarm',
};

const MEASURED: readonly Rule[] = [
  ...measured({
    RR: 'Blutdruck',
    HF: 'Puls',
    AF: 'Atmung',
    'SpO2|SPO2|spO2|Spo2|SaO2|sO2|O2-?\\s?Sätt\\.?|Sätt\\.?|O2-Sat|Sat': 'Sättigung',
    'BZ|bz': 'Blutzucker',
    'Temp\\.?(?=:?\\s?\\d)|KT|T(?=\\s?[:=]?\\s?(?:3[4-9]|4[0-2])[.,]\\d)': 'Temperatur',
    'Gew\\.?|KG(?=:)': 'Gewicht',
    Hb: 'Hämoglobin',
    'NRS|VAS': 'Schmerzstärke',
  }),
  alone('(?:P|Pu)(?=:?\\s?\\d{2,3}(?!\\d))', 'Puls', {
    after: '(?:Blutdruck|Temperatur|Atmung|Sättigung) [^.;]{2,20}',
    isCased: true,
  }),
  alone(
    '(\\d{1,3}(?:/\\d{1,3}|[.,]\\d)?%?)(?=\\s(?:Blutdruck|Puls|Atmung|Sättigung|Blutzucker|Temperatur|Gewicht)\\s)',
    '$1,',
  ),
  alone('syst\\.', 'systolisch'),
  alone('diast\\.', 'diastolisch'),
];

const DEFINITE = '(?<!\\p{L})(?:die|das|Die|Das)\\s';
const OBLIQUE = '(?<!\\p{L})(?:am|im|vom|zum|beim|des|den|dem|einem|einer|einen|zur)\\s';
const SIDES: readonly Rule[] = (
  [
    ['li', 'links', 'link'],
    ['re', 'rechts', 'recht'],
  ] as const
).flatMap(([short, side, stem]) => [
  alone(`${short}\\.?${BEFORE_PART(PART)}`, `${stem}en`, { after: OBLIQUE }),
  alone(`${short}\\.?${BEFORE_PART(PARTS.feminine)}`, `${stem}en`, { after: '(?<!\\p{L})der\\s' }),
  alone(`${short}\\.?${BEFORE_PART(PART)}`, `${stem}e`, { after: `${DEFINITE}|(?<!\\p{L})[Dd]er\\s` }),
  alone(`${short}\\.?${BEFORE_PART(PARTS.masculine)}`, `${stem}er`),
  alone(`${short}\\.?${BEFORE_PART(PARTS.feminine)}`, `${stem}e`),
  alone(`${short}\\.?${BEFORE_PART(PARTS.neuter)}`, `${stem}es`),
  alone(`${short}(?:\\.(?!\\s\\p{Lu})|(?!\\.))`, side, {
    after: `(?<!\\p{L})(?:\\p{L}{0,20}${SIDED}|\\p{L}{3,20}schmerzen|\\p{L}{2,20}(?:bruch|fraktur|wunde|gelenk|seite))\\s`,
  }),
  alone(`${short}\\.?(?=\\s(?:unten|oben|basal|seitlich|temporal|frontal|lateral)(?!\\p{L}))`, side),
]);

/** Left out is what may be something else: "HI" (infarct, failing heart), "US" by itself, "KI", "GE", "1-0-1". */
export const de: readonly Rule[] = [
  ...HOW_OFTEN,
  ...HOW_TAKEN,
  ...WHO,
  ...HOW_LONG,
  ...WHAT_AILS,
  ...MEASURED,
  ...SIDES,
];
