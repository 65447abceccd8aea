import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

const HALVED =
  set(`litro quilo comprimido copo metro quilometro saco pao tanque ano mes seculo milhao tablete cheio vazio limao
  prato balde pacote caminho frasco`);
const ORDINALS = ['primeiro', 'segundo', 'terceiro', 'quarto', 'quinto', 'sexto', 'setimo', 'oitavo', 'nono'];
/** "Décimo segundo", "vigésima primeira" */
const COMPOUND_ORDINALS = ['decimo', 'vigesimo', 'trigesimo', 'quadragesimo', 'quinquagesimo'].flatMap(
  (tens, i) => ORDINALS.map((ordinal, j) => ({ tens, ordinal, value: (i + 1) * 10 + j + 1 })),
);
const feminine = (word: string) => word.replace(/o$/u, 'a');
const compoundOrdinals = COMPOUND_ORDINALS.flatMap(({ tens, ordinal, value }): [string, string][] => [
  [`${tens} ${ordinal}`, `@${value}`],
  [`${feminine(tens)} ${feminine(ordinal)}`, `@${value}`],
]);
const PREPOSITIONS = set('com para pra sem por a sobre entre ate contra');
/** A thing, after these, as often as a person. */
const after = Object.entries({ ela: '@her', ele: '@him', elas: '@them', eles: '@them' }).flatMap(
  ([word, other]) =>
    [...PREPOSITIONS].map((before): [string, string] => [`${before} ${word}`, `${before} ${other}`]),
);
/** By themselves "segunda" is "second" too, and "sexta" "sixth". */
const DAYS = {
  segunda: '@monday',
  terca: '@tuesday',
  quarta: '@wednesday',
  quinta: '@thursday',
  sexta: '@friday',
};
const days = Object.entries(DAYS).flatMap(([word, day]): [string, string][] => [
  [`${word} feira`, day],
  [`${word}s feiras`, day],
  [`toda ${word}`, `toda ${day}`],
  [`de ${word} a`, `de ${day} a`],
  [`a ${word} feira`, `a ${day}`],
  [`${word} que vem`, `${day} @coming`],
  [`${word} de manha`, `${day} @am`],
  [`${word} a tarde`, `${day} @pm`],
  [`${word} a noite`, `${day} @night`],
]);
/** "Bebe" is a baby, and drinks. */
const babies = [...set('o a um uma do da no na ao seu sua meu minha')].map((word): [string, string] => [
  `${word} bebe`,
  `${word} @baby`,
]);
/** Not all of something else, "todos os seis meses". */
const EVERY = [...set('minutos dias meses anos')].map((unit): [string, string] => [
  `todos os ${unit}`,
  `@every ${unit}`,
]);
const EVERY_FEMININE = [...set('horas semanas manhas tardes noites')].map((unit): [string, string] => [
  `todas as ${unit}`,
  `@every ${unit}`,
]);

