import {
  type AdmittedRequest,
  BabelmeshError,
  checkText,
  languageByCode,
  type TranslationRequest,
} from '@babelmesh/protocol';
import { withMeantLanguages } from './meant-languages.js';
import type { Phrases, Translator } from './ports.js';

export interface AdmitOptions {
  readonly translator: Pick<Translator, 'directions' | 'detect' | 'estimateWork' | keyof Phrases>;
  /** Wall time in ms. */
  readonly now: number;
  /** Longest text taken, in UTF-8 bytes. */
  readonly maxTextBytes: number;
}

/** A second-best guess is followed only where it is at least this likely as the best. */
const PLAUSIBLE = 0.5;

/** The request with its language resolved and its size estimated; throws where the node cannot answer it. */
export function admit(
  asked: TranslationRequest,
  { translator, now, maxTextBytes }: AdmitOptions,
): AdmittedRequest {
  const request = withMeantLanguages(asked, translator.directions);
  checkText(request.text, { maxBytes: maxTextBytes });
  if (request.expiresAt !== undefined && request.expiresAt <= now) {
    throw new BabelmeshError('job_expired', 'The request had expired before it arrived.');
  }
  const { source, target } = request;
  const directions = new Directions(translator);
  directions.requireKnown(target);
  if (source === target) {
    throw new BabelmeshError(
      'same_language',
      `The text would be translated from ${languageName(source)} to itself.`,
      {
        remedy: 'Choose two different languages.',
      },
    );
  }
  if (source !== 'auto') directions.requireKnown(source);
  const from = source === 'auto' ? detect(request, translator, directions) : source;
  const work = translator.estimateWork(request.text);
  const { otherwise, expected: _expected, name: _name, ...rest } = request;
  if (from !== target) {
    directions.require(from, target, request.text);
    return { ...rest, from, work };
  }
  if (otherwise === undefined || !saysItsLanguage(request, translator)) return { ...rest, from, work };
  directions.require(from, otherwise, request.text);
  return { ...rest, target: otherwise, from, work };
}

/** Digits and emoji are in every language: there is nothing to translate. */
function saysItsLanguage({ text }: TranslationRequest, translator: AdmitOptions['translator']): boolean {
  return translator.detect(text).length > 0;
}

/** Text that says nothing of its language (digits, emoji) counts as already in the target. */
function detect(
  { text, target, expected }: TranslationRequest,
  translator: AdmitOptions['translator'],
  directions: Directions,
): string {
  const detections = translator.detect(text, expected);
  const best = detections[0];
  if (!best) return target;
  const usable = detections.find(
    ({ language, confidence }) =>
      confidence >= best.confidence * PLAUSIBLE &&
      (language === target ||
        directions.has(language, target) ||
        translator.isPhrase(text, language, target)),
  );
  return usable?.language ?? best.language;
}

class Directions {
  readonly #directions: Translator['directions'];
  readonly #phrases: Phrases;

  constructor(translator: AdmitOptions['translator']) {
    this.#directions = translator.directions;
    this.#phrases = translator;
  }

  has(source: string, target: string): boolean {
    return this.#directions.some((d) => d.source === source && d.target === target);
  }

  requireKnown(code: string): void {
    if (languageByCode(code) || this.#directions.some((d) => d.source === code || d.target === code)) return;
    throw new BabelmeshError('unknown_language', `“${code}” is no language this node knows.`, {
      remedy: 'GET /languages, or “langs” over the radio, lists them.',
    });
  }

  /** That a model has the direction, or that the text is made of vetted phrases. */
  require(source: string, target: string, text: string): void {
    if (this.has(source, target) || this.#phrases.isPhrase(text, source, target)) return;
    const arePhrases = [source, target].every((code) => this.#phrases.phraseLanguages.includes(code));
    if (arePhrases) {
      throw new BabelmeshError(
        'unsupported_pair',
        `From ${languageName(source)} to ${languageName(target)} only vetted phrases are translated here, and this is none.`,
        {
          remedy: `GET /v1/phrases/${source}/${target} lists them. For anything else install a model for the direction.`,
        },
      );
    }
    const there = this.#directions.map((d) => `${d.source}→${d.target}`).join(', ');
    throw new BabelmeshError(
      'unsupported_pair',
      `No model here translates from ${languageName(source)} to ${languageName(target)}. Here are: ${there || 'none'}.`,
      { remedy: 'Choose one of these directions, or install a model for the other.' },
    );
  }
}

function languageName(code: string): string {
  return languageByCode(code)?.name ?? code;
}
