import { findItems, type Item, WITHOUT_MERIDIEM } from './items.js';
import { folded } from './lexicon/folded.js';
import type { Lexicon } from './lexicon/lexicon.js';

/** A word, a number in digits, a symbol, or where a clause or a sentence ends. */
export interface Word {
  readonly kind: 'word' | 'digits' | 'symbol' | 'clause' | 'sentence';
  /** Lower case, without accents and apostrophes (elided: "l'"); a number without its sign; "14h30"; `@…` for phrases. */
  readonly text: string;
  /** A number with a minus sign before it. */
  readonly minus?: boolean;
}

const PATTERN = new RegExp(
  [
    '(?<half>(?:(?<=\\p{Nd}\\s?)[ap]\\.?|(?<![\\p{L}\\p{N}])[ap]\\.)\\s?m(?![\\p{L}\\p{N}])\\.?)',
    '(?<clock>(?<![\\p{L}\\p{N}.,:])\\p{Nd}{1,2}(?:\\s?h\\s?|\\suhr\\s)[0-5]\\p{Nd}(?![\\p{L}\\p{N}]|[.,:/]\\p{Nd}|\\s?min))',
    '(?<digits>(?:(?<![\\p{L}\\p{N}])[-\u2212])?\\p{Nd}+(?:[.,:]\\p{Nd}+)*)',
    "(?<word>[\\p{L}\\p{M}]+(?:['’`´][\\p{L}\\p{M}]+)*(?:['’`´](?=\\p{Nd}))?)",
    '(?<symbol>[%°º$€£¥])',
    '(?<clause>[,;:()"«»\\n])',
    '(?<sentence>[.!?…])',
  ].join('|'),
  'giu',
);
const APOSTROPHE = /['’`´]/gu;
/** "500 mg" is one item, and a number and a unit; so is "5kg". */
const NUMBER_AND_LETTERS =
  /^\d+(?:[.,]\d+)?\s?\p{L}{1,4}$|[ap]\.?\s?m\.?$|^\d{1,2}(?:(?:\s?h\s?|[:.]|\suhr\s)\d{2})?$/iu;

/** The words of a text, its phrases as one word each. The letters and digits of links, call signs … are none. */
export function wordsOf(text: string, language: string, lexicon: Lexicon): Word[] {
  const words: Word[] = [];
  for (const { groups = {} } of rewritten(blank(text, language), lexicon).matchAll(PATTERN)) {
    const { half, clock, digits, word, symbol, clause } = groups;
    if (half !== undefined && WITHOUT_MERIDIEM.has(language) && /^am$/iu.test(half))
      words.push({ kind: 'word', text: 'am' });
    else if (half !== undefined) words.push({ kind: 'symbol', text: /^a/iu.test(half) ? '@am' : '@pm' });
    else if (clock !== undefined)
      words.push({ kind: 'digits', text: clock.replace(/\s/gu, '').replace(/uhr/iu, 'h').toLowerCase() });
    else if (digits !== undefined) {
      words.push({
        kind: 'digits',
        text: digits.replace(/^[-\u2212]/u, ''),
        minus: !/^\p{Nd}/u.test(digits),
      });
    } else if (word !== undefined) {
      const parts = lexicon.elides
        ? word.replace(APOSTROPHE, "' ").trimEnd().split(' ')
        : [word.replace(APOSTROPHE, '')];
      for (const part of parts) words.push({ kind: 'word', text: fold(part, lexicon) });
    } else if (symbol !== undefined) words.push({ kind: 'symbol', text: symbol });
    else if (clause !== undefined) words.push({ kind: 'clause', text: clause });
    else words.push({ kind: 'sentence', text: groups.sentence ?? '' });
  }
  return phrased(words, lexicon.phrases);
}

/** As people type: without accents, in any case. Where an accent makes another word it stays. */
function fold(word: string, { accented }: Lexicon): string {
  const lower = word.toLowerCase().normalize('NFC');
  return accented.has(lower) ? lower : folded(lower);
}

function rewritten(text: string, { rewrites = [] }: Lexicon): string {
  return rewrites.reduce((result, [said, read]) => result.replace(said, read), text);
}

function blank(text: string, language: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const item of findItems(text, language)) {
    if (hasWords(item)) continue;
    parts.push(text.slice(at, item.start));
    at = item.end;
  }
  parts.push(text.slice(at));
  return parts.join(' # ');
}

function hasWords({ kind, text }: Item): boolean {
  return kind === 'number' || ((kind === 'code' || kind === 'time') && NUMBER_AND_LETTERS.test(text));
}

const LONGEST_PHRASE = 4;

function phrased(words: readonly Word[], phrases: ReadonlyMap<string, string>): Word[] {
  const result: Word[] = [];
  for (let i = 0; i < words.length; ) {
    let length = Math.min(LONGEST_PHRASE, words.length - i);
    let phrase: string | undefined;
    for (; length > 0; length--) {
      const stretch = words.slice(i, i + length);
      if (stretch.some(({ kind }) => kind !== 'word' && kind !== 'digits')) continue;
      phrase = phrases.get(stretch.map(({ text }) => text).join(' '));
      if (phrase !== undefined) break;
    }
    const word = words[i];
    if (phrase !== undefined) {
      for (const text of phrase.split(' ').filter(Boolean)) result.push({ kind: 'word', text });
    } else if (word) result.push(word);
    i += phrase === undefined ? 1 : length;
  }
  return result;
}
