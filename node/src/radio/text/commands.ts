import type { Phrases } from '../ports.js';
import { withoutSos } from './emergency-call.js';
import { readsAsSentence } from './everyday-words.js';
import { flagLanguage } from './flags.js';
import { leadingLanguage, namedLanguage } from './language-names.js';

/** What a message from a stock app asks for. */
export type Command =
  | {
      readonly kind: 'translate';
      /** A code, or `auto`. */
      readonly source: string;
      readonly target: string;
      readonly text: string;
      readonly emergency: boolean;
    }
  | { readonly kind: 'help' | 'langs' | 'more' | 'stop' }
  /** The n-th newest request of the sender, from 1. */
  | { readonly kind: 'status' | 'cancel'; readonly nth: number }
  /** A language and no text. */
  | { readonly kind: 'no_text'; readonly target: string }
  /** `sos` without a language. */
  | { readonly kind: 'sos'; readonly text: string }
  /** What is the sender's language? */
  | { readonly kind: 'lang' | 'lang_off' }
  /** It is `language`; translations from it go to `other`. */
  | { readonly kind: 'lang_set'; readonly language: string; readonly other?: string }
  /** To the node of this short name or `!id`, who speaks `language`. */
  | { readonly kind: 'talk'; readonly to: string; readonly language?: string }
  /** A language that was clearly meant, but that the node does not translate, as it was written. */
  | { readonly kind: 'no_language'; readonly name: string }
  | { readonly kind: 'unknown' };

export interface CommandOptions {
  /** Codes of the languages the node translates into, and from. */
  readonly targets: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  /** What can be said in languages that no model has. */
  readonly phrases?: Phrases;
  /** Whether a message with this code first, and this behind it, is a sentence of the sender's own language. */
  readonly isSentence?: (code: string, rest: string) => boolean;
}

/** Longer words cannot be a number of the sender's own requests. */
const MAX_NTH = 99;
/** Bytes of a short name. */
const SHORT_NAME_BYTES = 4;
const PRONOUN = /^(me|us|you|him|her|it|them)[.,!?]*$/iu;

/**
 * Reads a message as people type them: the bare word first, any case, `!` or `/` before it if they like.
 * `es where is the clinic`, `es: …`, `en>es …`, `auto>es …`, `>es …`, `spanish …`, `sos es …`, `help`, `langs`,
 * `status 2`, `cancel`, `more`, `lang es`, `talk to ANA es`, `stop`. A code counts as a command only where the node
 * translates into that language, or where a vetted phrase of that language follows.
 */
export function parseCommand(message: string, options: CommandOptions): Command {
  const trimmed = message.trim();
  const marked = /^[!/]\s*/u.exec(trimmed);
  const text = marked ? trimmed.slice(marked[0].length) : trimmed;

  const sos = withoutSos(trimmed);
  if (sos !== undefined) return emergency(sos, options);
  return (
    parsePlain(text) ??
    parseOwnLanguage(text, options) ??
    parseTalk(text, marked !== null, options) ??
    parseTranslation(text, marked !== null, options) ?? { kind: 'unknown' }
  );
}

/**
 * Whether a message is marked as a command. `!Cuidado!` is none, but an exclamation on a keyboard without `¡`, and so is
 * what begins with several marks.
 */
export function isMarked(message: string, command: Command): boolean {
  if (!/^\s*[!/]/u.test(message)) return false;
  return command.kind !== 'unknown' || !/^\s*!(\s*!|.*!\s*$)/su.test(message);
}

export function isEmergency(command: Command): boolean {
  return command.kind === 'sos' || (command.kind === 'translate' && command.emergency);
}

function emergency(text: string, options: CommandOptions): Command {
  const command = parseTranslation(text, true, options);
  if (!command) return { kind: 'sos', text: text.trim() };
  return command.kind === 'translate' ? { ...command, emergency: true } : command;
}

