import { clinical } from './clinical/clinical.js';
import { type Rule, type ShortForms, shortFormsOf } from './rules.js';
import { texting } from './texting/texting.js';

const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'pt', 'uk'] as const;
const RULES = new Map<string, readonly Rule[]>(
  LANGUAGES.map((language) => [language, [...texting[language], ...clinical[language].map(maybeCut)]]),
);

/** Any form of a note may have a stop in the midst of a sentence: "brazo izq. hinchado". */
function maybeCut(rule: Rule): Rule {
  return rule.isOpen ? rule : { ...rule, short: `(?:${rule.short})(?:\\.(?=\\s\\S))?` };
}

const read = new Map<string, ShortForms>();
const NONE: ReadonlySet<number> = new Set();

/**
 * A sentence with its short forms written out, those of texting and of clinical notes, as far as models do not read them
 * well and nothing else can be meant: "tid" is three times a day, not the tide, and "bcp" is much.
 */
export function withoutShortForms(text: string, language: string): string {
  return formsOf(language)?.writtenOut(text) ?? text;
}

/** The offsets of the stops that belong to a text's short forms, which need not end a sentence: "Abd. u. Brust". */
export function stopsOfShortForms(text: string, language: string): ReadonlySet<number> {
  return formsOf(language)?.stops(text) ?? NONE;
}

function formsOf(language: string): ShortForms | undefined {
  const rules = RULES.get(language);
  const forms = read.get(language) ?? (rules && shortFormsOf(rules));
  if (forms) read.set(language, forms);
  return forms;
}
