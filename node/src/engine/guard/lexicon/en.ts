import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

/** Verbs with a form that ends in n't; irregular stems are written as they are in it. */
const VERBS = `do does did is are was were have has had ca could wo would sha should must need might may dare
  ought ai`;
const NOT_FORMS = [...set(VERBS)].map((verb) => `${verb}nt`);

export const en: Lexicon = {
  elides: false,
  accented: set(''),
  phrases: phrases({
    '%': 'per cent',
    '@minus': 'below zero, below freezing, sub zero',
    '@am': 'in the morning',
    '@pm': 'in the afternoon, in the evening',
    '@night': 'at night, last night',
    without: 'w o, w out',
    nobody: 'no one, no ones',
    dozens: 'a few dozen, several dozen',
    every: 'every single, each and every',
    everyday: 'day by day, day to day, day after day',
    alternate: 'every other',
    lacking: 'run out, ran out, running out, runs out, out of, short of, used up',
    '@safe': 'without danger, without risk',
    '@maybe': `no matter, never mind, no doubt, no sooner, not to mention, why not, no wonder, nothing but,
      dont care, doesnt care, didnt care`,
    '': 'time of day, last minute, a few, a little, quite a few, whether or not, at least',
    // "All but finished" is almost.
    '@allbut':
      'all except, everyone but, everyone except, everybody but, everybody except, everything except',
    '@but': 'all but, apart from, aside from, other than',
    '@hardly': 'can hardly, could hardly',
    hardly: 'can hardly wait, could hardly wait',
    fainted: 'passed out, blacked out',
  }),
  numbers: {
    cardinals: numbers(`zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11
      twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
      thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 twice=2 thrice=3 dozen=12`),
    multipliers: numbers('hundred=100 thousand=1000 million=1e6 billion=1e9'),
    ones: set('one'),
    joiners: set('and'),
    joinsTens: false,
    vigesimal: false,
    ordinals:
      numbers(`half=0.5 halves=0.5 quarter=4 first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7
      eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16
      seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 thirds=3 fifths=5`),
    loose: numberLists(`both=2 couple=2 pair=2 pairs=2 double=2 doubled=2 either=2 neither=2 fortnight=2,14,15
      quarters=4 triple=3 halfway=0.5 middle=0.5 mid=0.5 average=0.5 semi=0.5 noon=12
      midnight=12,0 decade=10 century=100 millions=1e6 billions=1e9 dozens=12 seconds=2 teens=10 midday=12 alternate=2`),
    looseAfter: new Map([['second', set('a any this per each one split')]]),
    counted: set('dozens'),
    spaced: set('alternate'),
    looseLast: set(''),
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
      cl: 'cl',
      l: 'l litre litres liter liters',
      gallon: 'gal gallon gallons',
      mm: 'mm millimetre millimetres millimeter millimeters',
      cm: 'cm cms centimetre centimetres centimeter centimeters',
      m: 'm metre metres meter meters',
      km: 'km kms kph kmh kilometre kilometres kilometer kilometers',
      mile: 'mi mph mile miles',
      yard: 'yd yds yard yards',
      foot: 'ft foot feet',
      inch: 'inch inches',
      s: 'sec secs second seconds',
      min: 'min mins minute minutes',
      h: 'h hr hrs hour hours',
      day: 'day days',
      night: 'night nights',
      week: 'wk wks week weeks',
      month: 'month months',
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
      dollar: '$ dollar dollars usd',
      euro: '€ euro euros eur',
      cent: 'cent cents',
    }),
    silent: set('year'),
    ends: set('a an the of or to and by in at for per on from with is are were was'),
  },
  rates: {
    adverbs: named({ h: 'hourly', day: 'daily', week: 'weekly', month: 'monthly', year: 'yearly' }),
    adjectives: named({
      h: 'kmh kph mph',
      day: 'everyday diary qd od bid tid qid',
      week: 'weekday weekdays fortnight fortnightly',
      year: 'annual annually annum',
    }),
    every: set('every each per'),
    per: set(''),
    spans: set(''),
    articles: set('a an'),
    loosely: set('alternate'),
    moments: set('ago later earlier'),
    once: set('once twice thrice'),
  },
  halfDays: named({
    am: '@am morning mornings',
    pm: '@pm afternoon evening',
    noon: 'noon midday noontime',
    night: '@night night tonight nite tonite nights midnight overnight',
  }),
  negation: {
    always: new Set([
      ...NOT_FORMS,
      ...set(
        `not no never none nobody nobodys nothing nothings nowhere neither cannot without nope nah dunno non`,
      ),
    ]),
    concord: set(''),
    carried: set('nor'),
    possible: set('@maybe'),
    openers: set(''),
    restricts: set(''),
    paired: set(''),
    restricted: set(''),
    nouns: new Map(),
    tags: new Set([...NOT_FORMS, 'not']),
    tagged: set('i you he she it we they there u'),
    clauses: set('and but or because if when although though while'),
    shares: set('or'),
  },
};
