import { set } from './tables.js';
import {
  ATY,
  FEMININE,
  HARD,
  MASCULINE,
  NUTY,
  reflexive,
  SHYTY,
  SOFT,
  UVATY,
  YTY,
} from './ukrainian-endings.js';

/**
 * Words with a negation inside, one meaning a row. Those before the bar ask for one of their row, or a negation,
 * in a translation; those behind it only answer: each may have become a negation, "hardly" "no … casi". Those behind a
 * second bar have no negation in them: they answer what is asked in their row and nothing else, "quieto" what "hold still"
 * asks.
 */
export const NEGATIVE_WORDS: readonly Readonly<Record<string, string>>[] = [
  {
    en: `unsafe insecure dangerous | hazardous hazard threatening harmful risky danger dangers hazards
      perilous perilously dangerously unsafely`,
    es: `inseguro insegura inseguros inseguras peligroso peligrosa peligrosos peligrosas | peligro peligros
      arriesgado arriesgada`,
    fr: 'dangereux dangereuse dangereuses | danger dangers perilleux perilleuse dangereusement',
    de: `unsicher unsichere unsicheren unsicherer unsicheres unsicherem gefahrlich gefahrliche gefahrlichen gefahrlicher
        gefahrliches gefahrlichem | gefahr gefahren riskant riskante gefahrdet bedrohlich bedrohlichen`,
    pt: `inseguro insegura inseguros inseguras perigoso perigosa perigosos perigosas | perigo perigos arriscado
      arriscada`,
    it: `pericoloso pericolosa pericolosi pericolose | pericolo pericoli rischioso rischiosa insicuro insicura
      pericolosamente malsicuro`,
    uk: `небезпечн${HARD} небезпечно | небезпек/а/и/у/ою/ам небезпеці небезпек загроз${FEMININE}
          загрожу/є/ють/вало ризик${MASCULINE} ризику/є/ють/ю/йте ризикован${HARD} ризиковано шкідлив${HARD}
          шкідливо ненадійн${HARD}`,
  },
  {
    en: 'unable incapable | powerless inability',
    es: 'incapaz incapaces | imposibilitado incapacidad',
    fr: 'incapable incapables | impuissant incapacite',
    de: 'unfahig unfaehig außerstande ausserstande | unfahigkeit machtlos',
    pt: 'incapaz incapazes | impossibilitado impossibilitada incapacidade',
    it: 'incapace incapaci | impossibilitato impossibilitata incapacita',
    uk: `нездатн${HARD} неспроможн${HARD} | безсил${HARD} нездатність`,
  },
  {
    en: 'unconscious | fainted fainting faint coma senseless insensible unconsciously',
    es: 'inconsciente inconscientes | desmayado desmayada desmayo desmayados inconscientemente',
    fr: 'inconscient inconsciente inconscients inconscientes | evanoui evanouie evanouis coma assomme assommee',
    de: `bewusstlos bewusstlose bewusstlosen bewusstloser bewusstloses bewusstlosem bewußtlos besinnungslos | ohnmachtig
        ohnmaechtig ohnmacht koma bewusstlosigkeit unbewusst @fainted`,
    pt: `inconsciente inconscientes desacordado desacordada desacordados | desmaiado desmaiada desmaio desmaiou
        desmaiaram desmaiar desmaiei @coma inconscientemente`,
    it: `svenuto svenuta svenuti incosciente incoscienti inconscio inconscia inconsapevole | @fainted sviene svenire
      svenne svenimento coma`,
    uk: `непритомн${HARD} непритомно @fainted знепритомні/в/ла/ло/ли/ти/є | непритомні/сть/ти/є/в/ла
          непритомністю непритомності зомлі/в/ла/ло/ли кома коми кому комою комі несвідом${HARD} несвідомо`,
  },
  {
    en: 'impossible | impossibility',
    es: 'imposible imposibles | imposibilidad',
    fr: 'impossible impossibles | impossibilite',
    de: 'unmoglich unmogliche unmoglichen unmoglicher unmogliches unmoglichem | unmoglichkeit',
    pt: 'impossivel impossiveis | impossibilidade',
    it: 'impossibile impossibili | impossibilita',
    uk: `неможлив${HARD} неможливо | неможлив/ість/ості`,
  },
  {
    en: 'unwilling reluctant',
    es: 'reacio reacia renuente | reacios',
    fr: '| reticent reticente',
    de: 'unwillig | widerwillig ungern',
    pt: '| relutante relutantes contrariado',
    it: 'riluttante riluttanti | malvolentieri controvoglia restio restia',
    uk: '| неохоче знехотя нехотя',
  },
  {
    en: 'unknown | unfamiliar ignore ignores ignored unaware stranger strangers',
    es: `desconocido desconocida desconocidos desconocidas desconozco desconoce ignoro
      | ignora ignoran ignoraron ignoraba ignoraban desconocia desconocian extrano extrana extranos extranas`,
    fr: `inconnu inconnue inconnus inconnues @unknown ignorons | ignore ignorent ignorez ignorais ignorait ignoraient
      ignorer`,
    de: `unbekannt unbekannte unbekannten unbekannter unbekanntes unbekanntem | fremde fremder fremden fremd fremdes
        ignoriert ignorieren ignorierte ignoriere unkenntnis`,
    pt: `desconhecido desconhecida desconhecidos desconhecidas desconheco desconhece | ignoro ignora ignoram ignorou
        ignorar ignorando estranho estranha estranhos estranhas alheio`,
    it: `sconosciuto sconosciuta sconosciuti sconosciute ignoto ignota ignoti ignote | ignora ignorano ignoro ignorare
      ignorato estraneo estranea estranei ignaro ignara incognita`,
    uk: `невідом${HARD} невідомо | незнайом${HARD} незнайом/ець/ця/цю/цем/ці/ців/ка ігнор${UVATY}
          чуж/ий/а/е/і/ого/ої/ому/их/им/ими`,
  },
  {
    en: 'useless | vain unhelpful worthless unnecessary pointless needless',
    es: 'inutil inutiles innecesario innecesaria | vano innecesariamente',
    fr: 'inutile inutiles | vain superflu inutilement',
    de: `nutzlos nutzlose nutzlosen nutzloser nutzloses nutzlosem sinnlos sinnlose sinnlosen sinnloser sinnloses
        sinnlosem zwecklos unnotig unnoetig unnotige unnotigen | umsonst vergeblich vergebens unnutz`,
    pt: 'inutil inuteis desnecessario desnecessaria | @invain vaos desnecessariamente',
    it: 'inutile inutili | vano vana invano inutilmente superfluo superflua @nouse',
    uk: `| марно марн${HARD} даремно даремн${HARD} надаремно дарма безглузд${HARD} безглуздо непотрібн${HARD}
          непотрібно зайв${HARD} нікчемн${HARD}`,
  },
  {
    en: 'unhappy | sad miserable unfortunate',
    es: 'infeliz infelices | triste tristes desgraciado desdichado descontento',
    fr: '| malheureux malheureuse triste tristes mecontent mecontente mecontents mecontentes',
    de: '| unglucklich ungluckliche traurig traurige traurigen unzufrieden',
    pt: 'infeliz infelizes | triste tristes descontente insatisfeito insatisfeita',
    it: `infelice infelici | triste tristi scontento scontenta insoddisfatto insoddisfatta sfortunato sfortunata`,
    uk: `| нещасн${HARD} нещаслив${HARD} сумн${HARD} сумно засмучен${HARD} незадоволен${HARD}`,
  },
  {
    en: 'unlikely improbable',
    es: 'improbable',
    fr: 'improbable improbables',
    de: 'unwahrscheinlich | unwahrscheinliche',
    pt: 'improvavel',
    it: 'improbabile improbabili',
    uk: `малоймовірн${HARD} малоймовірно | сумнівно`,
  },
  {
    en: 'unfair unjust | unfairly injustice',
    es: 'injusto injusta injustos | injusticia',
    fr: 'injuste injustes | injustice injustement deloyal deloyale deloyaux abusif abusive',
    de: 'ungerecht ungerechte ungerechten ungerechter ungerechtes ungerechtem unfair | ungerechtigkeit',
    pt: 'injusto injusta injustos | injustica',
    it: 'ingiusto ingiusta ingiusti ingiuste | ingiustizia ingiustamente scorretto',
    uk: `несправедлив${HARD} несправедливо | несправедлив/ість/ості нечесн${HARD} нечесно`,
  },
  {
    en: 'illegal unlawful | illegally illicit',
    es: 'ilegal ilegales | ilegalmente ilicito',
    fr: 'illegal illegale illegaux illegales | illegalement illicite',
    de: 'illegal illegale illegalen illegaler illegales illegalem ungesetzlich | verbotenerweise',
    pt: 'ilegal ilegais | ilegalmente ilicito clandestino',
    it: 'illegale illegali | illegalmente illecito clandestino abusivo abusiva',
    uk: `незаконн${HARD} незаконно нелегальн${HARD} нелегально | протизаконн${HARD}`,
  },
  {
    en: 'incorrect invalid | wrong false mistaken',
    es: `incorrecto incorrecta invalido invalida | equivocado equivocada erroneo erronea falso falsa falsos
      falsas`,
    fr: 'incorrect incorrecte invalide | inexact inexacte inexactes faux fausse errone erronee fausses',
    de: 'inkorrekt ungultig ungueltig ungultige | falsch falsche falschen falscher falsches irrt irrtum',
    pt: `incorreto incorreta invalido invalida | errado errada errados erradas erroneo falso falsa falsos falsas
      enganado engano`,
    it: `invalido invalida | sbagliato sbagliata sbagliati sbagliate sbaglio sbaglia sbagliare errato errata falso falsa
      falsi false torto errore`,
    uk: `недійсн${HARD} | неправильн${HARD} неправильно невірн${HARD} невірно некоректн${HARD} хибн${HARD}
          хибно помилк/а/и/у/ою помилков${HARD} помилково
          ${reflexive(`помил/ити/ив/ила/ило/или/яти/яєш/яє/яю/яють`)} фальшив${HARD} неправд/а/и/у/ою
          неправдив${HARD}`,
  },
  {
    en: 'insufficient inadequate | insufficiently inadequately',
    es: 'insuficiente insuficientes | insuficientemente',
    fr: `insuffisant insuffisante insuffisants insuffisantes | inadequat inadequate inadequates inadapte inadaptee inadaptes
      inadaptees
      insuffisamment`,
    de: `unzureichend unzureichende unzureichenden unzureichender unzureichendes unzureichendem ungenugend |
      unzulanglich`,
    pt: 'insuficiente insuficientes | inadequado inadequada inadequados',
    it: 'insufficiente insufficienti | inadeguato inadeguata inadeguati insufficientemente',
    uk: `недостатн${SOFT} недостатньо | замало`,
  },
  {
    en: 'incomplete unfinished',
    es: 'incompleto incompleta',
    fr: 'incomplet incomplete inacheve | inachevee inaches inachevees',
    de: 'unvollstandig unvollstaendig unvollstandige unvollstandigen | unvollendet',
    pt: 'incompleto incompleta | inacabado inacabada',
    it: 'incompleto incompleta incompleti | incompiuto incompiuta',
    uk: `неповн${HARD} незавершен${HARD} незакінчен${HARD} недокінчен${HARD}`,
  },
  {
    en: 'unstable || loose',
    es: 'inestable inestables || suelto suelta sueltos sueltas',
    fr: 'instable instables',
    de: 'instabil instabile instabilen instabiler instabiles instabilem | unstabil labil | locker wackelt',
    pt: 'instavel instaveis || solto solta soltos soltas',
    it: 'instabile instabili || allentato allentata sciolto sciolta slegato staccato',
    uk: `нестабільн${HARD} нестабільно | нестійк${HARD} || хита/ється/ються розхитан${HARD} ослаблен${HARD}`,
  },
  {
    en: 'unavailable',
    es: 'indisponible',
    fr: 'indisponible indisponibles | introuvable introuvables coupe coupee',
    de: '| unverfugbar unabkommlich',
    pt: 'indisponivel indisponiveis',
    it: 'indisponibile indisponibili | introvabile introvabili',
    uk: `| недоступн${HARD} недоступно`,
  },
  {
    en: 'unreachable inaccessible',
    es: 'inaccesible inalcanzable | incomunicado incomunicados',
    fr: 'inaccessible injoignable | inaccessibles',
    de: `unerreichbar unerreichbare unerreichbaren unerreichbarer unerreichbares unerreichbarem unzuganglich
        unzugaenglich unzugangliche`,
    pt: 'inacessivel inacessiveis inalcancavel | incomunicavel incomunicaveis isolado',
    it: `irraggiungibile irraggiungibili inaccessibile inaccessibili | isolato isolata isolati isolate impraticabile`,
    uk: `недосяжн${HARD} | відрізан${HARD} ізольован${HARD} непрохідн${HARD} неприступн${HARD}`,
  },
  {
    en: 'unharmed unhurt uninjured | intact undamaged unscathed | safe safely',
    es: 'ileso ilesa ilesos ilesas | intacto intacta | @sound',
    fr: 'indemne indemnes | intact intacte | @sound',
    de: `unverletzt unverletzte unverletzten unverletzter unverletztes unverletztem unversehrt unversehrte unversehrten
        unversehrter unversehrtes unversehrtem | unbeschadet unbeschadigt intakt heil wohlbehalten`,
    pt: 'ileso ilesa ilesos ilesas | intacto intacta @sound',
    it: `illeso illesa illesi illese incolume incolumi | intatto intatta intatti intatte indenne indenni @sound salvo
      salva salvi`,
    uk: `неушкоджен${HARD} непошкоджен${HARD} неушкоджено | вцілі/в/ла/ло/ли уцілі/в/ла/ло/ли
          ціл/ий/а/е/і/ою/их/им/ими @sound`,
  },
  {
    en: 'unarmed',
    es: 'desarmado desarmada desarmados',
    fr: '| desarme desarmes desarmee',
    de: 'unbewaffnet unbewaffnete unbewaffneten unbewaffneter unbewaffnetes unbewaffnetem',
    pt: 'desarmado desarmada desarmados',
    it: 'disarmato disarmata disarmati',
    uk: `беззбройн${HARD} неозброєн${HARD}`,
  },
  {
    en: 'uncertain unsure',
    es: 'incierto incierta inciertos | dudoso',
    fr: 'incertain incertaine | doute',
    de: 'ungewiss ungewisse ungewissen ungewisser ungewisses ungewissem | zweifel zweifelhaft unschlussig',
    pt: 'incerto incerta incertos | duvidoso duvida duvidas inseguranca',
    it: 'incerto incerta incerti incerte | dubbio dubbi dubbioso insicurezza',
    uk: `невпевнен${HARD} невпевнено | невизначен${HARD} непевн${HARD} непевно сумнів${MASCULINE}
          сумніва/юся/ється/ються/вся/лася/лися/єшся/єтеся/ємося/тися`,
  },
  {
    en: 'undrinkable',
    es: '| impotable',
    fr: '| impotable imbuvable',
    de: '| ungenießbar ungeniessbar untrinkbar',
    pt: '| impotavel',
    it: '| imbevibile',
    uk: `| непитн${HARD}`,
  },
  {
    en: '| unlike unusual uncommon unbelievable incredible',
    es: '| inusual raro increible',
    fr: '| inhabituel rare incroyable',
    de: '| ungewohnlich ungewohnliche ungewohnlichen unglaublich unglaubliche unublich',
    pt: '| incomum incomuns incrivel raro rara inusitado',
    it: '| insolito insolita insoliti raro rara rari rare incredibile incredibili inconsueto',
    uk: `| незвичайн${HARD} незвичайно незвичн${HARD} незвично неймовірн${HARD} неймовірно рідкісн${HARD}`,
  },
  {
    en: 'negative | negatively neg',
    es: 'negativo negativa negativos negativas | negativamente',
    fr: 'negatif negative negatifs negatives | negativement',
    de: 'negativ negative negativen negativer negatives negativem',
    pt: 'negativo negativa negativos negativas | negativamente',
    it: 'negativo negativa negativi negative | negativamente',
    uk: `негативн${HARD} негативно | відємн${HARD} мінусов${HARD}`,
  },
  {
    en: `forbidden prohibited banned | forbid forbids forbade ban bans barred prohibit prohibits prohibition
      banning | suspended`,
    es: `prohibido prohibida prohibidos prohibidas | prohibe prohibio prohiben prohibicion prohibir
      prohibieron prohibia prohibian prohiba prohiban | suspendido suspendida`,
    fr: `interdit interdite interdits interdites prohibe | interdiction defendu defense interdire interdisait
      interdisaient interdisent | suspendu suspendue`,
    de: 'verboten verbotene verbotenen untersagt | verbot verbietet verbieten verbiete untersagen gesperrt suspendiert',
    pt: `proibido proibida proibidos proibidas | proibe proibir proibiu proibem proibiram proibia proiba proibicao
        suspenso suspensa`,
    it: `vietato vietata vietati vietate proibito proibita proibiti proibite | vieta vietano vietare vietava vieti
      divieto proibisce proibire proibiscono proibiva bandito bandita banditi interdetto interdetta sospeso sospesa`,
    uk: `заборонен${HARD} заборонено | заборон//а/у/ою/ам/ами/ах ${reflexive(`заборон${YTY}`)} забороню
          ${reflexive(`забороня/ти/є/ють/в/ла/ло/ли`)} призупинен${HARD} призупинено дискваліфікован${HARD} дискваліфік${UVATY}`,
  },
  {
    en: '@hardly barely scarcely | hardly seldom rarely difficulty trouble struggle struggles struggling',
    es: '@hardly | apenas dificilmente raramente raras dificil',
    fr: '@hardly | @barely rarement difficilement justesse',
    de: 'kaum | selten schwerlich muhsam @eager schwierigkeiten muhe knapp beinahe | @barely',
    pt: '@hardly | @barely dificilmente raramente raras dificil dificuldade | mal',
    it: `@hardly stento malapena | @barely appena raramente difficilmente difficile difficili difficolta fatica stenta
      faticano`,
    uk: 'навряд | щойно ледве ледь заледве рідко насилу важко складно трудно',
  },
  {
    en: '@nilbymouth',
    es: '| ayunas ayuno',
    fr: '| jeun',
    de: '| nuchtern nuechtern @nilbymouth',
    pt: '| jejum',
    it: '| digiuno',
    uk: '| натще натщесерце',
  },
  {
    en: '| @rather',
    es: '| @rather',
    fr: '| @rather',
    de: '| anstatt anstelle stattdessen @rather',
    pt: '| @rather',
    it: '| @rather invece anziche',
    uk: '| @rather замість натомість',
  },
  {
    en: '| few little fewer less',
    es: '| poco poca pocos pocas menos',
    fr: '| peu moins',
    de: '| wenig wenige wenigen weniger',
    pt: '| pouco pouca poucos poucas menos',
    it: '| poco poca pochi poche meno',
    uk: '| мало небагато менше менш трохи',
  },
  {
    en: '@notover | @atmost maximum max limited limit',
    es: '@notover | @atmost maximo maxima max',
    fr: '@notover | @atmost maximum max',
    de: '@notover | hochstens hoechstens maximal maximum max spatestens spaetestens @atmost',
    pt: '@notover | @atmost maximo maxima max',
    it: '@notover | @atmost massimo massima max',
    uk: `@notover | @atmost максимальн${HARD} максимально`,
  },
  {
    en: '| lack lacks lacked lacking missing miss missed absent absence loss',
    es: `| falta faltan faltaba faltaban faltar carece carecen carecia ausente ausencia perdida acabo
      acabaron acabado acabada acaba acaban acabe agotado agotada agoto agotaron`,
    fr: '| manque manquent manquait manquer manques absent absente absents absentes absence perte renoncer renonce',
    de: `| fehlt fehlen fehlte fehlten fehlend fehlende fehlenden mangel mangelt mangels vermisst vermisste vermissten
        verpasst verpasste verpassen abwesend abwesenheit verlust ausgegangen aufgebraucht ausverkauft
        vergriffen leer stromausfall ausfall ausgefallen @lacking`,
    pt: `| falta faltam faltava faltavam faltar faltou faltando faltas ausente ausencia perda perdeu perdi acabou
        acabaram acabado acabada acaba acabam acabe esgotado esgotada esgotou desaparecido`,
    it: `| manca mancano mancava mancavano mancare mancato mancata mancanza mancando assente assenti assenza perdita
      perso persa finito finita finiti finite esaurito esaurita esauriti esaurite finisce finiscono scomparso privo
      priva privi`,
    uk: `| брак//у/ом браку/є/вало/ватиме/вати бракне забрак/ло/не відсутн${SOFT} відсутн/ість/ості
          закінч/ився/илася/илося/илися/илась/илось/ились/ується/уються/иться/аться
          скінчи/вся/лася/лося/лися/лась/лось/лись вичерпан/о/а/і пропа/в/ла/ло/ли пропуст/ив/ила/или/ити
          зник//ла/ло/ли зникн/ути/е/уть зника/є/ють втрат/а/и/у/ою втрачен${HARD} втрати/в/ла/ло/ли/ти
          пропущен${HARD} спізн/ився/илася/илися`,
  },
  {
    en: '| refuse refuses refused refusing refusal reject rejected deny denies denied',
    es: '| negar niega nego niegan negaron negado rechazar rechaza rechazo rehusa rehuso',
    fr: '| refuse refusent refuser refusez refuses refusait refusaient refus nie nier nient',
    de: `| verweigern verweigert verweigerte verweigerten weigern weigert weigerte weigerten geweigert weigerung
      ablehnen abgelehnt lehnte leugnen leugnet leugnete bestreitet bestritt verneint`,
    pt: `| recusar recusa recusou recusam recusaram recuso recusado negar nega negou negam negaram nego negado rejeitar
        rejeitou rejeita`,
    it: `| rifiutare rifiuta rifiutano rifiutato rifiuto rifiutarsi rifiutarono nega negare negato negano respinto
      respinge respingere`,
    uk: `| відмов/а/и/у/ою/ити/ив/ила/ило/или/ився/илася/илося/илися/иться
          ${reflexive(`відмовля/ти/ю/єш/є/ємо/ють/в/ла/ло/ли`)} відхил/ив/ила/или/ено/яє
          ${reflexive(`запереч${UVATY}`)} ${reflexive(`запереч${SHYTY}`)}`,
  },
  {
    en: '| avoid avoids avoided avoiding prevent prevents prevented',
    es: '| evitar evita evite eviten evito impedir impide impidio impida',
    fr: '| eviter evite evitez evitent empecher empeche empechez empeches empechent',
    de: `| vermeiden vermeidet vermeide vermieden meiden meidet verhindern verhindert verhinderte verhuten hindern
        hindert gehindert hinderte abhalten abgehalten`,
    pt: '| evitar evite evitem evita evitou evito evitam impedir impede impediu impeca impedem impedia',
    it: `| evitare evita evitate evitato eviti evitino impedire impedisce impedisca impedito impediva impediscono
      prevenire`,
    uk: `| уник${ATY} уник${NUTY} запобіг//ти/ла/ло/ли/ати/ає/ання запобіжить завад/ить/ити/ив/ила/или
          заважа/ти/є/ють/в/ла/ло/ли/й/йте переш/кодити/коджає/кодив/кодило уникання`,
  },
  {
    en: '| stop stops stopped stopping',
    es: '| parar pare paren paro detener detenga detengan detente detuvo cesar',
    fr: '| arreter arrete arretez arretent cesser cesse cessez stop',
    de: '| stoppen stoppt gestoppt aufhoren aufhoeren aufhort aufgehort anhalten beenden stopp',
    pt: '| parar pare parem parou pararam cessar',
    it: '| smettere smesso smette smetta smettete ferma fermare fermato fermarsi fermi cessare stop basta',
    uk: `| ${reflexive(`зупин${YTY}`)} зупиню ${reflexive(`зупиня/ти/ю/єш/є/ємо/єте/ють/й/йте/в/ла/ло/ли`)}
          перестан/у/еш/е/емо/ете/уть/ь/ьте переста/ти/в/ла/ло/ли/є/ють/ю/вай/вайте/вати
          ${reflexive(`припин${YTY}`)} припиню ${reflexive(`припиня/ти/є/ють/й/йте/в/ла/ло/ли`)} стоп годі
          досить`,
  },
  {
    en: '| fail fails failed failing failure',
    es: '| fallar falla fallo fracaso fracasar',
    fr: '| echouer echoue echouent rate rates rater',
    de: `| scheitern scheitert gescheitert scheiterte versagen versagt versagte fehlgeschlagen misslungen
      durchgefallen`,
    pt: '| falhar falha falhou falham falharam fracassar fracassou fracasso reprovado',
    it: '| fallire fallito fallita fallisce fallimento fallisca guasto bocciato',
    uk: `| провал//у/ив/ила/или/ився/илася/илися/итися невдач/а/і/у/ею невдало підв/ести/ів/ела/ели завалив
          зазна/в/ла/ли схиби/в/ла/ли/ти`,
  },
  {
    en: '@allbut unless | except otherwise excluding excluded exception @but',
    es: '@allbut @unless | salvo excepto excepcion @but',
    fr: '@allbut @unless | @lessthan sauf sinon excepte hormis exception @but',
    de: '@allbut @unless | außer ausser ausgenommen ausnahme sonst ansonsten andernfalls @but',
    pt: '@allbut @unless | exceto excepto salvo senao excecao excluindo caso @but',
    it: `@allbut @unless | tranne eccetto altrimenti senno eccezione esclusi escluso esclusa fuorche @but`,
    uk: '@allbut @unless | крім окрім винят/ок/ку/ком/ки інакше хіба @but',
  },
  {
    en: '@dontmind || mind minds bother object',
    es: '@dontmind | @allsame',
    fr: '@dontmind | @allsame | @willingly',
    de: '@dontmind | @allsame egal gleichgultig',
    pt: '@dontmind | @allsame indiferente',
    it: '@dontmind | @allsame indifferente',
    uk: `@dontmind | @allsame байдуж${HARD}`,
  },
  {
    en: 'dislike dislikes disliked | hate hates hated resent resents resented detest detests detested',
    es: '| odio odia odiaba disgusta desagrada detesto detesta detestaba',
    fr: '| deteste detestait hais hait deplait deplu',
    de: '| hasst hasse hassen hasste gehasst verabscheut verabscheue',
    pt: '| odeio odeia odiava odiavam odeiam detesto detesta detestava desgosta',
    it: '| odio odia odiava odiavano odiano odiavo detesto detesta detestava detestano dispiace',
    uk: '| ненави/джу/диш/дить/димо/дите/дять/діти/дів/діла/діли',
  },
  {
    en: '@keeps || keep keeps kept keeping always constantly stay stays stayed staying leave leaves leaving hold inside indoors slow slowly',
    es: '@keeps || sigue siguen seguia @often',
    fr: '@keeps',
    de: '@keeps || immer standig dauernd andauernd weiter weiterhin bleibt pausenlos',
    pt: '@keeps || continua continuam continuava continue sempre constantemente vive',
    it: `@keeps || continua continuano continuava continuavano continuo continui sempre continuamente costantemente`,
    uk: `@keeps @letbe || завжди постійно безперестанку безперервно весь увесь продовж${UVATY} безупинно`,
  },
  {
    en: '@keepoff',
    es: `|| aleje alejen alejese alejense alejate alejarse alejado alejada alejados lejos aparte aparten apartado
      apartense atras fuera distancia`,
    fr: '|| eloignez eloigne eloigner ecart ecartez abri loin reculez recule recul dehors arriere distance',
    de: `@keepoff || fern fernhalten fernzuhalten fernhalt fernbleiben wegbleiben zuruckbleiben weg zuruck zurueck
        abstand entfernt draußen draussen zurucktreten`,
    pt: '|| afaste afastem afastar afastado afastada afastados longe fora distancia atras distante',
    it: `|| lontano lontana lontani allontani allontanarsi allontanatevi allontanati allontanate allontanato fuori
      distanza indietro distante largo via distanti`,
    uk: '@keepoff || подалі геть осторонь відійд/и/іть відійти відступ/и/іть/ити далі назад віддалік',
  },
  {
    en: '@still || still',
    es: '|| quieto quieta quietos quietas inmovil',
    fr: '|| tranquille tranquilles immobile immobiles',
    de: '|| still stehen stehenbleiben stillhalt stillhaltet stillhalten stillsitzen ruhig reglos bewegungslos',
    pt: '|| quieto quieta quietos quietas parado parada parados imovel imoveis',
    it: '|| fermo ferme immobile immobili tranquillo tranquilla',
    uk: '@still || нерухомо спокійно смирно тихо непорушно рівно стояти стій стійте',
  },
  {
    en: '@free | @freeof | free',
    es: '| @free',
    fr: '| @free',
    de: `glutenfrei glutenfreie glutenfreien glutenfreier glutenfreies glutenfreiem zuckerfrei salzfrei fettfrei
        alkoholfrei koffeinfrei laktosefrei schmerzfrei fieberfrei | @free | frei freie freien kostenlos gratis`,
    pt: '| @free | livre livres gratis gratuito gratuita',
    it: '| @free | libero libera liberi gratis gratuito gratuita gratuitamente',
    uk: `@free | @freeof | вільн${HARD} вільно безкоштовн${HARD} безкоштовно безплатн${HARD} безплатно`,
  },
  {
    en: '@remember || remember',
    es: '@remember || recuerde recuerden recuerda acuerdese acuerdate acuerdense',
    fr: '@remember || rappelez rappelle souvenez pensez pense',
    de: '@remember || erinnern erinnere erinnert denk denken denke merken merk',
    pt: '@remember || lembre lembrem lembra lembrar',
    it: '@remember || ricordi ricorda ricordate ricordatevi ricordarsi ricordare ricordati',
    uk: '@remember || памята/ти/ю/єш/є/ємо/єте/ють/й/йте',
  },
  {
    en: '|| @holdon',
    fr: '@holdon',
    uk: '@holdon',
  },
  {
    en: '@dowithout',
    es: '| prescindir prescinde prescinda prescinden prescindimos',
    fr: '| @dowithout',
    de: '| verzichten verzichtet auskommen',
    pt: '| prescindir dispensar dispensa',
    it: '| rinunciare rinuncia',
    uk: '| обій/тися/демося/дуся/деться/дешся обійш/лися/вся/лася обход/итися/иться/яться/имося обходжуся',
  },
  {
    en: '| disagree disagrees disagreed | different differently differ differs differed',
    fr: '@notsame',
    uk: `| різн${HARD} відрізня/ється/ються незгод/а/и/у незгоден незгодн/а/і`,
  },
  {
    en: '| disregard disregarded disregards',
    fr: '@disregard',
    uk: '| знехту/йте/вати/вав',
  },
  {
    en: '| distrust distrusts mistrust wary suspicious',
    es: '| desconfia desconfian desconfie desconfio',
    fr: '| mefie mefient mefiez mefier mefiance',
    de: '| misstrauen misstraut misstraue',
    pt: '| desconfia desconfiam desconfie desconfio',
    it: '| diffida diffidano diffidare diffidente',
    uk: `| недовіря/ти/ю/ють підозріл${HARD}`,
  },
  {
    en: '@notyet',
    es: '|| por',
    fr: '|| reste restent',
    de: '|| noch',
    pt: '|| resta restam ainda',
    it: '|| resta restano rimane rimangono ancora',
    uk: '@notyet || ще досі',
  },
  {
    en: '@innocent || innocent',
    es: '@innocent || inocente',
    fr: '@innocent || innocent innocente',
    de: '@innocent || unschuldig unschuldige unschuldigen',
    pt: '@innocent || inocente inocentes',
    it: '@innocent || innocente innocenti',
    uk: `@innocent || невинн${HARD} невинуват${HARD}`,
  },
  {
    en: '|| broken broke dead down faulty closed offline off',
    es: '@broken || roto rota averiado averiada descompuesto descompuesta',
    fr: '@broken || panne casse cassee hs',
    de: '@broken || kaputt kaputte kaputten defekt defekte defekten gebrochen',
    pt: `@broken || quebrado quebrada quebrados quebradas quebrou avariado avariada pifou estragado estragada enguicado
        enguicou`,
    it: '@broken || rotto rotta rotti rotte guasta guasti guaste scassato avariato avariata ko',
    uk: `@broken || зламан${HARD} поламан${HARD} зіпсован${HARD} несправн${HARD}
          ${reflexive(`злама/ти/в/ла/ло/ли`)} ${reflexive(`полама/ти/в/ла/ло/ли`)}`,
  },
  {
    en: '| @away | gone disappeared out empty dry lost',
    es: '@gone',
    fr: '|| disparu disparue disparus',
    de: '@gone || fort verschwunden vorbei',
    pt: '@gone || sumiu sumiram desapareceu desapareceram',
    it: '@gone || sparito sparita spariti sparite scomparsa scomparsi',
    uk: 'немає нема нету | @gone',
  },
  {
    en: '| cancelled canceled cancel cancels',
    es: '| cancelado cancelada cancelados canceladas cancelan cancelaron cancelo cancela cancelar',
    fr: '| annule annulee annules annulees annuler',
    de: '| abgesagt absagen storniert stornieren gestrichen abgebrochen annulliert',
    pt: '| cancelado cancelada cancelados canceladas cancelam cancelaram cancelou cancela cancelar',
    it: `| annullato annullata annullati annullate annullano annulla annullare disdetto disdetta cancellato cancellata
      cancellati`,
    uk: `| скасован${HARD} скасовано скас${UVATY} відмін/ити/ив/ила/или/ено/яє/яють`,
  },
  {
    en: `| unattended unsuccessful unsuccessfully unprecedented unaccompanied unauthorized unauthorised unsolved unpaid
      unexploded unlabeled unlabelled unanswered unwell unfit unhealthy unreliable unimportant unreasonable
      untrustworthy unpaved unmarried uninteresting unnatural unresponsive unlocked unencrypted unchanged irrelevant
      inedible nonsensical penniless jobless sleeveless shirtless clueless aimless aimlessly endless endlessly ruthless
      ruthlessly nonstop harmlessly contactless priceless defenseless defenceless biased`,
    es: `| irrelevante inapto desatendido desatendida interminable interminablemente indefensa antinatural impago
      impagos`,
    fr: `| impaye impayes impayee impayees inapte inaptes impropre inchange inchanges irreparable absurde infranchissable
      irreversible illisible insolvable impraticable`,
    de: '| arbeitslos obdachlos irrelevant unbezahlt unerledigt untauglich ungeeignet unbeaufsichtigt',
    pt: `| irrelevante inapto inapta desatendido interminavel indefeso indefesa impagavel descalco descalca desempregado
        desempregada desabrigado desabrigados`,
    it: `| irrilevante inadatto inadatta inadatti interminabile indifeso indifesa scalzo scalza disoccupato disoccupata
      senzatetto disabitato impagato inascoltato ineguagliato incustodito incustodita inesploso inesplosi insoluto
      inaffidabile indigente sterrato sterrata`,
    uk: `| безробітн${HARD} бездомн${HARD} безпритульн${HARD} безхатченк/о/и`,
  },
  {
    en: `| @stayput blackout blackouts blind deaf decaf decaffeinated deserted disused estranged exempt faints ignoring
      locked nil numb outage outages overdue overslept skip skipped skipping skips starving wish wishes
      unclear unlucky unprotected unwelcome unrelated ignorant meaningless
      helpless hopeless homeless breathless speechless motionless lifeless harmless painless unsaid`,
    es: '| indefenso inofensivo',
    fr: '| inoffensif',
    de: '| unklar hilflos hoffnungslos harmlos sprachlos atemlos schmerzlos',
    pt: '| inofensivo inofensiva desamparado desamparada',
    it: '| innocuo innocua innocui inoffensivo inerme inermi impotente sfortuna indolore muto',
    uk: `| безпорадн${HARD} безпорадно погано поган${HARD} мовч/ати/ки/у/иш/ить/ать/ав/ала/ало/али/азн/ання промовч/ати/ав/ала/али
      дрібниц/я/і/ю/ею/ь бос/ий/а/і/ого/ої/оніж`,
  },
];

