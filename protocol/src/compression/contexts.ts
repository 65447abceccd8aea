/** What the next decision may depend on: one hash per context, over what was written so far. */
import { CLASS } from './alphabet.js';

/** Case of a word: all small, first letter large, all large. */
export const CASE = { small: 0, capital: 1, large: 2 } as const;

/** Orders 0 to 6, word, word after one and after two words, shape. */
export const CONTEXTS = 11;
/** The last of the contexts by characters. */
export const LONGEST_ORDER = 6;

const START = 0x3fff;

export class Contexts {
  readonly hashes = new Int32Array(CONTEXTS);
  /** Case of the word at hand, or of the one before until it is known. */
  wordCase: number = CASE.small;
  /** Whether the word at hand has shown its case. */
  caseKnown = false;
  readonly #recent = new Int32Array(LONGEST_ORDER);
  #word = 0;
  #previous = 0;
  #beforePrevious = 0;
  #words = 0;
  #shape = 0;
  #ideograph = false;
  #fresh = true;

  reset(): void {
    this.wordCase = CASE.small;
    this.caseKnown = false;
    this.#recent.fill(START);
    this.#word = 0;
    this.#previous = START;
    this.#beforePrevious = START;
    this.#words = 0;
    this.#shape = 0;
    this.#ideograph = false;
    this.#fresh = true;
    this.#hash();
  }

  push(symbol: number, kind: number): void {
    this.#recent.copyWithin(1, 0);
    this.#recent[0] = symbol;
    this.#ideograph = kind === CLASS.ideograph;
    if (kind === CLASS.letter) {
      this.#word = mix(this.#word, symbol);
    } else {
      this.caseKnown = false;
      if (this.#word !== 0 || this.#ideograph) {
        this.#beforePrevious = this.#previous;
        this.#previous = this.#ideograph ? symbol : this.#word;
        this.#word = 0;
        this.#words++;
      }
      if (kind === CLASS.stop) this.#fresh = true;
    }
    this.#shape =
      (this.#shape << 5) | (kind === CLASS.other || kind === CLASS.stop ? 8 + (symbol % 24) : kind);
    this.#hash();
  }

  /** Tells the case of the word, after its first letter. */
  case(wordCase: number): void {
    this.wordCase = wordCase;
    this.caseKnown = true;
    // Names differ from words; at the start of a sentence they look the same.
    if (wordCase === CASE.capital && !this.#fresh) this.#word = mix(this.#word, START);
    this.#fresh = false;
    this.#hash();
  }

  #hash(): void {
    const { hashes } = this;
    let hash = 0;
    for (let order = 0; order <= LONGEST_ORDER; order++) {
      hashes[order] = mix(hash, order);
      hash = mix(hash, this.#recent[order] ?? 0);
    }
    const word = this.#word;
    const [last = 0, second = 0, third = 0] = this.#recent;
    if (this.#ideograph) {
      hashes[7] = mix(second, 107);
      hashes[8] = mix(mix(second, 108), third);
      hashes[9] = mix(mix(last, 109), third);
    } else {
      // Between words, how many there were tells how near the end is.
      hashes[7] = word ? mix(word, 7) : mix(mix(Math.min(this.#words, 15), 17), last);
      hashes[8] = mix(mix(word, 8), this.#previous);
      hashes[9] = mix(mix(mix(word, 9), this.#previous), this.#beforePrevious);
    }
    hashes[10] = mix(mix(this.#shape & 0x3fff_ffff, 10), this.wordCase * 2 + (this.caseKnown ? 1 : 0));
  }
}

function mix(hash: number, value: number): number {
  const product = Math.imul(hash ^ (value + 0x7f4a), 0x2c1b_3c6d);
  return product ^ (product >>> 15) ^ (product << 11);
}

/** Of a decision within a context; even in all its bits. */
export function slotHash(context: number, node: number): number {
  let hash = Math.imul(context ^ Math.imul(node + 1, 0x9e37_79b1), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
