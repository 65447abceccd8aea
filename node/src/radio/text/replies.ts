/**
 * The node's own words to people: short, every byte is airtime. All begin with one mark that no other text has,
 * so that no node of ours ever answers them.
 */
import { type ErrorCode, type Job, languageByCode } from '@babelmesh/protocol';
import { shorten } from '../parts.js';

const MARK = '~ ';
/** Official apps show and write no more. */
export const MAX_REPLY_BYTES = 200;
/** Languages a hint names. */
const HINT_LANGUAGES = 6;

/** True for what a node like this one writes by itself: notices, parts, doubtful translations. */
export function isOwnWords(text: string): boolean {
  return /^(~ |\(\d\/\d\) |\(\?\) )/u.test(text);
}

function say(text: string): string {
  return shorten(MARK + text, MAX_REPLY_BYTES);
}

/** The target to show in examples: not English, where there is another. */
function example(targets: readonly string[]): string {
  return targets.find((code) => code !== 'en') ?? targets[0] ?? 'es';
}

export function helpReply(targets: readonly string[]): string {
  const to = example(targets);
  const name = languageByCode(to)?.name ?? to;
  return say(
    `Translator. "${to} where is the clinic" = to ${name}. Also: en>${to} text, sos ${to} text (urgent), status, cancel, langs. Languages: ${targets.join(' ')}`,
  );
}

export function hintReply(targets: readonly string[]): string {
  const listed = targets.slice(0, HINT_LANGUAGES).join(' ') + (targets.length > HINT_LANGUAGES ? ' …' : '');
  return say(`To translate: ${example(targets)} your text (${listed}). More: help`);
}

export function noTextReply(target: string): string {
  return say(`Add the text: ${target} where is the clinic`);
}

export function sosReply(targets: readonly string[]): string {
  return say(`Say the language: sos ${example(targets)} your text (${targets.join(' ')})`);
}

export function noLanguageReply(name: string, targets: readonly string[]): string {
  return say(`No ${shorten(name, 40)} here. Languages: ${targets.join(' ')}`);
}

/** `en>es,fr es>en`: what the node translates into what. */
export function langsReply(directions: readonly { source: string; target: string }[]): string {
  const bySource = new Map<string, string[]>();
  for (const { source, target } of directions) {
    const targets = bySource.get(source) ?? [];
    if (!targets.includes(target)) bySource.set(source, [...targets, target]);
  }
  if (bySource.size === 0) return say('No languages are loaded now.');
  return say([...bySource].map(([source, targets]) => `${source}>${targets.join(',')}`).join(' '));
}

export function statusReply(nth: number, job: Job | undefined): string {
  if (!job) return say(nth === 1 ? 'No request of yours is known.' : `No request ${nth} of yours is known.`);
  return say(`${nth}: ${job.request.target} "${shorten(job.request.text, 60)}" ${stateWords(job)}`);
}

function stateWords(job: Job): string {
  switch (job.state) {
    case 'queued':
      return 'waits';
    case 'leased':
      return job.totalSegments > 0 ? `runs, ${job.doneSegments} of ${job.totalSegments} done` : 'runs';
    case 'failed':
      return `failed: ${job.failure ? errorWords(job.failure) : 'unknown reason'}`;
    default:
      return job.state;
  }
}

export function cancelledReply(nth: number): string {
  return say(nth === 1 ? 'Cancelled.' : `Cancelled ${nth}.`);
}

export interface Reason {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

export function errorReplyText(reason: Reason): string {
  return say(errorWords(reason));
}

/** Why, in as few words as help a person; codes that need details keep their own sentence. */
function errorWords({ code, message, retryAfterMs }: Reason): string {
  const later = retryAfterMs === undefined ? 'later' : `in ${duration(retryAfterMs)}`;
  switch (code) {
    case 'rate_limited':
      return `Too many requests. Try again ${later}.`;
    case 'overloaded':
    case 'shutting_down':
      return `Busy. Try again ${later}.`;
    case 'same_language':
      return 'That is the same language already.';
    case 'undetected_language':
      return 'Language not recognised. Write both, as in en>es text';
    case 'text_too_long':
      return 'Text too long.';
    case 'invalid_text':
    case 'empty_text':
      return 'No text to translate.';
    case 'job_cancelled':
      return 'Cancelled.';
    case 'job_expired':
      return 'Not done in time, given up.';
    case 'job_not_found':
      return 'No such request.';
    case 'job_settled':
      return 'Already done.';
    default:
      return message;
  }
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
