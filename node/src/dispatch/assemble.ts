import type { Direction, TranslatedSegment, TranslationResult } from '@babelmesh/protocol';
import type { SegmentedText } from './ports.js';

/**
 * The result of a whole text from its translated segments. Its confidence is the mean over the
 * segments that have one; its warnings are the segments' together. Vetted phrases alone have the model `phrasebook`.
 */
export function assemble(
  segmented: SegmentedText,
  translated: readonly TranslatedSegment[],
  { source, target, directions }: { source: string; target: string; directions: readonly Direction[] },
): Omit<TranslationResult, 'jobId'> {
  const known = translated.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]));
  const direction = directions.find((d) => d.source === source && d.target === target);
  const isVetted = translated.length > 0 && translated.every(({ vetted }) => vetted);
  return {
    text: segmented.join(translated.map(({ text }) => text)),
    source,
    target,
    model: isVetted ? 'phrasebook' : (direction?.model ?? 'none'),
    ...(known.length > 0 && { confidence: known.reduce((sum, value) => sum + value, 0) / known.length }),
    warnings: [...new Set(translated.flatMap(({ warnings }) => warnings))],
  };
}
