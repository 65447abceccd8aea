import {
  BabelmeshError,
  type Delivery,
  encodeMessage,
  isUnderKey,
  type ReplyTo,
  type TextCodec,
  type TranslationResult,
  type Warning,
} from '@babelmesh/protocol';
import type { Transfers } from '../cbor/transfers.js';
import type { OutgoingPacket } from '../link/link.js';
import { nodeId } from '../link/node-database.js';
import { BROADCAST } from '../link/sizes.js';
import { TEXT_MESSAGE_APP } from '../policy.js';
import { isAsker } from '../requester.js';
import { alreadyReply, errorReplyText } from '../text/replies.js';
import { wordsIn } from '../text/words/tables.js';
import type { Words } from '../text/words/words.js';
import { cutIntoParts, shorten, textParts } from './parts.js';

export interface RenderOptions {
  readonly maxParts: number;
  /** Room for the payload of a packet, by the link's sizes and the airtime budget. */
  readonly maxPayloadBytes: (packet: Omit<OutgoingPacket, 'payload'>) => number;
  /**
   * Told what did not fit the parts of an answer, and for whom it is, as a requester is named; without it the rest cannot
   * be asked for.
   */
  readonly onRest?: (reader: string, rest: string) => void;
  /** The source language as the request had it; `auto` where it was to be detected. */
  readonly sourceAsked: (jobId: string) => Promise<string | undefined>;
  /** For results of requests that came compressed. */
  readonly codec?: TextCodec;
  /** For what is longer than a packet. */
  readonly transfers: Transfers;
}

export type RadioReply = Extract<ReplyTo, { inlet: 'radio' }>;

/** Smaller packets are mostly header: rather none. */
export const LEAST_PAYLOAD_BYTES = 32;

/** Set before a translation that a reader should not trust unseen. */
const DOUBT = '(?) ';
/** The one warning that does not make a translation doubtful. */
const HARMLESS: Warning = 'already_in_target';

/** The packets a text answer goes out in, in order; none where the node's airtime budget is too small for any. */
export function renderText(
  { outcome, requester }: Delivery,
  replyTo: RadioReply,
  { maxParts, maxPayloadBytes, onRest }: Pick<RenderOptions, 'maxParts' | 'maxPayloadBytes' | 'onRest'>,
): OutgoingPacket[] {
  const { channel, prefix = '', language } = replyTo;
  const { to, replyId } = addressee(replyTo, outcome);
  const needsKey = isUnderKey(requester);
  const packet = { to, channel, portnum: TEXT_MESSAGE_APP, replyId, needsKey, wantAck: true };
  const limitBytes = maxPayloadBytes(packet);
  if (limitBytes < LEAST_PAYLOAD_BYTES) return [];
  const own = ownWords(outcome, replyTo, wordsIn(language));
  const packets = (texts: readonly string[]) =>
    texts.map((text) => ({ ...packet, payload: new TextEncoder().encode(text) }));
  if (own !== undefined || !('result' in outcome)) return packets([shorten(own ?? '', limitBytes)]);
  const text = resultText(outcome.result, prefix);
  if (to === BROADCAST) return packets(textParts(text, { limitBytes, maxParts: 1 }));
  const parts = cutIntoParts(text, { limitBytes, maxParts, hasMore: onRest !== undefined });
  const end = parts.at(-1)?.end ?? 0;
  if (end < text.length) onRest?.(isAsker(to, requester) ? requester.id : nodeId(to), text.slice(end));
  return packets(parts.map((part) => part.text));
}

/** Who gets an answer: a translation may be for somebody else than its author, why there is none is not. */
export function addressee(
  { to, replyId, author }: RadioReply,
  outcome: Delivery['outcome'],
): { readonly to: number; readonly replyId: number } {
  const isForAuthor = 'failure' in outcome || (to === BROADCAST && isUnchanged(outcome.result));
  return (isForAuthor && author) || { to, replyId };
}

/** False for what is not worth the channel's airtime: there it is not told that there is no translation. */
export function isWorthSaying({ replyTo, outcome }: Pick<Delivery, 'replyTo' | 'outcome'>): boolean {
  if (replyTo.inlet !== 'radio' || replyTo.form !== 'text') return true;
  if (addressee(replyTo, outcome).to !== BROADCAST) return true;
  return 'result' in outcome && !isUnchanged(outcome.result);
}

/** What the node says instead of a translation; undefined where there is one. */
function ownWords(
  outcome: Delivery['outcome'],
  { to, author }: RadioReply,
  words: Words,
): string | undefined {
  if ('failure' in outcome) return errorReplyText(words, outcome.failure);
  const { result } = outcome;
  // To somebody else it goes as it is: they have not read it.
  const isForOther = author !== undefined && to !== BROADCAST;
  return isUnchanged(result) && !isForOther ? alreadyReply(words, result.target) : undefined;
}

function isUnchanged({ warnings }: TranslationResult): boolean {
  return warnings.includes(HARMLESS);
}

function resultText({ text, warnings }: TranslationResult, prefix: string): string {
  return (warnings.some((warning) => warning !== HARMLESS) ? DOUBT : '') + prefix + text;
}

/** The CBOR message that answers a request; where the result is longer than a message may be, it says so. */
export async function answerMessage(
  delivery: Delivery,
  { sourceAsked, codec }: Pick<RenderOptions, 'sourceAsked' | 'codec'>,
): Promise<Uint8Array> {
  const { jobId, replyTo, outcome } = delivery;
  const { token = 0, compact } = replyTo.inlet === 'radio' ? replyTo : {};
  if (!('result' in outcome)) return encodeMessage({ kind: 'error', token, code: outcome.failure.code });
  const { result } = outcome;
  const message = resultMessage(token, result, (await sourceAsked(jobId)) === 'auto');
  const wire = codec && { codec, language: result.target };
  return unlessTooLarge(
    () => encodeMessage({ ...message, ...(compact && { compact }) }, wire),
    () => tooLargeMessage(delivery),
  );
}

/** What a requester gets in place of a result that is too long for the air. */
export function tooLargeMessage({ replyTo }: Delivery): Uint8Array {
  const { token = 0 } = replyTo.inlet === 'radio' ? replyTo : {};
  return encodeMessage({ kind: 'error', token, code: 'body_too_large' });
}

/** `make`, or `otherwise` where that throws `body_too_large`. */
export function unlessTooLarge<T>(make: () => T, otherwise: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof BabelmeshError && error.code === 'body_too_large') return otherwise();
    throw error;
  }
}

function resultMessage(
  token: number,
  { text, source, confidence, warnings }: TranslationResult,
  tellSource: boolean,
) {
  return {
    kind: 'result',
    token,
    text,
    warnings,
    ...(tellSource && { source }),
    ...(confidence !== undefined && { confidence }),
  } as const;
}
