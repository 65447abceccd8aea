/** Endings of Ukrainian words, to be put behind a stem of the lists: `лів${HARD}` is "лівий ліва ліве …". */

/** Adjectives: "лівий", "синій". */
export const HARD = '/ий/а/е/і/ого/ої/ому/ій/у/им/ою/их/ими';
export const SOFT = '/ій/я/є/і/ього/ьої/ьому/ю/ім/ьою/іх/іми';

/** Nouns: "намет", "шкода". Those whose stem changes are written out. */
export const MASCULINE = '//а/у/ові/ом/і/и/ів/ам/ами/ах';
export const FEMININE = '//а/и/і/у/ою/ам/ами/ах';

/** Verbs: "знімати", "купувати", "штовхнути", "продовжити", "зупинити" without its first person. */
export const ATY = '/ати/аю/аєш/ає/аємо/аєте/ають/ай/айте/аймо/ав/ала/ало/али/аючи';
export const UVATY = '/увати/ую/уєш/ує/уємо/уєте/ують/уй/уйте/уймо/ував/увала/увало/ували/уючи';
export const NUTY = '/нути/ну/неш/не/немо/нете/нуть/ни/ніть/нув/нула/нуло/нули';
export const SHYTY = '/ити/у/иш/ить/имо/ите/ать/и/іть/ив/ила/ило/или';
export const YTY = '/ити/иш/ить/имо/ите/ять/и/іть/ив/ила/ило/или';
export const PAST = '/в/ла/ло/ли';

/** The forms of verbs, and those with "-ся": "зупинити зупинитися зупинить зупиниться". */
export function reflexive(entries: string): string {
  return entries
    .split(/\s+/u)
    .map((entry) => {
      const [stem = '', ...endings] = entry.split('/');
      const own = endings.map((ending) => ending + (/(?<!т)[еє]$/u.test(stem + ending) ? 'ться' : 'ся'));
      return [stem, ...endings, ...own].join('/');
    })
    .join(' ');
}
