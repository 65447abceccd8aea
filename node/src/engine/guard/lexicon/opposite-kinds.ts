import type { Row } from './rows.js';

/** How many, how old, how big. */
export const OPPOSITE_KINDS: readonly Row[] = [
  {
    sides: [
      {
        en: 'many',
        es: 'muchos muchas',
        fr: 'beaucoup nombreux nombreuses',
        de: 'viele vielen vieler',
        pt: 'muitos muitas',
        it: 'molti molte tanti tante',
        uk: 'багато багатьох багатьом численн/ий… чимало',
      },
      {
        en: 'few',
        es: 'pocos pocas',
        fr: 'peu',
        de: 'wenige wenigen',
        pt: 'poucos poucas',
        it: 'pochi poche',
        uk: 'мало небагато обмаль',
      },
    ],
  },
  {
    sides: [
      {
        en: 'some several',
        es: 'algunos algunas varios varias',
        fr: 'quelques plusieurs certains certaines',
        de: 'einige einigen einiger einiges mehrere mehreren mehrerer manche manchen mancher',
        pt: 'alguns algumas varios varias',
        it: 'alcuni alcune diversi diverse parecchi parecchie | qualche vari varie certi certe',
        uk: `деяк/ий… кілька декілька кількох декількох кільком кількома | якісь дехто дехто`,
      },
      {
        en: 'all every each everyone everybody everything',
        es: 'todo toda todos todas cada @every',
        fr: 'tous toutes tout toute chaque @every',
        de: 'alle allen aller alles jede jeden jeder jedes jedem samtliche samtlichen',
        pt: 'todo toda todos todas cada tudo @every',
        it: `tutto tutta tutti tutte ogni ciascuno ciascuna ognuno ognuna @every | ciascun qualsiasi qualunque`,
        uk: `ус/і/е/іх/ім/іма/я/ю/ього/ьому/ією/ієї вс/і/е/іх/ім/іма/я/ю/ього/ьому/ією/ієї весь увесь кожен
кожн/ий/а/е/і/ого/ої/ому/ій/у/ою/им @every | щодня щотижня щомісяця щороку щоночі щоранку щовечора щоразу
будьхто`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'adult adults',
        es: 'adulto adulta adultos adultas',
        fr: 'adulte adultes',
        de: 'erwachsene erwachsenen erwachsener erwachsenem',
        pt: 'adulto adulta adultos adultas',
        it: 'adulto adulta adulti adulte',
        uk: 'доросл/ий…',
      },
      {
        en: 'child children kid kids',
        es: 'ninos hijos | nino nina ninas hijo',
        fr: 'enfant enfants',
        de: 'kind kinder kindern kindes',
        pt: 'crianca criancas filhos',
        it: 'bambini figli',
        uk: 'діт/и/ей/ям/ьми/ях дитин/а/у/и/і/ою | дитяч/ий…',
      },
      {
        en: 'baby babies newborn',
        es: 'bebe bebes',
        fr: 'bebe bebes | nourrisson nourrissons',
        de: 'baby babys saugling sauglinge sauglings sauglingen neugeborene neugeborenen neugeborenes',
        pt: '@baby bebes | bebe',
        it: 'neonato neonata neonati neonate lattante lattanti bebe | @perhapsbaby bimbo bimba bimbi',
        uk: `немовл/я/яти/ят/ята/ятам малюк//а/у/ові/ом/и/ів новонароджен/ий… | @perhapsbaby`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'big bigger large larger huge',
        es: 'grande grandes enorme enormes',
        fr: 'grand grande grands grandes gros grosse enorme',
        de: `groß gross große grosse großen grossen großer grosser großes grosses großem grossem groeßer groesser
          großere grossere großeren grosseren großerer grosserer großeres grosseres riesig riesige riesigen riesiger`,
        pt: 'grande grandes enorme enormes | maior maiores',
        it: 'grande grandi gran grosso grossa grossi grosse enorme enormi | maggiore maggiori',
        uk: 'велик/ий… більш/ий/а/ого/ої/ому/у/ою/их/ими величезн/ий…',
      },
      {
        en: 'small smaller tiny',
        es: 'pequeno pequena pequenos pequenas',
        fr: 'petit petite petits petites',
        de: 'klein kleine kleinen kleiner kleines kleinem kleinere kleineren winzig winzige winzigen',
        pt: 'pequeno pequena pequenos pequenas | menor menores',
        it: 'piccolo piccola piccoli piccole | minore minori minuscolo minuscola',
        uk: `мал/ий/е/і/ого/ої/ому/ій/у/ою/им/их маленьк/ий… невелик/ий… менш/ий/а/ого/ої/ому/у/ою/их крихітн/ий… | мала`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'long longer',
        es: 'largo larga largos largas',
        fr: 'long longue longs longues',
        de: 'lang lange langen langer langes langem laenger langere langeren',
        pt: 'longo longa longos longas comprido comprida compridos compridas',
        it: 'lungo lunga lunghi lunghe',
        uk: 'довг/ий… довш/ий… довше',
      },
      {
        en: 'short shorter',
        es: 'corto corta cortos cortas',
        fr: 'court courte courts courtes',
        de: 'kurz kurze kurzen kurzer kurzes kurzem kuerzer kurzere',
        pt: 'curto curta curtos curtas | breve',
        it: 'corto corta corti corte | breve brevi',
        uk: 'коротк/ий… коротш/ий… коротше',
      },
    ],
  },
  {
    sides: [
      {
        en: 'old older elderly',
        es: 'viejo vieja viejos viejas anciano anciana ancianos',
        fr: 'vieux vieille vieil vieilles age agee ages',
        de: 'alt alte alten altes altem alter aelter altere alteren altester',
        pt: 'velho velha velhos velhas idoso idosa idosos idosas',
        it: 'vecchio vecchia vecchi vecchie anziano anziana anziani anziane',
        uk: 'стар/ий… старш/ий… | літн/ій…',
      },
      {
        en: 'young younger',
        es: 'joven jovenes',
        fr: 'jeune jeunes',
        de: 'jung junger junges juenger jungere jungeren | junge jungen jungem',
        pt: 'jovem jovens',
        it: 'giovane giovani',
        uk: 'молод/ий… молодш/ий…',
      },
    ],
  },
  {
    sides: [
      {
        en: 'easy easier easily',
        es: 'facil faciles facilmente',
        fr: 'facile faciles facilement',
        de: 'leicht leichte leichten leichter leichtes einfach einfache einfachen einfacher einfaches',
        pt: 'facil faceis facilmente',
        it: 'facile facili facilmente',
        uk: 'легко легше | легк/ий…',
      },
      {
        en: 'difficult',
        es: 'dificiles',
        fr: 'difficile difficiles',
        de: `schwierig schwierige schwierigen schwieriger schwieriges schwierigem schwer schwere schweren schwerer
          schweres`,
        pt: 'dificil dificeis',
        it: 'difficile difficili',
        uk: 'складн/ий… складно | важк/ий… важко',
      },
    ],
  },
  {
    sides: [
      {
        en: 'deep deeper',
        es: 'profundo profunda profundos profundas',
        fr: 'profond profonde profonds profondes',
        de: 'tief tiefe tiefen tiefer tiefes tiefem',
        pt: 'profundo profunda profundos profundas fundo funda fundos fundas',
        it: 'profondo profonda profondi profonde',
        uk: 'глибок/ий… глибш/ий… глибше глибоко',
      },
      {
        en: 'shallow',
        es: '@shallow',
        fr: '@shallow',
        de: 'flach flache flachen flacher flaches flachem seicht seichte seichten seichter seichtes seichtem',
        pt: 'raso rasa rasos rasas',
        it: '@shallow',
        uk: 'мілк/ий… мілко неглибок/ий…',
      },
    ],
  },
];
