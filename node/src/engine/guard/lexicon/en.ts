import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

/** Verbs with a form that ends in n't; irregular stems are written as they are in it. */
const VERBS = `do does did is are was were have has had ca could wo would sha should must need might may dare
  ought ai`;
const NOT_FORMS = [...set(VERBS)].map((verb) => `${verb}nt`);

/** "Half seven" is half past seven. */
const HOURS = [...set('one two three four five six seven eight nine ten eleven twelve')].flatMap(
  (hour, i): [string, string][] => [
    [`half ${hour}`, `half past ${hour}`],
    [`half ${i + 1}`, `half past ${hour}`],
  ],
);

/** "All you need is rest": only rest. */
const ALL_IS = [...set('i you he she it we they')].flatMap((who) =>
  [...set('need needs want wants needed wanted did do does can could got')].flatMap((verb) =>
    ['is', 'was'].map((be): [string, string] => [
      `all ${who} ${verb} ${be}`,
      `all ${who} @alone ${verb} ${be}`,
    ]),
  ),
);

const rewrites: readonly (readonly [RegExp, string])[] = [
  // "Turn the power on"
  [
    /(?<!\p{L})(turn|switch)(ed)? ((?:the|that|this|your|my|his|her|our|all)(?: (?!and |or |to )[\p{L}'-]{1,20}){1,3}) (on|off)(?=[.,;:!?\n]|$| and | or | before | when | until )/giu,
    '$1$2 $4 $3',
  ],
  // "Leave the blisters alone"
  [
    /(?<!\p{L})(?:leave|leaves|leaving|left) ((?:the|that|this|these|those|your|my|his|her|our|their) [\p{L}'-]{1,20}(?: [\p{L}'-]{1,20})?) alone(?!\p{L})/giu,
    '$1 leave it alone',
  ],
  // "I couldn't help laughing", which denies nothing; "I couldn't help him" does.
  [
    /(?<!\p{L})(?:could|can)(?:n['’]?t|not| not) help (?=(?!(?:any|every|some|no)thing|during|evening|morning)\p{L}{2,20}ing(?!\p{L})|but )/giu,
    'couldnthelp ',
  ],
  // "Too weak to walk", which others deny: "so weak that he cannot walk"
  [/(?<!\p{L})(too \p{L}{2,14}(?: for \p{L}{2,10})?) to(?= \p{L})/giu, '$1 toomaybe'],
];

export const en: Lexicon = {
  elides: false,
  accented: set(''),
  rewrites,
  phrases: new Map([
    ...HOURS,
    ...ALL_IS,
    ...phrases({
      '%': 'per cent',
      '@minus': 'below zero, below freezing, sub zero',
      '@am': 'in the morning',
      '@pm': 'in the afternoon, in the evening',
      '@night': 'at night',
      '@lastnight': 'last night',
      '@beforeyesterday': 'day before yesterday, the day before yesterday',
      '@aftertomorrow': 'day after tomorrow, the day after tomorrow',
      northeast: 'north east',
      northwest: 'north west',
      southeast: 'south east',
      southwest: 'south west',
      '@bloodo negative': 'o negative, o neg',
      '@bloodo positive': 'o positive, o pos',
      '@up': 'go up, going up, gone up, went up, look up, face up, facing up',
      '@down': 'go down, going down, gone down, went down, look down, face down, facing down',
      '@straight': 'straight on, straight ahead, go straight, keep straight',
      '@inhale': 'breathe in',
      '@exhale': 'breathe out',
      '@takeoff': 'take off, takes off, took off, taking off, taken off, take it off, take them off',
      '@puton': 'put on, puts on, putting on, put it on, put them on',
      '@standup': 'stand up, stands up, stood up, standing up, get up, gets up, got up, getting up',
      '@sit': 'sit down, sits down, sat down, sitting down, sit up',
      '@lie': 'lie down, lies down, lay down, lying down, lay him down, lay her down',
      '@on': 'turn on, turned on, switch on, switched on, turn it on, switch it on',
      '@off': 'turn off, turned off, switch off, switched off, shut off, turn it off, switch it off',
      '@back': `my back, your back, his back, her back, the back, lower back, upper back, back pain, back hurts, back
      injury`,
      not: 'not only, not just',
      '@noteven': 'not even',
      '@hundreds': 'a few hundred, several hundred, some hundreds, by the hundred',
      '@thousands': 'a few thousand, several thousand, some thousands, by the thousand',
      '@ifonly': `if only, only just, only then, only too, only to find, only to discover, only to return,
      only to learn, only to realise, only to realize`,
      year: 'year old, year olds',
      years: 'years old',
      month: 'month old, mo old, mths old',
      week: 'week old',
      '@alone': `on my own, is down to, are down to, were down to, im down to, on his own, on her own, on its own, on our own, on your own, on their own, by myself,
        by himself, by herself, by itself, by yourself, by ourselves, by themselves, to myself, all by myself,
        the lone`,
      '@dontmind': 'dont mind, doesnt mind, didnt mind, wouldnt mind',
      'half less': 'two times less, half as much, half as many',
      'half more': 'half as much again, half as many again',
      'nobody @nobodybut': 'nobody but, no one but, none but, nobody except, no one except',
      '@nothingbut': 'nothing but, nothing more than',
      '@rather': 'rather than, instead of, as opposed to',
      without: 'w o, w out',
      nobody: 'no one, no ones',
      dozens: 'a few dozen, several dozen',
      every: 'every single, each and every',
      everyday: 'day by day, day to day, day after day',
      alternate: 'every other, every second',
      daily: 'by the day',
      hourly: 'by the hour',
      '@byweek': 'by the week',
      '@bymonth': 'by the month',
      '@byminute': 'by the minute',
      'thats @alone': 'thats all, thats it',
      lacking: `run out, ran out, running out, runs out, out of, short of, used up, almost out, power out, power is out,
      power off, power is off, power has been off, lost power, ran dry, run dry, runs dry`,
      prevents: `keep me awake, keeps me awake, kept me awake, kept us awake, keeps him awake, keeps her awake,
        kept us from, kept me from, keep me from, keeps me from, keeps us from, keeps him from, keep him from,
        keep her from`,
      '@away': 'its gone, it is gone, is away, are away, am away, im away, was away',
      '@keepoff':
        'keep off, keep out, keep away, keep back, stay away, stay back, stay off, stay out, stand back, keep clear, stay clear',
      '@still':
        'hold still, keep still, stay still, lie still, sit still, stand still, keep it still, hold it still',
      '@freeof': 'free of, free from',
      '@free': `gluten free, sugar free, salt free, fat free, caffeine free, alcohol free, lactose free,
      cholesterol free, pain free`,
      free: 'free of charge',
      '@remember': 'dont forget, do not forget',
      remember: 'bear in mind, bearing in mind, keep in mind',
      '@stayput': 'stay put, stays put, stayed put, staying put, sit tight',
      '@holdon': 'hold on, hang on, hold the line, please hold',
      '@dowithout': `do without, does without, doing without, did without, done without, go without, goes without,
        going without, went without, gone without, manage without, managed without, cope without, get by without,
        live without, dispense with, dispensed with`,
      '@innocent': 'not guilty',
      '@notyet': 'have yet to, has yet to, had yet to, are yet to, is yet to',
      useless: 'no use',
      '@nilbymouth': 'nil by mouth',
      '@dayandnight': 'around the clock, round the clock, day and night',
      '@number': 'phone no, new no, my no, your no, ur no',
      '@quarterpast': 'quarter past',
      '@quarterto': 'quarter to',
      '@threequarters': 'three quarters, three quarter',
      quarter: 'one fourth',
      'first @term': 'first quarter, first half',
      'second @term': 'second quarter, second half',
      'third @term': 'third quarter',
      'fourth @term': 'fourth quarter',
      '@term': 'this quarter, last quarter, next quarter, old quarter, fishing quarter, the quarter',
      '@safe': 'without danger, without risk',
      '@maybe': `toomaybe, couldnthelp, without delay, in no time, goes without saying, no matter, never mind, no doubt,
        no sooner, not to mention, why not, no wonder, dont care, doesnt care, didnt care, without exception,
        dont hesitate, you never know, no joke, for nothing, long time no see, long time since, ages since, off duty,
        is off today, keep quiet, be quiet, leave it alone, leave them alone, leave him alone, leave her alone,
        couldnt care less, better late than never, not gonna lie, if you dont mind`,
      'are you': 'are you two',
      'do you': 'do you two',
      'did you': 'did you two',
      'have you': 'have you two',
      'if you': 'if you two',
      '': `time of day, last minute, a few, a little, quite a few, whether or not, more or less, second hand,
        second thought, second thoughts, half brother, half sister, half brothers, half sisters, half time,
        half marathon, half pipe, arm and a leg, half a mind, black and white, stay out late, stays out late,
        stayed out late`,
      '@atleast @floor': 'at least, at the least, or more, no less than, no fewer than, not less than',
      '@atmost @cap': 'at most, at the most, a maximum of, or less, or fewer, at the latest',
      '@notover @cap': 'no more than, not more than, no later than, not later than',
      '@upto @cap': 'up to',
      unless: 'except if, except when',
      // "All but finished" is almost.
      '@allbut':
        'all except, everything but, everyone but, everyone except, everybody but, everybody except, everything except',
      '@but': 'all but, apart from, aside from, other than, anything but',
      '@hardly': 'can hardly, could hardly',
      hardly: 'can hardly wait, could hardly wait',
      fainted: `passed out, blacked out, knocked him out, knocked her out, knocked me out, pass out, passes out,
        passing out, knocked out, lost consciousness, lose consciousness, loses consciousness`,
    }),
  ]),
  numbers: {
    cardinals: numbers(`zero=0 nil=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11
      twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
      thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 twice=2 thrice=3 dozen=12
      twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90
      twos=2 threes=3 fours=4 @threequarters=0.75 @hundreds=100.5 @thousands=1000.5`),
    multipliers: numbers('hundred=100 thousand=1000 million=1e6 billion=1e9'),
    ones: set('one'),
    joiners: set('and'),
    mixed: set('past'),
    joinsTens: false,
    vigesimal: false,
    ordinals: numbers(`half=0.5 halves=0.5 halve=0.5 halved=0.5 halving=0.5 quarter=0.25
      @quarterpast=0.25 @quarterto=0.25 first=1 second=2 secondly=2 third=3 thirdly=3 fourth=4 fifth=5 sixth=6 seventh=7
      eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16
      seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50
      sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 thirds=3 fifths=5`),
    loose: numberLists(`both=2 couple=2 pair=2 pairs=2 double=2 doubled=2 either=2 neither=2 fortnight=2,14,15
        fortnightly=2,14,15 quarters=0.25 triple=3 twofold=2 threefold=3 fourfold=4 fivefold=5 sixfold=6 tenfold=10
        hundredfold=100 halfway=0.5 middle=0.5 mid=0.5 average=0.5 semi=0.5 noon=12 midnight=12,0 decade=10 century=100
        millions=1e6 billions=1e9 dozens=12 seconds=2 teens=10 midday=12 @dayandnight=24 alternate=2 centenarian=100
        centenarians=100 octogenarian=80 octogenarians=80 twins=2 triplets=3 hundreds=100.5 thousands=1000.5 xi=11
        xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17 xviii=18 xix=19 xx=20 xxi=21`),
    looseAfter: new Map([['second', set('a any this per each one split')]]),
    counted: set('dozens'),
    spaced: set('alternate'),
    looseLast: set(''),
    halving: {
      into: set('in into'),
      verbs:
        set(`cut cuts cutting split splits break breaks broke broken tear tears tore torn divide divides divided fold
        folds folded snap snapped slice slices sliced`),
    },
    minus: set('minus'),
    notMinusAfter: set(''),
  },
  units: {
    words: named({
      µg: 'µg μg ug mcg microgram micrograms',
      mg: 'mg mgs milligram milligrams milligramme milligrammes',
      g: 'g gr gm gms gram grams gramme grammes',
      kg: 'kg kgs kilo kilos kilogram kilograms',
      t: 'tonne tonnes ton tons',
      lb: 'lb lbs pound pounds',
      oz: 'oz ounce ounces',
      ml: 'ml mls millilitre millilitres milliliter milliliters cc',
      iu: 'iu',
      cl: 'cl',
      l: 'l litre litres liter liters',
      gallon: 'gal gallon gallons',
      mm: 'mm millimetre millimetres millimeter millimeters',
      cm: 'cm cms centimetre centimetres centimeter centimeters',
      m: 'm metre metres meter meters',
      km: 'km kms kph kmh kilometre kilometres kilometer kilometers',
      mile: 'mi mph mile miles nm nmi',
      yard: 'yd yds yard yards',
      foot: 'ft foot feet',
      inch: 'inch inches',
      s: 'sec secs second seconds',
      min: 'min mins minute minutes',
      h: 'h hr hrs hour hours',
      day: 'day days',
      night: 'night nights',
      week: 'wk wks week weeks',
      month: 'month months mo mth mths',
      year: 'yr yrs year years yo',
      time: 'times twice thrice',
      degree: '° º degree degrees',
      celsius: 'c celsius centigrade',
      fahrenheit: 'f fahrenheit',
      '%': '% percent',
      tablet: 'tablet tablets pill pills tab tabs capsule capsules',
      drop: 'drop drops',
      teaspoon: 'tsp teaspoon teaspoons',
      tablespoon: 'tbsp tablespoon tablespoons',
      person: 'person persons people ppl pers',
      child: 'child children kid kids',
      dollar: '$ dollar dollars usd buck bucks',
      euro: '€ euro euros eur',
      cent: 'cent cents',
    }),
    silent: set('year'),
    ends: set('a an the of or to and by in at for per on from with is are were was last next this'),
  },
  rates: {
    adverbs: named({ h: 'hourly', day: 'daily', week: 'weekly', month: 'monthly', year: 'yearly' }),
    adjectives: named({
      h: 'kmh kph mph',
      min: '@byminute',
      day: 'everyday diary qd od bid tid qid',
      week: 'weekday weekdays fortnight fortnightly @byweek',
      month: '@bymonth',
      year: 'annual annually annum',
    }),
    every: set('every each per'),
    per: set(''),
    spans: set(''),
    articles: set('a an'),
    loosely: set('alternate'),
    moments: set('ago later earlier'),
    apart: set('apart'),
    once: set('once twice thrice'),
  },
  halfDays: named({
    am: '@am morning mornings',
    pm: '@pm afternoon evening',
    noon: 'noon midday noontime',
    night: '@night @lastnight night tonight nite tonite nights midnight overnight',
  }),
  tenses: { over: set(''), overAfter: set('ago'), coming: set('in'), lasting: set('') },
  negation: {
    always: new Set([
      ...NOT_FORMS,
      ...set(
        `not no never none nobody nobodys nothing nothings nowhere neither cannot without nope nah dunno non`,
      ),
    ]),
    concord: set('@noteven'),
    carried: set('nor'),
    possible: set('@maybe @nothingbut lest'),
    openers: set(''),
    restricts: set(''),
    paired: set(''),
    restricted: set(''),
    nouns: new Map(),
    tags: new Set([...NOT_FORMS, 'not']),
    tagged: set('i you he she it we they there u'),
    clauses: set('and but or because if when although though while'),
    within: set('@remember @innocent'),
    shares: set('or'),
    until: set(''),
    onlyFrom: set('only'),
    limits: set('until till @nobodybut'),
    comparing: set(''),
    than: set(''),
    ever: set(''),
  },
  degrees: { less: set('less'), or: set('or'), how: set('so as very'), beforeNoun: true },
  parts: {
    words: set(
      `side arm arms forearm elbow wrist hand palm finger fingers fingertip thumb thumbs index pinky knuckle shoulder
      shoulders collarbone clavicle armpit chest breast lung lungs rib ribs flank kidney kidneys ovary testicle
      hip hips groin buttock buttocks leg legs thigh thighs knee knees kneecap shin shins calf calves ankle ankles
      foot heel heels toe toes eye eyes eyelid eyebrow ear ears earlobe cheek cheeks cheekbone temple jaw nostril
      face tibia fibula femur humerus radius ulna upper lower ring inner outer`,
    ),
    sideAfter: false,
  },
};
