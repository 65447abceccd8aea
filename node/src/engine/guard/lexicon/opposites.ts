import type { Row } from './rows.js';

/** What is another word more often ("este", "est") is there as a phrase ("al este"), or left out. A word has one place in all rows. */
export const OPPOSITES: readonly Row[] = [
  {
    sides: [
      { en: 'monday mondays | mon', es: 'lunes | lun', fr: 'lundi lundis | lun' },
      { en: 'tuesday tuesdays | tue tues', es: 'martes | mar', fr: 'mardi mardis | mar' },
      { en: 'wednesday wednesdays | wed weds', es: 'miercoles | mie', fr: 'mercredi mercredis | mer' },
      { en: 'thursday thursdays | thu thur thurs', es: 'jueves | jue', fr: 'jeudi jeudis | jeu' },
      { en: 'friday fridays | fri', es: 'viernes | vie', fr: 'vendredi vendredis | ven' },
      { en: 'saturday saturdays | sat', es: 'sabado sabados | sab', fr: 'samedi samedis | sam' },
      { en: 'sunday sundays | sun', es: 'domingo domingos | dom', fr: 'dimanche dimanches | dim' },
    ],
    each: true,
  },
  {
    sides: [
      { en: 'january | jan', es: 'enero | ene', fr: 'janvier | janv' },
      { en: 'february | feb', es: 'febrero | feb', fr: 'fevrier | fev fevr' },
      { en: '| march mar', es: 'marzo | mar', fr: '| mars' },
      { en: 'april | apr', es: 'abril | abr', fr: 'avril | avr' },
      { en: '| may', es: 'mayo', fr: 'mai' },
      { en: 'june | jun', es: 'junio | jun', fr: 'juin' },
      { en: 'july | jul', es: 'julio | jul', fr: 'juillet | juil' },
      { en: 'august | aug', es: 'agosto | ago', fr: 'aout' },
      { en: 'september | sep sept', es: 'septiembre setiembre | sep sept', fr: 'septembre | sep sept' },
      { en: 'october | oct', es: 'octubre | oct', fr: 'octobre | oct' },
      { en: 'november | nov', es: 'noviembre | nov', fr: 'novembre | nov' },
      { en: 'december | dec', es: 'diciembre | dic', fr: 'decembre | dec' },
    ],
    each: true,
  },
  {
    sides: [
      { en: '@beforeyesterday', es: 'anteayer antier @beforeyesterday', fr: '@beforeyesterday' },
      { en: 'yesterday @lastnight', es: 'ayer anoche', fr: 'hier' },
      { en: 'today tonight tonite', es: 'hoy @tonight', fr: 'hui aujourdhui @tonight' },
      { en: 'tomorrow tmrw tomorow tommorow tommorrow', es: 'manana', fr: 'demain' },
      { en: '@aftertomorrow', es: '@aftertomorrow', fr: '@aftertomorrow' },
    ],
  },
  {
    sides: [
      { en: 'before', es: 'antes', fr: 'avant' },
      { en: 'after', es: 'despues tras', fr: 'apres' },
    ],
  },
  {
    sides: [
      { en: 'since | from as starting', es: 'desde | partir', fr: 'depuis | des partir' },
      { en: 'until till til | to by even through', es: 'hasta | para', fr: 'jusque | @until' },
    ],
  },
  {
    sides: [
      {
        en: 'last previous | past yesterday @lastnight',
        es: 'pasado pasada pasados pasadas anterior | ultimo ultima ultimos ultimas',
        fr: 'dernier derniere derniers dernieres | passe passee precedent precedente',
      },
      {
        en: 'next following coming',
        es: 'proximo proxima proximos proximas siguiente siguientes',
        fr: 'prochain prochaine prochains prochaines suivant suivante',
      },
    ],
  },
  {
    sides: [
      { en: '@quarterpast', es: '@quarterpast', fr: '@quarterpast' },
      { en: '@quarterto', es: '@quarterto', fr: '@quarterto' },
    ],
  },
  {
    sides: [
      { en: 'early earlier', es: 'temprano', fr: 'tot' },
      { en: 'late later', es: '| tarde', fr: 'tard' },
    ],
    graded: true,
  },
  {
    sides: [
      { en: 'left', es: 'izquierda izquierdo', fr: 'gauche' },
      { en: 'right', es: 'derecha derecho', fr: 'droite droit' },
      { en: '@straight', es: '@straight', fr: '@straight' },
    ],
    several: true,
  },
  {
    sides: [
      {
        en: `north | northern northward northwards northbound northeast northwest northerly northeastern
          northwestern n ne nw`,
        es: `norte | nortes norteno noreste noroeste nororiental septentrional boreal norteamerica norteamericano
          norteamericana norteamericanos norcoreano norcoreanos norcoreana n`,
        fr: 'nord | @northeast @northwest nords septentrional boreale n',
      },
      {
        en: `south | southern southward southwards southbound southeast southwest southerly southeastern
          southwestern s se sw`,
        es: `sur | sureste suroeste sureno meridional austral sudeste sudoeste sudafrica sudafricano sudafricana
          sudafricanos sudamerica sudamericano sudamericana sudamericanos suramerica surcoreano surcoreana surcoreanos s`,
        fr: 'sud | @southeast @southwest meridional meridionale australe s',
      },
      {
        en: 'east | eastern eastward eastwards eastbound easterly e',
        es: '@east | este oriente oriental orientales e',
        fr: '@east | est orient oriental orientale orientaux e',
      },
      {
        en: 'west | western westward westwards westbound westerly w',
        es: 'oeste | occidente occidental occidentales o w',
        fr: 'ouest | occident occidental occidentale occidentaux o w',
      },
    ],
    each: true,
  },
  {
    sides: [
      { en: 'upstairs upstream uphill @up', es: 'arriba suba suban', fr: 'amont @up montez' },
      { en: 'downstairs downstream downhill @down', es: 'abajo baje bajen', fr: 'aval @down descendez' },
    ],
  },
  {
    sides: [
      { en: 'above over', es: 'encima', fr: 'dessus' },
      { en: 'below under underneath beneath', es: 'debajo', fr: 'dessous' },
    ],
  },
  {
    sides: [
      { en: 'high higher', es: 'alto alta altos altas', fr: 'haut haute hauts hautes eleve elevee' },
      { en: 'low lower', es: 'bajo baja bajos bajas', fr: 'bas basse basses' },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'rising rises risen increase increases increased increasing',
        es: 'aumente aumentar aumenta aumentan aumento aumentando subiendo sube suben',
        fr: 'augmenter augmente augmentent augmentez | monte montent',
      },
      {
        en: 'falling decrease decreases decreased decreasing reduce reduces reduced',
        es: 'disminuya disminuir disminuye disminuyen reduzca reducir reduce bajando bajan',
        fr: 'diminuer diminue diminuent diminuez reduire reduit reduisez baisse baissent | descend',
      },
    ],
  },
  {
    sides: [
      { en: 'inside indoors', es: 'dentro adentro', fr: 'dedans interieur' },
      { en: 'outside outdoors', es: 'fuera afuera', fr: 'dehors exterieur' },
    ],
  },
  {
    sides: [
      { en: 'enter entrance', es: 'entrar entren entrada', fr: 'entrer entrez entree' },
      { en: 'exit', es: 'salir salga salgan salida', fr: 'sortir sortez sortie' },
    ],
  },
  {
    sides: [
      {
        en: 'open opened opens opening',
        es: 'abierto abierta abiertos abiertas abre abren abra abran abrir',
        fr: 'ouvert ouverte ouverts ouvertes ouvre ouvrent ouvrez ouvrir',
      },
      {
        en: 'closed closes close closing shut',
        es: 'cerrado cerrada cerrados cerradas cierra cierran cierre cierren cerrar',
        fr: 'ferme fermee fermes fermees ferment fermez fermer',
      },
    ],
  },
  {
    sides: [
      {
        en: '@on | light lights lit lighting',
        es: 'encienda encender enciende encendido encendida prenda prender',
        fr: 'allumez allumer allume allumee',
      },
      {
        en: '@off',
        es: 'apague apagar apaga apagado apagada',
        fr: 'eteignez eteindre eteint eteinte | coupe coupez coupee couper',
      },
    ],
  },
  {
    sides: [
      { en: 'full', es: 'lleno llena llenos llenas', fr: 'plein pleine pleins pleines' },
      { en: 'empty', es: 'vacio vacia vacios vacias', fr: 'vide vides' },
    ],
  },
  {
    sides: [
      { en: 'more @atleast', es: 'mas @atleast', fr: 'plus @atleast' },
      {
        en: 'less fewer @atmost @upto | @notover',
        es: 'menos @atmost | @notover',
        fr: 'moins @atmost | @notover',
      },
    ],
  },
  {
    sides: [
      { en: '@floor', es: '@floor', fr: '@floor' },
      { en: '@cap', es: '@cap', fr: '@cap' },
    ],
  },
  {
    sides: [
      {
        en: 'quick quickly faster rapid rapidly | fast',
        es: 'rapido rapida rapidos rapidas rapidamente',
        fr: 'vite rapide rapides rapidement',
      },
      {
        en: 'slow slower slowly',
        es: 'lento lenta lentos lentas lentamente despacio',
        fr: 'lent lente lentement',
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
      },
      {
        en: 'worse | worsening worsened',
        es: 'peor peores empeorando empeora empeoro',
        fr: 'pire pires | empire',
      },
    ],
  },
  {
    sides: [
      { en: 'strong stronger', es: 'fuerte fuertes', fr: 'fort forte forts fortes' },
      { en: 'weak weaker', es: 'debil debiles', fr: 'faible faibles' },
    ],
    graded: true,
  },
  {
    sides: [
      { en: 'clean cleaner', es: 'limpio limpia limpios limpias', fr: 'propre propres' },
      { en: 'dirty dirtier', es: 'sucio sucia sucios sucias', fr: 'sale sales' },
    ],
    graded: true,
  },
  {
    sides: [
      { en: 'dry drier', es: 'seco seca secos secas', fr: 'sec seche secs seches' },
      {
        en: 'wet wetter',
        es: 'mojado mojada mojados mojadas humedo humeda',
        fr: 'mouille mouillee mouilles mouillees humide humides',
      },
    ],
    graded: true,
  },
  {
    sides: [
      { en: 'near nearby nearer closer', es: 'cerca', fr: 'pres proche' },
      { en: 'far farther | further', es: 'lejos', fr: 'loin' },
    ],
    graded: true,
  },
  {
    sides: [
      {
        en: 'awake | wake wakes woke',
        es: 'despierto despierta despiertos',
        fr: 'reveille reveillee eveille',
      },
      {
        en: 'asleep sleeping | sleep sleeps slept',
        es: 'dormido dormida dormidos | duermo duerme duermen dormir durmio',
        fr: 'endormi endormie endormis | endors endort dort dors dormir',
      },
    ],
  },
  {
    sides: [
      { en: 'alive living', es: 'vivo viva vivos vivas', fr: 'vivant vivante vivants' },
      {
        en: 'dead died dying',
        es: 'muerto muerta muertos muertas murio murieron fallecio fallecido fallecida',
        fr: 'mort morte morts decede decedee',
      },
    ],
  },
  {
    sides: [
      {
        en: 'hot warm hotter warmer | heat heatstroke heatwave heatwaves',
        es: 'caliente calientes calor',
        fr: 'chaud chaude chauds chaudes chaleur | canicule canicules',
      },
      {
        en: 'cold cool colder cooler',
        es: 'frio fria frios frias | fresco fresca gelido gelida gelidos gelidas helado helada',
        fr: 'froid froide froids froides | frais fraiche glacial glaciale glacials glaciaux',
      },
    ],
    graded: true,
  },
  {
    sides: [
      { en: 'father dad daddy fathers', es: 'padre papa', fr: 'pere papa peres' },
      { en: 'mother mom mum mothers', es: 'madre mama', fr: 'mere maman meres' },
    ],
  },
  {
    sides: [
      { en: 'son sons boy boys', es: 'hijo nino chico muchacho', fr: 'fils garcon garcons' },
      {
        en: 'daughter daughters girl girls',
        es: 'hija hijas nina ninas chica chicas muchacha',
        fr: 'fille filles',
      },
    ],
  },
  {
    sides: [
      { en: 'brother brothers', es: 'hermano', fr: 'frere freres' },
      { en: 'sister sisters', es: 'hermana hermanas', fr: 'soeur soeurs sœur sœurs' },
    ],
  },
  {
    sides: [
      {
        en: 'man men husband',
        es: 'hombre hombres marido esposo',
        fr: 'homme hommes mari epoux',
      },
      { en: 'woman women wife', es: 'mujer mujeres esposa', fr: 'femme femmes epouse' },
    ],
  },
  {
    sides: [
      {
        en: 'gentleman gentlemen sir mr mister',
        es: 'senor senores caballero caballeros',
        fr: 'monsieur messieurs',
      },
      {
        en: 'lady ladies madam maam mrs ms',
        es: 'senora senoras senorita dama damas',
        fr: 'madame mesdames dame dames mme mademoiselle',
      },
    ],
    unordered: true,
  },
  {
    sides: [
      {
        en: 'push pushes pushed pushing',
        es: 'empuje empujen empujar empuja empujamos empujando',
        fr: 'poussez pousser pousse',
      },
      {
        en: 'pull pulls pulled pulling',
        es: 'jale jalen jalar jala tire tiren tirar',
        fr: 'tirez tirer tire',
      },
    ],
  },
  {
    sides: [
      {
        en: '@inhale inhale',
        es: 'inspire inhale inspirar inhalar | aspire',
        fr: 'inspirez inspirer inspire',
      },
      { en: '@exhale exhale', es: 'espire exhale espirar exhalar', fr: 'expirez expirer expire' },
    ],
  },
  {
    sides: [
      {
        en: 'tighten tightens tightened tightening',
        es: 'apriete aprieten apretar aprieta apretado apretada',
        fr: 'serrez serrer serre serree',
      },
      {
        en: 'loosen loosens loosened loosening',
        es: 'afloje aflojen aflojar afloja aflojado aflojada',
        fr: 'desserrez desserrer desserre desserree',
      },
    ],
  },
  {
    sides: [
      {
        en: 'add adds added adding | @puton',
        es: 'pongase ponganse agregue agreguen agregar agrega anada anadan anadir anade | anadio agrego ponga ponerse',
        fr: 'ajoutez ajouter ajoute | mettez mettre',
      },
      {
        en: 'remove removes removed removing @takeoff',
        es: 'quite quiten quitar quitese quitarse quita retire retiren retirar retira | quito retiro saque saquen sacar',
        fr: 'enlevez enlever enleve retirez retirer retire otez oter',
      },
    ],
  },
  {
    sides: [
      {
        en: 'connect connects connected connecting',
        es: 'conecte conecten conectar conecta conectado conectada',
        fr: 'branchez brancher branche connectez connecter connecte',
      },
      {
        en: 'disconnect disconnects disconnected disconnecting unplug unplugged',
        es: 'desconecte desconecten desconectar desconecta desconectado desconectada desenchufe desenchufar',
        fr: 'debranchez debrancher debranche deconnectez deconnecter deconnecte',
      },
    ],
  },
  {
    sides: [
      {
        en: 'buy buys bought buying',
        es: 'comprar compre compren compra compro compraron comprado',
        fr: 'acheter achetez achete achetent | achat achats',
      },
      {
        en: 'sell sells sold selling',
        es: 'vender vendan vende vendio vendieron vendido',
        fr: 'vendre vendez vend vendent vendu',
      },
    ],
  },
  {
    sides: [
      {
        en: 'send sends sent sending',
        es: 'enviar envie envien envia envio enviaron enviado mandar mande manden manda mandaron | mando',
        fr: 'envoyer envoyez envoyons envoie envoient envoye envoyes envoyee envoyees',
      },
      {
        en: 'receive receives received receiving',
        es: 'recibir reciba reciban recibe recibi recibio recibimos recibieron recibido',
        fr: 'recevoir recevez recevons recoit recoivent recu recus recue recues',
      },
    ],
  },
  {
    sides: [
      {
        en: '@sit sitting seated',
        es: 'sientese sientense sentarse sentado sentada sentados',
        fr: 'asseyez asseoir assis assise',
      },
      { en: '@standup standing', es: 'levantese parese @standing | parado', fr: '@standup debout' },
      {
        en: '@lie lying',
        es: 'acuestese acuestense acostarse acostado acostada acueste acuesten',
        fr: 'allongez allonger allonge allongee couchez coucher couche couchee',
      },
    ],
  },
  {
    sides: [
      {
        en: 'hypertension hyperglycemia hyperglycaemia hyperthermia',
        es: 'hipertension hiperglucemia hiperglicemia hipertermia',
        fr: 'hypertension hyperglycemie hyperthermie',
      },
      {
        en: 'hypotension hypoglycemia hypoglycaemia hypothermia',
        es: 'hipotension hipoglucemia hipoglicemia hipotermia',
        fr: 'hypotension hypoglycemie hypothermie',
      },
    ],
  },
  {
    sides: [
      {
        en: 'double doubles doubled doubling',
        es: 'doble duplique dupliquen duplicar duplica duplico duplicado | dobles',
        fr: 'double doublez doubler doublee | doubles',
      },
      { en: 'halve halves halved halving', es: '| mitad mitades', fr: '| moitie moities' },
    ],
  },
  {
    sides: [
      {
        en: 'stop stops stopped stopping',
        es: 'parar pare paren detenga detengan detener detente',
        fr: 'arretez arreter cessez cesser | arrete',
      },
      {
        en: 'start starts started begin begins | starting began beginning',
        es: `empiece empiecen empezar empieza empezo comience comiencen comenzar comienza comenzo | inicie iniciar arranque
          arrancar`,
        fr: 'commencez commencer commence demarrez demarrer',
      },
      {
        en: 'continue continues continued keep keeps kept | still',
        es: 'siga sigan seguir continuar continuen | sigue siguen continua',
        fr: 'continuez continuer | continue',
      },
    ],
  },
  {
    sides: [
      {
        en: 'remember | @remember',
        es: 'recuerde recuerden acuerdese acuerdate acuerdense | @remember',
        fr: 'rappelez souvenez | @remember pensez',
      },
      { en: 'forget', es: 'olvide olviden | olvidar', fr: 'oubliez | oublier' },
    ],
  },
  {
    sides: [
      {
        en: 'arrive arrives arrived arriving | eta',
        es: 'llegar llega llegan llego llegue lleguen llegaron',
        fr: 'arriver arrivent arrivez arrivee | arrive',
      },
      {
        en: 'leaves leaving | leave depart departs departed departure',
        es: 'sale salen saldra | parte parten partir partio irse',
        fr: 'partir part partent partez depart | quitte quittez laisse',
      },
    ],
  },
  {
    sides: [
      { en: 'many', es: 'muchos muchas', fr: 'beaucoup nombreux nombreuses' },
      { en: 'few', es: 'pocos pocas', fr: 'peu' },
    ],
  },
  {
    sides: [
      {
        en: 'some several',
        es: 'algunos algunas varios varias',
        fr: 'quelques plusieurs certains certaines',
      },
      {
        en: 'all every each everyone everybody everything',
        es: 'todo toda todos todas cada @every',
        fr: 'tous toutes tout toute chaque @every',
      },
    ],
  },
  {
    sides: [
      { en: 'adult adults', es: 'adulto adulta adultos adultas', fr: 'adulte adultes' },
      { en: 'child children kid kids', es: 'ninos hijos | nino nina ninas hijo', fr: 'enfant enfants' },
      { en: 'baby babies newborn', es: 'bebe bebes', fr: 'bebe bebes | nourrisson nourrissons' },
    ],
  },
  {
    sides: [
      {
        en: 'big bigger large larger huge',
        es: 'grande grandes enorme enormes',
        fr: 'grand grande grands grandes gros grosse enorme',
      },
      {
        en: 'small smaller tiny',
        es: 'pequeno pequena pequenos pequenas',
        fr: 'petit petite petits petites',
      },
    ],
  },
  {
    sides: [
      { en: 'long longer', es: 'largo larga largos largas', fr: 'long longue longs longues' },
      { en: 'short shorter', es: 'corto corta cortos cortas', fr: 'court courte courts courtes' },
    ],
  },
  {
    sides: [
      {
        en: 'old older elderly',
        es: 'viejo vieja viejos viejas anciano anciana ancianos',
        fr: 'vieux vieille vieil vieilles age agee ages',
      },
      { en: 'young younger', es: 'joven jovenes', fr: 'jeune jeunes' },
    ],
  },
  {
    sides: [
      { en: 'easy easier easily', es: 'facil faciles facilmente', fr: 'facile faciles facilement' },
      { en: 'difficult', es: 'dificiles', fr: 'difficile difficiles' },
    ],
  },
  {
    sides: [
      {
        en: 'deep deeper',
        es: 'profundo profunda profundos profundas',
        fr: 'profond profonde profonds profondes',
      },
      { en: 'shallow', es: '@shallow', fr: '@shallow' },
    ],
  },
];
