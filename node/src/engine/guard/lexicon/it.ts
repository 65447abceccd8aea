import { withAges, withCardinals, withOrdinals } from './italian-numbers.js';
import type { Lexicon } from './lexicon.js';
import { named, numberLists, numbers, phrases, set } from './tables.js';

const HALVED = {
  mezzo: `litro chilo bicchiere metro chilometro sacco secolo minuto grammo cucchiaino cucchiaio limone quintale miglio
    pacchetto cartone panino secchio piatto barattolo sacchetto tubetto flacone serbatoio pieno vuoto milione mondo
    paese villaggio giro pane chilometro etto mese anno pomodoro pollo maiale flaconcino vasetto`,
  mezza: `compressa pastiglia pillola bottiglia tazza giornata pagina mela porzione razione dozzina tonnellata dose
    fetta tavoletta scatola fiala bustina bombola tanica mattinata bistecca cipolla vita classe squadra`,
};
const halved = Object.entries(HALVED).flatMap(([half, nouns]) =>
  [...set(nouns)].flatMap((noun): [string, string][] => [
    [`${half} ${noun}`, `@half ${noun}`],
    [`in ${half} ${noun}`, `in @half ${noun}`],
    [`per ${half} ${noun}`, `per @half ${noun}`],
  ]),
);
/** Not all of something else, "tutti i sei mesi". */
const EVERY = Object.entries({
  'tutti i': 'minuti giorni mesi anni pomeriggi sabati lunedi martedi mercoledi giovedi venerdi',
  'tutte le': 'ore settimane mattine sere notti domeniche',
}).flatMap(([all, units]) =>
  [...set(units)].map((unit): [string, string] => [`${all} ${unit}`, `@every ${unit}`]),
);
const WHENS =
  set(`lunedi martedi mercoledi giovedi venerdi sabato domenica gennaio febbraio marzo aprile maggio giugno luglio
  agosto settembre ottobre novembre dicembre ieri allora stamattina stanotte quando bambino bambina piccolo piccola`);
/** "Da" is "by" and "to" as well. */
const since = [...WHENS].flatMap((when) =>
  ['da', 'dal', 'dalla'].map((from): [string, string] => [`${from} ${when}`, `@since ${when}`]),
);
const MONTHS = set(
  `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre`,
);
/** No month that something is done in, "per month". */
const months = [...MONTHS].map((month): [string, string] => [`mese di ${month}`, month]);
/** "Prima" is "before", and "first". */
const firsts = [
  ...set(`la alla nella della dalla sulla una mia tua sua nostra vostra loro quella questa per in`),
].map((word): [string, string] => [`${word} prima`, `${word} @first`]);
const halfTerms = ['la', 'della', 'nella', 'alla'].map((word): [string, string] => [
  `${word} prima meta`,
  `${word} @first @term`,
]);
const FIRST_NOUNS =
  set(`volta volte cosa notte parte visita dose casa fila classe pagina persona settimana ora sera mattina
  lezione neve pioggia linea scelta strada porta stazione`);
const firstNouns = [...FIRST_NOUNS].map((noun): [string, string] => [`prima ${noun}`, `@first ${noun}`]);
const BREATHES =
  set(`respira respirava respirano mangia cammina parla vede sente muove regge riesce riesco riusciva riescono
  ricordo`);
const hardly = [...BREATHES].flatMap((deed) =>
  ['appena', 'a stento', 'a fatica', 'a malapena'].map((how): [string, string] => [
    `${deed} ${how}`,
    `${deed} @hardly`,
  ]),
);
/** "Sei" is six, and "you are". */
const NUMBERED_BY = `le alle dalle delle i gli ai dei dai per di in tra fra da ogni entro verso ore con sono ha ho hanno
  abbiamo avete hai questi queste quei quelle tutti tutte quasi circa almeno altri altre primi prime ultimi ultime
  prossimi prossime scorsi scorse dopo prima su a massimo numero piano gruppo canale settore camera stanza letto
  o ogni solo solo altre meno più piu servono bastano restano mancano sulle nelle nei sui degli`;
const numbered = [...set(NUMBERED_BY)].join('|');

