import { withoutShorthand } from './clinical/clinical.js';
import { inCyrillic } from './cyrillic.js';
import { withoutTexting } from './texting.js';

/** A text as the models have learnt to read it: short forms written out, Cyrillic in Cyrillic letters. */
export function spelledOut(text: string, language: string): string {
  return withoutShorthand(withoutTexting(inCyrillic(text, language), language), language);
}
