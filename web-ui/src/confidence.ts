import type { TranslationResult } from '@babelmesh/protocol';

export type Trust = 'sure' | 'fair' | 'doubtful';

/** Mean log-probability per token above which the model picked its words without hesitating: e^-0.35 ≈ 0.7. */
const SURE = -0.35;

/**
 * How far a translation may be trusted; undefined where the model does not say. Doubtful is what the node calls so: it
 * knows at what confidence this model begins to be wrong.
 */
export function trustOf({
  confidence,
  warnings,
}: Pick<TranslationResult, 'confidence' | 'warnings'>): Trust | undefined {
  if (warnings.includes('doubtful')) return 'doubtful';
  if (confidence === undefined) return undefined;
  return confidence >= SURE ? 'sure' : 'fair';
}
