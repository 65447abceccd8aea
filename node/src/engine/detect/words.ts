/**
 * Words that give a language away: the ones every sentence has, and what people send by itself ("ciao",
 * "gracias", "ok bye"). Lower case, without the words that several of these languages write the same.
 */
const LISTS: Record<string, string> = {
  en: `the and is are was were you your he she they we it its this that these those there here what where when
    who why how which with without from for have has had do does did don't doesn't didn't can can't could will
    would should must not of to in at on by my his her our their be been being an as or but if so then than just
    about into out up down over some any all more very much many few people need needs want know think go going
    get got come came help please no thanks thank hello hi hey yes yeah ok okay bye goodbye good morning night sorry fire im
    i'm it's that's we're you're they're i've i'll let's water food doctor hurt now today tomorrow yesterday
    i me excuse arrived arrival coming wait soon stop safe lost stuck sick injured wounded bleeding pain fever
    child children baby road bridge ambulance hospital danger emergency
    gonna gotta gimme wanna lemme dunno omg lol pls plz thx ur cya brb idk prob gud nite ikr smh sry ppl msgs cuz mins`,
  es: `el la los las un una unos unas y es son está están estoy estamos soy eres somos era fue hay que qué quién
    cómo dónde cuándo cuál cuánto por para con sin del al en lo le les se me te nos mi tu su sus mis tus yo tú él
    ella ellos ellas nosotros usted ustedes este esta esto estos estas ese esa eso aquí allí ahí muy más menos
    pero porque también ya todo todos nada nadie nunca siempre tengo tiene tienen tenemos quiero quiere puedo
    puede pueden necesito necesitamos hace hacer ser estar ir voy va vamos ha han he había gracias hola adiós
    buenos buenas días noches tardes sí si no a claro favor ayuda agua comida hoy mañana ayer perdón vale amigo hasta luego aqui dolor médico ven
    herido herida heridos enfermo fiebre duele sangre niño niña niños mujer hombre espera espere llego listo
    ambulancia hospital peligro bien mal carretera puente
    q ke pq xq dnd toy xfa porfa ntp tmb bn nop hla ola stas donde kien nesesito weon tngo muxo vns ermano erido nos`,
  fr: `le les un une des du et est sont suis es sommes êtes était il elle ils elles nous vous je j'ai tu on ce cet
    cette ces c'est qui que quoi où quand comment pourquoi dans avec sans pour par sur sous au aux en mon ma mes
    ton ta tes son sa ses notre votre leur leurs ne pas plus très bien mais ou donc car si tout tous toute rien
    jamais toujours ai as avons avez ont peux peut pouvez veux veut voulez faire fait aller va vais merci bonjour
    salut bonsoir oui non d'accord au revoir s'il plaît aide eau aujourd'hui demain hier ici là désolé besoin
    n'est n'ai qu'il qu'est j'aime l'eau d'un d'une être avoir beaucoup comme ça jai médecin douleur
    ca cest moi toi arrive arrivons attends attendez attend viens venez blessé blessée blessés blesse malade
    fièvre fievre mal faim soif enfant enfants bébé femme homme perdu secours bientôt bientot ambulance hôpital hopital danger
    jsp bcp slt bjr bsr qqn tjrs tjr svp stp koi keske tkt pcq psk oki jarrive jtdi rdv`,
  de: `der die das den dem des ein eine einen einem einer und ist sind bin bist war waren ich du er sie es wir ihr
    mich mir dich dir ihn ihm uns euch mein meine dein deine sein seine unser nicht kein keine mit ohne von zu
    zum zur für auf aus bei nach über unter vor um an im am wo was wer wie wann warum welche dass weil wenn aber
    oder auch noch schon sehr viel mehr alle alles nichts nie immer hier dort heute morgen gestern haben habe hat
    hast kann kannst können muss müssen will möchte gehen geht kommt machen danke bitte hallo tschüss ja nein guten
    tag hilfe wasser jetzt brauchen brauche gut wird werden wurde sich nur so als
    nich vllt gibts gehts hab jo passt`,
  pt: `o a os um uma uns umas e é são está estão estou estamos sou somos era foi há que quê quem como onde quando
    qual quanto por para com sem do da dos das no na nos nas ao à pelo pela em lhe me te se meu minha seu sua
    nosso eu tu ele ela eles elas nós você vocês este esta isto esse essa isso aqui ali lá muito mais menos mas
    porque também já tudo todos nada ninguém nunca sempre não sim tenho tem têm temos quero quer posso pode podem
    preciso precisamos fazer ser estar ir vou vai vamos obrigado obrigada médico olá oi tchau adeus bom boa dia noite
    tarde favor ajuda água comida hoje amanhã ontem desculpe então uma foi só gente até hospital mal
    q pq vc vcs tbm kd pfv obg blz vlw qro tamo eae smp tou cmg amanha febre dsd ontem estrada hj mto ngm qdo aki ñ`,
  it: `il la le un lo gli i uno una e è sono sei siamo siete era c'è ci che chi cosa come dove quando quale quanto perché
    per con senza del della dello dei degli delle al alla allo ai agli alle dal dalla nel nella sul sulla di da
    mi ti si vi mio mia tuo tua suo sua nostro io tu lui lei loro noi voi questo questa questi quello quella qui
    lì là molto più meno ma anche già tutto tutti niente nessuno mai sempre non sì si no ho hai ha abbiamo hanno
    voglio vuole posso può possiamo devo deve fare essere avere andare vado va andiamo grazie ciao prego
    nn cmq xké xke ke grz tvb dp dv qnt anke sn
    buongiorno buonasera arrivederci scusa favore aiuto acqua cibo oggi domani ieri bene sta stai dell'acqua così cos'è dov'è qualcosa qualcuno stato stata ancora adesso ora casa anno anni fatto solo suoi suo quanti bisogno tuoi miei`,
  ru: `и в не на я что он с как это по но она они мы вы ты все за у к из от о же так для его ее её их меня мне
    тебя тебе нам вам нас вас был была было были есть нет да где когда кто почему какой сколько если или уже
    еще ещё только очень мой моя твой наш ваш этот эта эти тот там тут здесь можно нужно надо хочу могу может
    спасибо привет здравствуйте пожалуйста помогите помощь вода сегодня завтра вчера до свидания хорошо том`,
  uk: `і й в у не на я що він з як це по але вона вони ми ви ти всі за до із від о же так для його її їх мене мені
    тебе тобі нам вам нас вас був була було були є немає та де коли хто чому який скільки якщо або вже ще
    тільки дуже мій моя твій наш ваш цей ця ці той там тут можна треба потрібно хочу можу може дякую привіт
    вітаю будь ласка допоможіть допомога вода сьогодні завтра вчора побачення добре щоб`,
  tr: `bir bu ve için çok ne mi mı mu mü da de ben sen o biz siz onlar benim senin onun bana sana ona beni seni
    onu var yok değil ama daha en gibi kadar ile her şey nasıl nerede neden ne zaman kim hangi kaç evet hayır
    tamam teşekkürler teşekkür ederim merhaba selam günaydın lütfen yardım su bugün yarın dün şimdi burada orada
    oldu olarak olan oldu ediyor istiyorum biliyor musun güle iyi geceler hiç veya sonra önce`,
  id: `yang dan di ke dari ini itu untuk dengan tidak bukan saya aku kamu anda dia kami kita mereka adalah ada
    akan sudah telah sedang bisa dapat harus mau ingin pada oleh atau tapi tetapi karena jika kalau apa siapa
    mana kapan mengapa kenapa bagaimana berapa sangat lebih banyak semua orang sini sana hari besok kemarin
    sekarang terima kasih halo selamat pagi siang malam tolong maaf ya jangan belum juga saja lagi air makanan
    bantuan rumah seperti dalam`,
  vi: `không có là của và một cho tôi bạn anh chị em ông bà nó chúng ta họ này đó kia ở đâu khi nào ai gì sao tại
    được đã đang sẽ với người nhiều rất cũng thì mà nếu nhưng hay hoặc vì nên phải cần muốn biết đi đến về ra
    vào lên xuống cảm ơn xin chào tạm biệt vâng giúp nước hôm nay ngày mai qua bây giờ đây những các trong ngoài`,
  sw: `ya wa na kwa ni za la cha katika hii hiyo huu huo hizi hilo yangu yako yake yetu wangu wako wake wetu mimi
    wewe yeye sisi nyinyi wao nini nani wapi lini kwanini vipi gani ngapi kuna hapa pale sana pia lakini au kama
    kutoka hadi bila baada kabla leo kesho jana sasa ndiyo ndio hapana asante karibu habari jambo mambo poa
    tafadhali msaada maji chakula pole kwaheri nataka ninahitaji tunahitaji nina una ana tuna wana yuko niko
    sio si watu mtu mtoto watoto daktari nyumba kwenye hakuna`,
};

const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, list] of Object.entries(LISTS)) {
  for (const word of new Set(list.split(/\s+/u))) {
    const languages = LANGUAGES_OF.get(word);
    if (languages) languages.push(language);
    else LANGUAGES_OF.set(word, [language]);
  }
}

/** The languages a lower-case word is a common word of. */
export function languagesOfWord(word: string): readonly string[] {
  return LANGUAGES_OF.get(word) ?? [];
}
