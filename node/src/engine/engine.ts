import { setMaxListeners } from 'node:events';
import {
  BabelmeshError,
  type Direction,
  type Logger,
  type Priority,
  type TranslatedSegment,
} from '@babelmesh/protocol';
import type { DeviceChoice } from './decode/device.js';
import type { Decoded } from './decode/model-decoder.js';
import { type Detection, detectLanguage } from './detect/detect.js';
import { translateGuarded } from './guard/guard.js';
import { type Reviewed, review } from './guard/review.js';
import type { TranslationMemory } from './memory/translation-memory.js';
import type { ServedDirection } from './models/directions.js';
import type { InstalledModel } from './models/install.js';
import { type Route, routesOf, through } from './models/routes.js';
import type { Phrasebook } from './phrasebook/phrasebook.js';
import type { Pool } from './pool/pool.js';
import { countTokens } from './segment/estimate.js';
import { cutText, joinCut, SEGMENTER_VERSION } from './segment/segment.js';

/** Estimated tokens of a segment at most. Models are trained on sentences; they lose their way in longer ones. */
const SEGMENT_TOKENS = 60;

/** What is longer is a document, and no row of phrases. In UTF-16 units. */
const LONGEST_PHRASES = 1_000;

/** Plan and model of what no model has a part in. */
const PHRASEBOOK = 'phrasebook';

/** Grows whenever the guard or what is around it makes something else of the same output: memories of before do not hold. */
const RESULT_VERSION = 20;

export interface TranslateOptions {
  readonly source: string;
  readonly target: string;
  readonly priority: Priority;
  readonly signal?: AbortSignal;
  /** Segments that are parts of sentences: no vetted phrase stands for them. */
  readonly fragments?: ReadonlySet<string>;
}

export interface SegmentedText {
  readonly plan: string;
  readonly segments: readonly string[];
  readonly fragments?: ReadonlySet<string>;
  join(outputs: readonly string[]): string;
}

/** Where a model runs: which pool, and as which of its models. */
export interface Seat {
  readonly pool: Pool;
  readonly index: number;
}

export interface EngineParts {
  /** In the order they were found. */
  readonly models: readonly InstalledModel[];
  readonly seats: ReadonlyMap<InstalledModel, Seat>;
  readonly problems: readonly BabelmeshError[];
  readonly choice: DeviceChoice;
  readonly logger: Logger;
  readonly phrasebook: Phrasebook;
  readonly memory?: TranslationMemory | undefined;
  /** Called with every segment the models translated. */
  readonly onTranslated: (text: string, model: string) => void;
}

/** A model did not open when it was needed. */
class Unopened extends Error {
  readonly model: InstalledModel;
  override readonly cause: BabelmeshError;

  constructor(model: InstalledModel, cause: BabelmeshError) {
    super(cause.message);
    this.model = model;
    this.cause = cause;
  }
}

/** Text in, text out: first from the phrasebook, then from memory, else from the models. */
export class Engine {
  /** What the models run on, and why. */
  readonly device: DeviceChoice;
  readonly #models: readonly InstalledModel[];
  readonly #unopened = new Set<InstalledModel>();
  readonly #problems: BabelmeshError[];
  #routes: readonly Route[] = [];
  #directions: readonly Direction[] = [];
  readonly #seats: ReadonlyMap<InstalledModel, Seat>;
  readonly #phrasebook: Phrasebook;
  readonly #memory: TranslationMemory | undefined;
  readonly #logger: Logger;
  readonly #onTranslated: EngineParts['onTranslated'];

  constructor({ models, seats, problems, choice, phrasebook, memory, logger, onTranslated }: EngineParts) {
    this.#models = models;
    this.#problems = [...problems];
    this.device = choice;
    this.#seats = seats;
    this.#phrasebook = phrasebook;
    this.#memory = memory;
    this.#logger = logger;
    this.#onTranslated = onTranslated;
    this.#chooseRoutes();
  }

  get directions(): readonly Direction[] {
    return this.#directions;
  }

