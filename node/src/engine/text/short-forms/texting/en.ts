import { alone, asWritten, type Rule, thumbed } from '../rules.js';

/** Behind these, "b4" is a room, a square or a vitamin. */
const PLACES =
  'at|in|to|from|near|room|bed|gate|ward|block|grid|square|vitamin|row|seat|tent|sector|zone|building|bay|exit|door|the';
const DONE_FOR =
  'thx|thanks|ty|wait|w8|waiting|look|looking|ask|asking|evac|evacuation|pray|praying|sorry|sry|search|searching';
const DONE_TO =
  'happy|want|wants|need|needs|have|has|had|going|gonna|able|ready|try|trying|how|where|what|used|got|glad|nice|easy|hard|way|time';
const DEEDS =
  'help|go|see|be|b|get|do|come|eat|drink|sleep|bring|find|know|say|make|take|leave|stay|meet|talk|move|walk|wait|call|rest|tell';
const WINDS: Readonly<Record<string, string>> = {
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  ne: 'north-east',
  nw: 'north-west',
  se: 'south-east',
  sw: 'south-west',
};
const wind = (letters = '') => WINDS[letters.toLowerCase()] ?? letters;

/** "b4", "ne1" and the like, whose digit stands for a sound; "need 2 go", "thx 4 this". */
const OF_SOUND: readonly Rule[] = [
  // "L8" is a room.
  ...asWritten({
    l8r: 'later',
    gr8: 'great',
    w8: 'wait',
    m8: 'mate',
    str8: 'straight',
    '2nite': 'tonight',
    '2moro': 'tomorrow',
    '2morrow': 'tomorrow',
    '4ever': 'forever',
    any1: 'anyone',
    'ne1|n\\se\\sone': 'anyone',
    every1: 'everyone',
    some1: 'someone',
    sum1: 'someone',
    apprec8: 'appreciate',
    h2o: 'water',
    'g2g|gtg': 'I have to go',
  }),
  alone(
    `(?<=\\p{L}\\s)(?<!(?:\\b(?:${PLACES})\\s))b4(?=\\s\\p{L}+(?:\\s|$|[.,!?]))(?!\\s(?:and|or|to|is|has|was)\\s)`,
    'before',
    { isCased: true },
  ),
  alone(
    '2day(?!\\s(?:course|trip|old|supply|hike|walk|wait|trek|treatment|rest|fast|pass|journey|march))',
    'today',
    {
      isCased: true,
    },
  ),
  alone(
    '(?<!(?:patient|casualty|number|case|tent|bed|team|car|truck)\\s)no1(?=\\s(?:is|was|here|there|knows|came|has|can|will|left|hurt|injured|answers|home))',
    'nobody',
    {
      isCased: true,
    },
  ),
  alone('4(?=\\s(?:\\p{Ll}|\\d))', 'for', { after: `\\b(?:${DONE_FOR})\\s` }),
  alone('4(?=\\s(?:u|ur|me|him|her|them|us|my|your|the kids|askin\\p{L}*)(?:\\s|$|[.,!?]))', 'for', {
    after: `(?<!(?:${PLACES})\\s)(?<=\\p{Ll}\\s)`,
  }),
  alone('2(?=\\s(?:u|him|her|them|my|ur|your)(?:\\s|$|[.,!?]))', 'to', {
    after:
      '\\b(?:happ?e?ne?d|talk|tlk|spoke|come|came|go|got|back|next|close|listen|sent|send|said|give|gave|up)\\s',
  }),
  alone(
    '2(?=\\s(?:cold|hot|late|far|much|many|big|small|heavy|weak|tired|dark|steep|early|dangerous|deep|young|old|loud|slow|fast|long)(?:\\s|$|[.,!?]))',
    'too',
    { after: "\\b(?:its|it's|is|was|r|are|im|am|feel|way|far)\\s" },
  ),
  alone(`2(?=\\s(?:${DEEDS})(?:\\s|$|[.,!?]))`, 'to', { after: `\\b(?:${DONE_TO})\\s` }),
];

