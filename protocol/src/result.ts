import { z } from 'zod';
import { LanguageCode } from './request.js';

/** What a reader should know about a translation before trusting it. Codes are stable. */
export const WARNINGS = [
  'already_in_target',
  'not_translated',
  'numbers_differ',
  'repetition_cut',
  'truncated',
  'doubtful',
] as const;
export type Warning = (typeof WARNINGS)[number];

export const TranslationResult = z.object({
  jobId: z.string(),
  text: z.string(),
  /** The language translated from, detected where the request said `auto`. */
  source: LanguageCode,
  target: LanguageCode,
  /** The model that made it, as `id@version`; `phrasebook` where all of it is vetted phrases. */
  model: z.string(),
  /** Mean log-probability per output token (≤ 0), where the model tells. */
  confidence: z.number().max(0).optional(),
  warnings: z.array(z.enum(WARNINGS)),
});
export type TranslationResult = z.infer<typeof TranslationResult>;
