import { HOURS, withCardinals, withCounted, withOrdinals, withParts } from './german-numbers.js';
import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

const WEEKDAYS = set('montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag');
const PARTS_OF_DAY = Object.entries({
  fruh: '@am',
  morgen: '@am',
  vormittag: '@am',
  mittag: 'mittag',
  nachmittag: '@pm',
  abend: '@pm',
  nacht: '@night',
});

/** Of several, or of you, it is "sie sind". */
const she = [
  ...set(`ist hat war wird kann muss will geht hatte soll darf braucht kommt liegt sagt atmet blutet wurde konnte musste
    wollte ging kam sagte isst trinkt nimmt fiel lag schlaft spricht wiegt hustet lebt lebte`),
].flatMap((verb): [string, string][] => [
  [`sie ${verb}`, `@she ${verb}`],
  [`${verb} sie`, `@she ${verb}`],
]);

/** "You", "they" and "she", as one writes it. */
const they = [...set('sie ihnen ihr ihre ihren ihrer ihrem ihres')].map((word): [string, string] => [
  word,
  `@perhapsyou @perhapsthey ${word}`,
]);

/** "Montagmorgen", "dienstagabends" */
const daysAndParts = [...WEEKDAYS].flatMap((day) =>
  PARTS_OF_DAY.flatMap(([part, half]): [string, string][] => [
    [day + part, `${day} ${half}`],
    [`${day + part}s`, `${day} ${half}`],
  ]),
);

/** "halb acht" is half past seven, "Viertel acht" a quarter past seven. */
const hours = HOURS.flatMap(([hour, word]): [string, string][] => {
  const before = HOURS.find(([other]) => other === (hour === 1 ? 12 : hour - 1))?.[1] ?? '';
  return [
    [`halb ${word}`, `@half @past ${before}`],
    [`halb ${hour}`, `@half @past ${before}`],
    [`viertel ${word}`, `@quarterpast ${before}`],
    [`dreiviertel ${word}`, `@quarterto ${word}`],
    [`drei viertel ${word}`, `@quarterto ${word}`],
  ];
});

/** "zweieinhalb" */
const andHalves = HOURS.map(([hour, word]): [string, string] => [
  `${word}einhalb`,
  hour === 1 ? 'eins und @half' : `${word} und @half`,
]);

const OLD = [...set('jahr jahre jahren monat monate monaten woche wochen tag tage tagen stunden')].flatMap(
  (unit) =>
    [...set('alt alte alter altes alten altem')].map((old): [string, string] => [`${unit} ${old}`, unit]),
);

/** Verbs whose first half comes last: "schalten Sie das Licht aus". */
const SEPARABLE: readonly (readonly [stem: string, parts: Readonly<Record<string, string>>])[] = [
  ['schalt|stell|dreh', { ein: 'einschalten', an: 'anschalten', aus: 'ausschalten', ab: 'abschalten' }],
  ['mach', { an: 'anmachen', aus: 'ausmachen', auf: 'aufmachen', zu: 'zumachen' }],
  ['atme?', { ein: 'einatmen', aus: 'ausatmen' }],
  ['zieh', { an: 'anziehen', aus: 'ausziehen' }],
  ['steh', { auf: 'aufstehen' }],
  ['leg', { hin: 'hinlegen', an: 'anlegen' }],
  ['h[öo]r', { auf: 'aufhören' }],
  ['halt', { an: 'anhalten' }],
  ['komm', { an: 'ankommen' }],
  ['f[aä]hr|reis', { ab: 'abfahren', los: 'losfahren' }],
];
const halves = SEPARABLE.flatMap(([stem, parts]) =>
  Object.entries(parts).map(([part, verb]): [RegExp, string] => [
    new RegExp(
      `(?<!\\p{L})((?:${stem})(?:en|e?t|e|st)?(?: (?!nicht)[^\\s.,;:!?]{1,30}){1,6}) ${part}(?=[.,;:!?\\n]|$| und | oder | bevor )`,
      'giu',
    ),
    `$1 ${verb}`,
  ]),
);

