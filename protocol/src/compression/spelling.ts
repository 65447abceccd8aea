/** A text as decisions of the alphabet's tree, the case of its words, and characters outside the alphabet. */
import { type Alphabet, CLASS } from './alphabet.js';
import { CASE, type Contexts } from './contexts.js';

/** Takes decisions (writing, counting) one after another; each is known. */
export interface Sink {
  /** At a node of the tree or one of the two after it. */
  decide(node: number, bit: number): void;
  /** A number of so many even bits. */
  plain(value: number, bits: number): void;
}

/** Nodes after the tree's. */
export const NOT_SMALL = 0;
export const LARGE = 1;

export function spell(text: string, alphabet: Alphabet, contexts: Contexts, sink: Sink): void {
  const points = Uint32Array.from(text, (character) => character.codePointAt(0) as number);
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as number;
    const small = alphabet.symbol(point);
    const symbol = small ?? alphabet.lower(point);
    if (symbol === undefined) {
      choose(alphabet.escape);
      contexts.push(alphabet.escape, CLASS.other);
      spellPoint(point, sink);
      continue;
    }
    const cased = alphabet.uppers[symbol] !== 0;
    const large = small === undefined;
    if (cased && contexts.caseKnown && large !== (contexts.wordCase === CASE.large)) choose(alphabet.shift);
    choose(symbol);
    contexts.push(symbol, alphabet.classes[symbol] as number);
    if (cased && !contexts.caseKnown)
      tellCase(large ? (restIsLarge(i + 1) ? CASE.large : CASE.capital) : CASE.small);
  }
  choose(alphabet.end);

  function choose(symbol: number): void {
    for (const step of alphabet.path(symbol)) sink.decide(step >> 1, step & 1);
  }

  function tellCase(wordCase: number): void {
    const { nodes } = alphabet;
    sink.decide(nodes + NOT_SMALL, wordCase === CASE.small ? 0 : 1);
    if (wordCase !== CASE.small) sink.decide(nodes + LARGE, wordCase === CASE.large ? 1 : 0);
    contexts.case(wordCase);
  }

  /** Whether the word goes on with large letters; a word of one letter is like the word before. */
  function restIsLarge(from: number): boolean {
    for (let i = from; i < points.length; i++) {
      const point = points[i] as number;
      const small = alphabet.symbol(point);
      const symbol = small ?? alphabet.lower(point);
      if (symbol === undefined || alphabet.classes[symbol] !== CLASS.letter) break;
      if (alphabet.uppers[symbol]) return small === undefined;
    }
    return contexts.wordCase === CASE.large;
  }
}

const FORMS = [
  { from: 0, bits: 11 },
  { from: 0x1_f300, bits: 11 },
  { from: 0, bits: 16 },
  { from: 0, bits: 21 },
] as const;

/** In the first form that has it: two bits of form, then the number. */
function spellPoint(point: number, sink: Sink): void {
  const form = FORMS.findIndex(({ from, bits }) => point >= from && point < from + 2 ** bits);
  const { from, bits } = FORMS[form] as (typeof FORMS)[number];
  sink.plain(form, 2);
  sink.plain(point - from, bits);
}

/** Gives the decisions back, in the order they were made. */
export interface Source {
  decide(node: number): number;
  plain(bits: number): number;
}

/** Throws RangeError for more than `maxLength` UTF-16 units, and for what is no text. */
export function read(alphabet: Alphabet, contexts: Contexts, source: Source, maxLength: number): string {
  const { children, nodes } = alphabet;
  let text = '';
  let shifted = false;
  for (;;) {
    const symbol = chosen();
    if (symbol === alphabet.end) break;
    if (symbol === alphabet.shift) {
      if (shifted) throw new RangeError('shifted twice');
      shifted = true;
      continue;
    }
    let point = alphabet.codePoints[symbol] as number;
    if (symbol === alphabet.escape) {
      contexts.push(symbol, CLASS.other);
      point = readPoint(source);
    } else {
      contexts.push(symbol, alphabet.classes[symbol] as number);
      const upper = alphabet.uppers[symbol] as number;
      if (upper) {
        if (!contexts.caseKnown) {
          readCase();
          if (contexts.wordCase !== CASE.small) point = upper;
        } else if (shifted !== (contexts.wordCase === CASE.large)) point = upper;
      }
    }
    shifted = false;
    text += String.fromCodePoint(point);
    if (text.length > maxLength) throw new RangeError('too long');
  }
  return text;

  function chosen(): number {
    let node = 0;
    do node = children[2 * node + source.decide(node)] as number;
    while (node >= 0);
    return ~node;
  }

  function readCase(): void {
    const small = source.decide(nodes + NOT_SMALL) === 0;
    contexts.case(small ? CASE.small : source.decide(nodes + LARGE) === 0 ? CASE.capital : CASE.large);
  }
}

function readPoint(source: Source): number {
  const { from, bits } = FORMS[source.plain(2)] as (typeof FORMS)[number];
  const point = from + source.plain(bits);
  if (point > 0x10_ffff || (point >= 0xd800 && point < 0xe000)) throw new RangeError('no character');
  return point;
}
