import type { Quality } from '@babelmesh/protocol';
import type { Manifest } from './manifest.js';

/** The set that tells how a model does on short everyday sentences, and the chrF that is enough for a default model. */
export const QUALITY_SET = 'tatoeba-dev';
const GOOD_CHRF = 60;

/** Undefined where nobody measured. */
export function qualityOf({ scores }: Pick<Manifest, 'scores'>, direction: string): Quality | undefined {
  const score = scores.find((s) => s.set === QUALITY_SET && s.direction === direction);
  if (!score) return undefined;
  return score.chrF < GOOD_CHRF ? 'draft' : 'good';
}