const rewrites: readonly (readonly [RegExp, string])[] = [
  // "alle 14.30"
  [
    /(?<=(?<!\p{L})(?:alle|dalle|le|delle|ore|tra|fra|verso)\s)(\d{1,2})\.(\d{2})(?![\d\p{L}]|[.,:/]\d)/giu,
    '$1:$2',
  ],
  // "dalle 8 alle 17"
  [/(?<!\p{L})dalle (\d{1,2}) alle (1[3-9]|2[0-4])(?![\d\p{L}]|[.,:/]\d)/giu, 'dalle $1h00 alle $2h00'],
  // The blood group
  [/(?<![\p{L}\d])(?:0|zero) (?=(?:neg|pos)\p{L}*)/giu, 'o '],
  [
    /(?<!\p{L})un[oa]? (\p{L}+) s[iì],? (?:e |ed )?(?:un[oa]?(?: \1)?|l['’]altr[oa]|\1) no(?!\p{L})/giu,
    'ogni alternato $1',
  ],
  [/(?<!\p{L})(\p{L}+) s[iì],? (?:e )?\1 no(?!\p{L})/giu, 'ogni alternato $1'],
  [/(?<!\p{L})a (giorni|settimane|mesi) altern[ie](?!\p{L})/giu, 'ogni alternato $1'],
  [/, (?:non )?è (?:vero|così)\?/giu, '?'],
  [/, (?:vero|giusto)\?/giu, '?'],
  [
    /(?<=(?<!\p{L})(?:tu|ti|ci|chi|dove|non|mi|lo|te)\s)sei(?= ?[.?!,]|\s(?!e\s|o\s|dei\s|delle\s|volte|giorni|ore|anni|mesi|settimane|persone|minuti)\p{L})/giu,
    'tusei',
  ],
  [
    new RegExp(
      `(?<!(?<!\\p{L})(?:${numbered})\\s)(?<!\\p{L})sei(?=\\s(?!(?:da|a|o|ha|ma|alla|dalla|della|sulla|nella)\\s)(?:\\p{L}+(?<!uov|pai|dit|bracci|migli|lenzuol|centinai|migliai|mil|fot|mot|aut|radi|vide|ginocchi|oss|eur)[oa](?!\\p{L})|(?:in|al|nel|così|cosi|già|tu|un|il|con|qui|qua|lì|là|tra|fra|su|sul|sempre|per|davvero|\\p{L}+mente|responsabile|incapace|capace|nei|dei|dalla|agli|ai) |gentile|forte|felice|triste|grande|giovane|a casa|a posto|stat|un['’]|l['’]|d['’]))`,
      'giu',
    ),
    'tusei',
  ],
  // Winds
  [
    /(?<!\p{L})venti(?= (?:fort|debol|moderat|fredd|caldi|occident|oriental|meridion|settentr|da |di (?:burrasca|tempesta|maestrale|libeccio|scirocco)|a \d|fino|oltre|soffi|in quota|violent|impetuos|gelid|dominant|prevalent|sfavorevol|favorevol|contrari|costant|alisei|tes))/giu,
    'raffiche',
  ],
  [/(?<=(?<!\p{L})(?:forti|dei|i|quei|pessimi|con) )venti(?=[.,;:!?]|$)/giu, 'raffiche'],
  // "Ora" is "now", where it is no hour.
  [
    /(?<!['’`´\d\p{L}]|(?:\d|ogni|qualche|che|mezza|ultima|prossima|prima|seconda|stessa|una|un|questa|quella|intera|buona|sola|terza|altra|per|di punta|ciascuna|mezz|all|l|certa|tarda)\s)ora(?!\p{L})/giu,
    'adesso',
  ],
  [
    /(?<!\p{L})(?:per ora|d['’]ora in (?:poi|avanti)|l['’]ora di (?!\p{L}+ (?:ore|minuti))|che ora)(?!\p{L})/giu,
    'adesso',
  ],
  // "He has eaten hardly anything"
  [
    /(?<!\p{L})(non(?: \p{L}+(?:['’]\p{L}+)?){1,4}) quasi (?:pi[uù] )?(?:mai|niente|nulla|nessun\p{L}*)(?!\p{L})/giu,
    '$1',
  ],
  // "He could not help falling"
  [/(?<!\p{L})non ((?:\p{L}+ ){1,3}(?:fare|far)) a meno (?=d)/giu, '$1 '],
  [
    /(?<!\p{L})(?:per poco|per un pelo|per un soffio) ((?:(?!non )[\p{L}'’]+ ){0,4})non(?!\p{L})/giu,
    'per poco $1',
  ],
  // "Until it stops"
  [
    /(?<!\p{L})(finch[eé]|fino a quando|fin quando|fintanto che)((?: [\p{L}'’]+){0,5}?) non(?!\p{L})/giu,
    '$1$2 chenon',
  ],
  [/(?<=\d) sol[oiae](?!\p{L})/giu, ' unico'],
  // "Red and white" is "bianco e rosso".
  [/(?<!\p{L})(bianc\p{L}+|giall\p{L}+) e ((?:ross|azzurr|verd)\p{L}+)/giu, '$2 e $1'],
  // The name
  [/(?<=\p{L} )Otto(?= \p{Lu})/gu, 'Ottone'],
  // "It is years since"
  [
    /(?<=(?:tempo|ann[oi]|mes[ei]|giorni|eternità|settimane|ore|secoli|vita|pezzo) che) non(?!\p{L})/giu,
    ' chenon',
  ],
  // No "if"
  [/(?<!\p{L})non se (?=(?:ne|lo|la|li|le)\s|[nl]['’])/giu, 'non si '],
  // "It does not fit any more" is no "more".
  [
    /(?<!\p{L})(non (?!c['’]|ci s|esist|funziona)(?:[\p{L}'’]+ ){1,4})pi[uù](?! (?:di|del|della|che|d['’]|\d)|\p{L})/giu,
    '$1',
  ],
  // "I have only two"
  [
    /(?<!\p{L})non ((?:mi |ci |ti |gli |le |vi |ne |si )?(?:ho|hai|ha|abbiamo|avete|hanno|avevo|aveva|avevamo|avevano|fa|fai|faccio|fanno|faceva|facevano|resta|restano|rimane|rimangono|rimaneva|c['’]è|ci sono|c['’]era|mangia|beve|vuole|posso|può|possiamo)) che (?=un|due|tre|quattro|cinque|sei|dieci|poch|poco|il |la |l['’]|i |le |\d|\p{L}+(?:are|ere|ire|arsi|ersi|irsi|rre)(?!\p{L}))/giu,
    'solo $1 ',
  ],
  // "Mai" after its verb denies nothing without "non": "ha mai fumato?" Where the model lost a "non", so it reads.
  [
    /(?<=(?<!\p{L})(?:ho|hai|ha|abbiamo|avete|hanno|avevo|avevi|aveva|avevamo|avevano|abbia|abbiano|abbiate|avesse|avessi|avessero|avrei|avresti|avrebbe|è|sei|siete|siamo|era|eri|erano|sia|siano|fosse|fossi|fossero|può|puoi|potrei|potrebbe|come|dove|chi|cosa|perch[eé]|quando|che|quanto|se|caso)\s)mai(?!\p{L})/giu,
    'forse',
  ],
  [/(?<!\p{L})mai(?=[^.!?\n]{0,80}\?)/giu, 'forse'],
  [/(?<!\p{L})(?:c['’]è|ci sarà) nessuno(?=[^.!?\n]{0,60}\?)/giu, 'qualcuno'],
  // "Two thousand five hundred" in two words
  [
    /(?<=(?:due|tre|quattro|cinque|sei|sette|otto|nove|dici|dieci|venti|anta|cento)) mila(?!\p{L})/giu,
    'mila',
  ],
  [/(?<=(?:mila|mille)) (?:e )?(?=\p{L}*cento)/giu, ''],
  // "Lei" is "you" where it has a capital, "she" where it has none.
  [/(?<!\p{L})lei(?!\p{L})/gu, 'leidonna'],
];

export const it: Lexicon = {
  elides: true,
  // "è" is "is", "e" "and"; "né" is "nor", "ne" "of it".
  accented: set('è né dà'),
  rewrites,
  phrases: new Map([
    ...halved,
    ...EVERY,
    ...since,
    ...months,
    ...firsts,
    ...halfTerms,
    ...firstNouns,
    ...hardly,
    // By itself it is "according to" too.
    ...[...set('il al del nel un dal sul mio tuo suo ogni questo per')].map((word): [string, string] => [
      `${word} secondo`,
      `${word} @second`,
    ]),
    ...phrases({
      '@perhapsyou @she': 'leidonna',
      '@perhapsyou @perhapsshe': 'lei',
      '@iam': `ho, sto, devo, posso, voglio, vado, vengo, faccio, dico, vorrei, avevo, dovrei, potrei, spero, ero
        io, sono io, prendo, mi chiamo, mi fa, mi fanno, mi serve, mi servono, so`,
      '@weare': `abbiamo, siamo, stiamo, dobbiamo, possiamo, vogliamo, andiamo, veniamo, facciamo, sentiamo, pensiamo,
        prendiamo, arriviamo, partiamo, restiamo, avevamo, eravamo, vediamo, sappiamo, ci serve, ci servono,
        abbiamo bisogno, torniamo, mangiamo, dormiamo, aspettiamo, usiamo, teniamo, viviamo, lavoriamo, cerchiamo`,
      '@youare': `hai, stai, tusei, devi, puoi, vuoi, vai, vieni, avete, siete, dovete, potete, volete`,
      '%': 'per cento',
      '@minus': 'sotto zero, sotto lo zero, di sotto dello zero',
      '@am': `di mattina, della mattina, del mattino, di mattino, la mattina, alla mattina, al mattino, in mattinata,
        questa mattina, di prima mattina, mattina presto`,
      '@pm': `del pomeriggio, di pomeriggio, nel pomeriggio, al pomeriggio, il pomeriggio, questo pomeriggio,
        della sera, di sera, la sera, alla sera, in serata`,
      '@night': 'di notte, della notte, la notte, nella notte, alla notte',
      '@tonight': 'questa sera',
      stanotte: 'questa notte',
      '@lastnight':
        'ieri sera, ieri notte, notte scorsa, la notte scorsa, scorsa notte, la scorsa notte, sera scorsa',
      '@beforeyesterday': "l' altro ieri, altro ieri, avant' ieri",
      '@breakfast': 'prima colazione, la prima colazione',
      '@half ora': "mezzora, mezz' ora, mezza ora",
      '@quarterpast': 'e un quarto, e quarto',
      '@quarterto': 'meno un quarto, meno quarto',
      '@quarter': 'quarta parte, un quarto',
      "@quarter d' ora": "un quarto d' ora, quarto d' ora",
      '@threequarters': 'tre quarti, tre quarte parti',
      'e @half': 'e mezzo, e mezza',
      '@middleage': 'mezza eta',
      '@first @term': 'la prima meta, primo tempo',
      'seconda @term': 'seconda meta, secondo tempo',
      '@both': 'tutti e due, tutte e due',
      '@secondhand': 'seconda mano, di seconda mano',
      '@bloodo negativo': 'o negativo, o negativa, o neg, gruppo o negativo',
      '@bloodo positivo': 'o positivo, o positiva, o pos',
      '@every': `a intervalli di, ad intervalli di, a distanza di, intervalli di, a intervalli regolari`,
      '@every giorno': 'giorno per giorno, giorno dopo giorno, di giorno in giorno',
      quotidiano: 'di tutti i giorni',
      '@often': 'ogni tanto, ogni volta, ogni volta che',
      tutti: 'tutti quanti',
      '@in': 'in un, in una',
      '@northeast': 'nord est',
      '@northwest': 'nord ovest',
      '@southeast': 'sud est',
      '@southwest': 'sud ovest',
      '@dayandnight': 'giorno e notte, notte e giorno',
      '@hundreds':
        'qualche centinaio, alcune centinaia, diverse centinaia, parecchie centinaia, varie centinaia',
      '@thousands': 'qualche migliaio, alcune migliaia, diverse migliaia, parecchie migliaia, varie migliaia',
      decine: 'a decine',
      non: 'non solo, non soltanto, non solamente, non piu, non è solo, non è che',
      '@noteven': 'neanche mezzo, neppure uno',
      '@keeps smettere': `non smette di, non smetteva di, non smettono di, non smettevano di, non smetto di,
        non la smette di, non smette mai di, non smetteva mai di, non smettere di, non smettete di, non smetta di,
        non fa altro che, non faceva altro che, non fanno altro che, non la smette`,
      '@remember': `non dimentichi, non dimenticare, non dimenticate, non dimenticarti, non dimenticatevi,
        non si dimentichi, non ti dimenticare, non vi dimenticate, non scordare, non scordarti, non scordi,
        non si scordi, non scordate, non scordatevi, non manchi di, non mancare di, non mancate di, non dimenticartene,
        non lo dimentichi, non lo dimenticare`,
      '@innocent': 'non colpevole, non colpevoli',
      '@broken': `non funziona, non funzionano, non funzionava, non funzionavano, non funziona piu, non funzionano piu,
        non parte, non funziona bene`,
      '@gone':
        "non c' è piu, non ci sono piu, non c' era piu, non ci sara piu, non ci saranno piu, non ci saro piu, non esiste piu, non esistono piu",
      '@unless': `a meno che non, a meno che, a meno di non, salvo che, salvo se, tranne se, tranne quando,
        tranne in caso, salvo in caso, eccetto se, eccetto quando, se non in caso`,
      '@allbut': `tutti tranne, tutte tranne, tutto tranne, tutti eccetto, tutte eccetto, tutto eccetto, tutti meno,
        tutte meno, tutto meno, tutti salvo, tutti a parte`,
      '@but': "a parte, oltre a, oltre al, oltre alla, tutt' altro che, tutto fuorche",
      '@nothingbut': `nient' altro che, null' altro che, niente altro che, non altro che, altro che,
        nient' altro se non, niente se non, nulla se non`,
      '@hardly':
        'quasi non, quasi mai, quasi nessuno, quasi nessuna, quasi nessun, quasi niente, quasi nulla',
      '@barely': 'per un pelo, per miracolo, a stento, a fatica, a malapena, a mala pena, con difficolta',
      '@onlyleft': `non resta che, restano solo, resta solo, rimane solo, rimangono solo, solo che, solo se,
        solo allora, non appena, appena in tempo, appena possibile`,
      '@single': "un solo, una sola, un unico, un' unica, uno solo, nemmeno un solo",
      '@alone':
        'lasciatelo solo, lasciarlo solo, lo lasci solo, lo lasciate solo, lascialo solo, lasciarla sola, la lasci sola, lasciatela sola, lasciarmi solo, sentirsi solo, si sente solo, da solo, da sola, da soli, da sole',
      '@straight': `sempre dritto, sempre diritto, vada dritto, vai dritto, andate dritto, tutto dritto,
        prosegua dritto, continui dritto, sempre dritti, vada diritto, prosegua diritto`,
      '@up': `verso l' alto, in alto, piano di sopra, di sopra, a monte, in salita, in su, pancia in su,
        a pancia in su`,
      '@down': `verso il basso, in basso, piano di sotto, di sotto, a valle, in discesa, in giu, pancia in giu,
        a pancia in giu`,
      sopra: 'al di sopra, di sopra di',
      sotto: 'al di sotto',
      '@shallow':
        'poco profondo, poco profonda, poco profondi, poco profonde, acqua bassa, acque basse, acque poco profonde',
      '@exhale': 'butti fuori, butta fuori, buttate fuori, soffi fuori',
      '@sit': 'si sieda, si siedano, mettersi a sedere, si metta a sedere, mettiti a sedere, si accomodi',
      '@standup':
        'si alzi, si alzino, si alza in piedi, si alzo, alzati in piedi, alzarsi in piedi, si metta in piedi',
      '@standing': 'in piedi',
      '@lie': `si stenda, si sdrai, si distenda, si corichi, si stendano, a letto sdraiato`,
      '@puton': 'si metta, si mettano, mettersi, mettiti, indossare, indossi, indossate',
      '@takeoff': 'si tolga, si tolgano, si levi, togliti',
      '@from': 'a partire da, a partire dal, a partire dalla, a partire dalle, a partire dai',
      '@until':
        'fino a quando, fino a che, fin quando, fin che, fintanto che, sino a quando, prima che, fintantoche',
      'settimana @coming': 'settimana che viene, settimana entrante',
      'mese @coming': 'mese che viene',
      'anno @coming': 'anno che viene',
      '@free': 'esente da, esenti da, privo di, priva di, privi di, libero da, libera da',
      '@ifonly': 'se solo, se soltanto, se almeno',
      '@sound': 'sano e salvo, sana e salva, sani e salvi, sane e salve, al sicuro',
      signor: 'il signore, un signore, al signore, del signore, dal signore, questo signore, quel signore',
      anche: 'anche solo, anche soltanto',
      '@workers': 'servono braccia, mancavano braccia, mancano braccia, bisogno di braccia, servono mani',
      'una @am': "all' una di notte, l' una di notte",
      feriali: 'giorni feriali',
      notte: 'tutta la notte, per tutta la notte',
      mattina: 'tutta la mattina, per tutta la mattina',
      sera: 'tutta la sera',
      senza: 'fare a meno, far a meno, fa a meno, faccia a meno, facciamo a meno, fanno a meno',
      dita: 'dita dei piedi, dito del piede, dita del piede',
      '@safe': 'senza pericolo, senza pericoli, senza rischi, senza rischio, senza alcun rischio',
      '@timezone': 'fusi orari, fuso orario',
      schiena: `alle spalle, alle mie spalle, alle sue spalle, voltato le spalle, volta le spalle, voltare le spalle,
        volto le spalle`,
      '@perhapsbaby bambini': 'bambini',
      '@perhapsbaby bambino': 'bambino',
      '@perhapsbaby bambina': 'bambina',
      '@midway': 'a meta',
      meta: 'a meta dei, a meta delle, a meta del',
      buio: 'fa buio',
      caldo: 'fa caldo',
      freddo: 'fa freddo',
      '@hurts': 'fa male, fanno male',
      '@nouse': `non serve a niente, non serve a nulla, non serve, non servono, non serviva a niente, a nulla serve`,
      '@fainted': `perso i sensi, perso conoscenza, perde i sensi, perdere i sensi, perde conoscenza,
        perdere conoscenza, privo di sensi, priva di sensi, senza sensi, privi di sensi, perse i sensi,
        perdeva i sensi`,
      '@rather': `invece di, invece che, al posto di, al posto del, al posto della, piuttosto che, anziche`,
      '@dontmind': `non mi dispiace, non le dispiace, non ti dispiace, non vi dispiace, non mi importa, non m' importa,
        non gli importa, non le importa, non ti importa, non ci importa, non mi dà fastidio, non mi da fastidio,
        non le da fastidio, non mi disturba, non gli dispiace`,
      '@allsame': 'fa lo stesso, è lo stesso, è uguale, è indifferente',
      manca: `ne ha piu, è andata via, andata via la, saltata la, a corto di, a corto d', siamo senza`,
      senno: 'se no, e se no',
      '@atleast @floor': `almeno, perlomeno, come minimo, per lo meno, al minimo, o piu, non meno di, un minimo di,
        non meno che, quantomeno`,
      '@atmost @cap': `al massimo, al piu, tutt' al piu, tuttal piu, un massimo di, o meno, al piu tardi, non oltre,
        massimo, fino a un massimo`,
      '@notover @cap': 'non piu di, non piu che, non piu tardi di, non piu del, non piu della',
      adesso: "d' ora in poi, d' ora in avanti, per adesso",
      rapidamente: 'in fretta, di corsa',
      '@maybe': `chenon, oh no, neanche a farlo apposta, se non sbaglio, se non mi sbaglio, se non erro, non m' inganna,
        senza meta, senza scopo, senza stringere, senza freni, niente da fare, senza nessun problema,
        senza alcun problema, ci vediamo, ci sentiamo, non vedo l' ora, non vede l' ora, non vediamo l' ora,
        non vedono l' ora, non vedeva l' ora, senza dubbio, senza alcun dubbio, senza ombra di, senza dubbi,
        non importa, perche no, come no, senza problemi, senza problema, non fa niente, non fa nulla, senza eccezioni,
        senza eccezione, senza sosta, senza fine, senza volerlo, senza volere, senza indugio, senza tregua,
        senza esitare, senza fare rumore, senza rumore, non esiti, non esitare, non esitate, non a caso, per caso,
        mai e poi, niente male, mica male, non c' è male, non è niente, non è nulla, per niente, di niente, per nulla,
        da nulla, da niente, non stupisce, non c' è di, se non altro, se non addirittura, se non per, se non con,
        se non in, se non a, se non da, se non di, se non proprio, se non che, se non quando, se non al, se non del,
        se non nel, chi se non, senz' altro, senza meno, senza fiato, senza senso, senza fatica, senza fretta,
        senza peso, non toccare niente, non si sa mai, niente di che, o no, si o no, si e no, no grazie, che non sia,
        non sia mai, nel nulla, dal nulla, il nulla, un nonnulla, un niente, senza complimenti, state zitti,
        non ti muovere, zitto, zitti, zitta, piu che mai, mai cosi, quanto mai, se mai, caso mai, semmai, chissa mai,
        non badi, come se niente, come se nulla, per poco, per poco non, ci mancava, mancato poco che, poco che non,
        di quanto non, che quanto non, senza contare, tanto meno, tantomeno, non che, nonche, senza giri di parole,
        senza problemi`,
      '': `chiang mai, di qualcosa, un po, un po di, un po d', un poco, un poco di, piu o meno, in mezzo, in mezzo a,
        in mezzo al, in mezzo alla, in mezzo alle, nel mezzo, nel mezzo di, per mezzo, per mezzo di, in mezzo ai,
        mezzo di trasporto, mezzi di trasporto, via di mezzo, mezzo pubblico, mezzo busto, mezze misure, buona notte,
        buonanotte, buon giorno, buongiorno, buona sera, buonasera, buon pomeriggio, buona giornata, buona serata,
        mille grazie, mille scuse, grazie mille, tutt' uno, a meno di, almeno che, da zero, ogni cosa, quanto prima,
        prima o poi, al piu presto, il prima possibile, il piu presto, dietro le quinte, a seconda di, a seconda del,
        a seconda della, a seconda dei, a quattr' occhi, quattr' occhi, a quattro zampe, quattro passi, quattro frecce,
        le quattro frecce, due passi, a due passi, due chiacchiere, quattro chiacchiere, fare due, occhio della testa,
        ultimo minuto, ultima ora, all' ultimo minuto, a un tratto, tutto a un tratto, in secondo piano,
        a tutti i costi, fai da te, di tanto in tanto, non di rado, fratellastro, mezzo fratello, mezza maratona,
        mezz' aria, a mezz' aria, mezza parola, detto tra noi, tra di noi, ogni dove, fin troppo, a quanto pare,
        in quattro e quattr', su due piedi, mezza luna, nonostante, ciononostante, prima di tutto, tempo fa`,
    }),
  ]),
  numbers: {
    cardinals: withCardinals(
      numbers(`zero=0 cento=100 cent'=100 vent'=20 trent'=30 quarant'=40 cinquant'=50 sessant'=60 settant'=70 ottant'=80
        novant'=90 quattr'=4 ventiquattr'=24 quarantott'=48 decina=10 dozzina=12 quindicina=15 ventina=20 trentina=30
        quarantina=40 cinquantina=50 sessantina=60 settantina=70 ottantina=80 novantina=90 centinaio=100 migliaio=1000
        @threequarters=0.75 @hundreds=100.5 @thousands=1000.5`),
    ),
    multipliers: numbers('mille=1000 mila=1000 milione=1e6 milioni=1e6 miliardo=1e9 miliardi=1e9'),
    ones: set("un uno una un'"),
    joiners: set('e ed'),
    mixed: set('@past'),
    joinsTens: false,
    vigesimal: false,
    ordinals: withOrdinals(
      numbers(`@half=0.5 mezz'=0.5 mezza=0.5 meta=0.5 dimezzare=0.5 dimezzi=0.5 dimezzato=0.5 dimezzata=0.5 dimezza=0.5
        dimezzano=0.5 dimezzati=0.5 dimezzate=0.5 dimezzando=0.5 @quarter=0.25 @quarterpast=0.25 @quarterto=0.25
        @second=2 seconda=2 terzi=3 quarta=4`),
    ),
    loose:
      numberLists(`mezzo=0.5 @midway=0.5 raddoppiano=2 raddoppiate=2 dimezzamento=0.5 mezze=0.5 secondo=2 secondi=2
        seconde=2 @both=2 entrambi=2 entrambe=2 ambedue=2 paio=2 paia=2 coppia=2 coppie=2 doppio=2 doppia=2 doppi=2
        doppie=2 raddoppiare=2 raddoppi=2 raddoppia=2 raddoppiato=2 raddoppiata=2 quarto=0.25,4 quarti=0.25 quarte=4
        triplo=3 tripla=3 trio=3 gemelli=2 gemelle=2 media=0.5 mezzogiorno=12 mezzanotte=12,0 mezzodi=12 decennio=10
        decenni=10 secolo=100 secoli=100 dozzine=12 decine=10 centinaia=100.5 migliaia=1000.5 alternato=2
        @dayandnight=24 trimestre=3,0.25 semestre=6,0.5 triennio=3 biennio=2 bimestre=2 quarantenni=40 settantenne=70
        ottuagenario=80 centenario=100 centenaria=100 xi=11 xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17 xviii=18 xix=19
        xx=20 xxi=21`),
    looseAfter: new Map(),
    counted: set('dozzine decine'),
    spaced: set('alternato'),
    looseLast: set(''),
    halving: {
      into: set('in'),
      verbs:
        set(`tagli tagliare taglia tagliate tagliato tagliata tagliatelo tagliala taglialo tagliarla tagliarlo divida
          dividere dividi divide diviso divisa dividete dividono dividerla dividerlo divisero spezzi spezzare spezza
          spezzato spezzata spezzarla rompa rompere ruppe rompe rotto rotta pieghi piegare piega piegato piegata strappi
          strappare strappato strappo spacca spaccato spaccare spezzo`),
    },
    minus: set('minus meno'),
    notMinusAfter: set('al o le e molto piu niente nulla ore ora per di non poco da in un'),
  },
  units: {
    words: withAges(
      named({
        µg: 'µg μg ug mcg microgrammo microgrammi',
        mg: 'mg mgs milligrammo milligrammi',
        g: 'g gr grammo grammi',
        kg: 'kg kgs chilo chili kilo chilogrammo chilogrammi',
        t: 't tonnellata tonnellate',
        lb: 'lb lbs libbra libbre',
        oz: 'oz oncia once',
        ml: 'ml millilitro millilitri cc',
        iu: 'ui',
        cl: 'cl centilitro centilitri',
        l: 'l lt litro litri',
        gallon: 'gallone galloni',
        mm: 'mm millimetro millimetri',
        cm: 'cm cms centimetro centimetri',
        m: 'm mt metro metri',
        km: 'km kms kmh chilometro chilometri',
        mile: 'miglio miglia',
        yard: 'iarda iarde yard yarde',
        foot: 'piede piedi ft',
        inch: 'pollice pollici',
        s: 's sec secondo secondi @second',
        min: 'min mins minuto minuti minutino',
        h: 'h ora ore oretta',
        day: 'gg giorno giorni giornata giornate',
        night: 'notte notti nottata',
        week: 'sett settimana settimane',
        month: 'mese mesi',
        year: 'anno anni annata',
        time: 'volte',
        degree: '° º grado gradi',
        celsius: 'c celsius centigrado centigradi',
        fahrenheit: 'f fahrenheit',
        '%': '% percento',
        tablet: `compressa compresse pastiglia pastiglie pillola pillole capsula capsule cps cpr confetto confetti`,
        drop: 'goccia gocce gtt',
        teaspoon: 'cucchiaino cucchiaini',
        tablespoon: 'cucchiaio cucchiai',
        person: 'persona persone pers gente',
        child: `bambino bambini bambina bambine figlio figli figlia figlie ragazzo ragazzi ragazza ragazze bimbo bimbi
          bimba bimbe ragazzini`,
        dollar: '$ dollaro dollari usd',
        euro: '€ euro eur',
        cent: 'centesimo centesimi cent',
      }),
    ),
    silent: set('year h'),
    ends: set(`a ad al allo alla all' ai agli alle da dal dallo dalla dall' dai dalle di del dello della dell' dei degli
      delle d' il lo la l' i gli le o e ed in nel nella nei nelle per un uno una un' ogni che è sono con su sul sulla
      tra fra non questo questa era erano ha hanno`),
  },
  rates: {
    adverbs: named({
      day: 'quotidianamente giornalmente',
      week: 'settimanalmente',
      month: 'mensilmente',
      year: 'annualmente',
    }),
    adjectives: named({
      h: 'kmh orario oraria orari orarie',
      day: 'quotidiano quotidiana quotidiani quotidiane giornaliero giornaliera giornalieri giornaliere',
      week: 'settimanale settimanali',
      month: 'mensile mensili',
      year: 'annuale annuali annuo annua annui annue',
    }),
    every: set('ogni @every ciascun ciascuna'),
    per: set('per'),
    spans: set('minuti ore giorni settimane mesi anni ora'),
    articles: set("al alla all' a"),
    loosely: set("la l' il nella nel in nell' @in di del della dell'"),
    moments: set(
      "seguente successivo successiva dopo prima prossimo prossima scorso scorsa di del della dell' in che",
    ),
    apart: set(''),
    once: set('volta volte'),
  },
  halfDays: named({
    am: 'mattina mattine mattino mattinata mattinate stamattina stamani stamane domattina @am',
    pm: 'pomeriggio pomeriggi sera sere serata serate stasera @pm',
    noon: 'mezzogiorno mezzodi',
    night: '@night @tonight @lastnight notte notti nottata stanotte mezzanotte',
  }),
  tenses: { over: set(''), overAfter: set('fa addietro'), coming: set('tra fra entro in'), lasting: set('') },
  negation: {
    always: set("non no senza senz' nope"),
    concord: set("mai nessuno nessuna nessun nessun' niente nient' nulla null' mica"),
    carried: set("né neanche neanch' nemmeno nemmen' neppure neppur' @noteven"),
    possible: set('@maybe @nothingbut'),
    openers: set(''),
    restricts: set(''),
    onlyFrom: set('solo soltanto solamente'),
    paired: set(''),
    restricted: set(''),
    nouns: new Map([['niente', set('quasi')]]),
    tags: set('no'),
    tagged: set(''),
    within: set('@keeps @broken @gone @remember @innocent @dontmind @nouse'),
    shares: set('o oppure'),
    until: set('finche fintanto @until @unless'),
    limits: set('fino prima finche @until'),
    comparing: set('piu meno meglio peggio migliore migliori peggiore prima maggiore minore'),
    than: set('che di'),
    ever: set('mai'),
    clauses: set(
      'e ed o oppure ma pero perche se quando mentre poiche siccome sebbene benche altrimenti senno',
    ),
  },
  degrees: { less: set('meno'), or: set('o'), how: set('cosi tanto molto troppo'), beforeNoun: false },
  parts: {
    words: set(
      `lato fianco braccio braccia avambraccio gomito gomiti polso polsi mano mani palmo dito dita pollice indice mignolo
      spalla spalle clavicola ascella petto torace seno polmone polmoni costola costole rene reni ovaio testicolo
      anca anche inguine gluteo natica natiche gamba gambe coscia cosce ginocchio ginocchia rotula stinco tibia
      polpaccio polpacci caviglia caviglie piede piedi tallone talloni alluce occhio occhi palpebra sopracciglio
      orecchio orecchie orecchi guancia guance zigomo tempia mascella mandibola narice viso perone femore omero
      radio ulna superiore inferiore`,
    ),
    sideAfter: true,
  },
};
