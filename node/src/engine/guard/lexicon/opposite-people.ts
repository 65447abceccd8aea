import type { Row } from './rows.js';

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
      },
      {
        en: 'mother mom mum mothers',
        es: 'madre mama',
        fr: 'mere maman meres',
        de: 'mutter muetter mutti mama mamas',
        pt: 'mae maes mamae',
        it: 'madre madri mamma mamme',
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
      },
      {
        en: 'daughter daughters girl girls',
        es: 'hija hijas nina ninas chica chicas muchacha',
        fr: 'fille filles',
        de: 'tochter toechter tochtern madchen maedchen madel madels',
        pt: 'filha filhas menina meninas garota garotas moca mocas',
        it: 'figlia figlie ragazza ragazze bambina bambine ragazzina ragazzine femminuccia',
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
      },
      {
        en: 'sister sisters',
        es: 'hermana hermanas',
        fr: 'soeur soeurs sœur sœurs',
        de: 'schwester schwestern',
        pt: 'irma irmas',
        it: 'sorella sorelle',
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
      },
      {
        en: 'woman women wife',
        es: 'mujer mujeres esposa',
        fr: 'femme femmes epouse',
        de: 'frau frauen ehefrau gattin',
        pt: 'mulher mulheres esposa',
        it: 'donna donne moglie mogli sposa',
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
      },
      {
        en: 'lady ladies madam maam mrs ms',
        es: 'senora senoras senorita dama damas',
        fr: 'madame mesdames dame dames mme mademoiselle',
        de: 'dame damen fraulein',
        pt: 'senhora senhoras senhorita dama damas dona',
        it: 'signora signorina signorine dama dame',
      },
    ],
    unordered: true,
  },
];
