import { readsAsSentence } from './everyday-words.js';
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
  | { readonly kind: 'help' | 'langs' }
  /** The n-th newest request of the sender, from 1. */
  | { readonly kind: 'status' | 'cancel'; readonly nth: number }
  /** A language and no text. */
  | { readonly kind: 'no_text'; readonly target: string }
  /** `sos` without a language. */
  | { readonly kind: 'sos_no_language' }
  /** A language that was clearly meant, but that the node does not translate, as it was written. */
  | { readonly kind: 'no_language'; readonly name: string }
  | { readonly kind: 'unknown' };

export interface CommandOptions {
  /** Codes of the languages the node translates into, and from. */
  readonly targets: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/** Longer words cannot be a number of the sender's own requests. */
const MAX_NTH = 99;

/**
 * Reads a message as people type them: the bare word first, any case, `!` or `/` before it if they like.
 * `es where is the clinic`, `es: …`, `en>es …`, `auto>es …`, `>es …`, `spanish …`, `sos es …`, `help`, `langs`,
 * `status 2`, `cancel`. A code counts as a command only where the node translates into that language.
 */
export function parseCommand(message: string, options: CommandOptions): Command {
  const trimmed = message.trim();
  const marked = /^[!/]\s*/u.exec(trimmed);
  const text = marked ? trimmed.slice(marked[0].length) : trimmed;

  const sos = /^s\.?o\.?s\.?(?=[\s:：]|$)[\s:：]*/iu.exec(text);
  if (sos) return emergency(text.slice(sos[0].length), options);
  return parsePlain(text) ?? parseTranslation(text, marked !== null, options) ?? { kind: 'unknown' };
}

function emergency(text: string, options: CommandOptions): Command {
  const command = parseTranslation(text, true, options);
  if (!command) return { kind: 'sos_no_language' };
  return command.kind === 'translate' ? { ...command, emergency: true } : command;
}

/** Commands that are a whole message. `help me, I am hurt` is none. */
function parsePlain(text: string): Command | undefined {
  const match = /^(help|\?|langs?|languages|(status|cancel)(?:\s+#?(\d{1,2}))?)[.!?]*$/iu.exec(text);
  const word = match?.[1]?.toLowerCase();
  if (!match || !word) return undefined;
  const numbered = match[2]?.toLowerCase();
  if (numbered === 'status' || numbered === 'cancel') {
    const nth = Number(match[3] ?? 1);
    return { kind: numbered, nth: Math.min(Math.max(nth, 1), MAX_NTH) };
  }
  return { kind: word === 'help' || word === '?' ? 'help' : 'langs' };
}

function parseTranslation(text: string, marked: boolean, options: CommandOptions): Command | undefined {
  return parsePair(text, options) ?? parseTarget(text, marked, options);
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

function parseTarget(text: string, marked: boolean, { targets }: CommandOptions): Command | undefined {
  const target = leadingLanguage(text, targets);
  if (!target) return undefined;
  if (!targets.has(target.code)) return { kind: 'no_language', name: nameBefore(text, target.rest) };
  const plain = target.byCode && !marked && !target.colon;
  if (plain && readsAsSentence(target.code, target.rest)) return undefined;
  return withText('auto', target.code, target.rest);
}

function withText(source: string, target: string, text: string): Command {
  return text === ''
    ? { kind: 'no_text', target }
    : { kind: 'translate', source, target, text, emergency: false };
}
