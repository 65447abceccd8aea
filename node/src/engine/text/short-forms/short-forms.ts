import { clinical } from './clinical/clinical.js';
import { type Rule, stopsOf, writerOf } from './rules.js';
import { texting } from './texting/texting.js';

const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'pt', 'uk'] as const;
const RULES = new Map<string, readonly Rule[]>(
  LANGUAGES.map((language) => [language, [...texting[language], ...clinical[language].map(maybeCut)]]),
);

/** Any form of a note may have a stop in the midst of a sentence: "brazo izq. hinchado". */
function maybeCut(rule: Rule): Rule {
  return rule.isOpen ? rule : { ...rule, short: `(?:${rule.short})(?:\\.(?=\\s\\S))?` };
}

const writers = new Map<string, (text: string) => string>();
const finders = new Map<string, (text: string) => ReadonlySet<number>>();
const NONE: ReadonlySet<number> = new Set();

/**
 * A sentence with its short forms written out, those of texting and of clinical notes, as far as models do not read them well
 * and nothing else can be meant: "tid" is three times a day, not the tide, and "bcp" is much.
 */
export function withoutShortForms(text: string, language: string): string {
  const rules = RULES.get(language);
  if (!rules) return text;
  const writer = writers.get(language) ?? writerOf(rules);
  writers.set(language, writer);
  return writer(text);
}

/** The offsets of the stops that belong to a text's short forms, which need not end a sentence: "Abd. u. Brust". */
export function stopsOfShortForms(text: string, language: string): ReadonlySet<number> {
  const rules = RULES.get(language);
  if (!rules) return NONE;
  const finder = finders.get(language) ?? stopsOf(rules);
  finders.set(language, finder);
  return finder(text);
}
