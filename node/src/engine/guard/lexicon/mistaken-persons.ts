import type { Row } from './rows.js';
import { HARD, SOFT } from './ukrainian-endings.js';

/** Who is meant, and "only". */
export const MISTAKEN_PERSONS: readonly Row[] = [
  {
    sides: [
      {
        en: 'i im ive | ill id me my mine myself',
        es: 'yo conmigo | me mi mis mio mia mios mias',
        fr: "je j' | me m' moi mon ma mes mien mienne",
        de: 'ich | mich mir mein meine meinen meiner meines meinem',
        pt: 'eu | me mim meu minha meus minhas comigo',
        it: "io @iam | me m' mi mio mia miei mie",
        uk: 'я | мене мені мною мій моя моє мої мого моєї моєму моїй мою моїм моєю моїх моїми',
      },
      {
        en: 'you youre youve youll youd | u ur your yours yourself yourselves',
        es: 'usted ustedes | tu te ti tus contigo',
        fr: "vous tu | te t' toi ton ta tes votre vos",
        de: 'du | @perhapsyou dich dir dein deine deinen deiner deines deinem euch euer eure euren eurer eurem',
        pt: 'voce voces vc vcs | tu te ti contigo teu tua teus tuas seu sua seus suas lhe lhes',
        it: `voi tu @youare | @perhapsyou te t' ti tuo tua tuoi tue vi v' vostro vostra vostri vostre suo sua suoi sue`,
        uk: `ти ви | тебе тобі тобою вас вам вами твій твоя твоє твої твого твоєї твоєму твоїй твою твоїм твоєю
          твоїх твоїми ваш//а/е/і/ого/ої/ому/ій/у/им/ою/их/ими`,
      },
      {
        en: 'we weve | were well wed us our ours ourselves lets',
        es: 'nosotros nosotras | nos nuestro nuestra nuestros nuestras',
        fr: 'nous | on notre nos',
        de: 'wir | uns unser unsere unseren unserer unseres unserem',
        pt: '@we | gente nos nosso nossa nossos nossas conosco',
        it: "noi @weare | ci c' nostro nostra nostri nostre",
        uk: 'ми | нас нам нами наш//а/е/і/ого/ої/ому/ій/у/им/ою/их/ими',
      },
      {
        en: 'they theyre theyve theyll | them their theirs themselves',
        es: 'ellos ellas | @them',
        fr: 'ils elles | eux leur leurs',
        de: '| @perhapsthey',
        pt: 'eles elas | @them deles delas neles nelas',
        it: 'loro | li',
        uk: `вони | їх їм ними них їхн${SOFT}`,
      },
    ],
    unordered: true,
  },
  {
    sides: [
      {
        en: `only solely | just mere merely simply alone sole except single exclusively purely lonely lonesome
          @alone @nothingbut @ifonly reserved`,
        es: `solo solamente unicamente | sola solos solas unico unica unicos unicas exclusivamente apenas recien sino
          simplemente reservado reservada @single @nothingbut @ifonly`,
        fr: `seulement uniquement | que qu' seul seule seuls seules juste unique uniques exclusivement simplement simple
          simples reserve reservee @nothingbut @ifonly`,
        de: `nur lediglich | ausschließlich ausschliesslich bloß bloss allein alleine einzig einzige einzigen einziger
          einziges einsam erst außer ausser ausschließliche ausschliessliche reine reiner reines einzelkind eben
          gerade reserviert @onlyleft @single @nothingbut @ifonly`,
        pt: `so somente apenas unicamente | @onlyleft sozinho sozinha sozinhos sozinhas unico unica unicos unicas
          exclusivamente simplesmente mero mera basta bastam bastava recem senao reservado reservada exclusivo
          exclusiva @single @nothingbut @ifonly`,
        it: `solo soltanto solamente unicamente | @onlyleft @alone sola soli sole unico unica unici uniche
          esclusivamente semplicemente mero mera basta bastano bastava semplice riservato riservata esclusivo esclusiva
          appena @single @nothingbut @ifonly`,
        uk: `лише лиш | тільки просто єдин${HARD} сам//а/о/і/ий/е/ого/ої/ому/ій/у/им/ою/их/ими аж одноосібно досить @unless один одна одне самот/ній/ня/ньо/ою виключно
          винятково @onlyleft всього усього лишень щойно хіба поодинці наодинці @nothingbut @ifonly`,
      },
    ],
    each: true,
  },
  {
    sides: [
      {
        en: 'she | her hers herself',
        es: 'ella | @her',
        fr: 'elle',
        de: '@she | sie ihr ihre ihren ihrer ihrem ihres ihnen',
        pt: 'ela | dela nela @her',
        it: '@she essa | @perhapsshe @her',
        uk: 'вона | її їй нею неї',
      },
      // Without its accent "él" is an article.
      {
        en: 'he | him his himself',
        fr: 'il | lui',
        de: 'er | ihm ihn sein seine seinen seiner seinem seines',
        pt: 'ele | dele nele @him',
        it: 'lui egli @he | esso',
        uk: 'він | його йому ним нього ньому',
      },
    ],
    unordered: true,
  },
];
