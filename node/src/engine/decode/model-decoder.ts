import type { LoopManifest } from '../models/manifest.js';
import { cutClauses } from '../segment/clauses.js';
import { countTokens } from '../segment/estimate.js';
import { prepare } from '../text/prepare.js';
import { cutRepetition } from '../text/repetition.js';
import { tidySpaces } from '../text/spacing.js';
import { cutStutter } from '../text/stutter.js';
import type { Tokenizer } from '../tokenizer/tokenizer.js';
import type { DecodedRow, Decoding } from './graph.js';

/** Sentences in a batch at most, where the model allows batches. */
const LARGEST_BATCH = 8;
/** Models see few longer sentences when they are trained, and lose their way in them. */
const COMFORTABLE_TOKENS = 88;

/** What a model makes of one text. */
export interface Decoded {
  /** Empty where the model said nothing. */
  readonly text: string;
  /** Tokens read and written. */
  readonly tokens: number;
  /** Mean log-probability per output token, where the model tells; NaN where it tells nonsense. */
  readonly confidence?: number;
  readonly truncated: boolean;
  readonly repetitionCut: boolean;
  /** The model gave ids or bytes that are no text. */
  readonly garbled: boolean;
}

interface Row {
  /** Index of the text it is of. */
  readonly of: number;
  readonly ids: readonly number[];
  /** Output tokens this row may have: its own bound, whatever its batch mates'. */
  readonly bound: number;
}

export interface ModelDecoderOptions {
  readonly manifest: Pick<LoopManifest, 'tokens' | 'limits' | 'batchInvariant'>;
  readonly tokenizer: Tokenizer;
  readonly graph: Decoding;
}

/** Texts in, texts out, with one model. */
export class ModelDecoder {
  readonly #manifest: ModelDecoderOptions['manifest'];
  readonly #tokenizer: Tokenizer;
  readonly #graph: Decoding;

  constructor({ manifest, tokenizer, graph }: ModelDecoderOptions) {
    this.#manifest = manifest;
    this.#tokenizer = tokenizer;
    this.#graph = graph;
  }

  /** One result per text, in order; what one text gives does not depend on the others. */
  async translate(texts: readonly string[], prefixId: number): Promise<Decoded[]> {
    const rows = texts.flatMap((text, of) => this.#rows(prepare(text), of, prefixId));
    const parts = await this.#decode(rows);
    return texts.map((text, of) => {
      const decoded = combine(parts.filter((_, i) => rows[i]?.of === of));
      const { text: made, cut } = cutStutter(decoded.text, text);
      return cut ? { ...decoded, text: made, repetitionCut: true } : decoded;
    });
  }

  /** The text as one row of ids, or as several where it is longer than the model can take well. */
  #rows(text: string, of: number, prefixId: number): Row[] {
    const { tokens, limits } = this.#manifest;
    const pieces = this.#tokenizer.encode(text);
    if (pieces.length === 0) return [];
    const room = Math.min(limits.maxSourceTokens - 2, COMFORTABLE_TOKENS);
    if (pieces.length <= room) {
      const ids = [prefixId, ...pieces, tokens.eos];
      return [{ of, ids, bound: Math.min(limits.maxOutputTokens, 2 * ids.length + 10) }];
    }
    const budget = Math.max(1, Math.floor((countTokens(text) * room * 0.8) / pieces.length));
    const parts: string[] = [];
    cutClauses(text, 0, text.length, budget, (start, end) => parts.push(text.slice(start, end).trim()));
    // A single character can be more tokens than a row holds only where the limits are absurd.
    if (parts.length === 1) return [];
    return parts.flatMap((part) => this.#rows(part, of, prefixId));
  }

  async #decode(rows: readonly Row[]): Promise<Decoded[]> {
    const size = this.#manifest.batchInvariant ? LARGEST_BATCH : 1;
    const order = rows
      .map((_, i) => i)
      .sort((a, b) => (rows[a]?.ids.length ?? 0) - (rows[b]?.ids.length ?? 0));
    const results: Decoded[] = [];
    for (let at = 0; at < order.length; at += size) {
      const indexes = order.slice(at, at + size);
      const batch = indexes.flatMap((i) => rows[i] ?? []);
      const bound = Math.max(...batch.map((row) => row.bound));
      const outputs = await this.#graph.decode(
        batch.map((row) => row.ids),
        bound,
      );
      indexes.forEach((i, b) => {
        const row = rows[i];
        const output = outputs[b];
        if (row && output) results[i] = this.#read(row, output);
      });
    }
    return results;
  }

  #read({ ids, bound }: Row, output: DecodedRow): Decoded {
    const { eos } = this.#manifest.tokens;
    const end = output.tokens.indexOf(eos);
    const truncated = end < 0 || end >= bound;
    const raw = output.tokens.slice(0, truncated ? bound : end);
    const { tokens, cut } = cutRepetition(raw, ids);
    const text = this.#tokenizer.decode(tokens);
    const scored = output.logProbabilities?.slice(0, truncated ? bound : end + 1);
    const confidence = scored && mean(scored);
    return {
      text: tidySpaces(text.replaceAll('\ufffd', '')),
      tokens: ids.length + raw.length,
      ...(confidence === undefined ? {} : { confidence: Math.min(0, confidence) }),
      truncated: truncated && !cut,
      repetitionCut: cut,
      garbled:
        text.includes('\ufffd') ||
        raw.some((id) => id < 0 || id >= this.#tokenizer.size) ||
        Number.isNaN(confidence),
    };
  }
}

function combine(parts: readonly Decoded[]): Decoded {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const scored = parts.filter((part) => part.confidence !== undefined);
  return {
    text: parts
      .map((part) => part.text)
      .filter((text) => text !== '')
      .join(' '),
    tokens: parts.reduce((sum, part) => sum + part.tokens, 0),
    ...(scored.length === 0 ? {} : { confidence: mean(scored.map((part) => part.confidence ?? 0)) }),
    truncated: parts.some((part) => part.truncated),
    repetitionCut: parts.some((part) => part.repetitionCut),
    garbled: parts.some((part) => part.garbled),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
