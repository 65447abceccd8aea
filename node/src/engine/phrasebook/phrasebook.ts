import { asks, beginsLikeQuestion, cutEnds, phraseKey } from './phrase-key.js';
import type { Phrase } from './phrasebook-file.js';

/** Two phrases that read alike once their accents are gone. */
const AMBIGUOUS = Symbol('ambiguous');

interface Lookup {
  readonly exact: Map<string, Phrase>;
  readonly bare: Map<string, Phrase | typeof AMBIGUOUS>;
}

/**
 * Vetted translations. A text is met in any case, with or without its punctuation and accents, as long as that
 * leaves one phrase only: a question is never answered with a statement, nor the other way round.
 */
export class Phrasebook {
  readonly #lookups = new Map<string, Lookup>();
  #size = 0;

  /** Of two phrases with one wording the first holds. */
  constructor(phrases: Iterable<Phrase>) {
    for (const phrase of phrases) this.#add(phrase);
  }

  get size(): number {
    return this.#size;
  }

  /** The translation, with the text's own white space and final punctuation; undefined where it is no phrase. */
  find(text: string, source: string, target: string): string | undefined {
    const wording = this.#phrase(text, source, target)?.get(target)?.[0];
    return wording === undefined ? undefined : dress(wording, text, target);
  }

  #add(phrase: Phrase): void {
    this.#size++;
    for (const [language, wordings] of phrase) {
      const { exact, bare } = this.#lookup(language);
      for (const wording of wordings) {
        const key = phraseKey(wording, language);
        const sign = key.isQuestion ? '?' : '';
        const held = exact.get(key.words + sign);
        if (!held) exact.set(key.words + sign, phrase);
        const other = bare.get(key.bare + sign);
        if (other === undefined) bare.set(key.bare + sign, phrase);
        // The same words again are no second meaning: the first phrase holds there too.
        else if (other !== phrase && held === undefined) bare.set(key.bare + sign, AMBIGUOUS);
      }
    }
  }

  #lookup(language: string): Lookup {
    const there = this.#lookups.get(language);
    if (there) return there;
    const made: Lookup = { exact: new Map(), bare: new Map() };
    this.#lookups.set(language, made);
    return made;
  }

  #phrase(text: string, source: string, target: string): Phrase | undefined {
    const lookup = this.#lookups.get(source);
    // Long texts are no phrases: they need not be looked at letter by letter.
    if (!lookup || text.length > 600) return undefined;
    const key = phraseKey(text, source);
    if (key.words === '') return undefined;
    const plain = cutEnds(text.trim()).after === '';
    const signs = key.isQuestion ? ['?'] : plain && beginsLikeQuestion(key.words, source) ? ['', '?'] : [''];
    for (const sign of signs) {
      const exact = lookup.exact.get(key.words + sign);
      if (exact?.has(target)) return exact;
    }
    for (const sign of signs) {
      const bare = lookup.bare.get(key.bare + sign);
      if (bare && bare !== AMBIGUOUS && bare.has(target)) return bare;
    }
    return undefined;
  }
}

/** Gives a wording the ends of the text it stands for: white space, final punctuation, capitals throughout. */
function dress(wording: string, text: string, target: string): string {
  const leading = /^\s*/u.exec(text)?.[0] ?? '';
  const trailing = /\s*$/u.exec(text.slice(leading.length))?.[0] ?? '';
  const asked = cutEnds(text.trim());
  const own = cutEnds(wording);
  const inner = shouts(asked.inner) ? own.inner.toLocaleUpperCase(target) : own.inner;
  return leading + ends(own, asked.after.replace(/[\p{Pf}\p{Pe}"'\s]+/gu, ''), target, inner) + trailing;
}

function ends(
  own: { readonly before: string; readonly after: string },
  mark: string,
  target: string,
  inner: string,
): string {
  const ownMark = own.after.trim();
  if (mark === ownMark) return own.before + inner + own.after;
  if (mark === '') return inner;
  const opening = target === 'es' ? (asks(mark) ? '¿' : mark.includes('!') ? '¡' : '') : '';
  const gap = target === 'fr' && /^[!?]/u.test(mark) ? '\u00a0' : '';
  return opening + inner + gap + mark;
}

/** Whether all is written in capitals, and it is more than a short form such as "SOS" or "OK". */
function shouts(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 3 && !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}
