/** Texts in few bytes: the codecs a compressed text may name, and which of them is the shortest for a text. */
import { BabelmeshError } from '../errors.js';
import { languageByCode, languageByWire } from '../languages.js';
import { checkWellFormed, decodeUtf8 } from '../text.js';
import { candidates } from './candidates.js';
import { type LanguageModel, readModel } from './model-file.js';
import { Predictor } from './predictor.js';
import { BitReader, BitWriter, HALF } from './range-coder.js';
import { read, spell } from './spelling.js';

/** First byte of a text that follows as UTF-8. Smaller ones are the model's, larger ones not in use. */
const PLAIN = 0x80;
/** UTF-16 units a byte may stand for, and a text may have: so what was sent bounds the work of reading it. */
const MOST_EXPANSION = 16;
const MOST_UNITS = 57_344;
/** That the text is in the language the message tells, of 65,536. */
const AS_TOLD = 0xf000;
const LANGUAGE_BITS = 4;
/** A text in its own language takes less than this share of its UTF-8: above it, other languages are tried. */
const POOR = 0.45;
/** The beginning of a text of unknown language is tried in every one, the whole in the best of them. */
const SAMPLE_CHARACTERS = 16;
const FINALISTS = 2;

export interface TextCodecOptions {
  /** The model's file for a language (`en`, …), undefined where there is none. Asked once, when it is needed. */
  readonly load: (language: string) => Uint8Array | undefined;
}

interface Loaded {
  readonly model: LanguageModel;
  readonly predictor: Predictor;
}

export class TextCodec {
  readonly #load: TextCodecOptions['load'];
  readonly #models = new Map<number, Loaded | undefined>();

  constructor({ load }: TextCodecOptions) {
    this.#load = load;
  }

  /**
   * The same text and language always give the same bytes, on every machine; never more than one byte more than
   * its UTF-8. Throws `invalid_text` for half of a surrogate pair.
   *
   * @param told BCP 47, where writer and reader know the same one; `auto` is none.
   * @param likely what the writer takes the text to be in: it saves the search.
   */
  compress(text: string, told?: string, likely = told): Uint8Array {
    checkWellFormed(text);
    const utf8 = new TextEncoder().encode(text);
    const hint = wireNumber(told);
    const first = wireNumber(likely);
    let best: Uint8Array | undefined;
    const attempt = (language: number) => {
      const bytes = this.#compressIn(language, text, hint);
      if (bytes && (!best || bytes.length < best.length)) best = bytes;
    };
    if (first) attempt(first);
    if (!best || best.length > POOR * utf8.length) {
      for (const other of this.#finalists(text, first)) attempt(other);
    }
    if (best && best.length <= utf8.length && text.length <= mostUnits(best)) return best;
    const plain = new Uint8Array(utf8.length + 1);
    plain[0] = PLAIN;
    plain.set(utf8, 1);
    return plain;
  }

  /**
   * Throws `unsupported_version` for a codec, model or language that is not here, `malformed_message` for bytes
   * no writer makes, and `invalid_text`.
   *
   * @param told as it was for `compress`.
   */
  decompress(bytes: Uint8Array, told?: string): string {
    const [first] = bytes;
    if (first === undefined) throw malformed();
    if (first === PLAIN) return decodeUtf8(bytes.subarray(1));
    if (first > PLAIN) throw unknownCompression();
    const reader = new BitReader(bytes);
    reader.read(HALF);
    const language = readLanguage(reader, wireNumber(told));
    const loaded = this.#loaded(language);
    if (!loaded) throw unknownCompression();
    const { predictor, model } = loaded;
    predictor.contexts.reset();
    const source = {
      decide: (node: number) => reader.read(predictor.probability(node)),
      plain: (bits: number) => reader.readPlain(bits),
    };
    try {
      const text = read(model.alphabet, predictor.contexts, source, mostUnits(bytes));
      if (reader.endsHere()) return text;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    throw malformed();
  }

  #compressIn(language: number, text: string, hint: number | undefined): Uint8Array | undefined {
    const loaded = this.#loaded(language);
    if (!loaded) return undefined;
    const { predictor, model } = loaded;
    const writer = new BitWriter();
    writer.write(1, HALF);
    writeLanguage(writer, language, hint);
    predictor.contexts.reset();
    spell(text, model.alphabet, predictor.contexts, {
      decide: (node, bit) => writer.write(bit, predictor.probability(node)),
      plain: (value, bits) => writer.writePlain(value, bits),
    });
    return writer.finish();
  }

  /** The languages worth trying beside the first, the likeliest first. */
  #finalists(text: string, first: number | undefined): readonly number[] {
    const languages = candidates(text).filter((language) => language !== first && this.#loaded(language));
    if (languages.length <= FINALISTS) return languages;
    const sample = beginning(text);
    const sizes = new Map(languages.map((n) => [n, this.#compressIn(n, sample, n)?.length ?? 0]));
    return languages.sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0)).slice(0, FINALISTS);
  }

  #loaded(number: number): Loaded | undefined {
    if (!this.#models.has(number)) {
      const code = languageByWire(number)?.code;
      const bytes = code && this.#load(code);
      const model = bytes ? readModel(bytes) : undefined;
      if (model && model.language !== number) {
        throw new BabelmeshError('model_corrupt', `The text compression’s model for ${code} is another’s.`);
      }
      const loaded = model && { model, predictor: new Predictor(model.tables, model.alphabet.nodes) };
      this.#models.set(number, loaded);
    }
    return this.#models.get(number);
  }
}

function mostUnits({ length }: Uint8Array): number {
  return Math.min(length * MOST_EXPANSION, MOST_UNITS);
}

/** One decision where the language was told and is right, four even bits more where not. */
function writeLanguage(writer: BitWriter, language: number, hint: number | undefined): void {
  if (hint) writer.write(language === hint ? 1 : 0, AS_TOLD);
  if (language !== hint) writer.writePlain(language, LANGUAGE_BITS);
}

function readLanguage(reader: BitReader, hint: number | undefined): number {
  return hint && reader.read(AS_TOLD) ? hint : reader.readPlain(LANGUAGE_BITS);
}

/** Of a language that compressed texts can be in. */
function wireNumber(code: string | undefined): number | undefined {
  const number = code === undefined ? undefined : languageByCode(code)?.wire;
  return number !== undefined && number < 1 << LANGUAGE_BITS ? number : undefined;
}

function beginning(text: string): string {
  return Array.from(text.slice(0, 2 * SAMPLE_CHARACTERS))
    .slice(0, SAMPLE_CHARACTERS)
    .join('');
}

export function unknownCompression(): BabelmeshError {
  return new BabelmeshError(
    'unsupported_version',
    'The text is compressed in a way this node does not know.',
    {
      remedy: 'Send it uncompressed.',
    },
  );
}

function malformed(): BabelmeshError {
  return new BabelmeshError('malformed_message', 'The compressed text is damaged.');
}
