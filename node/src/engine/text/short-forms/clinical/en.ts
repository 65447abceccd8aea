import { alone, asWritten, counted, inSmallOrCapitals, measured, type Rule } from '../rules.js';

/** Of medicine, behind a number. */
const AMOUNT =
  'mg|g|mcg|µg|iu|units?|tabs?|tablets?|pills?|caps?|capsules?|puffs?|sachets?|tsp|tbsp|(?:tea|table)spoons?|vials?|sprays?';
/** What stands behind a dose, in its sentence: elsewhere a "bid" is an offer, and "po" no route. */
const A_DOSE = `\\d\\s?(?:${AMOUNT}|ml|mls|drops?)\\b[^.;!?\\n]{0,40}`;
/** For "od", which behind drops is the right eye. */
const A_SWALLOWED_DOSE = `\\d\\s?(?:${AMOUNT})\\b(?:(?!\\b(?:drops?|eyes?)\\b)[^.;!?\\n]){0,40}`;
const SPAN = 'd|days?|w|wks?|weeks?|mths?|months?|h|hrs?|hours?|mins?|minutes?|yrs?|years?';
const RANGE = '\\d{1,3}(?:\\s?-\\s?\\d{1,3})?';
const PART =
  'arms?|legs?|hands?|foot|feet|wrist|ankle|knee|hip|shoulder|elbow|thigh|eye|ear|side|flank|chest|lung|breast|kidney|calf|shin|forearm|femur|tibia|ribs?|thumb|heel|cheek|jaw|groin|lower|upper|big toe|index|tib(?:/fib)?|fibula|radius|ulna|humerus|NOF|clavicle';

const ACHES =
  '(?:severe |acute |bad )?(?:chest|abdo?\\p{L}*|stomach|belly|back|leg|arm|head|neck|throat|tooth|flank|knee|hip) ?(?:pain|ache|injury|wound)';
const AILS =
  '(?:fever|bleeding|unconscious|unresp|seiz|burns?|diabet|asthma|fracture|fx|broken|snake|gunshot|diarrh|vomit|cough|stroke)';

const SPANS: Readonly<Record<string, string>> = {
  d: 'day',
  h: 'hour',
  m: 'minute',
  mo: 'month',
  mt: 'month',
  w: 'week',
  y: 'year',
};

function span(short = ''): string {
  const lower = short.toLowerCase();
  return SPANS[lower.slice(0, 2)] ?? SPANS[lower[0] ?? ''] ?? short;
}
const spans = (count = '', short = '') => `${count} ${span(short)}${count === '1' ? '' : 's'}`;
const timesA = (count = '', short = '') =>
  count === '1' ? `once a ${span(short)}` : `${count} times a ${span(short)}`;
const every = (count = '', short = '') =>
  count === '1' ? `every ${span(short)}` : `every ${spans(count, short)}`;

/** British notes write days of seven, weeks of a year's, months of a year's: "3/7", "2/52", "6/12". */
const partOf =
  (before: string) =>
  (count = '', of = '') =>
    `${before}${spans(count, { 7: 'day', 52: 'week', 12: 'month' }[of])}`;

function aged(age = '', sex = ''): string {
  const persons = /^[fw]/iu.test(sex) ? ['girl', 'woman'] : ['boy', 'man'];
  return `${age}-year-old ${persons[Number(age) < 16 ? 0 : 1]}`;
}