  /** Models that are installed and cannot be used, and why. */
  get problems(): readonly BabelmeshError[] {
    return this.#problems;
  }

  detect(text: string, known: readonly string[] = []): readonly Detection[] {
    return detectLanguage(text, known);
  }

  estimateWork(text: string): number {
    return Math.max(1, countTokens(text));
  }

  /** Languages in which vetted phrases are known, whether a model has them or not. */
  get phraseLanguages(): readonly string[] {
    return this.#phrasebook.languages;
  }

  /** Vetted phrases of one language with what is given for them in another. */
  phrasesBetween(source: string, target: string): readonly { text: string; translation: string }[] {
    return this.#phrasebook.between(source, target);
  }

  /** Whether vetted phrases are all there is in the text, so that no model is needed. `source` may be `auto`. */
  isPhrase(text: string, source: string, target: string): boolean {
    const sources = source === 'auto' ? this.phraseLanguages : [source];
    return sources.some((from) => from !== target && this.#isPhrase(text, from, target));
  }

  #isPhrase(text: string, source: string, target: string): boolean {
    const isKnown = (part: string) => this.#phrasebook.find(part, source, target) !== undefined;
    if (isKnown(text)) return true;
    if (text.length > LONGEST_PHRASES) return false;
    const { segments, fragments } = cutText(text, { language: source, maxTokens: SEGMENT_TOKENS });
    return segments.length > 0 && segments.every((part) => !fragments.has(part) && isKnown(part));
  }

  segment(text: string, source: string, target: string): SegmentedText {
    const model = source === target ? 'unchanged' : this.#modelFor(text, source, target);
    // A phrase may be two sentences, which cut apart would be none.
    if (this.#phrasebook.find(text, source, target) !== undefined) {
      return { plan: PHRASEBOOK, segments: [text], join: (outputs) => outputs.join('') };
    }
    const cut = cutText(text, { language: source, maxTokens: SEGMENT_TOKENS });
    return {
      plan: `${model}/${SEGMENTER_VERSION}`,
      segments: cut.segments,
      fragments: cut.fragments,
      join: (outputs) => joinCut(cut, outputs, target),
    };
  }

