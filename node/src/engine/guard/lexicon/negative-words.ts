import { set } from './tables.js';

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
  },
  {
    en: 'unable incapable | powerless inability',
    es: 'incapaz incapaces | imposibilitado incapacidad',
    fr: 'incapable incapables | impuissant incapacite',
  },
  {
    en: 'unconscious | fainted fainting faint coma senseless unconsciously',
    es: 'inconsciente inconscientes | desmayado desmayada desmayo desmayados inconscientemente',
    fr: 'inconscient inconsciente inconscients inconscientes | evanoui evanouie evanouis coma assomme assommee',
  },
  {
    en: 'impossible | impossibility',
    es: 'imposible imposibles | imposibilidad',
    fr: 'impossible impossibles | impossibilite',
  },
  { en: 'unwilling reluctant', es: 'reacio reacia renuente | reacios', fr: '| reticent reticente' },
  {
    en: 'unknown | unfamiliar ignore ignores ignored unaware stranger strangers',
    es: `desconocido desconocida desconocidos desconocidas desconozco desconoce ignoro
      | ignora ignoran ignoraron extrano extrana extranos extranas`,
    fr: 'inconnu inconnue inconnus inconnues @unknown ignorons | ignore ignorent ignorez',
  },
  {
    en: 'useless | vain unhelpful worthless unnecessary pointless needless',
    es: 'inutil inutiles innecesario innecesaria | vano innecesariamente',
    fr: 'inutile inutiles | vain superflu inutilement',
  },
  {
    en: 'unhappy | sad miserable unfortunate',
    es: 'infeliz infelices | triste tristes desgraciado desdichado descontento',
    fr: '| malheureux malheureuse triste tristes mecontent',
  },
  { en: 'unlikely improbable', es: 'improbable', fr: 'improbable improbables' },
  {
    en: 'unfair unjust | unfairly injustice',
    es: 'injusto injusta injustos | injusticia',
    fr: 'injuste injustes | injustice',
  },
  {
    en: 'illegal unlawful | illegally illicit',
    es: 'ilegal ilegales | ilegalmente ilicito',
    fr: 'illegal illegale illegaux | illegalement illicite',
  },
  {
    en: 'incorrect invalid | wrong false mistaken',
    es: `incorrecto incorrecta invalido invalida | equivocado equivocada erroneo erronea falso falsa falsos
      falsas`,
    fr: 'incorrect incorrecte invalide | faux fausse errone erronee fausses',
  },
  {
    en: 'insufficient inadequate | insufficiently inadequately',
    es: 'insuficiente insuficientes | insuficientemente',
    fr: `insuffisant insuffisante insuffisants insuffisantes | inadequat inadequate inadequates
      insuffisamment`,
  },
  { en: 'incomplete unfinished', es: 'incompleto incompleta', fr: 'incomplet incomplete inacheve' },
  {
    en: 'unstable || loose',
    es: 'inestable inestables || suelto suelta sueltos sueltas',
    fr: 'instable instables',
  },
  { en: 'unavailable', es: 'indisponible', fr: 'indisponible indisponibles' },
  {
    en: 'unreachable inaccessible',
    es: 'inaccesible inalcanzable | incomunicado incomunicados',
    fr: 'inaccessible injoignable | inaccessibles',
  },
  {
    en: 'unharmed unhurt uninjured | intact undamaged unscathed | safe safely',
    es: 'ileso ilesa ilesos ilesas | intacto intacta | @sound',
    fr: 'indemne indemnes | intact intacte | @sound',
  },
  { en: 'unarmed', es: 'desarmado desarmada desarmados', fr: '| desarme desarmes desarmee' },
  { en: 'uncertain unsure', es: 'incierto incierta inciertos | dudoso', fr: 'incertain incertaine | doute' },
  { en: 'undrinkable', es: '| impotable', fr: '| impotable imbuvable' },
  {
    en: '| unlike unusual uncommon unbelievable incredible',
    es: '| inusual raro increible',
    fr: '| inhabituel rare incroyable',
  },
  {
    en: 'negative | negatively neg',
    es: 'negativo negativa negativos negativas | negativamente',
    fr: 'negatif negative negatifs negatives | negativement',
  },
  {
    en: `forbidden prohibited banned | forbid forbids forbade ban bans barred prohibit prohibits prohibition
      banning | suspended`,
    es: `prohibido prohibida prohibidos prohibidas | prohibe prohibio prohiben prohibicion prohibir
      prohibieron prohibia prohibian prohiba prohiban | suspendido suspendida`,
    fr: `interdit interdite interdits interdites prohibe | interdiction defendu defense interdire interdisait interdisaient
      interdisent | suspendu suspendue`,
  },
  {
    en: '@hardly barely scarcely | hardly seldom rarely difficulty trouble struggle struggles struggling',
    es: '@hardly | apenas dificilmente raramente raras dificil',
    fr: '@hardly | @barely rarement difficilement justesse',
  },
  { en: '@nilbymouth', es: '| ayunas ayuno', fr: '| jeun' },
  { en: '| @rather', es: '| @rather', fr: '| @rather' },
  {
    en: '| few little fewer less',
    es: '| poco poca pocos pocas menos',
    fr: '| peu moins',
  },
  {
    en: '@notover | @atmost maximum max',
    es: '@notover | @atmost maximo maxima max',
    fr: '@notover | @atmost maximum max',
  },
  {
    en: '| lack lacks lacked lacking missing miss missed absent absence loss',
    es: `| falta faltan faltaba faltaban faltar carece carecen carecia ausente ausencia perdida acabo
      acabaron acabado acabada acaba acaban acabe agotado agotada agoto agotaron`,
    fr: '| manque manquent manquait manquer manques absent absente absence perte',
  },
  {
    en: '| refuse refuses refused refusing refusal reject rejected deny denies denied',
    es: '| negar niega nego niegan negaron negado rechazar rechaza rechazo rehusa rehuso',
    fr: '| refuse refusent refuser refusez refus nie nier nient',
  },
  {
    en: '| avoid avoids avoided avoiding prevent prevents prevented',
    es: '| evitar evita evite eviten evito impedir impide impidio impida',
    fr: '| eviter evite evitez evitent empecher empeche empechez empeches empechent',
  },
  {
    en: '| stop stops stopped stopping',
    es: '| parar pare paren paro detener detenga detengan detente detuvo cesar',
    fr: '| arreter arrete arretez arretent cesser cesse cessez stop',
  },
  {
    en: '| fail fails failed failing failure',
    es: '| fallar falla fallo fracaso fracasar',
    fr: '| echouer echoue',
  },
  {
    en: '@allbut unless | except otherwise excluding excluded exception @but',
    es: '@allbut @unless | salvo excepto excepcion @but',
    fr: '@allbut @unless | sauf sinon excepte hormis exception @but',
  },
  {
    en: '@dontmind',
    es: '@dontmind | @allsame',
    fr: '@dontmind | @allsame',
  },
  {
    en: 'dislike dislikes disliked | hate hates hated resent resents resented detest detests detested',
    es: '| odio odia odiaba disgusta desagrada detesto detesta detestaba',
    fr: '| deteste detestait hais hait deplait deplu',
  },
  {
    en: '@keeps || keep keeps kept keeping always constantly',
    es: '@keeps || sigue siguen seguia @often',
    fr: '@keeps',
  },
  {
    en: '@keepoff',
    es: `|| aleje alejen alejese alejense alejate alejarse alejado alejada alejados lejos aparte aparten apartado
      apartense atras fuera distancia`,
    fr: '|| eloignez eloigne eloigner ecart ecartez abri loin reculez recule recul dehors arriere distance',
  },
  {
    en: '@still',
    es: '|| quieto quieta quietos quietas inmovil',
    fr: '|| tranquille tranquilles immobile immobiles',
  },
  { en: '@free | @freeof || free', es: '| @free', fr: '| @free' },
  {
    en: '@remember || remember',
    es: '@remember || recuerde recuerden recuerda acuerdese acuerdate acuerdense',
    fr: '@remember || rappelez rappelle souvenez pensez pense',
  },
  { en: '@notyet', es: '|| por', fr: '|| reste restent' },
  { en: '@innocent || innocent', es: '@innocent || inocente', fr: '@innocent || innocent innocente' },
  {
    en: '|| broken broke dead down faulty',
    es: '@broken || roto rota averiado averiada descompuesto descompuesta',
    fr: '@broken || panne casse cassee hs',
  },
  { en: '| @away || gone disappeared', es: '@gone', fr: '|| disparu disparue disparus' },
  {
    en: '| cancelled canceled cancel cancels',
    es: '| cancelado cancelada cancelados canceladas cancelan cancelaron cancelo cancela cancelar',
    fr: '| annule annulee annules annulees annuler',
  },
  {
    en: `| unattended unsuccessful unsuccessfully unprecedented unaccompanied unauthorized unauthorised unsolved unpaid
      unexploded unlabeled unlabelled unanswered unwell unfit unhealthy unreliable unimportant unreasonable untrustworthy
      unpaved unmarried uninteresting unnatural unresponsive unlocked unencrypted unchanged irrelevant inedible nonsensical
      penniless jobless sleeveless shirtless clueless aimless aimlessly endless endlessly ruthless ruthlessly nonstop
      harmlessly contactless priceless defenseless defenceless biased`,
    es: `| irrelevante inapto desatendido desatendida interminable interminablemente indefensa antinatural impago
      impagos`,
    fr: '| impaye impayes impayee impayees inapte inaptes impropre inchange inchanges irreparable absurde',
  },
  {
    en: `| unclear unlucky unprotected unwelcome unrelated disagree disagrees disagreed ignorant meaningless
      helpless hopeless homeless breathless speechless motionless lifeless harmless painless unsaid`,
    es: '| indefenso inofensivo',
    fr: '| inoffensif',
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
};
const ANY: NegativeWord = { meaning: NEGATIVE_WORDS.length, asks: false, denies: true };

export function negativeWord(word: string, language: string): NegativeWord | undefined {
  return TABLES.get(language)?.get(word) ?? (DERIVED[language]?.test(word) ? ANY : undefined);
}