/** Commands that are a whole message. `help me, I am hurt` is none. */
function parsePlain(text: string): Command | undefined {
  const match = /^(help|\?|lang|langs|languages|more|stop|(status|cancel)(?:\s+#?(\d{1,2}))?)[.!?]*$/iu.exec(
    text,
  );
  const word = match?.[1]?.toLowerCase();
  if (!match || !word) return undefined;
  const numbered = match[2]?.toLowerCase();
  if (numbered === 'status' || numbered === 'cancel') {
    const nth = Number(match[3] ?? 1);
    return { kind: numbered, nth: Math.min(Math.max(nth, 1), MAX_NTH) };
  }
  switch (word) {
    case 'more':
    case 'stop':
    case 'lang':
      return { kind: word };
    case 'langs':
    case 'languages':
      return { kind: 'langs' };
    default:
      return { kind: 'help' };
  }
}

/** `lang es`, `lang es en` (translated from Spanish to English), `lang off`. */
function parseOwnLanguage(text: string, { sources, targets }: CommandOptions): Command | undefined {
  const match = /^lang(?:uage)?[\s:：]+(.+)$/iu.exec(text)?.[1];
  if (match === undefined) return undefined;
  const said = match.replace(/[.!]+$/u, '').replace(/\s*(?:[-=<]*>|→|\/|,)\s*/u, ' ');
  if (/^(off|none|no)$/iu.test(said)) return { kind: 'lang_off' };
  const codes = new Set([...targets, ...sources]);
  const language = leadingLanguage(said, codes);
  if (!language) return /^\p{L}{2,3}$/u.test(said) ? { kind: 'no_language', name: said } : undefined;
  if (!targets.has(language.code)) return { kind: 'no_language', name: nameBefore(said, language.rest) };
  const { rest } = language;
  if (rest === '') return { kind: 'lang_set', language: language.code };
  const other = namedLanguage(rest, codes);
  if (!other) return /^\p{L}{2,3}$/u.test(rest) ? { kind: 'no_language', name: rest } : undefined;
  if (!targets.has(other.code)) return { kind: 'no_language', name: rest };
  return other.code === language.code
    ? { kind: 'lang_set', language: language.code }
    : { kind: 'lang_set', language: language.code, other: other.code };
}

/**
 * `talk to ANA`, `talk to !a1b2c3d4 es`. A short name is four bytes at most: `talk to the doctor` is a sentence, and so is
 * `talk to me`, unless it is marked.
 */
function parseTalk(text: string, marked: boolean, { sources, targets }: CommandOptions): Command | undefined {
  const said = /^talk\s+(?:to|with)\s+(\S{1,9})(?:\s+(\S.*))?$/iu.exec(text);
  const [, to = '', named] = said ?? [];
  const isId = /^![0-9a-f]{8}$/iu.test(to);
  if (!marked && PRONOUN.test(to)) return undefined;
  if (!said || !(isId || new TextEncoder().encode(to).length <= SHORT_NAME_BYTES)) return undefined;
  if (named === undefined) return { kind: 'talk', to };
  const language = namedLanguage(named.replace(/[.!]+$/u, ''), new Set([...targets, ...sources]));
  if (!language) return /^\p{L}{2,3}$/u.test(named) ? { kind: 'no_language', name: named } : undefined;
  if (!targets.has(language.code)) return { kind: 'no_language', name: named };
  return { kind: 'talk', to, language: language.code };
}

function parseTranslation(text: string, marked: boolean, options: CommandOptions): Command | undefined {
  const { phrases, targets, sources } = options;
  const byModel = parseAsked(text, marked, options);
  if (!phrases || (byModel && byModel.kind !== 'no_language')) return byModel;
  const byPhrase = parseAsked(text, marked, {
    ...options,
    targets: new Set([...targets, ...phrases.phraseLanguages]),
    sources: new Set([...sources, ...phrases.phraseLanguages]),
  });
  if (byPhrase?.kind !== 'translate') return byModel;
  return phrases.isPhrase(byPhrase.text, byPhrase.source, byPhrase.target) ? byPhrase : byModel;
}

function parseAsked(text: string, marked: boolean, options: CommandOptions): Command | undefined {
  return parseFlag(text, options) ?? parsePair(text, options) ?? parseTarget(text, marked, options);
}

/** `🇪🇸 text` */
function parseFlag(text: string, { targets }: CommandOptions): Command | undefined {
  const [, flag = '', rest = ''] = /^(\p{RI}\p{RI})\uFE0F?[\s:：]*(.*)$/su.exec(text) ?? [];
  const target = flagLanguage(flag);
  if (target === undefined) return undefined;
  return targets.has(target) ? withText('auto', target, rest.trim()) : { kind: 'no_language', name: flag };
}

/** `en>es text`; also `>es text`, and `->` or `→` for the sign. */
function parsePair(text: string, { sources, targets }: CommandOptions): Command | undefined {
  const sign = /^([^>→\n]{0,40}?)\s*(?:[-=]?>|→)\s*/u.exec(text);
  if (!sign) return undefined;
  const sourceName = sign[1] ?? '';
  const after = text.slice(sign[0].length);
  const source = /^(auto)?$/iu.test(sourceName) ? 'auto' : namedLanguage(sourceName, sources)?.code;
  const target = leadingLanguage(after, targets);
  if (source !== undefined && target) {
    if (source !== 'auto' && !sources.has(source)) return { kind: 'no_language', name: sourceName };
    if (!targets.has(target.code)) return { kind: 'no_language', name: nameBefore(after, target.rest) };
    return withText(source, target.code, target.rest);
  }
  // Two things that look like codes are meant as a pair; `water > food` is a sentence.
  const looksLikeTarget = /^\p{L}{2,3}(?=[\s:：]|$)/u.exec(after)?.[0];
  if (source !== undefined && looksLikeTarget) return { kind: 'no_language', name: looksLikeTarget };
  if (target && /^\p{L}{2,3}$/u.test(sourceName)) return { kind: 'no_language', name: sourceName };
  return undefined;
}

function nameBefore(text: string, rest: string): string {
  return text.slice(0, text.length - rest.length).replace(/[\s:：]+$/u, '');
}

function parseTarget(text: string, marked: boolean, options: CommandOptions): Command | undefined {
  const { targets, isSentence = () => false } = options;
  const target = leadingLanguage(text, targets);
  if (!target) return undefined;
  if (!targets.has(target.code)) return { kind: 'no_language', name: nameBefore(text, target.rest) };
  const plain = target.byCode && !marked && !target.colon;
  if (plain && (readsAsSentence(target.code, target.rest) || isSentence(target.code, target.rest)))
    return undefined;
  return withText('auto', target.code, target.rest);
}

function withText(source: string, target: string, text: string): Command {
  return text === ''
    ? { kind: 'no_text', target }
    : { kind: 'translate', source, target, text, emergency: false };
}
