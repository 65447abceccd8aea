import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { pt } from './pt.js';
import { type Rule, writerOf } from './rules.js';
import { uk } from './uk.js';

const RULES: Readonly<Record<string, readonly Rule[]>> = { de, en, es, fr, it, pt, uk };
const writers = new Map<string, (text: string) => string>();

/**
 * A text with the short forms of clinical notes written out, which the models have not learnt: "tid" is three times a
 * day, not the tide.
 */
export function withoutShorthand(text: string, language: string): string {
  const rules = RULES[language];
  if (!rules) return text;
  const writer = writers.get(language) ?? writerOf(rules);
  writers.set(language, writer);
  return writer(text);
}
