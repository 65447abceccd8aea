import type { TranslationResult } from '@babelmesh/protocol';
import { assemble } from './assemble.js';
import type { Translator } from './ports.js';

export interface TextToTranslate {
  readonly text: string;
  readonly from: string;
  readonly target: string;
  readonly signal?: AbortSignal;
}

/** A whole text at once, for whoever needs no queue. */
export async function translateText(
  translator: Pick<Translator, 'directions' | 'segment' | 'translate'>,
  { text, from, target, signal }: TextToTranslate,
): Promise<Omit<TranslationResult, 'jobId'>> {
  const segmented = translator.segment(text, from, target);
  const translated = await translator.translate(segmented.segments, {
    source: from,
    target,
    priority: 'normal',
    ...(signal && { signal }),
    ...(segmented.fragments && { fragments: segmented.fragments }),
  });
  return assemble(segmented, translated, { source: from, target, directions: translator.directions });
}