const HOW_OFTEN: readonly Rule[] = [
  alone(
    `(?:(\\d{1,2})\\s?x|x\\s?(\\d{1,2}))\\s?(?:/|an?\\s|per\\s|each\\s|every\\s)\\s?(${SPAN}|night)`,
    (a, b, unit) => timesA(a ?? b, unit),
  ),
  alone(`(\\d{1,2})\\s?times\\s?/\\s?(${SPAN})`, timesA),
  alone('(?:(\\d{1,2})\\s?x|x\\s?(\\d{1,2}))\\s(d|w)(?:ai|eek)?ly', (a, b, unit) => timesA(a ?? b, unit)),
  alone(`q\\s?(${RANGE})\\s?(${SPAN})`, every),
  alone(`(?:q\\s?)?(${RANGE})\\s?hourly`, 'every $1 hours'),
  alone('t\\.?i\\.?d\\.?|tds', 'three times a day'),
  alone('q\\.?i\\.?d\\.?|qds', 'four times a day'),
  alone('b\\.?i\\.?d\\.?|bd', 'twice a day', { after: A_DOSE }),
  alone('od', 'once a day', { after: A_SWALLOWED_DOSE }),
  // "Tab Ciplox 500 BD": no unit, but in capitals.
  alone('BD', 'twice a day', { after: '\\d\\s', isCased: true }),
  alone('OD', 'once a day', { after: '\\b(?:tabs?|tablets?|caps?)\\s[^.;!?\\n]{0,30}\\d\\s', isCased: true }),
  alone('nocte', 'at night', { after: A_DOSE }),
  alone('mane', 'in the morning', { after: A_DOSE }),
  ...inSmallOrCapitals({
    qd: 'once a day',
    qod: 'every other day',
    qhs: 'at bedtime',
    qam: 'every morning',
    qpm: 'every evening',
  }),
  alone('stat(?=\\s*(?:$|[.,;!)]))', 'immediately'),
  alone(
    '([\\p{L}\\p{N}]+)\\sprn(?=\\s(?!(?:for|if|when|every|max|and|or|x|only|then|up|but|at|by|to)\\b)\\p{L})',
    '$1, if needed, for',
  ),
  alone('prn', 'if needed'),
];

const HOW_TAKEN: readonly Rule[] = [
  alone('p\\.?o\\.?', 'by mouth', { after: A_DOSE }),
  alone('sl', 'under the tongue', { after: A_DOSE }),
  alone('(iv|im)', (route = '') => route.toUpperCase(), { after: A_DOSE }),
  alone('npo', 'nothing by mouth'),
  ...counted({ 'tabs?': ['tablet', 'tablets'] }),
  alone('tabs', 'tablets', { after: '\\b(?:worm|water|chlorine|iron|zinc|heart|salt|pain|vitamin)\\s' }),
  // Players have caps too.
  alone(
    'caps(?=\\s(?:once|twice|three|four|every|by mouth|if needed|at bedtime|for \\d|\\d times))',
    'capsules',
    {
      after: '\\d\\s?',
    },
  ),
  alone('NS', 'normal saline', { after: '\\d\\s?(?:[lL]|m[lL]|cc)\\s(?:of\\s)?', isCased: true }),
  alone('NS(?=\\s\\d)', 'normal saline', { after: '\\b(?:IV|IVF|IV fluids)\\s', isCased: true }),
  alone('LR|RL', "Ringer's lactate", { after: '\\d\\s?(?:[lL]|m[lL]|cc)\\s(?:of\\s)?', isCased: true }),
];

/** Of these one says how long they lasted. */
const LASTS = 'pain|fever|cough|vomiting|diarrh\\p{L}*|headache|rash|swelling|bleeding|history|rest';

const HOW_LONG: readonly Rule[] = [
  // "5/7" are five of seven days, "2/52" weeks, "6/12" months: behind how often or what lasts; a date behind a dose.
  alone('(\\d{1,2})/(7|52|12)', partOf(''), { after: '\\b(?:for|in|last|past|over|f/u|review)\\s' }),
  alone('(?:x|for)?\\s?(\\d{1,2})/(7|52|12)', partOf('for '), {
    after: '\\b(?:(?:once|twice|three times|four times) a day|every \\d{1,2} hours|TDS|QDS|BD|OD)\\s',
  }),
  alone('x\\s?(\\d{1,2})/(7|52|12)', partOf('for ')),
  alone('(\\d{1,2})/(7|52)', partOf('for '), {
    after: `(?<!\\p{L})(?:${LASTS})\\s`,
  }),
  alone('(\\d{1,2})/40', '$1 weeks', {
    after: '\\b(?:at|pregnant|preg|G\\d{1,2}P\\d{1,2}|gestation|about|now)\\s',
  }),
  // Not the shifts of "2 x 12 h", but the fever of "39.2 x 3 days".
  alone(
    `(?<!(?:^|[^.,\\d])\\d{1,3}\\s?)x\\s?(${RANGE})\\s?(${SPAN})`,
    (count, unit) => `for ${spans(count, unit)}`,
  ),
  alone(`(${RANGE})\\s?(wks?|mths?)`, spans),
  alone(`(${RANGE})\\s?([dw])`, spans, { after: '\\bfor\\s' }),
  alone('x\\s?(\\d{1,2})', '$1 times', {
    after:
      '\\b(?:vomit\\p{L}*|diarrh\\p{L}*|d&v|stools?|seizures?|fits?|threw up|faint\\p{L}*|convulsions?)\\s',
  }),
];

