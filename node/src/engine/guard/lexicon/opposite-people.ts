import type { Row } from './rows.js';
import { FEMININE, MASCULINE } from './ukrainian-endings.js';

/** Who: mothers and fathers. */
export const OPPOSITE_PEOPLE: readonly Row[] = [
  {
    sides: [
      {
        en: 'father dad daddy fathers',
        es: 'padre papa',
        fr: 'pere papa peres',
        de: 'vater vaters vaeter vati papa papas',
        pt: 'pai papai',
        it: 'padre padri papa babbo',
        uk: 'батьк/о/а/у/ові/ом тат/о/а/у/ові/ом/ко татус/ь/я/ю/ем батькового | отець отця',
      },
      {
        en: 'mother mom mum mothers',
        es: 'madre mama',
        fr: 'mere maman meres',
        de: 'mutter muetter mutti mama mamas',
        pt: 'mae maes mamae',
        it: 'madre madri mamma mamme',
        uk: 'мам/а/и/і/у/ою/о/ам/ин/ину/ині/иної матір матері матірю матінк/а/и/у/ою | мати',
      },
    ],
  },
  {
    sides: [
      {
        en: 'son sons boy boys',
        es: 'hijo nino chico muchacho',
        fr: 'fils garcon garcons',
        de: 'sohn sohne soehne sohnen sohnes bub buben jungs @boy',
        pt: 'filho menino meninos garoto garotos rapaz rapazes',
        it: 'figlio ragazzo ragazzi bambino maschio maschietto',
        uk: `син//а/у/ові/ом/и/ів/ам/ами/ах/ок/ка/ку/ком хлоп/ець/ця/цю/цеві/цем/ці/ців/цям/цями/цях
          хлопчик${MASCULINE}`,
      },
      {
        en: 'daughter daughters girl girls',
        es: 'hija hijas nina ninas chica chicas muchacha',
        fr: 'fille filles',
        de: 'tochter toechter tochtern madchen maedchen madel madels',
        pt: 'filha filhas menina meninas garota garotas moca mocas',
        it: 'figlia figlie ragazza ragazze bambina bambine ragazzina ragazzine femminuccia',
        uk: `дочк/а/и/у/ою/ам/ами/ах дочці дочок доньк/а/и/у/ою/ам/ами/ах доньці доньок доч/ко дівчин/а/и/і/у/ою/о
          дівчат//а/ам/ами/ах дівчинк/а/и/у/ою дівчинці дівчаток дівчатк/а/ам/ами/ах`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'brother brothers',
        es: 'hermano',
        fr: 'frere freres',
        de: 'bruder bruders brueder brudern',
        pt: 'irmao',
        it: 'fratello | fratelli',
        uk: 'брат//а/у/ові/ом/ів/ам/ами/ах/ик/ика | брати',
      },
      {
        en: 'sister sisters',
        es: 'hermana hermanas',
        fr: 'soeur soeurs sœur sœurs',
        de: 'schwester schwestern',
        pt: 'irma irmas',
        it: 'sorella sorelle',
        uk: 'сестр/а/и/і/у/ою/о/ам/ами/ах сестер сестричк/а/и/у/ою',
      },
    ],
  },
  {
    sides: [
      {
        en: 'man men husband',
        es: 'hombre hombres marido esposo',
        fr: 'homme hommes mari epoux',
        de: 'mann mannes manner maenner mannern ehemann gatte',
        pt: 'homem homens marido esposo',
        it: 'uomo uomini marito mariti sposo',
        uk: `чоловік${MASCULINE} чоловіче`,
      },
      {
        en: 'woman women wife',
        es: 'mujer mujeres esposa',
        fr: 'femme femmes epouse',
        de: 'frau frauen ehefrau gattin',
        pt: 'mulher mulheres esposa',
        it: 'donna donne moglie mogli sposa',
        uk: `жінк/а/и/у/ою/о/ам/ами/ах жінці жінок дружин${FEMININE} дружино`,
      },
    ],
  },
  {
    sides: [
      {
        en: 'gentleman gentlemen sir mr mister',
        es: 'senor senores caballero caballeros',
        fr: 'monsieur messieurs',
        de: 'herr herrn herren',
        pt: 'senhor senhores cavalheiro cavalheiros',
        it: 'signor signori sig | signore',
        uk: 'пан//а/у/ові/ом/ове/ів/е | добродій добродію',
      },
      {
        en: 'lady ladies madam maam mrs ms',
        es: 'senora senoras senorita dama damas',
        fr: 'madame mesdames dame dames mme mademoiselle',
        de: 'dame damen fraulein',
        pt: 'senhora senhoras senhorita dama damas dona',
        it: 'signora signorina signorine dama dame',
        uk: 'пані панн/а/и/і/у/ою/о дам/а/и/у/ою леді добродійко',
      },
    ],
    unordered: true,
  },
];
