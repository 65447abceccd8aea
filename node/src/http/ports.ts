/** What the HTTP room needs of the node. */
import type {
  Direction,
  Job,
  JobEvent,
  NodeStatus,
  RadioView,
  TranslationRequest,
  TranslationResult,
} from '@babelmesh/protocol';

export interface Admission {
  /** Checks, and stores all or none; resolves when the jobs are on disk. Throws a BabelmeshError. */
  submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]>;
}

export interface Jobs {
  get(id: string): Promise<Job | undefined>;
  result(id: string): Promise<TranslationResult | undefined>;
  /** At once where it waits, after its current slice where it runs. Throws `job_not_found`, `job_settled`. */
  cancel(id: string): Promise<Job>;
  /** Puts a failed job back in its line. Throws `job_not_found`, `job_settled`, `job_expired`. */
  restart(id: string): Promise<Job>;
  /** How long a waiting job is likely to wait yet; undefined for one that does not wait. */
  waitingTimeMs(id: string): Promise<number | undefined>;
  /** Kept events after this one, oldest first: all that there are where fewer than `limit` come back. */
  eventsAfter(seq: number, options: { limit: number }): Promise<readonly JobEvent[]>;
  /** No event from `first` to `last` is forgotten, though some numbers of between may never have been used. */
  readonly keptEvents: { readonly first: number; readonly last: number };
  /** Calls the listener after every change; returns the way to stop. */
  onEvent(listener: (event: JobEvent) => void): () => void;
}

export interface LanguageDetector {
  /** Best first, confidence 0 to 1. Empty where nothing can be said. */
  detect(text: string): readonly { language: string; confidence: number }[];
}

export interface Directions {
  readonly directions: readonly Direction[];
}

/** Vetted translations, which need no model. */
export interface Phrasebook {
  /** Those in which it has phrases. */
  readonly phraseLanguages: readonly string[];
  /** What is written, and what is given for it. */
  phrasesBetween(source: string, target: string): readonly { text: string; translation: string }[];
}

export interface StatusSource {
  status(): Promise<NodeStatus>;
}

export interface RadioSource {
  /** What its operator sees of the radio; undefined where the node has none. */
  view(): Promise<RadioView | undefined>;
}

export interface Health {
  /** Reasons why the node cannot translate now; empty when it can. */
  problems(): readonly { code: string; message: string }[];
}

export interface MetricsSource {
  readonly contentType: string;
  /** Prometheus text. */
  render(): Promise<string>;
}
