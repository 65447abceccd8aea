import { clinical } from './clinical/clinical.js';
import { type Rule, writerOf } from './rules.js';
import { texting } from './texting/texting.js';

const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'pt', 'uk'] as const;
const RULES = new Map<string, readonly Rule[]>(
  LANGUAGES.map((language) => [language, [...texting[language], ...clinical[language]]]),
);
const writers = new Map<string, (text: string) => string>();

/**
 * A text with its short forms written out, those of texting and of clinical notes, as far as models do not read them well
 * and nothing else can be meant: "tid" is three times a day, not the tide, and "bcp" is much.
 */
export function withoutShortForms(text: string, language: string): string {
  const rules = RULES.get(language);
  if (!rules) return text;
  const writer = writers.get(language) ?? writerOf(rules);
  writers.set(language, writer);
  return writer(text);
}
