/**
 * The node's own words to people: short, every byte is airtime. All begin with one mark that no other text has,
 * so that no node of ours ever answers them.
 */
import { type ErrorCode, type Job, languageByCode } from '@babelmesh/protocol';
import { shorten } from '../outlet/parts.js';
import { fill, type Key, type Words } from './words/words.js';

const MARK = '~ ';
/** Official apps show and write no more. */
export const MAX_REPLY_BYTES = 200;
/** Languages a hint names. */
const HINT_LANGUAGES = 6;

/** True for what a node like this one writes by itself: notices, parts, doubtful translations. */
export function isOwnWords(text: string): boolean {
  return /^(~ |\(\d\/\d\) |\(\?\) )/u.test(text);
}

/** One sentence, as it goes out. */
export function say(words: Words, key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return mark(sentence(words, key, values));
}

function sentence(words: Words, key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(words[key], { clinic: words.clinic, ...values });
}

function mark(text: string): string {
  return shorten(MARK + text, MAX_REPLY_BYTES);
}

/** What a language is called by those who speak it. */
export function endonym(code: string): string {
  return languageByCode(code)?.endonym ?? code;
}

/** The target to show in examples: not the reader's own, nor English, where there is another. */
function example(targets: readonly string[], own?: string): string {
  const others = targets.filter((code) => code !== own);
  return others.find((code) => code !== 'en') ?? others[0] ?? targets[0] ?? 'es';
}

export interface Reader {
  readonly words: Words;
  /** Code of the language the words are in. */
  readonly language: string;
}

export function helpReply({ words, language }: Reader, targets: readonly string[]): string {
  const to = example(targets, language);
  return say(words, 'help', { to, language: endonym(to), languages: targets.join(' ') });
}

export function hintReply({ words, language }: Reader, targets: readonly string[]): string {
  const languages =
    targets.slice(0, HINT_LANGUAGES).join(' ') + (targets.length > HINT_LANGUAGES ? ' …' : '');
  return say(words, 'hint', { to: example(targets, language), languages });
}

export function sosReply({ words, language }: Reader, targets: readonly string[]): string {
  return say(words, 'sayLanguage', { to: example(targets, language), languages: targets.join(' ') });
}

export function noLanguageReply(words: Words, name: string, targets: readonly string[]): string {
  return say(words, 'noLanguage', { language: shorten(name, 40), languages: targets.join(' ') });
}

export function alreadyReply(words: Words, language: string): string {
  return say(words, 'already', { language: endonym(language) });
}

/**
 * `en>es,fr es>en`: what the node translates into what, or `en⇄es⇄fr` where that is each into each. Below them the
 * languages that only the phrasebook has.
 */
export function langsReply(
  words: Words,
  directions: readonly { source: string; target: string }[],
  phraseLanguages: readonly string[] = [],
): string {
  const bySource = new Map<string, string[]>();
  for (const { source, target } of directions) {
    const targets = bySource.get(source) ?? [];
    if (!targets.includes(target)) bySource.set(source, [...targets, target]);
  }
  const others = phraseLanguages.filter((code) => !bySource.has(code));
  const phrases = others.length > 0 ? [fill(words.onlyPhrases, { languages: others.join(' ') })] : [];
  if (bySource.size === 0 && phrases.length === 0) return say(words, 'noLanguages');
  const sources = [...bySource.keys()];
  const isEach =
    sources.length > 2 &&
    [...bySource].every(([own, targets]) =>
      sources.every((code) => code === own || targets.includes(code)),
    ) &&
    [...bySource.values()].every((targets) => targets.length === sources.length - 1);
  const pairs = isEach
    ? sources.join('⇄')
    : [...bySource].map(([source, targets]) => `${source}>${targets.join(',')}`).join(' ');
  return mark([pairs, ...phrases].filter((line) => line !== '').join('\n'));
}

export function statusReply(words: Words, nth: number, job: Job | undefined): string {
  if (!job) return say(words, 'noRequest');
  return mark(`${nth}: ${job.request.target} "${shorten(job.request.text, 60)}" ${stateWords(words, job)}`);
}

function stateWords(words: Words, job: Job): string {
  switch (job.state) {
    case 'queued':
      return words.waits;
    case 'leased':
      return job.totalSegments > 0
        ? fill(words.runsPart, { done: job.doneSegments, all: job.totalSegments })
        : words.runs;
    case 'done':
      return words.done;
    case 'failed':
      return fill(words.failed, { why: job.failure ? errorWords(words, job.failure) : words.wentWrong });
    default:
      return words[job.state];
  }
}

export interface Reason {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

/** `target`: of the request that failed, where that is known. */
export function errorReplyText(words: Words, reason: Reason, target?: string): string {
  return mark(errorWords(words, reason, target));
}

/** Why, in as few words as help a person. The operator finds the rest in the log. */
function errorWords(words: Words, { code, retryAfterMs }: Reason, target?: string): string {
  const language = target === undefined ? '' : endonym(target);
  const time =
    retryAfterMs === undefined ? words.later : fill(words.inTime, { time: duration(retryAfterMs) });
  switch (code) {
    case 'rate_limited':
      return fill(words.tooMany, { time });
    case 'overloaded':
    case 'shutting_down':
    case 'disk_full':
      return fill(words.busy, { time });
    case 'same_language':
      return sentence(words, 'already', { language });
    case 'unsupported_pair':
    case 'unknown_language':
      return sentence(words, 'noPair', { language });
    case 'undetected_language':
      return sentence(words, 'undetected');
    case 'text_too_long':
      return words.tooLong;
    case 'invalid_text':
    case 'empty_text':
      return words.noText;
    case 'job_cancelled':
      return words.cancelled;
    case 'job_expired':
      return words.expired;
    case 'job_not_found':
      return words.noRequest;
    case 'job_settled':
      return words.alreadyDone;
    default:
      return words.wentWrong;
  }
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