  /** Where no model has the direction, phrases may be enough. */
  #modelFor(text: string, source: string, target: string): string {
    return !this.#has(source, target) && this.#isPhrase(text, source, target)
      ? PHRASEBOOK
      : this.#route(source, target).model;
  }

  async translate(
    segments: readonly string[],
    options: TranslateOptions,
  ): Promise<readonly TranslatedSegment[]> {
    const { source, target, signal, fragments } = options;
    signal?.throwIfAborted();
    if (source === target) return segments.map((text) => ({ text, warnings: ['already_in_target'] }));
    if (!this.#has(source, target)) {
      const phrases = segments.map((text) =>
        fragments?.has(text) ? undefined : this.#phrase(text, options),
      );
      if (phrases.every((phrase) => phrase !== undefined)) return phrases;
    }
    try {
      return await this.#translateAll(segments, this.#route(source, target), options);
    } catch (error) {
      if (!(error instanceof Unopened)) throw error;
      this.#avoid(error);
      if (this.#route(source, target).legs.some(({ model }) => model === error.model)) throw error.cause;
      return this.translate(segments, options);
    }
  }

  async #translateAll(
    segments: readonly string[],
    route: Route,
    { priority, signal, fragments }: TranslateOptions,
  ): Promise<readonly TranslatedSegment[]> {
    // One text that fails ends the rest; and one listener on the caller's signal serves all texts.
    const ended = new AbortController();
    const end = () => ended.abort(signal?.reason);
    signal?.addEventListener('abort', end, { once: true });
    setMaxListeners(0, ended.signal);
    const run = (text: string) =>
      through(route.legs, text, (leg, text) => this.#run(leg, { text, priority, signal: ended.signal }));
    const results: (TranslatedSegment | Promise<TranslatedSegment>)[] = [];
    // Handed in by length, so that batch mates are alike and little is padded.
    const order = segments
      .map((_, i) => i)
      .sort((a, b) => (segments[a]?.length ?? 0) - (segments[b]?.length ?? 0));
    for (const i of order) {
      const text = segments[i] ?? '';
      const phrase = fragments?.has(text) ? undefined : this.#phrase(text, route);
      results[i] = phrase ?? this.#remembered(text, route) ?? this.#translate(text, route, run);
    }
    try {
      return await Promise.all(results);
    } catch (error) {
      ended.abort(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  /** What is to be known of a translation of a whole text that was made elsewhere. Runs no model. */
  review(
    text: string,
    translation: string,
    { source, target }: { readonly source: string; readonly target: string },
  ): Reviewed {
    const isVetted = this.#phrasebook.find(text, source, target) === translation;
    return isVetted ? { text: translation, warnings: [] } : review({ text, source, target }, translation);
  }

  /** Ends the workers. What runs or waits is rejected with `shutting_down`. */
  async close(): Promise<void> {
    await Promise.all(
      [...new Set([...this.#seats.values()].map(({ pool }) => pool))].map((pool) => pool.close()),
    );
    await this.#memory?.idle();
  }

  #phrase(text: string, { source, target }: Pick<Route, 'source' | 'target'>): TranslatedSegment | undefined {
    const phrase = this.#phrasebook.find(text, source, target);
    return phrase === undefined ? undefined : { text: phrase, warnings: [], vetted: true };
  }

  #remembered(text: string, route: Route): TranslatedSegment | undefined {
    const remembered = this.#memory?.get(text, wayOf(route));
    return remembered && { ...remembered, warnings: [] };
  }

  async #translate(
    text: string,
    route: Route,
    run: (text: string) => Promise<Decoded>,
  ): Promise<TranslatedSegment> {
    const { source, target, doubtfulBelow } = route;
    let isModels = false;
    const made = await translateGuarded({ text, source, target, doubtfulBelow }, (part) => {
      isModels = true;
      return run(part);
    });
    if (isModels) this.#onTranslated(text, route.model);
    // What is not sure is made again, perhaps by a better model.
    if (made.warnings.length === 0) this.#memory?.put(text, wayOf(route), made);
    return made;
  }

  async #run(
    { model, prefixId }: ServedDirection,
    { text, priority, signal }: { text: string; priority: Priority; signal: AbortSignal },
  ): Promise<Decoded> {
    const seat = this.#seats.get(model);
    if (!seat) throw new BabelmeshError('engine_failed', `The model ${model.name} is not loaded.`);
    try {
      return await seat.pool.run({ model: seat.index, prefixId, text, priority, signal });
    } catch (error) {
      const isModels = error instanceof BabelmeshError && error.code === 'model_corrupt';
      throw isModels ? new Unopened(model, error) : error;
    }
  }

  /** From now on the model serves only what no other does: there it may open the next time. */
  #avoid({ model, cause }: Unopened): void {
    if (this.#unopened.has(model)) return;
    this.#unopened.add(model);
    this.#problems.push(cause);
    this.#logger.error({ code: cause.code, remedy: cause.remedy }, cause.message);
    this.#chooseRoutes();
  }

  #chooseRoutes(): void {
    this.#routes = routesOf(this.#models, this.#unopened);
    this.#directions = this.#routes.map(({ source, target, model, via, quality }) => ({
      source,
      target,
      model,
      ...(via && { via }),
      ...(quality && { quality }),
    }));
  }

  #has(source: string, target: string): boolean {
    return this.#routes.some((d) => d.source === source && d.target === target);
  }

  #route(source: string, target: string): Route {
    const route = this.#routes.find((d) => d.source === source && d.target === target);
    if (route) return route;
    const known = this.directions.map((d) => `${d.source} to ${d.target}`).join(', ');
    throw new BabelmeshError(
      'unsupported_pair',
      `This node does not translate from ${source} to ${target}.`,
      {
        remedy: `It translates ${known}. Install a model for the pair to add it.`,
      },
    );
  }
}

function wayOf({ fingerprint, source, target }: Route) {
  return { model: `${RESULT_VERSION}/${fingerprint}`, source, target };
}
