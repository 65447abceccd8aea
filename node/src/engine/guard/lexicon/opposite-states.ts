import { verb } from './italian-verbs.js';
import type { Row } from './rows.js';
import { ATY, HARD, NUTY, reflexive, SHYTY, SOFT, UVATY, YTY } from './ukrainian-endings.js';

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
        uk: `${reflexive(`відкри/ти/ю/єш/є/ємо/єте/ють/й/йте/в/ла/ло/ли/вати/ваю/ває/ваємо/вають/вай/вайте/вав/вала/вало/вали`)}
          відкрит${HARD} відкрито ${reflexive(`відчин${YTY}`)} відчиню
          ${reflexive(`відчиня/ти/ю/є/ємо/ють/й/йте/в/ла/ло/ли`)} відчинен${HARD} відчинено відкриття
          розплющ${SHYTY} відімкн/ути/у/е/и/іть/ув/ула/ули`,
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
        uk: `${reflexive(`закри/ти/ю/єш/є/ємо/єте/ють/й/йте/в/ла/ло/ли/вати/ваю/ває/ваємо/вають/вай/вайте/вав/вала/вало/вали`)}
          закрит${HARD} закрито ${reflexive(`зачин${YTY}`)} зачиню
          ${reflexive(`зачиня/ти/ю/є/ємо/ють/й/йте/в/ла/ло/ли`)} зачинен${HARD} зачинено закриття заплющ${SHYTY}
          замкн/ути/у/е/и/іть/ув/ула/ули замкнен${HARD} | перекри/ти/ли/в/то/ття перекрит${HARD}`,
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
        uk: `${reflexive(`увімк${NUTY}`)} ${reflexive(`ввімк${NUTY}`)} увімкнен${HARD} увімкнено ввімкнен${HARD}
          ввімкнено ${reflexive(`вмик${ATY}`)} ${reflexive(`умик${ATY}`)} @on | ${reflexive(`включ${SHYTY}`)}
          ${reflexive(`включ${ATY}`)} включен${HARD} включено ${reflexive(`запал${YTY}`)} запалю
          засвіт/ити/и/іть/ив/ила світло світла світлом світити`,
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
        uk: `${reflexive(`вимк${NUTY}`)} вимкнен${HARD} вимкнено ${reflexive(`вимик${ATY}`)} @off |
          ${reflexive(`виключ${SHYTY}`)} виключен${HARD} ${reflexive(`відключ${SHYTY}`)}
          ${reflexive(`відключ${ATY}`)} відключен${HARD} погас/и/іть/ити/ив/ила загас/и/іть/ити/ив/ила
          згас/ло/ла/ли загас`,
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
        uk: `повн${HARD} заповнен${HARD} переповнен${HARD} повно`,
      },
      {
        en: 'empty',
        es: 'vacio vacia vacios vacias',
        fr: 'vide vides',
        de: 'leer leere leeren leerer leeres leerem | entleert leert',
        pt: 'vazio vazia vazios vazias | esvaziar',
        it: 'vuoto vuota vuoti vuote | svuotare svuotato',
        uk: `порожн${SOFT} порожньо пуст${HARD} пусто`,
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
        uk: 'більше більш @atleast | дужче',
      },
      {
        en: 'less fewer @atmost @upto | @notover',
        es: 'menos @atmost | @notover',
        fr: 'moins @atmost | @notover',
        de: 'weniger @atmost @upto | @notover',
        pt: 'menos @atmost | @notover',
        it: 'meno @atmost | @notover',
        uk: 'менше менш @atmost @upto | @notover',
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
        uk: `швидк/ий/е/і/ого/ому/им/их/ими швидко швидш${HARD} швиденько шпарко`,
      },
      {
        en: 'slow slower slowly',
        es: 'lento lenta lentos lentas lentamente despacio',
        fr: 'lent lente lentement',
        de: 'langsam langsame langsamen langsamer langsames langsamem langsamere langsameren',
        pt: 'lento lenta lentos lentas lentamente devagar',
        it: 'lento lenta lenti lente lentamente piano',
        uk: `повільн${HARD} повільно повільніш${HARD} поволі помалу`,
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
        uk: `кращ${HARD} ліпш${HARD} | ${reflexive(`покращ${UVATY}`)} ${reflexive(`покращ${SHYTY}`)}
          ${reflexive(`поліпш${UVATY}`)} ${reflexive(`поліпш${SHYTY}`)} покращення`,
      },
      {
        en: 'worse | worsening worsened',
        es: 'peor peores empeorando empeora empeoro',
        fr: 'pire pires | empire',
        de: `schlechter schlechtere schlechteren schlechteres schlimmer schlimmere schlimmeren schlimmeres
          verschlechtert verschlimmert verschlechtern verschlimmern | verschlechterung`,
        pt: 'pior piores piorando piora piorou pioraram piorar',
        it: `peggio peggiore peggiori ${verb('peggiorare', { without: 'peggiori' })} | peggioramento`,
        uk: `гірш${HARD} ${reflexive(`погірш${UVATY}`)} ${reflexive(`погірш${SHYTY}`)} гірша/є/ють/ло | погіршення`,
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
        uk: `сильн${HARD} сильно сильніш${HARD} міцн${HARD} міцно міцніш${HARD}`,
      },
      {
        en: 'weak weaker',
        es: 'debil debiles',
        fr: 'faible faibles',
        de: 'schwach schwache schwachen schwacher schwaches schwachem schwaecher schwachere schwacheren',
        pt: 'fraco fraca fracos fracas debil debeis',
        it: 'debole deboli | fiacco fiacca',
        uk: `слабк${HARD} слабко слабо слабш${HARD} слаб/ий/а/і/ого/ої/им`,
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
        uk: `чист${HARD} чисто чистіш${HARD}`,
      },
      {
        en: 'dirty dirtier',
        es: 'sucio sucia sucios sucias',
        fr: 'sale sales',
        de: `schmutzig schmutzige schmutzigen schmutziger schmutziges schmutzigem dreckig dreckige dreckigen dreckiger
          dreckiges verschmutzt`,
        pt: 'sujo suja sujos sujas',
        it: 'sporco sporca sporchi sporche',
        uk: `брудн${HARD} брудно брудніш${HARD} забруднен${HARD}`,
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
        uk: `сух${HARD} сухо сухіш${HARD} | висох висохл/а/о/и ${reflexive(`висуш${SHYTY}`)} суш/ити/іть`,
      },
      {
        en: 'wet wetter',
        es: 'mojado mojada mojados mojadas humedo humeda',
        fr: 'mouille mouillee mouilles mouillees humide humides',
        de: 'nass nasse nassen nasser nasses nassem naß feucht feuchte feuchten feuchter feuchtes feuchtem',
        pt: 'molhado molhada molhados molhadas umido umida umidos umidas',
        it: 'bagnato bagnata bagnati bagnate umido umida umidi umide',
        uk: `мокр${HARD} мокро волог${HARD} вогк${HARD} мокріш${HARD} | промок промокл/а/о/и змок змокл/а/о/и намок
          намокл/а/о/и`,
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
        uk: `поблизу неподалік близьк${HARD} ближч${HARD} поряд поруч | близько недалеко біля`,
      },
      {
        en: 'far farther | further',
        es: 'lejos',
        fr: 'loin',
        de: 'weit | weiter entfernt fern entfernte entfernten',
        pt: 'longe',
        it: 'lontano lontana lontani lontane | distante distanti',
        uk: `далеко далек${HARD} | віддален${HARD} дальн${SOFT}`,
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
        uk: `| @awake прокину/вся/лася/лися/тися/ся прокидатися прокида/ється/юся/ються розбуд/и/іть/ити/ив/ила/или
          розбуджу буд/ити/ить/ив/ила`,
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
        uk: `заснув заснула заснули засина/є/ють/ю засн/е/уть/ути | сп/ати/лю/иш/ить/имо/ите/лять/ав/ала/ало/али
          сон сну`,
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
        uk: 'жив/ий/а/і/ого/ої/их/им/ими/ою | живе живу живуть живемо вижи/в/ла/ли/ти',
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
        uk: `мертв${HARD} помер померл/а/о/и померл/ий/ого/их загину/в/ла/ло/ли загибл${HARD} помира/є/ють/в/ла
          вмира/є/ють/в/ла | смерт/ь/і/ю вмер вмерл/а/и помр/е/уть загин/е/уть небіжчик`,
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
        uk: `гаряч${HARD} гарячіш${HARD} спекотн${HARD} спекотно тепл${HARD} тепло тепліш${HARD} | спек/а/и/у/ою
          спеці жарк/о/ий/а/е/і`,
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
        uk: `холодн${HARD} холодно холодніш${HARD} прохолодн${HARD} прохолодно | холод холоду холодом холоди
          мороз/и/у/ом мороз застуд/а/и/у/ою мерзн/у/е/уть змерз змерзл/а/и крижан${HARD}`,
      },
    ],
    graded: true,
  },
];
