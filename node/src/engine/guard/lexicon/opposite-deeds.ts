import { verb } from './italian-verbs.js';
import type { Row } from './rows.js';

/** What is done: push and pull. */
export const OPPOSITE_DEEDS: readonly Row[] = [
  {
    sides: [
      {
        en: 'push pushes pushed pushing',
        es: 'empuje empujen empujar empuja empujamos empujando',
        fr: 'poussez pousser pousse',
        de: `schieben schiebt schieb schiebe geschoben schob drucken druecken druckt drueckt drucke gedruckt gedrueckt |
          stoßen stossen stoßt stosst schubsen`,
        pt: 'empurre empurrem empurrar empurra empurram empurrou empurrando | pressione aperta',
        it: `${verb('spingere', { participle: 'spinto' })} | prema premere premi`,
        uk: 'штовха/ти/є/ють/в/ла/ли/йте/й штовхн/ути/ув/ула/іть/и',
      },
      {
        en: 'pull pulls pulled pulling',
        es: 'jale jalen jalar jala tire tiren tirar',
        fr: 'tirez tirer tire',
        de: 'ziehen zieht zieh ziehe gezogen zog zogen | zerren',
        pt: 'puxe puxem puxar puxa puxam puxou puxando',
        it: `${verb('tirare')}`,
        uk: 'тягн/ути/е/уть/ув/ула/ули/іть/и тягти потягн/ути/іть/и/ув/ула',
      },
    ],
  },
  {
    sides: [
      {
        en: '@inhale inhale',
        es: 'inspire inhale inspirar inhalar | aspire',
        fr: 'inspirez inspirer inspire',
        de: 'einatmen einatmet eingeatmet inhalieren inhaliert @inhale',
        pt: 'inspire inspirem inspirar inspira inale inalar @inhale',
        it: `${verb('inspirare')} @inhale`,
        uk: 'вдих//ати/ає/айте/ай/у/аю вдихн/ути/іть/и @inhale',
      },
      {
        en: '@exhale exhale',
        es: 'espire exhale espirar exhalar',
        fr: 'expirez expirer expire',
        de: 'ausatmen ausatmet ausgeatmet @exhale',
        pt: 'expire expirem expirar expira exale exalar @exhale',
        it: `${verb('espirare')} @exhale`,
        uk: 'видих//ати/ає/айте/ай/у/аю видихн/ути/іть/и @exhale',
      },
    ],
  },
  {
    sides: [
      {
        en: 'tighten tightens tightened tightening',
        es: 'apriete aprieten apretar aprieta apretado apretada',
        fr: 'serrez serrer serre serree',
        de: 'festziehen festgezogen festzieht festzuziehen nachziehen nachgezogen straffen',
        pt: 'aperte apertem apertar apertado apertada',
        it: `${verb('stringere', { participle: 'stretto', without: 'stretto stretta stretti strette' })}`,
        uk: 'затягн/ути/іть/и/ув/ула підтягн/ути/іть/и стисн/ути/іть/и',
      },
      {
        en: 'loosen loosens loosened loosening',
        es: 'afloje aflojen aflojar afloja aflojado aflojada',
        fr: 'desserrez desserrer desserre desserree',
        de: 'lockern lockert lockere gelockert @loosen | losen lost lose gelost',
        pt: 'afrouxe afrouxem afrouxar afrouxa afrouxado afrouxada | solte soltem soltar',
        it: `${verb('allentare')}`,
        uk: 'послаб/ити/те/ив/ила попуст/ити/іть/и',
      },
    ],
  },
  {
    sides: [
      {
        en: 'add adds added adding | @puton',
        es: 'pongase ponganse agregue agreguen agregar agrega anada anadan anadir anade | anadio agrego ponga ponerse',
        fr: 'ajoutez ajouter ajoute | mettez mettre',
        de: `hinzu hinzufugen hinzufuegen hinzugefugt hinzugefuegt hinzugeben zugeben dazugeben anziehen angezogen
          anlegen angelegt @puton | dazu`,
        pt: `adicione adicionem adicionar adiciona acrescente acrescentem acrescentar acrescenta coloque coloquem |
          colocar coloca ponha ponham vista vistam adicionou acrescentou`,
        it: `${verb('aggiungere', { participle: 'aggiunto' })} | @puton metta mettere metti mettete`,
        uk: 'дода/ти/йте/й/ла/в/ли/ють/є/но/ємо/вати | @puton одягн/ути/іть/и/ув/ула',
      },
      {
        en: 'remove removes removed removing @takeoff',
        es: `quite quiten quitar quitese quitarse quita retire retiren retirar retira | quito retiro saque saquen
          sacar`,
        fr: 'enlevez enlever enleve retirez retirer retire otez oter',
        de: `entfernen entferne abnehmen abgenommen wegnehmen weggenommen herausnehmen ausziehen ausgezogen |
          entfernung`,
        pt: 'retire retirem retirar retira remova removam remover remove tire tirem tirar tira | retirou tirou removeu',
        it: `${verb('togliere', { participle: 'tolto', irregular: 'tolga tolgano tolgo tolgono' })} ${verb('rimuovere', { participle: 'rimosso' })} levi levare levate @takeoff`,
        uk: `зніміть зніми знімати знімають знімайте зня/ти/в/ла/ли/то прибер/іть/и прибра/ти/в/ла/ли видали/ти/в/ла
видаліть вийм/іть/и вийня/ти/в/ла/ли | @takeoff забер/іть/и`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'connect connects connected connecting',
        es: 'conecte conecten conectar conecta conectado conectada',
        fr: 'branchez brancher branche connectez connecter connecte',
        de: `anschließen anschliessen angeschlossen verbinden verbindet verbunden verbinde anklemmen angeklemmt |
          anschluss`,
        pt: 'conecte conectem conectar conecta conectado conectada',
        it: `${verb('collegare')} ${verb('connettere', { participle: 'connesso' })}`,
        uk: 'підключ/ити/іть/ив/ила/ено/ений/ена приєдна/йте/ти/в зєдна/йте/ти/в',
      },
      {
        en: 'disconnect disconnects disconnected disconnecting unplug unplugged',
        es: 'desconecte desconecten desconectar desconecta desconectado desconectada desenchufe desenchufar',
        fr: 'debranchez debrancher debranche deconnectez deconnecter deconnecte',
        de: 'trennen trennt trenne getrennt abklemmen abgeklemmt ausstecken ausgesteckt',
        pt: 'desconecte desconectem desconectar desconecta desconectado desconectada',
        it: `${verb('scollegare')} ${verb('staccare')} disconnesso disconnettere`,
        uk: 'відключ/ити/іть/ив/ила/ено/ений/ена відєдна/йте/ти/в',
      },
    ],
  },
  {
    sides: [
      {
        en: 'buy buys bought buying',
        es: 'comprar compre compren compra compro compraron comprado',
        fr: 'acheter achetez achete achetent | achat achats',
        de: 'kaufen kauft kaufe kaufte kauften gekauft einkaufen eingekauft | kauf',
        pt: 'comprar compre comprem compra compro comprou comprei compraram comprado comprando | compras',
        it: `${verb('comprare')} ${verb('acquistare')}`,
        uk: `купи/ти/в/ла/ли купл/ю/ять куп/іть/ує/ують/ую/ував/ували/уємо/уєте придба/ти/в/ла/ли/йте`,
      },
      {
        en: 'sell sells sold selling',
        es: 'vender vendan vende vendio vendieron vendido',
        fr: 'vendre vendez vend vendent vendu',
        de: 'verkaufen verkauft verkaufe verkaufte verkauften | verkauf',
        pt: 'vender vendam vende vendem vendeu venderam vendido vendida vendendo vendi | venda',
        it: `${verb('vendere', { participle: 'venduto' })} | vendita`,
        uk: 'прода/ти/в/ла/ли/є/ють/ю/йте/ємо/єте/вати/вав/вала/но/ний/на/ж/жу',
      },
    ],
  },
  {
    sides: [
      {
        en: 'send sends sent sending',
        es: 'enviar envie envien envia envio enviaron enviado mandar mande manden manda mandaron | mando',
        fr: 'envoyer envoyez envoyons envoie envoient envoye envoyes envoyee envoyees',
        de: `senden sendet sende gesendet sandte schicken schickt schick schicke schickte schickten geschickt
          verschicken verschickt`,
        pt: `enviar envie enviem envia envio enviou enviei enviaram enviado enviada enviamos mandar mande mandem manda
          mandou mandei mandaram mandamos | mando mandado`,
        it: `${verb('inviare')} ${verb('mandare')} ${verb('spedire', { isc: true })}`,
        uk: `надіс/лати/лав/лала/лали надішл/іть/и/у/е/емо/ють відправ/ити/ив/ила/или/те/ляє/ляємо/ляють/лено
висла/ти/в/ла/ли вишл/іть/и/емо/ють пришл/іть/и/ють присла/ти/в/ла/ли надсила/ти/є/ємо/ють/йте шлемо шле
шлють`,
      },
      {
        en: 'receive receives received receiving',
        es: 'recibir reciba reciban recibe recibi recibio recibimos recibieron recibido',
        fr: 'recevoir recevez recevons recoit recoivent recu recus recue recues',
        de: `erhalten erhalt erhielt erhielten bekommen bekommt bekomme bekam bekamen empfangen empfangt empfing kriegen
          kriegt kriege | gekriegt`,
        pt: 'receber receba recebam recebe recebem recebi recebeu recebemos receberam recebido recebida recebendo',
        it: `${verb('ricevere', { participle: 'ricevuto' })}`,
        uk: 'отрима/ти/в/ла/ли/є/ють/ємо/но/вати одержа/ти/в/ла/ли/но',
      },
    ],
  },
  {
    sides: [
      {
        en: '@sit sitting seated',
        es: 'sientese sientense sentarse sentado sentada sentados',
        fr: 'asseyez asseoir assis assise',
        de: `setzen setzt setz setze hinsetzen hingesetzt sitzen sitzt sitze saß sass saßen sassen sitzend | gesetzt
          gesessen aufsetzen`,
        pt: '@sit sentar sentado sentada sentados sentadas sentou sentando',
        it: `@sit sedere sedersi sieda siedano siedi siediti seduto seduta seduti sedute sedetevi siedono siede`,
        uk: `сид/ить/ять/іти/ів/іла/іли/ячи/іть сядь сядьте сяде сіда/йте/й/ти/є сів сіла сіли сісти посад/іть/ити/ив/ила
| @sit`,
      },
      {
        en: '@standup standing',
        es: 'levantese parese @standing | parado',
        fr: '@standup debout',
        de: 'aufstehen aufgestanden aufsteht stehen steht stehe stehend @standup | stand gestanden',
        pt: '@standup @standing | levantar levante',
        it: '@standup @standing | alzarsi alzi alzati',
        uk: `вста/ти/в/ла/ли/ньте/нь/є/ють/вати/вайте @standing | підвед/іться/ися підвестися стоя/ти/в/ла/ли/ть стоїть
стоїте`,
      },
      {
        en: '@lie lying',
        es: 'acuestese acuestense acostarse acostado acostada acueste acuesten',
        fr: 'allongez allonger allonge allongee couchez coucher couche couchee',
        de: 'hinlegen hingelegt liegen liegt liege liegend liegende lag @lie | legen legt gelegen',
        pt: 'deite deitem deitar deita deitado deitada deitados deitou @lie',
        it: `${verb('sdraiare')} disteso distesa distesi @lie`,
        uk: `лягти ляжте ляж ліг лягла лягли лежа/ти/в/ла/ли/чи/ть лежить лежите лежіть ляга/йте/є/ти/й`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'hypertension hyperglycemia hyperglycaemia hyperthermia',
        es: 'hipertension hiperglucemia hiperglicemia hipertermia',
        fr: 'hypertension hyperglycemie hyperthermie',
        de: 'hypertonie bluthochdruck hyperglykamie uberzuckerung hyperthermie uberhitzung',
        pt: 'hipertensao hiperglicemia hipertermia',
        it: 'ipertensione iperglicemia ipertermia',
        uk: 'гіпертоні/я/ї/ю гіперглікемі/я/ї/ю гіпертермі/я/ї/ю',
      },
      {
        en: 'hypotension hypoglycemia hypoglycaemia hypothermia',
        es: 'hipotension hipoglucemia hipoglicemia hipotermia',
        fr: 'hypotension hypoglycemie hypothermie',
        de: 'hypotonie hypoglykamie unterzuckerung hypothermie unterkuhlung unterkuehlung unterkuhlt',
        pt: 'hipotensao hipoglicemia hipotermia',
        it: 'ipotensione ipoglicemia ipotermia',
        uk: 'гіпотоні/я/ї/ю гіпоглікемі/я/ї/ю гіпотермі/я/ї/ю переохолодженн/я/ям',
      },
    ],
  },
  {
    sides: [
      {
        en: 'double doubles doubled doubling',
        es: 'doble duplique dupliquen duplicar duplica duplico duplicado | dobles',
        fr: 'double doublez doubler doublee | doubles',
        de: 'verdoppeln verdoppelt verdopple verdoppelte doppelt doppelte doppelten doppelter doppeltes',
        pt: `duplique dupliquem duplicar duplica duplicou dobro duplo dupla duplos duplas | dobrar dobre dobrou
          dobrada`,
        it: `${verb('raddoppiare')} doppio doppia doppi doppie`,
        uk: 'подво/їти/їв/їла/їлася/їлися/ївся/їлось/юється/юються/йте',
      },
      {
        en: 'halve halves halved halving',
        es: '| mitad mitades',
        fr: '| moitie moities',
        de: 'halbieren halbiert halbiere halbierte | halfte haelfte halften',
        pt: '| metade metades',
        it: 'dimezzare dimezzi dimezzato dimezzata dimezza | meta',
        uk: '| половин/а/и/у/і/ою',
      },
    ],
  },
  {
    sides: [
      {
        en: 'stop stops stopped stopping',
        es: 'parar pare paren detenga detengan detener detente',
        fr: 'arretez arreter cessez cesser | arrete',
        de: `stoppen stoppt stoppe stopp gestoppt anhalten angehalten aufhoren aufhoeren aufhort aufgehort @stop |
          halten halt beenden`,
        pt: 'pare parem parar parou pararam parando | parado parada interrompa interromper',
        it: `${verb('fermare', { without: 'fermo ferma fermi' })} ${verb('smettere', { participle: 'smesso' })} ${verb('cessare')} | interrompere interrompa interrotto fermo ferma fermi`,
        uk: `зупин/ити/ився/илася/илися/илось/илося/іть/іться/ися/итися/ив/ила/яється/яються/ено
припин/ити/ив/ила/или/іть/яє/ився/илася/илося/и/яйте переста/ти/в/ла/ли/ло/ньте/є/ють стоп | стій стійте`,
      },
      {
        en: 'start starts started begin begins | starting began beginning',
        es: `empiece empiecen empezar empieza empezo comience comiencen comenzar comienza comenzo | inicie iniciar
          arranque arrancar`,
        fr: 'commencez commencer commence demarrez demarrer',
        de: `beginnen beginnt beginne begann begannen begonnen anfangen anfangt angefangen starten startet starte
          gestartet | fing fangen`,
        pt: 'comece comecem comecar comeca comecam comecou comecaram comecando inicie iniciem iniciar | inicia iniciou',
        it: `${verb('cominciare')} ${verb('iniziare')} | avviare avvii`,
        uk: `поч/ати/ав/ала/али/не/ніть/ни/инає/инають/инайте/инається/инаються/алося/алася/ався/алися
розпоч/ати/ав/ала/али/инається/неться/ато | початок початку старт завести завів завела`,
      },
      {
        en: 'continue continues continued keep keeps kept | still',
        es: 'siga sigan seguir continuar continuen | sigue siguen continua',
        fr: 'continuez continuer | continue',
        de: `@keeps fortsetzen fortgesetzt weitermachen weitergehen fortfahren weitermacht weiterhin | bleibt bleiben
          blieb immer fort`,
        pt: '@keeps continue continuem continuar continua continuam continuou siga sigam seguir | segue ainda mantenha',
        it: `@keeps ${verb('continuare')} proseguire prosegua proseguite | ancora mantenere mantenga segua seguire`,
        uk: `продовж/ити/увати/ує/ують/уйте/уй/уємо/ується/уються/ився/илася/ував/увала @keeps | досі тримай тримайте
тримайся тримайтеся`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'remember | @remember',
        es: 'recuerde recuerden acuerdese acuerdate acuerdense | @remember',
        fr: 'rappelez souvenez | @remember pensez',
        de: 'erinnern erinnere erinnert denk | @remember denken denkt denke',
        pt: 'lembre lembrem lembrar lembra lembro lembram | @remember lembrou',
        it: `${verb('ricordare')} | @remember`,
        uk: `памят/ати/ає/ають/аю/айте/ай/аєте/аєш/аємо/ав/ала/али згад/ати/ав/ала/ай/айте/ую/ує | @remember нагадай
нагадайте`,
      },
      {
        en: 'forget',
        es: 'olvide olviden | olvidar',
        fr: 'oubliez | oublier',
        de: 'vergisst vergaß vergass vergesse | vergessen vergiss vergesst',
        pt: 'esqueca esquecam | esquecer esqueceu esqueci esqueceram',
        it: `dimentichi dimentichino dimenticatevi | dimenticare dimenticato dimenticata dimentico dimenticati
          dimentica`,
        uk: 'забу/ти/в/ла/ли/вай/вайте/ває/вають/ду/де/дь/дьте',
      },
    ],
  },
  {
    sides: [
      {
        en: 'arrive arrives arrived arriving | eta',
        es: 'llegar llega llegan llego llegue lleguen llegaron',
        fr: 'arriver arrivent arrivez arrivee | arrive',
        de: 'ankommen ankommt angekommen ankunft eintreffen eintrifft eingetroffen @arrive | kommt kam kamen kommen',
        pt: 'chegar chega chegam chegou chegue cheguem chegaram chegando chegada | chegado',
        it: `${verb('arrivare')} | giunto giungere`,
        uk: `прибу/ти/в/ла/ли/ло/де/дуть/ває/вають/ття прий/ти/шов/шла/шли/шло/де/дуть/діть приїх/ати/ав/ала/али
приїд/е/уть/ьте/ь приїжджа/є/ють/ти/в/ла приїзд//у приход/ить/ять/ьте/ив/ила/или`,
      },
      {
        en: 'leaves leaving | leave depart departs departed departure',
        es: 'sale salen saldra | parte parten partir partio irse',
        fr: 'partir part partent partez depart | quitte quittez laisse',
        de: `abfahren abfahrt abgefahren abreisen abgereist abreise losfahren weggehen weggeht weggegangen verlassen
          verlasst abflug @leaves | geht fahrt fahren aufbrechen bricht`,
        pt: 'sai saem saiu sairam saindo saira partir partem partiu partiram partida | parte parto deixa deixou',
        it: `${verb('partire', { without: 'parti parte' })} partenza partenze | parte lascia lasciato`,
        uk: `вируш/ити/ив/ила/или/имо/ає/ають/ати/аємо/аю/айте відїжджа/є/ють/ти/в/ємо відїзд//у
відправля/ється/ються/тися відплив/ає/ають/ла | поїх/ати/ав/ала/али піти пішов пішла пішли їде`,
      },
    ],
  },
];
