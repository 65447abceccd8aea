/** The characters a language is written with, and the tree of binary decisions that leads to each. */

/** What a character is to the contexts. Kept in the model: Unicode's own tables differ between machines. */
export const CLASS = { other: 0, letter: 1, digit: 2, space: 3, stop: 4, ideograph: 5 } as const;

/** Leaves that are no characters stand first among the code points. */
export const END = 0;
/** A character outside the alphabet follows. */
export const ESCAPE = 1;
/** The next letter has the other case than the rest of its word. */
export const SHIFT = 2;

export interface Leaf {
  readonly depth: number;
  /** END, ESCAPE, SHIFT or a code point, in lower case. */
  readonly codePoint: number;
  readonly class: number;
  /** Code point in upper case, 0 where it has none. */
  readonly upper: number;
}

/** Symbols are numbered as the leaves lie, nodes in the order they are met from the root. */
export class Alphabet {
  readonly codePoints: Uint32Array;
  readonly classes: Uint8Array;
  readonly uppers: Uint32Array;
  /** For node n: children at 2n (bit 0) and 2n + 1; a node's number, or ~symbol. */
  readonly children: Int32Array;
  readonly end: number;
  readonly escape: number;
  readonly shift: number;
  readonly #symbols = new Map<number, number>();
  readonly #lowers = new Map<number, number>();
  /** Decisions to each symbol: node << 1 | bit. */
  readonly #paths: readonly Int32Array[];

  /** Throws RangeError where the depths make no tree. */
  constructor(leaves: readonly Leaf[]) {
    const count = leaves.length;
    this.codePoints = Uint32Array.from(leaves, (leaf) => leaf.codePoint);
    this.classes = Uint8Array.from(leaves, (leaf) => leaf.class);
    this.uppers = Uint32Array.from(leaves, (leaf) => leaf.upper);
    this.children = new Int32Array(2 * Math.max(0, count - 1));
    this.#paths = this.#plant(leaves);
    leaves.forEach(({ codePoint, upper }, symbol) => {
      this.#symbols.set(codePoint, symbol);
      if (upper) this.#lowers.set(upper, symbol);
    });
    this.end = this.#need(END);
    this.escape = this.#need(ESCAPE);
    this.shift = this.#need(SHIFT);
  }

  get nodes(): number {
    return this.children.length / 2;
  }

  /** Of a character in lower case or without case. */
  symbol(codePoint: number): number | undefined {
    return codePoint > SHIFT ? this.#symbols.get(codePoint) : undefined;
  }

  /** Of the character whose upper case this is. */
  lower(codePoint: number): number | undefined {
    return this.#lowers.get(codePoint);
  }

  path(symbol: number): Int32Array {
    return this.#paths[symbol] as Int32Array;
  }

  #need(codePoint: number): number {
    const symbol = this.#symbols.get(codePoint);
    if (symbol === undefined) throw new RangeError('leaf missing');
    return symbol;
  }

  #plant(leaves: readonly Leaf[]): Int32Array[] {
    let next = 0;
    let nodes = 0;
    const way: number[] = [];
    const paths: Int32Array[] = [];
    const grow = (depth: number): number => {
      const leaf = leaves[next];
      if (!leaf || leaf.depth < depth || depth > 40) throw new RangeError('no tree');
      if (leaf.depth === depth) {
        paths.push(Int32Array.from(way));
        return ~next++;
      }
      const node = nodes++;
      if (2 * node >= this.children.length) throw new RangeError('no tree');
      for (const bit of [0, 1]) {
        way.push((node << 1) | bit);
        this.children[2 * node + bit] = grow(depth + 1);
        way.pop();
      }
      return node;
    };
    grow(0);
    if (next !== leaves.length) throw new RangeError('no tree');
    return paths;
  }
}
