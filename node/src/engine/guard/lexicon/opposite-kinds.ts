import type { Row } from './rows.js';
import { FEMININE, HARD, MASCULINE, SOFT } from './ukrainian-endings.js';

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
        uk: `багато чимало численн${HARD} багатьох багатьом`,
      },
      {
        en: 'few',
        es: 'pocos pocas',
        fr: 'peu',
        de: 'wenige wenigen',
        pt: 'poucos poucas',
        it: 'pochi poche',
        uk: `мало нечисленн${HARD} небагато`,
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
        uk: `деяк/ий/а/е/і/ого/ої/ому/их/им/ими дехто деякою
          деяку | кілька кількох кільком кількома декілька декількох якісь якихось`,
      },
      {
        en: 'all every each everyone everybody everything',
        es: 'todo toda todos todas cada @every',
        fr: 'tous toutes tout toute chaque @every',
        de: 'alle allen aller alles jede jeden jeder jedes jedem samtliche samtlichen',
        pt: 'todo toda todos todas cada tudo @every',
        it: `tutto tutta tutti tutte ogni ciascuno ciascuna ognuno ognuna @every | ciascun qualsiasi qualunque`,
        uk: `всі усі всіх усіх всім усім всіма усіма кожн${HARD} кожен весь увесь вся уся всю усю всією усією | все
          усе всьому усьому щодня щоночі щоранку щовечора щотижня щомісяця щороку щоліта щозими щоразу цілий`,
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
        uk: `доросл${HARD}`,
      },
      {
        en: 'child children kid kids',
        es: 'ninos hijos | nino nina ninas hijo',
        fr: 'enfant enfants',
        de: 'kind kinder kindern kindes',
        pt: 'crianca criancas filhos',
        it: 'bambini figli',
        uk: `діти дітей дітям дітьми дітях дітлах/и/ів дітк/и/ам дітках діток дитин${FEMININE} | дитинк/а/и/у/ою
          малюк${MASCULINE} малят/а/ам дитяч${HARD}`,
      },
      {
        en: 'baby babies newborn',
        es: 'bebe bebes',
        fr: 'bebe bebes | nourrisson nourrissons',
        de: 'baby babys saugling sauglinge sauglings sauglingen neugeborene neugeborenen neugeborenes',
        pt: '@baby bebes | bebe',
        it: 'neonato neonata neonati neonate lattante lattanti bebe | @perhapsbaby bimbo bimba bimbi',
        uk: `немовл/я/яті/ям немовлят//а/ам/ами/ах новонароджен${HARD} | дитя маля малюк${MASCULINE} малят/а/ам дитин${FEMININE} дітей дітям дітьми діток дитинк/а/и/у/ою`,
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
        uk: `велик${HARD} величезн${HARD} | більш/ий/а/і/ого/ої/ому/ій/у/им/ою/их/ими`,
      },
      {
        en: 'small smaller tiny',
        es: 'pequeno pequena pequenos pequenas',
        fr: 'petit petite petits petites',
        de: 'klein kleine kleinen kleiner kleines kleinem kleinere kleineren winzig winzige winzigen',
        pt: 'pequeno pequena pequenos pequenas | menor menores',
        it: 'piccolo piccola piccoli piccole | minore minori minuscolo minuscola',
        uk: `маленьк${HARD} мал/ий/е/і/ого/ої/ому/ій/у/им/ою/их/ими невелик${HARD} крихітн${HARD} | мала
          менш/ий/а/і/ого/ої/ому/ій/у/им/ою/их/ими невеличк${HARD}`,
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
        uk: `довг${HARD} довго довш${HARD} | довжин/а/и/у/ою`,
      },
      {
        en: 'short shorter',
        es: 'corto corta cortos cortas',
        fr: 'court courte courts courtes',
        de: 'kurz kurze kurzen kurzer kurzes kurzem kuerzer kurzere',
        pt: 'curto curta curtos curtas | breve',
        it: 'corto corta corti corte | breve brevi',
        uk: `коротк${HARD} коротко коротш${HARD}`,
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
        uk: `стар${HARD} старш${HARD} стареньк${HARD} | давн${SOFT}`,
      },
      {
        en: 'young younger',
        es: 'joven jovenes',
        fr: 'jeune jeunes',
        de: 'jung junger junges juenger jungere jungeren | junge jungen jungem',
        pt: 'jovem jovens',
        it: 'giovane giovani',
        uk: `молод${HARD} молодш${HARD} юн${HARD} молоденьк${HARD}`,
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
        uk: `легк${HARD} легко легше | прост${HARD} простіше`,
      },
      {
        en: 'difficult',
        es: 'dificiles',
        fr: 'difficile difficiles',
        de: `schwierig schwierige schwierigen schwieriger schwieriges schwierigem schwer schwere schweren schwerer
          schweres`,
        pt: 'dificil dificeis',
        it: 'difficile difficili',
        uk: `важк${HARD} важко складн${HARD} складно тяжк${HARD} тяжко`,
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
        uk: `глибок${HARD} глибоко глибш${HARD}`,
      },
      {
        en: 'shallow',
        es: '@shallow',
        fr: '@shallow',
        de: 'flach flache flachen flacher flaches flachem seicht seichte seichten seichter seichtes seichtem',
        pt: 'raso rasa rasos rasas',
        it: '@shallow',
        uk: `мілк${HARD} мілко | неглибок${HARD} неглибоко`,
      },
    ],
  },
];
