import { parseTokenizerFile } from './tokenizer-file.js';
import { Unigram } from './unigram.js';

const WORD_START = '\u2581';
const BYTE_PIECE = /^<0x([0-9A-F]{2})>$/;

const encoder = new TextEncoder();

/**
 * Text to token ids and back, read from `tokenizer.json`. Gives SentencePiece's own ids: unknown
 * characters become their UTF-8 bytes where the vocabulary has byte pieces (the `Unigram` of
 * `@huggingface/tokenizers` has no byte fallback and loses them), and no text can spell a control token.
 */
export class Tokenizer {
  readonly size: number;
  readonly #pieces: readonly string[];
  readonly #unigram: Unigram;
  readonly #unknownId: number;
  readonly #control: ReadonlySet<number>;
  readonly #byteOf = new Map<number, number>();
  readonly #idOfByte: number[] = [];

  /** Throws where `file` is not a unigram tokenizer. `controlIds` are ids that stand for no text. */
  constructor(file: unknown, controlIds: Iterable<number>) {
    const { pieces, unknownId, byteFallback, specialIds } = parseTokenizerFile(file);
    this.size = pieces.length;
    this.#pieces = pieces.map((piece) => piece.text);
    this.#unknownId = unknownId;
    this.#control = new Set([...controlIds, ...specialIds, unknownId]);
    if (byteFallback) this.#readBytePieces();
    this.#unigram = new Unigram(pieces, (id) => !this.#control.has(id) && !this.#byteOf.has(id), unknownId);
  }

  /** `text` is prepared: NFKC, single spaces, trimmed. No prefix and no end token. */
  encode(text: string): number[] {
    if (text === '') return [];
    const marked = WORD_START + text.replaceAll(' ', WORD_START);
    const ids: number[] = [];
    this.#unigram.segment(marked, (id, start, end) => {
      if (id !== this.#unknownId) ids.push(id);
      else if (this.#idOfByte.length > 0) this.#pushBytes(ids, marked.slice(start, end));
      else if (ids.at(-1) !== id) ids.push(id);
    });
    return ids;
  }

  /** Control tokens are left out; bytes that are no UTF-8 read as U+FFFD. */
  decode(ids: readonly number[]): string {
    let text = '';
    let bytes: number[] = [];
    const flush = () => {
      if (bytes.length > 0) text += new TextDecoder().decode(Uint8Array.from(bytes));
      bytes = [];
    };
    for (const id of ids) {
      if (this.#control.has(id)) continue;
      const byte = this.#byteOf.get(id);
      if (byte !== undefined) {
        bytes.push(byte);
        continue;
      }
      flush();
      text += this.#pieces[id] ?? '';
    }
    flush();
    return text.replaceAll(WORD_START, ' ').trim();
  }

  #readBytePieces(): void {
    this.#pieces.forEach((piece, id) => {
      const byte = BYTE_PIECE.exec(piece)?.[1];
      if (byte === undefined) return;
      this.#byteOf.set(id, Number.parseInt(byte, 16));
      this.#idOfByte[Number.parseInt(byte, 16)] = id;
    });
    if (this.#byteOf.size !== 256) throw new Error(`${this.#byteOf.size} byte pieces instead of 256`);
  }

  #pushBytes(ids: number[], text: string): void {
    for (const byte of encoder.encode(text)) ids.push(this.#idOfByte[byte] ?? this.#unknownId);
  }
}
