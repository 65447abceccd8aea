import type { ErrorCode, Priority, RadioStatus, Warning } from '@babelmesh/protocol';
import type { Trust } from './confidence.js';
import { en } from './strings/en.js';

/** Every sentence of the page in one language. */
export interface Strings {
  readonly lang: string;
  readonly tagline: string;
  readonly connection: Record<'connecting' | 'live' | 'lost', string>;
  readonly translate: string;
  readonly from: string;
  readonly to: string;
  readonly detect: string;
  readonly available: string;
  readonly unavailable: string;
  readonly swap: string;
  readonly yourText: string;
  readonly placeholder: string;
  readonly characters: (count: number) => string;
  readonly shortcut: string;
  readonly clear: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly translation: string;
  readonly resultPlaceholder: string;
  readonly cancel: string;
  readonly cancelled: string;
  /** Said of a translation beside another text or other languages. */
  readonly earlier: string;
  readonly sending: string;
  readonly waiting: string;
  readonly working: string;
  readonly parts: (done: number, total: number) => string;
  readonly detectedAs: (language: string) => string;
  readonly noPair: (from: string, to: string) => string;
  readonly noTarget: (to: string) => string;
  readonly noLanguages: string;
  readonly trust: Record<Trust, string>;
  readonly warnings: Record<Warning, string>;
  /** By the node's code; `problem-words.ts` says which stands for others. */
  readonly problems: Record<ToldCode, (carried: Carried) => Told>;
  /** The letter of the byte: `MB`, `Mo`. */
  readonly byte: string;
  readonly emergency: string;
  readonly emergencyExplained: string;
  readonly emergencyConfirm: string;
  readonly emergencyOn: string;
  readonly emergencyOff: string;
  readonly emergencySend: string;
  /** Said of an emergency beyond the allowance. */
  readonly emergencyNotFirst: string;
  readonly queue: string;
  readonly queueWaiting: string;
  readonly queueRunning: string;
  readonly queueDeliveries: string;
  readonly queueEmpty: string;
  readonly runningNow: string;
  readonly yours: string;
  readonly priorities: Record<Priority, string>;
  readonly nodes: string;
  readonly noNodes: string;
  readonly thisNode: string;
  readonly moreNodes: (count: number) => string;
  readonly direct: string;
  readonly hops: (count: number) => string;
  readonly signal: (snrDb: string) => string;
  readonly radio: Record<RadioStatus['link'], string>;
  readonly channelBusy: (percent: string) => string;
  readonly airtime: (used: string, budget: string) => string;
  readonly justNow: string;
  readonly ago: (span: string) => string;
  readonly loading: string;
  readonly madeBy: (model: string) => string;
  readonly operator: OperatorStrings;
  /** What stands in for a model where vetted phrases were enough. */
  readonly fromPhrasebook: string;
  /** Said of models below the bar for a default one. */
  readonly draft: string;
}

/** The codes with words of their own. */
export type ToldCode =
  | 'unreachable'
  | 'unreadable'
  | Extract<
      ErrorCode,
      | 'invalid_request'
      | 'empty_text'
      | 'invalid_text'
      | 'text_too_long'
      | 'body_too_large'
      | 'unsupported_pair'
      | 'same_language'
      | 'undetected_language'
      | 'forbidden'
      | 'job_not_found'
      | 'timeout'
      | 'attempts_exhausted'
      | 'overloaded'
      | 'rate_limited'
      | 'shutting_down'
      | 'disk_full'
      | 'internal'
    >;

/** What a problem brings along, ready to be put into a sentence. */
export interface Carried {
  readonly code: string;
  /** How long to wait before trying again. */
  readonly wait?: string;
  /** The longest text that is taken. */
  readonly most?: string;
}

/** What is wrong and, where the person can do something about it, what. */
export type Told = readonly [said: string, remedy?: string | undefined];

/** What the operator's view of the radio says. */
export interface OperatorStrings {
  readonly title: string;
  readonly none: string;
  readonly hopLimit: (hops: string) => string;
  readonly ownShare: (percent: string) => string;
  readonly reserve: (span: string) => string;
  readonly waiting: string;
  readonly nothingWaits: string;
  readonly messages: string;
  readonly noMessages: string;
  readonly from: (node: string) => string;
  readonly to: (node: string) => string;
  readonly everybody: string;
  readonly forms: Readonly<Record<'text' | 'cbor' | 'node_info', string>>;
  readonly nextTry: (span: string) => string;
  readonly triesFailed: (count: number) => string;
  /** A code that is not here is shown as it is. */
  readonly reasons: Readonly<Record<RadioReason, string>>;
}

/** Why a result waits, what became of a message, or why it was ignored. */
export type RadioReason =
  | 'in_flight'
  | 'in_line'
  | 'link_down'
  | 'not_confirmed'
  | 'not_heard'
  | 'key_unknown'
  | 'channel_gone'
  | 'key_changed'
  | 'region_unset'
  | 'budget'
  | 'channel_busy'
  | 'duty_cycle'
  | 'packet_exceeds_budget'
  | 'rate_limit'
  | 'taken'
  | 'acked'
  | 'relayed'
  | 'sent'
  | 'refused'
  | 'failed'
  | 'own_words'
  | 'answer_to_others'
  | 'replayed'
  | 'loop'
  | 'repeated'
  | 'rate_limited'
  | 'nothing_to_translate'
  | 'not_a_question'
  | 'tapback'
  | 'mqtt'
  | 'banned'
  | 'not_allowed'
  | 'too_many_hops'
  | 'too_old';

/** A language of the page is a file beside these and a line here. Phones fetch the file of their own one only. */
const FILES: Readonly<Record<string, () => Promise<Strings>>> = {
  en: async () => en,
  es: async () => (await import('./strings/es.js')).es,
  fr: async () => (await import('./strings/fr.js')).fr,
  de: async () => (await import('./strings/de.js')).de,
  pt: async () => (await import('./strings/pt.js')).pt,
  it: async () => (await import('./strings/it.js')).it,
  uk: async () => (await import('./strings/uk.js')).uk,
};

export const pageLanguages: readonly string[] = Object.keys(FILES);

/** In the first of the browser's languages that the page speaks; in English where there is none, or its file does not come. */
export async function loadStrings(languages: readonly string[]): Promise<Strings> {
  for (const tag of languages) {
    const load = FILES[tag.toLowerCase().split('-')[0] ?? ''];
    if (load) return load().catch(() => en);
  }
  return en;
}
