/** What the radio room needs of the node. */
import type { Delivery, Direction, Inlet, Job, TranslationRequest } from '@babelmesh/protocol';
import type { AirtimeSnapshot } from './airtime/ledger.js';
import type { LastContact } from './link/link.js';

export interface Admission {
  /** Checks, and stores all or none; resolves when the jobs are on disk. Throws a BabelmeshError. */
  submit(requests: readonly TranslationRequest[]): Promise<readonly Job[]>;
}

export interface Jobs {
  get(id: string): Promise<Job | undefined>;
  cancel(id: string): Promise<Job>;
}

export interface Directions {
  readonly directions: readonly Direction[];
  /** Vetted phrases, perhaps in languages that no model has. Without it there are none. */
  readonly phrases?: Phrases;
}

export interface Phrases {
  readonly phraseLanguages: readonly string[];
  /** Whether the text is made of them. `source` may be `auto`. */
  isPhrase(text: string, source: string, target: string): boolean;
}

export interface Backlog {
  /** Jobs waiting, of all priorities. */
  waiting(): number | Promise<number>;
}

/** Where something is kept over a restart. */
export interface Store<State> {
  load(): Promise<State | undefined>;
  save(state: State): Promise<void>;
}

export type AirtimeStore = Store<AirtimeSnapshot>;

/** Which radio was last connected, and when, over restarts: how old what it kept meanwhile can be. */
export interface Presence {
  /** Undefined where nobody knows. */
  last(): Promise<LastContact | undefined>;
  /** This one is connected now. */
  mark(node: number): Promise<void>;
}

/** Results on their way back. What is not completed is offered again, over restarts too. */
export interface Outbox {
  /** Due deliveries of one inlet: emergencies first, then oldest. */
  due(inlet: Inlet, limit: number): Promise<readonly Delivery[]>;
  /** The receiver has it, or will never: it is not offered again. */
  complete(jobId: string): Promise<void>;
  /** It cannot be brought to the receiver. Where that is worth telling, a delivery that tells only that takes its place. */
  giveUp(jobId: string): Promise<void>;
  /** Called whenever a delivery may have become due. Returns the way to stop. */
  onDelivery(listener: () => void): () => void;
}

/** Small texts by key, over restarts. */
export interface Shelf {
  entries(): AsyncIterable<readonly [string, string]>;
  put(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What people who write over the radio want to be kept. */
export interface PeopleStore {
  shelf(name: string): Shelf;
  close(): Promise<void>;
}

export interface Detector {
  /** Best first, with a confidence from 0 to 1; `known` are languages the writer uses. */
  detect(text: string, known?: readonly string[]): readonly { language: string; confidence: number }[];
}
