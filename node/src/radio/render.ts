import {
  type Delivery,
  encodeMessage,
  type ReplyTo,
  type TextCodec,
  type TranslationResult,
  type Warning,
} from '@babelmesh/protocol';
import type { Transfers } from './cbor/transfers.js';
import type { OutgoingPacket } from './link/link.js';
import { BROADCAST } from './link/sizes.js';
import { shorten, textParts } from './parts.js';
import { TEXT_MESSAGE_APP } from './policy.js';
import { errorReplyText } from './replies.js';

export interface RenderOptions {
  readonly maxParts: number;
  /** Room for the payload of a packet, by the link's sizes and the airtime budget. */
  readonly maxPayloadBytes: (packet: Omit<OutgoingPacket, 'payload'>) => number;
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
  { outcome }: Delivery,
  { to, channel, replyId }: RadioReply,
  { maxParts, maxPayloadBytes }: Pick<RenderOptions, 'maxParts' | 'maxPayloadBytes'>,
): OutgoingPacket[] {
  const packet = { to, channel, portnum: TEXT_MESSAGE_APP, replyId, wantAck: true };
  const limitBytes = maxPayloadBytes(packet);
  if (limitBytes < LEAST_PAYLOAD_BYTES) return [];
  const texts =
    'result' in outcome
      ? textParts(resultText(outcome.result), { limitBytes, maxParts: to === BROADCAST ? 1 : maxParts })
      : [shorten(errorReplyText(outcome.failure), limitBytes)];
  return texts.map((text) => ({ ...packet, payload: new TextEncoder().encode(text) }));
}

function resultText({ text, warnings }: TranslationResult): string {
  return warnings.some((warning) => warning !== HARMLESS) ? DOUBT + text : text;
}

/** The CBOR message that answers a request. */
export async function answerMessage(
  { jobId, replyTo, outcome }: Delivery,
  { sourceAsked, codec }: Pick<RenderOptions, 'sourceAsked' | 'codec'>,
): Promise<Uint8Array> {
  const { token = 0, compact } = replyTo.inlet === 'radio' ? replyTo : {};
  if (!('result' in outcome)) return encodeMessage({ kind: 'error', token, code: outcome.failure.code });
  const { result } = outcome;
  const message = resultMessage(token, result, (await sourceAsked(jobId)) === 'auto');
  return encodeMessage(
    { ...message, ...(compact && { compact }) },
    codec && { codec, language: result.target },
  );
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