/** "Achtstündlich" is every eight hours. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  ...halves,
  // "am 3. Mai" is one clause.
  [/(?<=(?<!\d)\d{1,2})\.(?=\s\p{L})/gu, ''],
  [
    /(?<!\p{L})(vergessen sie|vergiss|vergesst) (es|das|dies|bitte|mich|uns) nicht(?!\p{L})/giu,
    '$1 nicht $2',
  ],
  // "Vergessen Sie, …", and no "nicht" after it.
  [
    /(?<!\p{L})(?:vergessen(?= sie)|vergiss|vergesst)(?![^.!?]{0,60} (?:nicht|nie|niemals|keinesfalls|keinen))(?!\p{L})/giu,
    'vergesse',
  ],
  [/(?<![\p{L}\d-])(\p{L}{3,20}|\d{1,2}-?)st(?:ü|ue)ndlich(?:e[nmrs]?)?(?!\p{L})/giu, 'alle $1 Stunden'],
];

export const de: Lexicon = {
  elides: false,
  accented: set(''),
  rewrites,
  phrases: new Map([
    ...daysAndParts,
    ...they,
    ...she,
    ...hours,
    ...andHalves,
    ...OLD,
    ...phrases({
      '@minus': `unter null, unter dem gefrierpunkt`,
      '@am': `morgens, vormittags, fruhmorgens, am morgen, am vormittag, am fruhen morgen, in der fruh, in der fruhe,
        der morgen, den morgen, dem morgen, des morgens, diesem morgen, diesen morgen, dieser morgen, guten morgen,
        zum morgen, vom morgen, einem morgen, einen morgen, ein morgen, eines morgens, gegen morgen, fruhen morgen,
        ganzen morgen, morgen wieder wach`,
      '@pm':
        'nachmittags, abends, am nachmittag, am abend, am spaten nachmittag, am spaten abend, des abends',
      '@night': 'nachts, in der nacht, des nachts',
      mittag: 'mittags, am mittag',
      '@lunch': 'zu mittag',
      'uhr @am': 'uhr fruh, uhr morgens, uhr am morgen, uhr in der fruh',
      'jeden @am': 'jeden morgen',
      'letzten @am': 'letzten morgen',
      'nachsten @am': 'nachsten morgen, am nachsten morgen',
      'heute @am': 'heute morgen, heute fruh, heut morgen, heut fruh',
      'gestern @am': 'gestern morgen, gestern fruh',
      'morgen @am': 'morgen fruh, morgen in der fruh',
      '@thisnight': 'heute nacht, heut nacht',
      '@lastnight': 'letzte nacht, letzter nacht, vergangene nacht, vergangener nacht',
      '@beforeyesterday': 'vorgestern',
      '@aftertomorrow': 'ubermorgen, uebermorgen',
      '@dayandnight': 'tag und nacht, rund um die uhr',
      '@bloodo negativ': '0 negativ, 0 neg, null negativ, o negativ, o neg, null negative',
      '@bloodo positiv': '0 positiv, 0 pos, null positiv, o positiv, o pos, null positive',
      nicht: 'nicht nur, nicht bloß, nicht bloss, nicht allein, nicht mehr',
      '@noteven': `nicht einmal, nicht mal, noch nicht mal, auch nicht, auch nicht einmal, auch kein, auch keine,
        auch keinen, schon gar nicht`,
      '@remember': `vergessen sie nicht, vergiss nicht, vergesst nicht, nicht vergessen, nicht zu vergessen,
        nicht vergisst`,
      '@innocent': 'nicht schuldig',
      '@keeps aufhoren': `hort nicht auf, horen nicht auf, horte nicht auf, horten nicht auf, nicht aufhoren,
        nicht aufhort, hort einfach nicht auf, hort gar nicht auf`,
      '@nothingbut': 'nichts als, nichts anderes als, nichts weiter als',
      '@allbut': `alle außer, alles außer, jeder außer, jeden außer, allen außer, alle ausser, alles ausser,
        allen ausser, alle bis auf, alles bis auf, allen bis auf`,
      '@unless': 'es sei denn, außer wenn, ausser wenn, sofern nicht, außer bei, ausser bei',
      '@but': 'alles andere als',
      '@rather': `an stelle von, statt zu, statt dessen, statt einer, statt eines, statt einem, statt des, statt der,
        statt den, statt die, statt das, statt mit, statt in`,
      '@fainted': `in ohnmacht, das bewusstsein verloren, bewusstsein verloren, bewusstsein verlor,
        verlor das bewusstsein, nicht bei bewusstsein, ohne bewusstsein`,
      '@driven': 'gefahren',
      '@even': 'auch nur',
      '@west':
        'im westen, nach westen, aus westen, von westen, gen westen, richtung westen, vom westen, den westen, der westen',
      '@onlyleft wenige': 'nur wenige, nur wenigen, nur sehr wenige, nur sehr wenigen',
      '@onlyleft schwer': 'nur schwer, nur sehr schwer',
      '@onlyleft ungern': 'nur ungern',
      '@onlyleft langsam': 'nur langsam, nur sehr langsam',
      '@onlyleft muhsam': 'nur muhsam',
      '@onlyleft halb': 'nur halb',
      '@sunday': 'sa so, sa und so',
      'licht @on': 'licht an, lichter an',
      'licht @off': 'licht aus, lichter aus',
      'motor @off': 'motor aus',
      'strom @off': 'strom aus, strom ab',
      'mund @open': 'mund auf',
      'augen @open': 'augen auf',
      'tur @open': 'tur auf',
      'fenster @open': 'fenster auf',
      'mund @closed': 'mund zu',
      'augen @closed': 'augen zu',
      'tur @closed': 'tur zu',
      'fenster @closed': 'fenster zu',
      'verband @puton': 'verband an',
      '@sit': 'setzen sie sich, setz dich',
      '@arrive': 'kommt an, kommen an, kam an, kamen an, komme an, trifft ein, treffen ein, traf ein',
      '@leaves': 'fahrt ab, fahren ab, fuhr ab, fahrt los, fahren los, reist ab',
      '@up': 'nach oben',
      '@down': 'nach unten',
      '@allsame': 'ist egal, ist mir egal, mir egal',
      '@onlyleft wenig': 'nur wenig',
      '@eager': 'kaum erwarten, kaum abwarten, nicht erwarten, nicht abwarten',
      '@barely': `gerade noch, gerade so, gerade einmal, gerade mal, mit muhe, nur mit muhe, mit muhe und not,
        nur schwach, mit not`,
      '@nilbymouth': 'nichts uber den mund, nichts durch den mund, nichts per mund, nichts oral',
      '@lacking': 'zur neige, geht aus, gehen aus, ging aus, gingen aus, kein strom',
      '@gone':
        'nicht mehr da, gibt es nicht mehr, gibts nicht mehr, existiert nicht mehr, nicht mehr vorhanden',
      '@keepoff': 'sich fern, dich fern, euch fern, bleiben sie weg, bleib weg, bleibt weg',
      '@free': 'frei von',
      '@broken':
        'funktioniert nicht, funktionieren nicht, funktioniert nicht mehr, funktionieren nicht mehr, funktionierte nicht',
      '@onlyleft': `bleiben noch, bleibt noch, noch ubrig, nur noch, nur so, nur weil, nur keine, nur knapp,
        sehen sie nur, horen sie nur, schau nur, sieh nur, schaut nur, ich nur so`,
      '@single': `ein einzelner, eine einzelne, einen einzelnen, einem einzelnen, einer einzelnen, ein einziger,
        eine einzige, ein einziges, einen einzigen, einer einzigen, einem einzigen`,
      '@ifonly': 'wenn nur, wenn doch nur',
      '@boy':
        'ein junge, der junge, den jungen, dem jungen, des jungen, mein junge, unser junge, kleiner junge, kleine junge',
      '@alive': 'am leben',
      '@lie': 'legen sie sich, leg dich, legt euch, legte sich, hat sich hingelegt',
      '@standup': 'stehen sie auf, steh auf',
      '@dontmind': `macht mir nichts aus, macht ihm nichts aus, macht ihr nichts aus, macht uns nichts aus,
        stort mich nicht, stort ihn nicht, stort uns nicht, nichts dagegen, nichts ausmacht, mir nichts aus,
        ihm nichts aus, uns nichts aus, ihnen nichts aus`,
      '@maybe': `chiang mai, mehr nicht, ohne zweifel, ohne weiteres, nicht zuletzt, macht nichts, macht das nichts,
        das macht nichts, keine ursache, kein wunder, warum nicht, wieso nicht, ohne ende, ohne unterlass, ohne pause,
        ohne unterbrechung, ohne ausnahme, nicht selten, ohne gefahr, ohne risiko, ohne zogern, zogern sie nicht,
        nicht zu vergleichen, nicht schlecht, spielt keine rolle, nicht umsonst, ohne probleme, ohne umschweife,
        ohne verzug, ohne umwege`,
      '@atleast @floor': `mindestens, wenigstens, zumindest, oder mehr, nicht weniger als, im mindesten, mind`,
      '@atmost @cap': 'hochstens, hoechstens, maximal, oder weniger, spatestens, spaetestens, allerhochstens',
      '@notover @cap': 'nicht mehr als, nicht langer als, nicht spater als, nicht ofter als',
      '@upto @cap': 'bis zu',
      '@quarterpast': 'viertel nach',
      '@quarterto': 'viertel vor',
      '@threequarters': 'drei viertel, dreiviertel',
      '@quarter': 'ein viertel, eines viertels, einem viertel',
      '@quarter stunde': 'viertelstunde, viertel stunde',
      '@threequarters stunde': 'dreiviertelstunde, drei viertelstunden',
      '@quarter liter': 'viertelliter, viertel liter',
      '@half liter': 'halbliter',
      'eins und @half': 'anderthalb, eineinhalb, anderthalbe, eineinhalbe, ein einhalb',
      '@hundreds':
        'ein paar hundert, mehrere hundert, einige hundert, mehreren hundert, einigen hundert, wenige hundert',
      '@thousands':
        'ein paar tausend, mehrere tausend, einige tausend, mehreren tausend, einigen tausend, wenige tausend',
      dutzende: 'ein paar dutzend, mehrere dutzend, einige dutzend, mehreren dutzend',
      'in zwei': 'in zwei halften, in zwei teile, in zwei halfte, in zwei stucke',
      '@half weniger': 'halb so viel, halb so viele',
      '@in woche': 'in der woche',
      '@in stunde': 'in der stunde',
      '@in minute': 'in der minute',
      '@in monat': 'in einem monat',
      '@every': 'im abstand von, in abstanden von, abstand von',
      alltaglich: 'tag fur tag, tag fuer tag, von tag zu tag, tagtaglich',
      jede: 'jede einzelne',
      'kilometer pro stunde': 'stundenkilometer, stundenkilometern',
      'erste @term': 'erste halfte, ersten halfte',
      'zweite @term': 'zweite halfte, zweiten halfte',
      '@term': 'im viertel, unser viertel, das viertel, dieses viertel, ganze viertel',
      '': `ein paar, mehr oder weniger, auf allen vieren, in acht nehmen, sich in acht, dich in acht, ihm in acht,
        ihr in acht, ihnen in acht, davor in acht, bei null, außer acht, ausser acht, acht geben, gib acht, gibt acht,
        geben sie acht, geben acht, acht zu geben, halb so wild, halbe sache, halbe sachen, unter vier augen, im nu,
        in letzter minute, guten tag, gute nacht, schonen tag, guten abend, schonen abend`,
    }),
  ]),
  numbers: {
    cardinals: withCardinals(
      numbers(
        'null=0 zweien=2 zweier=2 dreien=3 dreier=3 dutzend=12 @threequarters=0.75 @hundreds=100.5 @thousands=1000.5',
      ),
    ),
    multipliers: numbers('hundert=100 tausend=1000 million=1e6 millionen=1e6 milliarde=1e9 milliarden=1e9'),
    ones: set('ein eine einen einem einer eines eins'),
    joiners: set('und'),
    mixed: set('@past'),
    joinsTens: false,
    vigesimal: false,
    ordinals: withOrdinals(
      numbers(`@half=0.5 halb=0.5 halbe=0.5 halber=0.5 halbes=0.5 halben=0.5 halbem=0.5 halfte=0.5 haelfte=0.5
        halften=0.5 halbieren=0.5 halbiert=0.5 halbiere=0.5 halbierte=0.5 halbierten=0.5 @quarter=0.25 @quarterpast=0.25
        @quarterto=0.25 drittel=3 dritteln=3 achtel=8`),
    ),
    loose: withParts(
      numberLists(`beide=2 beiden=2 beider=2 beides=2 paar=2 paare=2 doppelt=2 doppelte=2 doppelten=2 doppelter=2
        doppeltes=2 verdoppeln=2 verdoppelt=2 verdoppelte=2 zweit=2 dritt=3 viert=4 funft=5 fuenft=5 sechst=6 siebt=7
        neunt=9 zehnt=10 elft=11 zwolft=12 hunderter=100 tausender=1000 achte=8 achten=8 viertel=0.25 vierteln=0.25
        mitte=0.5 mittag=12 mitternacht=12,0 jahrzehnt=10 jahrzehnte=10 jahrzehnten=10 jahrhundert=100 jahrhunderte=100
        jahrhunderts=100 dutzende=12 dutzenden=12 hunderte=100.5 hunderten=100.5 tausende=1000.5 tausenden=1000.5
        @dayandnight=24 quartal=0.25 sekunde=2 sekunden=2 teenager=10 zwilling=2 zwillinge=2 drilling=3 drillinge=3
        xi=11 xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17 xviii=18 xix=19 xx=20 xxi=21`),
    ),
    looseAfter: new Map(),
    counted: set('dutzende'),
    spaced: set(''),
    looseLast: set(''),
    halving: {
      into: set('in'),
      verbs:
        set(`schneiden schneide schneidet schnitt schnitten geschnitten teilen teile teilt teilte teilten geteilt
          brechen breche brich bricht brach brachen gebrochen zerbrechen zerbrach zerteilen falten falte faltet gefaltet
          reißen reiße reißt riss gerissen reissen spalten spaltet spaltete gespalten zerreißen zerschneiden`),
    },
    minus: set('minus'),
    notMinusAfter: set(''),
  },
  units: {
    words: withCounted(
      named({
        µg: 'µg μg ug mcg mikrogramm',
        mg: 'mg mgs milligramm',
        g: 'g gr gramm',
        kg: 'kg kgs kilo kilos kilogramm',
        t: 'tonne tonnen',
        lb: 'lb lbs pfund',
        oz: 'oz unze unzen',
        ml: 'ml milliliter millilitern cc',
        iu: 'ie',
        cl: 'cl zentiliter',
        l: 'l liter litern liters ltr',
        gallon: 'gal gallone gallonen',
        mm: 'mm millimeter millimetern',
        cm: 'cm zentimeter zentimetern',
        m: 'm meter metern meters kubikmeter kubikmetern quadratmeter quadratmetern',
        km: 'km kmh kilometer kilometern quadratkilometer quadratkilometern',
        mile: 'mi mph meile meilen seemeile seemeilen nm',
        yard: 'yd yard yards',
        foot: 'ft fuß fuss',
        inch: 'zoll inch',
        s: 's sek sekunde sekunden',
        min: 'min minute minuten minutige',
        h: 'h std stunde stunden',
        day: `tag tage tagen tages tagig tagige tagigen tagiger tagiges werktag werktage werktagen arbeitstage
          arbeitstagen kalendertage kalendertagen`,
        night: 'nacht nachte nachten nachtige',
        week: 'woche wochen wochig wochige wochigen wochiges',
        month: 'monat monate monaten monats monatige monatigen monatiges',
        year: 'jahr jahre jahren jahres jahrig jahrige jahrigen jahriger jahriges jahriger jahrigem',
        time: 'mal male malen x',
        degree: '° º grad',
        celsius: 'c celsius',
        fahrenheit: 'f fahrenheit',
        '%': '% prozent prozentig prozentige prozentigen',
        tablet: 'tablette tabletten tbl tabl pille pillen kapsel kapseln dragee dragees',
        drop: 'tropfen tropfens',
        teaspoon: 'tl teeloffel teeloeffel teeloffeln',
        tablespoon: 'el essloffel essloeffel essloffeln eßloffel',
        person: 'person personen pers leute leuten mensch menschen mann',
        child: 'kind kinder kindern',
        dollar: '$ dollar dollars usd',
        euro: '€ euro euros eur',
        cent: 'cent cents',
      }),
    ),
    silent: set('year'),
    ends: set(`uhr als an am auf aus bei beim bis das dem den der des die ein eine einen einem einer eines fur im in ist
      mit nach oder pro je seit sind um und unter uber von vom vor war waren zu zum zur alle jede jeden jeder wie aber
      dann wenn sie er es ich wir dass sondern diese dieser diesen`),
    clock: set('uhr'),
  },
  rates: {
    adverbs: named({
      h: 'stundlich stuendlich',
      day: 'taglich taeglich',
      week: 'wochentlich woechentlich',
      month: 'monatlich',
      year: 'jahrlich jaehrlich',
    }),
    adjectives: named({
      h: 'kmh mph stundliche stundlichen stundenkilometer',
      day: `tagliche taglichen taglicher tagliches alltaglich alltagliche alltaglichen taglichem tagesdosis
        tagesration`,
      week: 'wochentliche wochentlichen wochentlicher wochentliches wochentags werktags werktag wochendosis',
      month: 'monatliche monatlichen monatlicher monatliches',
      year: 'jahrliche jahrlichen jahrlicher jahrliches alljahrlich',
    }),
    every: set('alle aller jede jeden jedem jeder jedes pro je @every'),
    per: set(''),
    spans: set(''),
    articles: set('am im die @in'),
    loosely: set('der den das einem einer'),
    moments: set(
      'danach darauf zuvor davor vorher vor nach der des als wo an in spater fruher daraufhin mit ohne',
    ),
    apart: set('auseinander abstand'),
    once: set('einmal mal'),
  },
  halfDays: named({
    am: '@am vormittag morgenstunden morgengrauen',
    pm: '@pm nachmittag abend abende feierabend',
    noon: 'mittag',
    night: '@night @lastnight @thisnight nacht nachte mitternacht',
  }),
  tenses: { over: set('vor'), overAfter: set(''), coming: set('in binnen innerhalb'), lasting: set('') },
  negation: {
    always:
      set(`nicht kein keine keinen keinem keiner keines keins keinerlei keinesfalls keineswegs nie niemals niemand
        niemanden niemandem niemandes nichts nirgends nirgendwo nirgendwohin nirgendwoher ohne nein nee no nich nix
        nimmer mitnichten`),
    concord: set(''),
    carried: set('weder @noteven'),
    possible: set('@maybe @nothingbut'),
    openers: set(''),
    restricts: set(''),
    onlyFrom: set('erst'),
    paired: set(''),
    restricted: set(''),
    nouns: new Map(),
    tags: set('nicht'),
    tagged: set('wahr'),
    clauses: set('und aber oder weil wenn als obwohl wahrend sondern denn dass'),
    within: set('@remember @innocent @keeps @broken @gone @dontmind'),
    shares: set('oder'),
    nor: new Map([['weder', 'noch']]),
    until: set('solange'),
    limits: set('bis'),
    comparing: set(''),
    than: set(''),
    ever: set(''),
  },
  degrees: { less: set('weniger'), or: set('oder'), how: set('so sehr zu besonders'), beforeNoun: true },
  parts: {
    words: set(
      `seite flanke arm arme arms oberarm unterarm ellbogen ellenbogen handgelenk hand hande haende handflache finger
      daumen zeigefinger mittelfinger ringfinger schulter schultern schlusselbein achsel brust brusthalfte lunge
      lungenflugel rippe rippen niere nieren eierstock hoden hufte huefte leiste gesaßhalfte bein beine beins
      oberschenkel unterschenkel knie kniescheibe schienbein wade waden knochel knoechel fußgelenk sprunggelenk
      fuß fuss fuße fuesse fußes ferse fersen zeh zehe zehen auge augen auges augenlid augenbraue ohr ohren ohrs
      wange wangen schlafe kiefer nasenloch gesichtshalfte wadenbein oberschenkelknochen obere oberen untere
      unteren`,
    ),
    sideAfter: false,
  },
};
