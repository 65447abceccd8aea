import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

export const es: Lexicon = {
  elides: false,
  accented: set(''),
  phrases: phrases({
    '%': 'por ciento, por cien',
    '@minus': 'bajo cero, por debajo de cero',
    '@am': `de la manana, por la manana, en la manana, a la manana, la manana, esta manana, una manana, cada manana,
      otra manana, media manana, de la madrugada, de madrugada`,
    '@pm': 'de la tarde, por la tarde, en la tarde',
    '@night': 'de la noche, por la noche, en la noche',
    '@alternate': 'si y otro no, si y otra no, si otro no, si otra no',
    '@beforeyesterday': 'antes de ayer',
    '@aftertomorrow': 'pasado manana',
    '@east': 'al este, del este, el este, lado este',
    arriba: 'boca arriba',
    abajo: 'boca abajo',
    despacio: 'menos rapido',
    '@every': 'todos los, todas las',
    '@in': 'en un, en una',
    al: 'a la',
    diario: 'dia a dia, dia tras dia, dia con dia',
    alternos: 'por medio, de por medio',
    '@allbut': `todos menos, todas menos, todo menos, todo el mundo menos, todos salvo, todas salvo, todo salvo, todos
      excepto, todas excepto, todo excepto`,
    '@but': 'aparte de',
    '@atleast': 'al menos, por lo menos, como minimo, cuando menos',
    '@atmost': 'como maximo, como mucho, a lo sumo, un maximo de',
    '@notover': 'no mas de',
    docena: 'por docenas',
    apenas: 'a duras penas',
    dificilmente: 'le cuesta, les cuesta, me cuesta, nos cuesta',
    parar: 'dejar de, deja de, deje de, dejen de, dejo de, dejado de',
    '@safe': 'sin peligro, sin riesgo, sin riesgos',
    '@maybe': `a no ser que, nada mas, ni que decir, no solo, sin duda, hasta que no, no importa, que nunca
      jamas, mas que nada, mas que nunca, mejor que nadie, mejor que nunca, en absoluto`,
    '': `ultima hora, sin embargo, no obstante, de nada, un poco, un poco de, unos pocos, unas pocas, media de, a mitad
      de, en medio, en medio de, por medio de, medio ambiente, a menos de, mas o
      menos, a salvo, sano y salvo, sana y salva`,
  }),
  numbers: {
    cardinals:
      numbers(`cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12
      trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21
      veintiun=21 veintiuna=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26
      veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70
      ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300
      cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600
      setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900
      decena=10 docena=12 quincena=15 veintena=20 treintena=30 cincuentena=50 centenar=100 @alternate=2`),
    multipliers: numbers('mil=1000 millon=1e6 millones=1e6'),
    ones: set('un uno una'),
    joiners: set('y'),
    joinsTens: true,
    vigesimal: false,
    ordinals:
      numbers(`medio=0.5 media=0.5 mitad=0.5 primero=1 primer=1 primera=1 segundo=2 segunda=2 segundas=2
      tercer=3 tercero=3 tercera=3 terceros=3 terceras=3 tercio=3 tercios=3 cuarta=4 quinto=5 quinta=5 sexto=6
      sexta=6 septimo=7 septima=7 octavo=8 octava=8 noveno=9 novena=9 decimo=10 decima=10`),
    loose:
      numberLists(`ambos=2 ambas=2 par=2 pares=2 pareja=2 doble=2 dobles=2 cuarto=4 cuartos=4 segundos=2 triple=3
      medios=0.5 medias=0.5 mediados=0.5 mediodia=12 medianoche=12,0 decada=10 siglo=100
      docenas=12 decenas=10 alternos=2 alternas=2`),
    looseAfter: new Map([['segundo', set('un cada este por')]]),
    counted: set('docenas decenas'),
    spaced: set(''),
    looseLast: set(''),
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
    ends: set('a al el la los las de del o y e por en para un una cada con es son que'),
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
    once: set(''),
  },
  halfDays: named({
    am: 'manana mananas madrugada @am',
    pm: 'tarde tardes @pm',
    noon: 'mediodia',
    night: '@night noche noches anoche medianoche',
  }),
  negation: {
    always: set('no sin nop nope'),
    concord: set(`nunca jamas nadie nada ninguno ninguna ningun ningunos ningunas tampoco`),
    carried: set('ni'),
    possible: set('@maybe'),
    openers: set(''),
    restricts: set(''),
    paired: set(''),
    restricted: set(''),
    nouns: new Map(),
    tags: set('no'),
    tagged: set(''),
    shares: set('o u'),
    clauses: set('y e o u pero porque aunque si cuando mientras sino'),
  },
};