const WHO: readonly Rule[] = [
  alone(
    'pt,?\\s(\\d{1,3})\\s?(?:y\\/?o\\s?)?(m|f|male|female)(?:,|(?=\\s))',
    (age, sex) => `patient, ${aged(age, sex)},`,
  ),
  alone(
    'pt,?\\s(m|f|male|female),?\\s(\\d{1,3})(?:,|(?=\\s\\p{L}))',
    (sex, age) => `patient, ${aged(age, sex)},`,
  ),
  alone('(\\d{1,3})\\s?(?:y\\/?o|y\\.o\\.|y(?:ea)?rs?\\sold)\\s(male|female|m|f)', aged),
  // At the head of a note; "62 m fall" is a height.
  alone(`(?<=^\\s?)(\\d{1,3})\\s?(m|f)(?=,?\\s(?:${ACHES}|${AILS}))`, aged),
  alone(`(\\d{1,3})\\s?(m|f)(?=\\s(?:c/o|hx|h/o|s/p|preg|(?:w/|with)\\s?(?:${ACHES}|${AILS})))`, aged),
  alone(
    '(\\d{1,2})\\s?mo(?:nths?)?(?:\\sold)?\\s(m|f|male|female|boy|girl)',
    (age, sex = '') => `${age}-month-old ${/^[mb]/iu.test(sex) ? 'boy' : 'girl'}`,
  ),
  alone(
    '(\\d{1,3})\\s?(?:y\\/?o|y\\.o\\.)(?=\\s*(?:$|[.,;:!?)]|(?:w/|with|and|c/o|has|is|was|in|on|at)(?:\\s|$)))',
    '$1 years old',
  ),
  alone('(\\d{1,3})\\s?(?:y\\/?o|y\\.o\\.)', '$1-year-old'),
  alone('pts', 'patients'),
  // "Pt 1" is a part, "20 pt" a size, the "assembly pt" a place.
  alone(
    '(?<!(?:\\d|assembly|meeting|rally|check|way|drop|start|end|high|low|water|collection|grid|ref)\\s?)pt(?!\\s?\\d)',
    'patient',
    { isThumbed: true },
  ),
];

const NO = '\\b(?:no|denies|without)\\s';
const TESTED = '\\b(?:tests?|rdt|upt|urine|dip|strep|malaria|hiv|covid|tb|results?|came back|came out)\\s';
const BROKEN =
  '\\b(?:open|closed|leg|arm|femur|hip|ankle|wrist|ribs?|skull|tibia|pelvi[sc]|hand|foot|finger|compound|possible|with|a)\\s';

