import type { Piece } from './unigram.js';

/** What a unigram model needs of a Hugging Face `tokenizer.json`. */
export interface TokenizerFile {
  readonly pieces: readonly Piece[];
  readonly unknownId: number;
  readonly byteFallback: boolean;
  /** Ids that stand for no text. */
  readonly specialIds: readonly number[];
}

/**
 * Checked by hand, not by a schema: this runs in the worker threads, and the schema library would take
 * 10 MB in each. Throws where the file is none of a unigram model.
 */
export function parseTokenizerFile(file: unknown): TokenizerFile {
  const model = property(file, 'model');
  if (property(model, 'type') !== 'Unigram') throw new Error('the tokenizer is no unigram model');
  const vocab = property(model, 'vocab');
  if (!Array.isArray(vocab) || vocab.length === 0) throw new Error('the tokenizer has no vocabulary');
  const pieces = vocab.map((entry: unknown, id): Piece => {
    const [text, score]: unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof text !== 'string' || typeof score !== 'number') throw new Error(`piece ${id} is no piece`);
    return { text, score };
  });
  const unknownId = property(model, 'unk_id');
  if (typeof unknownId !== 'number' || !pieces[unknownId])
    throw new Error('the tokenizer has no unknown piece');
  const added = property(file, 'added_tokens');
  const special = (Array.isArray(added) ? added : []).filter((token) => property(token, 'special') === true);
  return {
    pieces,
    unknownId,
    byteFallback: property(model, 'byte_fallback') === true,
    specialIds: special.map((token) => Number(property(token, 'id'))),
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
