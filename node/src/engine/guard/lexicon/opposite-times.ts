import type { Row } from './rows.js';
import { set } from './tables.js';

const TIME_NOUNS = set(
  `abfahrt anfang ausgabe dienst ende gebet hitze kurs markt messe mitte nacht nachte abend tag morgen post
  predigt probe regen schicht schule sonne spiel termin treffen wetter woche wochen zeitung zug`,
);
/** "Freitagsgebet", "Septemberwoche": what German says in one word. */
const of = (time: string) => [...TIME_NOUNS].flatMap((noun) => [time + noun, `${time}s${noun}`]).join(' ');

/** When: days, months, before and after. */
export const OPPOSITE_TIMES: readonly Row[] = [
  {
    sides: [
      {
        en: 'monday mondays | mon',
        es: 'lunes | lun',
        fr: 'lundi lundis | lun',
        de: `montag montags | mo montage ${of('montag')}`,
        pt: '@monday | segunda segundas seg',
        it: 'lunedi | lun',
      },
      {
        en: 'tuesday tuesdays | tue tues',
        es: 'martes | mar',
        fr: 'mardi mardis | mar',
        de: `dienstag dienstags dienstage | di ${of('dienstag')}`,
        pt: '@tuesday terca tercas',
        it: 'martedi | mar',
      },
      {
        en: 'wednesday wednesdays | wed weds',
        es: 'miercoles | mie',
        fr: 'mercredi mercredis | mer',
        de: `mittwoch mittwochs mittwoche | mi ${of('mittwoch')}`,
        pt: '@wednesday | quarta quartas qua',
        it: 'mercoledi | mer',
      },
      {
        en: 'thursday thursdays | thu thur thurs',
        es: 'jueves | jue',
        fr: 'jeudi jeudis | jeu',
        de: `donnerstag donnerstags donnerstage | do ${of('donnerstag')}`,
        pt: '@thursday | quinta quintas qui',
        it: 'giovedi | gio',
      },
      {
        en: 'friday fridays | fri',
        es: 'viernes | vie',
        fr: 'vendredi vendredis | ven',
        de: `freitag freitags freitage karfreitag | fr ${of('freitag')}`,
        pt: '@friday | sexta sextas sex',
        it: 'venerdi | ven',
      },
      {
        en: 'saturday saturdays | sat',
        es: 'sabado sabados | sab',
        fr: 'samedi samedis | sam',
        de: `samstag samstags samstage sonnabend sonnabends | sa ${of('samstag')}`,
        pt: 'sabado sabados | sab',
        it: 'sabato sabati | sab',
      },
      {
        en: 'sunday sundays | sun',
        es: 'domingo domingos | dom',
        fr: 'dimanche dimanches | dim',
        de: `sonntag sonntags sonntage @sunday | ${of('sonntag')}`,
        pt: 'domingo domingos | dom',
        it: 'domenica domeniche | dom',
      },
    ],
    each: true,
  },
  {
    sides: [
      {
        en: 'january | jan',
        es: 'enero | ene',
        fr: 'janvier | janv',
        de: `januar janner jaenner | jan ${of('januar')}`,
        pt: 'janeiro | jan',
        it: 'gennaio | gen',
      },
      {
        en: 'february | feb',
        es: 'febrero | feb',
        fr: 'fevrier | fev fevr',
        de: `februar feber | feb ${of('februar')}`,
        pt: 'fevereiro | fev',
        it: 'febbraio | feb',
      },
      {
        en: '| march mar',
        es: 'marzo | mar',
        fr: '| mars',
        de: `marz maerz | mrz ${of('marz')}`,
        pt: '@march | marco',
        it: 'marzo | mar',
      },
      {
        en: 'april | apr',
        es: 'abril | abr',
        fr: 'avril | avr',
        de: `april | apr ${of('april')}`,
        pt: 'abril | abr',
        it: 'aprile | apr',
      },
      { en: '| may', es: 'mayo', fr: 'mai', de: `mai | ${of('mai')}`, pt: 'maio | mai', it: 'maggio | mag' },
      {
        en: 'june | jun',
        es: 'junio | jun',
        fr: 'juin',
        de: `juni | jun ${of('juni')}`,
        pt: 'junho | jun',
        it: 'giugno | giu',
      },
      {
        en: 'july | jul',
        es: 'julio | jul',
        fr: 'juillet | juil',
        de: `juli | jul ${of('juli')}`,
        pt: 'julho | jul',
        it: 'luglio | lug',
      },
      {
        en: 'august | aug',
        es: 'agosto | ago',
        fr: 'aout',
        de: `august | aug ${of('august')}`,
        pt: 'agosto | ago',
        it: 'agosto | ago',
      },
      {
        en: 'september | sep sept',
        es: 'septiembre setiembre | sep sept',
        fr: 'septembre | sep sept',
        de: `september | sep sept ${of('september')}`,
        pt: 'setembro | set',
        it: 'settembre | set sett',
      },
      {
        en: 'october | oct',
        es: 'octubre | oct',
        fr: 'octobre | oct',
        de: `oktober | okt ${of('oktober')}`,
        pt: 'outubro | out',
        it: 'ottobre | ott',
      },
      {
        en: 'november | nov',
        es: 'noviembre | nov',
        fr: 'novembre | nov',
        de: `november | nov ${of('november')}`,
        pt: 'novembro | nov',
        it: 'novembre | nov',
      },
      {
        en: 'december | dec',
        es: 'diciembre | dic',
        fr: 'decembre | dec',
        de: `dezember | dez ${of('dezember')}`,
        pt: 'dezembro | dez',
        it: 'dicembre | dic',
      },
    ],
    each: true,
  },
  {
    sides: [
      {
        en: '@beforeyesterday',
        es: 'anteayer antier @beforeyesterday',
        fr: '@beforeyesterday',
        de: 'vorgestern @beforeyesterday',
        pt: 'anteontem @beforeyesterday',
        it: 'altroieri avantieri @beforeyesterday',
      },
      {
        en: 'yesterday @lastnight',
        es: 'ayer anoche',
        fr: 'hier',
        de: 'gestern @lastnight',
        pt: 'ontem @lastnight',
        it: 'ieri @lastnight',
      },
      {
        en: 'today tonight tonite',
        es: 'hoy @tonight',
        fr: 'hui aujourdhui @tonight',
        de: 'heute heut',
        pt: 'hoje @tonight',
        it: 'oggi stasera @tonight',
      },
      {
        en: 'tomorrow tmrw tomorow tommorow tommorrow',
        es: 'manana',
        fr: 'demain',
        de: 'morgen',
        pt: 'amanha',
        it: 'domani domattina',
      },
      {
        en: '@aftertomorrow',
        es: '@aftertomorrow',
        fr: '@aftertomorrow',
        de: 'ubermorgen uebermorgen @aftertomorrow',
        pt: '@aftertomorrow',
        it: 'dopodomani @aftertomorrow',
      },
    ],
  },
  {
    sides: [
      {
        en: 'before',
        es: 'antes',
        fr: 'avant',
        de: 'vor vorm bevor vorher zuvor ehe davor',
        pt: 'antes',
        it: 'prima',
      },
      {
        en: 'after',
        es: 'despues tras',
        fr: 'apres',
        de: 'nach nachdem nachher danach',
        pt: 'depois apos',
        it: 'dopo | poi',
      },
    ],
  },
  {
    sides: [
      {
        en: 'since | from as starting',
        es: 'desde | partir',
        fr: 'depuis | des partir',
        de: 'seit seitdem seither | ab von vom aus beginnend',
        pt: 'desde | @from',
        it: "@since | da dal dalla dallo dai dagli dalle dall' partire @from",
      },
      {
        en: 'until till til | to by even through',
        es: 'hasta | para',
        fr: 'jusque | @until',
        de: 'bis | zu zum sogar um',
        pt: 'ate | para',
        it: "fino fin sino | a al alla allo all' ai agli alle per finche @until",
      },
    ],
  },
  {
    sides: [
      {
        en: 'last previous | past yesterday @lastnight',
        es: 'pasado pasada pasados pasadas anterior | ultimo ultima ultimos ultimas',
        fr: 'dernier derniere derniers dernieres | passe passee precedent precedente',
        de: `letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vergangenem vorige
          vorigen voriger voriges | vorherige vorherigen`,
        pt: 'passado passada passados passadas ultimo ultima ultimos ultimas anterior anteriores',
        it: `scorso scorsa scorsi scorse precedente precedenti passata passate | passato passati ultimo ultima ultimi
          ultime`,
      },
      {
        en: 'next following coming',
        es: 'proximo proxima proximos proximas siguiente siguientes',
        fr: 'prochain prochaine prochains prochaines suivant suivante',
        de: `nachste naechste nachsten naechsten nachster naechster nachstes naechstes nachstem kommende kommenden
          kommender kommendes kommendem | folgende folgenden folgender folgendes folgendem nachst`,
        pt: 'proximo proxima proximos proximas seguinte seguintes @coming',
        it: `prossimo prossima prossimi prossime successivo successiva successivi successive seguente seguenti | @coming
          venturo`,
      },
    ],
  },
  {
    sides: [
      {
        en: '@quarterpast',
        es: '@quarterpast',
        fr: '@quarterpast',
        de: '@quarterpast',
        pt: '@quarterpast',
        it: '@quarterpast',
      },
      {
        en: '@quarterto',
        es: '@quarterto',
        fr: '@quarterto',
        de: '@quarterto',
        pt: '@quarterto',
        it: '@quarterto',
      },
    ],
  },
  {
    sides: [
      {
        en: 'early earlier',
        es: 'temprano',
        fr: 'tot',
        de: 'fruh frueh fruhe fruhen fruhem fruhes | fruher frueher fruhestens fruhzeitig eher',
        pt: 'cedo',
        it: 'presto',
      },
      {
        en: 'late later',
        es: '| tarde',
        fr: 'tard',
        de: 'spat spaet spater spaeter spate spaten spatem verspatet verspatung',
        pt: '@late | tarde atrasado atrasada atraso',
        it: 'tardi tardo tarda | @late ritardo',
      },
    ],
    graded: true,
  },
];
