import {
  asks,
  bare,
  cutEnds,
  hurriedForms,
  isPlain,
  isPlainlyQuestion,
  leavesOutAccents,
  phraseKey,
} from './phrase-key.js';
import type { Phrase } from './phrasebook-file.js';

/** Long texts are no phrases: they need not be looked at letter by letter. In UTF-16 units. */
const LONGEST_TEXT = 600;

/** A text in quotation marks or brackets, which stay around its translation. */
const ENCLOSED = /^(?<before>\s*["“”„«(])(?<inner>.*)(?<after>["“”»)]\s*)$/su;

/** One way to write a wording. */
interface Form {
  readonly words: string;
  readonly phrase: Phrase;
}

interface Lookup {
  /** Wordings as they are in the book. */
  readonly exact: Map<string, Phrase>;
  /** By the words without accents: wordings and their hurried forms. */
  readonly bare: Map<string, Form[]>;
}

/**
 * Vetted translations. A text may leave out what a wording has, as people in a hurry do: capitals, accents, apostrophes,
 * hyphens, commas and the end's punctuation, as long as that leaves one phrase only. It may add nothing: what a
 * text has between its words ("No, hay heridos") or what is no plain text (emoji) is part of its meaning. A question is
 * never answered with a statement, nor the other way round.
 */
export class Phrasebook {
  readonly #lookups = new Map<string, Lookup>();
  readonly #phrases: Phrase[] = [];

  /** Of two phrases with one wording the first holds. */
  constructor(phrases: Iterable<Phrase>) {
    for (const phrase of phrases) this.#add(phrase);
  }

  get size(): number {
    return this.#phrases.length;
  }

  /** Those in which it has wordings. */
  get languages(): readonly string[] {
    return [...this.#lookups.keys()];
  }

  /** Its phrases in two languages, in its order: what is written, and what is given for it. */
  between(source: string, target: string): readonly { text: string; translation: string }[] {
    const listed = new Map<string, string>();
    for (const phrase of this.#phrases) {
      const [text] = phrase.get(source) ?? [];
      const [translation] = phrase.get(target) ?? [];
      if (text === undefined || translation === undefined || listed.has(text)) continue;
      listed.set(text, translation);
    }
    return [...listed].map(([text, translation]) => ({ text, translation }));
  }

  /** The translation, with the text's own white space and final punctuation; undefined where it is no phrase. */
  find(text: string, source: string, target: string): string | undefined {
    if (text.length > LONGEST_TEXT) return undefined;
    const { groups: { before = '', inner = text, after = '' } = {} } = ENCLOSED.exec(text) ?? {};
    const wording = this.#phrase(inner, source)?.get(target)?.[0];
    return wording === undefined ? undefined : before + dress(wording, inner, target) + after;
  }

  #add(phrase: Phrase): void {
    this.#phrases.push(phrase);
    for (const [language, wordings] of phrase) {
      const lookup = this.#lookup(language);
      for (const wording of wordings) {
        const { words, isQuestion } = phraseKey(wording, language);
        const sign = isQuestion ? '?' : '';
        // The same words again are no second meaning.
        if (lookup.exact.has(words + sign)) continue;
        lookup.exact.set(words + sign, phrase);
        for (const form of hurriedForms(words)) {
          const key = bare(form) + sign;
          const forms = lookup.bare.get(key) ?? [];
          forms.push({ words: form, phrase });
          lookup.bare.set(key, forms);
        }
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

  #phrase(text: string, source: string): Phrase | undefined {
    const lookup = this.#lookups.get(source);
    if (!lookup || !isPlain(text)) return undefined;
    const { words, isQuestion } = phraseKey(text, source);
    if (words === '') return undefined;
    const { after } = cutEnds(text.trim());
    // "¿Está herido‼" is not sure of what it is.
    if (isQuestion)
      return after === '' || asks({ before: '', after })
        ? only(lookup, { words, sign: '?', language: source })
        : undefined;
    return (
      only(lookup, { words, sign: '', language: source }) ??
      (after === '' && isPlainlyQuestion(words, source)
        ? only(lookup, { words, sign: '?', language: source })
        : undefined)
    );
  }
}

/** The phrase that has these words, or else the one whose words they can be. */
function only(
  lookup: Lookup,
  { words, sign, language }: { words: string; sign: '' | '?'; language: string },
): Phrase | undefined {
  const exact = lookup.exact.get(words + sign);
  if (exact) return exact;
  const forms = lookup.bare.get(bare(words) + sign) ?? [];
  const phrases = new Set(
    forms.filter((form) => leavesOutAccents(words, form.words, language)).map(({ phrase }) => phrase),
  );
  const [phrase] = phrases;
  return phrases.size === 1 ? phrase : undefined;
}

/** Gives a wording the ends of the text it stands for: white space, final punctuation, capitals throughout. */
function dress(wording: string, text: string, target: string): string {
  const leading = /^\s*/u.exec(text)?.[0] ?? '';
  const trailing = /\s*$/u.exec(text.slice(leading.length))?.[0] ?? '';
  const asked = cutEnds(text.trim());
  const own = cutEnds(wording);
  const inner = shouts(asked.inner) ? own.inner.toLocaleUpperCase(target) : own.inner;
  const mark = asked.after.replace(/\s+/gu, '');
  // Without its mark "Está abierta la carretera" would be a statement, whatever the text's language.
  const keepsOwn = mark === own.after.trim() || (mark === '' && asks(own));
  return leading + (keepsOwn ? own.before + inner + own.after : marked(inner, mark, target)) + trailing;
}

/** Marks at the end of a sentence in scripts that have their own, by what the others write. */
const OWN_MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: { '?': '؟' },
  hi: { '.': '।' },
  zh: { '.': '。', '?': '？', '!': '！' },
};
const COMMON_MARKS: Readonly<Record<string, string>> = {
  '؟': '?',
  '۔': '.',
  '।': '.',
  '。': '.',
  '？': '?',
  '！': '!',
};

function marked(inner: string, marks: string, target: string): string {
  const common = marks.replace(/[؟۔।。？！]/gu, (mark) => COMMON_MARKS[mark] ?? mark);
  const mark = common.replace(/[.?!]/gu, (one) =>
    common.includes('..') ? one : (OWN_MARKS[target]?.[one] ?? one),
  );
  const opening =
    target === 'es' ? (asks({ before: '', after: mark }) ? '¿' : mark.includes('!') ? '¡' : '') : '';
  const gap = target === 'fr' && /^[!?]/u.test(mark) ? '\u00a0' : '';
  return opening + inner + gap + mark;
}

/** Whether all is written in capitals, and it is more than a short form such as "SOS" or "OK". */
function shouts(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 3 && !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}
