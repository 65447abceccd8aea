import { verb } from './italian-verbs.js';
import type { Row } from './rows.js';
import { set } from './tables.js';
import { HARD, reflexive, SHYTY, SOFT, UVATY, YTY } from './ukrainian-endings.js';

const SIDE_NOUNS = set(
  `afrika amerika amerikaner amerikanische atlantik ausgang bahnhof brucke deich eingang ende europa flugel
  grenze hang kuste korea koreaner mauer pol rand see seite spitze straße strasse stadt posten richtung
  richtungen strecke route england frankreich deutschland italien spanien sudan timor tor teil treppe turm
  ufer ventil wand weg wind zaun`,
);
/** "Nordufer": what German says in one word. */
const around = (side: string) =>
  [...SIDE_NOUNS].flatMap((noun) => [side + noun, `${side + noun}s`]).join(' ');

/** Where, and which way: left and right, in and out, up and down. */
export const OPPOSITE_PLACES: readonly Row[] = [
  {
    sides: [
      {
        en: 'left | l lt',
        es: 'izquierda izquierdo | izquierdas izquierdos izq izda',
        fr: 'gauche | gauches gche',
        de: 'links linke linken linker linkes linkem linksseitig',
        pt: 'esquerda esquerdo esquerdas esquerdos',
        it: 'sinistra sinistro sinistri sinistre',
        uk: `лів${HARD} ліворуч вліво уліво наліво зліва | лівіше лівобічн${HARD}`,
      },
      {
        en: 'right | r rt',
        es: 'derecha derecho | derechas derechos der dcha',
        fr: 'droite droit | droites droits dte',
        de: 'rechts rechte rechten rechter rechtes rechtem rechtsseitig',
        pt: 'direita direito direitas',
        it: 'destra destro destri destre',
        uk: `прав/ий/е/ого/ої/ому/ій/у/им/ою/их/ими праворуч вправо управо направо | права праві право справа рацію правіше слушно правильно правду
          правобічн${HARD}`,
      },
      {
        en: '@straight',
        es: '@straight',
        fr: '@straight',
        de: 'geradeaus',
        pt: '@straight',
        it: '@straight dritto',
        uk: '@straight | прямо навпростець',
      },
    ],
    several: true,
    ofParts: true,
  },
  {
    sides: [
      {
        en: `north | northern northward northwards northbound northeast northwest northerly northeastern
          northwestern n ne nw`,
        es: `norte | nortes norteno noreste noroeste nororiental septentrional boreal norteamerica norteamericano
          norteamericana norteamericanos norcoreano norcoreanos norcoreana n`,
        fr: 'nord | @northeast @northwest nords septentrional boreale n',
        de: `nord norden nordens nordlich noerdlich nordliche nordlichen nordlicher nordliches nordlichem | nordwarts
          nordosten nordost nordostlich nordostlichen nordwesten nordwest nordwestlich nordwestlichen
          ${around('nord')} n nw`,
        pt: 'norte nortes | @american nordeste noroeste setentrional nortista n',
        it: `nord | @northeast @northwest settentrionale settentrionali boreale nordest nordovest nordico nordici nordica nordiche nordamericano nordamericana nordamericani nordcoreano nordcoreani n`,
        uk: `північн${HARD} @north | північ півночі північчю північно північніше @northeast @northwest
          північноамериканськ${HARD} північнокорейськ${HARD}`,
      },
      {
        en: `south | southern southward southwards southbound southeast southwest southerly southeastern
          southwestern s se sw`,
        es: `sur | sureste suroeste sureno meridional austral sudeste sudoeste sudafrica sudafricano sudafricana
          sudafricanos sudamerica sudamericano sudamericana sudamericanos suramerica surcoreano surcoreana surcoreanos
          s`,
        fr: 'sud | @southeast @southwest meridional meridionale australe s',
        de: `sud sued suden sueden sudens sudlich suedlich sudliche sudlichen sudlicher sudliches sudlichem | sudwarts
          sudosten suedosten sudost sudostlich sudostlichen sudwesten suedwesten sudwest sudwestlich
          sudwestlichen ${around('sud')} s sw`,
        pt: 'sul | sudeste sudoeste sueste meridional austral s',
        it: `sud | @southeast @southwest meridionale meridionali australe sudest sudovest sudamerica sudamericano sudamericana sudamericani sudafrica sudafricano sudafricana sudafricani sudcoreano sudcoreani s`,
        uk: `південн${HARD} південь @south | півдня півдню півднем півдні південно південніше @southeast @southwest
          південноамериканськ${HARD} південнокорейськ${HARD}`,
      },
      {
        en: 'east | eastern eastward eastwards eastbound easterly e',
        es: '@east | este oriente oriental orientales e',
        fr: '@east | est orient oriental orientale orientaux e',
        de: `osten ostens ostlich oestlich ostliche ostlichen ostlicher ostliches ostlichem | ost ostwarts ${around('ost')} o`,
        pt: 'leste | oriente oriental orientais l',
        it: 'est | oriente orientale orientali',
        uk: `східн${HARD} @east | схід сходу сході сходом східніше`,
      },
      {
        en: 'west | western westward westwards westbound westerly w',
        es: 'oeste | occidente occidental occidentales o w',
        fr: 'ouest | occident occidental occidentale occidentaux o w',
        de: `@west westens westlich westliche westlichen westlicher westliches westlichem | west westen westwarts
          ${around('west')} w`,
        pt: 'oeste | ocidente ocidental ocidentais o',
        it: 'ovest | occidente occidentale occidentali',
        uk: `західн${HARD} @west | захід заходу заході заходом західніше`,
      },
    ],
    each: true,
  },
  {
    sides: [
      {
        en: 'upstairs upstream uphill @up',
        es: 'arriba suba suban',
        fr: 'amont @up montez',
        de: 'oben hinauf herauf rauf aufwarts bergauf flussaufwarts flussaufwaerts stromaufwarts @up | empor',
        pt: '@up suba subam | subir',
        it: `@up ${verb('salire', { irregular: 'salga salgano salgo salgono salite' })}`,
        uk: `вгору угору нагору вверх уверх догори вгорі угорі нагорі @up |
          ${reflexive(`підні/мати/маю/має/мають/май/майте/мав/мала/мали/няти/му/меш/ме/мемо/муть/ми/міть/няв/няла/няло/няли`)}`,
      },
      {
        en: 'downstairs downstream downhill @down',
        es: 'abajo baje bajen',
        fr: 'aval @down descendez',
        de: 'unten hinunter herunter runter hinab herab abwarts bergab flussabwarts flussabwaerts stromabwarts @down',
        pt: '@down desca descam | descer',
        it: `@down ${verb('scendere', { participle: 'sceso' })} giu`,
        uk: `вниз униз донизу внизу унизу @down | ${reflexive(`спуска/ти/ю/єш/є/ємо/ють/й/йте/в/ла/ло/ли`)}
          ${reflexive(`спуст${YTY}`)} спущуся спущу`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'above over',
        es: 'encima',
        fr: 'dessus',
        de: 'uber ueber uberm ubers oberhalb daruber darueber druber',
        pt: 'acima cima sobre',
        it: 'sopra | addosso',
        uk: 'над наді понад зверху | поверх згори',
      },
      {
        en: 'below under underneath beneath',
        es: 'debajo',
        fr: 'dessous',
        de: 'unter unterm unters unterhalb darunter drunter',
        pt: 'abaixo embaixo debaixo sob @below',
        it: 'sotto @below',
        uk: 'під піді підо знизу',
      },
    ],
  },
  {
    sides: [
      {
        en: 'high higher',
        es: 'alto alta altos altas',
        fr: 'haut haute hauts hautes eleve elevee',
        de: 'hoch hohe hohen hoher hohes hohem hoeher hohere hoheren hoherer hoheres',
        pt: 'alto alta altos altas elevado elevada elevados elevadas',
        it: 'alto alta alti alte elevato elevata elevati elevate',
        uk: `висок${HARD} високо вищ${HARD} | верхн${SOFT} заввишки`,
      },
      {
        en: 'low lower',
        es: 'bajo baja bajos bajas',
        fr: 'bas basse basses',
        de: 'niedrig niedrige niedrigen niedriger niedriges niedrigem niedrigere niedrigeren',
        pt: 'baixo baixa baixos baixas',
        it: 'basso bassa bassi basse',
        uk: `низьк${HARD} низько нижч${HARD} | нижн${SOFT}`,
      },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'rising rises risen increase increases increased increasing',
        es: 'aumente aumentar aumenta aumentan aumento aumentando subiendo sube suben',
        fr: 'augmenter augmente augmentent augmentez | monte montent',
        de: `steigen steigt stieg stiegen gestiegen steigend steigende steigenden ansteigen ansteigt angestiegen
          ansteigend steigern steigert gesteigert erhohen erhoehen erhoht erhoeht erhohte erhohe zunehmen zunimmt
          zugenommen zunehmend | zunahme anstieg`,
        pt: `aumentar aumente aumentem aumenta aumentam aumentou aumentaram aumentando subindo sobe sobem | aumento
          subiu crescendo`,
        it: `${verb('aumentare')} ${verb('crescere', { participle: 'cresciuto' })} | crescita salita rialzo`,
        uk: `${reflexive(`збільш${UVATY}`)} ${reflexive(`збільш${SHYTY}`)} зрост/ати/аю/ає/ають/ав/ала/ало/али
          рост/и/е/уть ${reflexive(`підвищ${UVATY}`)} ${reflexive(`підвищ${SHYTY}`)} підвищен${HARD} | зростання
          збільшення підвищення зріс зросла зросло зросли ріс росла росли`,
      },
      {
        en: 'falling decrease decreases decreased decreasing reduce reduces reduced',
        es: 'disminuya disminuir disminuye disminuyen reduzca reducir reduce bajando bajan',
        fr: 'diminuer diminue diminuent diminuez reduire reduit reduisez baisse baissent | descend',
        de: `sinken sinkt sank sanken gesunken sinkend sinkende sinkenden senken senkt gesenkt verringern verringert
          reduzieren reduziert reduziere vermindern vermindert | fallen fallt fiel fielen gefallen abnimmt
          nachlassen nachlasst`,
        pt: `diminuir diminua diminuam diminui diminuem diminuiu diminuindo reduzir reduza reduzam reduz reduzem reduziu
          baixando baixe baixem abaixar abaixe | baixar baixou cai caem caiu caindo`,
        it: `${verb('diminuire', { isc: true })} ${verb('ridurre', { infinitive: 'ridurre', stem: 'riduc', participle: 'ridotto' })} ${verb('calare')} abbassa abbassare abbassi abbassano | ribasso riduzione abbassato abbassata`,
        uk: `${reflexive(`зменш${UVATY}`)} ${reflexive(`зменш${SHYTY}`)}
          ${reflexive(`знижу/вати/є/ють/й/йте/вав/вала/вало/вали`)} ${reflexive(`зниз${YTY}`)} знижу
          знижен${HARD} | зменшення зниження пада/є/ють/в/ла/ло/ли впав впала впало впали спад/ає/ають
          скороч${UVATY} скоротити`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'inside indoors',
        es: 'dentro adentro',
        fr: 'dedans interieur',
        de: 'drinnen innen drin | innerhalb hinein herein rein',
        pt: 'dentro',
        it: 'dentro | interno interna interni',
        uk: `всередині усередині всередину усередину зсередини | @inside внутрішн${SOFT} приміщенні приміщення`,
      },
      {
        en: 'outside outdoors',
        es: 'fuera afuera',
        fr: 'dehors exterieur',
        de: 'draußen draussen | außen aussen außerhalb ausserhalb hinaus heraus raus',
        pt: 'fora',
        it: 'fuori | esterno esterna esterni',
        uk: `ззовні зовні назовні надворі надвір | зовнішн${SOFT} вулиці вулицю`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'enter entrance',
        es: 'entrar entren entrada',
        fr: 'entrer entrez entree',
        de: `betreten betritt eintreten eingetreten reingehen hineingehen hereinkommen reinkommen eingang eingange |
          eintritt einreise einsteigen`,
        pt: 'entrar entrem entra entram entrou entrada entradas',
        it: `${verb('entrare')} ingresso ingressi`,
        uk: `вхід входу входом вході входи вход/ити/жу/ить/имо/ять/ьте/ив/ила/ило/или
          заход/ити/ить/имо/ять/ь/ьте/ив/ила/ило/или зай/ти/ду/деш/де/демо/дете/дуть/ди/діть зайш/ов/ла/ло/ли
          увій/ти/ду/деш/де/демо/дете/дуть/ди/діть увійш/ов/ла/ло/ли ввій/ти/ду/деш/де/демо/дете/дуть/ди/діть
          ввійш/ов/ла/ло/ли`,
      },
      {
        en: 'exit',
        es: 'salir salga salgan salida',
        fr: 'sortir sortez sortie',
        de: 'ausgang ausgange rausgehen hinausgehen rauskommen herauskommen austreten | ausreise aussteigen ausfahrt',
        pt: 'sair saia saiam saida saidas',
        it: 'uscire uscita uscite esca escano esce escono esci uscito usciti usciamo',
        uk: `вихід виходу виходом виході виходи вий/ти/ду/деш/де/демо/дете/дуть/ди/діть вийш/ов/ла/ло/ли
          виход/ити/жу/иш/ить/имо/ять/ь/ьте/ив/ила/ило/или`,
      },
    ],
  },
];
