import { type Language, languageByCode } from '@babelmesh/protocol/languages';
import type { LanguageOffer } from './api.js';

export interface NamedLanguage extends Pick<Language, 'code' | 'endonym'> {
  /** As in HTML's `dir`: `auto` leaves it to the text. */
  readonly direction: Language['direction'] | 'auto';
}

/** Which languages translate into which, as the node offers them. */
export interface Pairs {
  /** Every language that is a source or a target here, by endonym. */
  readonly languages: readonly NamedLanguage[];
  hasSource(source: string): boolean;
  /** For `auto` it is enough that some source reaches the target. */
  has(source: string, target: string): boolean;
  /** Targets of a source, in order of the languages. */
  targets(source: string): readonly string[];
}

export function pairsOf(offers: readonly LanguageOffer[]): Pairs {
  const reach = new Map<string, Set<string>>();
  const names = new Map(offers.map(({ code, name }) => [code, name]));
  const codes = new Set<string>();
  const all = new Set<string>();
  for (const { code, targets } of offers) {
    const others = targets.filter((target) => target !== code);
    if (others.length === 0) continue;
    reach.set(code, new Set(others));
    for (const one of [code, ...others]) codes.add(one);
    for (const one of others) all.add(one);
  }
  const languages = [...codes]
    .map((code) => nameLanguage(code, names.get(code)))
    .sort((a, b) => a.endonym.localeCompare(b.endonym));
  const reachable = (source: string) => (source === 'auto' ? all : reach.get(source));
  return {
    languages,
    hasSource: (source) => (source === 'auto' ? reach.size > 0 : reach.has(source)),
    has: (source, target) => reachable(source)?.has(target) ?? false,
    targets: (source) => languages.map(({ code }) => code).filter((code) => reachable(source)?.has(code)),
  };
}

/** A language by what its speakers call it; one the table does not know keeps the node's name for it. */
export function nameLanguage(code: string, fallback = code): NamedLanguage {
  const [language = code, ...variant] = code.split('-');
  const known = languageByCode(language);
  if (!known) return { code, endonym: fallback, direction: 'auto' };
  if (variant.length === 0) return known;
  return { code, endonym: `${known.endonym} (${variant.join('-')})`, direction: known.direction };
}
