import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { pt } from './pt.js';
import { uk } from './uk.js';

/** Units by the words that any of the languages has for them: a symbol is one too. */
const UNITS = new Map<string, Set<string>>();
for (const { units } of [en, es, fr, de, pt, it, uk]) {
  for (const [word, unit] of units.words) UNITS.set(word, (UNITS.get(word) ?? new Set()).add(unit));
}

/** True where two words or symbols, as the lexicons have them, are of the same unit: "min" and "minutos". */
export function nameSameUnit(one: string, other: string): boolean {
  const units = UNITS.get(one);
  return [...(UNITS.get(other) ?? [])].some((unit) => units?.has(unit));
}

const { units = new Set(), between = new Set() } = uk.units.about ?? {};

/** What stands before a number that is about right, as an expression: the unit, as its group, and what may be between. */
export const ABOUT = `(?<!\\p{L})(${[...units].join('|')})(?:\\s(?:${[...between].join('|')}))?\\s`;
