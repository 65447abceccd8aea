import { verb } from './italian-verbs.js';
import type { Row } from './rows.js';

/** How something is, and how much of it: open and closed, more and less. */
export const OPPOSITE_STATES: readonly Row[] = [
  {
    sides: [
      {
        en: 'open opened opens opening',
        es: 'abierto abierta abiertos abiertas abre abren abra abran abrir',
        fr: 'ouvert ouverte ouverts ouvertes ouvre ouvrent ouvrez ouvrir',
        de: `offen offene offenen offener offenes offenem offnen oeffnen offnet oeffnet offne offnete geoffnet geoeffnet
          geoffnete geoffneten aufmachen aufgemacht aufzumachen @open | offnung offnungszeiten eroffnet eroffnen`,
        pt: 'aberto aberta abertos abertas abre abrem abra abram abrir abriu abriram abrindo',
        it: `${verb('aprire', { participle: 'aperto', without: 'aprile' })} | apertura`,
        uk: `відкри/ти/в/ла/ли/вся/лася/лося/лися/ває/вають/вається/ваються/ється/ються/йте/тий/та/те/ті/того/тої/ту/то/ваємо/ємо
відчин/ити/ив/ила/или/яє/яють/яється/яються/іть/ений/ена/ене/ені/ено`,
      },
      {
        en: 'closed closes close closing shut',
        es: 'cerrado cerrada cerrados cerradas cierra cierran cierre cierren cerrar',
        fr: 'ferme fermee fermes fermees ferment fermez fermer',
        de: `geschlossen geschlossene geschlossenen geschlossener geschlossenes schließen schliessen schließt schliesst
          schließe schliesse schloss schloß zumachen zugemacht gesperrt gesperrte gesperrten @closed |
          schließung schliessung verschlossen`,
        pt: `fechado fechada fechados fechadas fecha fecham feche fechem fechar fechou fecharam fechando | encerrado
          encerrada interditado interditada`,
        it: `${verb('chiudere', { participle: 'chiuso' })} | chiusura sbarrato sbarrata`,
        uk: `закри/ти/в/ла/ли/вся/лася/лося/лися/ває/вають/вається/ваються/ється/ються/йте/тий/та/те/ті/того/тої/ту/то/ваємо
зачин/ити/ив/ила/или/яє/яють/яється/яються/іть/ений/ена/ене/ені/ено/ився/илася`,
      },
    ],
  },
  {
    sides: [
      {
        en: '@on | light lights lit lighting',
        es: 'encienda encender enciende encendido encendida prenda prender',
        fr: 'allumez allumer allume allumee',
        de: `einschalten eingeschaltet einzuschalten anschalten angeschaltet anmachen angemacht anzunden anzuenden
          angezundet anlassen @on | anstellen angestellt entzunden`,
        pt: `ligue liguem ligar liga ligam ligado ligada ligados ligou acenda acendam acender acende aceso acesa
          acendeu`,
        it: `${verb('accendere', { participle: 'acceso' })} | accensione`,
        uk: `увімк/нути/нув/нула/нули/ніть/не/нено/нений/нена/нені/ни
ввімк/нути/нув/нула/нули/ніть/не/нено/нений/нена/нені/ни вмика/ти/є/ють/йте | світло світла
запал/ити/ив/ила/или/іть засвіт/ити/ив/ила`,
      },
      {
        en: '@off',
        es: 'apague apagar apaga apagado apagada',
        fr: 'eteignez eteindre eteint eteinte | coupe coupez coupee couper',
        de: `ausschalten ausgeschaltet auszuschalten abschalten abgeschaltet ausmachen ausgemacht abstellen abgestellt
          abdrehen abgedreht @off`,
        pt: `desligue desliguem desligar desliga desligam desligado desligada desligados desligou apague apaguem apagar
          apaga apagado apagada apagou | cortado cortada`,
        it: `${verb('spegnere', { participle: 'spento', irregular: 'spengo spenga spengano spengono spengiamo' })}`,
        uk: `вимк/нути/нув/нула/нули/ніть/не/нено/нений/нена/нені/ни вимика/ти/є/ють/йте | загас/ити/ив/ила/іть згасл/о/и`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'full',
        es: 'lleno llena llenos llenas',
        fr: 'plein pleine pleins pleines',
        de: 'voll volle vollen voller volles vollem | gefullt',
        pt: 'cheio cheia cheios cheias | lotado lotada',
        it: 'pieno piena pieni piene | affollato affollata riempito',
        uk: 'повн/ий… | переповнен/ий… наповн/ити/ив/ила заповнен/ий…',
      },
      {
        en: 'empty',
        es: 'vacio vacia vacios vacias',
        fr: 'vide vides',
        de: 'leer leere leeren leerer leeres leerem | entleert leert',
        pt: 'vazio vazia vazios vazias | esvaziar',
        it: 'vuoto vuota vuoti vuote | svuotare svuotato',
        uk: 'порожн/ій… пуст/ий… | вільн/ий…',
      },
    ],
  },
  {
    sides: [
      {
        en: 'more @atleast',
        es: 'mas @atleast',
        fr: 'plus @atleast',
        de: 'mehr @atleast',
        pt: 'mais @atleast',
        it: 'piu @atleast',
        uk: 'більше більш @atleast | ще',
      },
      {
        en: 'less fewer @atmost @upto | @notover',
        es: 'menos @atmost | @notover',
        fr: 'moins @atmost | @notover',
        de: 'weniger @atmost @upto | @notover',
        pt: 'menos @atmost | @notover',
        it: 'meno @atmost | @notover',
        uk: 'менше менш @atmost | @notover',
      },
    ],
  },
  {
    sides: [
      {
        en: '@floor',
        es: '@floor',
        fr: '@floor',
        de: 'mindestens wenigstens zumindest @floor',
        pt: '@floor',
        it: '@floor',
        uk: '@floor',
      },
      {
        en: '@cap',
        es: '@cap',
        fr: '@cap',
        de: 'hochstens hoechstens maximal spatestens spaetestens @cap',
        pt: '@cap',
        it: '@cap',
        uk: '@cap',
      },
    ],
  },
  {
    sides: [
      {
        en: 'quick quickly faster rapid rapidly | fast',
        es: 'rapido rapida rapidos rapidas rapidamente',
        fr: 'vite rapide rapides rapidement',
        de: `schnell schnelle schnellen schneller schnelles schnellem schnellere schnelleren schnellstens rasch rasche
          raschen rascher zugig`,
        pt: 'rapido rapida rapidos rapidas rapidamente depressa',
        it: 'rapido rapida rapidi rapide rapidamente veloce veloci velocemente',
        uk: 'швидко швидше скоріше | швидк/ий…',
      },
      {
        en: 'slow slower slowly',
        es: 'lento lenta lentos lentas lentamente despacio',
        fr: 'lent lente lentement',
        de: 'langsam langsame langsamen langsamer langsames langsamem langsamere langsameren',
        pt: 'lento lenta lentos lentas lentamente devagar',
        it: 'lento lenta lenti lente lentamente piano',
        uk: 'повільн/ий… повільно повільніше поволі',
      },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'better | improved improving',
        es: 'mejor mejores mejorando | mejora',
        fr: 'mieux meilleur meilleure',
        de: 'besser bessere besseren besserer besseres besserem verbessert verbessern | bessert gebessert besserung',
        pt: 'melhor melhores melhorando | melhora melhorou melhorar melhorado melhoria',
        it: `meglio migliore migliori migliorando | ${verb('migliorare', { irregular: 'migliorando', without: 'migliorando migliori' })} miglioramento`,
        uk: `краще ліпше кращ/ий… найкращ/ий… | покращ/ився/илася/илося/ується/ало поліпш/ився/илася/илося/ується/ало`,
      },
      {
        en: 'worse | worsening worsened',
        es: 'peor peores empeorando empeora empeoro',
        fr: 'pire pires | empire',
        de: `schlechter schlechtere schlechteren schlechteres schlimmer schlimmere schlimmeren schlimmeres
          verschlechtert verschlimmert verschlechtern verschlimmern | verschlechterung`,
        pt: 'pior piores piorando piora piorou pioraram piorar',
        it: `peggio peggiore peggiori ${verb('peggiorare', { without: 'peggiori' })} | peggioramento`,
        uk: 'гірше гірш/ий… найгірш/ий… | погірш/ився/илася/илося/ується/ало',
      },
    ],
  },
  {
    sides: [
      {
        en: 'strong stronger',
        es: 'fuerte fuertes',
        fr: 'fort forte forts fortes',
        de: `stark starke starken starker starkes starkem staerker starkere starkeren kraftig kraftige kraftigen
          kraftiger`,
        pt: 'forte fortes',
        it: 'forte forti',
        uk: 'сильн/ий… сильніш/ий… сильніше міцн/ий… міцніше',
      },
      {
        en: 'weak weaker',
        es: 'debil debiles',
        fr: 'faible faibles',
        de: 'schwach schwache schwachen schwacher schwaches schwachem schwaecher schwachere schwacheren',
        pt: 'fraco fraca fracos fracas debil debeis',
        it: 'debole deboli | fiacco fiacca',
        uk: 'слабк/ий… слабш/ий… слабше | ослаб/ла/ли',
      },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'clean cleaner',
        es: 'limpio limpia limpios limpias',
        fr: 'propre propres',
        de: 'sauber saubere sauberen sauberer sauberes sauberem',
        pt: 'limpo limpa limpos limpas',
        it: 'pulito pulita puliti pulite',
        uk: 'чист/ий… чистіш/ий…',
      },
      {
        en: 'dirty dirtier',
        es: 'sucio sucia sucios sucias',
        fr: 'sale sales',
        de: `schmutzig schmutzige schmutzigen schmutziger schmutziges schmutzigem dreckig dreckige dreckigen dreckiger
          dreckiges verschmutzt`,
        pt: 'sujo suja sujos sujas',
        it: 'sporco sporca sporchi sporche',
        uk: 'брудн/ий… брудніш/ий…',
      },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'dry drier',
        es: 'seco seca secos secas',
        fr: 'sec seche secs seches',
        de: 'trocken trockene trockenen trockener trockenes trockenem | trocknen getrocknet',
        pt: 'seco seca secos secas',
        it: 'secco secca secchi secche asciutto asciutta asciutti asciutte | asciugato asciugata',
        uk: 'сух/ий…',
      },
      {
        en: 'wet wetter',
        es: 'mojado mojada mojados mojadas humedo humeda',
        fr: 'mouille mouillee mouilles mouillees humide humides',
        de: 'nass nasse nassen nasser nasses nassem naß feucht feuchte feuchten feuchter feuchtes feuchtem',
        pt: 'molhado molhada molhados molhadas umido umida umidos umidas',
        it: 'bagnato bagnata bagnati bagnate umido umida umidi umide',
        uk: 'мокр/ий… волог/ий…',
      },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'near nearby nearer closer',
        es: 'cerca',
        fr: 'pres proche',
        de: 'nah nahe naher naeher nahere | nahegelegene nahegelegenen dicht',
        pt: 'perto | pertinho',
        it: 'vicino vicina vicini vicine',
        uk: 'ближче поблизу неподалік ближч/ий… | близьк/ий… близько недалеко поруч',
      },
      {
        en: 'far farther | further',
        es: 'lejos',
        fr: 'loin',
        de: 'weit | weiter entfernt fern entfernte entfernten',
        pt: 'longe',
        it: 'lontano lontana lontani lontane | distante distanti',
        uk: 'далеко далек/ий… | далі дальш/ий…',
      },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'awake | wake wakes woke',
        es: 'despierto despierta despiertos',
        fr: 'reveille reveillee eveille',
        de: 'wach wacher wache | wachen aufwachen aufgewacht wachte geweckt wecken weckt wecke',
        pt: 'acordado acordada acordados acordadas desperto desperta | acordar acorda acordou acorde',
        it: `sveglio sveglia svegli sveglie | svegliare svegliato svegliata svegliati svegliarsi svegliarlo svegliarla`,
        uk: '@awake | прокин/увся/улася/улися/утися/ся розбуд/ити/ив/ила/іть/и будити',
      },
      {
        en: 'asleep sleeping | sleep sleeps slept',
        es: 'dormido dormida dormidos | duermo duerme duermen dormir durmio',
        fr: 'endormi endormie endormis | endors endort dort dors dormir',
        de: `schlaft schlaeft schlafend schlafende schlafenden eingeschlafen einschlaft schlafe | schlaf schlafen
          schlief schliefen geschlafen einschlafen`,
        pt: 'dormindo dorme dormem adormecido adormecida adormeceu | durmo dormir dormiu dormi sono',
        it: `addormentato addormentata addormentati addormentate dorme dormono dormendo | dormo dormire dormito dormi
          dormiva sonno addormenta addormentarsi`,
        uk: '| сп/ить/ите/ав/ала/али/ати/ить/ячи сплю сплять сон сну засн/ув/ула/ули/ути',
      },
    ],
  },
  {
    sides: [
      {
        en: 'alive living',
        es: 'vivo viva vivos vivas',
        fr: 'vivant vivante vivants',
        de: `lebendig lebendige lebendigen lebendiger lebendiges lebendigem lebend lebende lebenden lebender @alive lebt
          lebte lebten | leben`,
        pt: 'vivo viva vivos vivas vive vivem',
        it: 'vivo viva vivi vive vivono',
        uk: 'жив/ий/а/е/і/ого/ої/ому/ими/их | живуть',
      },
      {
        en: 'dead died dying',
        es: 'muerto muerta muertos muertas murio murieron fallecio fallecido fallecida',
        fr: 'mort morte morts decede decedee',
        de: `tot tote toten toter totes totem gestorben gestorbene gestorbenen starb starben stirbt sterben sterbend
          sterbende verstorben verstorbene verstorbenen | tod todes umgekommen`,
        pt: `morto morta mortos mortas morreu morreram morrendo faleceu faleceram falecido falecida | morrer morre morte
          mortes`,
        it: `morto morta morti morte mori morirono morendo deceduto deceduta deceduti | morire muore muoiono defunto`,
        uk: `мертв/ий… помер помер/ла/ло/ли/ти померл/ий… загибл/ий… загину/в/ла/ли/ло/ти помира/є/ють/ти`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'hot warm hotter warmer | heat heatstroke heatwave heatwaves',
        es: 'caliente calientes calor',
        fr: 'chaud chaude chauds chaudes chaleur | canicule canicules',
        de: `heiß heiss heiße heisse heißen heissen heißer heisser heißes heisses heißem heissem warm warme warmen
          warmer warmes warmem waermer warmere | hitze hitzschlag hitzewelle hitzewellen`,
        pt: 'quente quentes calor | morno morna insolacao',
        it: 'caldo calda caldi calde | tiepido tiepida bollente',
        uk: `гаряч/ий… тепл/ий… гаряче тепло жарк/ий… жарко | спек/а/и/у/ою спекотн/ий… теплов/ий… жар жару`,
      },
      {
        en: 'cold cool colder cooler',
        es: 'frio fria frios frias | fresco fresca gelido gelida gelidos gelidas helado helada',
        fr: 'froid froide froids froides | frais fraiche glacial glaciale glacials glaciaux',
        de: `kalt kalte kalten kalter kaltes kaltem kaelter kaltere kuhl kuhle kuhlen kuhler kuhles kuhlem | erkaltet
          erkaeltet erkaltung erkaeltung erkaltungen eisig eisige frieren friert`,
        pt: 'frio fria frios frias | fresco fresca frescos gelado gelada gelados geladas resfriado resfriada',
        it: `freddo fredda freddi fredde | fresco fresca freschi fresche gelido gelida gelato gelata raffreddato
          raffreddata raffreddore`,
        uk: 'холодн/ий… холодно холод//у/ом прохолодн/ий… прохолодно',
      },
    ],
    graded: true,
  },
];