/** Words cut short that are words, letters or codes elsewhere. */
const AS_IT_STANDS: readonly Rule[] = [
  // "somewhere btw km 9 + km 12"
  alone('btw(?=\\s)', 'between', {
    after: '\\b(?:somewhere|anywhere|stay|halfway|distance|gap|road|path|track|bridge|border)\\s',
  }),
  alone('btw(?=\\s(?:km\\s)?\\d[\\d:.]*\\s?(?:and|n|&|\\+|-)\\s)', 'between'),
  alone('gotta', 'have to', { after: '(?<!\\p{L})(?:i|we|you|u|they|ppl|people)\\s' }),
  alone('gotta', 'has to', { after: '(?<!\\p{L})(?:he|she|it|somebody|someone)\\s' }),
  alone('gotta', 'I have to', { after: '(?:^|[.!?,;]\\s|\\b(?:brb|sorry|sry|but|so)\\s|be right back )' }),
  alone(
    'b(?=\\s(?:careful|late|there|safe|back|here|ready|ok|on|in|home|able|a|the|at|right|quick|quiet|patient|brave|strong|down|up|done|bk)(?:\\s|$|[.,!?]))',
    'be',
    {
      isCased: true,
    },
  ),
  alone("y(?=\\s(?:r|are|is|was|do|does|did|dont|don't|didnt|not|so|u|you|cant|wont)\\s)", 'why', {
    after: '(?:^|[.!?,;]\\s?|\\b(?:but|so|and)\\s)',
    isCased: true,
  }),
  alone(
    'k(?=[,.!]|\\s(?:thx|thanks|ty|bye|then|will|see|got|im|i|we|ok|sounds|cool|on|omw|coming)(?:\\s|$))',
    'ok',
    {
      after: '^',
    },
  ),
  alone(
    '(?<!(?:\\d|km|m|wind|winds)\\s?)w(?=\\s(?:him|her|them|us|me|you|u|the|a|my|his|our|ur|your|no|it|food|water|fever|cramps|kids)(?:\\s|$|[.,!?]))',
    'with',
    {
      isCased: true,
    },
  ),
  alone('cu(?=\\s(?:l8r|later|soon|tmrw|tomorrow|there|at|then|tonight|in|on)(?:\\s|$|[.,!?]))', 'see you'),
  alone('(?:no|np|not\\sa)\\sprob', 'no problem'),
  alone('prob(?=\\s)', 'probably', { isCased: true }),
  alone('def(?=\\s(?:not|is|are|going|gonna|too|a|the|need|want|coming|broken|more)\\s)', 'definitely', {
    isCased: true,
  }),
  alone('(?<!(?:the|its|their|chews?|chewing|a)\\s)cud', 'could', { isCased: true }),
  ...asWritten({ wat: 'what', ty: 'thanks', plz: 'please' }),
  alone('bk', 'back', {
    after: '\\b(?:be|b|get|come|came|go|going|call|coming|is|am|im|way|msg|text)\\s',
    isCased: true,
  }),
  alone('hw(?=\\s(?:much|many|far|long|r|are|is|was|do|did|can|old)(?:\\s|$))', 'how'),
  alone('thr', 'there', {
    after: '\\b(?:almost|r|is|are|be|b|over|out|up|down|in|get|hi|hey)\\s',
    isCased: true,
  }),
  alone('cum', 'come', {
    after: '\\b(?:will|can|to|u|truck|bus|pls|plz|please|they|we|cant|wont|dont|2)\\s',
    isCased: true,
  }),
  alone('dw(?=\\s(?:about|abt|bout|its|im|we|i|he|she)(?:\\s|$)|,)', "don't worry", { isCased: true }),
  alone('wats|wots|wuts', "what's", { isCased: true }),
  alone('wll(?=\\s(?:call|be|b|come|go|text|msg|let|see|do|try|bring|send|meet|get|wait))', 'will'),
  alone('(?:i\\s)?dunno', "I don't know", { isThumbed: true }),
  alone('vis(?=\\s(?:is|was|at|down|under|below|zero|good|poor|bad|low|about|abt|\\d))', 'visibility', {
    isCased: true,
  }),
  alone('temps(?=\\s(?:are|were|drop|ris|fall))', 'temperatures'),
  alone('temp(?=\\s(?:is|are|was|now|dropp?|ris|fall|going|-?\\d))', 'temperature'),
  alone('rm(?=\\s?\\d)', 'room '),
  alone('evac', 'evacuate', { after: '\\b(?:to|must|should|will|can|we|they|now|u|you)\\s' }),
  alone('(ne|nw|se|sw|[nsew])(?=\\sof\\s|\\s*(?:$|[.,;!?]))', wind, {
    after: '\\d\\s?(?:km|m|mi|miles?|metres?|meters?)\\s',
    isCased: true,
  }),
  alone(
    '(ne|nw|se|sw|[nsew])(?=\\s(?:side|slope|face|end|bank|ridge|gate|wall|shore|edge|road|entrance|corner|gully)(?:\\s|$|[.,!?]))',
    wind,
    {
      isCased: true,
    },
  ),
  alone('wtf(?=\\s(?:happened|is|was|are))', 'what', { isThumbed: true }),
  alone('sat', 'Saturday', { after: '\\b(?:this|next|last|by|til|till|until|party)\\s', isCased: true }),
];