const WHAT_AILS: readonly Rule[] = [
  ...inSmallOrCapitals({
    'c/o': 'complaining of',
    'h/o': 'history of',
    hx: 'history',
    's/p': 'after',
    'r/o': 'rule out',
    'f/u': 'follow-up',
    'b/c': 'because',
    'w/o': 'without',
    'w/out': 'without',
    'w/in': 'within',
    'w/e': 'weekend',
    nkda: 'no known allergies to medicines',
    abx: 'antibiotics',
    unresp: 'unresponsive',
    hosp: 'hospital',
    'o/e': 'on examination',
    's/s': 'signs',
    dsg: 'dressing',
    pmhx: 'medical history',
    biba: 'brought in by ambulance',
    'wt bear': 'bear weight',
    amox: 'amoxicillin',
    doxy: 'doxycycline',
    neurovasc: 'circulation and nerves',
  }),
  alone('d/c(?=\\s(?:home|with|w/|today|tomorrow|from))', 'discharged'),
  alone('tx(?=\\s(?:with|w/))', 'treated'),
  alone('tx', 'treatment', { after: '\\b(?:refused|refuses|under|on|needs|started|for)\\s', isCased: true }),
  alone('meds', 'medicines', { isThumbed: true }),
  alone('mod(?=\\s(?:dehydrat|pain|pallor|fever|distress|bleeding))', 'moderate'),
  alone('prod(?=\\scough)', 'productive'),
  alone('ctx(?=\\s(?:every|q\\s?\\d|\\d|start|strong|regular))', 'contractions'),
  alone('Inj(?=\\.?\\s\\p{L}+\\s\\d)', 'injection', { isCased: true }),
  alone('(Tab|Cap)\\.?(?=\\s\\p{Lu}\\p{L}+\\s\\d)', (form) => (form === 'Tab' ? 'tablet' : 'capsule'), {
    isCased: true,
  }),
  alone(
    '#\\s?(?=(?:(?:[LR]|left|right)\\s)?(?:NOF|femur|tib|fib|wrist|ankle|radius|ulna|humerus|clavicle|hip|ribs?)(?:\\s|$|[.,;]))',
    'fracture of ',
    {
      isOpen: true,
    },
  ),
  alone('NOF', 'hip', { isCased: true }),
  alone(
    '\\?(?=(?:appendicitis|fracture|fx|pneumonia|malaria|sepsis|meningitis|stroke|concussion|miscarriage|dengue|typhoid|cholera)(?:\\s|$|[.,;]))',
    'possible ',
    {
      after: '(?:^|[.,;:]\\s?|\\s)',
      isOpen: true,
    },
  ),
  alone('preg(?=\\stest)', 'pregnancy'),
  alone('preg', 'pregnant'),
  alone('dx(?=\\swith\\b)', 'diagnosed'),
  alone('dx', 'diagnosis'),
  alone('n/v/d', 'nausea, vomiting or diarrhea', { after: NO }),
  alone('n/v/d', 'nausea, vomiting and diarrhea'),
  alone('n/v', 'nausea or vomiting', { after: NO }),
  alone('n/v', 'nausea and vomiting'),
  alone('abdo?(?=\\s(?:pain|cramp|tender|swelling|wound|injur|surgery|trauma|disten))', 'abdominal'),
  alone('abdo', 'abdomen'),
  alone('diff(?=\\sbreath)', 'difficulty'),
  alone(`fx(?=\\s(?:of|left|right|l|r|lt|rt|${PART})(?:\\s|$))`, 'fracture of'),
  alone('fx', 'fracture', { after: BROKEN }),
  alone(`(?<!\\d\\s?)(?:lt|l)(?=\\s(?:${PART})(?:\\s|[.,;!?]|$))`, 'left'),
  alone(`(?<!\\d\\s?)(?:rt|R)(?=\\s(?:${PART})(?:\\s|[.,;!?]|$))`, 'right', { isCased: true }),
  // "how r legs", "we r lower"
  alone(
    `(?<!\\b(?:how|u|you|we|they|there|where|why|who|what|both|all)\\s)r(?=\\s(?:${PART.replace('|lower|upper', '')})(?:\\s|[.,;!?]|$))`,
    'right',
    { isCased: true },
  ),
  alone('neg', 'negative', { after: TESTED }),
  alone('pos', 'positive', { after: TESTED }),
  ...asWritten({
    SOB: 'difficulty breathing',
    GSW: 'gunshot wound',
    RTA: 'traffic accident',
    MVA: 'traffic accident',
    MVC: 'traffic accident',
    CVA: 'stroke',
    UTI: 'urinary infection',
    HTN: 'high blood pressure',
    LMP: 'last menstrual period',
    ORS: 'oral rehydration salts',
    SOBOE: 'difficulty breathing on effort',
    'PERRLA?': 'pupils equal and reacting',
    'UPT|PT test': 'pregnancy test',
    'mRDT|RDT': 'rapid test',
    SROM: 'waters broke',
    NWB: 'no weight on it',
    IVF: 'IV fluids',
    RUTF: 'therapeutic food',
    COPD: 'chronic lung disease',
    URTI: 'a cold',
    LRTI: 'chest infection',
    DVT: 'blood clot in the leg',
    CCF: 'heart failure',
    IHD: 'heart disease',
    NVD: 'normal delivery',
    NGT: 'feeding tube',
    'BNO|BNO x': 'no bowel movement',
    'C/S|LSCS': 'caesarean section',
  }),
  ...[
    'complaining of',
    'presents? with',
    'presenting with',
    'denies',
    'history of',
    'severe',
    'sudden',
  ].flatMap((before) => [
    alone('CP', 'chest pain', { after: `\\b${before}\\s`, isCased: true }),
    alone('HA', 'headache', { after: `\\b${before}\\s`, isCased: true }),
  ]),
  alone('MI', 'heart attack', { after: '\\b(?:history of|old|previous|acute|possible)\\s', isCased: true }),
  // A language and a sound are called so too.
  alone('PERL', 'pupils equal and reacting', {
    after: '\\b(?:GCS\\s?\\d{1,2},?|pupils:?|alert,?|awake,?)\\s',
    isCased: true,
  }),
  alone('PCM(?=\\s(?:\\d|tabs?|syrup|IV|given|every|if needed|and ORS))', 'paracetamol', { isCased: true }),
  alone('AF', 'irregular heartbeat', { after: '\\b(?:history of|known|in|has)\\s', isCased: true }),
  alone('CAP', 'pneumonia', {
    after: '\\b(?:diagnosis:?|diagnosed with|possible|treated for)\\s',
    isCased: true,
  }),
  alone('PCN', 'penicillin', { after: '\\b(?:allerg\\p{L}*:?|allergic to)\\s', isCased: true }),
  alone('AMA', 'against medical advice', {
    after: '\\b(?:refused [^.;]{0,30}|left|discharged)[,\\s]\\s?',
    isCased: true,
  }),
  alone('NT', 'not tender', { after: '\\bsoft,?\\s', isCased: true }),
  alone('BS\\s?\\+', 'bowel sounds present', {
    after: '\\b(?:soft|tender|NT|abdomen)[^.;]{0,20}',
    isCased: true,
    isOpen: true,
  }),
  alone('LOC', 'loss of consciousness', {
    after: '\\b(?:no|brief|with|had|any|denies|and|without)\\s',
    isCased: true,
  }),
  alone('DM|T2DM|DM2', 'diabetes', {
    after: '\\b(?:history of|and|with|high blood pressure,?)\\s',
    isCased: true,
  }),
];

