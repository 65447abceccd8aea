import { folded } from '../guard/lexicon/folded.js';
import { lexiconOf } from '../guard/lexicon/lexicon.js';
import { isSpace } from './characters.js';

/** How well a sentence comes apart between two words: somehow, before a phrase ("in the camp"), before a clause ("because …"). */
export type Joint = 0 | 1 | 2;

interface Words {
  /** They open a clause, or a phrase. */
  readonly opening: ReadonlyMap<string, Joint>;
  /** They belong to what comes next. */
  readonly binding: ReadonlySet<string>;
}

const set = (words: string) => new Set(words.split(/\s+/u));

function words(clauses: string, phrases: string, binding: string): Words {
  const opening = new Map<string, Joint>();
  for (const word of set(phrases)) opening.set(word, 1);
  for (const word of set(clauses)) opening.set(word, 2);
  return { opening, binding: new Set([...set(phrases), ...set(clauses), ...set(binding)]) };
}

const WORDS: Readonly<Record<string, Words>> = {
  en: words(
    'although and because but how if nor or so that though unless what when where whereas whether which while who whom whose why',
    `about above across after against along among around at before behind below beside between by during for from in into
    of on onto over since through to toward towards under until with within without`,
    `a an the this these those his her its my our their your no not very more less most least even only just as than too i
    you he she it we they is are was were be been has have had do does did will would can could must should may might`,
  ),
  es: words(
    'aunque como cuando cuya cuyas cuyo cuyos donde e mientras ni o pero porque pues que quien quienes si sino u y',
    'a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras',
    `el la los las lo un una unos unas este esta estos estas ese esa esos esas su sus mi mis tu tus nuestro nuestra no se
    me te le les nos más menos muy tan mejor peor mayor menor antes después solo sólo siempre ya nada hay había hubo habrá
    tiene tienen tengo tenemos tenía tenían tuvo tuvieron tendrá tendrán tener es son era eran está están ha han he`,
  ),
  fr: words(
    `afin alors car comme dont et lorsque mais ni or ou où parce puisque quand que qui quoique si tandis lorsqu' puisqu' qu'
    s'il s'ils`,
    `à après au aux avant avec chez contre dans de depuis des devant du en entre jusque par parmi pendant pour sans selon
    sous sur vers d' jusqu'`,
    `le la les un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne se me te je tu il
    elle on nous vous ils elles y plus moins très aussi autant tant même mêmes bien ainsi dès lors autre autres seulement
    est sont était étaient a ont avait`,
  ),
  de: words(
    `aber als bevor bis da damit dass denn deren dessen falls indem nachdem ob obwohl oder sobald sodass solange sondern
    sowie und warum wann weil welche welchen welcher wenn während wer wie wieso wo wodurch wohin womit`,
    `ab am an auf aus außer bei beim durch entlang für gegen gegenüber hinter im in ins mit nach neben ohne per seit statt
    trotz über um unter vom von vor wegen zu zum zur zwischen`,
    `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen diesem
    mein meine meinen meinem meiner dein deine deinen deinem deiner sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer
    unser unsere unseren unserem unserer euer eure euren ich du er sie es wir man nicht nie noch schon sehr so zu mehr weniger
    nur auch etwa rund ist sind war waren bin bist hat haben hatte hatten wird werden wurde wurden kann können muss müssen
    soll sollen will wollen darf dürfen`,
  ),
  pt: words(
    'assim como conforme cuja cujas cujo cujos e embora enquanto mas nem onde ou pois porque quando que quem se senão',
    `a à ao aos às ante após até com contra da das de desde do dos durante em entre na nas no nos num numa para pela pelas
    pelo pelos perante por segundo sem sob sobre`,
    `o os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela seu sua seus suas meu minha meus
    minhas nosso nossa nossos nossas não me te lhe lhes mais menos muito muita tão só já nada há havia houve haverá tem têm
    tenho temos tinha tinham teve tiveram ter é são era eram está estão foi foram`,
  ),
  it: words(
    'anche benché che chi come cui dove e ed finché ma mentre né o oppure perché poiché quando quindi se sebbene siccome',
    `a ad al allo alla all' ai agli alle attraverso circa con contro d' da dal dallo dalla dall' dai dagli dalle dentro di del
    dello della dell' dei degli delle dopo durante entro fino fra in lungo nel nello nella nell' nei negli nelle per presso
    prima secondo senza sopra sotto su sul sullo sulla sull' sui sugli sulle tra verso`,
    `il lo la l' i gli le un uno una un' questo questa quest' questi queste quello quella quell' quei quegli quelle mio mia
    miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre loro ogni non mi ti si
    ci vi ne gli più meno molto molta tanto così troppo già solo soltanto sempre è sono era erano ha ho hanno hai abbiamo
    avete aveva avevano ebbe sarà siamo siete sei può possono deve devono`,
  ),
  uk: words(
    `а або аби адже але бо де доки звідки й і коли куди наче ніби ніж однак оскільки поки проте та тому хоч хоча хто чи чий
    чому що щоб як якщо який яка яке які якого якої якому якій яким якою яких якими`,
    `без біля в від для до з за заради замість зі із крізь крім між на навколо над о об перед під по поблизу поза понад після
    при про проти протягом серед у уздовж упродовж вздовж впродовж через`,
    `не ні ані дуже надто занадто більш більше менш менше найбільш лише тільки навіть ще вже майже приблизно щонайменше такий
    така таке такі так цей ця це ці цього цієї цьому цим цих той те ті того тієї тому тим тих мій моя моє мої мого моєї твій
    твоя твоє твої свій своя своє свої свого своєї його її їх їхній їхня їхнє їхні наш наша наше наші ваш ваша ваше ваші кожен
    кожна кожне кожні всі усі весь увесь вся уся все усе я ти він вона воно ми ви вони є був була було були буде будуть бути
    може можуть можна треба потрібно слід має мають мусить`,
  ),
};

const LOOKED_AT = 20;
/** Before "que", with it "only". */
const NE = /(?<!\p{L})n(?:e(?!\p{L})|['’])/iu;
const NE_WITHIN = 60;

/** What `text` offers at the space `at`; nothing where what is before it belongs to what comes: "the", "thirty", "5". */
export function jointAt(text: string, at: number, language: string): Joint | undefined {
  const known = WORDS[language];
  if (known === undefined) return 0;
  const before = wordBefore(text, at);
  const after = wordAfter(text, at + 1);
  if (known.binding.has(before) || isNumber(before, language)) return undefined;
  const elided = /^\p{L}{1,7}'/u.exec(after)?.[0] ?? after;
  if (language === 'fr' && /^qu[e']$/u.test(elided) && NE.test(text.slice(Math.max(0, at - NE_WITHIN), at)))
    return undefined;
  return known.opening.get(after) ?? known.opening.get(elided) ?? 0;
}

function isNumber(word: string, language: string): boolean {
  if (/^\p{Nd}/u.test(word)) return true;
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return false;
  const { cardinals, multipliers } = lexicon.numbers;
  const read = lexicon.elides ? folded(word) : folded(word).replaceAll("'", '');
  return cardinals.has(read) || multipliers.has(read);
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < LOOKED_AT && !isSpace(text.charCodeAt(start - 1))) start--;
  return lower(text.slice(start, end));
}

function wordAfter(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < LOOKED_AT && !isSpace(text.charCodeAt(end))) end++;
  return lower(text.slice(start, end));
}

function lower(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
