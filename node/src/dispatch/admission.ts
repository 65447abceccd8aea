import {
  type AdmittedRequest,
  BabelmeshError,
  type Clock,
  checkText,
  type Job,
  languageByCode,
  type TranslationRequest,
} from '@babelmesh/protocol';
import type { SubmitQueue, Translator } from './ports.js';

export interface AdmissionOptions {
  readonly queue: SubmitQueue;
  readonly translator: Translator;
  readonly clock: Clock;
  /** Longest text taken, in UTF-8 bytes. */
  readonly maxTextBytes?: number;
}

/** A second-best guess is followed only where it is at least this likely as the best. */
const PLAUSIBLE = 0.5;

/** Decides what may enter the queue: the text is sound, its language known, and a model has the direction. */
export class Admission {
  readonly #queue: SubmitQueue;
  readonly #translator: Translator;
  readonly #clock: Clock;
  readonly #maxTextBytes: number;

  constructor({ queue, translator, clock, maxTextBytes = 1_048_576 }: AdmissionOptions) {
    this.#queue = queue;
    this.#translator = translator;
    this.#clock = clock;
    this.#maxTextBytes = maxTextBytes;
  }

  /** Stores all requests or none; resolves when their jobs are on disk, in order. */
  async submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]> {
    return this.#queue.submit(requests.map((request) => this.#admit(request)));
  }

  #admit(request: TranslationRequest): AdmittedRequest {
    checkText(request.text, { maxBytes: this.#maxTextBytes });
    if (request.expiresAt !== undefined && request.expiresAt <= this.#clock.now()) {
      throw new BabelmeshError('job_expired', 'The request had expired before it arrived.');
    }
    this.#requireKnown(request.target);
    const from = request.source === 'auto' ? this.#detect(request) : this.#explicit(request);
    return { ...request, from, work: this.#translator.estimateWork(request.text) };
  }

  #explicit({ source, target }: TranslationRequest): string {
    this.#requireKnown(source);
    if (source === target) {
      throw new BabelmeshError(
        'same_language',
        `The text would be translated from ${name(source)} to itself.`,
        {
          remedy: 'Choose two different languages.',
        },
      );
    }
    this.#requireDirection(source, target);
    return source;
  }

  /** Text that says nothing of its language (digits, emoji) counts as already in the target. */
  #detect({ text, target }: TranslationRequest): string {
    const detections = this.#translator.detect(text);
    const best = detections[0];
    if (!best) return target;
    const usable = detections.find(
      ({ language, confidence }) =>
        confidence >= best.confidence * PLAUSIBLE && (language === target || this.#has(language, target)),
    );
    if (usable) return usable.language;
    this.#requireDirection(best.language, target);
    return best.language;
  }

  #has(source: string, target: string): boolean {
    return this.#translator.directions.some((d) => d.source === source && d.target === target);
  }

  #requireKnown(code: string): void {
    const loaded = this.#translator.directions.some((d) => d.source === code || d.target === code);
    if (loaded || languageByCode(code)) return;
    throw new BabelmeshError('unknown_language', `“${code}” is no language this node knows.`, {
      remedy: 'GET /languages, or “langs” over the radio, lists them.',
    });
  }

  #requireDirection(source: string, target: string): void {
    if (this.#has(source, target)) return;
    const there = this.#translator.directions.map((d) => `${d.source}→${d.target}`).join(', ');
    throw new BabelmeshError(
      'unsupported_pair',
      `No model here translates from ${name(source)} to ${name(target)}. Here are: ${there || 'none'}.`,
      { remedy: 'Choose one of these directions, or install a model for the other.' },
    );
  }
}

function name(code: string): string {
  return languageByCode(code)?.name ?? code;
}
