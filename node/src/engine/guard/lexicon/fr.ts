import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

const DETERMINERS = `un une le la les ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
  leurs chaque quelques quelque par toute toutes aucune autre autres seule meme quelle bonne grande petite jeune
  premier premiers faux au du aux deux trois quatre cinq six sept huit neuf dix cent mille de des d' l'`;

export const fr: Lexicon = {
  elides: true,
  // "né" is born, "ne" is not.
  accented: set('né'),
  phrases: phrases({
    '%': 'pour cent',
    '@teaspoon': 'cuillere a cafe, cuilleres a cafe, cuilleree a cafe, cuillerees a cafe, c a c',
    '@tablespoon': 'cuillere a soupe, cuilleres a soupe, cuilleree a soupe, cuillerees a soupe, c a s',
    '@minus': 'sous zero, en dessous de zero, au dessous de zero, dessous de zero',
    '@am': 'du matin, le matin, au matin',
    '@pm': `du soir, le soir, au soir, de l' apres midi, l' apres midi, apres midi`,
    '@night': 'de la nuit, la nuit',
    '@beforeyesterday': 'avant hier',
    '@aftertomorrow': 'apres demain',
    '@east': "a l' est, vers l' est, de l' est, dans l' est",
    '@up': 'en haut',
    '@down': 'en bas',
    lentement: 'moins vite',
    '@every': 'tous les, toutes les',
    '@in': 'en un, en une',
    quotidien: 'jour en jour, jour apres jour, jour le jour',
    // "y a plus" alone may be either.
    '@nomore': "n' y a plus",
    '@atleast': 'au moins, du moins, au minimum',
    '@atmost': 'au maximum, au plus, tout au plus, un maximum de',
    '@notover': "pas plus de, pas plus d'",
    vite: 'au plus vite',
    tard: 'au plus tard',
    tot: 'au plus tot',
    douzaine: 'par douzaines',
    guere: 'a peine, ai peine a',
    // By itself it is "just" and "as soon as" too.
    '@hardly': `respire a peine, respirer a peine, mange a peine, marche a peine, bouge a peine, parle a peine, voit a
      peine, entend a peine, peut a peine, peux a peine, peuvent a peine`,
    difficilement: 'du mal a',
    '@allbut': 'tous sauf, toutes sauf, tout sauf, tout le monde sauf, tous excepte, toutes excepte',
    '@but': 'a part',
    '@nowhere': 'nulle part',
    '@neither': 'non plus',
    '@safe': 'sans danger, sans risque, sans risques',
    '@maybe': `y a plus, n' est ce pas, sans doute, sans aucun doute, n' importe, pas seulement,
      ne serait ce que, a moins que, rien que, si non, pourquoi pas`,
    '': `de rien, si jamais, a jamais, pas a pas, peu a peu, un peu, un peu de, un peu d',
      a moins de, plus ou moins, quelque peu, demi tour, demi tours, que jamais`,
  }),
  numbers: {
    cardinals:
      numbers(`zero=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12
      treize=13 quatorze=14 quinze=15 seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60
      septante=70 huitante=80 octante=80 nonante=90 dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30
      quarantaine=40 cinquantaine=50 soixantaine=60 centaine=100`),
    multipliers: numbers('cent=100 cents=100 mille=1000 million=1e6 millions=1e6 milliard=1e9 milliards=1e9'),
    ones: set('un une'),
    joiners: set('et'),
    joinsTens: true,
    vigesimal: true,
    ordinals:
      numbers(`demi=0.5 demie=0.5 demis=0.5 demies=0.5 moitie=0.5 premier=1 premiere=1 unieme=1 second=2
      deuxieme=2 troisieme=3 quatrieme=4 cinquieme=5 sixieme=6 septieme=7 huitieme=8 neuvieme=9 dixieme=10
      onzieme=11 douzieme=12 treizieme=13 quatorzieme=14 quinzieme=15 seizieme=16 vingtieme=20 trentieme=30 quarantieme=40
      cinquantieme=50 soixantieme=60 tiers=3 quart=4`),
    loose:
      numberLists(`couple=2 paire=2 paires=2 double=2 doubler=2 seconde=2 secondes=2 quarts=4 triple=3 milieu=0.5
      mi=0.5 midi=12 minuit=12,0 decennie=10 siecle=100 douzaines=12 dizaines=10`),
    looseAfter: new Map(),
    counted: set('douzaines dizaines'),
    spaced: set(''),
    looseLast: set('neuf'),
    minus: set('minus moins'),
    notMinusAfter: set(`au du le ou plus les heure heures h en et bien beaucoup a d' de`),
  },
  units: {
    words: named({
      µg: 'µg μg ug mcg microgramme microgrammes',
      mg: 'mg mgs milligramme milligrammes',
      g: 'g gr gramme grammes',
      kg: 'kg kgs kilo kilos kilogramme kilogrammes',
      t: 'tonne tonnes',
      lb: 'lb lbs livre livres',
      oz: 'oz onces',
      ml: 'ml millilitre millilitres cc',
      cl: 'cl centilitre centilitres',
      l: 'l litre litres',
      gallon: 'gallon gallons',
      mm: 'mm millimetre millimetres',
      cm: 'cm cms centimetre centimetres',
      m: 'm metre metres',
      km: 'km kms kmh kilometre kilometres',
      mile: 'milles miles mile',
      yard: 'yard yards verge verges',
      foot: 'pied pieds ft',
      inch: 'pouce pouces',
      s: 's sec seconde secondes',
      min: 'min mins mn minute minutes',
      h: 'h hr heure heures',
      day: 'j jour jours journee journees quinzaine',
      night: 'nuit nuits',
      week: 'sem semaine semaines',
      month: 'mois',
      year: 'an ans annee annees',
      time: 'fois',
      degree: '° º degre degres',
      celsius: 'c celsius centigrades',
      fahrenheit: 'f fahrenheit',
      '%': '% pourcent',
      tablet:
        'comprime comprimes cachet cachets pilule pilules pastille pastilles gelule gelules capsule capsules',
      drop: 'goutte gouttes',
      teaspoon: '@teaspoon',
      tablespoon: '@tablespoon',
      person: 'personne personnes pers gens',
      child: 'enfant enfants gamin gamins fils filles fille',
      dollar: '$ dollar dollars usd',
      euro: '€ euro euros eur',
      cent: 'centime centimes',
    }),
    silent: set('year h'),
    ends: set(`a au aux le la les de du des d' l' ou et par en pour un une chaque avec est sont`),
  },
  rates: {
    adverbs: named({
      day: 'quotidiennement',
      week: 'hebdomadairement',
      month: 'mensuellement',
      year: 'annuellement',
    }),
    adjectives: named({
      h: 'kmh horaire horaires',
      day: 'quotidien quotidienne quotidiens quotidiennes journalier journaliere journaliers journalieres',
      week: 'hebdomadaire hebdomadaires hebdo',
      month: 'mensuel mensuelle mensuels mensuelles',
      year: 'annuel annuelle annuels annuelles',
    }),
    every: set('chaque par @every'),
    per: set(''),
    spans: set(''),
    articles: set(''),
    loosely: set("l' la @in"),
    moments: set(''),
    once: set('fois'),
  },
  halfDays: named({
    am: 'matin matinee matins @am',
    pm: '@pm soir soiree soirs',
    noon: 'midi',
    night: '@night nuit nuits minuit',
  }),
  negation: {
    always: set('pas non sans @nomore'),
    concord: set('jamais rien aucun aucune @nowhere @neither'),
    carried: set('ni'),
    possible: set('@maybe'),
    openers: set("ne n'"),
    restricts: set("que qu'"),
    paired: set('plus personne nul nulle guere'),
    restricted: set('plus @nomore'),
    nouns: new Map([
      ['pas', set(DETERMINERS)],
      ['personne', set(DETERMINERS)],
    ]),
    tags: set('non pas'),
    tagged: set(''),
    shares: set('ou'),
    clauses: set('et ou mais car si quand lorsque puisque'),
  },
};