const MEASURED: readonly Rule[] = [
  ...measured({
    'BP|bp|Bp': 'blood pressure',
    HR: 'pulse',
    RR: 'breathing',
    'WT|[Ww]t': 'weight',
  }),
  alone('hr(?=\\s\\d{2,3}(?!\\d))', 'pulse', { after: '\\bblood pressure [^.;]{3,20}' }),
  alone('RA', 'on room air', { after: '\\d\\s?%\\s', isCased: true }),
  alone('NC', 'by nasal cannula', { after: '\\d\\s?L\\s', isCased: true }),
  // "Sat 14" is a day; sats without a number are satellites too.
  alone('sats(?=\\s?(?:is|are|at|only|down to|stay above|:|=)?\\s?\\d{2,3}(?!\\d))', 'oxygen saturation'),
  alone('sat(?=\\s?(?:is|at|:|=)?\\s?(?:[4-9]\\d|100)(?!\\d))', 'oxygen saturation'),
  alone('BP(?=\\s(?:is|was|low|high|drop|fall|ris|normal|ok|stable|unstable|too|still))', 'blood pressure', {
    isCased: true,
  }),
  alone('BP(?!\\s(?:station|garage|petrol|pump))', 'blood pressure', {
    after: '\\b(?:the|his|her|your|my|check|take|took|measure)\\s',
    isCased: true,
  }),
  // "BP 90/60 HR 120" is a list.
  alone(
    '(\\d{1,3}(?:/\\d{1,3}|\\.\\d)?%?)(?=\\s(?:blood pressure|pulse|breathing|oxygen saturation|temp)\\s)',
    '$1,',
  ),
];

/** Left out is what may be something else: "d/c" by itself (discharge, discontinue), "rx" (radio), "1 drop od". */
export const en: readonly Rule[] = [
  // First of all: what stands right behind it may be a short form too, "w/pt".
  alone('w/(?!(?:e|o|in|out)(?!\\p{L}))\\s?(?=[\\p{L}\\p{N}])', 'with ', { isOpen: true }),
  ...HOW_OFTEN,
  ...HOW_TAKEN,
  ...HOW_LONG,
  ...WHO,
  ...WHAT_AILS,
  ...MEASURED,
];
