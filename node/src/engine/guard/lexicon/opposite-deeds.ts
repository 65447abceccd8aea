import { verb } from './italian-verbs.js';
import type { Row } from './rows.js';
import { ATY, FEMININE, HARD, NUTY, reflexive, SHYTY, UVATY, YTY } from './ukrainian-endings.js';

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
        uk: `${reflexive(`штовх${ATY}`)} ${reflexive(`штовх${NUTY}`)} пхати пхай пхайте |
          ${reflexive(`натис${NUTY}`)} ${reflexive(`натиск${ATY}`)}`,
      },
      {
        en: 'pull pulls pulled pulling',
        es: 'jale jalen jalar jala tire tiren tirar',
        fr: 'tirez tirer tire',
        de: 'ziehen zieht zieh ziehe gezogen zog zogen | zerren',
        pt: 'puxe puxem puxar puxa puxam puxou puxando',
        it: `${verb('tirare')}`,
        uk: `${reflexive(`тяг${NUTY}`)} ${reflexive(`потяг${NUTY}`)} ${reflexive(`витяг${NUTY}`)} тягти тягл/а/о/и
          витягти витягл/а/о/и потягл/а/о/и смик${NUTY}`,
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
        uk: `вдих//у/ом/и вдих${ATY} вдих${NUTY} удих${NUTY}`,
      },
      {
        en: '@exhale exhale',
        es: 'espire exhale espirar exhalar',
        fr: 'expirez expirer expire',
        de: 'ausatmen ausatmet ausgeatmet @exhale',
        pt: 'expire expirem expirar expira exale exalar @exhale',
        it: `${verb('espirare')} @exhale`,
        uk: `видих//у/ом/и видих${ATY} видих${NUTY}`,
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
        uk: `${reflexive(`затяг${NUTY}`)} затяг${ATY} ${reflexive(`підтяг${NUTY}`)} підтяг${ATY} затягти |
          затис${NUTY}`,
      },
      {
        en: 'loosen loosens loosened loosening',
        es: 'afloje aflojen aflojar afloja aflojado aflojada',
        fr: 'desserrez desserrer desserre desserree',
        de: 'lockern lockert lockere gelockert @loosen | losen lost lose gelost',
        pt: 'afrouxe afrouxem afrouxar afrouxa afrouxado afrouxada | solte soltem soltar',
        it: `${verb('allentare')}`,
        uk: `послаб/ити/те/лю/ить/имо/лять/ив/ила/или/лювати/ляти ослаб/ити/те/ив/ила/или | попуст/и/іть/ити/ив/ила`,
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
        uk: `дода/ти/м/си/сть/мо/сте/дуть/в/ла/ло/ли/й/йте/ю/є/ємо/ють/вати/вав/вала/вали додано |
          ${reflexive(`одяг${NUTY}`)} ${reflexive(`одяг${ATY}`)} ${reflexive(`вдяг${NUTY}`)}
          ${reflexive(`вдяг${ATY}`)} надягн/и/іть/ути надіти надінь надіньте покла/ди/діть/сти/в/ла/ли
          постав/ити/те/ив/ила`,
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
        uk: `зня/ти/в/ла/ло/ли/то знім/у/еш/е/емо/ете/уть/и/іть/ати/аю/ає/ають/ай/айте/ав/ала/али
          видал/ити/ю/ить/имо/ять/и/іть/ив/ила/или/яти/ено приб/рати/еру/ере/еремо/еруть/ери/еріть/рав/рала/рали
          | вийня/ти/в/ла/ли вийм/и/іть`,
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
        uk: `${reflexive(`підключ${SHYTY}`)} ${reflexive(`підключ${ATY}`)} підключен${HARD}
          ${reflexive(`підєдн${ATY}`)} ${reflexive(`приєдн${ATY}`)} ${reflexive(`зєдн${ATY}`)} зєднан${HARD}
          підєднан${HARD}`,
      },
      {
        en: 'disconnect disconnects disconnected disconnecting unplug unplugged',
        es: 'desconecte desconecten desconectar desconecta desconectado desconectada desenchufe desenchufar',
        fr: 'debranchez debrancher debranche deconnectez deconnecter deconnecte',
        de: 'trennen trennt trenne getrennt abklemmen abgeklemmt ausstecken ausgesteckt',
        pt: 'desconecte desconectem desconectar desconecta desconectado desconectada',
        it: `${verb('scollegare')} ${verb('staccare')} disconnesso disconnettere`,
        uk: `${reflexive(`відєдн${ATY}`)} відєднан${HARD} ${reflexive(`розєдн${ATY}`)}`,
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
        uk: `куп/ити/лю/иш/ить/имо/ите/лять/и/іть/ив/ила/ило/или/лено
          купу/вати/ю/єш/є/ємо/єте/ють/й/йте/вав/вала/вало/вали придб/ати/аю/ає/ав/ала/али/айте |
          закуп/ити/ив/ила/или`,
      },
      {
        en: 'sell sells sold selling',
        es: 'vender vendan vende vendio vendieron vendido',
        fr: 'vendre vendez vend vendent vendu',
        de: 'verkaufen verkauft verkaufe verkaufte verkauften | verkauf',
        pt: 'vender vendam vende vendem vendeu venderam vendido vendida vendendo vendi | venda',
        it: `${verb('vendere', { participle: 'venduto' })} | vendita`,
        uk: `прода/ти/м/си/сть/мо/сте/дуть/в/ла/ло/ли/й/йте/вати/ю/єш/є/ємо/єте/ють/вав/вала/вало/вали/но
          продаж//у/ем/і продається продаються`,
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
        uk: `надішл/ю/еш/е/емо/ете/уть/и/іть надісл/ати/ав/ала/ало/али/ано надсил${ATY} пошл/ю/еш/е/емо/уть/и/іть
          посл/ати/ав/ала/ало/али посил${ATY}
          ${reflexive(`відправ/ити/лю/иш/ить/имо/ите/лять/ив/ила/ило/или/те/ляти/ляю/ляє/ляють/ляй/ляйте/ляв/ляла/ляли`)}
          відправлено вишл/и/іть/ю/уть висл/ати/ав/ала/али | скинь скиньте`,
      },
      {
        en: 'receive receives received receiving',
        es: 'recibir reciba reciban recibe recibi recibio recibimos recibieron recibido',
        fr: 'recevoir recevez recevons recoit recoivent recu recus recue recues',
        de: `erhalten erhalt erhielt erhielten bekommen bekommt bekomme bekam bekamen empfangen empfangt empfing kriegen
          kriegt kriege | gekriegt`,
        pt: 'receber receba recebam recebe recebem recebi recebeu recebemos receberam recebido recebida recebendo',
        it: `${verb('ricevere', { participle: 'ricevuto' })}`,
        uk: `отрим${ATY} отрим${UVATY} отримано одерж${ATY} одерж${UVATY} | прийня/ти/в/ла/ли прийм/аю/ає/ати/айте`,
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
        uk: `@sit сядь сядьте сяд/у/еш/е/емо/ете/уть сіда/ти/ю/є/ють/й/йте/в/ла/ли сиді/ти/в/ла/ло/ли/ння сиджу
          сид/иш/ить/имо/ите/ять/и/іть/ячи сів сіл/а/и присяд/ь/ьте`,
      },
      {
        en: '@standup standing',
        es: 'levantese parese @standing | parado',
        fr: '@standup debout',
        de: 'aufstehen aufgestanden aufsteht stehen steht stehe stehend @standup | stand gestanden',
        pt: '@standup @standing | levantar levante',
        it: '@standup @standing | alzarsi alzi alzati',
        uk: `@standup вста/ти/в/ла/ло/ли/є/ють/ю/вати/вай/вайте/вав/вала встан/у/еш/е/емо/ете/уть/ь/ьте
          устан/ь/ьте/у/е уста/ти/в/ла/ли стоя/ти/в/ла/ло/ли сто/ю/їш/їть/їмо/їте/ять/ячи підвед/іться/ися
          підвівся підвелася підвелися @standing`,
      },
      {
        en: '@lie lying',
        es: 'acuestese acuestense acostarse acostado acostada acueste acuesten',
        fr: 'allongez allonger allonge allongee couchez coucher couche couchee',
        de: 'hinlegen hingelegt liegen liegt liege liegend liegende lag @lie | legen legt gelegen',
        pt: 'deite deitem deitar deita deitado deitada deitados deitou @lie',
        it: `${verb('sdraiare')} disteso distesa distesi @lie`,
        uk: `@lie ляж/у/еш/е/емо/ете/уть/те ляг//ти/ла/ло/ли/ай/айте/ати/аю/ає/ають ліг
          леж/у/иш/ить/имо/ите/ать/ати/ав/ала/ало/али/и/іть/ачи приляж/те`,
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
        uk: `гіпертоні/я/ї/ю/єю гіпертензі/я/ї/ю/єю гіперглікемі/я/ї/ю/єю гіпертермі/я/ї/ю/єю | перегрів/у/ом/ання
          перегрів`,
      },
      {
        en: 'hypotension hypoglycemia hypoglycaemia hypothermia',
        es: 'hipotension hipoglucemia hipoglicemia hipotermia',
        fr: 'hypotension hypoglycemie hypothermie',
        de: 'hypotonie hypoglykamie unterzuckerung hypothermie unterkuhlung unterkuehlung unterkuhlt',
        pt: 'hipotensao hipoglicemia hipotermia',
        it: 'ipotensione ipoglicemia ipotermia',
        uk: `гіпотоні/я/ї/ю/єю гіпотензі/я/ї/ю/єю гіпоглікемі/я/ї/ю/єю гіпотермі/я/ї/ю/єю переохолодження
          переохолодженням переохолодженні`,
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
        uk: `подвійн${HARD} подво/їти/ю/їть/їв/їла/їли/юйте/їться/ївся/їлася/їлося/їлися/єно | вдвічі удвічі двічі
          вдвоє удвоє вдруге`,
      },
      {
        en: 'halve halves halved halving',
        es: '| mitad mitades',
        fr: '| moitie moities',
        de: 'halbieren halbiert halbiere halbierte | halfte haelfte halften',
        pt: '| metade metades',
        it: 'dimezzare dimezzi dimezzato dimezzata dimezza | meta',
        uk: `| половин${FEMININE} навпіл`,
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
        uk: `${reflexive(`зупин${YTY}`)} зупиню ${reflexive(`зупиня/ти/ю/єш/є/ємо/єте/ють/й/йте/в/ла/ло/ли`)}
          перестан/у/еш/е/емо/ете/уть/ь/ьте переста/ти/в/ла/ло/ли/є/ють/ю/вай/вайте/вати
          ${reflexive(`припин${YTY}`)} припиню ${reflexive(`припиня/ти/є/ють/й/йте/в/ла/ло/ли`)} стоп |
          спин/ити/ився/ись/іться стій стійте`,
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
        uk: `${reflexive(`поч/ати/ну/неш/не/немо/нете/нуть/ни/ніть/ав/ала/ало/али`)} ${reflexive(`почин${ATY}`)}
          розпоч/ати/ну/не/немо/нуть/ни/ніть/ав/ала/али/ато ${reflexive(`розпочин${ATY}`)}
          розпоч/ався/алася/алося/алися/неться/нуться | запуст/ити/и/іть/ив/ила/или завед/и/іть завести`,
      },
      {
        en: 'continue continues continued keep keeps kept | still',
        es: 'siga sigan seguir continuar continuen | sigue siguen continua',
        fr: 'continuez continuer | continue',
        de: `@keeps fortsetzen fortgesetzt weitermachen weitergehen fortfahren weitermacht weiterhin | bleibt bleiben
          blieb immer fort`,
        pt: '@keeps continue continuem continuar continua continuam continuou siga sigam seguir | segue ainda mantenha',
        it: `@keeps ${verb('continuare')} proseguire prosegua proseguite | ancora mantenere mantenga segua seguire`,
        uk: `${reflexive(`продовж${UVATY}`)} ${reflexive(`продовж${SHYTY}`)} | трив/ає/ають/ати/ало/ав/ала далі
          досі ще`,
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
        uk: `памята/ти/ю/єш/є/ємо/єте/ють/й/йте/в/ла/ло/ли згад${ATY} згад${UVATY} пригад${ATY} пригад${UVATY}
          запамят${ATY} | @remember`,
      },
      {
        en: 'forget',
        es: 'olvide olviden | olvidar',
        fr: 'oubliez | oublier',
        de: 'vergisst vergaß vergass vergesse | vergessen vergiss vergesst',
        pt: 'esqueca esquecam | esquecer esqueceu esqueci esqueceram',
        it: `dimentichi dimentichino dimenticatevi | dimenticare dimenticato dimenticata dimentico dimenticati
          dimentica`,
        uk: 'забу/ти/ду/деш/де/демо/дете/дуть/дь/дьте/в/ла/ло/ли забува/ти/ю/єш/є/ємо/єте/ють/й/йте/в/ла/ло/ли',
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
        uk: `прибу/ти/в/ла/ло/ли/де/дуть/ду/демо/ття прибува/ти/є/ють/ю/ємо/в/ла/ли приїх/ати/ав/ала/ало/али
          приїд/у/еш/е/емо/ете/уть приїзд//у/ом/ить/ять приїжджа/ти/є/ють/ю/в/ла/ли/й/йте | прийш/ов/ла/ло/ли
          прий/ти/ду/деш/де/демо/дуть приход/ить/ять/ити/ив прилеті/в/ла/ли/ти прилітає`,
      },
      {
        en: 'leaves leaving | leave depart departs departed departure',
        es: 'sale salen saldra | parte parten partir partio irse',
        fr: 'partir part partent partez depart | quitte quittez laisse',
        de: `abfahren abfahrt abgefahren abreisen abgereist abreise losfahren weggehen weggeht weggegangen verlassen
          verlasst abflug @leaves | geht fahrt fahren aufbrechen bricht`,
        pt: 'sai saem saiu sairam saindo saira partir partem partiu partiram partida | parte parto deixa deixou',
        it: `${verb('partire', { without: 'parti parte' })} partenza partenze | parte lascia lasciato`,
        uk: `вируш${SHYTY} вируш${ATY} відїжджа/ти/є/ють/ю/в/ла/ли відїзд//у/ом відїх/ав/ала/али/ати відїд/у/е/уть
          | поїх/ав/ала/али/ати виїжджа/ти/є/ють/ємо виїх/ав/ала/али/ати виїзд//у/ом відплив/ає/ають
          відход/ить/ять пішов пішла пішли піти`,
      },
    ],
  },
];
