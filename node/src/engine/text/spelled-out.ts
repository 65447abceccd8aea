import { withPartedCompounds } from '../terms/compounds.js';
import { inCyrillic } from './cyrillic.js';
import { withoutShortForms } from './short-forms/short-forms.js';

/** A text as the models have learnt to read it: Cyrillic in Cyrillic letters, short forms written out, compounds parted. */
export function spelledOut(text: string, language: string): string {
  return withPartedCompounds(withoutShortForms(inCyrillic(text, language), language), language);
}