export const pt: Lexicon = {
  elides: false,
  // Grandmother and grandfather; "bebê" is a baby, "março" March, "nós" we; "é" is "is", "e" is "and".
  accented: set('avó avô é bebê março nós'),
  rewrites: [
    [/(?<![\p{L}-])(\p{L}[\p{L}-]{0,30}) sim, (?:\1|outr[oa]) n[aã]o(?!\p{L})/giu, 'cada alternado $1'],
    [/(?<!\p{L})de ([\p{L}\d]{1,20}) em \1(?![\p{L}\d])/giu, 'cada $1'],
  ],
  phrases: new Map([
    ...compoundOrdinals,
    ...after,
    ...days,
    ...babies,
    ...EVERY,
    ...EVERY_FEMININE,
    ...[...HALVED].map((noun): [string, string] => [`meio ${noun}`, `@half ${noun}`]),
    // By itself it is "according to" and a unit too.
    ...[...set('o do no ao pelo meu seu esse este num dum')].map((word): [string, string] => [
      `${word} segundo`,
      `${word} @second`,
    ]),
    ...phrases({
      '%': 'por cento',
      '@minus': `abaixo de zero, negativos, graus negativos`,
      '@am': `da manha, de manha, pela manha, na manha, a manha, esta manha, nesta manha, dessa manha, uma manha,
        outra manha, da madrugada, de madrugada, na madrugada, pela madrugada, de manha cedo, da manha cedo`,
      '@pm': 'da tarde, a tarde, de tarde, pela tarde, na tarde, esta tarde, nesta tarde',
      '@night': 'da noite, a noite, de noite, pela noite, na noite',
      '@tonight': 'esta noite, nesta noite',
      'toda @am': 'toda manha, cada manha',
      'toda @night': 'toda noite',
      '@breakfast': 'cafe da manha, cafes da manha',
      '@lastnight': 'noite passada, na noite passada, a noite passada',
      '@beforeyesterday': 'antes de ontem',
      '@aftertomorrow': 'depois de amanha',
      meiodia: 'meio dia, o meio dia',
      'meiodia @half @past': 'meio dia e meia',
      meianoite: 'meia noite',
      'meianoite @half @past': 'meia noite e meia',
      '@quarterto': 'um quarto para as, quinze para as, quinze para a',
      '@quarter': 'quarta parte, um quarto dos, um quarto das',
      '@quarter comprimido': 'um quarto de comprimido',
      '@quarter litro': 'um quarto de litro',
      '@quarter xicara': 'um quarto de xicara',
      'e @half': 'e meio',
      '@sock': 'na meia, essa meia, esta meia, minha meia, sua meia, meia calca, da meia',
      'da meianoite': 'da meia noite',
      'a meianoite': 'a meia noite',
      'na meianoite': 'na meia noite',
      noite: 'a noite toda, a noite inteira, noite toda',
      manha: 'a manha toda, a manha inteira, manha toda',
      tarde: 'a tarde toda, a tarde inteira, tarde toda',
      '@often': 'toda hora, a toda hora',
      'primeira @term': 'primeira metade',
      'segunda @term': 'segunda metade',
      '@both': 'os dois',
      '@quarter hora': 'um quarto de hora',
      '@threequarters': 'tres quartos, tres quartas partes',
      '@teaspoon': 'colher de cha, colheres de cha, colherzinha de cha, colher de cafe, colheres de cafe',
      '@tablespoon': 'colher de sopa, colheres de sopa',
      '@secondhand': 'segunda mao, de segunda mao',
      '@bloodo negativo': 'o negativo, o negativa, o neg',
      '@bloodo positivo': 'o positivo, o positiva, o pos',
      '@every': `a cada, em intervalos de, com intervalos de, com intervalo de, intervalos de`,
      todo: 'todo o mundo, todo mundo',
      '@in': 'em um, em uma',
      'cada alternado dia': 'dia sim dia nao, dia sim outro nao, dias alternados',
      // No month that something is done in, "per month".
      janeiro: 'mes de janeiro',
      fevereiro: 'mes de fevereiro',
      marco: 'mes de marco',
      abril: 'mes de abril',
      maio: 'mes de maio',
      junho: 'mes de junho',
      julho: 'mes de julho',
      agosto: 'mes de agosto',
      setembro: 'mes de setembro',
      outubro: 'mes de outubro',
      novembro: 'mes de novembro',
      dezembro: 'mes de dezembro',
      '@dayandnight': 'dia e noite, noite e dia',
      diario: 'dia a dia, dia apos dia, dia por dia',
      '@hundreds': 'varias centenas, algumas centenas, umas centenas',
      '@thousands': 'varios milhares, alguns milhares, uns milhares',
      nao: 'nao so, nao apenas, nao somente, nao mais',
      '@noteven': 'nem sequer, nem mesmo, sequer',
      '@keeps parar': `nao para de, nao param de, nao paro de, nao parava de, nao paravam de, nao parou de,
        nao pararam de, nao deixa de, nao deixam de`,
      '@remember': `nao se esqueca, nao esqueca, nao esquecam, nao se esquecam, nao esquece, nao se esquece,
        nao te esquecas, nao esquecas, nao deixe de, nao deixem de`,
      '@innocent': 'nao culpado, nao culpada',
      '@broken': `nao funciona, nao funcionam, nao esta funcionando, nao estao funcionando, nao funcionava`,
      '@gone': 'ja nao existe, ja nao esta, nao existe mais, nao existem mais, nao esta mais',
      '@unless': `a menos que, a nao ser que, a nao ser se, salvo se, exceto se, exceto quando, exceto em caso`,
      '@allbut': `todos menos, todas menos, tudo menos, todo mundo menos, todos exceto, todas exceto, tudo exceto,
        todos salvo`,
      '@but': 'a nao ser, alem de, qualquer coisa menos',
      '@nothingbut': 'nada mais que, nada mais do que, nada alem de, nada senao',
      '@baby': 'bebê',
      '@march': 'março, em marco, de marco, ate marco, desde marco',
      '@we': 'nós',
      '@we precisa': 'a gente precisa',
      '@we esta': 'a gente esta',
      '@hardly': `quase nao, quase nunca, quase ninguem, quase nada, quase nenhum, quase nenhuma, mal consegue,
        mal consegui, mal conseguia, mal conseguem, mal consigo, mal respira, mal respirava, mal pode, mal posso,
        mal come, mal fala, mal anda, mal ve, mal ouve, mal se mexe, mal da para`,
      '@barely': 'por pouco, por um triz, a custo, com dificuldade',
      '@onlyleft': `resta, restam, so isso, so resta, so restam, so nos resta, so nos restam, so sobrou, so sobraram,
        olha so, olhem so, veja so, vejam so`,
      'vez @onlyleft': 'vez so',
      'mao @onlyleft': 'mao so',
      'pe @onlyleft': 'pe so',
      'perna @onlyleft': 'perna so',
      'pessoa @onlyleft': 'pessoa so',
      ele: 'ele nada',
      ela: 'ela nada',
      dedo: 'dedo do pe, dedos do pe, dedao do pe, dedao',
      '@single': 'um so, uma so',
      '@straight': `siga reto, sigam reto, siga em frente, sigam em frente, va reto, va em frente, sempre em frente,
        sempre reto, seguir em frente, continue reto, continue em frente, segue reto, segue em frente`,
      '@up': `para cima, pra cima, la em cima, rio acima, morro acima, ladeira acima, escada acima, andar de cima,
        barriga para cima`,
      '@down': `para baixo, pra baixo, la embaixo, rio abaixo, morro abaixo, ladeira abaixo, escada abaixo,
        andar de baixo, barriga para baixo, de brucos`,
      '@below': 'por baixo, por baixo de, por baixo do, por baixo da',
      '@inhale': 'puxe o ar, puxar o ar',
      '@exhale': 'solte o ar, soltar o ar',
      '@sit': `sente se na, sente se no, sente se aqui, sente se ai, sentem se, se sentar, sentar se, sente na,
        sente no, sente aqui, sentou se, se sentou`,
      '@standup': `levante se, levantem se, se levante, se levantar, levantar se, ficar de pe, fique de pe,
        fiquem de pe, ficou de pe, se levantou, levantou se`,
      '@standing': 'de pe, em pe',
      '@from': 'a partir de, a partir do, a partir da, a partir das, a partir dos',
      'semana @coming': 'semana que vem',
      'mes @coming': 'mes que vem',
      'ano @coming': 'ano que vem',
      '@late': 'mais tarde, muito tarde, tarde demais, tao tarde, é tarde, ate tarde',
      '@american': 'norte americano, norte americana, norte americanos, norte americanas',
      '@for': 'para',
      'parar de': 'para de',
      '@invain': 'em vao',
      '@coma': 'em coma, de coma, no coma, o coma, coma induzido',
      '@rather': 'em vez de, ao inves de, em lugar de, no lugar de',
      '@dontmind': 'nao me importo, nao me importa, nao se importa, nao nos importamos, nao me incomodo',
      '@allsame': 'tanto faz',
      '@free': 'livre de, livres de, isento de, isenta de',
      '@just': 'acabo de, acaba de, acabam de, acabamos de, acabou de, acabaram de, acabei de, acabava de',
      '@ifonly': 'se ao menos',
      '@sound': 'sao e salvo, sa e salva, sao e salvos, saos e salvos',
      '@atleast @floor': `ao menos, pelo menos, no minimo, ou mais, nao menos de, nao menos que, nada menos que`,
      '@atmost @cap': 'no maximo, ou menos, o mais tardar, no mais tardar, um maximo de',
      '@notover @cap': 'nao mais de, nao mais que, nao mais do que',
      '@safe': 'sem perigo, sem risco, sem riscos',
      '@maybe': `mal posso esperar, mal vejo a hora, nao vejo a hora, sem duvida, sem duvidas, nao importa, por que nao,
        pois nao, sem problema, sem problemas, sem excecao, sem parar, sem cessar, sem querer, sem demora, sem barulho,
        sem fazer barulho, sem rodeios, sem descanso, nao hesite em, nao hesite, nao hesitem, nao e a toa, nao a toa,
        mais que nunca, mais que nada, mais do que nunca, melhor que nunca, melhor do que nunca, que nem, nao admira,
        nem que seja, sem graca, sem gosto, sem sentido, sem brilho, sem pressa, sem folego, sem custo, sem jeito,
        sem nenhuma duvida, nao saia dai, nao saiam dai, nao saia do lugar`,
      '': `estaca zero, sete chaves, mil desculpas, mil obrigados, de nada, um pouco, um pouco de, uns poucos,
        umas poucas, no entanto, nao obstante, ultima hora, mais ou menos, a menos de, boa noite, bom dia, bons dias,
        boa tarde, por meio, por meio de, em meio a, no meio, no meio de, no meio da, no meio do, ao meio de,
        meio ambiente, meia volta, segundo plano, meio de transporte, meios de transporte, meio irmao, meia irma,
        meio tempo, meia maratona, meio termo, do meio, dos olhos da, do zero, a salvo, da noite para o, par de dias,
        nada disso`,
    }),
  ]),
  numbers: {
    cardinals:
      numbers(`zero=0 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13
      quatorze=14 catorze=14 quinze=15 dezesseis=16 dezasseis=16 dezessete=17 dezassete=17 dezoito=18 dezenove=19
      dezanove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 cincoenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90
      cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400
      quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800
      oitocentas=800 novecentos=900 novecentas=900 dezena=10 duzia=12 quinzena=15 centena=100 @threequarters=0.75
      @hundreds=100.5 @thousands=1000.5`),
    multipliers: numbers('mil=1000 milhao=1e6 milhoes=1e6 bilhao=1e9 bilhoes=1e9'),
    ones: set('um uma'),
    joiners: set('e'),
    mixed: set('@past'),
    joinsTens: true,
    vigesimal: false,
    ordinals: new Map([
      ...COMPOUND_ORDINALS.map(({ value }): [string, number] => [`@${value}`, value]),
      ...numbers(`@half=0.5 meia=0.5 metade=0.5 metades=0.5 @quarter=0.25 @quarterpast=0.25 @quarterto=0.25
      primeiro=1 primeira=1 @second=2 terceiro=3 terceira=3 terceiros=3 terceiras=3 terco=3 tercos=3 quinto=5 sexto=6
      setimo=7 setima=7 oitavo=8 oitava=8 nono=9 nona=9 decimo=10 decima=10 vigesimo=20 vigesima=20 trigesimo=30
      trigesima=30 quadragesimo=40 quadragesima=40 quinquagesimo=50 quinquagesima=50 sexagesimo=60 centesimo=100
      centesima=100`),
    ]),
    loose:
      numberLists(`meio=0.5 segundo=2 @both=2 ambos=2 ambas=2 par=2 pares=2 casal=2 casais=2 dobro=2 dobrar=2 dobre=2
        duplo=2 dupla=2 duplas=2 segunda=2 segundas=2 segundos=2 quarto=0.25,4 quartos=0.25 quarta=4 quartas=4 quinta=5
        quintas=5 sexta=6 sextas=6 triplo=3 tripla=3 trio=3 gemeos=2 gemeas=2 meios=0.5 meias=0.5 meados=0.5 media=0.5
        meiodia=12 meianoite=12,0 decada=10 decadas=10 seculo=100 seculos=100 duzias=12 dezenas=10 centenas=100.5
        milhares=1000.5 alternado=2 alternados=2 @dayandnight=24 quarentao=40 quarentona=40 cinquentao=50 cinquentona=50
        sexagenario=60 sexagenaria=60 septuagenario=70 septuagenaria=70 octogenario=80 octogenaria=80 octogenarios=80
        nonagenario=90 nonagenaria=90 centenario=100 centenaria=100 xi=11 xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17
        xviii=18 xix=19 xx=20 xxi=21`),
    looseAfter: new Map(),
    counted: set('duzias dezenas'),
    spaced: set('alternado'),
    looseLast: set(''),
    halving: {
      into: set('em ao'),
      verbs:
        set(`corte cortem cortar corta cortou cortado cortada parta partam partir parte partiu partido partida divida
          dividam dividir divide dividiu dividido dividida dividiram dobre dobrem dobrar dobrou quebre quebrar quebrou
          quebrada rasgue rasgou rachou`),
    },
    minus: set('minus menos'),
    notMinusAfter: set('ao pelo o a os as e ou muito mais nada nem hora horas por'),
  },
  units: {
    words: named({
      µg: 'µg μg ug mcg micrograma microgramas',
      mg: 'mg mgs miligrama miligramas',
      g: 'g gr grs grama gramas',
      kg: 'kg kgs kilo kilos quilo quilos quilograma quilogramas',
      t: 'tonelada toneladas',
      lb: 'lb lbs libra libras',
      oz: 'oz onca oncas',
      ml: 'ml mililitro mililitros cc',
      iu: 'ui',
      cl: 'cl centilitro centilitros',
      l: 'l lt lts litro litros',
      gallon: 'galao galoes',
      mm: 'mm milimetro milimetros',
      cm: 'cm cms centimetro centimetros',
      m: 'm mt mts metro metros',
      km: 'km kms kmh quilometro quilometros kilometro kilometros',
      mile: 'milha milhas',
      yard: 'jarda jardas',
      foot: 'pe pes ft',
      inch: 'polegada polegadas',
      s: 's seg segs segundo segundos',
      min: 'min mins minuto minutos minutinho minutinhos',
      h: 'h hr hrs hs hora horas',
      day: 'dia dias quinzena',
      night: 'noite noites',
      week: 'semana semanas',
      month: 'mes meses',
      year: 'ano anos',
      time: 'vez vezes x',
      degree: '° grau graus',
      celsius: 'c ºc celsius centigrados',
      fahrenheit: 'f fahrenheit',
      '%': '%',
      tablet:
        'comprimido comprimidos pilula pilulas pastilha pastilhas tablete tabletes capsula capsulas dragea drageas',
      drop: 'gota gotas',
      teaspoon: '@teaspoon colherinha colherinhas',
      tablespoon: '@tablespoon',
      person: 'pessoa pessoas pess gente',
      child: 'crianca criancas menino meninos menina meninas filho filhos filha filhas garoto garotos',
      dollar: '$ dolar dolares usd',
      euro: '€ euro euros eur',
      cent: 'centavo centavos centimo centimos',
    }),
    silent: set('year h'),
    ends: set(`@for a as ao aos o os de do da dos das e é em no na nos nas por para pra um uma cada com que esta este
      essa esse sao foi foram estao`),
  },
  rates: {
    adverbs: named({
      day: 'diariamente',
      week: 'semanalmente',
      month: 'mensalmente',
      year: 'anualmente',
    }),
    adjectives: named({
      h: 'kmh horario horaria',
      day: 'diario diaria diarios diarias cotidiano cotidiana',
      week: 'semanal semanais',
      month: 'mensal mensais mensalidade',
      year: 'anual anuais',
    }),
    every: set('cada @every todo toda todos todas'),
    per: set('por'),
    spans: set('minutos horas dias semanas meses anos'),
    articles: set('ao'),
    loosely: set('a na no da do num numa @in'),
    moments: set('seguinte de depois'),
    apart: set(''),
    once: set('vez vezes'),
  },
  halfDays: named({
    am: 'manha manhas madrugada @am',
    pm: 'tarde tardes tardinha @pm',
    noon: 'meiodia',
    night: '@night @tonight @lastnight noite noites meianoite',
  }),
  tenses: {
    over: set('ha faz'),
    overAfter: set('atras'),
    coming: set('em dentro daqui'),
    lasting: set('que'),
  },
  negation: {
    always: set('nao sem nop'),
    concord: set('nunca jamais ninguem nada nenhum nenhuma nenhuns nenhumas tampouco'),
    carried: set('nem @noteven'),
    possible: set('@maybe @nothingbut'),
    openers: set(''),
    restricts: set(''),
    onlyFrom: set('so somente apenas'),
    paired: set(''),
    restricted: set(''),
    nouns: new Map([['nada', set('ele ela ainda quem')]]),
    tags: set('nao'),
    tagged: set('é e foi esta vai tem acha'),
    within: set('antes @keeps @broken @gone @remember @innocent @dontmind'),
    shares: set('ou'),
    until: set('enquanto'),
    limits: set('ate'),
    comparing: set('mais menos melhor pior antes maior menor'),
    than: set('que'),
    ever: set('jamais'),
    clauses: set('e ou mas porque embora se quando senao porem'),
  },
  degrees: { less: set('menos'), or: set('ou'), how: set('tao tanto tanta muito'), beforeNoun: false },
  parts: {
    words: set(
      `lado flanco braco bracos antebraco cotovelo cotovelos pulso pulsos punho punhos mao maos palma dedo dedos polegar
      indicador mindinho ombro ombros clavicula axila peito seio mama pulmao pulmoes costela costelas rim rins
      ovario testiculo quadril quadris virilha nadega nadegas perna pernas coxa coxas joelho joelhos rotula canela
      panturrilha panturrilhas tornozelo tornozelos pe pes calcanhar calcanhares olho olhos palpebra sobrancelha
      orelha orelhas ouvido ouvidos bochecha bochechas tempora mandibula maxilar narina rosto tibia fibula femur
      umero radio superior inferior`,
    ),
    sideAfter: true,
  },
};