export interface NegativeWord {
  /** Row of the word. A word is in one row only. */
  readonly meaning: number;
  readonly asks: boolean;
  /** False for one without a negation inside. */
  readonly denies: boolean;
}

const TABLES = new Map<string, Map<string, NegativeWord>>();
NEGATIVE_WORDS.forEach((row, meaning) => {
  for (const [language, list] of Object.entries(row)) {
    const table = TABLES.get(language) ?? new Map<string, NegativeWord>();
    TABLES.set(language, table);
    const [asking = '', answering = '', matching = ''] = list.split('|');
    for (const word of set(matching)) table.set(word, { meaning, asks: false, denies: false });
    for (const word of set(answering)) table.set(word, { meaning, asks: false, denies: true });
    for (const word of set(asking)) table.set(word, { meaning, asks: true, denies: true });
  }
});

/** Words with a negation inside that no row names: "unwanted", "sleepless", not "until". Any negation may answer them. */
const DERIVED: Readonly<Record<string, RegExp>> = {
  en: /^un(?!der|i|til|cle|tie|load|pack|fold)[a-z]{4,}$|^(?!b?less|un)[a-z]{3,}less(?:ly|ness)?$|^non[a-z]{4,}$|^landlocked$/u,
  // Not "unter", "Unfall", "unbedingt", "auslösen".
  de: /^un(?!ter|ten|s|i|ge(?:fahr|heuer)|bedingt|f[ae]ll|gluck|wetter|kraut|weit|langst|mittelbar|verzuglich|heimlich)[a-zß]{4,}$|^(?!aus|er|ab|ein|ver|auf|b?los)[a-zß]{3,}los(?:e[mnrs]?)?$|^[a-zß]{4,}frei(?:e[mnrs]?)?$|^nicht[a-zß]{4,}$/u,
  // Not "небо", "неділя", "необхідно", "безпека", "безкоштовно".
  uk: /^не(?!ї|ю$|хай|б[оаі]|без|діл|давн|забар|гайн|обхідн|далек|подал|вже|від|вели[кч]|вдовз|дуг|рв|мо|с[еуіл]|ст[иь]|йтр|фт|щод|абия)[а-щьюяєіїґ]{4,}$|^без(?!пе|к|посер|умов|ліч|перер)[а-щьюяєіїґ]{4,}$/u,
};
const ANY: NegativeWord = { meaning: NEGATIVE_WORDS.length, asks: false, denies: true };

export function negativeWord(word: string, language: string): NegativeWord | undefined {
  return TABLES.get(language)?.get(word) ?? (DERIVED[language]?.test(word) ? ANY : undefined);
}