/** What may be something else is left: "jk" of a plate, "rn" in capitals, a nurse. */
export const en: readonly Rule[] = [
  ...AS_IT_STANDS,
  ...OF_SOUND,
  ...thumbed({
    'tmr|tmw|tomo': 'tomorrow',
    'yday|yest': 'yesterday',
    tdy: 'today',
    idk: "I don't know",
    idc: "I don't care",
    lmk: 'let me know',
    lemme: 'let me',
    btw: 'by the way',
    omw: 'on my way',
    otw: 'on the way',
    brb: 'be right back',
    bbl: 'back later',
    ttyl: 'talk to you later',
    cya: 'see you',
    nvm: 'never mind',
    np: 'no problem',
    ofc: 'of course',
    hbu: 'how about you',
    wbu: 'what about you',
    hmu: 'contact me',
    imo: 'in my opinion',
    afaik: 'as far as I know',
    fwiw: "for what it's worth",
    asap: 'as soon as possible',
    tbh: 'to be honest',
    fyi: 'for your information',
    jk: 'just joking',
    ikr: 'I know',
    omg: 'my God',
    ily: 'I love you',
    'thx|thnx': 'thanks',
    'tyvm|tysm': 'thank you very much',
    'plss?': 'please',
    'sry|soz': 'sorry',
    srsly: 'seriously',
    'shd|shld|shud': 'should',
    cld: 'could',
    'wud|wld': 'would',
    'cuz|coz': 'because',
    btwn: 'between',
    approx: 'about',
    abt: 'about',
    prolly: 'probably',
    obv: 'obviously',
    gud: 'good',
    nite: 'night',
    wen: 'when',
    kno: 'know',
    bday: 'birthday',
    appt: 'appointment',
    bldg: 'building',
    mgr: 'manager',
    govt: 'government',
    fone: 'phone',
    batt: 'battery',
    blnkts: 'blankets',
    rcvd: 'received',
    msg: 'message',
    msgs: 'messages',
    pvt: 'private',
    clsd: 'closed',
    clr: 'clear',
    // "Inj TT 0.5 ml" is given.
    'inj(?!\\.?\\s\\p{L}+\\s\\d)': 'injured',
    heli: 'helicopter',
    evac: 'evacuation',
    wx: 'weather',
    tstorm: 'thunderstorm',
    rn: 'right now',
    'wot|wut': 'what',
    'hv|hav': 'have',
    skool: 'school',
    frm: 'from',
    pik: 'pick',
    rdy: 'ready',
    nething: 'anything',
    neone: 'anyone',
    tht: 'that',
    dnt: "don't",
    thnk: 'think',
    jst: 'just',
    snd: 'send',
    phn: 'phone',
    hapnd: 'happened',
    finishd: 'finished',
    'mrng|mornin': 'morning',
    luv: 'love',
    hpy: 'happy',
    wru: 'where are you',
    tlk: 'talk',
    xtra: 'extra',
    ded: 'dead',
    nt: 'not',
  }),
];
