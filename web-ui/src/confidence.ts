import type { TranslationResult } from '@babelmesh/protocol';

export type Trust = 'sure' | 'fair' | 'doubtful';

/** Mean log-probability per token above which the model picked its words without hesitating: e^-0.35 ≈ 0.7. */
const SURE = -0.35;
/** Below this it mostly guessed: e^-1 ≈ 0.37. */
const FAIR = -1;

/** How far a translation may be trusted; undefined where the model does not say. The node's own doubt counts first. */
export function trustOf({
  confidence,
  warnings,
}: Pick<TranslationResult, 'confidence' | 'warnings'>): Trust | undefined {
  if (warnings.includes('doubtful')) return 'doubtful';
  if (confidence === undefined) return undefined;
  return confidence >= SURE ? 'sure' : confidence >= FAIR ? 'fair' : 'doubtful';
}
