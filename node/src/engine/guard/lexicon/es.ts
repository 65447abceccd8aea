import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

export const es: Lexicon = {
  elides: false,
  accented: set(''),
  rewrites: [
    // "Si no, tome el autobús": otherwise.
    [/(?<!\p{L})si no,/giu, 'de otro modo,'],
    // "No tengo más que uno": only one. Not "no quiero más que nunca".
    [/ más que(?<=(?<!\p{L})no [^.,;:!?]{1,60} más que)(?! (?:nunca|nadie|nada|ning))/giu, ' masque'],
    // "only" stands before what it limits; at the end it is "alone".
    [/(?<!\p{L})solo(?=\s*(?:[.,;:!?)]|$))/giu, 'solos'],
  ],
  phrases: phrases({
    '%': 'por ciento, por cien',
    '@minus': `bajo cero, por debajo de cero, bajo de cero, baja de cero, bajan de cero, bajar de cero, bajara de cero,
      bajaran de cero`,
    '@am': `de la manana, por la manana, en la manana, a la manana, la manana, esta manana, una manana, cada manana,
      otra manana, media manana, de la madrugada, de madrugada`,
    '@pm': 'de la tarde, por la tarde, en la tarde',
    '@night': 'de la noche, por la noche, en la noche',
    '@tonight': 'esta noche',
    '@alternate': 'si y otro no, si y otra no, si otro no, si otra no',
    '@beforeyesterday': 'antes de ayer',
    '@aftertomorrow': 'pasado manana',
    '@east': 'al este, del este, el este, lado este',
    arriba: 'boca arriba',
    '@straight':
      'vaya derecho, vayan derecho, siga derecho, sigan derecho, todo derecho, siga recto, sigan recto, todo recto',
    '@bloodo negativo': 'o negativo, o negativa',
    '@bloodo positivo': 'o positivo, o positiva',
    abajo: 'boca abajo',
    '@standing': 'de pie, en pie',
    '@shallow': 'poco profundo, poco profunda, poco profundos, poco profundas',
    despacio: 'menos rapido',
    '@every': 'todos los, todas las',
    '@in': 'en un, en una',
    al: 'a la',
    diario: 'dia a dia, dia tras dia, dia con dia',
    alternos: 'por medio, de por medio',
    '@allbut': `todos menos, todas menos, todo menos, todo el mundo menos, todos salvo, todas salvo, todo salvo, todos
      excepto, todas excepto, todo excepto`,
    '@but': 'aparte de, cualquier cosa menos',
    '@atleast @floor':
      'al menos, por lo menos, como minimo, cuando menos, o mas, no menos de, nada menos que',
    '@atmost @cap': 'como maximo, como mucho, a lo sumo, un maximo de, o menos, a mas tardar',
    '@notover @cap': 'no mas de',
    docena: 'por docenas',
    apenas: 'a duras penas',
    '@hardly': `apenas respira, apenas respiran, apenas respiraba, respira apenas, apenas come, apenas camina,
      apenas habla, apenas ve, apenas oye, apenas puede, apenas puedo, apenas pueden, apenas se mueve`,
    dificilmente: 'le cuesta, les cuesta, me cuesta, nos cuesta',
    parar: 'dejar de, deja de, deje de, dejen de, dejo de, dejado de',
    '@keeps cesar': `no deja de, no dejo de, no dejan de, no dejas de, no dejaba de, no dejaban de, no para de,
      no paran de, no paro de, no paraba de, no dejaron de, no pararon de`,
    '@broken': 'no funciona, no funcionan, no funcionaba, no sirve, no sirven',
    '@often': 'a cada rato',
    '@gone': 'ya no esta, ya no estan, ya no existe, ya no existen',
    '@remember': 'no olvide, no olviden, no olvides, no se olvide, no se olviden, no te olvides',
    '@unless': `a menos que, a no ser que, salvo que, salvo si, salvo cuando, excepto si, excepto cuando`,
    '@free': 'libre de, libres de',
    '@innocent': 'no culpable',
    '@sound': 'sano y salvo, sana y salva, sanos y salvos, sanas y salvas',
    '@just': 'acabo de, acaba de, acaban de, acabamos de, acababa de, acababan de',
    pareja: 'de dos en dos',
    falta: 'fue la luz, ido la luz',
    '@dayandnight': 'dia y noche, noche y dia',
    inutil: 'de nada sirve, no sirve de nada, de nada sirven',
    disgusta: 'cae mal, caen mal, cayo mal, cayeron mal',
    calor: 'no pasar frio, no pase frio, no pasen frio, no tener frio, no pases frio',
    'primera @term': 'primera mitad',
    'segunda @term': 'segunda mitad',
    mitad: 'mitad de precio, a mitad de precio',
    '@ifonly': 'si tan solo',
    '@single': 'un solo, una sola',
    '@maybe @nothingbut': 'nada mas',
    '@noteven': 'ni siquiera',
    // A thing, after these, as often as a person.
    'a @her': 'a ella',
    'a @them': 'a ellos, a ellas',
    'con @her': 'con ella',
    'con @them': 'con ellos, con ellas',
    'de @her': 'de ella',
    'de @them': 'de ellos, de ellas',
    'en @her': 'en ella',
    'en @them': 'en ellos, en ellas',
    'entre @her': 'entre ella',
    'entre @them': 'entre ellos, entre ellas',
    'para @her': 'para ella',
    'para @them': 'para ellos, para ellas',
    'por @her': 'por ella',
    'por @them': 'por ellos, por ellas',
    'sin @her': 'sin ella',
    'sin @them': 'sin ellos, sin ellas',
    'sobre @her': 'sobre ella',
    'sobre @them': 'sobre ellos, sobre ellas',
    '@hundreds': 'varios cientos, unos cientos, varios centenares, unos centenares, algunos cientos',
    '@thousands': 'varios miles, unos miles, algunos miles',
    'medio vaso': 'en medio vaso',
    'medio litro': 'en medio litro',
    '@rather': 'en vez de, en lugar de',
    '@quarter': 'cuarta parte, un cuarto de',
    '@threequarters': 'tres cuartos, tres cuartas partes',
    '@quarterpast': 'y cuarto',
    '@quarterto': 'menos cuarto, menos un cuarto',
    // No month that something is done in, "per month".
    enero: 'mes de enero',
    febrero: 'mes de febrero',
    marzo: 'mes de marzo',
    abril: 'mes de abril',
    mayo: 'mes de mayo',
    junio: 'mes de junio',
    julio: 'mes de julio',
    agosto: 'mes de agosto',
    septiembre: 'mes de septiembre',
    octubre: 'mes de octubre',
    noviembre: 'mes de noviembre',
    diciembre: 'mes de diciembre',
    '@billions': 'miles de millones',
    '@dontmind': 'no me importa, no te importa, no le importa, no nos importa, no les importa',
    '@allsame': 'da igual, da lo mismo',
    'mitad menos': 'dos veces menos',
    '@safe': 'sin peligro, sin riesgo, sin riesgos',
    '@maybe': `ni que decir, no solo, sin duda, hasta que no, no importa, que nunca
      jamas, mas que nada, mas que nunca, mejor que nadie, mejor que nunca, en absoluto, sin querer,
      sin parar, sin cesar, sin problema, sin problemas, sin excepcion, sin ruido, sin hacer ruido, sin demora,
      sin rodeos, sin importar, si mal no recuerdo, no dude en, no duden en,
      no cuelgue, no cuelguen, se negaba a, se nego a, se negaron a, no veo la hora`,
    '': `ultima hora, sin embargo, no obstante, de nada, un poco, un poco de, unos pocos, unas pocas, media de, a mitad
      de, en medio, en medio de, por medio de, medio ambiente, a menos de, mas o
      menos, a salvo, del medio, media vuelta, de segunda mano, medio de transporte, medios de transporte,
      termino medio, medio tiempo, medio
      maraton, media maraton,
      ojo de la cara, empezar de cero, empezar desde cero, partir de cero`,
  }),
  numbers: {
    cardinals:
      numbers(`cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12
      trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21
      veintiun=21 veintiuna=21 veintitantos=20 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26
      veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70
      ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300
      cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600
      setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900
      decena=10 docena=12 quincena=15 veintena=20 treintena=30 cincuentena=50 centenar=100 @alternate=2
      @threequarters=0.75
      @hundreds=100.5 @thousands=1000.5`),
    multipliers: numbers('mil=1000 millon=1e6 millones=1e6'),
    ones: set('un uno una'),
    joiners: set('y'),
    mixed: set(''),
    joinsTens: true,
    vigesimal: false,
    ordinals:
      numbers(`medio=0.5 media=0.5 mitad=0.5 mitades=0.5 @quarter=0.25 @quarterpast=0.25 @quarterto=0.25
      primero=1 primer=1 primera=1 segundo=2 segunda=2 segundas=2 tercer=3 tercero=3 tercera=3 terceros=3 terceras=3
      tercio=3 tercios=3 cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 septimo=7 septima=7 octavo=8 octava=8 noveno=9
      novena=9 decimo=10 decima=10 undecimo=11 undecima=11 duodecimo=12 duodecima=12 decimoprimero=11 decimoprimer=11
      decimoprimera=11 decimosegundo=12 decimosegunda=12 decimotercer=13 decimotercero=13 decimotercera=13
      decimocuarto=14 decimocuarta=14 decimoquinto=15 decimoquinta=15 decimosexto=16 decimosexta=16 decimoseptimo=17
      decimoseptima=17 decimoctavo=18 decimoctava=18 decimonoveno=19 decimonovena=19 vigesimo=20 vigesima=20
      trigesimo=30 trigesima=30 cuadragesimo=40 cuadragesima=40 quincuagesimo=50 quincuagesima=50 sexagesimo=60
      sexagesima=60 centesimo=100 centesima=100`),
    loose:
      numberLists(`ambos=2 ambas=2 par=2 pares=2 pareja=2 doble=2 dobles=2 cuarto=0.25,4 cuartos=0.25 segundos=2
        triple=3 @billions=1e9 @dayandnight=24 cuarenton=40 cuarentona=40 cuarentones=40 cincuenton=50 cincuentona=50
        cincuentones=50 sexagenario=60 sexagenaria=60 septuagenario=70 septuagenaria=70 octogenario=80 octogenaria=80
        octogenarios=80 octogenarias=80 nonagenario=90 nonagenaria=90 centenario=100 centenaria=100 medios=0.5
        medias=0.5 mediados=0.5 mediodia=12 medianoche=12,0 decada=10 siglo=100 docenas=12 decenas=10 cientos=100.5
        centenares=100.5 miles=1000.5 alternos=2 alternas=2 xi=11 xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17 xviii=18
        xix=19 xx=20 xxi=21`),
    looseAfter: new Map([['segundo', set('un cada este por')]]),
    counted: set('docenas decenas'),
    spaced: set(''),
    looseLast: set(''),
    halving: {
      into: set('en'),
      verbs:
        set(`corte corten cortar corta corto cortado cortada cortelo cortela parta partan partir parte parto partido
        partida partala partalo divida dividan dividir divide dividio dividido dividida dividieron doble
        doblen doblar doblo rompa romper rompe rompio roto quiebre quebro rasgue rasgo`),
    },
    minus: set('minus menos'),
    notMinusAfter: set('al lo o y las cuando mucho mas nada ni hora horas por'),
  },
  units: {
    words: named({
      µg: 'µg μg ug mcg microgramo microgramos',
      mg: 'mg mgs miligramo miligramos',
      g: 'g gr grs gramo gramos',
      kg: 'kg kgs kilo kilos kilogramo kilogramos quilo quilos',
      t: 'tonelada toneladas',
      lb: 'lb lbs libra libras',
      oz: 'oz onza onzas',
      ml: 'ml mililitro mililitros cc',
      iu: 'ui',
      cl: 'cl centilitro centilitros',
      l: 'l lt lts litro litros',
      gallon: 'galon galones',
      mm: 'mm milimetro milimetros',
      cm: 'cm cms centimetro centimetros',
      m: 'm mt mts metro metros',
      km: 'km kms kmh kilometro kilometros quilometro quilometros',
      mile: 'milla millas',
      yard: 'yarda yardas',
      foot: 'pie pies ft',
      inch: 'pulgada pulgadas',
      s: 's seg segs segundo segundos',
      min: 'min mins minuto minutos',
      h: 'h hr hrs hs hora horas',
      day: 'dia dias quincena',
      night: 'noche noches',
      week: 'semana semanas',
      month: 'mes meses',
      year: 'ano anos',
      time: 'veces',
      degree: '° º grado grados',
      celsius: 'c celsius centigrado centigrados',
      fahrenheit: 'f fahrenheit',
      '%': '%',
      tablet: `tableta tabletas pastilla pastillas pildora pildoras comprimido comprimidos gragea grageas capsula
        capsulas`,
      drop: 'gota gotas',
      teaspoon: 'cucharadita cucharaditas',
      tablespoon: 'cucharada cucharadas',
      person: 'persona personas pers gente',
      child: 'nino ninos nina ninas hijo hijos hija hijas chico chicos',
      dollar: '$ dolar dolares usd',
      euro: '€ euro euros eur',
      cent: 'centavo centavos centimo centimos',
    }),
    silent: set('year h'),
    ends: set('a al el la los las de del o y e por en para un una cada con es son que esta este'),
  },
  rates: {
    adverbs: named({
      day: 'diariamente',
      week: 'semanalmente',
      month: 'mensualmente',
      year: 'anualmente',
    }),
    adjectives: named({
      h: 'kmh',
      day: 'diario diaria diarios diarias cotidiano cotidiana cotidianos cotidianas cotidianamente',
      week: 'semanal semanales',
      month: 'mensual mensuales',
      year: 'anual anuales',
    }),
    every: set('cada @every'),
    per: set('por'),
    spans: set('minutos horas dias semanas meses anos'),
    articles: set('al'),
    loosely: set('la del @in'),
    moments: set('siguiente de'),
    apart: set(''),
    once: set(''),
  },
  halfDays: named({
    am: 'manana mananas madrugada @am',
    pm: 'tarde tardes @pm',
    noon: 'mediodia',
    night: '@night @tonight noche noches anoche medianoche',
  }),
  tenses: { over: set('hace'), overAfter: set('atras'), coming: set('en dentro'), lasting: set('que') },
  negation: {
    always: set('no sin nop nope'),
    concord: set(`@noteven nunca jamas nadie nada ninguno ninguna ningun ningunos ningunas tampoco`),
    carried: set('ni'),
    possible: set('@maybe'),
    openers: set(''),
    restricts: set(''),
    paired: set(''),
    restricted: set(''),
    nouns: new Map(),
    tags: set('no'),
    tagged: set(''),
    within: set('antes niega niego niegan nego negaron @keeps @broken @gone @remember @innocent'),
    shares: set('o u'),
    until: set(''),
    onlyFrom: set('solo solamente recien'),
    limits: set('hasta masque'),
    comparing: set('mas menos mejor peor antes'),
    than: set('que'),
    ever: set('jamas'),
    clauses: set('y e o u pero porque aunque si cuando mientras sino'),
  },
  degrees: { less: set('menos'), or: set('o'), how: set('tan tanto tanta muy'), beforeNoun: false },
  parts: {
    words: set(
      `lado costado brazo brazos antebrazo codo codos muneca munecas mano manos palma dedo dedos pulgar indice menique
      hombro hombros clavicula axila pecho seno mama pulmon pulmones costilla costillas flanco rinon rinones
      ovario testiculo cadera caderas ingle nalga nalgas gluteo pierna piernas muslo muslos rodilla rodillas
      rotula espinilla pantorrilla pantorrillas gemelo tobillo tobillos pie pies talon talones ojo ojos parpado
      ceja oreja orejas oido oidos mejilla mejillas pomulo sien mandibula cara tibia perone femur humero radio
      cubito superior inferior`,
    ),
    sideAfter: true,
  },
};
