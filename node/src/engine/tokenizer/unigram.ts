/**
 * SentencePiece unigram segmentation (Kudo 2018): the most probable way to cut a text into pieces,
 * found by Viterbi over the pieces that start at each position.
 */
export interface Piece {
  readonly text: string;
  /** Log-probability. */
  readonly score: number;
}

/** SentencePiece's `kUnkPenalty`: an unknown character scores this much below the rarest piece. */
const UNKNOWN_PENALTY = 10;
const UNITS = 0x10000;

export class Unigram {
  /** Trie edges: node · 2^16 + UTF-16 unit → node. One flat map takes a quarter of nested ones' memory. */
  readonly #edges = new Map<number, number>();
  /** Piece that ends at a node, or -1. */
  readonly #pieceAt: number[] = [-1];
  readonly #scores: Float32Array;
  readonly #unknownScore: number;
  readonly #unknownId: number;

  /** `matchable` says which pieces may be found in a text: control and byte pieces never are. */
  constructor(pieces: readonly Piece[], matchable: (id: number) => boolean, unknownId: number) {
    this.#scores = Float32Array.from(pieces, (piece) => piece.score);
    this.#unknownId = unknownId;
    let lowest = 0;
    pieces.forEach((piece, id) => {
      if (!matchable(id) || piece.text === '') return;
      lowest = Math.min(lowest, piece.score);
      this.#insert(piece.text, id);
    });
    this.#unknownScore = Math.fround(lowest - UNKNOWN_PENALTY);
  }

  /** Calls `emit` for each piece in order, with the range of `text` it covers. Linear in the text. */
  segment(text: string, emit: (id: number, start: number, end: number) => void): void {
    const length = text.length;
    // Sums are compared in double precision and kept in single, as the reference implementation does:
    // ties ("zzz" as z+zz or zz+z) fall the same way.
    const best = new Float32Array(length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(length + 1).fill(-1);
    const piece = new Int32Array(length + 1);
    best[0] = 0;

    const relax = (start: number, end: number, id: number, score: number) => {
      const total = (best[start] ?? 0) + score;
      if (from[end] !== -1 && total <= (best[end] ?? 0)) return;
      best[end] = total;
      from[end] = start;
      piece[end] = id;
    };

    for (let start = 0; start < length; ) {
      const width = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      let known = false;
      let node: number | undefined = 0;
      for (let end = start; end < length; ) {
        node = this.#edges.get(node * UNITS + text.charCodeAt(end));
        if (node === undefined) break;
        end++;
        const id = this.#pieceAt[node] ?? -1;
        if (id < 0) continue;
        relax(start, end, id, this.#scores[id] ?? 0);
        if (end - start === width) known = true;
      }
      if (!known) relax(start, start + width, this.#unknownId, this.#unknownScore);
      start += width;
    }

    const ends: number[] = [];
    for (let end = length; end > 0; end = from[end] ?? 0) ends.push(end);
    for (let end = ends.pop(); end !== undefined; end = ends.pop())
      emit(piece[end] ?? 0, from[end] ?? 0, end);
  }

  #insert(text: string, id: number): void {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      const edge = node * UNITS + text.charCodeAt(i);
      let next = this.#edges.get(edge);
      if (next === undefined) {
        next = this.#pieceAt.push(-1) - 1;
        this.#edges.set(edge, next);
      }
      node = next;
    }
    this.#pieceAt[node] = id;
  }
}
