import { z } from 'zod';
import { LANGUAGE_CODE } from './languages.js';
import { PRIORITIES } from './priority.js';

/** Through which room a request came in, and so through which its answer goes back. */
export const INLETS = ['radio', 'http', 'peer'] as const;
export type Inlet = (typeof INLETS)[number];

/** Who asks. Fairness, limits and idempotency are kept per requester. */
export const Requester = z.object({
  inlet: z.enum(INLETS),
  /**
   * Node id (and a hash of its public key after a colon, where the request came under that key), account, peer id or
   * address, as the inlet knows it.
   */
  id: z.string().min(1).max(200),
});
export type Requester = z.infer<typeof Requester>;

/** Whether the request came encrypted with the requester's own key: what becomes of it is not for everybody's ears. */
export function isUnderKey({ inlet, id }: Requester): boolean {
  return inlet === 'radio' && id.includes(':');
}

export const LanguageCode = z.string().regex(LANGUAGE_CODE);
export type LanguageCode = z.infer<typeof LanguageCode>;

/** Where the answer goes. Only the inlet of the same name reads inside. */
export const ReplyTo = z.discriminatedUnion('inlet', [
  z.object({ inlet: z.literal('http') }),
  z.object({
    inlet: z.literal('radio'),
    /** Node number of the requester, and the channel the packet came on. */
    to: z.number().int().nonnegative(),
    channel: z.number().int().min(0).max(7),
    /** Which channel that was: by the time of the answer another may stand at its index. */
    channelDigest: z.string().max(64).optional(),
    /** Packet id of the message that asked: the reply is threaded to it. */
    replyId: z.number().int().nonnegative(),
    form: z.enum(['text', 'cbor']),
    /** The requester's own token, echoed in a CBOR result so that a second copy can be dropped. */
    token: z.number().int().nonnegative().optional(),
    /** Set before a translation: whose words it is. */
    prefix: z.string().max(40).optional(),
    /** The language in which a failure is told. */
    language: LanguageCode.optional(),
    /** Who is told of a failure, threaded to which packet, where the translation goes to somebody else. */
    author: z
      .object({ to: z.number().int().nonnegative(), replyId: z.number().int().nonnegative() })
      .optional(),
    /** A CBOR request came compressed: its result may. */
    compact: z.literal(true).optional(),
  }),
  z.object({ inlet: z.literal('peer'), peer: z.string(), token: z.string() }),
]);
export type ReplyTo = z.infer<typeof ReplyTo>;

/** What an inlet hands to admission, already parsed and identified. */
export const TranslationRequest = z.object({
  text: z.string(),
  /** What a refusal calls the text where it is one of several, such as `q.3`. Not stored. */
  name: z.string().optional(),
  source: z.union([z.literal('auto'), LanguageCode]),
  target: LanguageCode,
  /** Translated into this where the text turns out to be in `target` already. With `auto` only. */
  otherwise: LanguageCode.optional(),
  /** Languages the requester uses: with `auto`, detection leans to them. */
  expected: z.array(LanguageCode).max(8).optional(),
  priority: z.enum(PRIORITIES),
  requester: Requester,
  replyTo: ReplyTo,
  /** Same requester and key: same job. */
  idempotencyKey: z.string().min(1).max(200).optional(),
  /** Wall time (ms) after which the answer is worthless. */
  expiresAt: z.number().int().optional(),
  /** How often nodes passed it on. Absent: it comes from who asks. */
  passes: z.number().int().min(1).optional(),
});
export type TranslationRequest = z.infer<typeof TranslationRequest>;
